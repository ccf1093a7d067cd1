"""A bound part: its blocks, and all that binding them has registered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportcli.bind.diagnostics import Met
from reportcli.bind.registers import Entry, MasterUse, Numbered, Reference
from reportcli.blocks import Block, Chapter, PageMaster, PrintedFact
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import ImageResource
from reportcli.model.layered import Answers
from reportcli.model.refs import FactKey, Span, Where
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Before:
    """What a part asked of those before it, each with the answer. chapter: that was in work when it began."""

    chapter: str
    printed: Answers[str, int]
    ids: Answers[str, Span | None]
    counted: Answers[tuple[str, str], int]
    paths: Answers[str, int]
    met: Answers[Met, bool]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a part adds to what the layers count. blocks, steps: of binding and of evaluation."""

    printed: Mapping[str, int]
    ids: Mapping[str, Span | None]
    counted: Mapping[tuple[str, str], int]
    paths: Mapping[str, int]
    met: Mapping[Met, bool]
    blocks: int
    steps: int


@dataclass(frozen=True, slots=True)
class Said:
    """What expressions of a part have read, and what of its words the edition has no translation for."""

    sources: frozenset[str]
    columns: frozenset[tuple[str, str]]
    untranslated: tuple[tuple[Diagnostic, tuple[str, ...]], ...]
    literal: Mapping[Span, str]
    borrowed: Mapping[str, Where | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundPart:
    """The blocks of a part, in order, and what goes with them; waiting: what is bound at the end
    of the report, at places of this run; masters: what is added at the end of the chapter.

    overridden: the paths of ids that exceptions may mean; overriding: numbers of those that met a block.
    endless: components that called themselves to the limit.
    """

    blocks: tuple[Block, ...]
    before: Before
    counts: Counts
    said: Said
    chapter: str
    facts: Mapping[FactKey, PrintedFact]
    images: Mapping[str, ImageResource]
    assets: Mapping[str, str]
    wanted: frozenset[Where]
    outline: tuple[Entry, ...]
    chapters: tuple[Chapter, ...]
    texts: frozenset[tuple[Where, str]]
    numbered: tuple[Numbered, ...]
    references: tuple[Reference, ...]
    found: tuple[Diagnostic, ...]
    overridden: frozenset[tuple[str, ...]]
    overriding: frozenset[int]
    waiting: Mapping[str, Any]
    masters: Mapping[str, MasterUse]
    endless: frozenset[str]


@dataclass(frozen=True, slots=True)
class BoundMaster:
    """A master for the pages of one side. part: what binding its furniture has registered, without blocks."""

    page: PageMaster
    part: BoundPart
