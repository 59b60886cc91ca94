package io.plumbline.assessment;

import io.plumbline.testing.house.HouseRules;
import io.plumbline.testing.house.HouseTest;

class AssessmentHouseTest extends HouseTest {

  AssessmentHouseTest() {
    super("assessment", HouseRules.ofAService("assessment"));
  }
}
