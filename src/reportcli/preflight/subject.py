"""The PDF under judgement: what several rules look up is found once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import pikepdf
from pikepdf import Object

from reportcli.preflight.font_widths import FontWidths
from reportcli.preflight.page import PageArea, PagePreflight
from reportcli.preflight.page_content import painted
from reportcli.preflight.painted import DocumentContent
from reportcli.preflight.structure import Structure

MALFORMED = (  # what reading an object raises that is not of the kind that its place asks for
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)
_LETTER = (0.0, 0.0, 612.0, 792.0)  # where a page states no box at all
_MAX_DEPTH = 12  # of forms within forms; more is a loop or a trick


class Used(NamedTuple):
    """A resource: first page that uses it (1-based), category, name, the object itself."""

    page: int
    category: str
    name: str
    value: Object


class Subject:
    """A PDF with its resources, tags and painted pages, each looked for once, when a rule first asks."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root: Object = pdf.Root
        self.broken: set[int] = set()  # pages whose content breaks off

    @cached_property
    def pages(self) -> list[Object]:
        """The page dictionaries, in order."""
        return [page.obj for page in self.pdf.pages]

    @cached_property
    def streams(self) -> list[Object]:
        """Every stream of the file."""
        return [item for item in self.pdf.objects if isinstance(item, pikepdf.Stream)]

    @cached_property
    def structure(self) -> Structure:
        """The structure tree."""
        return Structure(self.pdf)

    @cached_property
    def areas(self) -> list[PageArea]:
        """The pages by their boxes."""
        return [_area(page, number) for number, page in enumerate(self.pages, start=1)]

    @cached_property
    def content(self) -> DocumentContent:
        """What is known of the content of all pages, once `painted_pages` has followed it."""
        return DocumentContent()

    @property
    def shown_fonts(self) -> list[FontWidths]:
        """The fonts that pages show text in, with the codes shown; those that are objects of their own."""
        return list(self.content.fonts.values()) if self.painted_pages else []

    @cached_property
    def painted_pages(self) -> list[PagePreflight]:
        """All pages with what they paint; those whose content breaks off are noted in `broken`."""
        content = self.content
        found = []
        for area, page in zip(self.areas, self.pages, strict=True):
            items = painted(page, area.number, content)
            mcids = frozenset(content.mcids.get(area.number, ()))
            found.append(
                PagePreflight(
                    area.number, area.trim, area.bleed, area.media, page, items, len(self.pages), mcids
                )
            )
        self.broken |= content.broken
        return found

    @cached_property
    def xmp(self) -> bytes:
        """The metadata packet, empty where there is none."""
        metadata = self.root.get("/Metadata")
        return bytes(metadata.read_bytes()) if isinstance(metadata, pikepdf.Stream) else b""

    @cached_property
    def used_by_page(self) -> list[list[Used]]:
        """Every resource of each page and of the forms in it."""
        return [
            list(_resources(page.get("/Resources"), number, set(), 0))
            for number, page in enumerate(self.pages, start=1)
        ]

    @cached_property
    def used(self) -> list[Used]:
        """Every resource once, with the first page that uses it."""
        first: dict[object, Used] = {}
        for number, page in enumerate(self.used_by_page):
            for index, used in enumerate(page):
                key = (used.category, used.value.objgen) if used.value.is_indirect else (number, index)
                first.setdefault(key, used)
        return list(first.values())


def _resources(resources: Object | None, page: int, seen: set[tuple[int, int]], depth: int) -> Iterator[Used]:
    if not isinstance(resources, pikepdf.Dictionary) or depth > _MAX_DEPTH:
        return
    for category in ("/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Shading", "/Pattern"):
        entries = resources.get(category)
        if not isinstance(entries, pikepdf.Dictionary):
            continue
        for name, value in entries.items():
            yield Used(page, category, name, value)
            for kind, inner in _within(category, value):
                if inner.objgen in seen:
                    continue
                seen.add(inner.objgen)
                if inner is not value:
                    yield Used(page, kind, name, inner)
                yield from _resources(inner.get("/Resources"), page, seen, depth + 1)


def _within(category: str, value: Object) -> Iterator[tuple[str, Object]]:
    """What a resource paints with: its own stream, the group of a soft mask, the glyphs of a Type 3 font."""
    if isinstance(value, pikepdf.Stream):
        yield category, value
    elif category == "/ExtGState" and isinstance(value, pikepdf.Dictionary):
        mask = value.get("/SMask")
        group = mask.get("/G") if isinstance(mask, pikepdf.Dictionary) else None
        if isinstance(group, pikepdf.Stream):
            yield "/XObject", group
    elif category == "/Font" and isinstance(value, pikepdf.Dictionary) and "/CharProcs" in value:
        if value.is_indirect:
            yield category, value
        for glyph in value["/CharProcs"].values():
            if isinstance(glyph, pikepdf.Stream):
                yield "/CharProc", glyph


def _area(page: Object, number: int) -> PageArea:
    media = box(page, "/MediaBox") or _LETTER
    trim = box(page, "/TrimBox") or box(page, "/ArtBox") or box(page, "/CropBox") or media
    return PageArea(number, trim, box(page, "/BleedBox") or trim, media)


def box(page: Object, key: str) -> tuple[float, float, float, float] | None:
    """A page box as left, bottom, right, top; inherited MediaBox and CropBox too."""
    node: Object | None = page
    depth = 0
    while node is not None and depth < 50:
        value = node.get(key)
        if isinstance(value, pikepdf.Array) and len(value) == 4:
            x0, y0, x1, y1 = (float(number) for number in value)
            return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        if key not in ("/MediaBox", "/CropBox"):
            return None
        node, depth = node.get("/Parent"), depth + 1
    return None


def inside(outer: tuple[float, ...], inner: tuple[float, ...], slack: float = 0.01) -> bool:
    """Whether one box holds the other, hairs apart."""
    lower = outer[0] <= inner[0] + slack and outer[1] <= inner[1] + slack
    return lower and outer[2] >= inner[2] - slack and outer[3] >= inner[3] - slack
