"""House rules on what pages paint: text, lines, inks, pictures, bleed and distances."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pikepdf

from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.geometry import MM
from reportcli.preflight.limits import Limits
from reportcli.preflight.page import Sheet, grouped
from reportcli.preflight.painted import Box, Painted

Found = Iterator[tuple[Painted, dict[str, object]]]
HouseRule = Callable[[Sheet, Limits], Iterable[Diagnostic]]
_TEXT, _LINES, _INK = "house rule, text", "house rule, lines", "house rule, inks"
_PICTURES, _BLEED, _TRIM = "house rule, pictures", "house rule, bleed", "house rule, distances"
_HAIR = 0.3  # points that boxes may differ by


def text_black(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    """Black text is black ink alone: with other inks it goes woolly as soon as the plates shift."""

    def found() -> Found:
        for item in sheet.visible:
            if item.kind == "text" and item.size <= limits.heavy_text and item.inks.is_rich:
                yield item, {"inks": item.inks, "font": item.name}

    yield from grouped(sheet, "preflight-text-rich", _TEXT, found())


def text_overprint(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    def found() -> Found:
        for item in sheet.visible:
            small = item.kind == "text" and item.size <= limits.heavy_text
            if small and item.inks.is_black and not item.overprint:
                yield item, {"font": item.name}

    yield from grouped(sheet, "preflight-text-knocks-out", _TEXT, found(), severity=Severity.WARNING)


def text_small(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    def found() -> Found:
        for item in sheet.visible:
            if item.kind != "text" or item.size == 0:
                continue
            fragile = item.inks.is_white or len(item.inks.plates) > 1
            least = limits.fragile_text if fragile else limits.text
            if item.size < least - 0.05:
                yield item, {"size": f"{item.size:.1f}", "least": f"{least:g}", "inks": item.inks}

    yield from grouped(sheet, "preflight-text-small", _TEXT, found(), severity=Severity.WARNING)


def text_hidden(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    def found() -> Found:
        for item in sheet.painted:
            if item.hidden:
                yield item, {"font": item.name}

    yield from grouped(sheet, "preflight-text-invisible", _TEXT, found(), severity=Severity.WARNING)


def lines(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    """Hairlines, drawn or filled."""

    def found() -> Found:
        for item in sheet.visible:
            if item.kind == "stroke" or (item.kind == "fill" and item.size < 1):
                fragile = item.inks.is_white or len(item.inks.plates) > 1
                least = limits.fragile_line if fragile else limits.line
                if item.size < least - 0.005 and (item.kind == "stroke" or item.size > 0):
                    yield item, {"width": f"{item.size:.2f}", "least": f"{least:g}", "inks": item.inks}

    yield from grouped(sheet, "preflight-hairline", _LINES, found())


def tints(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    """Areas and lines so light that the plate may lose them: their strongest ink is below the least tint."""

    def found() -> Found:
        for item in sheet.visible:
            if item.kind in ("text", "fill", "stroke") and item.inks.plates:
                strongest = max(amount for _, amount in item.inks.plates)
                if strongest < limits.tint - 0.0005:
                    yield item, {"tint": f"{strongest * 100:.1f}", "least": f"{limits.tint * 100:g}"}

    yield from grouped(sheet, "preflight-tint", _INK, found(), severity=Severity.WARNING)


def total_ink(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    """The inks of each vector object; pictures and overlaps are for the plates (see plates.py)."""

    def found() -> Found:
        for item in sheet.visible:
            if not item.inks.is_registration and item.inks.total > limits.total_ink + 0.005:
                sum_ = f"{item.inks.total * 100:.0f}"
                yield item, {"sum": sum_, "limit": f"{limits.total_ink * 100:.0f}", "inks": item.inks}

    yield from grouped(sheet, "preflight-object-ink", _INK, found())


def registration(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    def found() -> Found:
        for item in sheet.visible:
            if item.inks.is_registration:
                yield item, {}

    yield from grouped(sheet, "preflight-registration", _INK, found())


def managed_rgb(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    """Colours that the press must still convert: allowed by PDF/X-4, a surprise in print."""

    def found() -> Found:
        for item in sheet.visible:
            if item.inks.kind in ("icc-rgb", "lab"):
                yield item, {"space": item.inks.kind}
            elif item.kind == "image" and (space := _picture_space(item.value)) in ("icc-rgb", "lab"):
                yield item, {"space": space}

    yield from grouped(sheet, "preflight-managed-rgb", _INK, found(), severity=Severity.WARNING)


def _picture_space(value: Any) -> str:
    space = value.get("/ColorSpace") if isinstance(value, pikepdf.Stream) else None
    if isinstance(space, pikepdf.Array) and len(space) > 1:
        if space[0] == pikepdf.Name.Indexed:
            space = space[1]
        if isinstance(space, pikepdf.Array) and len(space) > 1:
            three = space[0] == pikepdf.Name.ICCBased and space[1].get("/N") == 3
            if three or space[0] == pikepdf.Name.CalRGB:
                return "icc-rgb"
            return "lab" if space[0] == pikepdf.Name.Lab else ""
    return ""


def white_overprint(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    """White that overprints vanishes."""

    def found() -> Found:
        for item in sheet.visible:
            nothing = item.inks.kind == "spot" or (item.inks.kind == "cmyk" and item.overprint_mode == 1)
            if item.overprint and item.inks.is_white and nothing and item.kind != "image":
                yield item, {"kind": item.kind}

    yield from grouped(sheet, "preflight-white-overprint", _INK, found())


def colour_overprint(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    """Colours and tints that overprint mix with what is below; large black areas show it."""

    def found() -> Found:
        for item in sheet.visible:
            if not item.overprint or item.kind not in ("text", "fill", "stroke") or not item.inks.plates:
                continue
            width, height = item.box[2] - item.box[0], item.box[3] - item.box[1]
            large = item.kind == "fill" and width * height > limits.black_area
            if (large or not item.inks.is_black) and not item.inks.is_registration:
                yield item, {"kind": item.kind, "inks": item.inks}

    yield from grouped(sheet, "preflight-overprint", _INK, found(), severity=Severity.WARNING)


def resolution(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    """Pixels per inch at placed size."""
    low: list[tuple[Painted, dict[str, object]]] = []
    poor: list[tuple[Painted, dict[str, object]]] = []
    for item in sheet.visible:
        if item.kind != "image" or not item.extent[0] or not item.extent[1]:
            continue
        pixels = _pixels(item.value)
        if pixels is None or min(item.extent) < 4:
            continue
        ppi = min(pixels[0] / item.extent[0], pixels[1] / item.extent[1]) * 72
        bitmap = item.value.get("/BitsPerComponent", 8) == 1 or bool(item.value.get("/ImageMask", False))
        least = limits.bitmap_ppi if bitmap else limits.warn_ppi
        if ppi >= least - 0.5:
            continue
        wrong = ppi < limits.error_ppi - 0.5
        up_to = item.extent[0] * ppi / (limits.error_ppi if wrong else least) / MM
        words: dict[str, object] = {
            "ppi": f"{ppi:.0f}",
            "least": f"{least:.0f}",
            "width": f"{up_to:.0f}",
            "name": item.name,
        }
        (poor if wrong else low).append((item, words))
    code = "preflight-resolution"
    yield from grouped(sheet, code, _PICTURES, poor)
    yield from grouped(sheet, code, _PICTURES, low, severity=Severity.WARNING)


def _pixels(value: Any) -> tuple[float, float] | None:
    try:
        if isinstance(value, pikepdf.Stream):
            return float(value["/Width"]), float(value["/Height"])
        return float(value.width), float(value.height)
    except (KeyError, AttributeError, TypeError, ValueError):
        return None


def bleed_width(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    """Where something is printed up to the trim, the page has a bleed of the house's width."""
    b, t = sheet.bleed, sheet.trim
    widths = (t[0] - b[0], t[1] - b[1], b[2] - t[2], b[3] - t[3])
    if min(widths) >= limits.bleed - _HAIR:
        return

    def found() -> Found:
        for item in _artwork(sheet):
            if any(
                _touches(sheet, item.box, edge) for edge in range(4) if widths[edge] < limits.bleed - _HAIR
            ):
                yield item, {"bleed": f"{max(0.0, min(widths)) / MM:.1f}", "least": f"{limits.bleed / MM:g}"}
                return

    yield from grouped(sheet, "preflight-bleed-narrow", _BLEED, found())


