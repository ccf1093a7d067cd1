"""Runs of text as the binder hands them to the composer: styled, in one language, with their facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from reportcli.model.display import Drawing
    from reportcli.model.refs import FactKey
    from reportcli.model.style import CharacterStyle, Paint, ParagraphStyle


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style. Text is as read; caps and micro-typography happen in the composer.

    fact: key in `Report.facts` when the run prints a Fact (the run is then exactly the formatted number).
    link: an http(s)/mailto URL, or "#id" of a block. tag: an inline structure role (Span, Em, Strong, Link).
    """

    text: str
    char: CharacterStyle
    lang: str
    fact: FactKey | None = None
    link: str | None = None
    tag: str | None = None
    where: Any = None  # CellRef | Span of the characters, for findings about missing glyphs
    also: tuple[tuple[Any, str], ...] = ()  # places of joined passages, each with its characters


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line end inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Tab:
    """Fills the rest of the line; the style's leader draws the gap."""


PAGE_LIST = "page-list"
"""One of several pages: nothing where the list has had its page, else with a comma before it."""


@dataclass(frozen=True, slots=True)
class LateRun:
    """Text known only when all pages are: the folio (or number) of `target`, `digits` figures wide."""

    kind: str  # page-of | page-list | page | pages
    target: str  # of a page-list the block, and in further lines those before it in the list
    char: CharacterStyle
    lang: str
    digits: int = 2
    link: str | None = None


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The call of a footnote; `body` holds the note's runs, `mark` the printed call."""

    mark: str
    char: CharacterStyle
    lang: str
    note: str  # id of the note, unique in the report
    body: tuple[Inline, ...] = ()
    style: ParagraphStyle | None = None  # how the note is set; None derives it from the body's first run


@dataclass(frozen=True, slots=True)
class InlineIcon:
    """A vector that stands in the line like a letter; `height` in points, on the baseline plus `rise`.

    char: the characters it goes with, centred on their capitals or small letters (`on`), whatever their size;
    its height and rise follow. Without `alt` it is decoration. drawing: in the place of an asset.
    """

    asset: str
    height: float
    paint: Paint | None
    alt: str | None = None
    rise: float = 0.0
    char: CharacterStyle | None = None
    on: str = "capitals"  # capitals | x-height
    lang: str = ""
    link: str | None = None
    drawing: Drawing | None = None


Inline = Run | LineBreak | Tab | LateRun | NoteCall | InlineIcon
