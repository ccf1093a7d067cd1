"""Placed pages against a printer's limits, before they are painted: each finding knows its layout line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportcli.blocks.kinds.image import Image
from reportcli.blocks.walk import blocks_of
from reportcli.model import display
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.display import (
    GlyphsOp,
    GroupOp,
    ImageOp,
    ImageResource,
    Op,
    PagedDocument,
    PathOp,
    PlacedPage,
)
from reportcli.model.geometry import MM
from reportcli.model.known_pages import PageMemory
from reportcli.model.refs import Span, Where
from reportcli.model.style import Paint
from reportcli.pdf.colour import Inks
from reportcli.pdf.icc import Converter, read_profile
from reportcli.preflight.limits import Limits

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.press.files import PressFile

_HAIR = 0.005  # points, and fractions of ink, that a value may be off
_THIN = 1.0  # points: a filled rectangle below this is a rule
_SHOWS = 0.004
_CORNERS = 5  # of a rectangle that is closed at its first
_SPECK = 4.0  # points: what is smaller needs no pixels
Components = Callable[[Paint], tuple[float, ...]]
Beyond = tuple[str, str, tuple[tuple[str, str], ...]]  # code, path of the block, arguments
OnPage = Callable[[PlacedPage], Sequence[Beyond]]


class _Drawn(NamedTuple):
    """A paint with its opacity; the width of a line, None for areas and type."""

    paint: Paint
    alpha: float
    width: float | None


def exceeded(file: PressFile, report: Report) -> list[Diagnostic]:
    """What of a file's pages is beyond its limits, with the layout line of each block; where no printer.yaml
    states any, that is the resolution of pictures alone."""
    blocks = list(blocks_of(report))
    spans = {block.path: block.span for block in blocks}
    cells = {block.path: block.source for block in blocks if isinstance(block, Image)}
    poor = resolutions(file.document, file.limits, spans, cells)
    if file.part is None:
        return poor
    converter = Converter(read_profile(file.profile.icc or Path()))
    inks = Inks(file.document.palette, "cmyk", converter, spots=False)
    return poor + against_limits(file.document, file.limits, inks.components, spans)


def against_limits(
    document: PagedDocument,
    limits: Limits,
    components: Components,
    spans: Mapping[str, Span | None],
    *,
    on_page: OnPage | None = None,
) -> list[Diagnostic]:
    """Lines and tints that the plate loses, colours of too much ink, on all pages that are delivered.

    components: a paint's inks, fractions of cyan, magenta, yellow and black; spans: of blocks, by their path;
    on_page: what is beyond the limits on a page, where that may be known. One finding for all of a kind in a
    block, with the first page and how often.
    """
    found: dict[tuple[str, str, tuple[tuple[str, str], ...]], list[str]] = {}
    for page in document.pages:
        if not page.skipped:
            for code, block, args in on_page(page) if on_page else _page(page, limits, components):
                found.setdefault((code, block, args), []).append(page.folio)
    return [
        Diagnostic(
            code,
            Severity.WARNING if code == "press-tint-light" else Severity.ERROR,
            spans.get(block),
            {**dict(args), "page": pages[0], "count": str(len(pages))},
            block=block or None,
        )
        for (code, block, args), pages in found.items()
    ]


def lines_and_inks(
    document: PagedDocument,
    limits: Limits,
    profile: Path,
    report: Report,
    *,
    stated: bool,
    known: PageMemory | None = None,
) -> list[Diagnostic]:
    """Lines and bars that a plate loses; tints and colours too where a printer.yaml states its limits.

    profile: the ICC profile of the printing condition. known: pages that other runs have looked at."""
    spans = {block.path: block.span for block in blocks_of(report)}
    converter = Converter(read_profile(profile))
    inks = Inks(document.palette, "cmyk", converter, spots=False)
    by = (limits, converter.identity, dict(document.palette))

    def on_page(page: PlacedPage) -> Sequence[Beyond]:
        """What is beyond the limits on a page."""

        def found() -> Sequence[Beyond]:
            return tuple(_page(page, limits, inks.components))

        return found() if known is None else known.found("plates", page, by, files=(), make=found)

    found = against_limits(document, limits, inks.components, spans, on_page=on_page)
    return [one for one in found if stated or one.code == "press-line-thin"]


def _placed_pictures(document: PagedDocument) -> Iterator[tuple[str, str, str, float, float]]:
    """Folio, block and picture of every placement, its pixels per inch and its width in points."""
    for page in document.pages:
        for leaf in page.placed if not page.skipped else ():
            for op, scale in _pictures(leaf.ops, 1.0):
                ppi, width = _resolution(op, scale, document.images[op.image])
                yield page.folio, leaf.block, op.image, ppi, width


def resolutions(
    document: PagedDocument,
    limits: Limits,
    spans: Mapping[str, Span | None],
    cells: Mapping[str, Where | None],
) -> list[Diagnostic]:
    """Pictures with too few pixels for their place, each at the largest of its places.

    cells: of the blocks that show a photo, the cell that names its file; other blocks stand at their line.
    """
    worst: dict[tuple[Where | str | None, str], tuple[float, float, str, str]] = {}
    for folio, block, image, ppi, width in _placed_pictures(document):
        key = (cells.get(block) or block, image)
        known = worst.get(key)
        if ppi < limits.warn_ppi - 0.5 and (known is None or ppi < known[0]):
            worst[key] = ppi, width, folio, block
    found = []
    for (_, image), (ppi, width, folio, block) in worst.items():
        poor = ppi < limits.error_ppi - 0.5
        least = limits.error_ppi if poor else limits.warn_ppi
        words = {
            "picture": document.images[image].path.replace("\\", "/").rpartition("/")[2],
            "ppi": f"{ppi:.0f}",
            "least": f"{least:.0f}",
            "width": f"{width * ppi / least / MM:.0f}",
            "page": folio,
        }
        severity = Severity.ERROR if poor else Severity.WARNING
        cell, span = cells.get(block), spans.get(block)
        related = (Related("used-here", span),) if cell and span else ()
        found.append(
            Diagnostic("press-resolution", severity, cell or span, words, related, block=block or None)
        )
    return found


def _pictures(ops: Iterable[Op], scale: float) -> Iterator[tuple[ImageOp, float]]:
    for op in ops:
        if isinstance(op, GroupOp):
            yield from _pictures(op.ops, scale * _scale(op))
        elif isinstance(op, ImageOp) and min(op.rect.width, op.rect.height) * scale >= _SPECK:
            yield op, scale


def _resolution(op: ImageOp, scale: float, image: ImageResource) -> tuple[float, float]:
    """Pixels per inch of a placed picture, and its width in points."""
    x0, y0, x1, y1 = op.crop
    width, height = op.rect.width * scale, op.rect.height * scale
    return min(image.width * (x1 - x0) / width, image.height * (y1 - y0) / height) * 72, width


def _page(page: PlacedPage, limits: Limits, components: Components) -> Iterator[Beyond]:
    known: dict[tuple[int, float, float | None], list[tuple[str, dict[str, str]]]] = {}
    for leaf in page.placed:
        for drawn in _drawn(leaf.ops, 1.0, 1.0):
            key = (id(drawn.paint), drawn.alpha, drawn.width)
            if key not in known:
                inks = tuple(value * drawn.alpha for value in components(drawn.paint))
                known[key] = list(_judged(drawn, inks, limits))
            for code, args in known[key]:
                yield code, leaf.block, tuple(args.items())


def _judged(drawn: _Drawn, inks: tuple[float, ...], limits: Limits) -> Iterator[tuple[str, dict[str, str]]]:
    colour = drawn.paint.written
    plates = [value for value in inks if value > _SHOWS]
    if drawn.width is not None:
        fragile = len(plates) != 1
        least = limits.fragile_line if fragile else limits.line
        if 0 < drawn.width < least - _HAIR:
            yield "press-line-thin", {"width": f"{drawn.width:.2f}", "least": f"{least:g}", "colour": colour}
    if plates and max(plates) < limits.tint - _HAIR / 10:
        strongest = f"{max(plates) * 100:.1f}"
        yield "press-tint-light", {"tint": strongest, "least": f"{limits.tint * 100:g}", "colour": colour}
    if sum(plates) > limits.total_ink + _HAIR:
        heavy = f"{sum(plates) * 100:.0f}"
        yield "press-ink-heavy", {"sum": heavy, "limit": f"{limits.total_ink * 100:g}", "colour": colour}


def _drawn(ops: Iterable[Op], scale: float, alpha: float) -> Iterator[_Drawn]:
    for op in ops:
        if isinstance(op, GroupOp):
            yield from _drawn(op.ops, scale * _scale(op), alpha * op.alpha)
        elif isinstance(op, GlyphsOp):
            if op.glyphs:
                yield _Drawn(op.paint, alpha * op.paint.alpha, None)
        elif isinstance(op, PathOp):
            for stop in op.gradient.stops if op.gradient is not None else ():
                yield _Drawn(stop.paint, alpha, None)
            if op.fill is not None:
                yield _Drawn(op.fill, alpha * op.fill.alpha, _rule_width(op.path, scale))
            if op.stroke is not None:
                yield _Drawn(op.stroke.paint, alpha * op.stroke.paint.alpha, op.stroke.width * scale)


def _scale(group: GroupOp) -> float:
    if group.transform is None:
        return 1.0
    a, b, c, d = group.transform[:4]
    return float(abs(a * d - b * c) ** 0.5) or 1.0


def _rule_width(path: display.Path, scale: float) -> float | None:
    """The thinner side of a filled rectangle that is a rule; None for other shapes."""
    points: list[tuple[float, float]] = []
    for segment in path:
        if len(segment) > 3 or len(points) > _CORNERS:
            return None
        if len(segment) == 3:
            points.append((segment[1], segment[2]))
    if not 4 <= len(points) <= _CORNERS:
        return None
    if len({x for x, _ in points}) != 2 or len({y for _, y in points}) != 2:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    thin = min(max(xs) - min(xs), max(ys) - min(ys)) * scale
    return thin if thin < _THIN else None
