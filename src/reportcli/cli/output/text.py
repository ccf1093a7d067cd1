"""Findings for people, on standard error; the names of the files that were written, on standard output."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.cli.output.coverage import coverage_text
from reportcli.cli.output.printer import Printer
from reportcli.cli.output.run_report import RunReport, seen
from reportcli.cli.standard_output import out
from reportcli.messages import catalogue, wording
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import Span
from reportcli.run.menders import by_mender, by_sheet, in_numbers, listed_places

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def print_run(report: RunReport) -> None:
    """Each finding with its place, excerpt and help, by who mends it; the sheets; how the run ended."""
    printer = Printer()
    words = catalogue(report.language).get("_interface", {})
    groups = by_mender(finding for finding in report.outcome.diagnostics if report.reports(finding))
    for name, findings in groups:
        if len(groups) > 1:
            printer.line((f"— {words['mends-' + name]}: {in_numbers(findings, words)}", "bold"))
        for finding in findings:
            _finding(printer, finding, report.language, words)
    _details(printer, report, words)
    _timings(printer, report, words)
    if report.quiet:
        return
    if report.outcome.coverage is not None:
        out(coverage_text(report.outcome.coverage, catalogue(report.language).get("_coverage", {})))
    sheets = by_sheet(report.listed)
    if len(sheets) > 1:
        listed = " · ".join(f"{name}: {in_numbers(found, words)}" for name, found in sheets.items())
        printer.line((f"{words['sheets']}: {listed}", "dim"))
    ended = summary(report, words)
    if ended:
        printer.line((ended, "bold red" if report.failed else "bold green"))
    out("".join(f"{path}\n" for path in report.outcome.written))


def _timings(printer: Printer, report: RunReport, words: Mapping[str, str]) -> None:
    for stage, seconds in (report.timings or {}).items():
        printer.line((f"{stage:<10} {seconds * 1000:8.0f} ms", "dim"))
    for kind, (found, asked) in (report.cached or {}).items():
        printer.line((words["from-cache"].format(kind=kind, found=found, asked=asked), "dim"))


def _finding(printer: Printer, finding: Diagnostic, lang: str, words: Mapping[str, str]) -> None:
    head = [(words.get(finding.severity.value, finding.severity.value), COLOURS[finding.severity])]
    place = listed_places(finding)
    if place:
        head.append((f"  {place}", "bold"))
    if finding.args.get("edition"):
        head.append((f"  ({finding.args['edition']})", "bold"))
    printer.line(*head, (f"  [{finding.code}]", "dim"))
    printer.line(("  " + wording(finding, "message", lang), ""))
    _excerpt(printer, finding)
    for part in ("expected", "help"):
        text = wording(finding, part, lang)
        if text:
            printer.line((f"  {words.get(part, part)}: {text}", "green" if part == "help" else ""))
    for related in finding.related:
        printer.line((f"    {related.where or ''}  {wording(related, 'message', lang)}", "dim"))


def _excerpt(printer: Printer, finding: Diagnostic) -> None:
    if finding.excerpt is None or not isinstance(finding.where, Span):
        return
    start, end = finding.where.start, finding.where.end
    width = max(1, end.column - start.column) if end.line == start.line else 1
    printer.line((f"  {start.line:>4} | {finding.excerpt}", "dim"))
    printer.line(("       | " + " " * (start.column - 1) + "^" * width, "dim"))


def _details(printer: Printer, report: RunReport, words: Mapping[str, str]) -> None:
    """What `--verbose` adds: where each setting comes from, every file that was read."""
    if report.settings is None:
        return
    for name, source in report.settings.items():
        printer.line((f"{words['setting']} {name}: {source}", "dim"))
    for path in report.outcome.read:
        printer.line((f"{words['read']} {seen(path)}", "dim"))


def summary(report: RunReport, words: Mapping[str, str]) -> str:
    """How a run ended, in one line."""
    outcome = report.outcome
    listed = report.listed
    found = [in_numbers(listed, words)] if listed else []
    left = len(outcome.diagnostics) - len(listed)
    found += [f"{left} {words['not-listed']}"] if left else []
    found += [f"{len(outcome.waived)} {words.get('waived', 'waived')}"] if outcome.waived else []
    ending = words.get(_ending(report), "")
    which = f"{report.workbook}: " if report.one_of_several else ""
    return f"{which}{ending.format(pages=outcome.pages)} {', '.join(found)}".strip()


def _ending(report: RunReport) -> str:
    """The word for how a run ended: true also where it wrote some files and then failed, as a draft does."""
    wrote = bool(report.outcome.written)
    if report.command == "batch":
        return ""  # the table of editions says it
    if report.command in ("check", "preflight"):
        return "checked-written" if wrote else "checked"
    if not report.failed:
        return "unchanged" if report.outcome.remembered else "built"
    return "failed-written" if wrote else "failed"
