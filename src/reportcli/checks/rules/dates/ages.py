"""“Nearly twenty years of practice” agrees with the year in which, another text says, it all began."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.lexicon import Lexicon, lexicon
from reportcli.checks.support.prose import Passage, any_of, flat, passages
from reportcli.checks.support.records import fact, table
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.tables.record import value_of
from reportcli.workbook.workbook import Workbook

NEAR = Decimal("0.7")  # “nearly twenty” is not said of less than fourteen


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each age that a text states, when another text says when the organisation was founded."""
    words = lexicon(workbook.language)
    for organisation in table(workbook, "organisation", "year", "name"):
        year, name = fact(organisation, "year"), value_of(organisation, "name")
        if year is None or not isinstance(name, str):
            continue
        texts = list(passages(workbook))
        began = _began(texts, name, words)
        if began is not None and int(year.value) > began[0]:
            yield from _ages(texts, int(year.value) - began[0], began, words)


def _began(texts: list[Passage], name: str, words: Lexicon) -> tuple[int, Passage, tuple[int, int]] | None:
    """The year of the foundation, from the first line that names the organisation and says it."""
    verb, before = any_of(words.founded), any_of(words.in_year)
    year = r"(?P<year>(?:18|19|20)\d\d)(?!\w)"
    pattern = re.compile(rf"(?<!\w)(?:{verb})\s(?:[^.\n]{{0,40}}?\s)?(?:{before})\s{year}")
    names = {
        flat(name),
        *(flat(part) for part in re.split(r"[\s-]+", name) if part.isupper() and len(part) > 2),
    }
    for passage in texts:
        text = flat(passage.text)
        match = pattern.search(text)
        if match is not None and any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text) for one in names):
            return int(match["year"]), passage, match.span("year")
    return None


def _ages(
    texts: list[Passage], age: int, began: tuple[int, Passage, tuple[int, int]], words: Lexicon
) -> Iterator[Diagnostic]:
    hedges = any_of((*words.over, *words.under, *words.about))
    number = rf"(?P<number>\d{{1,3}}|{any_of(words.numbers)})"
    pattern = re.compile(
        rf"(?<!\w)(?:(?P<word>{hedges})\s*)?{number}\s(?:{any_of(words.years)})\s(?:d'|de\s|of\s|van\s|an\s)?"
        rf"(?:{any_of(words.existence)})(?!\w)"
    )
    for passage in texts:
        for match in pattern.finditer(flat(passage.text)):
            stated = match["number"]
            count = int(stated) if stated.isdigit() else words.numbers[stated]
            if _agrees(match["word"] or "", count, age, words):
                continue
            year, other, span = began
            args = {"stated": passage.raw[slice(*match.span())].strip(), "age": str(age), "year": str(year)}
            related = (Related("said-here", other.at(*span)),)
            where = passage.at(*match.span())
            yield Diagnostic("age-differs", Severity.WARNING, where, args, related, excerpt=passage.excerpt)


def _agrees(word: str, count: int, age: int, words: Lexicon) -> bool:
    if word in words.over:
        return age >= count
    if word in words.under:
        return NEAR * count <= age <= count
    if word in words.about:
        return abs(age - count) * 5 <= count
    return abs(age - count) <= 1


RULE = Rule(180, ("age-differs",), check)
