"""Rules of print beyond the standard, on what pages paint: text, lines, inks, pictures, bleed, distances."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps

import pikepdf

from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.geometry import MM
from reportcli.model.paths import Box
from reportcli.preflight.limits import Limits
from reportcli.preflight.page import PagePreflight, grouped
from reportcli.preflight.painted import Painted

Offences = Iterator[tuple[Painted, dict[str, object]]]  # an object, and the arguments of its finding
PrintRule = Callable[[PagePreflight, Limits], Iterable[Diagnostic]]
_TEXT, _LINES, _INK = "house rule, text", "house rule, lines", "house rule, inks"
_PICTURES, _BLEED, _TRIM = "house rule, pictures", "house rule, bleed", "house rule, distances"
_HAIR = 0.3  # points that boxes may differ by


def rule(
    code: str, clause: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[PagePreflight, Limits], Offences]], PrintRule]:
    """Makes a rule of what it yields for a page: one finding for all objects with the same arguments."""

    def made(offences: Callable[[PagePreflight, Limits], Offences]) -> PrintRule:
        """The rule that judges a page by these offences."""

        @wraps(offences)
        def judge(page: PagePreflight, limits: Limits) -> Iterator[Diagnostic]:
            """The findings of a page, one for all objects with the same arguments."""
            return grouped(page, code, clause, offences(page, limits), severity=severity)

        return judge

    return made


@rule("preflight-text-rich", _TEXT)
def text_black(page: PagePreflight, limits: Limits) -> Offences:
    """Black text is black ink alone: with other inks it goes woolly as soon as the plates shift."""
    for item in page.visible:
        if item.kind == "text" and item.size <= limits.heavy_text and item.inks.is_rich:
            yield item, {"inks": item.inks, "font": item.name}


@rule("preflight-text-knocks-out", _TEXT, Severity.WARNING)
def text_overprint(page: PagePreflight, limits: Limits) -> Offences:
    """Small black text overprints: a white line shows around it as soon as the plates shift.

    Stated overprinting counts where the inks below stay (see `Painted.spares_inks_below`)."""
    for item in page.visible:
        small = item.kind == "text" and item.size <= limits.heavy_text
        if small and item.inks.is_black and not item.spares_inks_below:
            yield item, {"font": item.name}


@rule("preflight-text-small", _TEXT, Severity.WARNING)
def text_small(page: PagePreflight, limits: Limits) -> Offences:
    """Type too small for the plate; white type and type of several inks needs more."""
    for item in page.visible:
        if item.kind != "text" or item.size == 0:
            continue
        fragile = item.inks.is_white or len(item.inks.plates) > 1
        least = limits.fragile_text if fragile else limits.text
        if item.size < least - 0.05:
            yield item, {"size": f"{item.size:.1f}", "least": f"{least:g}", "inks": item.inks}


@rule("preflight-text-invisible", _TEXT, Severity.WARNING)
def text_hidden(page: PagePreflight, limits: Limits) -> Offences:
    """Text that is not seen has no place in a file for the press."""
    for item in page.painted:
        if item.hidden:
            yield item, {"font": item.name}


@rule("preflight-hairline", _LINES)
def lines(page: PagePreflight, limits: Limits) -> Offences:
    """Hairlines, drawn or filled."""
    for item in page.visible:
        if item.kind == "stroke" or (item.kind == "fill" and item.size < 1):
            fragile = item.inks.is_white or len(item.inks.plates) > 1
            least = limits.fragile_line if fragile else limits.line
            if item.size < least - 0.005 and (item.kind == "stroke" or item.size > 0):
                yield item, {"width": f"{item.size:.2f}", "least": f"{least:g}", "inks": item.inks}


@rule("preflight-tint", _INK, Severity.WARNING)
def tints(page: PagePreflight, limits: Limits) -> Offences:
    """Areas and lines so light that the plate may lose them: their strongest ink is below the least tint."""
    for item in page.visible:
        if item.kind in ("text", "fill", "stroke") and item.inks.plates:
            strongest = max(amount for _, amount in item.inks.plates)
            if strongest < limits.tint - 0.0005:
                yield item, {"tint": f"{strongest * 100:.1f}", "least": f"{limits.tint * 100:g}"}


@rule("preflight-object-ink", _INK)
def total_ink(page: PagePreflight, limits: Limits) -> Offences:
    """The inks of each vector object; pictures and overlaps are for the plates (see plates.py)."""
    for item in page.visible:
        if not item.inks.is_registration and item.inks.total > limits.total_ink + 0.005:
            sum_ = f"{item.inks.total * 100:.0f}"
            yield item, {"sum": sum_, "limit": f"{limits.total_ink * 100:.0f}", "inks": item.inks}


@rule("preflight-registration", _INK)
def registration(page: PagePreflight, limits: Limits) -> Offences:
    """The colour of crop marks, on all plates, is for marks only."""
    for item in page.visible:
        if item.inks.is_registration:
            yield item, {}


@rule("preflight-managed-rgb", _INK, Severity.WARNING)
def managed_rgb(page: PagePreflight, limits: Limits) -> Offences:
    """Colours that the press must still convert: allowed by PDF/X-4, a surprise in print."""
    for item in page.visible:
        if item.inks.kind in ("icc-rgb", "lab"):
            yield item, {"space": item.inks.kind}
        elif item.kind == "image" and (space := _picture_space(item.value)) in ("icc-rgb", "lab"):
            yield item, {"space": space}


def _picture_space(value: object) -> str:
    space = value.get("/ColorSpace") if isinstance(value, (pikepdf.Stream, pikepdf.Dictionary)) else None
    if isinstance(space, pikepdf.Array) and len(space) > 1:
        if space[0] == pikepdf.Name.Indexed:
            space = space[1]
        if isinstance(space, pikepdf.Array) and len(space) > 1:
            three = space[0] == pikepdf.Name.ICCBased and space[1].get("/N") == 3
            if three or space[0] == pikepdf.Name.CalRGB:
                return "icc-rgb"
            return "lab" if space[0] == pikepdf.Name.Lab else ""
    return ""


@rule("preflight-white-overprint", _INK)
def white_overprint(page: PagePreflight, limits: Limits) -> Offences:
    """White that overprints vanishes."""
    for item in page.visible:
        nothing = item.inks.kind == "spot" or (item.inks.kind == "cmyk" and item.overprint_mode == 1)
        if item.overprint and item.inks.is_white and nothing and item.kind != "image":
            yield item, {"kind": item.kind}


@rule("preflight-overprint", _INK, Severity.WARNING)
def colour_overprint(page: PagePreflight, limits: Limits) -> Offences:
    """Colours and tints that overprint mix with what is below; large black areas show it."""
    for item in page.visible:
        if not item.overprint or item.kind not in ("text", "fill", "stroke") or not item.inks.plates:
            continue
        width, height = item.box[2] - item.box[0], item.box[3] - item.box[1]
        large = item.kind == "fill" and width * height > limits.black_area
        if (large or not item.inks.is_black) and not item.inks.is_registration:
            yield item, {"kind": item.kind, "inks": item.inks}


@rule("preflight-resolution", _PICTURES)
def resolution_poor(page: PagePreflight, limits: Limits) -> Offences:
    """Pictures with so few pixels per inch at placed size that everyone sees them."""
    for item, ppi, least in _too_few_pixels(page, limits):
        if ppi < limits.error_ppi - 0.5:
            yield item, _pixels_needed(item, ppi, least, limits.error_ppi)


@rule("preflight-resolution", _PICTURES, Severity.WARNING)
def resolution_low(page: PagePreflight, limits: Limits) -> Offences:
    """Pictures with fewer pixels per inch at placed size than the screen of the press shows."""
    for item, ppi, least in _too_few_pixels(page, limits):
        if ppi >= limits.error_ppi - 0.5:
            yield item, _pixels_needed(item, ppi, least, least)


def _too_few_pixels(page: PagePreflight, limits: Limits) -> Iterator[tuple[Painted, float, float]]:
    """Pictures below their least resolution, with both in pixels per inch."""
    for item in page.visible:
        if item.kind != "image" or min(item.extent) < 4:
            continue
        pixels = _pixels(item.value)
        if pixels is not None:
            width, height, bitmap = pixels
            ppi = min(width / item.extent[0], height / item.extent[1]) * 72
            least = limits.bitmap_ppi if bitmap else limits.warn_ppi
            if ppi < least - 0.5:
                yield item, ppi, least


def _pixels_needed(item: Painted, ppi: float, least: float, wanted: float) -> dict[str, object]:
    """What a finding says: width is the most, in millimetres, at which the picture has what is wanted."""
    width = item.extent[0] * ppi / wanted / MM
    return {"ppi": f"{ppi:.0f}", "least": f"{least:.0f}", "width": f"{width:.0f}", "name": item.name}


def _pixels(value: object) -> tuple[float, float, bool] | None:
    """Width, height, and whether each pixel is one bit; None where the picture does not say."""
    try:
        if isinstance(value, (pikepdf.Stream, pikepdf.Dictionary)):
            bitmap = value.get("/BitsPerComponent", 8) == 1 or bool(value.get("/ImageMask", False))
            return float(value["/Width"]), float(value["/Height"]), bitmap
    except (KeyError, AttributeError, TypeError, ValueError):
        return None
    return None


@rule("preflight-bleed-narrow", _BLEED)
def bleed_width(page: PagePreflight, limits: Limits) -> Offences:
    """Where something is printed up to the trim, the page has a bleed of the house's width."""
    b, t = page.bleed, page.trim
    widths = (t[0] - b[0], t[1] - b[1], b[2] - t[2], b[3] - t[3])
    if min(widths) >= limits.bleed - _HAIR:
        return
    for item in _artwork(page):
        if any(_touches(page, item.box, edge) for edge in range(4) if widths[edge] < limits.bleed - _HAIR):
            yield item, {"bleed": f"{max(0.0, min(widths)) / MM:.1f}", "least": f"{limits.bleed / MM:g}"}
            return


