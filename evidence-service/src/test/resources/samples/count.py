#!/usr/bin/env python3
"""Counts the samples without any of the product's code and writes expected.tsv.

Columns: file, records, distinct identities, PASS, FAIL, WARN, UNKNOWN, RESOLVED, SUPPRESSED, first
rule, newest observation in epoch seconds. The readers' tests compare themselves with it.
"""
import datetime
import glob
import json
import re


def records(document):
    if isinstance(document, list):
        return document
    for key in ("Findings", "findings"):
        if key in document:
            return document[key]
    if "data" in document:
        return document["data"]["Findings"]
    if "detail" in document:
        return document["detail"]["findings"]
    return [document]


def epoch(text):
    text = re.sub(r"(\.\d{6})\d+", r"\1", text.replace("Z", "+00:00"))
    text = re.sub(r"\.(\d{1,5})(?=$|[+-])", lambda m: "." + m.group(1).ljust(6, "0"), text)
    at = datetime.datetime.fromisoformat(text)
    if at.tzinfo is None:
        at = at.replace(tzinfo=datetime.timezone.utc)
    return int(at.timestamp())


def prowler(r):
    resource = (r.get("resources") or [{}])[0]
    rule = "prowler:" + r["metadata"]["event_code"]
    account = r.get("cloud", {}).get("account", {}).get("uid", "")
    key = (rule, account, resource.get("region", ""), resource.get("uid", ""))
    word = {"PASS": "PASS", "FAIL": "FAIL"}.get(r.get("status_code"), "UNKNOWN")
    at = r["time"] if "time" in r else epoch(r["event_time"])
    return key, word, False, r.get("status") == "Suppressed", rule, at


def asff(r):
    words = {"PASSED": "PASS", "FAILED": "FAIL", "WARNING": "WARN"}
    status = r.get("Compliance", {}).get("Status", "")
    vendor, name = re.search(r":product/([^/]+)/([^/]+)", r["ProductArn"]).groups()
    product = {"aws/securityhub": "aws-security-hub", "prowler/prowler": "prowler"}.get(
        vendor + "/" + name, vendor + "-" + name if vendor != name else vendor)
    control = r.get("Compliance", {}).get("SecurityControlId")
    rule = control if isinstance(control, str) else r["GeneratorId"]
    rule = re.sub(r"^(prowler-|aws-foundational-security-best-practices/v/1.0.0/)", "", rule)
    return ((r["ProductArn"], r["Id"]), words.get(status, "UNKNOWN"),
            r.get("RecordState") == "ARCHIVED",
            r.get("Workflow", {}).get("Status") == "SUPPRESSED",
            product + ":" + rule, epoch(r["UpdatedAt"]))


with open("expected.tsv", "w") as out:
    for path in sorted(glob.glob("*/*.json")):
        read = prowler if path.startswith("prowler_ocsf") else asff
        rows = [read(r) for r in records(json.load(open(path)))]
        words = [row[1] for row in rows]
        print(path, len(rows), len({row[0] for row in rows}),
              *(words.count(w) for w in ("PASS", "FAIL", "WARN", "UNKNOWN")),
              sum(row[2] for row in rows), sum(row[3] for row in rows),
              rows[0][4] if rows else "", max((row[5] for row in rows), default=0),
              sep="\t", file=out)
