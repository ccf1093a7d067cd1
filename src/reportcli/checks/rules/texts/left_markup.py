"""Marks that no text has: tables and code of Markdown, an emphasis that never ends, one brace for two,
commands of other programs (`{field}`, `{% if %}`, `:smile:`, `\\newpage`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.prose import Passage, passages
from reportcli.checks.support.records import is_short_text, text_cells
from reportcli.inputs.markdown import nodes as md
from reportcli.inputs.markdown.reader import parse_markdown
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import Span, Where
from reportcli.workbook.tables.record import where_of
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
)
_COMMANDS = re.compile(
    r"(?<!\{)\{[ \t]?[^\W\d]\w{0,40}(?:[ \t]\w{1,40}){0,2}[ \t]?\}(?!\})"  # a field of a form letter
    r"|\{%[^\n]{0,200}?%\}|\{\#[ \t][^\n]{0,200}?\#\}"  # statements and remarks of Jinja
    r"|^(?:<{7}|>{7}|={7})(?=\s|$)|^:{3}(?=\s|$)|\[/[a-z]{1,10}\]|\}\}|(?<![\w%])%[sd](?!\w)|\[TOC\]"
    r"|\]\((?:https?://|www\.)[^()\s]{0,300}(?=\s|$)(?![^()\n]{0,300}\))"  # an address without its end
    r"|(?<![\]{])\{\s?\.[a-z][\w-]{0,40}\s?\}"  # a style of no words
    r"|(?<![\w+])\+\+\w[^+\n]{0,80}\+\+(?![\w+])|(?<![\w@])@@\w[^@\n]{0,40}@@(?![\w@])"
    r"|(?<![\w:/]):[a-z][a-z0-9_+-]{1,40}:(?![\w:/])"  # an emoji by its short name
    r"|(?<![\w:.\\/])\\[A-Za-z]{3,40}(?![\w\\])(?:\{[^{}\n]{0,100}\})?"  # a command of TeX
)
_STRONG = re.compile(r"\*\*\S[^*\n]{0,200}?\*\*")
_OPEN = "**"


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each mark that would be printed as it stands."""
    for passage in passages(workbook):
        text = _EXPRESSION.sub(lambda match: " " * len(match[0]), passage.raw)
        for match in (*_LEFT.finditer(text), *_COMMANDS.finditer(text)):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield _finding(passage.at(start, match.end()), passage.raw[start : match.end()], passage)
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
        plain = _EXPRESSION.sub(lambda match: " " * len(match[0]), text)
        expressions = (*_STRONG.finditer(text), *_EXPRESSION.finditer(text))
        for match in (*expressions, *_COMMANDS.finditer(plain)):
            yield _finding(where_of(record, column), match[0])


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
