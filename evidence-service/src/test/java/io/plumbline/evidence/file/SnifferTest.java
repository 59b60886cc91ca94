package io.plumbline.evidence.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnifferTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%PDF-1.7 rest                                               | application/pdf",
        "PK\u0003\u0004 rest                                         | application/zip",
        "{\"bomFormat\":\"CycloneDX\"}                               | application/vnd.cyclonedx+json",
        "{\"spdxVersion\":\"SPDX-2.3\"}                              | application/spdx+json",
        "[{\"a\":1}]                                                 | application/json",
        "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.5\"/>        | application/vnd.cyclonedx+xml",
        "SPDXVersion: SPDX-2.3                                       | text/spdx",
        "Minutes of the meeting – übrigens                           | text/plain",
        "\ufeffwith a mark                                           | text/plain",
        "<html><body>                                                | text/html",
        "<?xml version=\"1.0\"?><svg/>                               | text/html",
        "plain and then <ScRiPt>alert(1)</ScRiPt>                    | text/html",
        "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.5\"><script> | text/html"
      })
  void shouldTellByContent(String content, String type) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);

    assertThat(type(bytes, bytes.length)).isEqualTo(type);
    assertThat(type(bytes, 1)).isEqualTo(type);
  }

  @Test
  void shouldNotTakeBytesForText() {
    byte[] half = Arrays.copyOf("übrig ü".getBytes(StandardCharsets.UTF_8), 8);

    assertThat(type(half, 3)).isEqualTo(Sniffer.UNKNOWN);
    assertThat(type(new byte[] {'a', 0, 'b'}, 1)).isEqualTo(Sniffer.UNKNOWN);
    assertThat(type(new byte[] {'a', (byte) 0xc3, 'b'}, 1)).isEqualTo(Sniffer.UNKNOWN);
    assertThat(type(new byte[0], 1)).isEqualTo(Sniffer.UNKNOWN);
    assertThat(type(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 3))
        .isEqualTo("image/png");
    assertThat(type(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}, 2))
        .isEqualTo("image/jpeg");
  }

  private static String type(byte[] bytes, int step) {
    Sniffer sniffer = new Sniffer();
    for (int i = 0; i < bytes.length; i += Math.max(1, step)) {
      sniffer.feed(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + Math.max(1, step))));
    }
    return sniffer.type();
  }
}
