package io.plumbline.reporting;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.plumbline.testing.HouseRules;

@AnalyzeClasses(packages = "io.plumbline.reporting", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  @ArchTest static final ArchTests RULES = ArchTests.in(HouseRules.class);
}
