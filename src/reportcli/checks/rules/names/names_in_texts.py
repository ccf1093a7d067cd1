"""Names of the register stand in texts as they stand in their lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.near_keys import NearKeys
from reportcli.checks.support.prose import passages
from reportcli.checks.support.records import spelled_otherwise
from reportcli.checks.support.register import Mention, listed_at, misspelt, name_key
from reportcli.checks.support.roles import places
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.workbook import Workbook

WORD = re.compile(r"[^\W\d_][\w'’-]*")
STRAIGHT = str.maketrans("’", "'")
SHORT = 3  # letters of a name in capitals
LONG = 8  # letters of a name that is taken for misspelt

Names = dict[str, dict[str, Mention]]


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each name (role `organisations`) in a text that its list spells otherwise; once a text."""
    spellings = _spellings(workbook)
    acronyms = {key: names for key, names in spellings.items() if all(_coined(text) for text in names)}
    long = NearKeys(key for key in spellings if len(key) >= LONG)
    known_words: dict[str, Mention | None] = {}
    reported: set[tuple[str, str]] = set()
    for passage in passages(workbook) if spellings else ():
        for match in WORD.finditer(passage.text):
            text = match.group().rstrip("'’-").translate(STRAIGHT)
            if not text[0].isupper() or (text, passage.name) in reported:
                continue
            if text not in known_words:
                known_words[text] = _otherwise(text, acronyms, spellings, long)
            usual = known_words[text]
            if usual is not None:
                reported.add((text, passage.name))
                where = passage.at(match.start(), match.end())
                yield spelled_otherwise(where, text, usual.text, usual.where)
    yield from long.notes(lambda key: next(iter(spellings[key].values())).where)


def _spellings(workbook: Workbook) -> Names:
    """Names of one word, by their letters and then by their spelling, the usual one first."""
    every = list(listed_at(workbook, places(workbook, "organisations")))
    times = Counter(one.text.translate(STRAIGHT) for one in every)
    found: Names = {}
    for one in sorted(every, key=lambda one: -times[one.text.translate(STRAIGHT)]):
        if WORD.fullmatch(one.text):
            found.setdefault(name_key(one.text), {}).setdefault(one.text.translate(STRAIGHT), one)
    return found


def _otherwise(text: str, acronyms: Names, known: Names, long: NearKeys) -> Mention | None:
    """The name that a word is, with other signs or capitals, or misspelt by a letter or two."""
    key = name_key(text)
    names = acronyms.get(key, {})
    if names:
        return None if text in names else next(iter(names.values()))
    if len(key) < LONG or key in known:
        return None
    near = next((other for other in long.near(key) if misspelt(key, other)), None)
    return next(iter(known[near].values())) if near is not None else None


def _coined(text: str) -> bool:
    """A name in capitals: no ordinary word is written so."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= SHORT and all(c.isupper() for c in letters)


RULE = Rule(290, ("name-spelled-otherwise",), check)
