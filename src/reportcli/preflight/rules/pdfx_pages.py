"""Rules about pages: boxes, annotations, transparency groups (ISO 15930-7:2010, PDF/X-4)."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Object

from reportcli.model.diagnostic import Diagnostic, error, warning
from reportcli.model.geometry import MM
from reportcli.preflight.inline_images import INLINE
from reportcli.preflight.rules.pdfx_resources import has_default_rgb, space_is_rgb
from reportcli.preflight.subject import Subject, box, inside

_Box = tuple[float, float, float, float]
_Pair = tuple[str, _Box | None, str, _Box | None]  # inner, outer
_BOXES = "PDF/X-4, page boxes"
_MOST_UNITS, _LEAST_UNITS = 14_400.0, 3.0


def _size(area: tuple[float, float, float, float]) -> tuple[float, float]:
    return area[2] - area[0], area[3] - area[1]


def page_sizes(subject: Subject) -> Iterator[Diagnostic]:
    """Pages that viewers and presses open: 3 to 14,400 units along each side (ISO 32000-1, annex C)."""
    for number, page in enumerate(subject.pages, start=1):
        media, trim = box(page, "/MediaBox"), box(page, "/TrimBox")
        if media is None:
            continue
        width, height = _size(media)
        if trim is not None and min(_size(trim)) < _LEAST_UNITS:
            width, height = _size(trim)
        if max(width, height) > _MOST_UNITS or min(width, height) < _LEAST_UNITS:
            size = f"{width / MM:.0f} × {height / MM:.0f} mm"
            yield error(
                "preflight-page-size",
                None,
                page=number,
                size=size,
                most=f"{_MOST_UNITS / MM:.0f}",
                clause="ISO 32000-1, annex C.2; PDF/A-2, 6.1.13",
            )


def dashes(subject: Subject) -> Iterator[Diagnostic]:
    """Lines dashed by numbers of which one at least is above nought, and none below it (8.4.3.6)."""
    if subject.painted_pages:
        for number in sorted(subject.content.dashes):
            yield error("preflight-dash", None, page=number, clause="ISO 32000-1, 8.4.3.6")


def inline_images(subject: Subject) -> Iterator[Diagnostic]:
    """Pictures in a content stream obey what other pictures do: no device RGB, no LZW."""
    for page in subject.painted_pages:
        found = {_inline_faults(item.value, page.dictionary) for item in page.painted if item.name == INLINE}
        for rgb, lzw in sorted(found):
            if rgb:
                yield error("preflight-rgb", None, page=page.number, what=INLINE, clause="PDF/X-4, colour")
            if lzw:
                yield error(
                    "preflight-stream",
                    None,
                    object=INLINE,
                    what="LZW",
                    clause="PDF/X-4, streams and XObjects",
                )


def _inline_faults(entries: object, page: Object) -> tuple[bool, bool]:
    """Whether a picture is in device RGB, and whether it is compressed by LZW."""
    if not isinstance(entries, pikepdf.Dictionary):
        return False, False
    filters = entries.get("/Filter")
    listed = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    lzw = any(str(one) in ("/LZWDecode", "/LZW") for one in listed)
    return space_is_rgb(entries.get("/ColorSpace")) and not has_default_rgb(page), lzw


def boxes(subject: Subject) -> Iterator[Diagnostic]:
    """Exactly one of TrimBox and ArtBox; MediaBox holds BleedBox, which holds the trim."""
    for number, page in enumerate(subject.pages, start=1):
        media, bleed, crop = (box(page, key) for key in ("/MediaBox", "/BleedBox", "/CropBox"))
        trims = [found for key in ("/TrimBox", "/ArtBox") if (found := box(page, key)) is not None]
        if len(trims) != 1:
            yield error("preflight-trim-box", None, page=number, count=len(trims), clause=_BOXES)
            continue
        pairs: list[_Pair] = [
            ("TrimBox", trims[0], "MediaBox", media),
            ("TrimBox", trims[0], "BleedBox", bleed),
            ("BleedBox", bleed, "MediaBox", media),
            ("CropBox", crop, "MediaBox", media),
        ]
        for inner, small, outer, large in pairs:
            if small is not None and large is not None and not inside(large, small):
                yield error("preflight-box-order", None, page=number, inner=inner, outer=outer, clause=_BOXES)


def no_annotations(subject: Subject) -> Iterator[Diagnostic]:
    """None reaches into the bleed, but for printer's marks and trap networks."""
    for number, page in enumerate(subject.pages, start=1):
        limit = box(page, "/BleedBox") or box(page, "/TrimBox") or box(page, "/MediaBox")
        for annotation in page.get("/Annots", pikepdf.Array()):
            kind = annotation.get("/Subtype")
            if kind in (pikepdf.Name.PrinterMark, pikepdf.Name.TrapNet) or limit is None:
                continue
            if _overlap(box(annotation, "/Rect"), limit):
                yield error(
                    "preflight-annotation",
                    None,
                    page=number,
                    kind=str(kind)[1:],
                    clause="PDF/X-4, annotations",
                )


