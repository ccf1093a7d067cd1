"""A currency that the layout writes beside figures is the currency of these figures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from reportcli.blocks import Cell, Report, Row, Table, Text
from reportcli.blocks.walk import blocks_of, inside
from reportcli.checks.rule import Rule
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.inline import Inline, Run
from reportcli.number_formats.currencies.known import currency_codes
from reportcli.number_formats.currencies.recognition import settled
from reportcli.number_formats.headings import currency_in_header
from reportcli.workbook.workbook import Workbook

_SIGN = r"[A-Z]{3}|(?:[A-Z]{1,2})?[€$£¥₹₺₽₩₪₫₴₦]"
_BEHIND = re.compile(rf"\s?({_SIGN})(?![^\W_])")
_BEFORE = re.compile(rf"(?:^|.*[\s(])({_SIGN})\s?", re.DOTALL)


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """An error for each text and each column whose figures, printed without their currency, get another."""
    for block in blocks_of(report):
        if isinstance(block, Table):
            yield from _columns(block, report)
        elif isinstance(block, Text) and (pair := _beside(block.runs, report)):
            yield _wrong(block, *pair)


def _wrong(text: Text, written: str, currency: str) -> Diagnostic:
    return error("currency-not-of-figures", text.span, written=written, currency=currency, block=text.path)


def _columns(table: Table, report: Report) -> Iterator[Diagnostic]:
    """Columns under a head that names another currency than that of the figures below, each once."""
    heads: dict[int, Text] = {}
    for row, at, cell in _placed(table.rows):
        if row.kind == "header":
            heads |= _naming(at, cell)
        elif at in heads and (wrong := _other_currency(heads[at], cell, report)):
            yield _wrong(heads[at], *wrong)
            heads = {column: head for column, head in heads.items() if head is not heads[at]}


def _naming(at: int, cell: Cell) -> dict[int, Text]:
    """The text of a head that may name a currency, by each column that it stands over."""
    texts = [block for block in inside(cell) if isinstance(block, Text)][:1]
    named = [text for text in texts if re.search(_SIGN, _words(text))]
    return {column: text for text in named for column in range(at, at + cell.col_span)}


def _other_currency(head: Text, cell: Cell, report: Report) -> tuple[str, str] | None:
    """The currency that a head names and the one of a figure in a cell below it, where they differ."""
    texts = (block for block in inside(cell) if isinstance(block, Text))
    units = [unit for text in texts for run in text.runs if (unit := _hidden(run, report))]
    return next(((name, unit) for unit in units if (name := _named(head, unit)) not in ("", unit)), None)


def _placed(rows: Sequence[Row]) -> Iterator[tuple[Row, int, Cell]]:
    """Each cell with its row and its first column; cells that reach down push those below aside."""
    covered: dict[int, int] = {}  # column -> rows below that a cell reaches into
    for row in rows:
        column, following = 0, {at: left - 1 for at, left in covered.items() if left > 1}
        for cell in row.cells:
            while column in covered:
                column += 1
            yield row, column, cell
            columns = range(column, column + cell.col_span)
            following |= dict.fromkeys(columns, cell.row_span - 1) if cell.row_span > 1 else {}
            column += cell.col_span
        covered = following


def _named(head: Text, home: str) -> str:
    """The currency that a head names, "" for none."""
    return currency_in_header(_words(head), home)


def _words(text: Text) -> str:
    return "".join(run.text for run in text.runs if isinstance(run, Run))


def _hidden(run: Inline, report: Report) -> str:
    """The currency of the figure that a run prints without saying it, "" for other runs."""
    printed = report.facts.get(run.fact) if isinstance(run, Run) and run.fact is not None else None
    if printed is None or printed.fact.unit not in currency_codes():
        return ""
    said = printed.printed
    shows = printed.fact.unit in said or any(unicodedata.category(sign) == "Sc" for sign in said)
    return "" if shows else printed.fact.unit


def _beside(runs: Sequence[Inline], report: Report) -> tuple[str, str] | None:
    """The currency that is written beside a figure of another one, and its own."""
    for at, run in enumerate(runs):
        unit = _hidden(run, report)
        if not unit:
            continue
        before = _BEFORE.fullmatch(_literal(runs[at - 1])) if at else None
        behind = _BEHIND.match(_literal(runs[at + 1])) if at + 1 < len(runs) else None
        for found in (behind, before):
            written = settled(found[1], unit) if found else ""
            if written and written != unit:
                return written, unit
    return None


def _literal(run: Inline) -> str:
    return run.text if isinstance(run, Run) and run.fact is None else ""


RULE = Rule(17, ("currency-not-of-figures",), check)
