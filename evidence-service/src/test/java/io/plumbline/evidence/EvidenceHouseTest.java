package io.plumbline.evidence;

import io.plumbline.testing.house.HouseRules;
import io.plumbline.testing.house.HouseTest;

class EvidenceHouseTest extends HouseTest {

  EvidenceHouseTest() {
    super("evidence", HouseRules.ofAService("evidence"));
  }
}
