"""The cover as one flat: back, spine and front side by side, for the press that prints them as one sheet.

The pages stay in the document, so that folios and references are those of the report; all but the flats are
marked as skipped. The first flat is the outside, the second the inside of the cover.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.model.display import (
    FontResource,
    GlyphsOp,
    GroupOp,
    ImageResource,
    Op,
    OutlineItem,
    PagedDocument,
    Path,
    Placed,
    PlacedChapter,
    PlacedPage,
    StructNode,
)
from reportcli.model.geometry import PageFormat, Rect
from reportcli.model.paths import rect_path, translate
from reportcli.model.value_class import replace

COVER_PAGES = 4


def cover_indices(count: int) -> tuple[int, int, int, int]:
    """Indices of front, inside front, inside back and back cover in a document of so many pages."""
    return 0, 1, count - 2, count - 1


def without_cover(document: PagedDocument) -> PagedDocument:
    """The document with the cover's pages skipped: the inside's file."""
    cover = set(cover_indices(len(document.pages)))
    pages = iter(range(len(document.pages)))
    chapters = tuple(
        replace(
            chapter,
            pages=tuple(
                replace(page, skipped=True) if next(pages) in cover else page for page in chapter.pages
            ),
        )
        for chapter in document.chapters
    )
    return replace(document, chapters=chapters)


def is_printed(page: PlacedPage) -> bool:
    """Whether a page bears anything."""
    return any(leaf.ops for leaf in page.placed)


def cover_flat(
    document: PagedDocument, spine: PagedDocument | None, width: float, bleed: float, *, reads: str = "down"
) -> PagedDocument:
    """The cover's file: the outside, and the inside where it is printed.

    spine: its words on a page as long as the trim is high and as wide as `width` points. reads: down | up.
    """
    pages, whole = document.pages, document.format
    front, second, third, back = cover_indices(len(pages))
    places = _places(document)
    sheet = _FlatLayout(whole.width, whole.height, width, bleed)
    outside = sheet.flat("1", (*sheet.at(places[front], right=True), *sheet.at(places[back], right=False)))
    if spine is not None and spine.pages:
        outside = replace(outside, placed=(*outside.placed, *sheet.turned(spine.pages[0].placed, reads)))
    inside = sheet.flat("2", (*sheet.at(places[second], right=False), *sheet.at(places[third], right=True)))
    inside = replace(inside, skipped=not (is_printed(pages[second]) or is_printed(pages[third])))
    outside = replace(outside, skipped=pages[front].skipped and pages[back].skipped)
    inside = replace(inside, skipped=inside.skipped or (pages[second].skipped and pages[third].skipped))
    rest = tuple(replace(page, skipped=True) for page in pages[2:])
    chapter = PlacedChapter("cover", (outside, inside, *rest), _nodes(document), _outline(document))
    fonts: dict[str, FontResource] = {**(spine.fonts if spine else {}), **document.fonts}
    images: dict[str, ImageResource] = {**(spine.images if spine else {}), **document.images}
    return replace(
        document,
        format=PageFormat(sheet.whole, whole.height, bleed),
        chapters=(chapter,),
        fonts=fonts,
        images=images,
    )


def _places(document: PagedDocument) -> list[tuple[PlacedPage, int]]:
    """Every page with the index of its chapter's first node among the nodes of all."""
    found, first = [], 0
    for chapter in document.chapters:
        found += [(page, first) for page in chapter.pages]
        first += len(chapter.nodes)
    return found


def _nodes(document: PagedDocument) -> tuple[StructNode, ...]:
    """The structure of all chapters as one list."""
    nodes: list[StructNode] = []
    for chapter in document.chapters:
        first = len(nodes)
        nodes += [
            replace(node, parent=node.parent + first) if node.parent >= 0 and first else node
            for node in chapter.nodes
        ]
    return tuple(nodes)


def _outline(document: PagedDocument) -> tuple[OutlineItem, ...]:
    return tuple(item for chapter in document.chapters for item in chapter.outline)


