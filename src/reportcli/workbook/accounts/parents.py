"""Rows that would count twice: parents above their accounts; totals, checked against their accounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from reportcli.model.collector import Collector, shown
from reportcli.model.origin import place_of
from reportcli.workbook.accounts.entries import AccountEntries, Entry, numbers_of, sums_of
from reportcli.workbook.accounts.headings import Slot

GROUP = 3
"""Digits of a class or group in the chart of accounts: a shorter code above others is their sum."""


def without_parents(rows: AccountEntries, diagnostics: Collector) -> list[Entry]:
    """The accounts alone. A parent whose amounts are not those of its accounts is a finding."""
    below = _descendants(rows.accounts)
    suspects = {entry.account for entry in rows.accounts if below.get(entry.account)}
    leaves = [entry for entry in rows.accounts if entry.account not in suspects]
    if not suspects or (_even(rows.accounts) and not _even(leaves)):
        return rows.accounts
    parents = [e for e in rows.accounts if e.account in suspects and _is_parent(e, leaves)]
    own = {id(entry) for entry in parents}
    kept = [entry for entry in rows.accounts if id(entry) not in own]
    for entry in parents:
        args = {"account": entry.account, "label": shown(entry.label)}
        diagnostics.note("parent-row", entry.where, group="parent", **args)
        _compare(entry, _of(kept, entry.account), diagnostics)
    return kept


def _is_parent(entry: Entry, leaves: Sequence[Entry]) -> bool:
    """Whether a row sums the accounts that begin with its code: by its amounts, or as a class or group."""
    return len(entry.account) <= GROUP or _same(numbers_of(entry), sums_of(_of(leaves, entry.account)))


def check_totals(rows: AccountEntries, accounts: Sequence[Entry], diagnostics: Collector) -> None:
    """Each row of totals against the accounts that it is of."""
    for number, total in enumerate(rows.totals):
        if total.account:
            _compare(total, _of(accounts, total.account), diagnostics)
            continue
        after = max((t.row for t in rows.totals[:number]), default=0)
        since = [entry for entry in accounts if after < entry.row < total.row]
        stated = numbers_of(total)
        if since and _same(stated, sums_of(since)):
            continue
        _compare(total, [entry for entry in accounts if entry.row < total.row], diagnostics)


def _descendants(entries: Iterable[Entry]) -> Mapping[str, bool]:
    """Account -> whether another account's code begins with it and goes on."""
    codes = sorted({entry.account for entry in entries})
    return {one: after.startswith(one) for one, after in pairwise([*codes, ""])}


def _of(entries: Iterable[Entry], prefix: str) -> list[Entry]:
    return [entry for entry in entries if entry.account.startswith(prefix)]


def _even(entries: Iterable[Entry]) -> bool:
    """Whether debit equals credit in everything stated."""
    sums = sums_of(entries)
    periods = {period for period, _ in sums}
    return all(
        sums.get((p, "debit"), Decimal(0)) == sums.get((p, "credit"), Decimal(0))
        and not sums.get((p, "balance"))
        for p in periods
    )


def _same(stated: Mapping[Slot, Decimal], summed: Mapping[Slot, Decimal]) -> bool:
    return not _differences(stated, summed)


def _differences(
    stated: Mapping[Slot, Decimal], summed: Mapping[Slot, Decimal]
) -> list[tuple[Slot, Decimal, Decimal]]:
    """Slot, stated and calculated where they differ; a pair of debit and credit may be stated as its net."""
    zero = Decimal(0)
    found = []
    for slot, value in stated.items():
        period, side = slot
        calculated = summed.get(slot, zero)
        if value == calculated or (abs(value) == abs(calculated) and side == "balance"):
            continue
        if side != "balance":
            net = stated.get((period, "debit"), zero) - stated.get((period, "credit"), zero)
            if net == summed.get((period, "debit"), zero) - summed.get((period, "credit"), zero):
                continue
        found.append((slot, value, calculated))
    return found


def _compare(total: Entry, parts: Sequence[Entry], diagnostics: Collector) -> None:
    for slot, stated, calculated in _differences(numbers_of(total), sums_of(parts)):
        where = place_of(total.amounts[slot].sources[0])
        args = {"stated": f"{stated:f}", "calculated": f"{calculated:f}"}
        args |= {"difference": f"{abs(stated - calculated):f}", "label": shown(total.label or total.account)}
        diagnostics.warning("trial-total-differs", where, **args)
