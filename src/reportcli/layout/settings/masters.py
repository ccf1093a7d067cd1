"""Models of masters and their frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import needs
from reportcli.layout.models.fields import Fit, Text, named, part
from reportcli.layout.models.measures import Edge, Extent, sure_number
from reportcli.layout.models.off_page import outweighed
from reportcli.layout.models.page_sizes import OwnPage
from reportcli.layout.models.parts import Idle, Part
from reportcli.layout.settings.fields import Bool, Points, sure_choice, unread
from reportcli.layout.settings.page_format import Margins


class FrameEntry(Part):
    """A region of a master; edges are measured from the margin box, `inner`/`outer` follow the side."""

    left: Edge | None = Field(default=None, description="Distance from the left margin.")
    right: Edge | None = Field(default=None, description="Distance from the right margin.")
    inner: Edge | None = Field(default=None, description="Distance from the inner margin.")
    outer: Edge | None = Field(default=None, description="Distance from the outer margin.")
    top: Edge | None = Field(default=None, description="Distance from the top margin.")
    bottom: Edge | None = Field(default=None, description="Distance from the bottom margin.")
    width: Extent | None = Field(default=None, description="Width.")
    height: Extent | None = Field(default=None, description="Height.")
    fit: Fit = Field(default="next-frame", description="What happens when content does not fit.")
    flow: Bool = Field(
        default=True, description="The section's text goes through it; false: only what `frame:` puts there."
    )
    columns: Annotated[int, sure_number(1, 12, whole=True)] = Field(
        default=1, needs=needs("flow", values=(True,)), description="Columns in it."
    )
    gap: Points = Field(default=0.0, needs=needs("columns"), description="Space between them.")
    valign: Annotated[str, sure_choice("top", "middle", "bottom", "justify")] = Field(
        default="top",
        needs=needs("flow", values=(True,)),
        description="Where text stands that leaves room below it: `bottom` and `middle` move it down, "
        "`justify` lets out the spaces between its blocks.",
    )
    spacing_limit: Points | None = Field(
        default=None,
        needs=needs("valign", values=("justify",)),
        description="What a space may be let out by where the frame is justified; any length unless said.",
    )

    def idle(self) -> Iterator[Idle]:
        """Edges beside those that settle where it stands."""
        yield from super().idle()
        yield from outweighed(self, mirrored=True)
        if self.columns > 1 and self.valign == "justify":
            yield Idle(self, "valign", "columns: 1")


Frames = Annotated[dict[str, FrameEntry], named(part(FrameEntry).read, part(FrameEntry).schema)]


class MasterEntry(Part):
    based_on: Text | None = Field(default=None, description="Master whose properties it takes over.")
    page: OwnPage | None = Field(
        default=None,
        description="Size of its pages, where it is not the report's: `landscape`, `A3 landscape`, "
        "`[width, height]`.",
    )
    margins: Annotated[Margins, part(Margins)] = Field(
        default=Margins(), description="Other margins than the format's."
    )
    frames: Frames | None = Field(
        default=None, description=("Where text stands, in the order in which it flows.")
    )
    furniture: Blocks = Field(default=(), description="Blocks on every page of it.")
    folio: Bool = Field(default=True, description="The page number is printed and counts in contents.")
    sides: Annotated[object, unread({"type": "object"})] = Field(
        default=None, description="What is different on the `left` or the `right` page."
    )