@rule("preflight-bleed-short", _BLEED)
def artwork_bleeds(page: PagePreflight, limits: Limits) -> Offences:
    """What touches the trim goes on into the bleed, or a white line shows when the knife is off."""
    for item in _artwork(page):
        for edge, name in enumerate(("left", "bottom", "right", "top")):
            short = _touches(page, item.box, edge) and not _reaches(page, item.box, edge, limits)
            if short and not _covered(page, item, edge, limits):
                yield item, {"edge": name, "kind": item.kind}


def _artwork(page: PagePreflight) -> Iterator[Painted]:
    for item in page.visible:
        large = item.box[2] - item.box[0] > 1 and item.box[3] - item.box[1] > 1
        if item.kind in ("fill", "image", "shading") and large and not item.inks.is_white:
            yield item


def _touches(page: PagePreflight, box: Box, edge: int) -> bool:
    """Reaches the trim's edge, or ends within half a millimetre of it."""
    inward = 1 if edge < 2 else -1
    return (box[edge] - page.trim[edge]) * inward < 0.5 * MM


def _reaches(page: PagePreflight, box: Box, edge: int, limits: Limits) -> bool:
    outward = -1 if edge < 2 else 1
    need = min(abs(page.bleed[edge] - page.trim[edge]), limits.knife)
    return (box[edge] - page.trim[edge]) * outward >= need - _HAIR


