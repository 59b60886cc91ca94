package io.plumbline.evidence.ingest;

import io.plumbline.evidence.reader.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Limits of ingest. */
@ConfigMapping(prefix = "plumbline.evidence.ingest")
public interface IngestConfig {

  /** Where uploads are spooled; the system's directory for temporary files by default. */
  Optional<Path> spoolDirectory();

  /** Bytes of one upload as sent. */
  @WithDefault("2147483648")
  long uploadBytes();

  /** Bytes of one document after decompression. */
  @WithDefault("2147483648")
  long documentBytes();

  /** How often larger than its upload a document may be, once past 16 MiB. */
  @WithDefault("200")
  int compressionRatio();

  /** Bytes of one record; a larger one is quarantined. */
  @WithDefault("4194304")
  int recordBytes();

  /** Levels of nesting of a document. */
  @WithDefault("200")
  int depth();

  /**
   * Records of an upload that are stored in one transaction. Each transaction writes the numbers of
   * the concepts and rules it touches, so larger ones write less; this many hold about eight
   * megabytes, which is where a batch ends in any case.
   */
  @WithDefault("4000")
  int batchRecords();

  /** How long a client may send nothing, or read nothing, before its call ends. */
  @WithDefault("PT2M")
  Duration idle();

  /** What each tenant may send to one replica. */
  @WithName("tenant")
  TenantLimits limitsOfATenant();

  /**
   * The same for single tenants, by name; what is left out has the default, not the value above.
   */
  Map<String, TenantLimits> tenants();

  /** The limits of the readers. */
  default Limits limits() {
    return new Limits(uploadBytes(), documentBytes(), compressionRatio(), recordBytes(), depth());
  }

  /** The directory to spool to. */
  default Path directory() {
    return spoolDirectory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
  }
}
