package io.plumbline.evidence.sequencing;

import java.util.List;
import java.util.Optional;

/**
 * A place for copies of checkpoints that the owner of the database can not alter. Its calls may
 * block.
 */
public interface CheckpointArchive {

  /** Adds a signed note to those of a tenant. */
  void store(String tenant, String note);

  /** The newest note of a tenant, empty when there is none. */
  Optional<String> newest(String tenant);

  /** Every note of a tenant, oldest first. */
  List<String> all(String tenant);

  /** Tenants that have any. */
  List<String> tenants();
}