def _covered(page: PagePreflight, item: Painted, edge: int, limits: Limits) -> bool:
    """Whether another object, below or above, carries the same stretch of the edge over into the bleed."""
    across = (1, 3) if edge in (0, 2) else (0, 2)
    for other in _artwork(page):
        spans = other.box[across[0]] <= item.box[across[0]] + _HAIR
        spans = spans and other.box[across[1]] >= item.box[across[1]] - _HAIR
        if other is not item and spans and _reaches(page, other.box, edge, limits):
            return True
    return False


@rule("preflight-text-trim", _TRIM, Severity.WARNING)
def text_distance(page: PagePreflight, limits: Limits) -> Offences:
    """Text keeps off the trim and the spine; type of display size may run off the page on purpose."""
    spine = None if page.pages < 4 else (0 if page.right else 2)

    for item in page.visible:
        if item.kind != "text" or item.size > 2 * limits.heavy_text or item.box[0] == item.box[2]:
            continue
        for edge, name in enumerate(("left", "bottom", "right", "top")):
            least = limits.spine_distance if edge == spine else limits.trim_distance
            gap = (item.box[edge] - page.trim[edge]) * (1 if edge < 2 else -1)
            if gap < least - _HAIR:
                word = "spine" if edge == spine else name
                yield item, {"edge": word, "gap": f"{gap / MM:.1f}", "least": f"{least / MM:g}"}


PRINT_RULES: tuple[PrintRule, ...] = (
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
    resolution_poor,
    resolution_low,
    bleed_width,
    artwork_bleeds,
)
