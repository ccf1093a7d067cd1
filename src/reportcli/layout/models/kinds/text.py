"""Texts: one paragraph each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from reportcli.inputs.markdown.leftover import begins_block, foreign_sign, half_expressions, marked
from reportcli.layout.models.bounds import Contradiction
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Flag, FlagOrText, Level, ParagraphName, Text
from reportcli.layout.models.node import Node


class TextNode(Node):
    kind: ClassVar[str] = "text"
    content: ClassVar[tuple[str, ...]] = ("text",)
    style_kind: ClassVar[str] = "paragraph"
    text: Text = Field(description="The paragraph, with `{{ … }}` for what the workbook says.")
    style: ParagraphName | None = Field(
        default=None, description="Paragraph style; without one, that of running text."
    )
    level: Level | None = Field(
        default=None, description="Makes it a heading: 1 to 6, or `auto` by the depth of its section."
    )
    markdown: Flag = Field(
        default=False,
        description=(
            "Reads `**strong**`, `*emphasis*`, links, `^superscript^`, `~subscript~`, `~~struck~~` and "
            "`[words]{.style}` in it."
        ),
    )
    outline: FlagOrText | None = Field(
        default=None, description="Stands in the PDF's outline; a text is its title there."
    )

    def doubts(self) -> Iterator[Contradiction]:
        """Marks in a text that reads none, blocks in a single paragraph, expressions without their braces."""
        mark = marked(self.text) if self.markdown is False else ""
        if mark:
            yield Contradiction("layout-marks-unread", {"mark": mark[:60]}, ("text",))
        block = begins_block(self.text) if self.markdown is True else ""
        if block:
            yield Contradiction("layout-blocks-in-text", {"mark": block[:60]}, ("text",))
        sign = foreign_sign(self.text, marks=self.markdown is not False)
        if sign:
            yield Contradiction("layout-signs-printed", {"mark": sign[:60]}, ("text",))
        for typed, mended in half_expressions(self.text):
            args = {"mark": typed[:60], "mended": mended[:60]}
            yield Contradiction("layout-expression-unread", args, ("text",))
