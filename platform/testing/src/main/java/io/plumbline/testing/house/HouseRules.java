package io.plumbline.testing.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.groups.UniAwait;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules, by the names they fail under. {@link HouseTest} runs them on a module. */
public final class HouseRules {

  private static final String HOUSE = "io.plumbline.";
  private static final List<String> ROOMS =
      List.of("catalog", "assessment", "evidence", "reporting", "gateway", "cli");
  private static final String[] VAGUE_PACKAGES = {
    "..common..",
    "..util..",
    "..utils..",
    "..helper..",
    "..helpers..",
    "..impl..",
    "..dto..",
    "..misc..",
    "..shared..",
    "..model..",
    "..entity..",
    "..entities..",
    "..manager..",
  };
  private static final String[] STORES = {
    "io.vertx.mutiny.sqlclient..",
    "io.vertx.sqlclient..",
    "org.hibernate..",
    "io.quarkus.hibernate..",
    HOUSE + "platform.persistence..",
  };

  private HouseRules() {}

  /** What every module keeps, for the packages below {@code room}, for example `catalog`. */
  public static Map<String, ArchRule> ofEveryRoom(String room) {
    String own = HOUSE + room;
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("packages are named by the problem", noVaguePackages());
    rules.put("packages are null-marked", packagesAreNullMarked());
    rules.put("features do not depend on one another in circles", noCircles(own));
    rules.put("constructors are injected, not fields", noInjectedFields());
    rules.put("time comes from a clock", timeComesFromAClock());
    rules.put("nothing prints", nothingPrints());
    return rules;
  }

  /** What services and the gateway keep besides. */
  public static Map<String, ArchRule> ofAService(String room) {
    Map<String, ArchRule> rules = ofEveryRoom(room);
    rules.put("services meet in the contracts only", noOtherRoom(room));
    rules.put("nothing waits for a result", nothingWaits());
    rules.put("a GrpcService leaves the database to a Service", grpcServicesTouchNoStore());
    rules.put("no entity leaves through a call", noEntityInACall());
    return rules;
  }

  /** What the plumbing keeps besides: another product could use it unchanged. */
  public static Map<String, ArchRule> ofThePlatform() {
    Map<String, ArchRule> rules = ofEveryRoom("platform");
    rules.put("the platform knows no noun of the domain", platformKnowsNoDomain());
    return rules;
  }

  private static ArchRule noVaguePackages() {
    return noClasses().should().resideInAnyPackage(VAGUE_PACKAGES);
  }

  private static ArchRule packagesAreNullMarked() {
    return classes().should(new BeInNullMarkedPackages());
  }

  private static ArchRule noCircles(String own) {
    return slices().matching(own + ".(*)..").should().beFreeOfCycles();
  }

  private static ArchRule noInjectedFields() {
    return fields().should().notBeAnnotatedWith(Inject.class);
  }

  /** But for ids that begin with a time (UUIDv7): nothing is decided by them. */
  private static ArchRule timeComesFromAClock() {
    return noClasses()
        .that()
        .doNotHaveSimpleName("Uuid7")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis");
  }

  private static ArchRule nothingPrints() {
    return noClasses()
        .should()
        .accessFieldWhere(Accesses.printing())
        .orShould()
        .callMethod(Throwable.class, "printStackTrace");
  }

  private static ArchRule noOtherRoom(String room) {
    String[] others =
        ROOMS.stream()
            .filter(other -> !other.equals(room))
            .map(other -> HOUSE + other + "..")
            .toArray(String[]::new);
    return noClasses().should().dependOnClassesThat().resideInAnyPackage(others);
  }

  private static ArchRule nothingWaits() {
    return noClasses()
        .should()
        .callMethodWhere(Accesses.callsTo(UniAwait.class))
        .orShould()
        .callMethod(Thread.class, "sleep", long.class);
  }

  private static ArchRule grpcServicesTouchNoStore() {
    return noClasses()
        .that()
        .haveSimpleNameEndingWith("GrpcService")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(STORES);
  }

  private static ArchRule noEntityInACall() {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("GrpcService")
        .and()
        .arePublic()
        .should(new MentionNoEntity());
  }

  private static ArchRule platformKnowsNoDomain() {
    String[] domain =
        ROOMS.stream()
            .flatMap(
                room -> Arrays.asList(HOUSE + room + "..", HOUSE + "proto." + room + "..").stream())
            .toArray(String[]::new);
    return noClasses().should().dependOnClassesThat().resideInAnyPackage(domain);
  }
}
