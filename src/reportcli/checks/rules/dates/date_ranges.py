"""What ends does not end before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, language, table
from reportcli.expressions.date_formats import date_text
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import value_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each end that lies before the start of its row, in every table with both."""
    lo = language(workbook)
    for name in workbook.tables:
        for record in table(workbook, name, "start", "end"):
            start, end = value_of(record, "start"), value_of(record, "end")
            if isinstance(start, date) and isinstance(end, date) and end < start:
                args = {"stated": date_text(end, "long", lo), "start": date_text(start, "long", lo)}
                yield contradiction("end-before-start", record, "end", [(record, "start")], args=args)


RULE = Rule(160, ("end-before-start",), check)
