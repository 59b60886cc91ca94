package io.plumbline.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plumbline.proto.evidence.v1.MaintenanceServiceGrpc;
import io.plumbline.proto.evidence.v1.RecountRollupsRequest;
import io.plumbline.proto.evidence.v1.RecountRollupsResponse;
import io.plumbline.proto.evidence.v1.RecountRollupsResponse.Difference;
import io.plumbline.proto.evidence.v1.SourceKind;
import io.plumbline.testing.ServiceResources;
import io.plumbline.testing.TestCalls;
import io.plumbline.testing.TestToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class MaintenanceTest {

  private final Estate estate = new Estate();

  @BeforeEach
  void store() {
    estate
        .source("*")
        .workload("shop", List.of("1"))
        .workload("till", List.of("2"))
        .mapping(Map.of("r1", List.of("c1"), "r2", List.of("c2")))
        .mapped();
    Upload.of(
        estate.machine(),
        Scan.at(Instant.now())
            .fail("r1", "1", "a")
            .pass("r2", "1", "b")
            .pass("r2", "2", "c")
            .json());
  }

  @Test
  void shouldFindNothingWhereNothingWasTouched() {
    List<RecountRollupsResponse> answers = recount("workloads/-", true);

    assertThat(answers)
        .extracting(RecountRollupsResponse::getWorkload)
        .containsExactly("workloads/shop", "workloads/till");
    assertThat(answers).extracting(RecountRollupsResponse::getComparedCount).containsExactly(2, 1);
    assertThat(answers).allMatch(answer -> answer.getDifferencesCount() == 0);
  }

  @Test
  void shouldShowWhatDiffersAndChangeNothingWhenChecking() {
    damage();

    RecountRollupsResponse shop = recount("workloads/shop", true).get(0);

    assertThat(shop.getCorrected()).isFalse();
    assertThat(shop.getDifferencesList()).extracting(Difference::getConcept).containsExactly("c1");
    Difference difference = shop.getDifferences(0);
    assertThat(difference.getSourceKind()).isEqualTo(SourceKind.SOURCE_KIND_SCANNER);
    assertThat(difference.getKept().getFail()).isEqualTo(9);
    assertThat(difference.getCounted().getFail()).isEqualTo(1);
    assertThat(estate.numbers("shop", "c1").get(1)).isEqualTo(9);
  }

  @Test
  void shouldPutNumbersRightAndTellIt() {
    damage();
    Estate.execute(
        "delete from rollup where tenant = '%s' and concept = 'c2'".formatted(estate.tenant));
    String told = "select coalesce(max(version), 0) from observed_revision where tenant = '%s'";
    long before = estate.count(told);

    List<RecountRollupsResponse> answers = recount("workloads/-", false);

    assertThat(answers).allMatch(RecountRollupsResponse::getCorrected);
    assertThat(answers.get(0).getDifferencesList())
        .extracting(Difference::getConcept)
        .containsExactly("c1", "c2");
    assertThat(estate.count(told)).isGreaterThan(before);
    Books.balance(estate, "after the recount");
    assertThat(recount("workloads/-", true)).allMatch(answer -> answer.getDifferencesCount() == 0);
  }

  @Test
  void shouldBeForAdministrators() {
    assertThat(code(estate.person("audrey", "auditor"), "workloads/-"))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(code(estate.person("adam", "admin"), "workloads/never-was"))
        .isEqualTo(Status.Code.NOT_FOUND);
  }

  private void damage() {
    Estate.execute(
        "update rollup set fail = 9 where tenant = '%s' and concept = 'c1'"
            .formatted(estate.tenant));
  }

  private List<RecountRollupsResponse> recount(String parent, boolean checkOnly) {
    return recount(estate.person("adam", "admin"), parent, checkOnly);
  }

  private static List<RecountRollupsResponse> recount(
      TestToken token, String parent, boolean checkOnly) {
    List<RecountRollupsResponse> answers = new ArrayList<>();
    TestCalls.as(token, MaintenanceServiceGrpc::newBlockingStub)
        .recountRollups(
            RecountRollupsRequest.newBuilder().setParent(parent).setCheckOnly(checkOnly).build())
        .forEachRemaining(answers::add);
    return answers;
  }

  private static Status.Code code(TestToken token, String parent) {
    return catchThrowableOfType(StatusRuntimeException.class, () -> recount(token, parent, true))
        .getStatus()
        .getCode();
  }
}
