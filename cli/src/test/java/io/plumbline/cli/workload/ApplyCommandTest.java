package io.plumbline.cli.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.cli.client.CommandRun;
import io.plumbline.cli.client.FakeServer;
import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.type.v1.ScopeRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApplyCommandTest {
  private static final String SHOP =
      """
      workloads:
        - id: shop
          display_name: Shop
          owner: ana
          unit: retail/checkout
          environment: production
          accounts: [012345678901, "222222222222"]
          scope_rules:
            - arn_patterns: ["arn:aws:s3:::shop-*"]
              resource_tags: [team=shop]
          tags:
            team: shop
          visibility: restricted
          users: [mia]
          links:
            - title: Runbook
              uri: https://wiki.example.com/shop
      """;

  @TempDir Path folder;
  private final FakeWorkloads workloads = new FakeWorkloads();
  private final FakeServer server = new FakeServer(workloads);
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("workloads.yaml");
    Files.writeString(file, SHOP);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldOnlyShowAPlan() {
    CommandRun run = apply("--plan");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out().lines())
        .contains(
            "+ shop",
            "    owner: \"ana\"",
            "    accounts: [\"012345678901\",\"222222222222\"]",
            "1 to create, 0 to change, 0 as the file says, 0 not in the file");
    assertThat(workloads.writes).isEmpty();
  }

  @Test
  void shouldCreateOnceAndThenChangeNothing() {
    CommandRun first = apply("--yes");
    CommandRun second = apply("--yes");
    CommandRun plan = apply("--plan");

    assertThat(first.code()).isZero();
    assertThat(second.code()).isZero();
    assertThat(plan.code()).isZero();
    assertThat(plan.out())
        .contains("= shop", "0 to create, 0 to change, 1 as the file says, 0 not in the file");
    assertThat(workloads.writes).containsExactly("create workloads/shop");
    Workload shop = workloads.stored.get("workloads/shop");
    assertThat(shop.getAccountsList()).containsExactly("012345678901", "222222222222");
    assertThat(shop.getEnvironment()).isEqualTo(Workload.Environment.ENVIRONMENT_PRODUCTION);
    assertThat(shop.getScopeRules(0).getResourceTagsList()).containsExactly("team=shop");
    assertThat(shop.getLinks(0).getTitle()).isEqualTo("Runbook");
  }

  @Test
  void shouldShowDriftFieldByFieldAndPutItRight() {
    apply("--yes");
    Workload shop = workloads.stored.get("workloads/shop");
    workloads.stored.put(
        shop.getName(),
        shop.toBuilder()
            .setOwner("eve")
            .addGroups("all")
            .setAccounts(0, "222222222222")
            .setAccounts(1, "012345678901")
            .build());
    workloads.writes.clear();

    CommandRun plan = apply("--plan");
    CommandRun run = apply("--yes");

    assertThat(plan.code()).isEqualTo(3);
    assertThat(plan.out().lines())
        .containsExactly(
            "~ shop",
            "    owner: \"eve\" -> \"ana\"",
            "    groups: [\"all\"] -> []",
            "0 to create, 1 to change, 0 as the file says, 0 not in the file");
    assertThat(run.code()).isZero();
    assertThat(workloads.writes).containsExactly("update owner,groups workloads/shop");
    assertThat(workloads.stored.get("workloads/shop").getOwner()).isEqualTo("ana");
  }

  @Test
  void shouldLeaveAloneWhatIsNotInTheFile() {
    for (String id : List.of("a", "b", "c", "z")) {
      keep(Workload.newBuilder().setName("workloads/" + id).setDisplayName(id).build());
    }

    CommandRun run = apply("--yes");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("? z  is not in the file and left alone", "4 not in the file");
    assertThat(workloads.writes).containsExactly("create workloads/shop");
  }

  @Test
  void shouldArchiveAndRestore() throws IOException {
    apply("--yes");
    Files.writeString(file, SHOP + "    archived: true\n");

    CommandRun archived = apply("--yes");
    CommandRun again = apply("--plan");
    Files.writeString(file, SHOP.replace("owner: ana", "owner: bea") + "    archived: true\n");
    CommandRun changed = apply("--yes");
    Files.writeString(file, SHOP.replace("owner: ana", "owner: bea"));
    CommandRun restored = apply("--yes");

    assertThat(archived.out()).contains("    archived: false -> true");
    assertThat(again.code()).isZero();
    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.err()).contains(":4:12: shop is archived and owner differs");
    assertThat(restored.code()).isZero();
    assertThat(workloads.writes)
        .containsExactly(
            "create workloads/shop",
            "archive workloads/shop",
            "restore workloads/shop",
            "update owner workloads/shop");
  }

  @Test
  void shouldSayWhereTheServiceRefusesAndChangeNothing() throws IOException {
    Files.writeString(file, SHOP + "  - id: other\n    display_name: Other\n    unit: /wrong\n");
    workloads.wrongUnit = "/wrong";

    CommandRun run = apply("--yes");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains(file + ":20:11: other, unit: is no path");
    assertThat(workloads.writes).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("", "1:1: must be a mapping with the key workloads"),
        Arguments.of("workloads: [", "1:13: not YAML"),
        Arguments.of("workload: []", "1:1: unknown key; there is: workloads"),
        Arguments.of("workloads: {}", "1:12: workloads must be a list"),
        Arguments.of("workloads:\n- owner: x", "2:3: the key id is missing"),
        Arguments.of("workloads:\n- id: Shop", "2:7: an id begins with a letter"),
        Arguments.of("workloads:\n- id: a\n- id: a", "3:7: a is there twice"),
        Arguments.of("workloads:\n- id: a\n  id: b", "3:3: id is there twice"),
        Arguments.of("workloads:\n- id: a\n  owners: x", "3:3: unknown key owners; there are: id"),
        Arguments.of("workloads:\n- id: a\n  etag: x", "3:3: unknown key etag"),
        Arguments.of("workloads:\n- id: a\n  owner: [x]", "3:10: must be a single value"),
        Arguments.of("workloads:\n- id: a\n  accounts: x", "3:13: must be a list"),
        Arguments.of("workloads:\n- id: a\n  archived: si", "3:13: must be true or false"),
        Arguments.of(
            "workloads:\n- id: a\n  environment: prod",
            "3:16: prod is not one of production, preproduction"),
        Arguments.of(
            "workloads:\n- id: a\n  links:\n  - title: t\n    url: u",
            "5:5: unknown key url; there are: title, uri"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void shouldSayLineAndPositionOfWhatIsWrong(String yaml, String problem) throws IOException {
    Files.writeString(file, yaml);

    CommandRun run = apply("--yes");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("nothing was changed", file + ":" + problem);
  }

  @Test
  void shouldSayEverythingThatIsWrongAtOnce() throws IOException {
    Files.writeString(file, "workloads:\n- id: a\n  x: 1\n- id: b\n  y: 1\n");

    assertThat(apply("--plan").err()).contains(":3:3: unknown key x", ":5:3: unknown key y");
  }

  @Test
  void shouldAskForYesWhereNobodyCanAnswer() {
    CommandRun run = apply();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("--yes applies this");
    assertThat(workloads.writes).isEmpty();
  }

  @Test
  void shouldTellProgramsToo() throws IOException {
    JsonNode json = new ObjectMapper().readTree(apply("--plan", "--json").out());

    assertThat(json.at("/applied").asBoolean()).isFalse();
    assertThat(json.at("/changes/0/action").asText()).isEqualTo("create");
    assertThat(json.at("/changes/0/fields/0/will_be").asText()).isEqualTo("Shop");
    JsonNode applied = new ObjectMapper().readTree(apply("--yes", "--json").out());
    assertThat(applied.at("/applied").asBoolean()).isTrue();
  }

  @Test
  void shouldExportWhatAppliesWithoutChange() throws IOException {
    keep(
        Workload.newBuilder()
            .setName("workloads/odd")
            .setDisplayName("yes")
            .setDescription(
                "Two\nlines: # not a comment\n  \ud83d\ude80 \"quoted\" 'and'\t"
                    + "long ".repeat(60))
            .setOwner("0123")
            .setUnit("~")
            .addAccounts("000000000012")
            .addAccounts("1e3")
            .putTags("no", "null")
            .putTags("a: b", "")
            .setVisibility(Workload.Visibility.VISIBILITY_OPEN)
            .addScopeRules(ScopeRule.newBuilder().addArnPatterns("*").addResourceTags("k=*"))
            .addLinks(Workload.Link.newBuilder().setTitle("- x").setUri("https://e.example/?a=b#c"))
            .build());
    apply("--yes");
    Files.writeString(file, SHOP + "    archived: true\n");
    apply("--yes");
    workloads.writes.clear();
    Path exported = folder.resolve("exported.yaml");

    CommandRun export = run("export", "workloads", "-o", exported.toString());
    file = exported;
    CommandRun plan = apply("--plan");

    assertThat(export.code()).isZero();
    assertThat(plan.out()).contains("0 to create, 0 to change, 2 as the file says");
    assertThat(plan.code()).isZero();
    assertThat(run("export", "workloads").out()).isEqualTo(Files.readString(exported));
    assertThat(run("export", "workloads", "odd").out()).contains("id: odd").doesNotContain("shop");
    assertThat(run("export", "workloads", "none").code()).isEqualTo(1);
    assertThat(workloads.writes).isEmpty();
  }

  private void keep(Workload workload) {
    workloads.stored.put(workload.getName(), workload.toBuilder().setEtag("e").build());
  }

  private CommandRun apply(String... options) {
    List<String> arguments = new ArrayList<>(List.of("apply", "-f", file.toString()));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new));
  }

  private CommandRun run(String... given) {
    List<String> arguments = new ArrayList<>(List.of(given));
    arguments.addAll(List.of("--server", server.address(), "--token", "t"));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
