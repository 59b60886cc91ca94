package io.plumbline.testing.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** A package-info.java with {@code @NullMarked} stands beside the class. */
final class BeInNullMarkedPackages extends ArchCondition<JavaClass> {

  BeInNullMarkedPackages() {
    super("lie in a package whose package-info.java says @NullMarked");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
    events.add(
        new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
  }
}
