"""A word that a column uses for a kind, a function or a group is written in one way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import lists, text_of
from reportcli.checks.support.register import NAMED, name_key
from reportcli.checks.support.roles import MATERIAL, cited_tables, tables_of
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.contract.contract import Column
from reportcli.workbook.tables.record import where_of
from reportcli.workbook.tables.table import Table
from reportcli.workbook.workbook import Workbook

LONGEST = 80  # characters; a longer text is a sentence
PLAIN = ("text", "code")
OWN = {*NAMED, "first_name", "last_name", "handle", "icon", "colour", "file", "address", "website"}


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at the first place of each spelling that is not the column's usual one."""
    never = {*MATERIAL, *tables_of(workbook, "work")}
    own = OWN | cited_tables(workbook).keys()
    for each in lists(workbook):
        for column in each.spec.columns.values() if each.name not in never else ():
            if column.type in PLAIN and column.name not in own and column.name != each.spec.key:
                yield from _variants(each, column)


def _variants(each: Table, column: Column) -> Iterator[Diagnostic]:
    cells = ((record, text_of(record, column.name).strip()) for record in each.records)
    texts = [(record, text) for record, text in cells if text]
    counts = Counter(text for _, text in texts if len(text) <= LONGEST)
    usual: dict[str, str] = {}
    for text in sorted(counts, key=lambda text: (text != " ".join(text.split()), -counts[text])):
        usual.setdefault(name_key(text), text)
    first = {text: record for record, text in reversed(texts)}
    for text, record in {text: first[text] for _, text in texts}.items():
        other = usual.get(name_key(text), text)
        if other == text or not name_key(text):
            continue
        related = (Related("listed-here", where_of(first[other], column.name)),)
        args = {"stated": text, "nearest": other}
        where = where_of(record, column.name)
        yield Diagnostic("value-spelled-otherwise", Severity.WARNING, where, args, related)


RULE = Rule(310, ("value-spelled-otherwise",), check)
