package io.plumbline.evidence.format;

import io.plumbline.evidence.reader.RecordReader;
import java.util.Optional;
import java.util.stream.Stream;

/** A scanner format this service reads. */
public enum Format {
  PROWLER_OCSF("prowler-ocsf", true, new ProwlerOcsfReader()),
  ASFF("asff", true, new AsffReader()),
  SARIF("sarif", false, new SarifReader()),
  CHECKOV("checkov", false, new CheckovReader()),
  OCSF("ocsf", true, new OcsfReader()),
  TRIVY("trivy", false, new TrivyReader()),
  KUBE_BENCH("kube-bench", false, new KubeBenchReader()),
  AWS_CONFIG("aws-config", false, new AwsConfigReader()),
  POWERPIPE("powerpipe", true, new PowerpipeReader()),
  OSCAL("oscal", false, new OscalReader()),
  INSPECTOR2("inspector2", true, new Inspector2Reader()),
  GUARDDUTY("guardduty", true, new GuardDutyReader()),
  TRUSTED_ADVISOR("trusted-advisor", false, new TrustedAdvisorReader()),
  PROWLER_CSV("prowler-csv", true, new ProwlerCsvReader()),
  PROWLER_COMPLIANCE_CSV("prowler-compliance-csv", true, new ProwlerComplianceReader());

  private final String id;
  private final boolean namesAccounts;
  private final RecordReader reader;

  Format(String id, boolean namesAccounts, RecordReader reader) {
    this.id = id;
    this.namesAccounts = namesAccounts;
    this.reader = reader;
  }

  /** The name people type, such as {@code prowler-ocsf}. */
  public String id() {
    return id;
  }

  /** Whether its records say which account they were observed in. */
  public boolean namesAccounts() {
    return namesAccounts;
  }

  /** The format of that name, if there is one. */
  public static Optional<Format> byId(String id) {
    return Stream.of(values()).filter(format -> format.id.equals(id)).findFirst();
  }

  /** The reader of this format's records. Readers hold no state. */
  public RecordReader reader() {
    return reader;
  }
}
