package io.plumbline.testing.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the rules of the house on a module: extend it and name the module's package. */
public abstract class HouseTest {

  private final String room;
  private final Map<String, ArchRule> rules;

  /**
   * @param room the module's package below `io.plumbline`, for example `catalog`
   */
  protected HouseTest(String room, Map<String, ArchRule> rules) {
    this.room = room;
    this.rules = rules;
  }

  @TestFactory
  Stream<DynamicTest> shouldKeepTheRulesOfTheHouse() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.plumbline." + room);
    return rules.entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(), () -> rule.getValue().allowEmptyShould(true).check(classes)));
  }
}
