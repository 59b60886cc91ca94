#!/usr/bin/env python3
"""Counts the samples without any of the product's code and writes expected.tsv.

Columns: file, format, records, distinct identities, PASS, FAIL, WARN, UNKNOWN, NOT_APPLICABLE, RESOLVED,
SUPPRESSED, first rule, newest observation in epoch seconds; or file and `refused`. The readers' tests
compare themselves with it. Files that name no account or time are sent with account 123456789012 and
2026-01-01.
"""
import csv
import datetime
import glob
import gzip
import io
import json
import re

ACCOUNT = "123456789012"
SENT = 1767225600
WORDS = {"PASS": "PASS", "FAIL": "FAIL"}


def epoch(at):
    if isinstance(at, (int, float)):
        return int(at)
    if isinstance(at, dict):
        parts = [at[k] for k in ("year", "month", "day", "hour", "minute", "second", "microsecond")]
        return int(datetime.datetime(*parts, tzinfo=datetime.timezone.utc).timestamp())
    text = re.sub(r"(\.\d{6})\d+", r"\1", at.replace("Z", "+00:00"))
    text = re.sub(r"\.(\d{1,5})(?=$|[+-])", lambda m: "." + m.group(1).ljust(6, "0"), text)
    at = datetime.datetime.fromisoformat(text)
    if at.tzinfo is None:
        at = at.replace(tzinfo=datetime.timezone.utc)
    return int(at.timestamp())


def row(key, word, rule, at, resolved=False, suppressed=False):
    return key, word, rule, at, resolved, suppressed


def prowler(d):
    for r in d:
        resource = (r.get("resources") or [{}])[0]
        rule = "prowler:" + r["metadata"]["event_code"]
        account = r.get("cloud", {}).get("account", {}).get("uid", "")
        key = (rule, account, resource.get("region", ""), resource.get("uid", ""))
        at = r["time"] if "time" in r else epoch(r["event_time"])
        yield row(key, WORDS.get(r.get("status_code"), "UNKNOWN"), rule, at, False,
                  r.get("status") == "Suppressed")


def asff(d):
    words = {"PASSED": "PASS", "FAILED": "FAIL", "WARNING": "WARN"}
    findings = d if isinstance(d, list) else None
    for wrapper in ({}, "data", "detail"):
        inner = d.get(wrapper, {}) if wrapper and isinstance(d, dict) else d
        for key in ("Findings", "findings"):
            if isinstance(inner, dict) and findings is None:
                findings = inner.get(key)
    for r in findings if findings is not None else [d]:
        vendor, name = re.search(r":product/([^/]+)/([^/]+)", r["ProductArn"]).groups()
        product = {"aws/securityhub": "aws-security-hub", "prowler/prowler": "prowler"}.get(
            vendor + "/" + name, vendor + "-" + name if vendor != name else vendor)
        control = r.get("Compliance", {}).get("SecurityControlId")
        rule = control if isinstance(control, str) else r["GeneratorId"]
        rule = re.sub(r"^(prowler-|aws-foundational-security-best-practices/v/1.0.0/)", "", rule)
        yield row((r["ProductArn"], r["Id"]),
                  words.get(r.get("Compliance", {}).get("Status", ""), "UNKNOWN"),
                  product + ":" + rule, epoch(r["UpdatedAt"]), r.get("RecordState") == "ARCHIVED",
                  r.get("Workflow", {}).get("Status") == "SUPPRESSED")


def prowler_csv(text):
    lines = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.split("\n")[0] else ","))
    head = lines[0]
    for cells in lines[1:]:
        r = dict(zip(head, cells))
        title = re.match(r"\[(\w+)\]", r.get("TITLE_TEXT", ""))
        rule = "prowler:" + (title.group(1) if title else r["CHECK_ID"])
        account = r.get("ACCOUNT_UID") or r.get("ACCOUNT_NUM")
        at = epoch(r["TIMESTAMP"]) if "TIMESTAMP" in r else SENT
        yield row((rule, account, r["REGION"], r.get("RESOURCE_UID", "")),
                  WORDS.get(r.get("STATUS") or r.get("CHECK_RESULT"), "UNKNOWN"), rule, at, False,
                  r.get("MUTED") == "True")


