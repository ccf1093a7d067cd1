"""Findings as JUnit XML, for CI servers: a suite a workbook, a case a finding; what fails a run fails."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from reportcli.cli.output.concise import place
from reportcli.cli.output.run_report import RunReport
from reportcli.cli.standard_output import out
from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic, Severity, each_of
from reportcli.run.menders import mender

NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def print_run(report: RunReport) -> None:
    """One suite."""
    print_runs([report])


def print_runs(reports: Sequence[RunReport]) -> None:
    """One document with a suite for each workbook."""
    suites = [_suite(report) for report in reports]
    root = ElementTree.Element("testsuites", name="reportcli")
    for count in ("tests", "failures", "skipped", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in suites)))
    root.extend(suites)
    ElementTree.indent(root)
    out('<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n")


def _suite(report: RunReport) -> ElementTree.Element:
    found = [
        one for finding in report.outcome.diagnostics if report.reports(finding) for one in each_of(finding)
    ]
    cases = [_case(finding, report) for finding in found]
    name = report.workbook.as_posix() if report.workbook is not None else report.command
    if not any(case.find("failure") is not None for case in cases):
        cases.insert(0, ElementTree.Element("testcase", classname=_clean(name), name=report.command))
    suite = ElementTree.Element("testsuite", name=_clean(name))
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    suite.set("errors", "0")
    suite.extend(cases)
    return suite


def _case(finding: Diagnostic, report: RunReport) -> ElementTree.Element:
    """What fails the run is a failure, the rest a case that was skipped, with its text."""
    at, message = place(finding, report), wording(finding, "message", report.language)
    case = ElementTree.Element("testcase", classname=f"reportcli.{mender(finding)}")
    case.set("name", _clean(f"{finding.code} {at}"))
    counts = finding.severity is Severity.ERROR or (finding.severity is Severity.WARNING and report.strict)
    child = ElementTree.SubElement(case, "failure" if counts else "skipped")
    child.set("message", _clean(message))
    if counts:
        child.set("type", finding.severity.value)
        parts = [wording(finding, part, report.language) for part in ("expected", "help")]
        child.text = _clean("\n".join([at, *filter(None, parts)]))
    return case


def _clean(text: str) -> str:
    """Without characters that XML cannot hold."""
    return NOT_XML.sub("\ufffd", text)
