package io.plumbline.testing.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;

/** Predicates over what a method calls and reads. */
final class Accesses {

  private Accesses() {}

  /** Any method of {@code type}. */
  static DescribedPredicate<JavaMethodCall> callsTo(Class<?> type) {
    return DescribedPredicate.describe(
        "to any method of " + type.getName(), call -> call.getTargetOwner().isEquivalentTo(type));
  }

  /** Standard output or error, unless from a `main`: that is what a command answers on. */
  static DescribedPredicate<JavaFieldAccess> printing() {
    return DescribedPredicate.describe(
        "System.out or System.err outside main",
        access ->
            access.getTargetOwner().isEquivalentTo(System.class)
                && access.getTarget().getName().matches("out|err")
                && !access.getOrigin().getName().equals("main"));
  }
}
