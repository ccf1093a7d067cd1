#!/usr/bin/env python3
"""Accounts for every numeral of a report, and asks the ledger for 50 of them against openpyxl.

    python3 proofs/numerals.py sample_data/solsoc/2024.xlsx [--asked 50] [--seed 2024] [--list]

A numeral on a page is a Fact (its glyphs say which), page furniture (folios, list numbers, note calls), a
year or date, part of a name, a title, an address or a number that names (account, telephone, postcode), or
typed: in a cell or a text (a literal). The PDF's text layer is read; each numeral is found among them.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
# ruff: noqa: E402

from reportcli.blocks import Chart, Report, Text
from reportcli.blocks.walk import blocks_of, inside
from reportcli.checks.support.lexicon import lexicon
from reportcli.checks.support.numerals import numerals
from reportcli.checks.support.prose import Passage, blanked
from reportcli.checks.support.register import NAMED
from reportcli.checks.support.stated_words import significant
from reportcli.ledger.read import Ledger, facts_printed, ledger_of
from reportcli.model.inline import NoteCall, Run
from reportcli.model.refs import CellRef, Span, Where
from reportcli.pipeline import Request, build
from reportcli.workbook.tables.record import cell_of, value_of
from reportcli.workbook.workbook import Workbook

DIGITS = re.compile(r"\d[\d.,\u00a0\u202f]*")
GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|\d[\d.,]*")
MOST = Decimal("0.1")  # literals among all numerals
BARE = "\ufffc"  # stands for a Fact within the characters of its paragraph


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("workbook", type=Path)
    options.add_argument("--asked", type=int, default=50)
    options.add_argument("--seed", type=int, default=2024)
    options.add_argument("--list", action="store_true", help="name every typed numeral")
    chosen = options.parse_args()
    from mutants import copied, examined

    data, report = examined(chosen.workbook.resolve())
    known = {abs(f.fact.value) for f in report.facts.values() if significant(f.fact.value) >= 4}
    counts: Counter[str] = Counter()
    same = 0
    for what, text, value in accounted(report, named(data)):
        counts[what] += 1
        if what == "typed":
            hit = value is not None and value in known
            same += hit
            if chosen.list:
                print(f"typed{' = a figure' if hit else ''}: {text}")
    total, literals = sum(counts.values()), counts["typed"] + counts["literal"]
    print(f"{total} numerals: {dict(sorted(counts.items()))}; literals {literals / max(total, 1):.1%}")
    with tempfile.TemporaryDirectory() as folder:
        sample = copied(chosen.workbook.resolve(), Path(folder))
        pdf = built(sample)
        left = unaccounted(pdf, report)
        wrong = asked(sample, pdf, chosen.asked, chosen.seed)
    return 1 if wrong or same or left or literals > MOST * total else 0


def named(data: Workbook) -> dict[CellRef, str]:
    """The cells whose digits are part of a name: addresses, accounts, telephone numbers, names, titles."""
    kinds = {"code", "phone", "email", "url"}
    found: dict[CellRef, str] = {}
    for table in data.tables.values():
        for column in table.spec.columns.values():
            name = column.type == "text" and (table.name == "organisation" or column.name in NAMED)
            if column.type in kinds or name:
                for record in table.records:
                    cell, text = cell_of(record, column.name), value_of(record, column.name)
                    if cell is not None and isinstance(text, str) and DIGITS.search(text):
                        found[cell] = str.__str__(text)
    return found


@lru_cache(maxsize=64)
def _lines(file: str) -> tuple[str, ...]:
    path = ROOT / file
    return tuple(path.read_text("utf-8").splitlines()) if path.is_file() else ()


def computed(where: Where | None, text: str) -> bool:
    """Whether the layout's line makes these digits (a date in another form), and does not hold them."""
    if not isinstance(where, Span) or not where.file.endswith(".yaml"):
        return False
    line = "".join(_lines(where.file)[where.start.line - 1 : where.start.line])
    return bool(line) and not any(found in line for found in DIGITS.findall(text))


def accounted(report: Report, names: dict[CellRef, str]) -> Iterator[tuple[str, str, Decimal | None]]:
    """Every numeral of the report's paragraphs: (what it is, the characters, the value of a typed one)."""
    for block in blocks_of(report):
        if not isinstance(block, Text):
            continue
        characters = ""
        for run in block.runs:
            if isinstance(run, Run) and run.fact is not None:
                declared = report.facts[run.fact].fact.declared
                yield ("literal" if declared else "fact"), run.text, None
                characters += BARE
            elif isinstance(run, Run) and (run.where in names or computed(run.where, run.text)):
                yield from (("date, name or address", found, None) for found in DIGITS.findall(run.text))
                characters += BARE
            else:
                characters += getattr(run, "text", " ")
        for text in names.values():
            for _ in range(characters.count(text)):
                yield from (("date, name or address", found, None) for found in DIGITS.findall(text))
            characters = characters.replace(text, BARE)
        yield from _typed(characters, block)


