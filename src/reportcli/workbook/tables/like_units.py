"""Units are open: any word is one. Two that are written nearly alike are reported at the rarer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from reportcli.model.collector import Collector, shown
from reportcli.model.refs import Where
from reportcli.number_formats import settled
from reportcli.workbook.tables.record import CellText, value_of, where_of
from reportcli.workbook.tables.table import Table

_SHORT = 5
"""Letters below which only capitals, accents, spaces and full stops make units alike: km is not kg."""
_ALIKE = 0.8
_ENDINGS = ("s", "x", "e", "n", "en", "er", "es")
_MOST = 200


def report_like_units(tables: Iterable[Table], diagnostics: Collector) -> None:
    """Notes each unit of the workbook that is nearly another one, used as often or more."""
    uses: dict[str, list[tuple[Where | None, str]]] = {}
    for text, where, column in _stated(tables):
        uses.setdefault(text, []).append((where, column))
    known: list[str] = []
    for text in sorted(uses, key=lambda text: -len(uses[text]))[:_MOST]:
        near = next((other for other in known if _alike(text, other)), "")
        known.append(text)
        for where, column in uses[text] if near else ():
            args = {"found": shown(text), "nearest": near, "column": column}
            diagnostics.note("unit-like-another", where, group=text, **args)


def _stated(tables: Iterable[Table]) -> Iterator[tuple[str, Where | None, str]]:
    """The units that cells of columns of units state, without currencies and %."""
    for table in tables:
        names = {column.unit_from for column in table.spec.columns.values() if column.unit_from}
        for name in sorted(names & table.columns.keys()):
            for record in table.records:
                text = value_of(record, name)
                if isinstance(text, CellText) and text != "%" and not settled(str(text)):
                    yield " ".join(text.split()), where_of(record, name), name


def _alike(one: str, other: str) -> bool:
    """Whether one unit is likely the other one, written otherwise; singular and plural are both right."""
    first, second = _plain(one), _plain(other)
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if len(short) < _SHORT or any(short + ending == long for ending in _ENDINGS):
        return False
    return SequenceMatcher(None, first, second).ratio() >= _ALIKE


def _plain(unit: str) -> str:
    folded = unicodedata.normalize("NFKD", unit.casefold())
    return "".join(char for char in folded if char.isalnum() or char in "/%°")
