"""Contrast of placed text and graphics with the pixels behind them (WCAG 2.1, 1.4.3 and 1.4.11)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from PIL import Image

from reportcli.model.display import GlyphsOp, GroupOp, Op, PagedDocument, PathOp, Placed, PlacedPage
from reportcli.model.style import Rgb, luminance
from reportcli.model.value_class import dataclass
from reportcli.preflight.backdrop import Backdrop, Shown

TEXT, LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD, _BOLD = 18.0, 14.0, 700
_WINDOW = 0.6  # width, of the type size, over which what is behind is averaged: about a letter
_ROUNDING = 0.05
_LETTERS = 40
_PAPER = b"\xff\xff\xff"


@dataclass(frozen=True, slots=True)
class Low:
    """The worst place of a block on a page. shown: the text, "" for a graphic; decoration: says nothing."""

    ratio: float
    needed: float
    shown: str
    decoration: bool = False


def lows_on(page: PlacedPage, document: PagedDocument) -> dict[str, Low]:
    """The worst text or graphic of each block of a page whose contrast is too low, in the document's palette,
    by the block's path."""
    found: dict[str, Low] = {}
    graphics: dict[int, tuple[Placed, float]] = {}
    for placed, low, graphic in _measured_on(page, document):
        if graphic:
            best = max(low.ratio, graphics.get(id(placed), (None, 0.0))[1])
            graphics[id(placed)] = placed, best
            continue
        known = found.get(placed.block)
        if low.ratio < low.needed - _ROUNDING and (known is None or low.ratio < known.ratio):
            found[placed.block] = low
    for placed, best in graphics.values():
        if best < LARGE - _ROUNDING and not _has_text(placed.ops):
            found.setdefault(placed.block, Low(best, LARGE, ""))
    return found


def texts_on(page: PlacedPage, document: PagedDocument) -> list[tuple[Placed, Low]]:
    """The least contrast of each placed text of a page in the document's palette, also where it is enough."""
    found: dict[int, tuple[Placed, Low]] = {}
    for placed, low, graphic in _measured_on(page, document):
        known = found.get(id(placed))
        if not graphic and (known is None or low.ratio < known[1].ratio):
            found[id(placed)] = placed, low
    return list(found.values())


def _measured_on(page: PlacedPage, document: PagedDocument) -> Iterator[tuple[Placed, Low, bool]]:
    """Every text and graphic with its contrast, and whether it is a graphic."""
    backdrop = Backdrop(document.format.of(page.size), document.palette, document.images)
    for shown in backdrop.shown(page):
        if isinstance(shown.op, PathOp):
            yield shown.placed, Low(_against(backdrop, shown), LARGE, ""), True
            continue
        words = "".join(g.text for g in shown.op.glyphs) if isinstance(shown.op, GlyphsOp) else "…"
        if words.strip():
            quoted = words.replace("\u00ad", "").strip()[:_LETTERS]
            needed = LARGE if _is_large(shown) else TEXT
            low = Low(_against(backdrop, shown), needed, quoted, _is_decoration(shown.placed))
            yield shown.placed, low, False


def _is_decoration(placed: Placed) -> bool:
    """Neither read aloud nor a running head, a folio or a head that a table repeats."""
    return placed.node < 0 and placed.artifact in ("Layout", "Background")


def _has_text(ops: Iterable[Op]) -> bool:
    return any(isinstance(op, GlyphsOp) or (isinstance(op, GroupOp) and _has_text(op.ops)) for op in ops)


def _is_large(shown: Shown) -> bool:
    """18 points, or 14 in bold."""
    assert not isinstance(shown.op, PathOp)
    size = shown.op.size * shown.scale
    weight = shown.op.font.split("/")[1:2]
    bold = bool(weight) and weight[0].isdecimal() and int(weight[0]) >= _BOLD
    return size >= (_LARGE_BOLD if bold else _LARGE) - 0.01


def _against(backdrop: Backdrop, shown: Shown) -> float:
    """The least contrast of any letter's width with the mean of what is behind it."""
    colour = backdrop.rgb(shown.paint)
    left, top, right, bottom = _within(shown)
    if right <= left or bottom <= top:
        return 21.0
    if not any(x0 < right and x1 > left and y0 < bottom and y1 > top for x0, y0, x1, y1 in shown.painted):
        return _measured(colour, shown.alpha, _PAPER)
    size = (bottom - top) if isinstance(shown.op, PathOp) else shown.op.size * shown.scale * _WINDOW
    strip = shown.behind.crop((left, top, right, bottom))
    if strip.getcolors(1) is not None:
        return _measured(colour, shown.alpha, strip.crop((0, 0, 1, 1)).tobytes())
    count = max(1, round((right - left) / max(size, 1.0)))
    means = strip.resize((count, 1), Image.Resampling.BOX).tobytes()
    grounds = {means[at : at + 3] for at in range(0, len(means), 3)}
    return min(_measured(colour, shown.alpha, ground) for ground in grounds)


@lru_cache(maxsize=4096)
def _measured(colour: Rgb, alpha: float, pixel: bytes) -> float:
    red, green, blue = (value / 255 for value in pixel)
    ground = (red, green, blue)
    return ratio(_mixed(colour, ground, alpha), ground)


def _within(shown: Shown) -> tuple[int, int, int, int]:
    """Whole pixels of the box on the page, a hair inside its edges."""
    width, height = shown.behind.size
    left, top, right, bottom = shown.box
    return (
        max(0, min(width, round(left + 0.5))),
        max(0, min(height, round(top + 0.5))),
        max(0, min(width, max(round(right - 0.5), round(left + 0.5) + 1))),
        max(0, min(height, max(round(bottom - 0.5), round(top + 0.5) + 1))),
    )


def _mixed(colour: Rgb, ground: Rgb, alpha: float) -> Rgb:
    red, green, blue = (c * alpha + g * (1 - alpha) for c, g in zip(colour, ground, strict=True))
    return red, green, blue


def ratio(one: Rgb, other: Rgb) -> float:
    """Contrast ratio, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
