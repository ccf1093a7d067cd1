"""The page as all masters share it, and its margins for one side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.layout.models.bounds import Trim
from reportcli.layout.models.page_sizes import Size, page_size, size_on
from reportcli.layout.models.refusals import Info, Refused
from reportcli.layout.settings.page_format import Margins
from reportcli.model.geometry import Edges
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass, replace

SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """What all masters share, in points. `first`: first baseline of the grid from the trim's top."""

    width: float
    height: float
    margins: Mapping[str, float]
    columns: int
    gutter: float
    baseline: float
    first: float | None
    at: Span | None = None  # where the size of the page, or its margins, are written
    base_files: frozenset[str] = frozenset()  # files of the layouts below the one that states them

    def of(self, size: tuple[float, float] | None) -> PageGeometry:
        """The same on pages of another size; None: these."""
        return self if size is None else replace(self, width=size[0], height=size[1])

    def is_nearer(self, at: Span) -> bool:
        """Whether page and margins stand in a layout above the one that something is written in, or leave
        no room by themselves.
        """
        return at.file in self.base_files or not self.has_room

    @property
    def has_room(self) -> bool:
        """Whether the margins of all masters leave room for a line."""
        return all(
            min(self.width - m.left - m.right, self.height - m.top - m.bottom) > self.baseline
            for m in (margins_of(Margins(), self.margins, side) for side in SIDES)
        )

    def column(self, text_width: float) -> float:
        """Width of one grid column in a text area."""
        return (text_width - self.gutter * (self.columns - 1)) / self.columns


def margins_of(margins: Margins, base: Mapping[str, float], side: str) -> Edges:
    """Margins of one side: `inner` lies at the spine, right of a left page."""
    given = {**base, **{k: getattr(margins, k) for k in margins.stated}}
    inner, outer = given.get("inner", 0.0), given.get("outer", 0.0)
    left, right = (outer, inner) if side == "left" else (inner, outer)
    return Edges(
        given.get("top", 0.0), given.get("right", right), given.get("bottom", 0.0), given.get("left", left)
    )


def trim_of_all(report: Trim, masters: YamlMapping, sections: YamlSequence, info: Info) -> Trim:
    """A page that no page of the layout goes beyond: what lies off that one, lies off all."""
    written = [one.get("page") for one in masters.values() if isinstance(one, YamlMapping)]
    written += _pages_of(sections)
    sizes = [size for value in written if value is not None for size in _sizes(value, report, info)]
    if not sizes:
        return report
    width = max(report.width, *(size[0] for size in sizes))
    return replace(report, width=width, height=max(report.height, *(size[1] for size in sizes)))


def _pages_of(blocks: object) -> Iterator[object]:
    """The sizes of pages as sections state them, also those inside sections."""
    for block in blocks if isinstance(blocks, YamlSequence) else ():
        head = block.get("section") if isinstance(block, YamlMapping) else None
        if isinstance(head, YamlMapping):
            yield head.get("page")
            yield from _pages_of(block.get("do"))


def _sizes(value: object, report: Trim, info: Info) -> Iterator[Size]:
    """A size as it is written; none where it is not valid, which is reported where it is read."""
    with suppress(Refused):
        found = size_on(page_size(value, info), (report.width, report.height))
        if found is not None:
            yield found
