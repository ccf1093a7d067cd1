"""Turns markdown-it's tokens into our tree, and finds line and column of what they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reportcli.inputs.limits import MARKDOWN_PARAGRAPH
from reportcli.inputs.markdown.inlines import InlineReader, Places
from reportcli.inputs.markdown.list_signs import joined_lines, renumbered, sign_of_figure
from reportcli.inputs.markdown.nodes import (
    Block,
    BulletList,
    FencedBox,
    Heading,
    Inline,
    ListItem,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
)
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import Position, Span, Where

if TYPE_CHECKING:
    from markdown_it.token import Token

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


class TreeBuilder:
    """One text. `where` is the cell that holds it; without, nodes get Spans in `file`."""

    def __init__(self, lines: Sequence[str], file: str, where: Where | None) -> None:
        self.lines = lines
        self.file = file
        self.where = where
        self.notes: dict[str, Note] = {}
        self.diagnostics: list[Diagnostic] = []
        self._tokens: Sequence[Token] = ()
        self._at = 0

    # places

    def lines_at(self, token: Token) -> Where | None:
        """The lines of a block, without the blank ones at its end; the cell, for a text of a cell."""
        if self.where is not None or token.map is None:
            return self.where
        first, after = token.map
        last = max(first, min(after, len(self.lines)) - 1)
        while last > first and not self.lines[last].strip():
            last -= 1
        line = self.lines[first] if first < len(self.lines) else ""
        end = self.lines[last] if last < len(self.lines) else ""
        indent = len(line) - len(line.lstrip())
        return Span(self.file, Position(first + 1, indent + 1), Position(last + 1, len(end.rstrip()) + 1))

    def report(
        self, code: str, where: Where | None, severity: Severity = Severity.ERROR, **args: str
    ) -> None:
        """A finding, with the source line that it points into."""
        line = where.start.line if isinstance(where, Span) and self.where is None else 0
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else None
        self.diagnostics.append(Diagnostic(code, severity, where, args, (), excerpt))

    # blocks

    def document(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """The blocks of a whole text."""
        self._tokens = tokens
        self._at = 0
        return self._blocks(None)

    def _blocks(self, close: str | None) -> tuple[Block, ...]:
        blocks: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == close:
                break
            block = self._block(token)
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def _block(self, token: Token) -> Block | None:
        at = self.lines_at(token)
        kind = token.type
        if kind == "paragraph_open":
            if self.where is None and (label := joined_lines(self._tokens[self._at].content)):
                self.report("markdown-lines-joined", at, Severity.WARNING, mark=label)
            return Paragraph(self._inside(), at)
        if kind == "heading_open":
            return Heading(int(token.tag[1:]), self._inside(), at)
        if kind == "bullet_list_open":
            return BulletList(self._items("bullet_list_close", token), at)
        if kind == "ordered_list_open":
            start = token.attrGet("start")
            items = self._items("ordered_list_close", token)
            return OrderedList(items, int(start if start is not None else 1), at)
        if kind == "blockquote_open":
            if token.map and token.map[1] - token.map[0] == 1:
                self._doubt_sign(">", [token.map[0]])
            return Quote(self._blocks("blockquote_close"), at)
        if kind == "container_box_open":
            return self._box(token, at)
        if kind == "hr":
            return Rule(at)
        if kind == "html_block":
            self.report("markdown-html", at, html=token.content.strip()[:60])
        elif kind == "footnote_block_open":
            self._notes()
        return None

    def _inside(self) -> tuple[Inline, ...]:
        """The inlines of a paragraph or heading; steps over its close."""
        token = self._tokens[self._at]
        self._at += 2
        return self.inlines(token, token.map[0] if token.map else 0)

    def _doubt_sign(self, mark: str, lines: Sequence[int]) -> None:
        """Reports a sign that makes a list or a quotation and may belong to the figure behind it."""
        texts = [self.lines[line] for line in lines]
        if sign_of_figure(mark, texts):
            at = self.where or Span(self.file, Position(lines[0] + 1, 1), Position(lines[0] + 1, 2))
            args = {"mark": mark, "text": texts[0].strip()[:60]}
            self.report("markdown-sign-of-figure", at, Severity.WARNING, **args)

    def _items(self, close: str, opened: Token) -> tuple[ListItem, ...]:
        items = []
        first: list[int] = []
        typed: list[str] = []
        while self._tokens[self._at].type != close:
            token = self._tokens[self._at]
            first += [token.map[0]] if token.map else []
            typed.append(token.info)
            self._at += 1
            items.append(ListItem(self._blocks("list_item_close"), self.lines_at(token)))
        self._at += 1
        self._doubt_sign(opened.markup, first)
        if changed := renumbered(typed):
            args = {"typed": changed[0], "printed": changed[1]}
            self.report("markdown-list-renumbered", self.lines_at(opened), Severity.WARNING, **args)
        return tuple(items)

    def _box(self, token: Token, at: Where | None) -> FencedBox:
        name = token.info.strip().removeprefix("box").strip()
        if not _NAME.fullmatch(name):
            self.report("markdown-box-name", at, name=name[:60])
        return FencedBox(name, self._blocks("container_box_close"), at)

    def _notes(self) -> None:
        while self._tokens[self._at].type != "footnote_block_close":
            token = self._tokens[self._at]
            self._at += 1
            blocks = self._blocks("footnote_close")
            label = str(token.meta.get("label", token.meta["id"]))
            at = next((block.where for block in blocks), None)
            self.notes[label] = Note(label, blocks, at)
        self._at += 1

    def too_long(self, environment: dict[str, Any]) -> None:
        """Paragraphs that are longer than one may be: each is a finding."""
        for first, _ in environment.get("too-long", ()):
            at = self.where or Span(self.file, Position(first + 1, 1), Position(first + 1, 1))
            self.report("markdown-paragraph-too-long", at, limit=str(MARKDOWN_PARAGRAPH))

    def unused_notes(self, environment: dict[str, Any]) -> None:
        """Notes that no call refers to are dropped by the parser: say so."""
        for key, index in environment.get("footnotes", {}).get("refs", {}).items():
            if index < 0:
                self.report("markdown-note-unused", self._definition(key[1:]), Severity.WARNING, id=key[1:60])

    def _definition(self, label: str) -> Where | None:
        for number, line in enumerate(self.lines, start=1):
            column = line.find(f"[^{label}]:")
            if column >= 0 and self.where is None:
                start = Position(number, column + 1)
                return Span(self.file, start, Position(number, len(line.rstrip()) + 1))
        return self.where

    # inlines

    def inlines(self, token: Token, first_line: int) -> tuple[Inline, ...]:
        """The inline nodes of a block's text. first_line: where it begins in the file, from 0."""
        places = Places(token.content, self.lines, first_line, self.file, where=self.where)
        return InlineReader(self.report, token.children or [], places).read(None)
