package io.plumbline.evidence.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.proto.assessment.v1.Workload;
import io.plumbline.proto.type.v1.ScopeRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {

  private static final Scope SHOP =
      Scope.of(
          Workload.newBuilder()
              .setName("workloads/shop")
              .addAccounts("1")
              .addRegions("eu")
              .addScopeRules(
                  ScopeRule.newBuilder()
                      .addAccounts("2")
                      .addArnPatterns("arn:*:shop-*")
                      .addArnPatterns("arn:db"))
              .addScopeRules(
                  ScopeRule.newBuilder().addResourceTags("team=pay*").addResourceTags("env=prod"))
              .build());
  private static final Scope TILL =
      Scope.of(
          Workload.newBuilder()
              .setName("workloads/till")
              .addScopeRules(ScopeRule.newBuilder().addArnPatterns("arn:*"))
              .build());

  private final Router router = new Router(List.of(SHOP, TILL), List.of());

  @ParameterizedTest
  @CsvSource(
      value = {
        // account, region, resource, tags, workloads
        "1, eu, x, '', shop",
        "1, us, x, '', ''",
        "1, '', x, '', shop",
        "2, us, arn:s3:shop-1, '', shop till",
        "2, us, arn:db, '', shop till",
        "2, us, arn:db2, '', till",
        "3, us, x, team=pay1 env=prod, shop",
        "3, us, x, team=pay1 env=test, ''",
        "3, us, x, env=prod, ''",
        "3, us, x, '', ''",
        "1, eu, arn:s3:shop-1, team=pay env=prod, shop till",
      })
  void shouldRouteByAnyRuleAllOfWhichHolds(
      String account, String region, String resource, String tags, String workloads) {
    Subject finding = new Subject(account, region, resource, words(tags), "");

    assertThat(router.route(finding)).containsExactlyInAnyOrderElementsOf(words(workloads));
  }

  @Test
  void shouldNarrowAndNeverWiden() {
    assertThat(router.route(new Subject("1", "eu", "arn:x", List.of(), "till")))
        .containsExactly("till");
    assertThat(router.route(new Subject("1", "eu", "x", List.of(), "till"))).isEmpty();
  }

  @Test
  void shouldTakeTheWordOfTheRowsForPendingWorkloads() {
    Router moving = new Router(List.of(SHOP, TILL), List.of("shop"));
    Subject finding = new Subject("1", "eu", "arn:x", List.of(), "");

    assertThat(moving.route(finding)).containsExactlyInAnyOrder("shop", "till");
    assertThat(moving.standing(finding, List.of())).containsExactly("till");
    assertThat(moving.standing(finding, List.of("shop"))).containsExactlyInAnyOrder("shop", "till");
  }

  @Test
  void shouldKeepAScopeAsItWas() {
    assertThat(SHOP.json().getJsonObject(0).getJsonArray("regions")).containsExactly("eu");
    assertThat(ruled(SHOP)).isEqualTo(SHOP);
  }

  private static Scope ruled(Scope scope) {
    List<io.plumbline.evidence.routing.ScopeRule> rules =
        scope.json().stream()
            .map(
                json ->
                    io.plumbline.evidence.routing.ScopeRule.of(
                        (io.vertx.core.json.JsonObject) json))
            .toList();
    return new Scope(scope.workload(), rules);
  }

  @Test
  void shouldLookAtResourcesOnlyWhenSomeRuleDoes() {
    Scope plain = Scope.of(Workload.newBuilder().setName("workloads/a").addAccounts("1").build());

    assertThat(router.looksAtResources()).isTrue();
    assertThat(new Router(List.of(plain), List.of()).looksAtResources()).isFalse();
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
