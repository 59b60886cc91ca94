package io.plumbline.evidence.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Limits of files of attestations. */
@ConfigMapping(prefix = "plumbline.evidence.files")
public interface FileConfig {

  /** Bytes of one file. */
  @WithDefault("26214400")
  long bytes();

  /** Media types that are taken, as {@link Sniffer} tells them from the content. */
  @WithDefault(
      "application/pdf,image/png,image/jpeg,text/plain,application/json,"
          + "application/vnd.cyclonedx+json,application/vnd.cyclonedx+xml,application/spdx+json,"
          + "text/spdx,application/zip")
  Set<String> types();
}
