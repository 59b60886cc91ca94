package io.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is broken once, by one change to a contract that keeps them all. */
class BrokenContractTest {

  @TempDir Path root;

  @Test
  void shouldFindNothingInTheGoodContract() throws IOException {
    Contract contract = ExampleContract.compile(root);

    assertThat(ContractCheck.values())
        .allSatisfy(check -> assertThat(check.violations(contract)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource
  void shouldNameWhatBreaksTheRule(ContractCheck check, String from, String to, String named)
      throws IOException {
    Contract contract = ExampleContract.changed(root, from, to);

    assertThat(check.violations(contract)).singleElement().asString().contains(named);
  }

  @Test
  void shouldNameFilesOutsideTheDirectoryOfTheirPackage() throws IOException {
    Contract contract =
        ExampleContract.compile(
            root, "plumbline/beams/beam_service.proto", ExampleContract.source());

    assertThat(ContractCheck.DIRECTORY_IS_PACKAGE_IS_VERSION.violations(contract))
        .containsExactly("plumbline/beams/beam_service.proto: package plumbline.beams.v1");
  }

  @Test
  void shouldNameServicesAmongEvents() throws IOException {
    Contract contract =
        ExampleContract.compile(
            root,
            "plumbline/beams/events/v1/beam_service.proto",
            ExampleContract.source()
                .replace("package plumbline.beams.v1", "package plumbline.beams.events.v1"));

    assertThat(ContractCheck.EVENTS_HAVE_NO_SERVICE.violations(contract)).hasSize(1);
  }

  @Test
  void shouldNamePermissionsThatNoRoleHoldsOrNoCallAsksFor() throws IOException {
    Contract contract = ExampleContract.compile(root);
    Contract other = contract.withRoles(Map.of("viewer", Set.of("beams.read", "beams.paint")));

    assertThat(ContractCheck.PERMISSIONS_HELD_BY_ROLES.violations(other))
        .containsExactly("plumbline.beams.v1.BeamService.UpdateBeam: no role holds beams.write");
    assertThat(ContractCheck.PERMISSIONS_USED.violations(other))
        .containsExactly("beams.paint: held by a role, asked for by no call");
  }

  @Test
  void shouldBreakEveryRuleOnce() {
    Stream<Object> here =
        Stream.of(
            ContractCheck.DIRECTORY_IS_PACKAGE_IS_VERSION,
            ContractCheck.EVENTS_HAVE_NO_SERVICE,
            ContractCheck.PERMISSIONS_HELD_BY_ROLES,
            ContractCheck.PERMISSIONS_USED);
    Stream<Object> rows = shouldNameWhatBreaksTheRule().map(row -> row.get()[0]);

    assertThat(Stream.concat(here, rows).distinct())
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(ContractCheck.values()));
  }

  static Stream<Arguments> shouldNameWhatBreaksTheRule() {
    return Stream.of(
        arguments(
            ContractCheck.JAVA_OPTIONS_FOLLOW_THE_NAME,
            "option java_outer_classname = \"BeamServiceProto\";",
            "",
            "beam_service.proto"),
        arguments(
            ContractCheck.ONE_SERVICE_A_FILE,
            "service BeamService",
            "service GirderService",
            "beam_service.proto"),
        arguments(
            ContractCheck.SERVICES_END_IN_SERVICE, "service BeamService", "service Beams", "Beams"),
        arguments(
            ContractCheck.REQUESTS_AND_RESPONSES_NAMED_BY_CALL,
            "rpc UpdateBeam(",
            "rpc ReplaceBeam(",
            "ReplaceBeam(UpdateBeamRequest)"),
        arguments(ContractCheck.FIELDS_LOWER_SNAKE, "page_size = 1", "pageSize = 1", "pageSize"),
        arguments(
            ContractCheck.TYPES_UPPER_CAMEL, "rpc WatchBeams(", "rpc watchBeams(", "watchBeams"),
        arguments(ContractCheck.TIMES_END_IN_TIME, "create_time = 3", "created = 3", "created"),
        arguments(
            ContractCheck.ENUM_ZERO_UNSPECIFIED, "WOOD_UNSPECIFIED", "WOOD_NONE", "Beam.Wood"),
        arguments(ContractCheck.ENUM_VALUES_PREFIXED, "WOOD_OAK", "OAK", "OAK"),
        arguments(ContractCheck.EVERYTHING_COMMENTED, "  // From Europe.\n", "", "WOOD_OAK"),
        arguments(
            ContractCheck.COMMENTS_SAY_MORE_THAN_NAMES,
            "// How many at most.",
            "// The page size.",
            "page_size"),
        arguments(
            ContractCheck.PERMISSION_ON_EVERY_CALL,
            "option (plumbline.authz.v1.permission) = \"beams.write\";",
            "",
            "UpdateBeam"),
        arguments(
            ContractCheck.HTTP_ON_UNARY_CALLS,
            "option (google.api.http) = {get: \"/v1/beams\"};",
            "",
            "ListBeams"),
        arguments(
            ContractCheck.HTTP_RULES_FIT_THE_REQUEST,
            "{beam.name=beams/*}",
            "{beam.title=beams/*}",
            "PATCH /v1/{beam.title=beams/*} (beam)"),
        arguments(
            ContractCheck.HTTP_RULES_DIFFER,
            "{get: \"/v1/beams\"}",
            "{patch: \"/v1/beams/*\" body: \"beam\"}",
            "UpdateBeam"),
        arguments(
            ContractCheck.FIELD_BEHAVIOUR_SAID,
            "Wood wood = 2 [(google.api.field_behavior) = OPTIONAL];",
            "Wood wood = 2;",
            "Beam.wood"),
        arguments(ContractCheck.RESOURCE_NAME_FIRST, "name = 1 [", "name = 9 [", "Beam.name"),
        arguments(ContractCheck.LISTS_ARE_PAGED, "next_page_token", "next_token", "ListBeams"),
        arguments(ContractCheck.WRITES_CARRY_REQUEST_ID, "request_id", "call_id", "UpdateBeam"),
        arguments(ContractCheck.UPDATES_TAKE_MASK_AND_ETAG, "etag = 4", "tag = 4", "UpdateBeam"));
  }
}
