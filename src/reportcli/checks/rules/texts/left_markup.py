"""Marks that no text has: tables, code, an emphasis without an end, one brace for two, TeX, emojis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.prose import BLANK_WORDS, Passage, passages
from reportcli.checks.support.records import is_short_text, text_cells
from reportcli.inputs.markdown import nodes as md
from reportcli.inputs.markdown.reader import parse_markdown
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import Span, Where
from reportcli.workbook.tables.record import key_of, where_of
from reportcli.workbook.workbook import Workbook

CODE = "markup-as-text"
_EXPRESSION = re.compile(r"\{\{[^\n]{0,2000}?\}\}")
_LEFT = re.compile(
    r"^\s*\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?$"  # under the heads of a table
    r"|^\s*(?:`{3}|~{3})\S*"  # code
    r"|^#{2,6}[^\s#]\S*"  # a heading without its space
    r"|^\s*[-*+]\s\[[ xX]\](?=\s)"  # a task
    r"|\[[^\[\]\n]{1,200}\]\([^()\s\n]{0,300}\s[^()\"'\n]{1,300}\)"  # an address with a space
    r"|\[[^\[\]\n]{1,200}\]\s\((?:https?://|www\.|mailto:)[^()\s]{1,300}\)"
    r"|(?<!\{)\{\s?[a-z_]{1,40}(?:\(|\.[a-z_])[^{}\n]{0,200}\}(?!\})"  # an expression in single braces
    r"|(?<![\]{])\{\s?\.[a-z][\w-]{0,40}\s?\}"  # a style of no words
    r"|(?<![\w\\:])\\(?:[a-zA-Z]{2,20}\*?\{[^{}\n]{0,80}\}|(?:newpage|pagebreak|clearpage|linebreak"
    r"|newline|noindent|bigskip|medskip|smallskip|hfill|vfill)(?![a-zA-Z]))"  # TeX
    r"|(?<![\w:/])(?<!\d\s):[a-z][a-z0-9_+-]{2,30}:(?![\w:/])"  # the name of an emoji
    r"|(?<![\w+])\+\+\w[^+\n]{0,80}\+\+(?![\w+])|(?<![\w@])@@\w[^@\n]{0,40}@@(?![\w@])"
)
_IN_BRACES = re.compile(r"(?<![{\]$\\])\{\s?([^\W\d][\w-]{0,40})\s?\}(?!\})")
_STRONG = re.compile(r"\*\*\S[^*\n]{0,200}?\*\*")
_OPEN = "**"
_MOST_KEYS = 5000


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each mark that would be printed as it stands."""
    known: frozenset[str] | None = None
    for passage in passages(workbook):
        text = _EXPRESSION.sub(lambda match: " " * len(match[0]), passage.raw)
        for match in _LEFT.finditer(text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield _finding(passage.at(start, match.end()), passage.raw[start : match.end()], passage)
        for match in _IN_BRACES.finditer(text):
            known = _names(workbook) if known is None else known
            if match[1].casefold() in known:
                yield _finding(passage.at(*match.span()), match[0], passage)
        typed = isinstance(passage.where, Span) and passage.where.file.lower().endswith(".docx")
        for match in _STRONG.finditer(passage.raw) if typed else ():
            yield _finding(passage.at(*match.span()), match[0], passage)
    for source in workbook.texts.values():
        if isinstance(source.where, Span) and any(
            line.count(_OPEN) % 2 for line in source.source.splitlines()
        ):
            prose = parse_markdown(source.source, source.file)
            yield from (_finding(where, text) for where, text in _open_marks(prose.blocks))
    for record, column, text in text_cells(workbook.tables.values(), is_short_text):
        for match in (*_STRONG.finditer(text), *_EXPRESSION.finditer(text)):
            yield _finding(where_of(record, column), match[0])


def _names(workbook: Workbook) -> frozenset[str]:
    """In small letters: keys of records, columns of tables of one record, what a form leaves blank."""
    names: set[str] = set(BLANK_WORDS)
    for table in workbook.tables.values():
        if table.spec.form == "key-value":
            names |= set(table.spec.columns)
        elif table.spec.key and len(table) <= _MOST_KEYS:
            names |= {key_of(record).casefold() for record in table.records}
    return frozenset(names)


def _finding(where: Where | None, stated: str, passage: Passage | None = None) -> Diagnostic:
    excerpt = passage.excerpt if passage is not None else None
    return Diagnostic(CODE, Severity.WARNING, where, {"stated": stated.strip()[:60]}, excerpt=excerpt)


def _open_marks(parts: object) -> Iterator[tuple[Where | None, str]]:
    """The characters of a text that still hold a mark of strong emphasis."""
    if isinstance(parts, md.Text):
        if _OPEN in parts.text:
            yield parts.where, parts.text[parts.text.index(_OPEN) :]
    elif isinstance(parts, tuple):
        for part in parts:
            yield from _open_marks(part)
    else:
        for name in ("blocks", "inlines", "children", "items"):
            yield from _open_marks(getattr(parts, name, ()))


RULE = Rule(382, (CODE,), check)
