package io.plumbline.assessment.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiagramTypeTest {

  private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>";

  static Stream<Arguments> contents() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0};
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};
    return Stream.of(
        Arguments.of("image/png", png, true),
        Arguments.of("image/jpeg", png, false),
        Arguments.of("image/png", new byte[] {(byte) 0x89, 'P'}, false),
        Arguments.of("image/jpeg", jpeg, true),
        Arguments.of("image/svg+xml", jpeg, false),
        Arguments.of("image/svg+xml", text(SVG), true),
        Arguments.of("image/svg+xml", text("<?xml version='1.0'?><!-- made -->" + SVG), true),
        Arguments.of("image/svg+xml", text("<svg><g/></svg>"), false),
        Arguments.of("image/svg+xml", text("<html>" + SVG + "</html>"), false),
        Arguments.of("image/svg+xml", text(SVG.replace("<g/>", "<g>")), false),
        Arguments.of("image/svg+xml", text(SVG + SVG), false),
        Arguments.of("image/svg+xml", text("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG), false),
        Arguments.of("image/svg+xml", text("<!DOCTYPE svg SYSTEM 'http://x/'>" + SVG), false),
        Arguments.of("text/html", text(SVG), false));
  }

  @ParameterizedTest
  @MethodSource("contents")
  void shouldTellByContent(String mediaType, byte[] content, boolean fits) {
    assertThat(DiagramType.fits(mediaType, content)).isEqualTo(fits);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
