package io.plumbline.evidence.reader;

import io.plumbline.evidence.reader.Shape.Role;

/** Where the formats keep their records, and what around these is needed to read them. */
final class Shapes {

  /** A document, or an element of an array of documents. */
  static final Shape ROOT = root();

  private Shapes() {}

  private static Shape root() {
    Shape root = new Shape(Role.EITHER, "");
    findings(root);
    sarif(root);
    checkov(root);
    return root;
  }

  /** Lists of findings, at the root, in a recorded reply, or in an event. */
  private static void findings(Shape root) {
    Shape finding = record();
    root.list("Findings", finding).list("findings", finding);
    root.member("data", part().list("Findings", finding).list("findings", finding));
    Shape detail = new Shape(Role.EITHER, "detail");
    root.member("detail", detail.list("Findings", finding).list("findings", finding));
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

  private static void checkov(Shape root) {
    Shape results = part();
    for (String list : new String[] {"passed_checks", "failed_checks", "skipped_checks"}) {
      results.list(list, record(), Format.CHECKOV);
    }
    root.keep("check_type", "check_type", Format.CHECKOV)
        .tell("checkov_version", Format.CHECKOV)
        .member("results", results);
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
