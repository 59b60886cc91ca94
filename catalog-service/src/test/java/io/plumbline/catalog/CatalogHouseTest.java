package io.plumbline.catalog;

import io.plumbline.testing.house.HouseRules;
import io.plumbline.testing.house.HouseTest;

class CatalogHouseTest extends HouseTest {

  CatalogHouseTest() {
    super("catalog", HouseRules.ofAService("catalog"));
  }
}
