"""Prose: the paragraphs of a text."""

from __future__ import annotations

from typing import ClassVar

from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Expr, Text
from reportcli.layout.models.measures import HeadingLevel
from reportcli.layout.models.node import Node
from reportcli.layout.models.prose_styles import ParagraphMap


class ProseNode(Node):
    """`take`: first | rest | all | N | N..M, counting paragraphs from 1."""

    kind: ClassVar[str] = "prose"
    prose: Expr = Field(description="Key of a text in `texts/`, or an expression that gives one.")
    styles: ParagraphMap = Field(
        default_factory=dict,
        description=(
            "Other paragraph styles than those of `styles.prose`, by mark: p, p-first, h2, h3, "
            "li, quote, note …"
        ),
    )
    take: Text = Field(
        default="all", description=("Which paragraphs: first, rest, all, N, or N..M, counted from 1.")
    )
    level_base: HeadingLevel | None = Field(
        default=None, description="Level of its `##` headings; without one they follow the section."
    )
