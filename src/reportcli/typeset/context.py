"""What a chapter's typesetting is given: resources of the report, and the state it begins in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Protocol

from reportcli.blocks import Report
from reportcli.model.display import Drawing, FontResource, ImageResource, Ink
from reportcli.model.geometry import PageFormat
from reportcli.model.inline import Inline, Run
from reportcli.model.refs import FactKey
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.model.value_class import dataclass
from reportcli.text.composed import Composed, Line

ICON_SIZE = 100.0  # points at which inline icons are drawn before the composer scales them
Width = float | Callable[[int], tuple[float, float]]


class Composer(Protocol):
    """The text composer as typesetting uses it (text.Composer)."""

    def compose(
        self, runs: Sequence[Inline], style: ParagraphStyle, width: Width, *, whole_words: bool = False
    ) -> Composed:
        """The paragraph's lines; width: points, or for each line its x offset and width. whole_words: no word
        that is wider than its line is parted."""

    def natural_width(self, runs: Sequence[Inline], style: ParagraphStyle) -> tuple[float, float]:
        """Width in points of the longest piece that cannot be broken, and of everything on one line."""

    def line(self, text: str, char: CharacterStyle, lang: str, fact: FactKey | None = None) -> Line:
        """One line that is not broken; fact: the number that it prints."""

    def initial(self, run: Run, style: ParagraphStyle) -> tuple[Line, Run]:
        """A drop capital `style.drop_cap` lines high, and the run without it."""


@dataclass(frozen=True, slots=True)
class ChapterContext:
    """The report's resources that every chapter shares. Picklable when `composer_factory` is."""

    format: PageFormat
    facing: bool
    lang: str
    fonts: Mapping[str, FontResource] = field(default_factory=dict)
    fallbacks: tuple[str, ...] = ()
    images: Mapping[str, ImageResource] = field(default_factory=dict)
    assets: Mapping[str, str] = field(default_factory=dict)
    blank_master: str | None = None
    palette: Mapping[str, Ink] = field(default_factory=dict)
    composer_factory: Callable[[ChapterContext], Composer] | None = None

    def composer(self) -> Composer:
        """A composer of these fonts, with a word cache of its own."""
        return (self.composer_factory or default_composer)(self)


@dataclass(frozen=True, slots=True)
class EntryState:
    """Where a chapter begins: the physical number of its first page, counted from 1 over the whole report."""

    number: int = 1


def context_of(
    report: Report, composer_factory: Callable[[ChapterContext], Composer] | None = None
) -> ChapterContext:
    """What the report's chapters share; composer_factory: another composer than the real one, for tests."""
    return ChapterContext(
        format=report.format,
        facing=report.facing,
        lang=report.metadata.lang,
        fonts=report.fonts,
        fallbacks=report.fallbacks,
        images=report.images,
        assets=report.assets,
        blank_master=report.blank_master,
        palette=report.palette,
        composer_factory=composer_factory,
    )


def default_composer(context: ChapterContext) -> Composer:
    """The real composer, its inline icons drawn from the report's assets."""
    from reportcli.text.composer import Composer as TextComposer
    from reportcli.text.fonts import FontSet

    def icon(name: str) -> Drawing:
        from reportcli.graphics.svg.reader import icon as draw

        path = context.assets.get(name)
        return draw(path, ICON_SIZE) if path is not None else Drawing(ICON_SIZE, ICON_SIZE, ())

    return TextComposer(FontSet(context.fonts, context.fallbacks), icon=icon)
