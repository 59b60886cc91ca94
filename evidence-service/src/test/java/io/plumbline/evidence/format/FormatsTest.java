package io.plumbline.evidence.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.evidence.document.Documents;
import io.plumbline.evidence.finding.Decision;
import io.plumbline.evidence.finding.Finding;
import io.plumbline.evidence.finding.FindingClass;
import io.plumbline.evidence.finding.Lifecycle;
import io.plumbline.evidence.finding.Observation;
import io.plumbline.evidence.finding.Severity;
import io.plumbline.evidence.reader.Limits;
import io.plumbline.evidence.reader.RecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats of which there is no real file here, and what real files show only once. */
class FormatsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2003|'compliance':{'control':'Config.1','status':'FAILED'}|COMPLIANCE|FAIL",
        "2003|'compliance':{'control':'Config.1','status_id':1,'status':'Pass'}|COMPLIANCE|PASS",
        "2003|'compliance':{'control':'Config.1','status_id':2}|COMPLIANCE|WARN",
        "2003|'compliance':{'control':'Config.1','status_id':99}|COMPLIANCE|NOT_APPLICABLE",
        "2003|'compliance':{'control':'Config.1','status_id':0,'status':'Fail'}|COMPLIANCE|FAIL",
        "2003|'compliance':{'control':'Config.1','status':'Splendid'}|COMPLIANCE|UNKNOWN",
        "2003|'compliance':{'control':'Config.1'}|COMPLIANCE|UNKNOWN",
        "2004|'status_code':'PASS'|THREAT|UNKNOWN",
        "2004|'vulnerabilities':[{'cve':{'uid':'CVE-1'}}]|VULNERABILITY|UNKNOWN",
        "2002|'vulnerabilities':[{'cve':{'uid':'CVE-1'}}],'status':'Pass'|VULNERABILITY|UNKNOWN",
        "2001|'compliance':{'status':'PASSED'}|COMPLIANCE|PASS"
      })
  void shouldTellCompliancesFromThreatsAndVulnerabilities(
      int type, String members, FindingClass findingClass, Observation observation) {
    Finding finding = one(ocsf(type, members));

    assertThat(finding.findingClass()).isEqualTo(findingClass);
    assertThat(finding.observation()).isEqualTo(observation);
  }

  @ParameterizedTest
  @CsvSource({
    "1739539623,2025-02-14T13:27:03Z",
    "1739539623123,2025-02-14T13:27:03.123Z",
    "1739539623123456,2025-02-14T13:27:03.123456Z"
  })
  void shouldTellSecondsFromMilliseconds(String time, Instant expected) {
    assertThat(one(ocsf(2003, "'compliance':{'status_id':1}").replace("1700000000000", time)))
        .extracting(Finding::observedAt)
        .isEqualTo(expected);
  }

  @Test
  void shouldNameSecurityHubAlikeInEveryFormat() {
    Finding finding = one(ocsf(2003, "'compliance':{'control':'Config.1','status':'FAILED'}"));

    assertThat(finding.rule()).isEqualTo("aws-security-hub:Config.1");
    assertThat(finding.tags()).containsExactly("env=prod", "team=web");
    assertThat(finding.identity())
        .containsExactly("arn:aws:securityhub:eu-west-1::product/aws/securityhub", "42", "f-1");
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,OPEN,NONE",
    "3,1,RESOLVED,NONE",
    "2,4,OPEN,NONE",
    "2,5,RESOLVED,NONE",
    "1,3,OPEN,SUPPRESSED"
  })
  void shouldReadLifecycleAndDecisionOfOcsf(
      int activity, int status, Lifecycle lifecycle, Decision decision) {
    Finding finding =
        one(
            ocsf(
                2003,
                "'compliance':{'status_id':3},'activity_id':%d,'status_id':%d"
                    .formatted(activity, status)));

    assertThat(finding.lifecycle()).isEqualTo(lifecycle);
    assertThat(finding.decision()).isEqualTo(decision);
    assertThat(finding.observation()).isEqualTo(Observation.FAIL);
  }

  @Test
  void shouldKeepEachRequirementOfProwlersFrameworksApart() {
    String event =
        json(
            "{'class_uid':2003,'metadata':{'event_code':'manual','product':{'name':'Prowler'}},"
                + "'time':1739539623,'compliance':{'standards':['S'],'requirements':['%s'],'status_id':0}}");

    List<Finding> findings = all("[" + event.formatted("R1") + "," + event.formatted("R2") + "]");

    assertThat(findings.stream().map(Finding::identity).distinct()).hasSize(2);
    assertThat(findings).allMatch(f -> f.observation() == Observation.UNKNOWN);
    assertThat(findings).allMatch(f -> f.account().equals("123456789012"));
  }

  @Test
  void shouldQuarantineOtherClassesOfOcsfAmongFindings() {
    Documents.Read read =
        Documents.read(
            "[" + ocsf(2003, "'compliance':{'status_id':1}") + "," + ocsf(3002, "'a':1") + "]");

    assertThat(read.findings()).hasSize(1);
    assertThat(read.refused().get(0).why())
        .hasMessage("OCSF class 3002 is no finding")
        .extracting(RecordException::reason)
        .isEqualTo(RecordException.Reason.NOT_A_FINDING);
  }

  @Test
  void shouldReadPowerpipeAtEveryDepth() {
    String control =
        json(
            "{'summary':{},'results':[%s],'control_id':'aws_compliance.control.iam_root_mfa',"
                + "'title':'t','severity':'high','tags':{'choice_id':'wrong'},'run_status':'complete',"
                + "'run_error':''}");
    String rows =
        json(
            "{'reason':'r','resource':'arn:a','status':'alarm','dimensions':["
                + "{'key':'account_id','value':'42'},{'key':'region','value':'eu-west-1'}]},"
                + "{'resource':'arn:b','status':'ok','dimensions':null},"
                + "{'resource':'c','status':'info'},{'resource':'d','status':'skip'},"
                + "{'resource':'e','status':'error'},{'resource':'f','status':'novel'}");
    String group = json("{'group_id':'g','groups':null,'controls':[%s]}").formatted(control);
    String nested =
        json("{'group_id':'root','groups':[{'group_id':'a','groups':[%s]}],'controls':null}");

    List<Finding> findings = all(nested.formatted(group.formatted(rows)));

    assertThat(findings.stream().map(Finding::observation))
        .containsExactly(
            Observation.FAIL,
            Observation.PASS,
            Observation.WARN,
            Observation.NOT_APPLICABLE,
            Observation.UNKNOWN,
            Observation.UNKNOWN);
    Finding first = findings.get(0);
    assertThat(first.rule()).isEqualTo("powerpipe:iam_root_mfa");
    assertThat(first.account()).isEqualTo("42");
    assertThat(first.region()).isEqualTo("eu-west-1");
    assertThat(first.severity()).isEqualTo(Severity.HIGH);
    assertThat(findings.get(1).account()).isEqualTo("123456789012");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'group_id':'r','controls':[{'control_id':'c','run_status':'error','results':null}]}|false",
        "{'group_id':'r','controls':[{'control_id':'c','run_error':'denied','results':[]}]}|false",
        "{'group_id':'r','controls':[{'control_id':'c','run_error':'','results':[]}]}|true",
        "{'version':'2.1.0','runs':[{'invocations':[{'executionSuccessful':false}]}]}|false",
        "{'version':'2.1.0','runs':[{'invocations':[{'executionSuccessful':true}]}]}|true"
      })
  void shouldKnowWhenTheScannerDidNotGetThrough(String document, boolean whole) {
    assertThat(Documents.isWhole(json(document).getBytes(StandardCharsets.UTF_8))).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({
    "securityhub-access-keys-rotated-1a2b3c4d,access-keys-rotated",
    "access-keys-rotated-conformance-pack-abcdefghi,access-keys-rotated",
    "securityhub-cloud-trail-encryption-enabled-dadfg6,cloud-trail-encryption-enabled",
    "securityhub-cloud-trail-enabled,securityhub-cloud-trail-enabled",
    "access-keys-rotated,access-keys-rotated",
    "custodian-good-vol,custodian-good-vol"
  })
  void shouldFindTheRuleOfAwsConfigBehindItsMarks(String name, String rule) {
    Finding finding =
        one(
            json("{'EvaluationResults':[{'EvaluationResultIdentifier':{'EvaluationResultQualifier':"
                    + "{'ConfigRuleName':'%s','ResourceType':'AWS::IAM::User','ResourceId':'u'},"
                    + "'OrderingTimestamp':1690000000.5},'ComplianceType':'NON_COMPLIANT',"
                    + "'ResultRecordedTime':'2025-01-02T03:04:05+00:00'}]}")
                .formatted(name));

    assertThat(finding.rule()).isEqualTo("aws-config:" + rule);
    assertThat(finding.identity()).contains(name);
    assertThat(finding.observedAt()).isEqualTo(Instant.parse("2025-01-02T03:04:05Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Findings':[{'Id':'1','Arn':'arn:1','AccountId':'42','Region':'r','Type':'Recon:EC2/x',"
            + "'Severity':8,'Service':{'DetectorId':'d','Archived':true},'Resource':{'ResourceType':"
            + "'Instance','InstanceDetails':{'InstanceId':'i-1','Tags':[{'Key':'env','Value':'prod'}]}},"
            + "'UpdatedAt':'2025-01-02T03:04:05Z'}]}",
        "{'detail-type':'GuardDuty"
            + " Finding','source':'aws.guardduty','detail':{'id':'1','arn':'arn:1',"
            + "'accountId':'42','region':'r','type':'Recon:EC2/x','severity':8,'service':{'detectorId':"
            + "'d','archived':true},'resource':{'resourceType':'Instance','instanceDetails':{'instanceId'"
            + ":'i-1','tags':[{'key':'env','value':'prod'}]}},'updatedAt':'2025-01-02T03:04:05Z'}}"
      })
  void shouldReadGuardDutyInBothSpellings(String document) {
    Finding finding = one(json(document));

    assertThat(finding.rule()).isEqualTo("aws-guardduty:Recon:EC2/x");
    assertThat(finding.findingClass()).isEqualTo(FindingClass.THREAT);
    assertThat(finding.observation()).isEqualTo(Observation.UNKNOWN);
    assertThat(finding.lifecycle()).isEqualTo(Lifecycle.RESOLVED);
    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
    assertThat(finding.resource()).isEqualTo("i-1");
    assertThat(finding.tags()).containsExactly("env=prod");
    assertThat(finding.identity()).containsExactly("aws-guardduty", "arn:1");
  }

  @Test
  void shouldReadSecretsLicencesAndExceptionsOfTrivy() {
    List<Finding> findings =
        all(
            json(
                "{'ArtifactName':'repo','ArtifactType':'repository','CreatedAt':'2025-01-02T03:04:05Z',"
                    + "'Results':[{'Target':'a.env','Secrets':[{'RuleID':'aws-key','Severity':'CRITICAL',"
                    + "'StartLine':3}]},{'Target':'OS','Licenses':[{'Name':'GPL-3.0','PkgName':'p'}]},"
                    + "{'Target':'b.tf','Misconfigurations':[{'ID':'X1','Status':'PASS'},"
                    + "{'ID':'X2','Status':'EXCEPTION'}]}]}"));

    assertThat(findings.stream().map(Finding::rule))
        .containsExactly("trivy:aws-key", "trivy:license/GPL-3.0", "trivy:X1", "trivy:X2");
    assertThat(findings.stream().map(Finding::observation))
        .containsExactly(
            Observation.UNKNOWN, Observation.UNKNOWN, Observation.PASS, Observation.UNKNOWN);
    assertThat(findings.get(3).decision()).isEqualTo(Decision.SUPPRESSED);
    assertThat(findings.get(0).resource()).isEqualTo("repo:a.env");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Findings", "Resources", "Misconfigurations"})
  void shouldReadEachReportOfAClusterByTrivy(String list) {
    Finding finding =
        one(
            json("{'ClusterName':'c','%s':[{'Namespace':'n','Kind':'Pod','Name':'p','Results':["
                    + "{'Target':'Pod/p','Misconfigurations':[{'ID':'K1','Status':'FAIL'}]}]}]}")
                .formatted(list));

    assertThat(finding.rule()).isEqualTo("trivy:K1");
    assertThat(finding.resource()).isEqualTo("c/n/Pod/p:Pod/p");
  }

  @ParameterizedTest
  @CsvSource({
    "satisfied,,PASS",
    "satisfied,pass,PASS",
    "satisfied,other,UNKNOWN",
    "not-satisfied,,FAIL",
    "not-satisfied,fail,FAIL",
    "not-satisfied,other,WARN",
    "maybe,,UNKNOWN"
  })
  void shouldReadTheStateOfAnOscalFinding(String state, String reason, Observation observation) {
    String because = reason == null ? "" : ",'reason':'" + reason + "'";
    Finding finding =
        one(
            json(
                "{'results':[{'reviewed-controls':{},'start':'2025-01-02T03:04:05Z','findings':["
                    + "{'uuid':'u','target':{'type':'objective-id','target-id':'ac-1','status':{'state':'"
                    + state
                    + "'"
                    + because
                    + "}}}]}]}"));

    assertThat(finding.observation()).isEqualTo(observation);
    assertThat(finding.rule()).isEqualTo("oscal:ac-1");
  }

  @Test
  void shouldKeepTheSourcesMuteApartInTrustedAdvisor() {
    List<Finding> findings =
        all(
            json(
                "{'result':{'checkId':'c','timestamp':'2025-01-02T03:04:05Z','status':'error',"
                    + "'flaggedResources':[{'status':'error','resourceId':'a','isSuppressed':true},"
                    + "{'status':'warning','resourceId':'b'}]}}"));

    assertThat(findings.get(0).observation()).isEqualTo(Observation.FAIL);
    assertThat(findings.get(0).decision()).isEqualTo(Decision.SUPPRESSED);
    assertThat(findings.get(1).observation()).isEqualTo(Observation.WARN);
  }

  private static String ocsf(int type, String members) {
    return json("{'class_uid':%d,'metadata':{'product':{'name':'Security Hub','vendor_name':'AWS',"
                + "'uid':'arn:aws:securityhub:eu-west-1::product/aws/securityhub'}},"
                + "'finding_info':{'uid':'f-1','title':'t'},'finding':{'uid':'f-1'},"
                + "'cloud':{'account':{'uid':'42'}},'time':1700000000000,"
                + "'resources':[{'uid':'arn:a','labels':['env:prod'],'tags':[{'name':'team','value':'web'}]}],")
            .formatted(type)
        + json(members)
        + "}";
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static Finding one(String document) {
    return all(document).get(0);
  }

  private static List<Finding> all(String document) {
    Documents.Read read =
        Documents.readSent(
            document.getBytes(StandardCharsets.UTF_8), Documents.fromAccount(null), Limits.DEFAULT);
    assertThat(read.refused()).isEmpty();
    return read.findings();
  }
}
