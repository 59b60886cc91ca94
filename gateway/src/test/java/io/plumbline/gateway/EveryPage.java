package io.plumbline.gateway;

import io.plumbline.gateway.fake.FakeAssessments;
import io.plumbline.gateway.fake.FakeExceptions;
import io.plumbline.gateway.fake.FakeFindings;
import io.plumbline.gateway.fake.FakeImprovements;
import io.plumbline.gateway.fake.FakeInheritance;
import io.plumbline.gateway.fake.FakeMilestones;
import io.plumbline.gateway.fake.FakeScans;
import io.plumbline.gateway.fake.FakeUpgrades;
import java.util.List;

/** A path to every page, in each of the states that look different. */
final class EveryPage {
  static final List<String> PATHS =
      List.of(
          "",
          FakeAssessments.NAME,
          FakeAssessments.NAME + "?practice=sec01-bp01",
          FakeAssessments.NAME + "?view=table",
          FakeAssessments.NAME + "/practices/sec01-bp01/comments",
          FakeAssessments.NAME + "/signoff",
          "work",
          FakeAssessments.NAME + "/copy?source=workloads/p/assessments/a",
          "catalog",
          "reports",
          "audit",
          "nowhere",
          "evidence/findings",
          "evidence/findings?severity=HIGH&rule=none",
          "evidence/findings/" + FakeFindings.ID,
          "evidence/scans",
          "evidence/scans/" + FakeScans.ENDED,
          "evidence/scans/" + FakeScans.RUNNING,
          "evidence/quarantine",
          "workloads/payments/settings",
          "evidence/unrouted",
          "evidence/unmapped",
          "evidence/quarantine/" + FakeScans.ENDED + "/41",
          "improvements",
          "improvements?state=IN_PROGRESS",
          "improvements/payments/" + FakeImprovements.ID,
          "improvements/payments/" + FakeImprovements.ID + "/edit",
          "improvements/new?answer=workloads/payments/assessments/first/answers/sec01-bp01",
          "upgrades?from=" + FakeAssessments.EDITION + "&to=" + FakeUpgrades.CURRENT,
          FakeAssessments.NAME + "/upgrade",
          FakeAssessments.NAME + "/upgrade?edition=" + FakeUpgrades.CURRENT,
          FakeAssessments.NAME + "/upgrade/" + FakeUpgrades.ID,
          "exceptions",
          "contradictions",
          FakeAssessments.NAME + "/inheritance?offer=" + FakeInheritance.ID,
          FakeAssessments.NAME + "?practice=" + FakeAssessments.INHERITS,
          FakeAssessments.NAME + "/milestones",
          FakeMilestones.FIRST + "?check=now",
          FakeMilestones.SECOND + "?check=now",
          FakeAssessments.NAME + "/compare?base=" + FakeMilestones.FIRST,
          "exceptions/payments/" + FakeExceptions.ID,
          "exceptions/payments/" + FakeExceptions.ON_FINDINGS,
          "exceptions/select?workload=payments&rule=prowler:rule_0&account=111122223333",
          "exceptions/new?workload=payments&practice=frameworks/f/editions/e/practices/sec01-bp01",
          "evidence/findings?observation=FAIL&q=arn:aws:s3:::" + "x".repeat(80),
          FakeAssessments.NAME + "/what-if",
          FakeAssessments.NAME + "/what-if?fix=sec01-bp01&fix=sec01-bp07&fix=sec08-bp02",
          FakeAssessments.NAME + "?at=2026-11-20T09:00:00Z",
          FakeAssessments.NAME + "?at=2026-11-20T09:00:00Z&practice=sec01-bp01",
          FakeAssessments.NAME + "?at=2020-01-01T00:00:00Z",
          "discussions",
          "discussions?show=mine",
          "archived",
          "archived?page=more",
          "policies",
          "policies/v2",
          "policies/new?from=v1");

  private EveryPage() {}
}
