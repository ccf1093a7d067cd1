"""Proof: each of 160 mistakes of a designer is reported once, at its place, without consequences.

    python proofs/mistakes_layout.py [--only WORD]

Every mistake of layout_mistakes.py and of layout_mistakes_newer.py is made alone in a layout beside the
example workbook that `reportcli new` writes. A mistake counts when the errors and warnings that it adds
are one: its code, at its file, line and column. Exit 1 when fewer than ALL are so.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "proofs")]

import layout_mistakes  # noqa: E402
import layout_mistakes_newer  # noqa: E402
from layout_mistakes import HERE, Mistake  # noqa: E402

from reportcli.model.diagnostic import Diagnostic, Severity  # noqa: E402
from reportcli.model.refs import Span  # noqa: E402
from reportcli.request import Request  # noqa: E402
from reportcli.session import Session  # noqa: E402
from reportcli.starter.new import new_report  # noqa: E402

Place = tuple[str, str, int, int]
"""Code, file, line, column."""


def write(folder: Path, files: dict[str, str]) -> None:
    """The layout beside the workbook."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def spoilt(mistake: Mistake, files: dict[str, str]) -> tuple[dict[str, str], Place]:
    """The files with one mistake, and the finding that it has to give."""
    text = files[mistake.file]
    if text.count(mistake.old) < 1:
        raise ValueError(f"{mistake.name}: {mistake.old!r} does not stand in {mistake.file}")
    new = mistake.new if HERE in mistake.new else HERE + mistake.new
    text = text.replace(mistake.old, new, 1)
    before, _, after = text.partition(HERE)
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return {**files, mistake.file: before + after}, (mistake.code, mistake.file, line, column)


def reported(workbook: Path) -> Counter[Place]:
    """Errors and warnings of the report."""
    outcome = Session(lambda stage: nullcontext()).check(Request(workbook))
    return Counter(_place(found) for found in outcome.diagnostics if found.severity is not Severity.NOTE)


def _place(found: Diagnostic) -> Place:
    where = found.where
    if isinstance(where, Span):
        return (found.code, where.file, where.start.line, where.start.column)
    return (found.code, str(where), 0, 0)


def project(folder: Path) -> Path:
    """The example workbook; gives its path."""
    files = new_report(folder / "org", "en")
    return next(path for path in files if path.suffix == ".xlsx")


def judged(workbook: Path, mistake: Mistake, usual: Counter[Place], files: dict[str, str]) -> str:
    """What is wrong with the report of a mistake in these files; "" when it is right."""
    written, wanted = spoilt(mistake, files)
    write(workbook.parent, written)
    found = reported(workbook) - usual
    if found == Counter([wanted]):
        return ""
    return f"wanted {wanted}, found {dict(found)}"


def main(arguments: list[str]) -> int:
    """Prints what fails, and how many of all are right."""
    only = arguments[arguments.index("--only") + 1] if "--only" in arguments else ""
    sets = (layout_mistakes, layout_mistakes_newer)
    return max([_judged_all(one.FILES, [m for m in one.MISTAKES if only in m.name]) for one in sets])


def _judged_all(files: dict[str, str], chosen: list[Mistake]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        workbook = project(Path(folder))
        write(workbook.parent, files)
        usual = reported(workbook)
        print(f"the layout without a mistake: {dict(usual) or 'nothing is reported'}")
        wrong = {mistake.name: judged(workbook, mistake, usual, files) for mistake in chosen}
    for name, fault in wrong.items():
        if fault:
            print(f"{name}: {fault}")
    right = sum(not fault for fault in wrong.values())
    print(f"{right} of {len(chosen)}", flush=True)
    return 0 if right == len(chosen) and not usual else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
