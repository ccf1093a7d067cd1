"""The bound report: a tree of blocks, everything resolved, every number a Fact. What typesetting takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import FontResource, ImageResource, Ink, Metadata, PageFormat
from reportcli.model.fact import Fact
from reportcli.model.geometry import AUTO, Edges, Length
from reportcli.model.inline import Inline
from reportcli.model.refs import Span, Where
from reportcli.model.style import CharacterStyle, ObjectStyle, Paint, ParagraphStyle, Stroke, TableStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What every block carries. `path` names it for people ("finances/charges/chart").

    role: structure role (P, H, Figure, Caption, BlockQuote, Note, Sect, Div, L, Table, TOC, Artifact...);
    alt: alternative text; decorative blocks become artifacts.
    width, height: stated size or AUTO. box: fill, border and padding around the block.
    keep: never broken across frames. keep_with_next: stays with the next block's first lines.
    """

    path: str
    span: Span | None = None
    id: str | None = None
    role: str | None = None
    lang: str | None = None
    alt: str | None = None
    decorative: bool = False
    actual_text: str | None = None
    width: Length = AUTO
    height: Length = AUTO
    space_before: float = 0.0
    space_after: float = 0.0
    box: ObjectStyle | None = None
    keep: bool = False
    keep_with_next: bool = False
    align: str = "stretch"  # across the container: stretch | start | center | end
    span_columns: bool = False  # inside `columns`: spans all of them
    floats: str = "none"  # top | bottom: where it does not fit it waits for the next column's, text goes on


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Block):
    """One paragraph. `level` 1..6 makes it a heading of that level (role H)."""

    style: ParagraphStyle
    runs: tuple[Inline, ...]
    level: int = 0
    title: str | None = None  # plain text for the outline when it differs
    outline: bool | None = None  # a bookmark or not; None: as every heading is
    source: Where | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(Block):
    marker: tuple[Inline, ...]
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class List(Block):
    """Markers hang in `indent` points; `ordered` sets ListNumbering."""

    items: tuple[ListItem, ...]
    marker_style: ParagraphStyle
    indent: float
    gap: float = 0.0
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Block):
    """A photo or logo in a placement. `fit`: cover (crop to the box) or contain. `ratio`: width/height
    of the box
    when the height is auto. focal (0..1, 0..1) belongs to the photo; zoom, offset (fractions) and mask
    to here."""

    image: str  # key of Report.images
    fit: str = "cover"
    ratio: float | None = None
    focal: tuple[float, float] = (0.5, 0.5)
    zoom: float = 1.0
    offset: tuple[float, float] = (0.0, 0.0)
    mask: str = "none"  # none | circle | rounded
    radius: float = 0.0
    grey: bool = False
    tint: Paint | None = None
    source: Where | None = None
    missing: bool = False  # its file is not there: a draft shows a crossed box


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon(Block):
    """A vector asset ("icons/heart", "flags/be"); one paint for single-colour icons, None keeps its own
    colours.
    """

    asset: str
    size: float
    paint: Paint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Block):
    """kind: rect | rounded | ellipse | line | path (SVG path data in a 0..1 unit box)."""

    kind: str = "rect"
    fill: Paint | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    data: str | None = None


@dataclass(frozen=True, slots=True)
class Datum:
    """One value of a chart: label, number and how it is printed beside it."""

    label: str
    value: Fact
    printed: str  # formatted value as it stands on the page, "" for none
    fact: int  # index into Report.facts
    paint: Paint
    note: str = ""  # second line of a direct label


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    data: tuple[Datum, ...]
    paint: Paint


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Block):
    """kind: donut | pie | bar | column | grouped | stacked | line | sparkline.

    `centre`: runs set in a donut's hole; `labels`: direct | none; `hole`: inner radius as a fraction;
    `start`: degrees
    clockwise from twelve o'clock; `label_style`/`value_style`: type of labels; `axis`: hairlines and ticks.
    """

    kind: str
    series: tuple[Series, ...]
    label_char: CharacterStyle
    value_char: CharacterStyle
    labels: str = "direct"
    centre: tuple[Text, ...] = ()
    hole: float = 0.6
    start: float = 0.0
    gap: float = 0.0  # points between segments
    axis: Stroke | None = None
    bar_width: float = 0.62  # of the category step
    maximum: Fact | None = None
    data_table: bool = True  # read aloud as a table too; off where a table beside it shows the data


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. width: pt, %, fr or auto; align: left | right | center | decimal."""

    width: Length
    align: str = "left"
    row_header: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: tuple[Block, ...]
    col_span: int = 1
    row_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    kind: str = "body"  # body | header | total | group
    path: str = ""
    fill: Paint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    """Rows of kind header are repeated (as artifacts) on every page; rows break between lines, not after
    one.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    style: TableStyle
    gap: float = 0.0  # points between columns


