"""What a print shop asks for, resolved: parts, paper, inks, binding; lengths in points, inks as fractions."""

from __future__ import annotations

from pathlib import Path

from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass

COVER, INSIDE, WHOLE = "cover", "inside", "whole"


@dataclass(frozen=True, slots=True)
class Intent:
    """A printing condition of the shop. icc: the profile's file."""

    icc: Path
    condition: str
    registry: str
    info: str


@dataclass(frozen=True, slots=True)
class PrintPart:
    """One file for the press: cover | inside | whole. None keeps the default; inks are fractions, lengths
    points. thickness: of one leaf."""

    name: str
    bleed: float
    multiple: int
    stock: str = ""
    intent: Intent | None = None
    ink_limit: float | None = None
    line: float | None = None
    tint: float | None = None
    thickness: float | None = None
    weight: float | None = None
    spots: bool = False
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Printer:
    """What the shop asks for, resolved. spine: stated width in points, None where it is computed."""

    file: str
    shop: str
    binding: str
    parts: tuple[PrintPart, ...]
    blank_inside_covers: bool
    spine: float | None
    spine_allowance: float
    spine_least: float
    spine_reads: str
    marks: bool
    delivery_sheet: bool
    at: Span

    def part(self, name: str) -> PrintPart | None:
        """The part of a name (cover, inside, whole), None where this job has none."""
        return next((one for one in self.parts if one.name == name), None)

    @property
    def has_cover(self) -> bool:
        """Whether the cover is a file of its own."""
        return self.part(COVER) is not None

    @property
    def inner(self) -> PrintPart:
        """The part that has most of the pages: the inside, or the whole."""
        return next(one for one in self.parts if one.name != COVER)

    @property
    def bleed(self) -> float:
        """The widest of the parts: artwork is made for it."""
        return max(one.bleed for one in self.parts)
