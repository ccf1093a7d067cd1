"""Micro-typography by language: spaces, quotes, apostrophes and dashes as good printers set them.

Everything is an edit of the typed text: what was typed right stays. An edit that only turns a space into a
no-break space is "glue", the one kind that may touch a printed Fact.
Sources: Lexique des règles typographiques de l'Imprimerie nationale; Hart's Rules; Onze Taal; Duden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reportcli.model.languages import language_of
from reportcli.text.vocabulary import AFTER_NUMBER, BEFORE_NUMBER, MONTH_YEAR, PAIRS, TITLES

NBSP = "\u00a0"
NNBSP = "\u202f"
SPACES = f" \t\n{NBSP}{NNBSP}\u2009"
OPENERS = "([{—–-/«“„‘‚'’"
CLOSERS = "»”’'\")]…%‰€$°*²³\ufffc"  # the last stands for an icon or a note call


class Edit(NamedTuple):
    """Replace text[start:end] by `new`."""

    start: int
    end: int
    new: str


def is_glue(edit: Edit, text: str) -> bool:
    """Whether an edit only forbids a break at a typed space."""
    return text[edit.start : edit.end] == " " and edit.new in (NBSP, NNBSP)


def refine(text: str, lang: str) -> str:
    """The text with its language's micro-typography; refining twice changes nothing more."""
    return apply(text, edits(text, lang))


def apply(text: str, changes: list[Edit]) -> str:
    """Carry out edits that are sorted and do not overlap."""
    if not changes:
        return text
    parts: list[str] = []
    at = 0
    for start, end, new in changes:
        parts += (text[at:start], new)
        at = end
    return "".join((*parts, text[at:]))


def edits(text: str, lang: str) -> list[Edit]:
    """All edits of a text, in order, none overlapping; web and e-mail addresses are left alone."""
    if _FIGURE.fullmatch(text):  # most cells with figures
        return []
    language = lang[:2].lower()
    found = [*_ellipses(text), *_dashes(text, language), *_quotes(text, language)]
    found += _apostrophes(text, language)
    found += _numbers(text, language)
    found += _names(text, language)
    if language == "fr":
        found += _french(text)
    if not found:
        return []
    shut = [m.span() for m in _ADDRESS.finditer(text)] if _may_have_address(text) else []
    kept: list[Edit] = []
    end = -1
    for edit in sorted(set(found)):
        if edit.start >= end and not any(s <= edit.start < e for s, e in shut):
            kept.append(edit)
            end = max(edit.end, edit.start + (edit.start == edit.end and edit.new in SPACES))
    return kept


_FIGURE = re.compile(r"[€$£]?\d+(?:[.,]\d+)*")
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[^\s.,;:!?)»”]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def _may_have_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text


def _ellipses(text: str) -> Iterator[Edit]:
    at = text.find("...")
    while at >= 0:
        end = at + 3
        while text[end : end + 1] == ".":
            end += 1
        if end == at + 3:
            yield Edit(at, end, "…")
        at = text.find("...", end)


_SPACED_DASH = re.compile(r" (--?|[–—]) (?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][»”)]?\s")
_DOUBLE = re.compile(r"-{2,3}(?<=\w--)(?=\w)|---(?<=\w---)(?=\w)")


def _dashes(text: str, language: str) -> Iterator[Edit]:
    """A spaced hyphen is a dash; a French dash clings to what it encloses, others to what stands before."""
    if " -" in text or " –" in text or " —" in text:
        opened, last = False, 0
        for m in _SPACED_DASH.finditer(text):
            if m.start() == 0:
                continue
            if m[1] in ("-", "--"):
                yield Edit(m.start(1), m.end(1), "–")
            if _SENTENCE_END.search(text, last, m.start()):
                opened = False
            opening = language == "fr" and not opened
            at = m.end(1) if opening else m.start()
            yield Edit(at, at + 1, NBSP)
            opened, last = not opened, m.end()
    if "--" in text:
        for m in _DOUBLE.finditer(text):
            yield Edit(m.start(), m.end(), "—")


def _quotes(text: str, language: str) -> Iterator[Edit]:
    """Straight double quotes become the language's; an inch sign after a figure stays."""
    if '"' not in text:
        return
    opening, closing = language_of(language).quotes[:2]
    is_open = False
    for m in re.finditer('"', text):
        at = m.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        starts = not before or before in SPACES or (before in OPENERS and before not in "’'")
        starts = starts or (before in "’'" and not is_open)
        starts = starts and bool(after) and after not in SPACES and after not in ".,;:!?)]»”…"
        if starts:
            is_open = True
            yield Edit(at, at + 1, opening)
        elif is_open or not before.isdigit():
            is_open = False
            yield Edit(at, at + 1, closing)


@lru_cache(maxsize=16)
def _elision(language: str) -> re.Pattern[str] | None:
    """An apostrophe with a word that it begins; None where a language has no such words."""
    found = language_of(language).elisions
    return re.compile(rf"'(?:{'|'.join(map(re.escape, found))})(?!\w)", re.IGNORECASE) if found else None


def _apostrophes(text: str, language: str) -> Iterator[Edit]:
    if "'" not in text:
        return
    opening, closing = language_of(language).quotes[2:]
    elision = _elision(language)
    is_open = False
    for m in re.finditer("'", text):
        at = m.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before.isalnum() and after.isalnum():
            new = "’"
        elif before and before not in SPACES and before not in OPENERS:
            new = closing if is_open else "’"
            is_open = False
        elif after.isdigit() or (elision is not None and elision.match(text, at)):
            new = "’"
        elif after and after not in SPACES:
            new, is_open = opening, True
        else:
            continue
        yield Edit(at, at + 1, new)