def _overlap(one: tuple[float, ...] | None, other: tuple[float, ...]) -> bool:
    if one is None:
        return True
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def forbidden_entries(subject: Subject) -> Iterator[Diagnostic]:
    """Entries of pages that a file for the press must not have."""
    for number, page in enumerate(subject.pages, start=1):
        for key in ("/PZ", "/AA", "/UserUnit"):
            if key in page:
                yield error("preflight-page-entry", None, page=number, entry=key[1:], clause=_BOXES)


def group_space(subject: Subject) -> Iterator[Diagnostic]:
    """Transparency is blended in the inks of the press."""
    transparent = {used.page for page in subject.used_by_page for used in page if _is_transparent(used.value)}
    for number, page in enumerate(subject.pages, start=1):
        group = page.get("/Group")
        space = group.get("/CS") if isinstance(group, pikepdf.Dictionary) else None
        wrong = space is not None and space == pikepdf.Name.DeviceRGB
        if wrong or (number in transparent and space is None):
            found = str(space)[1:] if space is not None else "-"
            yield error(
                "preflight-group-space", None, page=number, found=found, clause="PDF/X-4, transparency"
            )


def _is_transparent(value: Object) -> bool:
    if isinstance(value, pikepdf.Stream):
        return "/SMask" in value
    if not isinstance(value, pikepdf.Dictionary) or value.get("/Type") != pikepdf.Name.ExtGState:
        return False
    faded = any(float(value.get(key, 1)) < 1 for key in ("/ca", "/CA"))
    blend = value.get("/BM", pikepdf.Name.Normal)
    masked = value.get("/SMask", pikepdf.Name("/None")) != pikepdf.Name("/None")
    return faded or masked or blend not in (pikepdf.Name.Normal, pikepdf.Name.Compatible)


def same_trim(subject: Subject) -> Iterator[Diagnostic]:
    """All pages of a bound file are of one size; one that lies across is the same sheet, turned."""
    sizes: dict[tuple[int, int], int] = {}
    for number, page in enumerate(subject.pages, start=1):
        trim = box(page, "/TrimBox") or box(page, "/ArtBox") or box(page, "/MediaBox")
        if trim is not None:
            key = round((trim[2] - trim[0]) / MM), round((trim[3] - trim[1]) / MM)
            sizes.setdefault(key, number)
    for width, height in list(sizes)[1:]:
        first = next(iter(sizes))
        if (height, width) == first:
            continue
        yield warning(
            "preflight-trim-differs",
            None,
            page=sizes[width, height],
            size=f"{width} × {height} mm",
            usual=f"{first[0]} × {first[1]} mm",
            clause="house rule, page boxes",
        )


def blend_modes(subject: Subject) -> Iterator[Diagnostic]:
    """Modes that come out otherwise in inks than on a screen."""
    plain = ("/Normal", "/Compatible", "/Multiply", "/Darken")
    for used in subject.used:
        if used.category == "/ExtGState" and isinstance(used.value.get("/BM"), pikepdf.Name):
            mode = str(used.value["/BM"])
            if mode not in plain:
                yield warning(
                    "preflight-blend-mode",
                    None,
                    page=used.page,
                    mode=mode[1:],
                    object=used.name[1:],
                    clause="house rule, transparency",
                )