def slug(name):
    return re.sub(r"[^a-z0-9.]+", "-", name.lower()).strip("-")


def sarif_level(r, rule, overrides):
    if "level" in r:
        return r["level"]
    if r.get("kind", "fail") != "fail":
        return "none"
    return overrides.get(rule.get("id")) or rule.get("defaultConfiguration", {}).get("level", "warning")


def sarif(d):
    kinds = {"pass": "PASS", "fail": "FAIL", "notApplicable": "NOT_APPLICABLE"}
    for run in d["runs"]:
        driver = run["tool"]["driver"]
        rules = driver.get("rules", [])
        calls = run.get("invocations") or [{}]
        at = calls[-1].get("endTimeUtc")
        overrides = {o["descriptor"]["id"]: o["configuration"]["level"]
                     for c in calls for o in c.get("ruleConfigurationOverrides", [])}
        for r in run.get("results") or []:
            index = r.get("ruleIndex", -1)
            name = r.get("ruleId") or (rules[index]["id"] if index >= 0 else "unnamed")
            rule = rules[index] if 0 <= index < len(rules) else next(
                (x for x in rules if x["id"] in (name, name.rpartition("/")[0])), {})
            kind = kinds.get(r.get("kind", "fail"), "UNKNOWN")
            if kind == "FAIL" and sarif_level(r, rule, overrides) == "note":
                kind = "WARN"
            place = (r.get("locations") or [{}])[0]
            physical = place.get("physicalLocation", {})
            logical = (place.get("logicalLocations") or [{}])[0]
            logical = logical.get("fullyQualifiedName") or logical.get("name") or ""
            uri = physical.get("artifactLocation", {}).get("uri") or logical or \
                r.get("analysisTarget", {}).get("uri", "")
            prints = r.get("fingerprints") or r.get("partialFingerprints")
            region = {k: v for k, v in physical.get("region", {}).items() if isinstance(v, int)}
            mark = json.dumps(prints, sort_keys=True) if prints else json.dumps(
                [logical, region] if logical or region else r["message"].get("text"), sort_keys=True)
            states = {s.get("status", "accepted") for s in r.get("suppressions") or []}
            yield row((slug(driver["name"]), name, uri, mark), kind, slug(driver["name"]) + ":" + name,
                      epoch(at) if at else SENT, r.get("baselineState") == "absent",
                      bool(states) and states <= {"accepted"})


def checkov(d):
    words = {"PASSED": "PASS", "FAILED": "FAIL"}
    for name in ("passed_checks", "failed_checks", "skipped_checks"):
        for r in d["results"][name]:
            word = r["check_result"]["result"]
            file = r.get("repo_file_path") or r["file_path"]
            yield row((r["check_id"], file, r["resource"], r.get("caller_file_path")),
                      words.get(word, "UNKNOWN"), "checkov:" + r["check_id"], SENT, False,
                      word == "SKIPPED")


def trivy_targets(d):
    if isinstance(d, list):
        yield from (("", r) for r in d)
        return
    yield from ((d.get("ArtifactName", ""), r) for r in d.get("Results") or [])
    for name in ("Vulnerabilities", "Misconfigurations"):
        for w in d.get(name) or []:
            yield from (((w["Namespace"], w["Kind"], w["Name"]), r) for r in w["Results"])


def trivy(d):
    at = epoch(d["CreatedAt"]) if isinstance(d, dict) and "CreatedAt" in d else SENT
    for owner, r in trivy_targets(d):
        for v in r.get("Vulnerabilities") or []:
            if "VulnerabilityID" in v:
                yield row((owner, r["Target"], v["VulnerabilityID"], v["PkgName"], v.get("PkgPath"),
                           v.get("InstalledVersion")), "UNKNOWN", "trivy:" + v["VulnerabilityID"], at)
        for m in r.get("Misconfigurations") or []:
            cause = m.get("CauseMetadata", {})
            lines = None if cause.get("Resource") else (cause.get("StartLine"), cause.get("EndLine"))
            name = m.get("AVDID") or m["ID"]
            yield row((owner, r["Target"], name, cause.get("Resource"), lines),
                      WORDS.get(m["Status"], "UNKNOWN"), "trivy:" + name, at)


