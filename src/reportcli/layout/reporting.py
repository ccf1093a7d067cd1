"""Where the findings of a layout are collected: each with its span and the line that it points into."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportcli.inputs.yaml.nodes import excerpt
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import Span

if TYPE_CHECKING:
    from reportcli.inputs.yaml.reader import YamlDocument


EVERY_PAGE = Span("")
"""The scope of what the size of pages and their frames rests on."""


class Sink:
    """Findings of one load, in the order found; one that is found twice stands once."""

    def __init__(self) -> None:
        self._lines: dict[str, tuple[str, ...]] = {}
        self.unread = False  # whether a file could not be read, so that more would be reported for want of it
        self._found: dict[tuple[str, Span | None, tuple[tuple[str, str], ...]], Diagnostic] = {}
        self._scopes: list[Span | None] = [None]

    @contextmanager
    def scope(self, of: Span | None) -> Iterator[None]:
        """What is found in here is about this block or style; EVERY_PAGE: about all pages."""
        self._scopes.append(of)
        try:
            yield
        finally:
            self._scopes.pop()

    def document(self, document: YamlDocument) -> None:
        """Takes over the findings of a YAML file, and its lines, which findings quote."""
        self._lines[document.file] = document.lines
        self.unread = self.unread or (document.data is None and bool(document.diagnostics))
        for finding in document.diagnostics:
            self.add(finding)

    def add(self, finding: Diagnostic) -> None:
        """Takes over one finding."""
        where = finding.where if isinstance(finding.where, Span) else None
        self._found.setdefault((finding.code, where, tuple(sorted(finding.args.items()))), finding)

    def error(self, code: str, where: Span, /, **args: object) -> None:
        """An error at a place, with the line that it points into."""
        if self.begins(where):
            return  # of a value that is not what its author wrote: that is reported
        self._report(Severity.ERROR, code, where, args)

    def warning(self, code: str, where: Span, /, **args: object) -> None:
        """A warning at a place."""
        self._report(Severity.WARNING, code, where, args)

    def note(self, code: str, where: Span, /, **args: object) -> None:
        """A note at a place."""
        self._report(Severity.NOTE, code, where, args)

    def _report(self, severity: Severity, code: str, where: Span, args: dict[str, object]) -> None:
        words = {name: str(value) for name, value in args.items()}
        line = excerpt(self._lines.get(where.file, ()), where.start.line)
        self.add(Diagnostic(code, severity, where, words, (), line, scope=self._scopes[-1]))

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self._found)

    def within(self, span: Span) -> bool:
        """Whether anything is reported in a part of a file."""
        return any(
            at is not None and at.file == span.file and span.start <= at.start <= span.end
            for _, at, _ in self._found
        )

    def begins(self, where: Span) -> bool:
        """Whether a mistake of YAML stands where a value begins."""
        return any(code.startswith("yaml-") and _starts(at, where) for code, at, _ in self._found)

    def has(self, code: str, where: Span) -> bool:
        """Whether a finding of that code stands at a place."""
        return any(found[:2] == (code, where) for found in self._found)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings, by file and position."""
        return tuple(sorted(self._found.values(), key=_place))


def _starts(one: Span | None, other: Span) -> bool:
    return one is not None and one.file == other.file and one.start == other.start


def _place(finding: Diagnostic) -> tuple[str, int, int, str]:
    if isinstance(finding.where, Span):
        return (finding.where.file, finding.where.start.line, finding.where.start.column, finding.code)
    return ("", 0, 0, finding.code)