_NUMBER = re.compile(rf"\d+(?:[.,{NBSP}{NNBSP} ]\d+)*")
_GROUPED = re.compile(rf"[1-9]\d{{0,2}}(?:[ {NBSP}{NNBSP}]\d{{3}})+(?:[.,]\d+)?")
_CODE = re.compile(rf"\d{{1,4}}(?:[ {NBSP}{NNBSP}]\d{{1,4}}){{2,}}")
_YEARS = re.compile(r"(?:19|20)\d\d-(?=(?:19|20)\d\d(?![\w-]))")
_SPACE = re.compile(" ")


def _numbers(text: str, language: str) -> Iterator[Edit]:
    """No break inside a number, a date or a telephone number, nor between a number and its unit."""
    if not _DIGIT.search(text):
        return
    for m in _NUMBER.finditer(text):
        start, end = m.span()
        if " " in m[0]:
            yield from _inside_number(start, m[0])
        if end < len(text):
            yield from _after_number(text, language, start, end)
        if text[start - 1 : start] == " " and BEFORE_NUMBER.search(text, max(0, start - 7), start):
            yield Edit(start - 1, start, NBSP)
    for m in MONTH_YEAR.finditer(text):
        yield Edit(m.end() - 1, m.end(), NBSP)


def _inside_number(start: int, number: str) -> Iterator[Edit]:
    """Thin spaces between groups of three digits, plain ones in codes and telephone numbers."""
    inner = NNBSP if _GROUPED.fullmatch(number) else NBSP if _CODE.fullmatch(number) else ""
    if inner:
        yield from (Edit(start + s.start(), start + s.end(), inner) for s in _SPACE.finditer(number))


def _after_number(text: str, language: str, start: int, end: int) -> Iterator[Edit]:
    """A unit clings to its number, a French % or € has a space before it, a dash stands between years."""
    follows, before = text[end], text[start - 1 : start]
    if unit := AFTER_NUMBER.match(text, end):
        yield from (Edit(s.start(), s.end(), NBSP) for s in _SPACE.finditer(text, end, unit.end()))
    elif follows in language_of(language).spaced_signs and not text[end + 1 : end + 2].isalpha():
        yield Edit(end, end, NBSP)
    elif follows == "-" and before not in ("-", "/") and (years := _YEARS.match(text, start)):
        yield Edit(years.end() - 1, years.end(), "–")


_INITIAL = re.compile(r"[A-ZÀ-Þ]\. (?=[A-ZÀ-Þ])")
_TITLE = re.compile(r"[DFHMPSdm][a-zMV]{0,4}\.? (?=[A-ZÀ-Þ])")


_ROMAN = re.compile(
    r"(?<!\w)(?:[A-ZÉ][a-zà-ÿ]+ (?=(?:I|[IVX]{2,})(?:er)?(?!\w))|[IVXL]+es? (?=siècles?(?!\w)))"
)


def _names(text: str, language: str) -> Iterator[Edit]:
    """No break after an initial or a title before a name, nor between a name and its numeral."""
    if language == "fr":
        for m in _ROMAN.finditer(text):
            yield Edit(m.end() - 1, m.end(), NBSP)
    for m in _INITIAL.finditer(text) if ". " in text else ():
        if not text[m.start() - 1 : m.start()].isalnum() or m.start() == 0:
            yield Edit(m.end() - 1, m.end(), NBSP)
    for m in _TITLE.finditer(text):
        if m[0][:-1] in TITLES and (m.start() == 0 or not text[m.start() - 1].isalnum()):
            yield Edit(m.end() - 1, m.end(), NBSP)
    if language in PAIRS:
        for m in PAIRS[language].finditer(text):
            yield from (Edit(s.start(), s.end(), NBSP) for s in _SPACE.finditer(text, m.start(), m.end()))


_FRENCH = re.compile("[;!?]+|[:»«]")


def _french(text: str) -> Iterator[Edit]:
    """Thin no-break space before ; ! ? » and after «, no-break space before a colon."""
    for m in _FRENCH.finditer(text):
        edit = _after_opening_quote(text, m.end()) if m[0] == "«" else _before_mark(text, m)
        if edit is not None:
            yield edit


def _after_opening_quote(text: str, end: int) -> Edit | None:
    after = text[end : end + 1]
    if after == " ":
        return Edit(end, end + 1, NNBSP)
    return Edit(end, end, NNBSP) if after and after not in SPACES else None


def _before_mark(text: str, m: re.Match[str]) -> Edit | None:
    """The space before a mark; None where it has one that does not break, or is part of something else."""
    start, end = m.span()
    before, after = text[:start][-1:], text[end : end + 1]
    colon = m[0] == ":"
    if not before or before in SPACES[1:] or (colon and after and after not in SPACES):
        return None
    space = NBSP if colon else NNBSP
    if before == " ":
        return Edit(start - 1, start, space) if start > 1 else None
    closes = m[0] == "»" or (_ends_here(after) and (before.isalnum() or before in CLOSERS))
    return Edit(start, start, space) if closes else None


def _ends_here(after: str) -> bool:
    """Whether nothing, a space or punctuation follows a mark, as after the end of a phrase."""
    return not after or after in SPACES or after in CLOSERS or after in ".,"
