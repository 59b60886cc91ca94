package io.plumbline.gateway.upgrade;

import io.plumbline.proto.assessment.v1.UpgradeChoice;
import java.util.List;

/**
 * What people say about an upgrade.
 *
 * @param edition resource name of the new edition
 * @param id of the new assessment; empty while nobody has said
 * @param choices what practices that ask shall get
 */
record UpgradeInput(String edition, String id, List<UpgradeChoice> choices) {

  /** The same with nothing chosen. */
  UpgradeInput open() {
    return new UpgradeInput(edition, id, List.of());
  }
}
