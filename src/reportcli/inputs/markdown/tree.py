"""Turns markdown-it's tokens into our tree, and finds line and column of what they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reportcli.inputs.limits import MARKDOWN_PARAGRAPH
from reportcli.inputs.link_targets import link_problem
from reportcli.inputs.markdown.leftover import left_over
from reportcli.inputs.markdown.nodes import (
    Block,
    BulletList,
    Emphasis,
    Expression,
    FencedBox,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListItem,
    Note,
    NoteRef,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Struck,
    Styled,
    Subscript,
    Superscript,
    Text,
)
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import CellRef, Position, Span, Where

if TYPE_CHECKING:
    from markdown_it.token import Token

_MISSING_NOTE = re.compile(r"\[\^([^\]\s]{1,60})\]")
_BETWEEN: dict[str, type[Strong | Emphasis | Struck]] = {
    "strong_open": Strong,
    "em_open": Emphasis,
    "s_open": Struck,
}
"""Marks that stand on both sides of their words."""
PLAIN = ("text", "text_special")
"""Tokens that are characters; the line end of a file too, that of a cell (Alt+Enter) breaks the line."""
SPECIAL = "\ufffc"
"""Stands for what is no mark, since a backslash or the name of a character says so."""
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
            return Paragraph(self._inside(), at)
        if kind == "heading_open":
            return Heading(int(token.tag[1:]), self._inside(), at)
        if kind == "bullet_list_open":
            return BulletList(self._items("bullet_list_close"), at)
        if kind == "ordered_list_open":
            start = token.attrGet("start")
            return OrderedList(self._items("ordered_list_close"), int(start if start is not None else 1), at)
        if kind == "blockquote_open":
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

    def _items(self, close: str) -> tuple[ListItem, ...]:
        items = []
        while self._tokens[self._at].type != close:
            token = self._tokens[self._at]
            self._at += 1
            items.append(ListItem(self._blocks("list_item_close"), self.lines_at(token)))
        self._at += 1
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
        places = _Places(token.content, self.lines, first_line, self.file, where=self.where)
        return _Inlines(self, token.children or [], places).read(None)


class _Places:
    """Where offsets of an inline text stand in the file."""

    def __init__(
        self, content: str, lines: Sequence[str], first: int, file: str, *, where: Where | None
    ) -> None:
        self.content = content
        self.where = where
        self.file = file
        self.cursor = 0
        self.starts: list[tuple[int, int, int]] = []
        """(offset in the content, line, column) of each of its lines."""
        if where is None:
            offset = 0
            for index, part in enumerate(content.split("\n")):
                source = lines[first + index] if first + index < len(lines) else ""
                column = max(0, source.find(part.strip())) if part.strip() else 0
                self.starts.append((offset + len(part) - len(part.lstrip()), first + index + 1, column + 1))
                offset += len(part) + 1

    def position(self, offset: int) -> Position:
        """The line and column in the file of an offset in the content."""
        start, line, column = max((s for s in self.starts if s[0] <= offset), default=self.starts[0])
        return Position(line, max(1, column + offset - start))

    def span(self, start: int, end: int) -> Where | None:
        """The span of two offsets in the file, or the place given for the whole content (a cell's)."""
        if self.where is not None:
            return self.where
        return Span(self.file, self.position(start), self.position(end))

    def take(self, text: str) -> tuple[int, int]:
        """Offsets of the next piece of text as it is written; where it is not (an entity), the cursor's."""
        found = self.content.find(text, self.cursor) if text else -1
        start = found if found >= 0 else self.cursor
        end = start + len(text) if found >= 0 else start
        self.cursor = end
        return start, min(end, len(self.content))


class _Inlines:
    """Reads the flat tokens of one inline text into nested nodes."""

    def __init__(self, builder: TreeBuilder, tokens: Sequence[Token], places: _Places) -> None:
        self.builder = builder
        self.tokens = tokens
        self.places = places
        self.at = 0
        in_cell = isinstance(places.where, CellRef)
        self.plain = PLAIN if in_cell else (*PLAIN, "softbreak")

    def read(self, close: str | None) -> tuple[Inline, ...]:
        """The inline nodes up to the token of type `close`, or up to the end when it is None."""
        nodes: list[Inline] = []
        text: list[str] = []
        typed: list[str] = []  # without characters that a backslash or their name says are no marks
        start = end = 0

        def flush() -> None:
            """Ends the run of plain text collected so far."""
            if text:
                nodes.append(self._literal("".join(text), start, end, typed="".join(typed)))
                text.clear()
                typed.clear()

        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == close:
                break
            if token.type in self.plain:
                written = {"text_special": token.markup, "softbreak": "\n"}.get(token.type, token.content)
                if not written:
                    continue
                first, after = self.places.take(written)
                start = start if text else first
                end = after
                text.append(" " if token.type == "softbreak" else token.content)
                typed.append(SPECIAL * len(written) if token.type == "text_special" else written)
                continue
            flush()
            node = self._node(token)
            if node is not None:
                nodes.append(node)
        flush()
        return tuple(nodes)

    def _literal(self, text: str, start: int, end: int, *, typed: str) -> Text:
        for hit in _MISSING_NOTE.finditer(text):
            at = typed.find(hit[0])
            found = self.places.span(start + max(at, 0), start + max(at, 0) + len(hit[0]))
            self.builder.report("markdown-note-missing", found, id=hit[1])
        if "{{" in text:
            self.builder.report("markdown-open-expression", self.places.span(start + typed.find("{{"), end))
        elif not _MISSING_NOTE.search(text):
            for first, after in left_over(typed, begins=start == 0):
                found = self.places.span(start + first, start + after)
                mark = typed[first:after][:60]
                self.builder.report("markdown-mark-printed", found, Severity.WARNING, mark=mark)
        return Text(text, self.places.span(start, end))

    def _node(self, token: Token) -> Inline | None:
        places = self.places
        if token.type == "expression":
            places.cursor = token.meta["to"]
            return Expression(token.content, places.span(token.meta["from"], token.meta["to"]))
        if token.type in ("superscript", "subscript"):
            return self._shifted(token)
        if token.type == "span_open":
            return self._styled(token)
        if token.type in ("hardbreak", "softbreak"):
            start, end = places.take("\n")
            return LineBreak(places.span(start, end))
        if token.type == "footnote_ref":
            label = str(token.meta.get("label", token.meta["id"]))
            start, end = places.take(f"[^{label}]")
            return NoteRef(label, places.span(start, end))
        if token.type in _BETWEEN:
            start, _ = places.take(token.markup)
            children = self.read(token.type.replace("open", "close"))
            _, end = places.take(token.markup)
            return _BETWEEN[token.type](children, places.span(start, end))
        if token.type == "link_open":
            return self._link(token)
        if token.type in ("html_inline", "image"):
            start, end = places.take(token.content if token.type == "html_inline" else "![")
            code = "markdown-html" if token.type == "html_inline" else "markdown-image"
            self.builder.report(code, places.span(start, end), html=token.content.strip()[:60])
        return None

    def _shifted(self, token: Token) -> Superscript | Subscript:
        start, end = token.meta["from"], token.meta["to"]
        self.places.cursor = end
        where = self.places.span(start, end)
        kind = Superscript if token.type == "superscript" else Subscript
        return kind((Text(token.content, where),), where)

    def _styled(self, token: Token) -> Styled:
        start, end = token.meta["from"], token.meta["to"]
        self.places.cursor = start + 1
        children = self.read("span_close")
        self.places.cursor = end
        return Styled(tuple(token.meta["styles"]), children, self.places.span(start, end))

    def _link(self, token: Token) -> Link | None:
        url = str(token.attrGet("href") or "")
        start, _ = self.places.take("<" if token.markup == "autolink" else "[")
        children = self.read("link_close")
        written = "" if token.markup == "autolink" else url
        if written and self.places.content.startswith("](", self.places.cursor):
            closing = self.places.content.find(")", self.places.cursor + 2 + len(written))
            self.places.cursor = closing + 1 if closing >= 0 else self.places.cursor
        where = self.places.span(start, self.places.cursor)
        problem = None if "{{" in url else link_problem(url)
        if problem is not None:
            self.builder.report(problem, where, url=url[:80])
        return Link(url, children, where)
