"""The report as a whole: chapters, and the tables that they refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportcli.blocks.kinds.master import PageMaster
from reportcli.blocks.kinds.section import Section
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import FontResource, ImageResource, Ink, Metadata
from reportcli.model.fact import Fact
from reportcli.model.geometry import PageFormat
from reportcli.model.refs import FactKey, Where
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Chapter:
    """A top-level section with the masters it may use, furniture bound: all that its typesetting needs."""

    section: Section
    masters: Mapping[tuple[str, str], PageMaster]  # (name, side)


@dataclass(frozen=True, slots=True)
class PrintedFact:
    """A Fact as the report prints it: text, and the layout or prose span of its expression.

    spare: printed only where a page ends, if at all.
    """

    fact: Fact
    printed: str
    expression: Where | None
    block: str
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Used:
    """What of the workbook a report reads: columns as (table, column), words of its expressions that may name
    a table or a column, cells of the photos and texts that are asked for.
    """

    columns: frozenset[tuple[str, str]] = frozenset()
    words: frozenset[str] = frozenset()
    wanted: frozenset[Where] = frozenset()


@dataclass(frozen=True, slots=True)
class Report:
    """The tree of blocks and the tables it refers to. Picklable; chapters do not know each other."""

    metadata: Metadata
    format: PageFormat
    facing: bool
    palette: Mapping[str, Ink]
    fonts: Mapping[str, FontResource]  # key "family/weight/style": serif/400/normal, serif/400/italic
    fallbacks: tuple[str, ...]  # font keys tried for missing glyphs
    images: Mapping[str, ImageResource]
    assets: Mapping[str, str]  # asset name -> absolute path of its SVG
    chapters: tuple[Chapter, ...]
    facts: Mapping[FactKey, PrintedFact]  # in the order of binding
    blank_master: str | None = None
    page_multiple: int = 1
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: frozenset[tuple[Where, str]] = frozenset()  # what stands in blocks, by the place it comes from
    used: Used = field(default_factory=lambda: Used())
