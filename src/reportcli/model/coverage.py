"""What became of all that was read: how much of each sheet and text reaches a page, and why not the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from reportcli.model.value_class import dataclass


class Fate(StrEnum):
    """What became of a cell or a paragraph. Of a cell, the first that holds."""

    PRINTED = "printed"
    COMPUTED = "computed"  # a printed figure is worked out of it
    USED = "used"  # the layout asks for it: a date, a colour, an icon, a condition, an order, a key
    LEFT_OUT = "left-out"  # others of its column are printed, its row is not
    SETTING = "setting"  # the program asks for it: language, currency, photo files, accounts
    CHECKED = "checked"
    OTHER_EDITION = "other-edition"
    NOWHERE = "nowhere"  # nothing asks for it
    HEADER = "header"
    KEY = "key"
    TITLE = "title"
    TOTAL = "total"
    NOTE = "note"
    UNKNOWN_COLUMN = "unknown-column"
    UNKNOWN_KEY = "unknown-key"
    BELOW = "below"
    FAR = "far"
    OUTSIDE = "outside"
    UNKNOWN_SHEET = "unknown-sheet"


@dataclass(frozen=True, slots=True)
class SheetCoverage:
    """One sheet. table: "" for one that no table has. counts: how many filled cells met which fate.

    places: the cells of each fate, as ranges of rows: `C2:C9`.
    """

    sheet: str
    table: str
    counts: Mapping[Fate, int]
    places: Mapping[Fate, tuple[str, ...]] = field(default_factory=dict)

    @property
    def cells(self) -> int:
        """How many cells hold something."""
        return sum(self.counts.values())

    @property
    def share(self) -> float:
        """The part of them that reaches a page, also in a figure worked out of them; 1 for an empty sheet."""
        reached = self.counts.get(Fate.PRINTED, 0) + self.counts.get(Fate.COMPUTED, 0)
        return reached / self.cells if self.cells else 1.0


@dataclass(frozen=True, slots=True)
class TextCoverage:
    """One text: its place, its paragraphs (headings, items of lists and notes too), and those not printed."""

    text: str
    place: str
    paragraphs: int
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of a whole workbook, in its order."""

    sheets: tuple[SheetCoverage, ...]
    texts: tuple[TextCoverage, ...]
