"""Findings for people (text) and for machines (json). stdout carries data, stderr messages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportcli.cli import out
from reportcli.messages import catalogue, wording
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import CellRef, SheetRef, Span, Where

if TYPE_CHECKING:
    from reportcli.pipeline import Outcome

SCHEMA_VERSION = 1
COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def render(
    outcome: Outcome,
    form: str,
    *,
    lang: str,
    quiet: bool,
    failed: bool,
    timings: Mapping[str, float] | None,
    command: str = "build",
) -> None:
    """Prints what a run found and wrote."""
    language = lang.split("-")[0]
    if form == "json":
        out(_json(outcome, command, language, failed, timings) + "\n")
    elif form == "github":
        from reportcli.cli.output.github import workflow_commands

        out(workflow_commands(outcome.diagnostics, language))
    elif form == "sarif":
        from reportcli.cli.output.sarif import sarif

        out(sarif(outcome.diagnostics, outcome.waived, language) + "\n")
    else:
        _text(outcome, language, quiet, failed, timings, command)


def _json(
    outcome: Outcome, command: str, lang: str, failed: bool, timings: Mapping[str, float] | None
) -> str:
    data: dict[str, object] = {
        "schema": SCHEMA_VERSION,
        "command": command,
        "ok": not failed,
        "written": [str(path) for path in outcome.written],
        "pages": outcome.pages,
        "findings": [_as_data(finding, lang) for finding in outcome.diagnostics],
        "waived": [_as_data(finding, lang) for finding in outcome.waived],
    }
    if timings is not None:
        data["timings"] = {stage: round(seconds, 4) for stage, seconds in timings.items()}
    return json.dumps(data, ensure_ascii=False, indent=2)


def _as_data(finding: Diagnostic, lang: str) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": _place(finding.where),
        "block": finding.block,
        "says": wording(finding, "says", lang),
        "expected": wording(finding, "expected", lang),
        "mend": wording(finding, "mend", lang),
        "args": dict(finding.args),
        "related": [
            {"code": one.code, "where": _place(one.where), "says": wording(one, "says", lang)}
            for one in finding.related
        ],
    }


def _place(where: Where | None) -> dict[str, object] | None:
    if isinstance(where, CellRef):
        place = {"cell": where.a1, "sheet": where.sheet, "row": where.row, "column": where.column}
        return {**place, "input": where.input}
    if isinstance(where, SheetRef):
        return {"sheet": where.sheet, "input": where.input}
    if isinstance(where, Span):
        start, end = where.start, where.end
        return {"file": where.file, "line": start.line, "column": start.column, "end": [end.line, end.column]}
    return None


def _text(
    outcome: Outcome,
    lang: str,
    quiet: bool,
    failed: bool,
    timings: Mapping[str, float] | None,
    command: str = "build",
) -> None:
    from rich.console import Console

    console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    words = catalogue(lang).get("_interface", {})
    for finding in _ordered(outcome.diagnostics):
        if not quiet or finding.severity is Severity.ERROR:
            _finding(console, finding, lang, words)
    if timings is not None:
        for stage, seconds in timings.items():
            console.print(f"{stage:<10} {seconds * 1000:8.0f} ms", style="dim")
    if quiet:
        return
    console.print(_summary(outcome, failed, words, command), style="bold red" if failed else "bold green")
    out("".join(f"{path}\n" for path in outcome.written))


def _ordered(findings: list[Diagnostic]) -> list[Diagnostic]:
    """Errors last, next to the prompt, where they are seen first."""
    rank = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}
    return sorted(findings, key=lambda finding: rank[finding.severity])


def _finding(console: object, finding: Diagnostic, lang: str, words: Mapping[str, str]) -> None:
    from rich.console import Console
    from rich.text import Text

    assert isinstance(console, Console)
    head = Text()
    head.append(words.get(finding.severity.value, finding.severity.value), style=COLOURS[finding.severity])
    place = str(finding.where) if finding.where else finding.block or ""
    if place:
        head.append(f"  {place}", style="bold")
    if finding.args.get("edition"):
        head.append(f"  ({finding.args['edition']})", style="bold")
    head.append(f"  [{finding.code}]", style="dim")
    console.print(head)
    console.print(Text("  " + wording(finding, "says", lang)))
    _excerpt(console, finding)
    for part in ("expected", "mend"):
        text = wording(finding, part, lang)
        if text:
            console.print(Text(f"  {words.get(part, part)}: {text}", style="green" if part == "mend" else ""))
    for related in finding.related:
        console.print(Text(f"    {related.where or ''}  {wording(related, 'says', lang)}", style="dim"))


def _excerpt(console: object, finding: Diagnostic) -> None:
    from rich.console import Console
    from rich.text import Text

    assert isinstance(console, Console)
    if finding.excerpt is None or not isinstance(finding.where, Span):
        return
    start, end = finding.where.start, finding.where.end
    width = max(1, end.column - start.column) if end.line == start.line else 1
    console.print(Text(f"  {start.line:>4} | {finding.excerpt}", style="dim"))
    console.print(Text("       | " + " " * (start.column - 1) + "^" * width, style="dim"))


def _summary(outcome: Outcome, failed: bool, words: Mapping[str, str], command: str) -> str:
    counts = Counter(finding.severity.value for finding in outcome.diagnostics)
    levels = [level for level in ("error", "warning", "note") if counts[level]]
    found = [f"{counts[level]} {words.get(level + 's', level)}" for level in levels]
    found += [f"{len(outcome.waived)} {words.get('waived', 'waived')}"] if outcome.waived else []
    ending = words.get(_ending(outcome, failed, command), "")
    return f"{ending.format(pages=outcome.pages)} {', '.join(found)}".strip()


def _ending(outcome: Outcome, failed: bool, command: str) -> str:
    """The word for how a run ended: true also where it wrote some files and then failed, as a draft does."""
    if command in ("check", "preflight"):
        return "checked-written" if outcome.written else "checked"
    if not failed:
        return "built"
    return "failed-written" if outcome.written else "failed"