def _typed(characters: str, block: Text) -> Iterator[tuple[str, str, Decimal | None]]:
    if not DIGITS.search(characters):
        return
    passage = Passage(block.path, characters, blanked(characters), block.span or Span(""))
    found = {one.start: one for one in numerals(passage, lexicon(block.lang or "en")) if not one.spelled}
    for match in DIGITS.finditer(characters):
        one = found.get(match.start())
        yield ("typed", one.text, one.value) if one else ("date, name or address", match.group(), None)


def built(workbook: Path) -> Path:
    """The PDF of a sample in a folder of its own."""
    outcome = build(Request(workbook=workbook, draft=True), _quiet)
    return next(path for path in outcome.written if path.suffix == ".pdf")


def unaccounted(pdf: Path, report: Report) -> int:
    """Reads the PDF's text layer and takes away what paragraphs, charts and furniture print. Gives the rest.

    Furniture: folios and pages of the contents, running heads, numbers of lists and notes, ticks of axes.
    """
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    pages = done.stdout.replace("\u00ad\n", "").split("\f")
    printed = Counter(found for page in pages for found in strings(page))
    body = Counter(found for text in _characters(report) for found in strings(text))
    rest = printed - body
    furniture = {str(number) for number in range(len(pages) + 1)}
    furniture |= {found for text in _furniture(report) for found in strings(text)}
    kept = sum(number for text, number in rest.items() if text in furniture)
    left = Counter({text: number for text, number in rest.items() if text not in furniture})
    total, rested = sum(printed.values()), sum(left.values())
    told = ", ".join(f"{text} ({number})" for text, number in sorted(left.items())[:20])
    print(f"{total} numerals in the text layer: {total - kept - rested} of paragraphs and charts,", end=" ")
    print(f"{kept} of furniture, {rested} unaccounted for{': ' + told if told else ''}")
    return rested


def strings(text: str) -> list[str]:
    """Its numerals, digits alone."""
    return [re.sub(r"\D", "", found) for found in GROUPED.findall(text)]


def _characters(report: Report) -> Iterator[str]:
    for block in blocks_of(report):
        if isinstance(block, Text):
            yield "".join(getattr(run, "text", " ") for run in block.runs)
            for run in block.runs:
                if isinstance(run, NoteCall):
                    yield run.mark
                    yield "".join(getattr(part, "text", " ") for part in run.body)
        elif isinstance(block, Chart):
            for series in block.series:
                for datum in series.data:
                    yield from (datum.label, datum.printed, datum.note)


def _furniture(report: Report) -> Iterator[str]:
    """Running heads, bound once and printed on every page."""
    for chapter in report.chapters:
        for master in chapter.masters.values():
            for place in master.furniture:
                for block in inside(place):
                    yield "".join(getattr(run, "text", " ") for run in getattr(block, "runs", ()))


def asked(workbook: Path, pdf: Path, count: int, seed: int) -> int:
    """Asks `why` for random figures of the pages and compares each with its cell. Gives the faults."""
    import openpyxl

    ledger = ledger_of(pdf)
    cells = openpyxl.load_workbook(workbook, data_only=True)
    entries = [one for one in ledger.facts if one["places"] and one["cells"] and not one.get("declared")]
    entries = random.Random(seed).sample(entries, min(count, len(entries)))
    wrong = [one for one in entries if not _answered(ledger, one, cells)]
    for one in wrong:
        print(f"wrong: {one['printed']} {one['cells'][:3]}")
    print(f"{len(entries)} figures asked, {len(entries) - len(wrong)} agree with openpyxl")
    return len(wrong)


def _answered(ledger: Ledger, entry: dict[str, Any], cells: Any) -> bool:
    """Whether `why` for what is printed there, on that page, names the cell and its value."""
    answers = facts_printed(ledger, entry["printed"], entry["places"][0]["page"])
    return entry in answers and all(_agrees(dict(answer), cells) for answer in answers if answer["cells"])


def _agrees(entry: dict[str, Any], cells: Any) -> bool:
    """A figure of one cell is its value; a computed one names cells that hold numbers or rows."""
    values = [cells[one["sheet"]][one["cell"]].value for one in entry["cells"]]
    if "derivation" in entry:
        return all(value is not None for value in values)
    return len(values) == 1 and Decimal(str(values[0])) == Decimal(entry["value"])


def _quiet(stage: str) -> Any:
    from contextlib import nullcontext

    return nullcontext()


if __name__ == "__main__":
    sys.exit(main())
