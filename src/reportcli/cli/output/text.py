"""Findings for people, on standard error; the names of the files that were written, on standard output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportcli.cli.output.coverage import coverage_text
from reportcli.cli.output.run_report import RunReport
from reportcli.cli.standard_output import out
from reportcli.messages import catalogue, wording
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import Span

if TYPE_CHECKING:
    from rich.console import Console

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def print_run(report: RunReport) -> None:
    """Each finding with its place, excerpt and help; then how the run ended."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    words = catalogue(report.language).get("_interface", {})
    for finding in _ordered(report.outcome.diagnostics):
        if not report.quiet or finding.severity is Severity.ERROR:
            _finding(console, finding, report.language, words)
    for stage, seconds in (report.timings or {}).items():
        console.print(f"{stage:<10} {seconds * 1000:8.0f} ms", style="dim")
    if report.quiet:
        return
    if report.outcome.coverage is not None:
        out(coverage_text(report.outcome.coverage, catalogue(report.language).get("_coverage", {})))
    console.print(_summary(report, words), style="bold red" if report.failed else "bold green")
    out("".join(f"{path}\n" for path in report.outcome.written))


def _ordered(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Errors last, next to the prompt, where they are seen first."""
    rank = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}
    return sorted(findings, key=lambda finding: rank[finding.severity])


def _finding(console: Console, finding: Diagnostic, lang: str, words: Mapping[str, str]) -> None:
    from rich.text import Text

    head = Text()
    head.append(words.get(finding.severity.value, finding.severity.value), style=COLOURS[finding.severity])
    place = str(finding.where) if finding.where else finding.block or ""
    if place:
        head.append(f"  {place}", style="bold")
    if finding.args.get("edition"):
        head.append(f"  ({finding.args['edition']})", style="bold")
    head.append(f"  [{finding.code}]", style="dim")
    console.print(head)
    console.print(Text("  " + wording(finding, "message", lang)))
    _excerpt(console, finding)
    for part in ("expected", "help"):
        text = wording(finding, part, lang)
        if text:
            console.print(Text(f"  {words.get(part, part)}: {text}", style="green" if part == "help" else ""))
    for related in finding.related:
        console.print(Text(f"    {related.where or ''}  {wording(related, 'message', lang)}", style="dim"))


def _excerpt(console: Console, finding: Diagnostic) -> None:
    from rich.text import Text

    if finding.excerpt is None or not isinstance(finding.where, Span):
        return
    start, end = finding.where.start, finding.where.end
    width = max(1, end.column - start.column) if end.line == start.line else 1
    console.print(Text(f"  {start.line:>4} | {finding.excerpt}", style="dim"))
    console.print(Text("       | " + " " * (start.column - 1) + "^" * width, style="dim"))


def _summary(report: RunReport, words: Mapping[str, str]) -> str:
    outcome = report.outcome
    counts = Counter(finding.severity.value for finding in outcome.diagnostics)
    levels = [level for level in ("error", "warning", "note") if counts[level]]
    found = [f"{counts[level]} {words.get(level + 's', level)}" for level in levels]
    found += [f"{len(outcome.waived)} {words.get('waived', 'waived')}"] if outcome.waived else []
    ending = words.get(_ending(report), "")
    return f"{ending.format(pages=outcome.pages)} {', '.join(found)}".strip()


def _ending(report: RunReport) -> str:
    """The word for how a run ended: true also where it wrote some files and then failed, as a draft does."""
    wrote = bool(report.outcome.written)
    if report.command in ("check", "preflight"):
        return "checked-written" if wrote else "checked"
    if not report.failed:
        return "unchanged" if report.outcome.remembered else "built"
    return "failed-written" if wrote else "failed"
