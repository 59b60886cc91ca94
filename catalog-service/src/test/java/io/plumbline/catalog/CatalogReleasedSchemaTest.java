package io.plumbline.catalog;

import io.plumbline.testing.ReleasedSchemaTest;

class CatalogReleasedSchemaTest extends ReleasedSchemaTest {
  CatalogReleasedSchemaTest() {
    super("catalog");
  }
}
