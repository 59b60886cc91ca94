package io.plumbline.evidence.sequencing;

import java.util.List;
import java.util.Optional;

/** Keeps nothing: where no directory is configured, copies go to Kafka only. */
final class NoArchive implements CheckpointArchive {

  @Override
  public void store(String tenant, String note) {
    // There is no place to keep it.
  }

  @Override
  public Optional<String> newest(String tenant) {
    return Optional.empty();
  }

  @Override
  public List<String> all(String tenant) {
    return List.of();
  }

  @Override
  public List<String> tenants() {
    return List.of();
  }
}
