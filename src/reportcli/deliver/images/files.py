"""The files of pictures: each a PNG, and a JSON with its alternative text."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PIL.PngImagePlugin import PngInfo

from reportcli.blocks.positions import where_of
from reportcli.deliver.images.alternatives import Alternatives
from reportcli.deliver.images.chosen import Chosen
from reportcli.deliver.images.raster import PIXELS, rendered
from reportcli.model.diagnostic import Diagnostic, error, warning
from reportcli.model.display import PagedDocument
from reportcli.model.geometry import PageFormat

if TYPE_CHECKING:
    from PIL.Image import Image

INCH, MILLIMETRE = 72.0, 72.0 / 25.4  # points
SCHEMA = 1
Paint = Callable[[int], bytes]


def image_files(
    document: PagedDocument,
    made: Sequence[Chosen],
    paint: Paint,
    *,
    resolution: int,
    findings: list[Diagnostic],
) -> Iterator[tuple[str, bytes]]:
    """Ends of names and contents: of each picture its PNG, then its JSON.

    paint: gives a page, from 1, as a PDF of its own, whose media box is the trim. resolution: pixels an inch.
    findings: takes those about pages too large and about pictures that nothing is read of.
    """
    said = _said(document, made, findings)
    painted: tuple[int, bytes] = (0, b"")
    for one, words in zip(made, said, strict=True):
        page = document.pages[one.page - 1]
        format = document.format.of(page.size)
        if resolution > (largest := _largest(format)):
            args = {"page": one.page, "size": _millimetres(format), "largest": largest}
            findings.append(error("image-too-large", None, resolution=resolution, **args))
            continue
        if painted[0] != one.page:
            painted = one.page, paint(one.page)
        area = one.area
        edges = area.x, format.height - area.bottom, format.width - area.right, area.y
        picture = rendered(painted[1], resolution / INCH, edges)
        about = {
            "schema": SCHEMA,
            "block": one.path or None,
            "page": one.page,
            "folio": page.folio,
            "language": (one.block and one.block.lang) or document.metadata.lang,
            "alternative": words,
            "width": picture.width,
            "height": picture.height,
            "resolution": resolution,
        }
        yield f"{one.name}.png", _png(picture, resolution, words)
        yield f"{one.name}.json", f"{json.dumps(about, ensure_ascii=False, indent=2)}\n".encode()


def _said(document: PagedDocument, made: Sequence[Chosen], findings: list[Diagnostic]) -> list[str]:
    """What is read in the place of each picture. A part that says nothing, as the second half of a map over
    two pages, says what the first part of its block says.
    """
    alternatives = Alternatives(document)
    nodes = [chapter.nodes for chapter in document.chapters for _ in chapter.pages]
    own = [alternatives.text(nodes[one.page - 1], document.pages[one.page - 1], one.leaves) for one in made]
    firsts: dict[str, str] = {}
    for one, words in zip(made, own, strict=True):
        firsts[one.path] = firsts.get(one.path) or words
    for one in {one.path: one for one in reversed(made) if one.block is not None}.values():
        if not firsts[one.path] and one.block is not None:
            where = where_of(one.block)
            findings.append(warning("image-without-alternative", where, block=one.path, page=one.page))
    return [words or (firsts[one.path] if one.path else "") for one, words in zip(made, own, strict=True)]


def _largest(format: PageFormat) -> int:
    """Most pixels an inch that a page may be drawn at."""
    return math.floor(INCH * math.sqrt(PIXELS / (format.width * format.height)))


def _millimetres(format: PageFormat) -> str:
    return f"{format.width / MILLIMETRE:.0f} × {format.height / MILLIMETRE:.0f} mm"


def _png(picture: Image, resolution: int, said: str) -> bytes:
    """A picture as PNG, with what is read of it as its description (PNG 3, 11.3.3.2)."""
    words = PngInfo()
    if said:
        words.add_itxt("Description", said)
    out = io.BytesIO()
    picture.convert("RGB").save(out, "PNG", dpi=(resolution, resolution), pnginfo=words)
    return out.getvalue()
