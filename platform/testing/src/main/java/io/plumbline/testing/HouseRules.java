package io.plumbline.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house as tests. A module runs them all:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "io.plumbline.catalog", importOptions = DoNotIncludeTests.class)
 * class HouseRulesTest {
 *   @ArchTest static final ArchTests RULES = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 */
public final class HouseRules {

  private static final Set<String> SERVICES =
      Set.of("catalog", "assessment", "evidence", "reporting", "gateway", "cli");

  @ArchTest
  static final ArchRule servicesKnowOnlyContractsOfOneAnother =
      classes().should(new StayInTheirService()).allowEmptyShould(true);

  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices().matching("io.plumbline.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesAreNamedByFeature =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..common..",
              "..util..",
              "..utils..",
              "..helper..",
              "..helpers..",
              "..impl..",
              "..dto..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes().should(new BeInANullMarkedPackage()).allowEmptyShould(true);

  @ArchTest
  static final ArchRule databaseIsReachedInATenantTransaction =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.plumbline.platform..")
          .and()
          .haveNameNotMatching(".*(Sweeper|Sequencer|Replay)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.vertx.mutiny.sqlclient.Pool")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.hibernate.reactive.mutiny.Mutiny$SessionFactory")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.quarkus.hibernate.reactive.panache.Panache")
          .because("only TenantTransaction and TenantPool set the tenant first")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule identityComesFromTheCaller =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.plumbline.platform..", "io.plumbline.gateway..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.quarkus.security..")
          .because("Caller.current() is the one who calls")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule beansAreConstructed =
      fields()
          .should()
          .notBeAnnotatedWith(Inject.class)
          .because("constructors say what a class needs")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule timeIsInjected =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.plumbline.platform..", "io.plumbline.cli..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a Clock can be fixed in a test")
          .allowEmptyShould(true);

  private HouseRules() {}

  /** A service depends on itself, the contracts and the platform. */
  private static final class StayInTheirService extends ArchCondition<JavaClass> {
    StayInTheirService() {
      super("not depend on another service's classes");
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
      origin.getDirectDependenciesFromSelf().stream()
          .filter(d -> isForeign(module(origin), module(d.getTargetClass())))
          .forEach(d -> events.add(SimpleConditionEvent.violated(d, d.getDescription())));
    }

    private static boolean isForeign(String origin, String target) {
      return SERVICES.contains(target) && !target.equals(origin);
    }

    private static String module(JavaClass type) {
      String[] parts = type.getPackageName().split("\\.");
      return parts.length > 2 && type.getPackageName().startsWith("io.plumbline.") ? parts[2] : "";
    }
  }

  /** Null is written where it is meant, and nowhere else. */
  private static final class BeInANullMarkedPackage extends ArchCondition<JavaClass> {
    private static final DescribedPredicate<JavaPackage> MARKED =
        DescribedPredicate.describe("@NullMarked", p -> p.isAnnotatedWith(NullMarked.class));

    BeInANullMarkedPackage() {
      super("be in a package with @NullMarked");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      if (!MARKED.test(type.getPackage())) {
        events.add(
            SimpleConditionEvent.violated(
                type, type.getPackageName() + " has no package-info with @NullMarked"));
      }
    }
  }
}
