"""Sizes of pages: by name, by their sides, by how they are turned."""

from __future__ import annotations

from typing import Annotated

from reportcli.inputs.nearest import nearest
from reportcli.layout.models.bounds import LARGEST, Bounds, LengthBounds
from reportcli.layout.models.fields import Check
from reportcli.layout.models.measures import points
from reportcli.layout.models.refusals import Info, refuse, refused_inside, shown
from reportcli.model.geometry import MM

PAGE_SIDE = LengthBounds(Bounds(10 * MM, LARGEST))
"""A side of the trimmed page: 14,400 units are the most that a reader opens (ISO 32000-1, Annex C)."""


Size = tuple[float, float]
TURNS = ("landscape", "portrait")


def page_size(value: object, info: Info) -> Size | str:
    """Trim size in points, or the way in which the report's page is turned: landscape | portrait."""
    if isinstance(value, list):
        if len(value) != 2:
            refuse("layout-unknown-page", value=shown(list(value)), names=", ".join(PAGES), nearest="")
        width, height = (
            refused_inside(step, points(PAGE_SIDE).read, side, info) for step, side in enumerate(value)
        )
        assert isinstance(width, float) and isinstance(height, float)
        return (width, height)
    words = value.split() if isinstance(value, str) else []
    if words in ([turn] for turn in TURNS):
        return words[0]
    if not words or words[0] not in PAGES or words[1:] not in ([], *([turn] for turn in TURNS)):
        near = nearest(words[0] if words else str(value), PAGES)
        refuse("layout-unknown-page", value=shown(value), names=", ".join(PAGES), nearest=near)
    return turned(PAGES[words[0]], words[1] if words[1:] else "portrait")


def turned(size: Size, way: str) -> Size:
    """A size with its longer side across (landscape) or upright (portrait)."""
    return (max(size), min(size)) if way == "landscape" else (min(size), max(size))


def size_on(value: Size | str | None, report: Size) -> Size | None:
    """The size of pages beside those of the report; None where it is the report's."""
    found = turned(report, value) if isinstance(value, str) else value
    return None if found is None or found == report else found


PAGES = {
    name: (width * MM, height * MM)
    for name, (width, height) in {
        "A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "A6": (105, 148), "B5": (176, 250),
        "letter": (215.9, 279.4), "legal": (215.9, 355.6),
    }.items()
}  # fmt: skip


OwnPage = Annotated[Size | str, Check(page_size, {"type": ["string", "array"]}, PAGE_SIDE)]
"""The size of pages that are not those of the report, or how its own are turned."""
