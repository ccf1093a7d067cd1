"""Display operations and placed pages: what typesetting gives and painting takes. Neutral of any profile.

Coordinates are points; origin at the top left corner of the trimmed page, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from reportcli.model.diagnostic import Diagnostic
from reportcli.model.geometry import PageFormat, PageGrid, Rect
from reportcli.model.refs import FactKey
from reportcli.model.style import Gradient, Paint, Stroke
from reportcli.model.value_class import dataclass

# A path is a tuple of segments: ("M", x, y) ("L", x, y) ("C", x1, y1, x2, y2, x, y) ("Z",)
Segment = tuple[str] | tuple[str, float, float] | tuple[str, float, float, float, float, float, float]
Path = tuple[Segment, ...]


class Glyph(NamedTuple):
    """One shaped glyph. Lengths in 1/1000 em; `text` is the cluster's source text ("" if none)."""

    gid: int
    advance: float
    dx: float
    dy: float
    text: str


@dataclass(frozen=True, slots=True)
class GlyphsOp:
    """Glyphs on one baseline. `font` is a key of `PagedDocument.fonts`; fact: key in `Report.facts`.

    reads: what they stand for, where that is not their texts; "" for a part of what the one before reads.
    """

    font: str
    size: float
    x: float
    y: float
    glyphs: tuple[Glyph, ...]
    paint: Paint
    width: float
    fact: FactKey | None = None
    reads: str | None = None


@dataclass(frozen=True, slots=True)
class PathOp:
    """A path, filled, stroked or both, by nonzero winding unless `even_odd` is set.

    fact: key in `Report.facts` of the figure that it shows as a mark of a chart. gradient: what the fill runs
    into, over the box of the path; `fill` is then its first colour. blur: how far in points the fill fades to
    both sides of the edge; there is then no stroke.
    """

    path: Path
    fill: Paint | None = None
    stroke: Stroke | None = None
    even_odd: bool = False
    fact: FactKey | None = None
    gradient: Gradient | None = None
    blur: float = 0.0


@dataclass(frozen=True, slots=True)
class ImageOp:
    """A placed picture. `image` is a key of `PagedDocument.images`; `crop` is (x0, y0, x1, y1) as fractions
    of the upright picture (EXIF rotation applied) that fills `rect`; `clip` masks it further."""

    image: str
    rect: Rect
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    clip: Path | None = None
    grey: bool = False
    tint: Paint | None = None  # a duotone's dark colour: the picture's shadows in this paint on paper
    inks: tuple[Paint, ...] = ()  # from which alone its greys are printed


@dataclass(frozen=True, slots=True)
class GroupOp:
    """Operations under a common clip, transform or opacity. The clip applies inside the transform.

    transform: x' = a x + c y + e, y' = b x + d y + f, in y-down page points."""

    ops: tuple[Op, ...]
    clip: Path | None = None
    transform: tuple[float, float, float, float, float, float] | None = None
    alpha: float = 1.0
    blend: str = "normal"  # one of style.BLEND_MODES


class LateLine(NamedTuple):
    """The line that a late number stands on: points before and after its room, the share of free width that
    stands left of the line, and whether the line is filled by its word spaces.
    """

    before: float
    after: float
    share: float
    fills: bool


@dataclass(frozen=True, slots=True)
class LateOp:
    """Text that is known when all pages are: shaped and placed by the painter within `width`; where it has a
    `line`, that is closed up to the width that the text takes.
    """

    kind: str  # page-of | page-list | page | pages
    target: str
    font: str
    size: float
    x: float
    y: float
    width: float
    align: str
    paint: Paint
    features: tuple[tuple[str, int], ...] = ()
    line: LateLine | None = None


Op = GlyphsOp | PathOp | ImageOp | GroupOp | LateOp


@dataclass(frozen=True, slots=True)
class StructNode:
    """An element of the structure tree (ISO 32000-1, 14.8.4). `parent`: index in the list, -1 the Document.

    Nodes stand in reading order: a parent before its children, siblings as they are read.
    """

    tag: str
    parent: int
    alt: str | None = None
    lang: str | None = None
    actual_text: str | None = None
    title: str | None = None
    id: str | None = None
    scope: str | None = None  # Row | Column on TH
    col_span: int = 1
    row_span: int = 1
    numbering: str | None = None  # ListNumbering on L: Disc | Decimal | None
    decoration: str | None = None  # TextDecorationType on Span: LineThrough
    bbox: bool = False  # Figure: painter writes the BBox of what it drew
    block: str = ""
    headers: tuple[str, ...] = ()  # ids of a cell's heads, where scopes do not say which they are


