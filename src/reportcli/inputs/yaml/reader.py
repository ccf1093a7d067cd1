"""YAML 1.2 with positions: plain data whose containers know the span of every key and value.

Built on PyYAML's event parser (libyaml's where it is there). Anchors, aliases, tags and second documents are
refused; duplicate keys, swallowed `#colours` and bare `{{ … }}` are findings that show the line mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import yaml

from reportcli.inputs.limits import YAML_BYTES, YAML_DEPTH, YAML_NODES
from reportcli.inputs.yaml.nodes import Path, YamlMapping, YamlSequence, excerpt, spans_of
from reportcli.inputs.yaml.scalars import plain_scalar
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.refs import Position, Span
from reportcli.model.value_class import dataclass

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SWALLOWED = re.compile(r"[:,\[{]\s+(?P<value>#[0-9A-Za-z_-]+)")
_BARE_EXPRESSION = re.compile(r"""(?:^\s*|[:\-,\[{]\s+)(?P<value>\{\{.*?\}\}[^,}\]"']*)""")
_NO_SPACE = re.compile(r"\s*(?:- )?(?P<key>[a-z][a-z0-9-]{0,40}):(?=[\w.#-])(?!\d\d$)")
_UNQUOTED = re.compile(
    r"""(?:^\s*|[{,]\s*|-\s+)[a-z][a-z0-9-]*:\s+(?P<value>[@`%][^,{}\[\]"']*"""
    r"""|\w[^,{}\[\]"'#:]*(?::\s|\s#)[^,{}\[\]"']*)"""
)
_LEFT_OPEN = ("while parsing a flow", "while scanning a simple key", "while scanning a quoted scalar")
_MENDS = 20
"""Syntax errors with a known remedy are mended in memory, so that one run also reports what stands below."""


@dataclass(frozen=True)
class YamlDocument:
    """What a file says (`data`; None when it cannot be read) and what is wrong with it."""

    file: str
    data: Any
    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    span: Span

    @cached_property
    def spans(self) -> dict[Path, Span]:
        """The span of every value by its path; () is the whole."""
        return dict(spans_of(self.data, self.span))


def load_yaml(text: str, file: str) -> YamlDocument:
    """Read a whole YAML text. Never raises for what it holds: look at `diagnostics`."""
    lines = tuple(text[:YAML_BYTES].splitlines())
    whole = Span(file, Position(1, 1), Position(max(1, len(lines)), 1))
    if len(text) > YAML_BYTES:
        large = Diagnostic("yaml-too-large", Severity.ERROR, whole, {"limit": str(YAML_BYTES)})
        return YamlDocument(file, None, lines, (large,), whole)
    mended: list[Diagnostic] = []
    composer = _Composer(file, lines)
    data = composer.read(text)
    while composer.mended and len(mended) < _MENDS:
        mended.append(composer.diagnostics.pop())
        composer = _Composer(file, tuple(composer.mended))
        data = composer.read("\n".join(composer.lines))
    found = {(d.code, d.where): d for d in (*mended, *composer.diagnostics)}
    ordered = sorted(found.values(), key=_order)
    broken = mended or (data is None and composer.diagnostics)
    return YamlDocument(file, None if broken else data, lines, tuple(ordered), getattr(data, "span", whole))


def _order(finding: Diagnostic) -> tuple[Position, str]:
    return (finding.where.start if isinstance(finding.where, Span) else Position(1, 1), finding.code)


class _Refused(Exception):
    """The rest of the file is not worth reading; the finding stands already."""


class _Composer:
    """Turns events into containers. One per file."""

    def __init__(self, file: str, lines: tuple[str, ...]) -> None:
        self.file = file
        self.lines = lines
        self.diagnostics: list[Diagnostic] = []
        self.nodes = 0
        self.mended: list[str] = []
        """All lines with the broken one mended, when a syntax error has a known remedy."""

    def read(self, text: str) -> object:
        """The data of a text; None after a syntax error or a refusal, which are reported."""
        try:
            return self.document(iter(yaml.parse(text, Loader=_LOADER)))
        except yaml.YAMLError as broken:
            self.syntax(broken)
        except _Refused:
            pass
        return None

    def report(self, code: str, at: Span, related: tuple[Related, ...] = (), **args: object) -> None:
        """Adds an error with the source line that it points at."""
        words = {name: str(value) for name, value in args.items()}
        line = excerpt(self.lines, at.start.line)
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, at, words, related, line))

    def span(self, event: yaml.Event) -> Span:
        """Where an event stands, lines and columns counted from 1."""
        a, b = event.start_mark, event.end_mark
        return Span(self.file, Position(a.line + 1, a.column + 1), Position(b.line + 1, b.column + 1))

    def document(self, events: Iterator[yaml.Event]) -> object:
        """The value of the first document; a second one is reported and not read."""
        data: object = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.report("yaml-second-document", self.span(event))
                    return data
            elif isinstance(event, yaml.NodeEvent):
                data = self.value(event, events, 1)
        return data

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> object:
        """The value that an event begins; anchors, aliases and tags are reported. _Refused: too deep."""
        self.nodes += 1
        if depth > YAML_DEPTH or self.nodes > YAML_NODES:
            self.report("yaml-too-deep", self.span(event), limit=YAML_DEPTH)
            raise _Refused
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self.report("yaml-anchor", self.span(event), name=str(event.anchor)[:60])
            if isinstance(event, yaml.AliasEvent):
                return None
        if event.tag and event.tag != "!":
            self.report("yaml-tag", self.span(event), tag=str(event.tag)[:60])
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, events, depth)
        return self.mapping(event, events, depth)

    def scalar(self, event: yaml.Event) -> object:
        """The value of a scalar: typed when it is plain and untagged, else its text."""
        return plain_scalar(event.value) if event.implicit[0] and not event.style else event.value

    def sequence(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> YamlSequence:
        """A sequence with the span of each item, read to its end event."""
        sequence = YamlSequence(self.span(event))
        for item in events:
            if isinstance(item, yaml.SequenceEndEvent):
                break
            value = self.value(item, events, depth + 1)
            at = getattr(value, "span", None) or self.span(item)
            if value is None:
                self.swallowed(at, item)
            sequence.add(value, at)
        close = self.span(item) if event.flow_style else None
        sequence.span = _until(sequence.span, close, sequence.items_at)
        return sequence

    def mapping(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> YamlMapping:
        """A mapping with the spans of keys and values, read to its end event; a duplicate key is reported."""
        mapping = YamlMapping(self.span(event))
        key: str | None
        for item in events:
            if isinstance(item, yaml.MappingEndEvent):
                break
            key_at = self.span(item)
            key = self.key(item, events, depth)
            last = next(events)
            value = self.value(last, events, depth + 1)
            at = getattr(value, "span", None) or self.span(last)
            if key is None:
                continue
            if key in mapping:
                first = (Related("yaml-first-key", mapping.keys_at[key], {"key": key}),)
                self.report("yaml-duplicate-key", key_at, first, key=key)
                continue
            if value is None:
                self.swallowed(at, last)
            mapping.put(key, value, key_at, at)
        ends = list(mapping.values_at.values())
        mapping.span = _until(mapping.span, self.span(item) if event.flow_style else None, ends)
        return mapping

    def key(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> str | None:
        """The key as text; one that is no scalar is read past and reported, and gives None."""
        if isinstance(event, yaml.ScalarEvent):
            self.value(event, events, depth + 1)
            return str(event.value)
        at = self.span(event)
        self.value(event, events, depth + 1)
        if not self.bare_expression(at.start.line):
            self.report("yaml-key-not-text", at)
        return None

    def swallowed(self, at: Span, event: yaml.Event) -> None:
        """`key: #hex` is an empty value and a comment: say so where the comment looks like a value."""
        if isinstance(event, yaml.ScalarEvent) and not event.value and not event.style:
            line = excerpt(self.lines, at.start.line) or ""
            hit = re.fullmatch(r"\s*(#[^\s#]\S*).*", line[at.start.column - 1 :])
            if hit:
                start = line.index(hit[1], at.start.column - 1)
                self.unquoted("yaml-swallowed-hash", at.start.line, hit[1], start)

    def bare_expression(self, number: int) -> list[str] | None:
        """A value that begins with `{{` without quotes: the lines with it mended."""
        hit = _BARE_EXPRESSION.search(excerpt(self.lines, number) or "")
        if not hit:
            return None
        return self.unquoted("yaml-bare-expression", number, hit["value"].rstrip(), hit.start("value"))

    def comment_in_flow(self, number: int) -> list[str] | None:
        """`{rgb: #hex}`: the comment swallows the closing bracket."""
        hit = _SWALLOWED.search(excerpt(self.lines, number) or "")
        return hit and self.unquoted("yaml-swallowed-hash", number, hit["value"], hit.start("value"))

    def space_missing(self, number: int) -> list[str] | None:
        """`bleed:3 mm`: a colon without the space that makes it the end of a key."""
        line = excerpt(self.lines, number) or ""
        hit = _NO_SPACE.match(line)
        if not hit:
            return None
        mended = f"{line[: hit.end()]} {line[hit.end() :]}"
        at = Span(self.file, Position(number, hit.start("key") + 1), Position(number, hit.end() + 1))
        self.report("yaml-space-missing", at, value=hit["key"], mended=mended.strip())
        return [*self.lines[: number - 1], mended, *self.lines[number:]]

    def quotes_missing(self, number: int) -> list[str] | None:
        """A text that YAML takes for something else: a colon or a # in it, @ or % at its beginning."""
        hit = _UNQUOTED.search(excerpt(self.lines, number) or "")
        return hit and self.unquoted("yaml-quotes-missing", number, hit["value"].rstrip(), hit.start("value"))

    def unquoted(self, code: str, number: int, value: str, start: int) -> list[str]:
        """A finding that shows the line with the value in quotes; all lines with it mended."""
        at = Span(self.file, Position(number, start + 1), Position(number, start + 1 + len(value)))
        line = self.lines[number - 1]
        quote = "'" if '"' in value and "'" not in value else '"'
        text = value if quote == "'" else value.replace("\\", "\\\\").replace('"', '\\"')
        line = f"{line[:start]}{quote}{text}{quote}{line[start + len(value) :]}"
        if not any(d.where == at for d in self.diagnostics):
            self.report(code, at, value=value, mended=line.strip())
        return [*self.lines[: number - 1], line, *self.lines[number:]]

    def syntax(self, broken: yaml.YAMLError) -> None:
        """Reports a syntax error; where a line near has a known remedy, keeps the lines mended."""
        mark = getattr(broken, "problem_mark", None)
        context = getattr(broken, "context_mark", None)
        number = mark.line + 1 if mark else self._line_of_reader(broken)
        first = max(1, min(number, context.line + 1 if context else number) - 1, number - 4)
        self.mended = self._mended_near(range(min(number, len(self.lines)), first - 1, -1))
        if self.mended:
            return
        at = Position(number, mark.column + 1 if mark else 1)
        if context is not None and str(getattr(broken, "context", "")).startswith(_LEFT_OPEN):
            # where the bracket, the quote or the key stands, not where it is missed
            at = Position(context.line + 1, context.column + 1)
        problem = str(getattr(broken, "problem", None) or getattr(broken, "reason", "") or "")[:200]
        tab = "\t" in re.sub(r"\S.*", "", excerpt(self.lines, at.line) or "")
        self.report("yaml-tab" if tab else "yaml-syntax", Span(self.file, at, at), problem=problem)

    def _mended_near(self, numbers: Sequence[int]) -> list[str]:
        """All lines with the first of these lines mended that has a known remedy; empty where none has."""
        for number in numbers:
            if mended := self.bare_expression(number) or self.comment_in_flow(number):
                return mended
        for number in numbers:
            if mended := self.space_missing(number) or self.quotes_missing(number):
                return mended
        return []

    def _line_of_reader(self, broken: yaml.YAMLError) -> int:
        """A character that YAML forbids has a position, not a line."""
        position = getattr(broken, "position", 0) or 0
        for number, line in enumerate(self.lines, start=1):
            position -= len(line) + 1
            if position < 0:
                return number
        return max(1, len(self.lines))


def _until(span: Span, close: Span | None, ends: list[Span]) -> Span:
    """A block container ends where its last value ends, a flow container at its bracket."""
    end = close.end if close else (ends[-1].end if ends else span.end)
    return Span(span.file, span.start, max(end, span.start))
