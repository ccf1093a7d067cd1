"""A page while it is being filled: frames, obstacles, what stands on it; and its furniture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from reportcli import blocks as b
from reportcli.model.display import Frame, PlacedPage
from reportcli.model.geometry import PageFormat, PageGrid, Rect
from reportcli.model.value_class import dataclass, replace
from reportcli.typeset.breaking.items import Leaf
from reportcli.typeset.breaking.region import Baselines, Filled, in_row
from reportcli.typeset.chapter_state import ChapterState
from reportcli.typeset.context import ChapterContext
from reportcli.typeset.inherited import Inherited, grid_columns
from reportcli.typeset.pages.absolute_place import SetPlace, Where, set_place

BACKGROUND_SHARE = 0.5  # furniture over more of the page's height than this is its background


@dataclass(slots=True)
class Page:
    """One page under construction; number is physical, from 1."""

    number: int
    side: str
    master: b.PageMaster
    format: PageFormat
    facing: bool
    flows: list[b.FrameSpec]
    current: int = 0
    y: float | None = None  # where the current frame goes on
    leaves: list[Leaf] = field(default_factory=list)
    anchors: dict[str, tuple[float, float]] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    obstacles: list[Rect] = field(default_factory=list)
    set_places: dict[int, tuple[SetPlace, Rect]] = field(default_factory=dict)  # places that push the flow
    named: dict[str, float] = field(default_factory=dict)  # how far frames filled by name reach
    marked: bool = False  # something happened here, even if nothing shows
    blank: bool = False
    full: float | None = None  # how far down text reaches that goes on overleaf
    shown: tuple[tuple[int, ...], PlacedPage] | None = None  # as it was placed, by its leaves' elements

    @property
    def frame(self) -> b.FrameSpec | None:
        """The flow frame that is being filled; None where the master has none."""
        return self.flows[self.current] if self.current < len(self.flows) else None

    @property
    def grid(self) -> Baselines:
        """The master's baseline grid, in page coordinates."""
        return Baselines(self.master.baseline, self.master.grid_top)

    @property
    def empty(self) -> bool:
        """Whether it may be taken back: nothing stands on it, nothing happened on it."""
        return not self.leaves and not self.marked

    def end(self) -> None:
        """A section ends here: what is left empty below is meant to be."""
        self.frames = [replace(frame, ends_chapter=True) for frame in self.frames]

    def where(self, frame: Rect | None = None) -> Where:
        """What places on this page refer to; frame: in place of the current one."""
        spec = self.frame
        if frame is None and spec is not None:
            frame = Rect(spec.x, spec.y, spec.width, spec.height)
        margin = Where(self.format, self.master, self.side, Rect(0, 0, 0, 0)).margin
        return Where(self.format, self.master, self.side, frame or margin, self.facing)

    def spec(self, name: str) -> b.FrameSpec | None:
        """The master's frame of that name."""
        return next((frame for frame in self.master.frames if frame.name == name), None)

    def keep_clear(self, committed: Iterable[int] | None = None) -> None:
        """Obstacles from the places that stand here; with `committed`, only those stay."""
        if committed is not None:
            stay = set(committed)
            self.set_places = {key: value for key, value in self.set_places.items() if key in stay}
        self.obstacles[:] = [rect for _, rect in self.set_places.values()]


def covers(obstacles: Iterable[Rect], filled: Filled) -> bool:
    """Whether text of a frame runs under what it has to keep clear of."""
    lines = [
        Rect(one.x + leaf.box.x, one.y + leaf.box.y, leaf.box.width, leaf.box.height)
        for one in filled.placed
        for leaf in one.box.leaves
        if leaf.baselines
    ]
    pairs = ((in_row(obstacle, line.y, line.bottom), line) for obstacle in obstacles for line in lines)
    return any(met is not None and _meet(met, line) for met, line in pairs)


def _meet(one: Rect, other: Rect) -> bool:
    across = one.x < other.right - 0.01 and other.x < one.right - 0.01
    return across and one.y < other.bottom - 0.01 and other.y < one.bottom - 0.01


def make_page(number: int, side: str, master: b.PageMaster, context: ChapterContext) -> Page:
    """An empty page; its flow frames are filled in the master's order."""
    flows = [frame for frame in master.frames if frame.flow]
    facing = context.facing and master.size is None  # a page of its own size is no half of a spread
    return Page(number, side, master, context.format.of(master.size), facing, flows)


def on_master(inherited: Inherited, master: b.PageMaster, format: PageFormat) -> Inherited:
    """The same on a page of that master: with its grid."""
    return replace(inherited, step=master.baseline, columns=grid_columns(master, format.width))


def furniture(state: ChapterState, page: Page, inherited: Inherited) -> list[Leaf]:
    """Running heads, folios and backgrounds, the same on every page of a master's side: composed once."""
    if not page.master.furniture:
        return []
    return state.made(("furniture", id(page.master)), lambda: _furniture(state, page, inherited), page.master)


def _furniture(state: ChapterState, page: Page, inherited: Inherited) -> list[Leaf]:
    inherited = replace(on_master(inherited, page.master, page.format), node=None)
    leaves: list[Leaf] = []
    for place in page.master.furniture:
        placed = set_place(state, place, inherited, page.where(Rect(0, 0, 0, 0)))
        kind = _kind(place, placed.rect, page.format)
        leaves += [replace(leaf, node=None, artifact=kind) for leaf in placed.leaves]
    return leaves


def _kind(place: b.Place, rect: Rect, format: PageFormat) -> str:
    if place.z < 0 or rect.height > BACKGROUND_SHARE * format.height:
        return "Background"
    return "Header" if rect.y + rect.height / 2 < format.height / 2 else "Footer"


def page_grid(page: Page) -> PageGrid | None:
    """Column edges and baselines of the page's master, for guides and the page script."""
    master = page.master
    if master.baseline <= 0:
        return None
    column, gutter = grid_columns(master, page.format.width)
    lefts = [master.margin.left + i * (column + gutter) for i in range(max(master.columns, 1))]
    edges = tuple(round(x, 3) for left in lefts for x in (left, left + column))
    return PageGrid(edges, round(master.grid_top, 3), round(master.baseline, 3))
