"""One organisation, one spelling: names that differ by capitals, accents, signs or a letter or two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.near_keys import NearKeys
from reportcli.checks.support.records import spelled_otherwise
from reportcli.checks.support.register import Mention, cited, listed, misspelt, name_key
from reportcli.checks.support.roles import tables_of
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.workbook import Workbook

APOSTROPHES = str.maketrans("’ʼ", "''")
LONG = 7  # letters; shorter names differ by one letter and are others
SHORT, OFTEN = 6, 3  # but for a name that stands once, beside one that stands so often


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at the first place of each spelling of a name (roles `lists` and `cites`) that is not the
    usual one.
    """
    every = [one for table in tables_of(workbook, "lists") for one in listed(workbook, table)]
    mentions = [one for one in every if one.column in ("name", "full_name")]
    mentions += list(cited(workbook))
    spellings = Counter(one.text for one in mentions)
    first: dict[str, Mention] = {}
    for one in mentions:
        first.setdefault(one.text, one)
    usual: dict[str, str] = {}
    for text in sorted(spellings, key=lambda text: (-spellings[text], not first[text].listed)):
        usual.setdefault(name_key(text), text)
    for text, one in first.items():
        other = usual[name_key(text)]
        if other.translate(APOSTROPHES) != text.translate(APOSTROPHES):
            yield _finding(one, first[other])
    yield from _misspelt(usual, spellings, first)


def _misspelt(usual: dict[str, str], counts: Counter[str], first: dict[str, Mention]) -> Iterator[Diagnostic]:
    """Two names of nearly the same letters, and of the same digits: a finding at the rarer one."""
    keys = sorted(key for key in usual if len(key) >= SHORT)
    digits = {key: [c for c in key if c.isdigit()] for key in keys}
    known = NearKeys(keys)
    for key in keys:
        for other in known.near(key):
            if other < key or digits[key] != digits[other] or not misspelt(key, other):
                continue
            pair = sorted((usual[key], usual[other]), key=lambda text: (counts[text], first[text].listed))
            rare, common = first[pair[0]], first[pair[1]]
            often = counts[rare.text] == 1 and counts[common.text] >= OFTEN
            if rare.record != common.record and (often or min(len(key), len(other)) >= LONG):
                yield _finding(rare, common)
    yield from known.notes(lambda key: first[usual[key]].where)


def _finding(one: Mention, other: Mention) -> Diagnostic:
    return spelled_otherwise(one.where, one.text, other.text, other.where)


RULE = Rule(280, ("name-spelled-otherwise",), check)
