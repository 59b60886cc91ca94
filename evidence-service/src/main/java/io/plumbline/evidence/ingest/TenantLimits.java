package io.plumbline.evidence.ingest;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one tenant may send to one replica; 0 limits nothing. */
public interface TenantLimits {

  /** Records a second. */
  @WithDefault("50000")
  long recordsPerSecond();

  /** Bytes a second, as sent. */
  @WithDefault("104857600")
  long bytesPerSecond();

  /** How long a tenant that has sent nothing may send faster than that. */
  @WithDefault("PT10S")
  Duration burst();

  /** Calls at a time. */
  @WithDefault("8")
  int calls();

  /** Bytes of uploads that are held on disk at a time. */
  @WithDefault("8589934592")
  long spoolBytes();
}
