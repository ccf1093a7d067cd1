"""A report of one section from the layout lines of a test, built whole: its PDFs and findings."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from openpyxl import Workbook

from reportcli.pipeline import Outcome, Request, build

_SECTION = """\
sections:
  - section: {{id: one, title: "One", master: text, starts: next}}
    do:
      - {{text: "One", style: title, level: auto}}
{lines}
"""


def report(folder: Path, *lines: str, language: str = "en-GB", settings: str = "") -> Path:
    """Writes workbook and layout; gives the workbook. lines: blocks in flow style; settings: more YAML."""
    folder.mkdir(parents=True, exist_ok=True)
    blocks = "\n".join(f"      - {line}" for line in lines)
    layout = f"extends: base\nlanguage: {language}\n{settings}{_SECTION.format(lines=blocks)}"
    (folder / "layout.yaml").write_text(layout, encoding="utf-8")
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Organisation"
    lang = language[:2]
    for row in (
        ("Field", "Value"),
        ("Name", "Trial"),
        ("Year", 2024),
        ("Currency", "EUR"),
        ("Language", lang),
    ):
        sheet.append(row)
    book.save(folder / "2024.xlsx")
    return folder / "2024.xlsx"


def built(workbook: Path, *purposes: str) -> Outcome:
    """The outcome of `build --for`."""
    return build(Request(workbook, None, purposes), lambda _: nullcontext())


def pdf_of(workbook: Path, purpose: str = "screen") -> Path:
    """The one PDF of a purpose; the build must have had no error."""
    outcome = built(workbook, purpose)
    assert not outcome.failed(strict=False), outcome.diagnostics
    return next(path for path in outcome.written if path.suffix == ".pdf")
