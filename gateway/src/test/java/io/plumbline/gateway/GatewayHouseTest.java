package io.plumbline.gateway;

import io.plumbline.testing.house.HouseRules;
import io.plumbline.testing.house.HouseTest;

class GatewayHouseTest extends HouseTest {

  GatewayHouseTest() {
    super("gateway", HouseRules.ofAService("gateway"));
  }
}
