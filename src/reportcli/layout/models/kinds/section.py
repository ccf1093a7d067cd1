"""Sections; those of the top level are chapters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.bounds import Contradiction
from reportcli.layout.models.conditions import divided_id
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Flag, MasterName, PaintMap, Text, choice, part
from reportcli.layout.models.node import SIZES, Node
from reportcli.layout.models.page_sizes import OwnPage
from reportcli.layout.models.parts import Part


class SectionHead(Part):
    id: Text | None = Field(default=None, description="Name of the section, for links and changes.")
    title: Text = Field(default="", description="Title in outline, contents and running heads.")
    number: Text | None = Field(default=None, description="Number that stands with the title.")
    master: MasterName | None = Field(default=None, description="Master of its pages.")
    page: OwnPage | None = Field(
        default=None,
        description="Size of its pages and those of the sections in it, where it is not the report's: "
        "`landscape`, `A3 landscape`, `[width, height]`. Its masters are set out on it.",
    )
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

    def doubts(self) -> Iterator[Contradiction]:
        """An id that no exception can name."""
        yield from divided_id(self.id, "id")


class SectionNode(Node):
    kind: ClassVar[str] = "section"
    content: ClassVar[tuple[str, ...]] = ("do",)
    unread: ClassVar[frozenset[str]] = SIZES | {"box", "align", "span_columns", "floats"}
    section: Annotated[SectionHead, part(SectionHead)] = Field(
        description="Title and properties of the section."
    )
    do: Blocks = Field(default=(), description="Its blocks, also further sections.")

    @property
    def id(self) -> str | None:
        """The id of the section's head, else of the block."""
        return self.section.id or self.common.id