def artwork_bleeds(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    """What touches the trim goes on into the bleed, or a white line shows when the knife is off."""

    def found() -> Found:
        for item in _artwork(sheet):
            for edge, name in enumerate(("left", "bottom", "right", "top")):
                short = _touches(sheet, item.box, edge) and not _reaches(sheet, item.box, edge, limits)
                if short and not _covered(sheet, item, edge, limits):
                    yield item, {"edge": name, "kind": item.kind}

    yield from grouped(sheet, "preflight-bleed-short", _BLEED, found())


def _artwork(sheet: Sheet) -> Iterator[Painted]:
    for item in sheet.visible:
        large = item.box[2] - item.box[0] > 1 and item.box[3] - item.box[1] > 1
        if item.kind in ("fill", "image", "shading") and large and not item.inks.is_white:
            yield item


def _touches(sheet: Sheet, box: Box, edge: int) -> bool:
    """Reaches the trim's edge, or ends within half a millimetre of it."""
    inward = 1 if edge < 2 else -1
    return (box[edge] - sheet.trim[edge]) * inward < 0.5 * MM


def _reaches(sheet: Sheet, box: Box, edge: int, limits: Limits) -> bool:
    outward = -1 if edge < 2 else 1
    need = min(abs(sheet.bleed[edge] - sheet.trim[edge]), limits.knife)
    return (box[edge] - sheet.trim[edge]) * outward >= need - _HAIR


def _covered(sheet: Sheet, item: Painted, edge: int, limits: Limits) -> bool:
    """Whether another object, below or above, carries the same stretch of the edge over into the bleed."""
    across = (1, 3) if edge in (0, 2) else (0, 2)
    for other in _artwork(sheet):
        spans = other.box[across[0]] <= item.box[across[0]] + _HAIR
        spans = spans and other.box[across[1]] >= item.box[across[1]] - _HAIR
        if other is not item and spans and _reaches(sheet, other.box, edge, limits):
            return True
    return False


def text_distance(sheet: Sheet, limits: Limits) -> Iterator[Diagnostic]:
    """Text keeps off the trim and the spine; type of display size may run off the page on purpose."""
    spine = None if sheet.pages < 4 else (0 if sheet.right else 2)

    def found() -> Found:
        for item in sheet.visible:
            if item.kind != "text" or item.size > 2 * limits.heavy_text or item.box[0] == item.box[2]:
                continue
            for edge, name in enumerate(("left", "bottom", "right", "top")):
                least = limits.spine_distance if edge == spine else limits.trim_distance
                gap = (item.box[edge] - sheet.trim[edge]) * (1 if edge < 2 else -1)
                if gap < least - _HAIR:
                    word = "spine" if edge == spine else name
                    yield item, {"edge": word, "gap": f"{gap / MM:.1f}", "least": f"{least / MM:g}"}

    yield from grouped(sheet, "preflight-text-trim", _TRIM, found(), severity=Severity.WARNING)


HOUSE: tuple[HouseRule, ...] = (
    text_black,
    text_overprint,
    text_small,
    text_hidden,
    text_distance,
    lines,
    tints,
    total_ink,
    registration,
    managed_rgb,
    white_overprint,
    colour_overprint,
    resolution,
    bleed_width,
    artwork_bleeds,
)
