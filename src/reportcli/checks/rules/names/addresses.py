"""The sender's address of an organisation is the address that its other cells state."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, table
from reportcli.checks.support.register import name_key
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import value_of
from reportcli.workbook.workbook import Workbook

PARTS = ("street", "postcode", "city")


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at the sender's address that lacks a street, postcode or city stated beside it."""
    for organisation in table(workbook, "organisation", "sender", *PARTS):
        sender = value_of(organisation, "sender")
        if not isinstance(sender, str):
            continue
        stated = {part: value_of(organisation, part) for part in PARTS}
        words = {part: text for part, text in stated.items() if isinstance(text, str) and name_key(text)}
        missing = [part for part, text in words.items() if name_key(text) not in name_key(sender)]
        shared = any(_word_in(text, sender) for text in words.values())
        if missing and shared:  # an address that shares no word is another one on purpose
            args = {"stated": str(sender), "other": ", ".join(str(words[part]) for part in missing)}
            cells = [(organisation, part) for part in missing]
            yield contradiction("address-differs", organisation, "sender", cells, args=args)


def _word_in(text: str, sender: str) -> bool:
    held = {name_key(word) for word in sender.replace(",", " ").split()}
    return any(len(name_key(word)) > 3 and name_key(word) in held for word in text.split())


RULE = Rule(220, ("address-differs",), check)
