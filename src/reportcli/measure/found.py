"""What measuring finds, gathered: one finding for each style or line, with how often and on which pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from types import MappingProxyType

from reportcli import blocks as b
from reportcli.blocks.positions import note_path, where_of
from reportcli.blocks.walk import blocks_of, inside
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.inline import NoteCall
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass

LISTED = 5  # pages that a finding names
LETTERS = 40  # of a text that it quotes
OF_STYLE = ("size", "ratio", "profile")
"""Arguments in which findings of one style are alike when it is their cause."""
NO_STYLES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is wrong on a page. gravity: of several at one line the gravest gives the words."""

    code: str
    severity: Severity
    block: str
    folio: str
    args: Mapping[str, str]
    gravity: float = 0.0
    other: str = ""  # the block that it is in the way of


@dataclass(frozen=True, slots=True)
class Faint:
    """The worst place of a block on a page, where it is too like its ground in a profile's colours.

    shown: the text, "" for a graphic; decoration: says nothing.
    """

    profile: str
    block: str
    ratio: float
    needed: float
    shown: str
    decoration: bool


@dataclass(frozen=True, slots=True)
class OnPage:
    """Everything that is wrong on one page."""

    found: tuple[Found, ...]
    faint: tuple[Faint, ...]


@dataclass(frozen=True, slots=True)
class Blocks:
    """What a layout says of the blocks that stand on pages, by their paths."""

    where: Mapping[str, Where | None]
    styles: Mapping[str, str] = field(default_factory=dict)
    """Names of the styles of texts."""
    placed: frozenset[str] = frozenset()
    """In a `place`: their room is the page."""
    overlapping: frozenset[str] = frozenset()
    """In a `place` with `overlap: allowed`."""
    charts: frozenset[str] = frozenset()
    pictures: frozenset[str] = frozenset()
    """May run into the bleed."""
    spread: frozenset[str] = frozenset()
    """Go over the fold of two facing pages."""

    def said_of(self, block: str) -> str:
        """What measuring asks of a block, as one word."""
        sets = (self.placed, self.overlapping, self.charts, self.pictures, self.spread)
        return "".join("01"[block in one] for one in sets)


@dataclass(slots=True)
class _Sets:
    where: dict[str, Where | None] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    overlapping: set[str] = field(default_factory=set)
    charts: set[str] = field(default_factory=set)
    pictures: set[str] = field(default_factory=set)
    spread: set[str] = field(default_factory=set)

    def add(self, block: b.Block) -> None:
        """Takes one block of the report."""
        where = block.span or where_of(block)
        self.where.setdefault(block.path, where)
        if isinstance(block, b.Place):
            paths = {one.path for one in inside(block)}
            self.placed |= paths
            if block.overlap:
                self.overlapping |= paths
            if block.at.reference == "spread":
                self.spread |= paths
        elif isinstance(block, b.Chart):
            self.charts.add(block.path)
        elif isinstance(block, (b.Image, b.Map, b.Shape)):
            self.pictures.add(block.path)
        elif isinstance(block, b.Text):
            self.styles.setdefault(block.path, block.style.name)
            for run in block.runs:
                if isinstance(run, NoteCall):
                    self.where.setdefault(note_path(run.note), where)


def blocks_in(report: b.Report) -> Blocks:
    """The blocks of a report, as far as measuring asks for them."""
    sets = _Sets()
    for block in blocks_of(report):
        sets.add(block)
    return Blocks(
        sets.where,
        sets.styles,
        frozenset(sets.placed),
        frozenset(sets.overlapping),
        frozenset(sets.charts),
        frozenset(sets.pictures),
        frozenset(sets.spread if report.facing else ()),
    )


def gathered(
    found: Iterable[Found], where: Mapping[str, Where | None], styles: Mapping[str, str] = NO_STYLES
) -> list[Diagnostic]:
    """One diagnostic for each code and layout line, with the gravest of its words, `count` and `pages`; for
    what is mended in a style, one for that style. styles: of texts, by their paths.
    """
    groups: dict[tuple[object, ...], list[tuple[Found, Where | None]]] = {}
    for one in found:
        at = _place(one.block, where)
        key = _of_style(one, styles) or (one.code, at or one.block)
        groups.setdefault(key, []).append((one, at))
    return [_diagnostic([one for one, _ in alike], alike[0][1], styles) for alike in groups.values()]


def _of_style(one: Found, styles: Mapping[str, str]) -> tuple[object, ...]:
    """What a finding shares with others that the same style causes; () for one of its line."""
    style = styles.get(one.block)
    return (one.code, style, *(one.args.get(name) for name in OF_STYLE)) if style and _is_of(one) else ()


def _is_of(one: Found) -> bool:
    return one.code in ("text-small", "contrast-low")


def around(block: str) -> Iterator[str]:
    """The paths around a block from the outermost on, its own last."""
    steps = block.split("/")
    return ("/".join(steps[: number + 1]) for number in range(len(steps)))


def _place(block: str, where: Mapping[str, Where | None]) -> Where | None:
    """Where a block stands; a part that is no block itself, such as a table's row, stands with its block."""
    return next((at for path in reversed([*around(block)]) if (at := where.get(path))), None)


def _diagnostic(alike: list[Found], where: Where | None, styles: Mapping[str, str]) -> Diagnostic:
    worst = max(alike, key=lambda one: one.gravity)
    folios = list(dict.fromkeys(one.folio for one in alike))
    pages = ", ".join([*folios[:LISTED], *(["…"] if len(folios) > LISTED else [])])
    args = {**worst.args, "pages": pages, "count": str(len(alike))}
    if _is_of(worst):
        args["style"] = styles.get(worst.block, "")
    return Diagnostic(worst.code, worst.severity, where, args, block=worst.block or None)


def quoted(words: str) -> str:
    """A text as findings quote it: bounded."""
    return words if len(words) <= LETTERS else words[: LETTERS - 1] + "…"
