"""Turns markdown-it's tokens of one text into inline nodes, each with its line and column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from reportcli.inputs.link_targets import link_problem
from reportcli.inputs.markdown.leftover import left_over
from reportcli.inputs.markdown.nodes import (
    Emphasis,
    Expression,
    Inline,
    InlineNote,
    LineBreak,
    Link,
    NoteRef,
    Strong,
    Struck,
    Styled,
    Subscript,
    Superscript,
    Text,
)
from reportcli.model.diagnostic import Severity
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


class FindingReporter(Protocol):
    """Takes a finding: its code, its place, its severity, the values of its words."""

    def __call__(
        self, code: str, where: Where | None, severity: Severity = Severity.ERROR, **args: str
    ) -> None: ...


class Places:
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

    def at(self, start: int, end: int) -> Where | None:
        """Where findings stand: the span of two offsets also in a field of a layout, where that is one line
        that holds the text as it is written, in quotes or without.
        """
        field = self.where
        if not isinstance(field, Span) or field.start.line != field.end.line:
            return self.span(start, end)
        quotes = field.end.column - field.start.column - len(self.content)
        if quotes not in (0, 2):
            return field
        line, first = field.start.line, field.start.column + quotes // 2
        return Span(field.file, Position(line, first + start), Position(line, first + end))

    def take(self, text: str) -> tuple[int, int]:
        """Offsets of the next piece of text as it is written; where it is not (an entity), the cursor's."""
        found = self.content.find(text, self.cursor) if text else -1
        start = found if found >= 0 else self.cursor
        end = start + len(text) if found >= 0 else start
        self.cursor = end
        return start, min(end, len(self.content))


class InlineReader:
    """Reads the flat tokens of one inline text into nested nodes."""

    def __init__(self, report: FindingReporter, tokens: Sequence[Token], places: Places) -> None:
        self.report = report
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
            found = self.places.at(start + max(at, 0), start + max(at, 0) + len(hit[0]))
            self.report("markdown-note-missing", found, id=hit[1])
        if "{{" in text:
            self.report("markdown-open-expression", self.places.at(start + typed.find("{{"), end))
        elif not _MISSING_NOTE.search(text):
            for first, after in left_over(typed, begins=start == 0):
                found = self.places.at(start + first, start + after)
                mark = typed[first:after][:60]
                self.report("markdown-mark-printed", found, Severity.WARNING, mark=mark)
        return Text(text, self.places.span(start, end))

    def _node(self, token: Token) -> Inline | None:
        places = self.places
        if token.type == "expression":
            places.cursor = token.meta["to"]
            return Expression(token.content, places.span(token.meta["from"], token.meta["to"]))
        if token.type in ("superscript", "subscript"):
            return self._shifted(token)
        if token.type == "span_open":
            return Styled(tuple(token.meta["styles"]), *self._between(token, "span_close", 1))
        if token.type == "note_open":
            return InlineNote(*self._between(token, "note_close", 2))
        if token.type in ("hardbreak", "softbreak"):
            start, end = places.take("\n")
            return LineBreak(places.span(start, end))
        if token.type == "footnote_ref":
            label = str(token.meta.get("label", token.meta["id"]))
            start, end = places.take(f"[^{label}]")
            return NoteRef(label, places.at(start, end))
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
            self.report(code, places.at(start, end), html=token.content.strip()[:60])
        return None

    def _shifted(self, token: Token) -> Superscript | Subscript:
        start, end = token.meta["from"], token.meta["to"]
        self.places.cursor = end
        where = self.places.span(start, end)
        kind = Superscript if token.type == "superscript" else Subscript
        return kind((Text(token.content, where),), where)

    def _between(self, token: Token, close: str, opening: int) -> tuple[tuple[Inline, ...], Where | None]:
        """The words up to the closing token, and the place of all. opening: characters before the words."""
        start, end = token.meta["from"], token.meta["to"]
        self.places.cursor = start + opening
        children = self.read(close)
        self.places.cursor = end
        return children, self.places.at(start, end)

    def _link(self, token: Token) -> Link | None:
        url = str(token.attrGet("href") or "")
        start, _ = self.places.take("<" if token.markup == "autolink" else "[")
        children = self.read("link_close")
        written = "" if token.markup == "autolink" else url
        if written and self.places.content.startswith("](", self.places.cursor):
            closing = self.places.content.find(")", self.places.cursor + 2 + len(written))
            self.places.cursor = closing + 1 if closing >= 0 else self.places.cursor
        where = self.places.at(start, self.places.cursor)
        problem = None if "{{" in url else link_problem(url)
        if problem is not None:
            self.report(problem, where, url=url[:80])
        return Link(url, children, where)
