"""One page: marked content for every placed leaf, drawn in the order of z, numbered as it is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportcli.model.display import GlyphsOp, GroupOp, Op, PathOp, Placed
from reportcli.paint.canvas import ContentCanvas
from reportcli.paint.figures import copyable
from reportcli.paint.links import Links
from reportcli.paint.profile import Profile
from reportcli.paint.structure_tree import TreeGrower
from reportcli.pdf import objects
from reportcli.pdf.structure import CELLS, Element

_ARTIFACTS = {
    "Header": "<</Type/Pagination/Subtype/Header>>",
    "Footer": "<</Type/Pagination/Subtype/Footer>>",
    "Repeat": "<</Type/Pagination>>",
    "Layout": "<</Type/Layout>>",
    "Background": "<</Type/Layout>>",
}


Opened = tuple[str | None, bool | None]
"""The operator that opens a leaf's marked content, and whether it stands in a table."""


class PagePainter:
    """Paints the leaves of one page."""

    def __init__(
        self,
        profile: Profile,
        tree: TreeGrower,
        links: Links,
        *,
        chapter: int,
        page: str,
    ) -> None:
        self._profile = profile
        self._tree = tree
        self._links = links
        self._chapter = chapter
        self._page = page
        self._owners: list[Element] = []
        self.annotations: list[str] = []
        self.struct_parents: int | None = None

    def opened(self, placed: Sequence[Placed]) -> list[Opened]:
        """How each leaf is opened; enters all in the structure tree. MCIDs follow the reading order."""
        opened = [(self._opening(leaf), self._in_table(leaf)) for leaf in placed]
        if self._owners:
            self.struct_parents = self._tree.parents.add(self._owners)
        return opened

    def _in_table(self, leaf: Placed) -> bool | None:
        """Whether a leaf stands in a table; None where figures do not say how they are copied."""
        if self._profile.pdfua is None or leaf.node < 0:
            return None
        element: Element | None = self._tree.element(self._chapter, leaf.node)
        while element is not None and element.tag not in CELLS:
            element = element.parent
        return element is not None

    def draw(
        self,
        canvas: ContentCanvas,
        placed: Sequence[Placed],
        opened: Sequence[Opened],
        own: Callable[[], None] | None = None,
    ) -> None:
        """All leaves onto a canvas, in the order of z. own: draws what the painter adds itself, outside all
        content."""
        marks = _Marks(canvas)
        for index in sorted(range(len(placed)), key=lambda i: placed[i].z):
            leaf, (opening, in_table) = placed[index], opened[index]
            if is_shown(leaf, self._profile):
                marks.switch(opening)
                if leaf.hidden:
                    canvas.draw_hidden(leaf.ops)
                else:
                    canvas.draw(leaf.ops if in_table is None else copyable(leaf.ops, in_table=in_table))
        marks.switch(None)
        if own is not None:
            marks.switch(f"/Artifact {_ARTIFACTS['Layout']} BDC" if self._profile.tags else None)
            own()
            marks.switch(None)

    def _opening(self, leaf: Placed) -> str | None:
        """The operator that opens a leaf's marked content; enters it in the tree and makes its link."""
        linked = self._profile.links and leaf.link is not None and self._links.leads_somewhere(leaf.link)
        if not self._profile.tags:
            if linked:
                self.annotations.append(self._links.add(leaf, None, self._page))
            return None
        if leaf.node < 0 or not is_shown(leaf, self._profile):
            return f"/Artifact {_ARTIFACTS.get(leaf.artifact, _ARTIFACTS['Layout'])} BDC"
        return self._tagged(leaf, linked=linked)

    def _tagged(self, leaf: Placed, *, linked: bool) -> str:
        """The operator of a leaf that stands in the structure tree."""
        element = self._tree.element(self._chapter, leaf.node)
        self._tree.cover(self._chapter, leaf, self._page)
        if linked and leaf.link is not None and element.tag != "Link":
            element = self._tree.link_within(element, leaf.link)
        mcid = self._tree.mark(element, self._page, self._owners)
        if linked:
            self.annotations.append(self._links.add(leaf, element, self._page))
        lang = f"/Lang{objects.text_string(leaf.lang)}" if leaf.lang and leaf.lang != element.lang else ""
        return f"{objects.name(element.tag)} <</MCID {mcid}{lang}>> BDC"


class _Marks:
    """The marked content of one canvas."""

    def __init__(self, canvas: ContentCanvas) -> None:
        self._canvas = canvas
        self._open: str | None = None

    def switch(self, opening: str | None) -> None:
        """Close what is open and open the next; neighbouring artifacts of one kind share their mark."""
        if opening is not None and opening == self._open:
            return
        if self._open is not None:
            self._canvas.operator("EMC")
        if opening is not None:
            self._canvas.operator(opening)
        self._open = opening


def is_shown(leaf: Placed, profile: Profile) -> bool:
    """Whether a leaf is painted: it bears something, and hidden text is only for files that are read."""
    return bool(leaf.ops) and _shows(leaf.ops) and not (leaf.hidden and profile.pdfua is None)


def _shows(ops: Sequence[Op]) -> bool:
    """Whether anything would be seen or read."""
    for op in ops:
        if isinstance(op, GlyphsOp):
            if op.glyphs:
                return True
        elif isinstance(op, PathOp):
            if op.fill is not None or op.stroke is not None:
                return True
        elif not isinstance(op, GroupOp) or _shows(op.ops):
            return True
    return False
