package io.plumbline.evidence.document;

import io.plumbline.evidence.document.Shape.Role;
import io.plumbline.evidence.format.Format;

/** Where the formats keep their records, and what around these is needed to read them. */
final class Shapes {

  /** A document, or an element of an array of documents. */
  static final Shape ROOT = root();

  private Shapes() {}

  private static Shape root() {
    Shape root = new Shape(Role.EITHER, "");
    findings(root);
    sarif(root);
    results(root);
    trivy(root);
    benchmarks(root);
    return root;
  }

  /** Lists at the root, in a recorded reply, or in an event. */
  private static void findings(Shape root) {
    lists(root);
    root.member("data", lists(part()));
    root.member("detail", lists(new Shape(Role.EITHER, "detail")));
  }

  private static Shape lists(Shape in) {
    Shape check =
        part()
            .keep("checkId", "check", Format.TRUSTED_ADVISOR)
            .keep("status", "check_status")
            .keep("timestamp", "check_time")
            .list("flaggedResources", record());
    return in.list("Findings", workload(Role.EITHER))
        .list("findings", record())
        .list("EvaluationResults", record(), Format.AWS_CONFIG)
        .list("summaries", record())
        .member("result", check);
  }

  private static void sarif(Shape root) {
    Shape override =
        row("overrides")
            .member("configuration", part().keep("level", "level"))
            .member("descriptor", part().keep("id", "id").keep("index", "index"));
    Shape invocation =
        part()
            .keepUnless("executionSuccessful", "invocation.successful", "false")
            .keep("startTimeUtc", "invocation.start")
            .keep("endTimeUtc", "invocation.end")
            .list("ruleConfigurationOverrides", override);
    Shape driver = part().keep("name", "tool").list("rules", rule("rules"));
    Shape tool =
        part().member("driver", driver).list("extensions", part().list("rules", rule("rules.#")));
    Shape artifact = row("artifacts").member("location", part().keep("uri", "uri"));
    Shape run =
        container()
            .list("artifacts", artifact)
            .member("tool", tool)
            .member("automationDetails", part().keep("id", "automation"))
            .list("invocations", invocation)
            .list("results", record());
    root.keep("version", "version").keep("$schema", "schema").list("runs", run, Format.SARIF);
  }

  private static Shape rule(String table) {
    return row(table)
        .keep("id", "id")
        .keep("name", "name")
        .member("shortDescription", part().keep("text", "title"))
        .member("defaultConfiguration", part().keep("level", "level"))
        .member("properties", part().keep("security-severity", "score"));
  }

  /** Checkov keeps its lists in an object of this name, OSCAL a list of results. */
  private static void results(Shape root) {
    Shape results = part();
    for (String list : new String[] {"passed_checks", "failed_checks", "skipped_checks"}) {
      results.list(list, record(), Format.CHECKOV);
    }
    results.elements = oscal();
    root.keep("check_type", "check_type", Format.CHECKOV)
        .tell("checkov_version", Format.CHECKOV)
        .member("results", results);
    Shape assessment =
        part()
            .member("metadata", part().keep("last-modified", "modified"))
            .list("results", oscal(), Format.OSCAL);
    root.member("assessment-results", assessment);
  }

  private static Shape oscal() {
    return container()
        .keep("start", "result_start")
        .keep("end", "result_end")
        .tell("reviewed-controls", Format.OSCAL)
        .list("observations", record())
        .list("findings", record());
  }

  private static void trivy(Shape root) {
    root.keep("ArtifactName", "artifact", Format.TRIVY)
        .keep("ClusterName", "artifact", Format.TRIVY)
        .keep("CreatedAt", "created")
        .list("Results", target(), Format.TRIVY)
        .list("Resources", workload(Role.CONTAINER))
        .keep("Target", "target", Format.TRIVY)
        .keep("Type", "target_type");
    for (String list : new String[] {"Vulnerabilities", "Misconfigurations"}) {
      root.ambiguousList(list, workload(Role.EITHER));
    }
  }

  /** A workload of a cluster, or a finding itself. */
  private static Shape workload(Role role) {
    return new Shape(role, "")
        .keep("Namespace", "namespace")
        .keep("Kind", "kind")
        .keep("Name", "workload")
        .list("Results", target(), Format.TRIVY);
  }

  private static Shape target() {
    Shape target = container().keep("Target", "target").keep("Type", "target_type");
    for (String list :
        new String[] {"Vulnerabilities", "Misconfigurations", "Secrets", "Licenses"}) {
      target.list(list, record());
    }
    return target;
  }

  private static void benchmarks(Shape root) {
    root.list("Controls", tests(container().keep("version", "version")));
    tests(root);
    Shape control =
        container()
            .keep("control_id", "control", Format.POWERPIPE)
            .keep("title", "control_title")
            .keep("severity", "control_severity")
            .keepUnless("run_status", "run_status", "error")
            .keepUnless("run_error", "run_error", Shape.ANYTHING)
            .list("results", record());
    Shape group = container().tell("group_id", Format.POWERPIPE).list("controls", control);
    group.list("groups", group);
    root.tell("group_id", Format.POWERPIPE).list("controls", control).list("groups", group);
  }

  private static Shape tests(Shape control) {
    return control
        .keep("node_type", "node_type", Format.KUBE_BENCH)
        .list("tests", container().list("results", record()));
  }

  private static Shape record() {
    return new Shape(Role.RECORD, "");
  }

  private static Shape part() {
    return new Shape(Role.PART, "");
  }

  private static Shape container() {
    return new Shape(Role.CONTAINER, "");
  }

  private static Shape row(String table) {
    return new Shape(Role.ROW, table);
  }
}
