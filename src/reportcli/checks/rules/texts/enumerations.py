"""A number before a list says how many the list names: “9 organisations: A, B, …”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.lexicon import Lexicon, lexicon
from reportcli.checks.support.prose import Passage, any_of, flat, passages
from reportcli.checks.support.records import fact
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import Where
from reportcli.workbook.tables.record import columns_of, where_of
from reportcli.workbook.workbook import Workbook

LEAST, MOST = 2, 30
WORDS = 14  # of one item; a longer one is a sentence
NOUN = r"[^\W\d_][\w'·&-]*"
NOUNS = rf"(?:\s+{NOUN}){{1,7}}"
LABEL = rf"\s*{NOUN}(?:\s+{NOUN}){{0,7}}"
LIST = r"\s*(?::|\s[–—])\s*(?P<items>[^.;!?()–—\n]+)"
FIGURE = "value"
WORD_AFTER = re.compile(r"\s*([^\W\d_]+)")


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each number, typed or a figure's own, that the list behind it does not have."""
    words = lexicon(workbook.language)
    number = rf"(?P<number>\d{{1,2}}|{any_of(words.numbers)})"
    typed = re.compile(rf"(?<![\w.,]){number}{NOUNS}{LIST}")
    labelled = re.compile(rf"^(?P<number>){LABEL}{LIST}")
    for passage in passages(workbook):
        text = flat(passage.text)
        for match in typed.finditer(text):
            stated = match["number"]
            after = WORD_AFTER.match(text, match.end("number"))
            if after is not None and after[1] in words.measures:
                continue
            count = int(stated) if stated.isdigit() else words.numbers[stated]
            yield from _examined(passage, match, count, words)
        first = labelled.match(text) if passage.record is not None else None
        if first is not None and passage.record is not None and FIGURE in columns_of(passage.record):
            figure = fact(passage.record, FIGURE)
            if figure is not None and figure.value == figure.value.to_integral_value():
                yield from _examined(passage, first, int(figure.value), words)


def _examined(passage: Passage, match: re.Match[str], count: int, words: Lexicon) -> Iterator[Diagnostic]:
    items = [item for item in match["items"].split(",") if item.strip()]
    if not LEAST <= count <= MOST or len(items) < LEAST or any(len(item.split()) > WORDS for item in items):
        return
    if re.search(rf"(?<!\w)(?:{any_of(words.some)})(?!\w)|\.\.\.|…", match.group()):
        return
    joined = len(re.findall(rf"\s(?:{any_of(words.joins)}|&)\s", items[-1]))
    if len(items) <= count <= len(items) + joined:
        return
    least = len(items) + (1 if joined else 0)
    args = {
        "stated": str(count),
        "listed": str(least),
        "items": passage.text[slice(*match.span("items"))].strip(),
    }
    if passage.record is not None and not match["number"]:
        where: Where | None = where_of(passage.record, FIGURE)
        yield Diagnostic("enumeration-differs", Severity.WARNING, where, args)
    else:
        where = passage.at(*match.span("number"))
        yield Diagnostic("enumeration-differs", Severity.WARNING, where, args, excerpt=passage.excerpt)


RULE = Rule(320, ("enumeration-differs",), check)
