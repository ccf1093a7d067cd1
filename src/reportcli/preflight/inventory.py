"""What a PDF for the press holds: pages and boxes, fonts, spot inks; read from the file that is delivered."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Object

from reportcli.model.geometry import MM
from reportcli.model.value_class import dataclass
from reportcli.preflight.subject import Subject, box

_NO_PLATE = frozenset({"All", "None", "Black", "Cyan", "Magenta", "Yellow"})


@dataclass(frozen=True, slots=True)
class Inventory:
    """trim: width and height in millimetres of the first page; bleed: the least of all pages' sides."""

    pages: int
    trim: tuple[float, float]
    bleed: float
    fonts: tuple[str, ...]
    spots: tuple[str, ...]


def inventory(pdf: bytes) -> Inventory:
    """What the file holds. Raises PdfError where it is none."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        subject = Subject(file)
        trims = [box(page, "/TrimBox") or (0.0, 0.0, 0.0, 0.0) for page in subject.pages]
        bleeds = [box(page, "/BleedBox") or trim for page, trim in zip(subject.pages, trims, strict=True)]
        sides = [
            min(t[0] - b[0], t[1] - b[1], b[2] - t[2], b[3] - t[3])
            for t, b in zip(trims, bleeds, strict=True)
        ]
        first = trims[0] if trims else (0.0, 0.0, 0.0, 0.0)
        fonts = {_font(used.value) for used in subject.used if used.category == "/Font"}
        spots = {
            name for used in subject.used if used.category == "/ColorSpace" for name in _spots(used.value)
        }
        return Inventory(
            len(subject.pages),
            (round((first[2] - first[0]) / MM, 2), round((first[3] - first[1]) / MM, 2)),
            round(min(sides, default=0.0) / MM, 2),
            tuple(sorted(fonts - {""})),
            tuple(sorted(spots - _NO_PLATE)),
        )


def _font(font: Object) -> str:
    """A font's name without the tag of its subset."""
    name = str(font.get("/BaseFont", ""))[1:].removesuffix("-Identity-H")
    return name[7:] if len(name) > 7 and name[6] == "+" else name


def _spots(space: Object) -> set[str]:
    if not isinstance(space, pikepdf.Array) or len(space) < 2:
        return set()
    if str(space[0]) == "/Separation":
        return {str(space[1])[1:]}
    return {str(name)[1:] for name in space[1]} if str(space[0]) == "/DeviceN" else set()
