"""From runs to measured items: what stands in a paragraph, and where its lines may end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from itertools import takewhile

from reportcli.model.display import Drawing
from reportcli.model.inline import Inline, InlineIcon, LateRun, LineBreak, NoteCall, Run, Tab
from reportcli.model.languages import language_of
from reportcli.model.patterns.late import late_pattern
from reportcli.model.refs import FactKey, Where
from reportcli.model.style import TabPosition
from reportcli.model.value_class import dataclass, replace
from reportcli.text.composed import MissingGlyph
from reportcli.text.linebreaking import Candidates
from reportcli.text.words import Gap, Split, Word, WordSetter

STRETCH = 0.5  # of a word gap
SHRINK = 1 / 3


@dataclass(frozen=True, slots=True, eq=False)
class Strand:
    """What the items of one inline have in common."""

    setter: WordSetter
    link: str | None = None
    tag: str | None = None
    fact: FactKey | None = None
    where: Where | None = None
    alt: str | None = None
    note: NoteCall | None = None

    @property
    def piece_key(self) -> tuple[str | None, str | None, str]:
        """What stands in one piece: the same link, tag and language."""
        return (self.link, self.tag, self.setter.lang)

    def plain(self) -> Strand:
        """The same style, but saying nothing: for the space that a tab or a forced line end stands for."""
        tag = None if self.note is not None else self.tag
        return Strand(self.setter, self.link, tag)


@dataclass(frozen=True, slots=True)
class Fixed:
    """Something of fixed width that is not text: an icon, or a number known once all pages are set."""

    width: float
    ascent: float
    descent: float
    icon: InlineIcon | None = None
    drawing: Drawing | None = None
    deferred: LateRun | None = None


@dataclass(frozen=True, slots=True)
class TabStop:
    """Fills what is left of the line, `width` being the least it takes; set at a tab stop it is so wide."""

    width: float
    fills: bool = True
    leader: str | None = None  # None: the paragraph's


Item = Word | Gap | Fixed | TabStop
# Where a line ends: index of the item that it ends in or before, and the split inside it.
LineEnd = tuple[int, Split | None]


@dataclass(slots=True)
class Segment:
    """Items between forced line ends, and their candidates."""

    first: int
    candidates: Candidates = field(default_factory=Candidates)
    ends: list[LineEnd] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """A measured paragraph: what stands in it, and where its lines may end."""

    items: list[Item]
    owners: list[Strand]  # parallel to items
    segments: list[Segment]
    missing: tuple[MissingGlyph, ...]
    base: WordSetter
    special: bool  # holds tabs, icons or deferred numbers
    levels: list[int] | None  # of the items, where some run from right to left
    rtl: bool = False  # the paragraph itself does: it begins on the right


_FIGURE = late_pattern(r"\d(?:[\d.,'’\u00a0\u202f ]*\d)?")
Measured = Callable[[Sequence[Inline]], float]  # the width of runs in one line, in points


def next_stop(stops: Sequence[TabPosition], here: float) -> TabPosition | None:
    """The first tab stop behind a place; None behind the last."""
    return next((stop for stop in stops if stop.at > here + 0.01), None)


def tab_width(stop: TabPosition, here: float, after: Sequence[Inline], measured: Measured) -> float:
    """From `here` so far that what stands behind the tab comes to its stop; never below nothing."""
    behind = tuple(takewhile(lambda run: not isinstance(run, (Tab, LineBreak)), after))
    if stop.align == "left" or not behind:
        return stop.at - here
    if stop.align == "decimal":
        behind = _before_decimals(behind)
    width = measured(behind) if behind else 0.0
    return max(0.0, stop.at - here - (width / 2 if stop.align == "center" else width))


def _before_decimals(runs: Sequence[Inline]) -> tuple[Inline, ...]:
    """What stands left of the decimal sign of the first figure; of a whole number or of words, all."""
    found: list[Inline] = []
    for run in runs:
        hit = _FIGURE.search(run.text) if isinstance(run, Run) else None
        if hit is None or not isinstance(run, Run):
            found.append(run)
            continue
        sign = hit[0].rfind(language_of(run.lang).numbers[1])
        end = hit.end() if sign < 0 else hit.start() + sign
        return (*found, replace(run, text=run.text[:end], fact=None))
    return tuple(found)
