package io.plumbline.testing.house;

class PlatformHouseTest extends HouseTest {

  PlatformHouseTest() {
    super("platform", HouseRules.ofThePlatform());
  }
}
