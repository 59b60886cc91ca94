package io.plumbline.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceJvmTest {
  @Test
  void onlyTheEvidenceServiceCompilesForSpeed() {
    assertThat(ServiceJvm.options(Part.CATALOG, null)).contains("-XX:TieredStopAtLevel=1");
    assertThat(ServiceJvm.options(Part.EVIDENCE, " ")).doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @Test
  void otherOptionsReplaceAllAndNameThePart() {
    assertThat(ServiceJvm.options(Part.CATALOG, " -Xmx99m  -XX:AOTConfiguration=/tmp/{part}.conf "))
        .containsExactly("-Xmx99m", "-XX:AOTConfiguration=/tmp/catalog.conf");
  }
}
