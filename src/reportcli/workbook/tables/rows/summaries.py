"""Rows that say something of others without being their total: an average, the largest, "of which".

Read as a record, such a row counts in sums, shares and charts; no total gives it away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from statistics import median

from reportcli.model.collector import shown
from reportcli.workbook.contract.words import Words
from reportcli.workbook.names import fold
from reportcli.workbook.tables.rows.labels import LONGEST
from reportcli.workbook.tables.rows.totals import COMPARED, TotalFinder
from reportcli.workbook.tables.table_cells import TableCells
from reportcli.workbook.tables.values.decimals import exponent_of

FORMULA = re.compile(r"(AVERAGE|MEDIAN|MAX|MIN|COUNTA?)\(", re.IGNORECASE)
_WORD = re.compile(r"[^\w]+")
_SIGN = re.compile(r"\s*[-\u2013\u2014\u2022\u00b7\u2192\u21b3\u2514\u2026>][\s\xa0]+(?=\w)")
"""What sets a part off below its whole."""


def report_summaries(cells: TableCells, finder: TotalFinder, rows: Sequence[int]) -> None:
    """Warns of rows that are read as records though they sum others up, or are a part of one."""
    if not finder.summed or len(rows) > COMPARED or cells.spec.keeps_totals:
        return
    labelled = [*_labels(cells, finder, rows)]
    levels_known = any(column.indent for column in cells.spec.columns.values())
    parted = _set_off(cells, finder, labelled, indents=not levels_known)
    for row, labels in labelled:
        if row in parted:
            _report_part(cells, row, *parted[row])
            continue
        said = ((at, text, _said(text, cells.reading.words)) for at, text in labels)
        at, text, code = next((one for one in said if one[2]), (0, "", ""))
        if code == "row-is-summary" and not _sums_up(cells, finder, row, rows):
            continue
        if code:
            begins = (
                {"begins": shown(_begun(text, cells.reading.words.part))} if code == "row-is-part" else {}
            )
            cells.diagnostics.warning(code, cells.ref(row, at), found=shown(text), **begins)


def _report_part(cells: TableCells, row: int, at: int, text: str) -> None:
    sign = _SIGN.match(text)
    args = {"begins": shown(sign[0].strip())} if sign else {"remedy": "indented"}
    if not sign and _said(text, cells.reading.words):
        args = {"begins": shown(_begun(text, cells.reading.words.part))}
    cells.diagnostics.warning("row-is-part", cells.ref(row, at), found=shown(text.strip()), **args)


def _set_off(
    cells: TableCells,
    finder: TotalFinder,
    labelled: Sequence[tuple[int, list[tuple[int, str]]]],
    *,
    indents: bool,
) -> dict[int, tuple[int, str]]:
    """Rows whose label begins with a dash or the like, or (indents) stands further in, and whose amounts, one
    after the other, do not exceed that of the row above them, which has none: the parts of it. By row, the
    label and its column.
    """
    found: dict[int, tuple[int, str]] = {}
    inner = _set_in(cells, labelled) if indents else frozenset()
    if not (inner or _any_sign(labelled)):
        return found
    above: tuple[int, Decimal] | None = None  # the column that is compared, and what is left of its amount
    for row, labels in labelled:
        signed = next(((at, text) for at, text in labels if _SIGN.match(text) or (row, at) in inner), None)
        amounts = {at: amount for at in finder.summed if (amount := finder.number(row, at)) is not None}
        if not amounts:
            above = None
        elif signed is None:
            above = next(iter(amounts.items()))
        elif above is not None:
            column, left = above
            above = (column, left - amounts.get(column, Decimal(0)))
            if above[1] >= 0:
                found[row] = signed
    return found


def _any_sign(labelled: Sequence[tuple[int, list[tuple[int, str]]]]) -> bool:
    return any(_SIGN.match(text) for _, labels in labelled for _, text in labels)


def _set_in(
    cells: TableCells, labelled: Sequence[tuple[int, list[tuple[int, str]]]]
) -> frozenset[tuple[int, int]]:
    """Row and column of the labels that stand further in than the outermost of their column."""
    steps = {(row, at): _indent(cells, row, at) for row, labels in labelled for at, _ in labels}
    outer: dict[int, int] = {}
    for (_, at), step in steps.items():
        outer[at] = min(step, outer.get(at, step))
    return frozenset(place for place, step in steps.items() if step > outer[place[1]])


def _indent(cells: TableCells, row: int, at: int) -> int:
    """How far a label stands in: by the indent of its cell, else by its spaces; a single one is a slip."""
    cell = cells.cell(row, at)
    if cell is None:
        return 0
    spaces = len(cell.text) - len(cell.text.lstrip(" \t\xa0"))
    return cells.reading.indents.get(cell.style, 0) or (spaces if spaces > 1 or "\t" in cell.text else 0)


def _labels(
    cells: TableCells, finder: TotalFinder, rows: Sequence[int]
) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """Of each row with an amount its labels, each with its column."""
    for row in rows:
        found = ((at, cell) for at in finder.labels if (cell := cells.cell(row, at)) and cell.kind == "s")
        labels = [(at, cell.text) for at, cell in found if len(cell.text) <= LONGEST]
        if labels and any(finder.number(row, column) is not None for column in finder.summed):
            yield row, labels


def _said(text: str, words: Words) -> str:
    parts = _WORD.sub(" ", fold(text)).split()
    begun = {" ".join(parts[:size]) for size in (1, 2)}
    if begun & words.part:
        return "row-is-part"
    return "row-is-summary" if begun & words.summary else ""


def _begun(text: str, phrases: Set[str]) -> str:
    """The first words of a label, as they are typed, that are one of these phrases."""
    words = text.split()
    known = (" ".join(words[:size]) for size in range(1, 5))
    return next((one for one in reversed([*known]) if _WORD.sub(" ", fold(one)).strip() in phrases), words[0])


def _sums_up(cells: TableCells, finder: TotalFinder, row: int, rows: Sequence[int]) -> bool:
    """Whether an amount is the mean, median, largest or smallest of the others, or its formula says so."""
    for at in finder.summed:
        stated, cell = finder.number(row, at), cells.cell(row, at)
        others = [value for other in rows if other != row and (value := finder.number(other, at)) is not None]
        if stated is None or cell is None or len(others) < 2:
            continue
        known = (
            *(sum(others, Decimal(0)) / len(others), median(others), max(others), min(others)),
            Decimal(0),  # what a check of two sums, or their difference, comes to
        )
        places = Decimal(1).scaleb(max(exponent_of(stated.normalize()), -6))
        if FORMULA.match(cell.formula or "") or any(abs(stated - one) < places for one in known):
            return True
    return False
