"""One organisation, one spelling: names that differ by capitals, accents, signs or a letter or two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reportcli.checks.support.register import LISTS, Mention, cited, listed, name_key
from reportcli.model.diagnostic import Diagnostic, Related, Severity

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

APOSTROPHES = str.maketrans("’ʼ", "''")
ALIKE = 0.88  # of two keys; SOLIDARITIS and Solidaris are 0.90 alike
LONG = 7  # letters; shorter names differ by one letter and are others
SHORT, OFTEN = 6, 3  # but for a name that stands once, beside one that stands so often


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    mentions = [
        one for table in LISTS for one in listed(workbook, table) if one.column in ("name", "full_name")
    ]
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
    """Two names of nearly the same letters: the rarer one is told."""
    keys = sorted(key for key in usual if len(key) >= SHORT)
    for index, key in enumerate(keys):
        for other in keys[index + 1 :]:
            if first[usual[key]].record == first[usual[other]].record or not _alike(key, other):
                continue
            rare, common = sorted(
                (usual[key], usual[other]), key=lambda text: (counts[text], first[text].listed)
            )
            if min(len(key), len(other)) < LONG and (counts[rare] > 1 or counts[common] < OFTEN):
                continue
            yield _finding(first[rare], first[common])


def _alike(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > 2 or left.startswith(right) or right.startswith(left):
        return False
    if [c for c in left if c.isdigit()] != [c for c in right if c.isdigit()]:
        return False
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _finding(one: Mention, other: Mention) -> Diagnostic:
    args = {"stated": one.text, "nearest": other.text}
    return Diagnostic(
        "name-spelled-otherwise", Severity.WARNING, one.where, args, (Related("listed-here", other.where),)
    )
