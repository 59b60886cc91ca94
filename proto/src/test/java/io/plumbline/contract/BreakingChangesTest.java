package io.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BreakingChangesTest {

  @TempDir Path root;

  @Test
  void shouldNotBreakClientsOfTheLastRelease() {
    assertThat(BreakingChanges.between(ReleasedContract.read(), Contract.compile(Protoc.CONTRACTS)))
        .as("changes that break clients of the last release, see CONTRIBUTING.md")
        .isEmpty();
  }

  @Test
  void shouldLetAdditionsPass() throws IOException {
    Contract before = ExampleContract.compile(root);
    Contract after =
        ExampleContract.changed(
            root,
            "string etag = 4 [(google.api.field_behavior) = OPTIONAL];",
            "string etag = 4;\n  // How long.\n  int32 length = 5;");

    assertThat(BreakingChanges.between(before, after)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void shouldNameWhatBreaksClients(String from, String to, String named) throws IOException {
    Contract before = ExampleContract.compile(root);
    Contract after = ExampleContract.changed(root, from, to);

    assertThat(BreakingChanges.between(before, after)).anyMatch(line -> line.contains(named));
  }

  static Stream<Arguments> shouldNameWhatBreaksClients() {
    return Stream.of(
        arguments("etag = 4", "etag = 5", "Beam field 4 was removed"),
        arguments("string etag", "string tag", "is plain STRING tag"),
        arguments("string etag", "bytes etag", "is plain BYTES etag"),
        arguments("string etag", "optional string etag", "is optional STRING etag"),
        arguments("string etag", "repeated string etag", "is repeated STRING etag"),
        arguments(
            "string page_token = 2 [(google.api.field_behavior) = OPTIONAL];",
            "oneof from { string page_token = 2; }",
            "is optional STRING page_token of from"),
        arguments("WOOD_OAK", "WOOD_ELM", "Beam.Wood value 1 was WOOD_OAK, is WOOD_ELM"),
        arguments("WOOD_OAK = 1", "WOOD_OAK = 2", "Beam.Wood value 1 was removed (WOOD_OAK)"),
        arguments("rpc WatchBeams(", "rpc FollowBeams(", "WatchBeams was removed"),
        arguments("(stream WatchBeamsResponse)", "(WatchBeamsResponse)", "WatchBeams was "),
        arguments("\"beams.write\"", "\"beams.read\"", "permission beams.read"),
        arguments("\"/v1/beams\"", "\"/v1/planks\"", "GET /v1/planks"),
        arguments("service BeamService", "service PlankService", "BeamService was removed"),
        arguments("Beam beam = 1;", "bytes beam = 1;", "WatchBeamsResponse field 1 was"));
  }
}