def kube_bench(d):
    for control in d:
        for test in control["tests"]:
            for r in test["results"]:
                rule = "kube-bench:" + control["version"] + "/" + r["test_number"]
                yield row((rule, control["node_type"]), WORDS.get(r["status"], "UNKNOWN"), rule, SENT)


def aws_config(d):
    words = {"COMPLIANT": "PASS", "NON_COMPLIANT": "FAIL", "NOT_APPLICABLE": "NOT_APPLICABLE"}
    for r in d["data"]["EvaluationResults"]:
        of = r["EvaluationResultIdentifier"]["EvaluationResultQualifier"]
        yield row((of["ConfigRuleName"], of["ResourceType"], of["ResourceId"]),
                  words.get(r["ComplianceType"], "UNKNOWN"), "aws-config:" + of["ConfigRuleName"],
                  epoch(r["ResultRecordedTime"]))


def trusted_advisor(d):
    words = {"ok": "PASS", "warning": "WARN", "error": "FAIL"}
    result = d["data"]["result"]
    for r in result["flaggedResources"]:
        word = "UNKNOWN" if result["status"] == "not_available" else words.get(r["status"], "UNKNOWN")
        yield row(r["resourceId"], word, "trusted-advisor:" + result["checkId"],
                  epoch(result["timestamp"]), False, r["isSuppressed"])


def inspector2(d):
    for r in d["findings"] if "findings" in d else d["data"]["findings"]:
        name = r.get("packageVulnerabilityDetails", {}).get("vulnerabilityId") or r.get(
            "codeVulnerabilityDetails", {}).get("detectorId") or r["type"]
        yield row(r["findingArn"], "UNKNOWN", "aws-inspector:" + name, epoch(r["updatedAt"]),
                  r["status"] == "CLOSED", r["status"] == "SUPPRESSED")


def oscal(d):
    words = {"pass": "PASS", "fail": "FAIL", "notapplicable": "NOT_APPLICABLE",
             "satisfied": "PASS", "not-satisfied": "FAIL"}
    d = d.get("assessment-results", d)
    for result in d["results"]:
        kinds = [k for k in result if k in ("observations", "findings")]
        for r in (x for k in kinds for x in result[k]):
            props = [(p["name"].lower(), p["value"]) for p in r.get("props", [])]
            find = lambda *names: next((v for n in names for k, v in props if k == n), "")
            if "target" in r:
                rule, word = r["target"]["target-id"], r["target"]["status"]["state"]
                key, at = r["uuid"], result.get("end") or result["start"]
            else:
                rule, word = find("idref", "rule_id", "check_id"), find("result", "state")
                key = (rule, find("check_id"), r["subjects"][0]["subject-uuid"]) if rule else r["uuid"]
                at = r["collected"]
            yield row(key, words.get(word, "UNKNOWN"), "oscal:" + (rule or "observation"), epoch(at))


READ = {"prowler_ocsf": prowler, "asff": asff, "asff_eventbridge": asff, "prowler_csv": prowler_csv,
        "sarif": sarif, "checkov": checkov, "trivy": trivy, "kube_bench": kube_bench,
        "aws_config": aws_config, "trusted_advisor": trusted_advisor, "inspector2": inspector2,
        "oscal": oscal}
NAMES = {"asff_eventbridge": "asff"}


def text(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rb") as file:
        return file.read().decode("utf-8-sig")


def line(path):
    folder = path.split("/")[0]
    try:
        content = text(path)
        if folder == "sarif" and json.loads(content)["version"] != "2.1.0":
            return path, "refused"
        rows = list(READ[folder](content if folder == "prowler_csv" else json.loads(content)))
    except (KeyError, TypeError):
        return path, "refused"
    words = [r[1] for r in rows]
    counts = (words.count(w) for w in ("PASS", "FAIL", "WARN", "UNKNOWN", "NOT_APPLICABLE"))
    return (path, NAMES.get(folder, folder).replace("_", "-"), len(rows), len({r[0] for r in rows}),
            *counts, sum(r[4] for r in rows), sum(r[5] for r in rows), rows[0][2] if rows else "",
            max((r[3] for r in rows), default=0))


with open("expected.tsv", "w") as out:
    for path in sorted(glob.glob("*/*")):
        print(*line(path), sep="\t", file=out)
