"""A person is written in one way: in the team, the board, among authors, contacts and publishers."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.near_keys import NearKeys
from reportcli.checks.support.records import spelled_otherwise
from reportcli.checks.support.register import Person, people
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.workbook import Workbook

ALIKE = 0.9  # of two names' letters
LONG = 8  # letters


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each person (role `persons`) who is written otherwise than in the team's list or, without
    one, where they stand first.
    """
    usual: dict[str, Person] = {}
    team = NearKeys()
    reported: set[tuple[str, object]] = set()
    for one in sorted(people(workbook), key=lambda one: not one.listed):
        other = usual.setdefault(one.key, one)
        if other is one and one.listed:
            team.add(one.key)
        elif other is one:
            other = _nearest(one, usual, team) or one
        if other.spelling != one.spelling and (one.spelling, one.where) not in reported:
            reported.add((one.spelling, one.where))
            yield spelled_otherwise(one.where, one.text, other.text, other.where)
    yield from team.notes(lambda key: usual[key].where)


def _nearest(one: Person, known: dict[str, Person], team: NearKeys) -> Person | None:
    """The first of the team's list who is nearly named so."""
    if len(one.key) < LONG:
        return None
    return next((known[key] for key in team.near(one.key) if _alike(key, one.key)), None)


def _alike(left: str, right: str) -> bool:
    if left == right or abs(len(left) - len(right)) > 2:
        return False
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= ALIKE


RULE = Rule(300, ("name-spelled-otherwise",), check)
