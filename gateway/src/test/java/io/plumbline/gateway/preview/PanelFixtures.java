package io.plumbline.gateway.preview;

import io.plumbline.gateway.practice.AnswerForm;
import io.plumbline.gateway.practice.AttestationBox;
import io.plumbline.gateway.practice.Banner;
import io.plumbline.gateway.practice.FindingList;
import io.plumbline.gateway.practice.PracticePanel;
import io.plumbline.wall.Brick;
import java.time.Duration;
import java.util.List;

/** A made-up practice in its panel. */
final class PanelFixtures {
  private PanelFixtures() {}

  static PracticePanel panel(List<Brick> bricks, String practice, boolean fresh) {
    Brick brick =
        bricks.stream().filter(b -> b.id().equalsIgnoreCase(practice)).findFirst().orElseThrow();
    String[] source =
        Fixtures.practices().stream()
            .filter(r -> r[0].equals(brick.id()))
            .findFirst()
            .orElseThrow();
    return new PracticePanel(
        practice,
        brick,
        brick.area(),
        brick.topic(),
        brick.twin() == null ? "" : Fixtures.BASE + "?practice=" + brick.twin(),
        Fixtures.BASE + "?practice=sec01-bp02",
        Fixtures.BASE + "?practice=sec01-bp04",
        "3 of 60",
        new AnswerForm(
            List.of(
                new AnswerForm.Choice("IMPLEMENTED", "Implemented", 1, !fresh),
                new AnswerForm.Choice("PARTIALLY_IMPLEMENTED", "Partly", 2, false),
                new AnswerForm.Choice("NOT_IMPLEMENTED", "Not done", 3, false),
                new AnswerForm.Choice("NOT_APPLICABLE", "Not applicable", 4, false),
                new AnswerForm.Choice("UNANSWERED", "Unanswered", 5, fresh)),
            "Implemented",
            50,
            "",
            fresh
                ? ""
                : "MFA through the corporate identity provider; root has a hardware key in the"
                    + " safe.",
            new AnswerForm.Work("", "", false),
            "",
            new AnswerForm.ReviewBox("", "", "", null, "", false),
            "\"1\"",
            fresh ? "" : "ana",
            fresh ? null : Fixtures.ago(Duration.ofDays(3)),
            true,
            brick.twin() == null ? "" : brick.twin(),
            "",
            null,
            null,
            AnswerForm.Why.NONE),
        new PracticePanel.Observed(
            fresh ? "No evidence" : "Failing",
            fresh
                ? List.of()
                : List.of(
                    new PracticePanel.Count("14 fail", "#"),
                    new PracticePanel.Count("52 pass", "#")),
            fresh ? null : Fixtures.ago(Duration.ofHours(2)),
            true),
        fresh
            ? new Banner("unknown", "Unanswered", "nothing is declared and nothing observed yet")
            : new Banner(
                "contradicted",
                "Contradicted since 09:12",
                "declared Implemented, 14 resources fail"),
        PracticePanel.Acceptance.NONE,
        new PracticePanel.Covered("", List.of()),
        new PracticePanel.Plans("", "", "", ""),
        new PracticePanel.Guidance(
            source[5], source[6], List.of("SEC02-BP01 in the current AWS edition")),
        fresh
            ? new FindingList(List.of(), List.of(), "", "", false)
            : new FindingList(
                List.of(
                    new FindingList.RuleLine(
                        "prowler:iam_user_mfa_enabled_console_access", "#", "prowler", 12, 31),
                    new FindingList.RuleLine(
                        "prowler:iam_root_hardware_mfa_enabled", "#", "prowler", 2, 1),
                    new FindingList.RuleLine(
                        "prowler:iam_password_policy_minimum_length_14", "#", "prowler", 0, 20)),
                List.of(
                    finding(
                        "FAIL",
                        "arn:aws:iam::111122223333:user/deploy-bot-for-the-legacy-billing-export",
                        ""),
                    finding("FAIL", "arn:aws:iam::111122223333:user/jane", "muted by scanner"),
                    finding("FAIL", "arn:aws:iam::444455556666:root", ""),
                    finding("PASS", "arn:aws:iam::111122223333:user/ana", "")),
                "#",
                "#",
                false),
        new AttestationBox(
            fresh
                ? List.of()
                : List.of(
                    new AttestationBox.Row(
                        "0198c0de",
                        "Met",
                        "interview",
                        "Walked through the joiner and leaver process with the identity team.",
                        "rea",
                        Fixtures.ago(Duration.ofDays(12)),
                        Fixtures.ago(Duration.ofDays(-120)),
                        true,
                        "",
                        true,
                        List.of(
                            new AttestationBox.Attached(
                                "#",
                                "joiner-and-leaver-process-of-the-identity-team-2026.pdf",
                                "1.2 MB",
                                "PDF",
                                "9f86d081884c7d659a2feaa0c55ad015")))),
            true,
            "",
            "",
            List.of(),
            "",
            "2026-11-25",
            "2027-11-24",
            "2027-05-24"),
        List.of(
            new PracticePanel.Reason(
                "Observed", "FAILING", "rule 2: F>0 and P>0 … fail 14, pass 52"),
            new PracticePanel.Reason(
                "Verdict", "CONTRADICTED", "declared IMPLEMENTED against FAILING"),
            new PracticePanel.Reason("Risk", "HIGH", "L of the practice")),
        fresh
            ? List.of()
            : List.of(
                new PracticePanel.HistoryEntry(
                    "ana",
                    "Implemented",
                    "MFA through the corporate identity provider.",
                    Fixtures.ago(Duration.ofDays(3))),
                new PracticePanel.HistoryEntry(
                    "rea", "Partly, 50 %", "", Fixtures.ago(Duration.ofDays(40)))),
        Fixtures.BASE + "/practices/" + practice,
        "csrf",
        Fixtures.BASE);
  }

  private static FindingList.Row finding(String observation, String resource, String note) {
    return new FindingList.Row(
        "#",
        observation,
        "prowler:iam_user_mfa_enabled_console_access",
        resource,
        "111122223333 · global",
        note,
        "User has console access without a second factor.",
        Fixtures.ago(Duration.ofHours(2)));
  }
}
