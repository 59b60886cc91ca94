package io.plumbline.testing.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.util.stream.Stream;

/** Neither what a method takes nor what it gives is an entity, type arguments included. */
final class MentionNoEntity extends ArchCondition<JavaMethod> {

  MentionNoEntity() {
    super("mention no entity in their signature");
  }

  @Override
  public void check(JavaMethod method, ConditionEvents events) {
    Stream<JavaClass> taken =
        method.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream());
    Stream<JavaClass> given = method.getReturnType().getAllInvolvedRawTypes().stream();
    Stream.concat(taken, given)
        .filter(type -> type.isAnnotatedWith(Entity.class))
        .forEach(
            entity ->
                events.add(
                    SimpleConditionEvent.violated(
                        method, method.getFullName() + " mentions " + entity.getName())));
  }
}
