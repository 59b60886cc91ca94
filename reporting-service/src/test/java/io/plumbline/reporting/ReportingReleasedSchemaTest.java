package io.plumbline.reporting;

import io.plumbline.testing.ReleasedSchemaTest;

class ReportingReleasedSchemaTest extends ReleasedSchemaTest {
  ReportingReleasedSchemaTest() {
    super("reporting");
  }
}
