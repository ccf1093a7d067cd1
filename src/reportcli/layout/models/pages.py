"""Models of sections, breaks, masters and contents."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from reportcli.layout.models.fields import (
    Blocks,
    BlocksMap,
    Flag,
    MasterName,
    PaintMap,
    Text,
    Whole,
    choice,
    part,
)
from reportcli.layout.models.parts import Node, Part


class SectionHead(Part):
    id: Text | None = Field(default=None, description="Name of the section, for links and changes.")
    title: Text = Field(default="", description="Title in outline, contents and running heads.")
    number: Text | None = Field(default=None, description="Number that stands with the title.")
    master: MasterName | None = Field(default=None, description="Master of its pages.")
    starts: Annotated[str, choice("any", "next", "left", "right")] = Field(
        default="next", description="Where it begins: right here, on a new page, or on a left or right one."
    )
    toc: Flag = Field(default=True, description="Stands in the table of contents.")
    outline: Flag = Field(default=True, description="Stands in the PDF's outline.")
    running: Text | None = Field(default=None, description="Title in running heads, when it is another one.")
    colours: PaintMap = Field(
        default_factory=dict, description="Colour names that mean other colours inside it: `{accent: brick}`."
    )
    heading: Annotated[str, choice("shown", "hidden")] = Field(
        default="shown",
        description="`hidden`: no heading is printed; readers aloud still find the section by its title.",
    )


class SectionNode(Node):
    kind: ClassVar[str] = "section"
    section: Annotated[SectionHead, part(SectionHead)] = Field(
        description="Title and properties of the section."
    )
    do: Blocks = Field(default=(), description="Its blocks, also further sections.")

    @property
    def id(self) -> str | None:
        return self.section.id or self.common.id


class BreakNode(Node):
    kind: ClassVar[str] = "break"
    break_: Annotated[str, choice("page", "left", "right", "column", "frame")] = Field(
        default="page",
        description="What begins anew: the page, the next left or right page, the column or the frame.",
    )


class MasterNode(Node):
    kind: ClassVar[str] = "master"
    master: MasterName = Field(description="Pages from here on follow this master.")


class TocHead(Part):
    depth: Whole = Field(default=2, description="How deep sections are listed.")


class TocNode(Node):
    """`levels` maps "1", "2"… to an entry's blocks; `entry` serves the levels that are not named."""

    kind: ClassVar[str] = "toc"
    toc: Annotated[TocHead, part(TocHead)] = Field(default=TocHead(), description="How deep the contents go.")
    entry: Blocks = Field(
        default=(), description=("Blocks of an entry: `entry.title`, `entry.number`, `entry.page`.")
    )
    levels: BlocksMap = Field(
        default_factory=dict, description="Other blocks for a level: `{1: […], 2: […]}`."
    )
