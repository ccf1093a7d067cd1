"""“Our five themes”, “more than a hundred partners”: as many as the sheet of that name lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.lexicon import Lexicon, lexicon
from reportcli.checks.support.numerals import plain_value
from reportcli.checks.support.prose import Passage, any_of, flat, passages
from reportcli.checks.support.records import language_code, lists
from reportcli.checks.support.roles import MATERIAL, tables_of
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.names import fold
from reportcli.workbook.tables.table import Table
from reportcli.workbook.workbook import Workbook

LEAST = 2  # rows; one is no list


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each number before the name of a sheet that has more or fewer rows."""
    words = lexicon(workbook.language)
    tables = _nouns(workbook)
    if not tables:
        return
    before = any_of((*words.own, *words.over, *words.under))
    number = rf"(?P<number>\d[\d .]{{0,20}}|{any_of(words.numbers)})"
    pattern = re.compile(
        rf"(?<!\w)(?P<word>{before})\s{{0,3}}{number}\s{{1,3}}"
        rf"(?P<noun>{any_of(tables)})(?!\w)"
    )
    for passage in passages(workbook):
        for match in pattern.finditer(flat(passage.text)):
            each = tables[match["noun"]]
            stated = match["number"].strip()
            count = plain_value(stated) if stated[0].isdigit() else Decimal(words.numbers[stated])
            if _differs(match["word"], count, len(each.records), words):
                yield _finding(passage, match, each)


def _nouns(workbook: Workbook) -> dict[str, Table]:
    """Sheets whose name is one word, by that word."""
    lang = language_code(workbook).lower()
    never = {*MATERIAL, *tables_of(workbook, "work", "uncounted")}
    found = {}
    for each in lists(workbook):
        name = fold(each.spec.title(lang))
        rows = 0 if each.name in never else len(each.records)
        if rows >= LEAST and re.fullmatch(r"[^\W\d_]{4,}", name):
            found[name] = each
    return found


def _differs(word: str, count: Decimal, rows: int, words: Lexicon) -> bool:
    if word in words.over:
        return rows < count
    if word in words.under:
        return rows > count
    return rows != count


def _finding(passage: Passage, match: re.Match[str], each: Table) -> Diagnostic:
    start, end = match.start("number"), match.end("noun")
    said = passage.raw[match.start() : end]
    args = {"stated": said, "listed": str(len(each.records)), "sheet": str(each.sheet or each.name)}
    related = (Related("listed-here", each.sheet),) if each.sheet is not None else ()
    where = passage.at(start, end)
    return Diagnostic(
        "count-differs-from-list", Severity.WARNING, where, args, related, excerpt=passage.excerpt
    )


RULE = Rule(330, ("count-differs-from-list",), check)
