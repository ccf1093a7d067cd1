"""Every photo that is printed names its maker; logos (column `logo` of any table) need none."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Image, Report
from reportcli.blocks.walk import blocks_of
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import table
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.workbook.tables.record import key_of, value_of, where_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at the credit of each printed photo that names nobody."""
    photos = table(workbook, "photos", "credit", "file")
    logos = {value_of(row, "logo") for name in workbook.tables for row in table(workbook, name, "logo")}
    printed = {block.source for block in blocks_of(report) if isinstance(block, Image)}
    for photo in photos:
        if (
            _names_somebody(value_of(photo, "credit"))
            or photo in logos
            or where_of(photo, "file") not in printed
        ):
            continue
        yield warning("photo-without-credit", where_of(photo, "credit"), photo=key_of(photo))


def _names_somebody(credit: str | None) -> bool:
    """Whether a credit has a letter: "?" and "-" name nobody."""
    return any(char.isalnum() for char in credit or "")


RULE = Rule(480, ("photo-without-credit",), check)
