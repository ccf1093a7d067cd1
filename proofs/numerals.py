#!/usr/bin/env python3
"""Accounts for every numeral of a report, and asks the ledger for 50 of them against openpyxl.

    python3 proofs/numerals.py sample_data/solsoc/2024.xlsx [--asked 50] [--seed 2024] [--list]

A numeral on a page is a Fact (its glyphs say which), page furniture (folios, list numbers, note calls), a
year or date, part of a name, an address or a number that is a name (account, telephone, postcode), or
typed: in a cell or a text (a literal).
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
# ruff: noqa: E402

from reportcli.checks.asserting_words import significant
from reportcli.checks.lexicon import lexicon
from reportcli.checks.numerals import numerals
from reportcli.checks.passages import Passage, blanked
from reportcli.checks.tree import blocks_of
from reportcli.model.inline import Run
from reportcli.model.refs import CellRef, Span
from reportcli.pipeline import Request, build
from reportcli.report.blocks import Report, Text
from reportcli.report.provenance import ledger_of
from reportcli.workbook.read import Workbook
from reportcli.workbook.record import cell_of, value_of

DIGITS = re.compile(r"\d[\d.,\u00a0\u202f]*")
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
    from mutants import examined

    data, report = examined(chosen.workbook.resolve())
    known = {abs(f.fact.value) for f in report.facts if significant(f.fact.value) >= 4}
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
    wrong = asked(chosen.workbook.resolve(), chosen.asked, chosen.seed)
    return 1 if wrong or same else 0


def named(data: Workbook) -> dict[CellRef, str]:
    """The cells whose digits are part of a name: addresses, accounts, telephone numbers, names."""
    kinds = {"code", "phone", "email", "url"}
    found: dict[CellRef, str] = {}
    for table in data.tables.values():
        for column in table.spec.columns.values():
            if column.type in kinds or (table.name == "organisation" and column.type == "text"):
                for record in table.records:
                    cell, text = cell_of(record, column.name), value_of(record, column.name)
                    if cell is not None and isinstance(text, str) and DIGITS.search(text):
                        found[cell] = str.__str__(text)
    return found


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
            elif isinstance(run, Run) and isinstance(run.where, CellRef) and run.where in names:
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


def asked(workbook: Path, count: int, seed: int) -> int:
    """Builds the report, asks `why` for random figures and compares each with its cell. Gives the faults."""
    import openpyxl
    from mutants import copied

    with tempfile.TemporaryDirectory() as folder:
        sample = copied(workbook, Path(folder))
        outcome = build(Request(workbook=sample, draft=True), _quiet)
        pdf = next(path for path in outcome.written if path.suffix == ".pdf")
        ledger = ledger_of(pdf)
        cells = openpyxl.load_workbook(sample, data_only=True)
        entries = [one for one in ledger.facts if one["places"] and one["cells"] and not one.get("declared")]
        entries = random.Random(seed).sample(entries, min(count, len(entries)))
        wrong = [one for one in entries if not _agrees(one, cells)]
    for one in wrong:
        print(f"wrong: {one['printed']} {one['cells'][:3]}")
    print(f"{len(entries)} figures asked, {len(entries) - len(wrong)} agree with openpyxl")
    return len(wrong)


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
