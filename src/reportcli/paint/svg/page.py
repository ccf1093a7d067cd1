"""A page, or a part of one, as an SVG file."""

from __future__ import annotations

from typing import NamedTuple

from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import PagedDocument
from reportcli.model.geometry import Rect
from reportcli.paint.deferred_text import DeferredText, anchors_of
from reportcli.paint.image_prefetch import ImagePrefetch
from reportcli.paint.page import is_shown
from reportcli.paint.profile import Profile
from reportcli.paint.svg.canvas import PlacedPicture, SvgCanvas
from reportcli.paint.svg.elements import attributes, number, numbers, text
from reportcli.paint.svg.glyphs import Outlines

_SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


class Wanted(NamedTuple):
    """A drawing that is asked for: a page, from 1, and the part of it that is seen; the beginning of its
    names; what it says to those who do not see it, in which language.
    """

    page: int
    area: Rect
    prefix: str
    words: str
    lang: str


class SvgPainter:
    """Draws pages of one document in the colours of one profile, which must be RGB."""

    def __init__(
        self,
        document: PagedDocument,
        profile: Profile,
        pictures: ImagePrefetch,
        *,
        placed: PlacedPicture,
        findings: list[Diagnostic],
    ) -> None:
        """placed: as in `SvgCanvas`. findings: takes those about targets that there are not."""
        self._document, self._profile, self._pictures, self._placed = document, profile, pictures, placed
        self._outlines = Outlines(document.fonts)
        pages = document.pages
        self._deferred = DeferredText(pages, anchors_of(pages), self._outlines.shape, findings)

    def svg(self, wanted: Wanted) -> bytes:
        """A drawing. Raises Findings for pictures that cannot be read."""
        area = wanted.area
        box = area.x, area.y, area.right, area.bottom
        canvas = SvgCanvas(
            self._outlines,
            self._pictures,
            self._document.images,
            placed=self._placed,
            area=box,
            prefix=wanted.prefix,
        )
        leaves = self._deferred.resolved(self._document.pages[wanted.page - 1])
        for leaf in sorted(leaves, key=lambda one: one.z):
            if is_shown(leaf, self._profile) and not leaf.hidden:
                canvas.draw(leaf.ops)
        return _file(wanted, canvas)


def _file(wanted: Wanted, canvas: SvgCanvas) -> bytes:
    area, said = wanted.area, f"{wanted.prefix}-alternative"
    told = attributes(
        width=f"{number(area.width)}pt",
        height=f"{number(area.height)}pt",
        viewBox=numbers((area.x, area.y, area.width, area.height)),
        role="img",
        aria_labelledby=said if wanted.words else None,
    )
    paper = attributes(
        x=number(area.x), y=number(area.y), width=number(area.width), height=number(area.height), fill="#fff"
    )
    lines = [
        f'<svg {_SPACES} xml:lang="{text(wanted.lang)}"{told}>',
        *([f'<desc id="{said}">{text(wanted.words)}</desc>'] if wanted.words else []),
        *(["<defs>", *canvas.definitions, "</defs>"] if canvas.definitions else []),
        f"<rect{paper}/>",
        *canvas.elements,
        "</svg>",
        "",
    ]
    return "\n".join(lines).encode("utf-8", "replace")
