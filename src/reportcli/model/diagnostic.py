"""Findings: what is wrong, where, and how to mend it. Wording comes from the catalogues in `messages`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from reportcli.model.refs import BlockPart, Position, Span, Where
from reportcli.model.value_class import dataclass


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a finding; `code` names its catalogue wording."""

    code: str
    where: Where | None
    args: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` is a stable kebab-case name; `args` fill the catalogue's wording.

    Arguments are plain strings, already safe to print; `stage` is set by the pipeline.
    """

    code: str
    severity: Severity
    where: Where | None = None
    args: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    excerpt: str | None = None
    """The source line that the Span points into, for renderers that show a caret."""
    block: str | None = None
    """Block path, for findings of typesetting."""
    alike: tuple[Diagnostic, ...] = ()
    """Further findings of the same kind, when one is reported for all."""
    follows: tuple[Where, ...] = ()
    """Cells that it would not be without; where an error stands at one, it is a consequence and left out."""
    scope: Span | None = None
    """The block, style or component of a layout that it is about: where that is in error, what is found later
    of it, on its pages or for want of what was refused, is a consequence. A span without a file: every page.
    """
    at: BlockPart | None = None
    """Stands for `where` in findings of typesetting, until `blocks.positions` joins it."""


def each_of(finding: Diagnostic) -> Iterator[Diagnostic]:
    """A finding and all that it stands for, one by one."""
    yield finding
    for other in finding.alike:
        yield from each_of(other)


def in_text_order(finding: Diagnostic) -> tuple[Position, str]:
    """The key by which findings of one text are sorted: from its beginning to its end, then by code."""
    where = finding.where
    return where.start if isinstance(where, Span) else Position(1, 1), finding.code


def error(code: str, where: Where | None = None, /, **args: object) -> Diagnostic:
    """An error; `args` fill its message."""
    return Diagnostic(code, Severity.ERROR, where, _words(args))


def warning(code: str, where: Where | None = None, /, **args: object) -> Diagnostic:
    """A warning; `args` fill its message."""
    return Diagnostic(code, Severity.WARNING, where, _words(args))


def note(code: str, where: Where | None = None, /, **args: object) -> Diagnostic:
    """A note; `args` fill its message."""
    return Diagnostic(code, Severity.NOTE, where, _words(args))


def _words(args: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in args.items()}


class Findings(Exception):
    """Raised by a stage that cannot go on; carries everything that it found, not only the first."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(", ".join(d.code for d in self.diagnostics[:5]))