class _FlatLayout:
    """Where things stand on a flat: two trims with the spine between them."""

    def __init__(self, width: float, height: float, spine: float, bleed: float) -> None:
        self._width, self._height, self._spine, self._bleed = width, height, spine, bleed
        self.whole = 2 * width + spine

    def flat(self, folio: str, placed: Sequence[tuple[Placed, dict[str, tuple[float, float]]]]) -> PlacedPage:
        """The one page of the flat cover; of an anchor placed several times, the first counts."""
        anchors: dict[str, tuple[float, float]] = {}
        for _, found in placed:
            anchors = {**found, **anchors}
        return PlacedPage("right", folio, "flat", tuple(leaf for leaf, _ in placed), anchors)

    def at(
        self, place: tuple[PlacedPage, int], right: bool
    ) -> list[tuple[Placed, dict[str, tuple[float, float]]]]:
        """A page's leaves, moved to its half of the flat and cut at the fold, with its anchors."""
        page, first = place
        dx = self._width + self._spine if right else 0.0
        clip = self._half(right)
        anchors = {block: (x + dx, y) for block, (x, y) in page.anchors.items()}
        moved = []
        for leaf in page.placed:
            ops: tuple[Op, ...] = tuple(translate(op, dx, 0.0) for op in leaf.ops)
            if ops and (self._crosses(leaf, right) or not all(isinstance(op, GlyphsOp) for op in ops)):
                ops = (GroupOp(ops, clip=clip),)
            box = Rect(leaf.box.x + dx, leaf.box.y, leaf.box.width, leaf.box.height)
            node = leaf.node + first if leaf.node >= 0 else leaf.node
            moved.append((replace(leaf, ops=ops, box=box, node=node), anchors))
        return moved

    def _half(self, right: bool) -> Path:
        """A cover page with its bleed on three sides; at the fold it ends."""
        b = self._bleed
        x = self._width + self._spine if right else -b
        return rect_path(x, -b, self._width + b, self._height + 2 * b)

    def _crosses(self, leaf: Placed, right: bool) -> bool:
        """Whether a leaf goes over the fold, or beyond this part's bleed."""
        box, b = leaf.box, self._bleed + 0.01
        near, far = (0.0, b) if right else (b, 0.0)
        within = box.x >= -near and box.x + box.width <= self._width + far
        return not (within and box.y >= -b and box.y + box.height <= self._height + b)

    def turned(self, placed: Sequence[Placed], reads: str) -> list[Placed]:
        """The spine's leaves, a quarter turned onto it. They repeat the cover, so they are not read again."""
        x, b = self._width, self._bleed
        down = (0.0, 1.0, -1.0, 0.0, x + self._spine, 0.0)
        up = (0.0, -1.0, 1.0, 0.0, x, self._height)
        strip = rect_path(x, -b, self._spine, self._height + 2 * b)
        box = Rect(x, 0.0, self._spine, self._height)
        return [
            replace(
                leaf,
                box=box,
                ops=(GroupOp((GroupOp(leaf.ops, transform=down if reads == "down" else up),), clip=strip),),
                node=-1,
                artifact="Layout",
                link=None,
                contents=None,
            )
            for leaf in placed
            if leaf.ops
        ]


def cut_to_bleed(document: PagedDocument, bleed: float) -> PagedDocument:
    """The same pages with a narrower or wider bleed; what goes beyond it is cut away."""
    format = PageFormat(document.format.width, document.format.height, bleed)
    chapters = tuple(
        replace(chapter, pages=tuple(_cut(page, format.of(page.size)) for page in chapter.pages))
        for chapter in document.chapters
    )
    return replace(document, format=format, chapters=chapters)


def _cut(page: PlacedPage, size: PageFormat) -> PlacedPage:
    bleed = size.bleed
    sheet = rect_path(-bleed, -bleed, size.width + 2 * bleed, size.height + 2 * bleed)

    def cut(leaf: Placed) -> Placed:
        """The leaf, clipped to the sheet where it goes beyond the bleed."""
        box = leaf.box
        within = min(box.x, box.y) >= -bleed - 0.01 and box.x + box.width <= size.width + bleed + 0.01
        if not leaf.ops or (within and box.y + box.height <= size.height + bleed + 0.01):
            return leaf
        return replace(leaf, ops=(GroupOp(leaf.ops, clip=sheet),))

    return replace(page, placed=tuple(map(cut, page.placed)))
