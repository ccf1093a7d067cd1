"""Names of the register stand in texts as they stand in their lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reportcli.checks.support.prose import Passage, passages
from reportcli.checks.support.register import Mention, listed, name_key
from reportcli.model.diagnostic import Diagnostic, Related, Severity

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

WORD = re.compile(r"[^\W\d_][\w'’-]*")
STRAIGHT = str.maketrans("’", "'")
SHORT = 3  # letters of a name in capitals
LONG = 8  # letters of a name that is taken for misspelt
ALIKE = 0.88

Names = dict[str, dict[str, Mention]]


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    spellings = _spellings(workbook)
    acronyms = {key: names for key, names in spellings.items() if all(_coined(text) for text in names)}
    long = {key: next(iter(names.values())) for key, names in spellings.items() if len(key) >= LONG}
    told: set[tuple[str, str]] = set()
    for passage in passages(workbook) if spellings else ():
        for match in WORD.finditer(passage.text):
            text = match.group().rstrip("'’-").translate(STRAIGHT)
            if not text[0].isupper() or (text, passage.name) in told:
                continue
            usual = _otherwise(text, acronyms, spellings, long)
            if usual is not None:
                told.add((text, passage.name))
                yield _finding(passage, match, text, usual)


def _spellings(workbook: Workbook) -> Names:
    """Names of one word, by their letters and then by their spelling, the usual one first."""
    every = [
        one for table in ("partners", "donors") for one in listed(workbook, table) if one.column == "name"
    ]
    times = Counter(one.text.translate(STRAIGHT) for one in every)
    found: Names = {}
    for one in sorted(every, key=lambda one: -times[one.text.translate(STRAIGHT)]):
        if WORD.fullmatch(one.text):
            found.setdefault(name_key(one.text), {}).setdefault(one.text.translate(STRAIGHT), one)
    return found


def _otherwise(text: str, acronyms: Names, known: Names, long: dict[str, Mention]) -> Mention | None:
    """The name that a word is, with other signs or capitals, or misspelt by a letter or two."""
    key = name_key(text)
    names = acronyms.get(key, {})
    if names:
        return None if text in names else next(iter(names.values()))
    if len(key) < LONG or key in known:
        return None
    return next((one for other, one in long.items() if _misspelt(key, other)), None)


def _misspelt(key: str, other: str) -> bool:
    if abs(len(key) - len(other)) > 2 or key.startswith(other) or other.startswith(key):
        return False
    matcher = SequenceMatcher(None, key, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _finding(passage: Passage, match: re.Match[str], text: str, usual: Mention) -> Diagnostic:
    args = {"stated": text, "nearest": usual.text}
    where = passage.at(match.start(), match.end())
    related = (Related("listed-here", usual.where),)
    return Diagnostic("name-spelled-otherwise", Severity.WARNING, where, args, related)


def _coined(text: str) -> bool:
    """A name in capitals: no ordinary word is written so."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= SHORT and all(c.isupper() for c in letters)