@dataclass(frozen=True, slots=True)
class Placed:
    """One leaf of marked content: a box with what is drawn in it.

    node indexes the chapter's `nodes` (-1: decoration, then `artifact` says its kind). `z` orders drawing;
    the order in `PlacedPage.placed` is the reading order. link: URL or "#id"; contents: what the link says.
    """

    box: Rect
    ops: tuple[Op, ...]
    node: int = -1
    artifact: str = "Layout"  # Layout | Background | Header | Footer | Repeat
    block: str = ""
    lang: str | None = None
    link: str | None = None
    contents: str | None = None
    z: int = 0
    baselines: tuple[float, ...] = ()
    style: str = ""  # paragraph style name, for the page script
    continued: bool = False  # the first line goes on a paragraph of the page or column before
    gaps: tuple[float, ...] = ()  # word gap of each line over its font's normal one, beside `baselines`
    hyphens: tuple[bool, ...] = ()  # lines that end with a hyphen, beside `baselines`
    hidden: bool = False  # only read aloud: written invisibly for screen and archive, not at all for print


@dataclass(frozen=True, slots=True)
class Frame:
    """A region that text was set into, for the page script: its rectangle and how far it is filled."""

    name: str
    rect: Rect
    filled: float  # points from the top
    block: str = ""
    ends_chapter: bool = False  # a stated break or the end follows: what is empty below is planned


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page, immutable. `folio` is what is printed (even when hidden); side is "left" or "right"."""

    side: str
    folio: str
    master: str
    placed: tuple[Placed, ...]
    anchors: Mapping[str, tuple[float, float]] = field(default_factory=dict)  # block id -> (x, y)
    frames: tuple[Frame, ...] = ()
    blank: bool = False
    skipped: bool = False  # not delivered (a proof of some pages), but counted and referred to
    grid: PageGrid | None = None
    size: tuple[float, float] | None = None  # of its trim in points, where it is not the report's


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A bookmark of the PDF's outline. `level` is its depth."""

    title: str
    level: int
    target: str  # block id, an anchor of some page


@dataclass(frozen=True, slots=True)
class FontResource:
    """A font file to embed: absolute path inside project or package, axes of a pinned variable instance."""

    key: str
    path: str
    axes: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class ImageResource:
    """A picture file; pixel size after EXIF rotation.

    page: of a PDF file, from 1, 0 for any other; then the size is in thousandths of a point, and box is the
    page's box that shows.
    """

    key: str
    path: str
    width: int
    height: int
    page: int = 0
    box: str = ""


@dataclass(frozen=True, slots=True)
class Ink:
    """A palette entry: fractions 0..1 of cyan, magenta, yellow, black; sRGB 0..1; an optional spot name."""

    cmyk: tuple[float, float, float, float]
    rgb: tuple[float, float, float]
    spot: str | None = None
    overprint: bool = False


@dataclass(frozen=True, slots=True)
class PlacedChapter:
    """What one chapter gives: its pages, its part of the structure tree, its outline, what went wrong."""

    id: str
    pages: tuple[PlacedPage, ...]
    nodes: tuple[StructNode, ...]
    outline: tuple[OutlineItem, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """Document-level facts for Info and XMP. date is ISO 8601 with offset."""

    title: str
    author: str
    subject: str
    lang: str
    date: str
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class PagedDocument:
    """All pages as data: picklable, the same for every profile."""

    metadata: Metadata
    format: PageFormat
    palette: Mapping[str, Ink]
    fonts: Mapping[str, FontResource]
    images: Mapping[str, ImageResource]
    chapters: tuple[PlacedChapter, ...]

    @property
    def pages(self) -> tuple[PlacedPage, ...]:
        """The pages of all chapters, in order."""
        return tuple(page for chapter in self.chapters for page in chapter.pages)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Operations in a box of their own, origin at its top left: an icon, a chart, a map, a composed line."""

    width: float
    height: float
    ops: tuple[Op, ...]
