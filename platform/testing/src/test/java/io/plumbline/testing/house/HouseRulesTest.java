package io.plumbline.testing.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is broken by one of the classes that lie beside this test. */
class HouseRulesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulesOfAService")
  void shouldNoticeWhenAServiceBreaksTheRule(String name, ArchRule rule) {
    JavaClasses classes = importing("io.plumbline.catalog");

    assertThat(rule.evaluate(classes).hasViolation()).as(name).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulesOfThePlatform")
  void shouldNoticeWhenThePlatformBreaksTheRule(String name, ArchRule rule) {
    JavaClasses classes = importing("io.plumbline.platform.leaning");

    assertThat(rule.evaluate(classes).hasViolation()).as(name).isTrue();
  }

  static Stream<Object[]> rulesOfAService() {
    return rows(HouseRules.ofAService("catalog"));
  }

  static Stream<Object[]> rulesOfThePlatform() {
    return rows(HouseRules.ofThePlatform())
        .filter(row -> row[0].toString().startsWith("the platform"));
  }

  private static Stream<Object[]> rows(Map<String, ArchRule> rules) {
    return rules.entrySet().stream().map(rule -> new Object[] {rule.getKey(), rule.getValue()});
  }

  private static JavaClasses importing(String packageName) {
    return new ClassFileImporter().importPackages(packageName);
  }
}
