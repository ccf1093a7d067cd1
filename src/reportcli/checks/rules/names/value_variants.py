"""A word that a column uses for a kind, a function or a group is written in one way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcli.checks.support.register import CITES, NAMED, name_key
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.tables.record import value_of, where_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.contract.contract import Column
    from reportcli.workbook.tables.table import Table
    from reportcli.workbook.workbook import Workbook

NEVER = {"waivers", "plan", "texts", "photos"}
LONGEST = 80  # characters; a longer text is a sentence
PLAIN = ("text", "code")
OWN = {*NAMED, *CITES, "first_name", "last_name", "handle", "icon", "colour", "file", "address", "website"}


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    for each in workbook.tables.values():
        if each.name in NEVER or each.spec.form == "key-value":
            continue
        for column in each.spec.columns.values():
            if column.type in PLAIN and column.name not in OWN and column.name != each.spec.key:
                yield from _variants(each, column)


def _variants(each: Table, column: Column) -> Iterator[Diagnostic]:
    found = [(record, value_of(record, column.name)) for record in each.records]
    texts = [(record, str.__str__(v).strip()) for record, v in found if isinstance(v, str) and v.strip()]
    counts = Counter(text for _, text in texts if len(text) <= LONGEST)
    usual: dict[str, str] = {}
    for text in sorted(counts, key=lambda text: -counts[text]):
        usual.setdefault(name_key(text), text)
    told: set[str] = set()
    for record, text in texts:
        other = usual.get(name_key(text), text)
        if other == text or text in told or not name_key(text):
            continue
        told.add(text)
        first = next(one for one, same in texts if same == other)
        related = (Related("listed-here", where_of(first, column.name)),)
        args = {"stated": text, "nearest": other}
        where = where_of(record, column.name)
        yield Diagnostic("value-spelled-otherwise", Severity.WARNING, where, args, related)
