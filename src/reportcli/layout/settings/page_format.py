"""Models of the format: trim size, margins, grid, and a house's way with numbers and dates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from reportcli.layout.models.bounds import LARGEST, Bounds, Contradiction, LengthBounds, Trim, narrow_columns
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import (
    TEXT_SCHEMA,
    Check,
    Text,
    choice,
    mapping,
    named,
    part,
    text_of,
)
from reportcli.layout.models.language_tags import TAG, unknown_part
from reportcli.layout.models.measures import points, sure_number
from reportcli.layout.models.page_sizes import PAGE_SIDE, PAGES, Size, page_size
from reportcli.layout.models.parts import Idle, Part
from reportcli.layout.models.refusals import AT, Info, Key, Refused, refuse, shown
from reportcli.layout.settings.fields import Bool, Leading, Points
from reportcli.layout.settings.number_patterns import (
    SLOT,
    Decimals,
    Mark,
    Money,
    Percent,
    Ranges,
    Separator,
    Symbols,
    alike,
    without_percent,
    without_symbol,
)
from reportcli.model.geometry import MM


def _page(value: object, info: Info) -> Size:
    """Trim size in points."""
    found = page_size(value, info)
    if isinstance(found, str):
        names = ", ".join(PAGES)
        refuse("layout-unknown-page", value=shown(value), names=names, nearest="")
    return found


class Margins(Part):
    top: Points | None = Field(default=None, description="Above.")
    bottom: Points | None = Field(default=None, description="Below.")
    inner: Points | None = Field(default=None, description="At the spine.")
    outer: Points | None = Field(default=None, description="Away from the spine.")
    left: Points | None = Field(default=None, description="Left on every page.")
    right: Points | None = Field(default=None, description="Right on every page.")

    def idle(self) -> Iterator[Idle]:
        """A margin towards the spine or away from it, where both sides are stated as left and right."""
        if {"left", "right"} <= self.stated:
            for name in sorted(self.stated & {"inner", "outer"}):
                yield Idle(self, name, over="left:, right:")

    def doubts(self) -> Iterator[Contradiction]:
        """One fixed side beside both that change: it is the inner one of some pages, the outer of others."""
        fixed = {"left", "right"} & self._together()
        if len(fixed) == 1 and {"inner", "outer"} <= self._together():
            [name] = fixed
            yield Contradiction("layout-margins-mixed", {"name": name}, (Key(name),))

    def _together(self) -> frozenset[str]:
        """The margins that stand in the file of the nearest one."""
        files = {name: self.where(name).file for name in self.stated}
        own = next((files[name] for name in ("left", "right") if name in files), "")
        return frozenset(name for name, file in files.items() if file == own)

    @property
    def across(self) -> float:
        """What they take of a page's width, in points."""
        left, right = self.left, self.right
        return (self.inner or 0.0 if left is None else left) + (self.outer or 0.0 if right is None else right)


class Grid(Part):
    columns: Annotated[int, sure_number(1, 48, whole=True)] = Field(
        default=12, description="How many columns the text area has; a length of `3 col` counts them."
    )
    gutter: Points = Field(default=11.34, description="Space between them.")


class Baseline(Part):
    step: Leading = Field(default=12.0, description="Distance of two baselines; `1 bl` is one.")
    first: Points | None = Field(default=None, description="First baseline, from the top edge of the page.")


class Numbers(Part):
    """A house's way with numbers over its language's: separators, patterns with {number} and {symbol}."""

    decimal: Mark | None = Field(default=None, description="Decimal sign.")
    group: Separator | None = Field(default=None, description="Sign between groups of three digits.")
    group_from: Annotated[int, sure_number(4, 30, whole=True)] | None = Field(
        default=None, description="Digits from which groups are made."
    )
    minus: Mark | None = Field(default=None, description="Minus sign.")
    plus: Mark | None = Field(default=None, description="Plus sign.")
    percent: Percent | None = Field(default=None, description="Pattern of a percentage, with {number}.")
    money: Money | None = Field(default=None, description="Pattern of an amount, with {number} and {symbol}.")
    symbols: Symbols = Field(default_factory=dict, description="Sign of a currency, by its code.")
    negative: Annotated[str, choice("minus", "parentheses")] | None = Field(
        default=None, description="How figures below zero are printed."
    )
    decimals: Decimals = Field(
        default_factory=dict,
        description="Digits after the decimal sign by unit (`EUR: 0`, `%: 1`), if no expression does.",
    )

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """Signs that are the same, so that 1.234 may be a thousand or one."""
        yield from alike(self, "decimal", "group")
        yield from alike(self, "minus", "plus")

    def doubts(self) -> Iterator[Contradiction]:
        """Patterns that lose what the number is of."""
        yield from without_symbol(self.money)
        yield from without_percent(self.percent)


