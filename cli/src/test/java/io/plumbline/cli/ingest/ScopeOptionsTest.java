package io.plumbline.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.proto.evidence.v1.ScanScope;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ScopeOptionsTest {

  @Test
  void shouldDeclareWhatTheScanLookedAt() {
    ScanScope scope =
        parse(
            "--accounts=1,2",
            "--regions",
            "eu-west-1",
            "--rules=a,b,c",
            "--started=2026-03-04T05:06:07.5Z");

    assertThat(scope.getAccountsList()).containsExactly("1", "2");
    assertThat(scope.getRegionsList()).containsExactly("eu-west-1");
    assertThat(scope.getRulesList()).containsExactly("a", "b", "c");
    assertThat(scope.getStartTime().getSeconds()).isEqualTo(1772600767);
    assertThat(scope.getStartTime().getNanos()).isEqualTo(500_000_000);
  }

  @Test
  void shouldDeclareNothingByItself() {
    assertThat(parse()).isEqualTo(ScanScope.getDefaultInstance());
  }

  @Test
  void shouldRefuseWhatIsNoTime() {
    assertThatThrownBy(() -> parse("--started=yesterday"))
        .isInstanceOf(CommandLine.ParameterException.class)
        .hasMessageContaining("2026-03-04T05:06:07Z");
  }

  private static ScanScope parse(String... arguments) {
    return CommandLine.populateCommand(new ScopeOptions(), arguments).get();
  }
}
