"""Signs that exports leave out or write twice: of balances beside debit and credit, of credits below zero."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportcli.model.fact import Fact
from reportcli.model.value_class import replace
from reportcli.workbook.accounts.amounts import negated
from reportcli.workbook.accounts.entries import AccountEntries, Entry
from reportcli.workbook.accounts.headings import Header

BALANCE = ("closing", "balance")


def credits_above_zero(rows: AccountEntries) -> None:
    """Credits that an export writes below zero lose their sign, where debits and credits then meet: what the
    column says already is no second sign.
    """
    for period in dict.fromkeys(slot[0] for entry in rows.accounts for slot in entry.amounts):
        credit = (period, "credit")
        found = [entry.amounts[credit].value for entry in rows.accounts if credit in entry.amounts]
        meet = sum(found, _total(rows.accounts, (period, "debit"))) == 0
        if not meet or max(found, default=Decimal(0)) > 0:
            continue
        for entry in (*rows.accounts, *rows.totals):
            fact = entry.amounts.get(credit)
            if fact is not None and fact.value < 0:
                entry.amounts[credit] = negated(fact)


def _total(entries: Sequence[Entry], slot: tuple[str, str]) -> Decimal:
    return sum((entry.amounts[slot].value for entry in entries if slot in entry.amounts), Decimal(0))


def sign_balances(entries: list[Entry], header: Header) -> None:
    """Balances without a sign beside debit and credit take theirs from these: some exports print them so."""
    if not _may_lack_signs(header):
        return
    pairs = [
        (entry, stated, net)
        for entry in entries
        if (stated := entry.amounts.get(BALANCE)) is not None and (net := _net_of(entry)) is not None
    ]
    unsigned = all(stated.value >= 0 and stated.value == abs(net.value) for _, stated, net in pairs)
    for entry, stated, net in pairs if unsigned else ():
        if net.value < 0:
            entry.amounts[BALANCE] = replace(-stated, decimals=stated.decimals)


def _may_lack_signs(header: Header) -> bool:
    """Whether balances stand beside movements in debit and credit, and no column says their side."""
    sides = {side for period, side in header.amounts if period == "movement"}
    return BALANCE in header.amounts and {"debit", "credit"} <= sides and "side" not in header.columns


def _net_of(entry: Entry) -> Fact | None:
    opening, moved = entry.net("opening"), entry.net("movement")
    return moved if opening is None else opening if moved is None else opening + moved