_LANGUAGE = {"$ref": "#/$defs/LanguageFormats"}


_DATE = frozenset({"day", "day2", "month", "month2", "year"})


def _dates(value: object, info: Info) -> dict[str, str]:
    """Patterns of dates; a part that no date has, or none at all, is refused."""
    found: dict[str, str] = _TEXTS.read(value, info)  # type: ignore[assignment]
    for style, pattern in found.items():
        parts = [hit[1] if hit[2] is None else hit[2] for hit in SLOT.finditer(pattern)]
        wrong = next((part for part in parts if part not in _DATE), "" if parts else pattern)
        if wrong or not parts:
            names = ", ".join(f"{{{name}}}" for name in sorted(_DATE))
            raise Refused(
                "layout-date-pattern", {"value": shown(wrong or pattern), "names": names, AT: (style,)}
            )
    return found


_TEXTS = named(lambda value, _: text_of(value), TEXT_SCHEMA)
Dates = Annotated[dict[str, str], Check(_dates, _TEXTS.schema)]


class LanguageFormats(Numbers):
    """A house's way with one language, over its way with all: numbers, dates and lists."""

    dates: Dates = Field(
        default_factory=dict,
        description="Patterns by style (long, short, month, year…), with {day}, {day2}, {month}, {year}.",
    )
    ranges: Ranges = Field(
        default_factory=dict,
        description="Patterns of `dates()` (day, day-month, month, other, since), with {start} or {end-day}…",
    )
    first_day: Text | None = Field(default=None, description="The first day of a month: 1, or 1er.")
    and_: Text | None = Field(default=None, description="What stands before the last item of a list.")


_BY_LANGUAGE = named(part(LanguageFormats).read, _LANGUAGE)


def _by_language(value: object, info: Info) -> object:
    """Formats by the tag of a language; one that there is not is refused."""
    for tag in mapping(value):
        unknown, meant = unknown_part(tag) if TAG.fullmatch(tag) else (tag, "")
        if unknown:
            args: dict[str, object] = {"value": shown(tag), "part": unknown, "nearest": meant}
            refuse("layout-unknown-language", at_key=tag, item=None, **args)
    return _BY_LANGUAGE.read(value, info)


LINES_OF_A_PAGE = 4
"""Fewer steps of the baseline than these hold no page."""
SLUG = 8 * MM
"""Around the bleed, where printer's marks stand."""
Bleed = Annotated[float, points(LengthBounds(Bounds(0, 100 * MM)))]


class Format(Part):
    page: Annotated[tuple[float, float], Check(_page, {"type": ["string", "array"]}, PAGE_SIDE)] = Field(
        default=PAGES["A4"],
        description="Trim size: a name such as A4 or `A4 landscape`, or `[width, height]`.",
    )
    facing: Bool = Field(default=True, description="Left and right pages differ.")
    bleed: Bleed = Field(default=3 * MM, description="How far colour goes beyond the trim.")
    margins: Annotated[Margins, part(Margins)] = Field(
        default=Margins(), description=("Margins of the text area.")
    )
    grid: Annotated[Grid, part(Grid)] = Field(default=Grid(), description="Its columns.")
    baseline: Annotated[Baseline, part(Baseline)] = Field(
        default=Baseline(), description=("The baseline grid.")
    )
    multiple: Annotated[int, sure_number(1, 64, whole=True)] = Field(
        default=1, description="Pages are padded to a multiple of this, for print."
    )
    numbers: Annotated[Numbers, part(Numbers)] = Field(
        default=Numbers(), description="A house's way with numbers, over its language's."
    )
    languages: Annotated[dict[str, LanguageFormats], Check(_by_language, _BY_LANGUAGE.schema)] = Field(
        default_factory=dict, description="The same and dates and lists for one language, by its tag."
    )

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """A sheet with bleed and marks that no reader opens; gutters that leave no room for columns."""
        most = LARGEST - 2 * (self.bleed + SLUG)
        for step, side in enumerate(self.page):
            if side > most:
                args = {"value": f"{side / MM:.5g} mm", "low": "10 mm", "high": f"{most / MM:.5g} mm"}
                yield Contradiction("layout-length-out-of-range", args, ("page", step))
        if self.baseline.step > self.page[1] / LINES_OF_A_PAGE:
            high = f"{self.page[1] / LINES_OF_A_PAGE:.5g} pt"
            args = {"value": f"{self.baseline.step:g} pt", "low": "1 pt", "high": high}
            yield Contradiction("layout-length-out-of-range", args, ("baseline", "step"))
        width = self.page[0] - self.margins.across
        if width > 0:
            yield from narrow_columns(self.grid.columns, self.grid.gutter, width, "grid", "gutter")
