"""Imposed proofs of a finished print file: a saddle-stitched booklet, or four pages a sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import pikepdf

from reportcli.model.diagnostic import Findings, error
from reportcli.model.geometry import MM

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

_MARGIN = 8 * MM  # around a contact sheet's pages
_DROPPED = ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/PageLabels", "/PageMode")
_Box = tuple[float, float, float, float]


class Spot(NamedTuple):
    """A page on a sheet: its index, left bottom corner of its trim, scale, the box of it that shows. across:
    it lies across, and is turned with its head to the left.
    """

    page: int
    x: float
    y: float
    scale: float
    window: _Box
    across: bool = False


class ImposedSide(NamedTuple):
    """One side of a sheet: its size, its trim, what stands on it."""

    width: float
    height: float
    trim: _Box
    spots: tuple[Spot, ...]


def impose(pdf: bytes, kind: str, thickness: float = 0.0) -> bytes:
    """The pages on larger sheets. kind: saddle or 4up; thickness of the paper in points: the creep.

    Raises Findings for a page that is neither of the size of the first, nor that turned.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        pages = list(file.pages)
        trims = [_box(page, "/TrimBox") for page in pages]
        _refuse_others(trims)
        bleeds = [_box(page, "/BleedBox") for page in pages]
        forms = [file.make_indirect(page.as_form_xobject()) for page in pages]
        sides = list(_saddle(trims, bleeds, thickness) if kind == "saddle" else _four(trims))
        count = len(pages)
        for side in sides:
            file.pages.append(_page(file, side, forms, trims))
        del file.pages[:count]
        for key in _DROPPED:
            if key in file.Root:
                del file.Root[key]
        file.remove_unreferenced_resources()
        buffer = io.BytesIO()
        file.save(buffer, force_version=file.pdf_version, deterministic_id=True)
    return buffer.getvalue()


def _size(trim: _Box) -> tuple[int, int]:
    return round(trim[2] - trim[0]), round(trim[3] - trim[1])


def _refuse_others(trims: list[_Box]) -> None:
    first = _size(trims[0])
    for number, trim in enumerate(trims, start=1):
        width, height = _size(trim)
        if (width, height) not in (first, first[::-1]):
            size, usual = (
                f"{across / MM:.0f} × {down / MM:.0f} mm" for across, down in ((width, height), first)
            )
            raise Findings([error("sheet-page-size", None, page=number, size=size, usual=usual)])


def _is_across(trims: list[_Box], index: int) -> bool:
    return _size(trims[index]) != _size(trims[0])


def saddle_order(count: int) -> Iterator[tuple[int | None, int | None]]:
    """Left and right page of each side, outermost sheet first, as indices; None where it is padded."""
    whole = -(-count // 4) * 4

    def there(index: int) -> int | None:
        """The page of this index, None where it is padded."""
        return index if index < count else None

    for sheet in range(whole // 4):
        first, last = 2 * sheet, whole - 1 - 2 * sheet
        yield there(last), there(first)
        yield there(first + 1), there(last - 1)


def _saddle(trims: list[_Box], bleeds: list[_Box], thickness: float) -> Iterator[ImposedSide]:
    """Spreads clipped at the fold; inner sheets move towards it by what the paper around them takes."""
    width, height = trims[0][2] - trims[0][0], trims[0][3] - trims[0][1]
    bleed = max(0.0, min(trims[0][0] - bleeds[0][0], trims[0][1] - bleeds[0][1]))
    for number, (left, right) in enumerate(saddle_order(len(trims))):
        creep = number // 2 * thickness
        spots = []
        for index, x, windows in (
            (left, bleed + creep, (bleed, 0.0)),
            (right, bleed + width - creep, (0.0, bleed)),
        ):
            if index is not None:
                t = trims[index]
                across = _is_across(trims, index)
                window = (t[0] - windows[0], t[1] - bleed, t[2] + windows[1], t[3] + bleed)
                if across:  # its head lies at the left of the spot, its left side at the foot
                    window = (t[0] - bleed, t[1] - windows[1], t[2] + bleed, t[3] + windows[0])
                spots.append(Spot(index, x, bleed, 1.0, window, across))
        trim = (bleed, bleed, bleed + 2 * width, bleed + height)
        yield ImposedSide(2 * (width + bleed), height + 2 * bleed, trim, tuple(spots))


def _four(trims: list[_Box]) -> Iterator[ImposedSide]:
    """Contact sheets of the size of a page: two by two, in reading order."""
    width, height = trims[0][2] - trims[0][0], trims[0][3] - trims[0][1]
    scale = min((width - 3 * _MARGIN) / (2 * width), (height - 3 * _MARGIN) / (2 * height))
    for start in range(0, len(trims), 4):
        spots = []
        for place, index in enumerate(range(start, min(start + 4, len(trims)))):
            x = _MARGIN + place % 2 * (width * scale + _MARGIN)
            y = height - (place // 2 + 1) * (height * scale + _MARGIN)
            spots.append(Spot(index, x, y, scale, trims[index], _is_across(trims, index)))
        yield ImposedSide(width, height, (0.0, 0.0, width, height), tuple(spots))


def _page(file: Pdf, side: ImposedSide, forms: list[Object], trims: list[_Box]) -> Page:
    code, used = [], pikepdf.Dictionary()
    for spot in side.spots:
        t, w = trims[spot.page], spot.window
        used[f"/P{spot.page}"] = forms[spot.page]
        forms[spot.page].BBox = pikepdf.Array([round(edge, 3) for edge in w])
        x, y, s = spot.x - t[0] * spot.scale, spot.y - t[1] * spot.scale, f"{spot.scale:.5f}"
        turn = f"{s} 0 0 {s}"
        if spot.across:
            x, y, turn = spot.x + t[3] * spot.scale, spot.y - t[0] * spot.scale, f"0 {s} -{s} 0"
        code.append(f"q {turn} {x:.3f} {y:.3f} cm /P{spot.page} Do Q")
    media = pikepdf.Array([0, 0, round(side.width, 3), round(side.height, 3)])
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=media,
        BleedBox=media,
        TrimBox=pikepdf.Array([round(edge, 3) for edge in side.trim]),
        Resources=pikepdf.Dictionary(XObject=used),
        Contents=file.make_stream("\n".join(code).encode()),
        Group=pikepdf.Dictionary(
            Type=pikepdf.Name.Group, S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK
        ),
    )
    return pikepdf.Page(file.make_indirect(page))


def _box(page: Page, key: str) -> _Box:
    """A page box; the trim is the media box where a page has none, the bleed is the trim."""
    found = page.obj.get(key)
    if found is None:
        if key == "/BleedBox":
            return _box(page, "/TrimBox")
        found = page.mediabox
    x0, y0, x1, y1 = map(float, found)
    return x0, y0, x1, y1