@dataclass(frozen=True, slots=True)
class MapMark:
    """A country that is marked: ISO 3166-1 alpha-2 code, its paint and what stands beside it (may be
    empty).
    """

    code: str
    paint: Paint
    label: tuple[Block, ...] = ()
    anchor: str = "auto"  # auto | left | right | above | below
    offset: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Block):
    """World or part of it in Equal Earth projection. bounds: west, south, east, north in degrees."""

    bounds: tuple[float, float, float, float]
    land: Paint
    border: Stroke | None
    marks: tuple[MapMark, ...]
    leader: Stroke | None = None
    water: Paint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Qr(Block):
    data: str
    paint: Paint
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlugIn(Block):
    """What an installed package draws: a ReportLab flowable, made of these arguments when it is typeset.

    arguments: by parameter name, as `reportcli.plugins.Parameter` says (colours as Paint). styles, colours:
    the layout's, as the section sees them. printed: index into Report.facts of the figures given, by text.
    """

    name: str
    arguments: Mapping[str, Any]
    styles: Mapping[str, ParagraphStyle]
    colours: Mapping[str, Paint]
    printed: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack(Block):
    """Blocks under one another, `gap` points apart. valign: top | middle | bottom | justify (when height
    is given).
    """

    children: tuple[Block, ...]
    gap: float = 0.0
    valign: str = "top"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken(Block):
    """Blocks that are only read aloud, at this place of the reading order: they take no room and are not
    seen.
    """

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBlock(Block):
    """Blocks beside one another; children's width in pt, %, col, fr or auto (natural). Never broken."""

    children: tuple[Block, ...]
    gap: float = 0.0
    valign: str = "top"  # top | middle | bottom | stretch | baseline


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Block):
    """Children in equal columns, row by row; breaks between rows. `flow`: rows | columns; equal: rows of
    one height.
    """

    children: tuple[Block, ...]
    columns: int
    gap: float = 0.0
    row_gap: float = 0.0
    valign: str = "top"
    equal: bool = False
    center_last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns(Block):
    """Text in columns that flows over pages; balanced where it ends unless `balance` is off."""

    children: tuple[Block, ...]
    count: int
    gap: float = 12.0
    balance: bool = True
    rule: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a `place` block stands. Each edge is a distance from the reference box's edge; None leaves
    it free.

    reference: page (trim) | bleed | margin | spread | frame. `fit` says what overset does.
    """

    reference: str = "margin"
    left: Length | None = None
    right: Length | None = None
    top: Length | None = None
    bottom: Length | None = None
    width: Length = AUTO
    height: Length = AUTO
    rotate: float = 0.0
    inner: Length | None = None  # in the flow, where the side is not known before the page is
    outer: Length | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Block):
    """Absolute, layered content of the page (or spread) where it is met. z below 0 stands behind the flow.

    clear: rest of the frame's flow keeps this distance from it (None: does not push the flow)."""

    children: tuple[Block, ...]
    at: Placement
    z: int = 0
    valign: str = "top"
    fit: str = "error"  # error | shrink | grow | next-frame
    clear: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Block):
    kind: str = "page"  # page | left | right | column | frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Into(Block):
    """Content for a named frame of the current page's master (a sidebar beside the main text)."""

    frame: str
    children: tuple[Block, ...]
    fit: str = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class UseMaster(Block):
    """Pages from here on (after a page break) follow another master."""

    master: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Block):
    """A section: heading level follows nesting. Top-level sections are chapters.

    title: plain text for outline, running head and contents; starts: any | next (a new page) | left | right.
    """

    title: str
    number: str = ""
    level: int = 1
    master: str | None = None
    starts: str = "next"
    in_outline: bool = True
    in_toc: bool = True
    running: str = ""
    hidden_heading: bool = False
    children: tuple[Block, ...] = ()
    accent: Paint | None = None


@dataclass(frozen=True, slots=True)
class FrameSpec:
    """A region of a master, in points on the trimmed page, for one side. fit: error | shrink | grow |
    next-frame.
    """

    name: str
    x: float
    y: float
    width: float
    height: float
    fit: str = "next-frame"
    flow: bool = True  # the section's flow threads through it, in order; others are filled by name
    columns: int = 1
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class PageMaster:
    """One side of a master: its frames and its furniture (running head, folio, backgrounds), bound per
    section.
    """

    name: str
    side: str  # left | right
    frames: tuple[FrameSpec, ...]
    furniture: tuple[Place, ...]
    margin: Edges  # top, right, bottom, left of this side
    grid_top: float  # first baseline of the baseline grid, points from the trim's top
    baseline: float  # grid step in points
    columns: int
    gutter: float
    folio: bool = True


@dataclass(frozen=True, slots=True)
class Chapter:
    """A top-level section with the masters it may use, furniture bound: all that its typesetting needs."""

    section: Section
    masters: Mapping[tuple[str, str], PageMaster]  # (name, side)


@dataclass(frozen=True, slots=True)
class PrintedFact:
    """A Fact as the report prints it: text, and the layout or prose span of its expression."""

    fact: Fact
    printed: str
    expression: Where | None
    block: str


@dataclass(frozen=True, slots=True)
class Report:
    """The tree of blocks and the tables it refers to. Picklable; chapters do not know each other."""

    metadata: Metadata
    format: PageFormat
    facing: bool
    palette: Mapping[str, Ink]
    fonts: Mapping[
        str, FontResource
    ]  # key "family/weight/style", e.g. "serif/400/normal", "serif/400/italic"
    fallbacks: tuple[str, ...]  # font keys tried for missing glyphs
    images: Mapping[str, ImageResource]
    assets: Mapping[str, str]  # asset name -> absolute path of its SVG
    chapters: tuple[Chapter, ...]
    facts: tuple[PrintedFact, ...]
    blank_master: str | None = None
    page_multiple: int = 1
    diagnostics: tuple[Diagnostic, ...] = ()
    late_targets: Mapping[str, str] = field(default_factory=dict)
