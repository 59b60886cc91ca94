package io.plumbline.reporting;

import io.plumbline.testing.house.HouseRules;
import io.plumbline.testing.house.HouseTest;

class ReportingHouseTest extends HouseTest {

  ReportingHouseTest() {
    super("reporting", HouseRules.ofAService("reporting"));
  }
}
