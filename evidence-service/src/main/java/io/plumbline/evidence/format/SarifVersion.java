package io.plumbline.evidence.format;

import static io.plumbline.evidence.reader.DocumentException.Problem.UNKNOWN_FORMAT;

import io.plumbline.evidence.reader.DocumentException;
import io.plumbline.evidence.reader.Texts;
import java.util.Map;

/** SARIF is read in version 2.1.0; older and newer ones mean other things by the same words. */
public final class SarifVersion {

  private SarifVersion() {}

  public static void check(Map<String, String> root) {
    String version = root.getOrDefault("version", "");
    boolean schema = root.getOrDefault("schema", "").contains("2.1.0");
    if (!version.startsWith("2.1.0") && !(version.isEmpty() && schema)) {
      throw new DocumentException(
          UNKNOWN_FORMAT,
          "seen: SARIF "
              + (version.isEmpty() ? "without a version" : "version " + Texts.cut(version, 40))
              + "; read here: SARIF 2.1.0",
          null);
    }
  }
}
