"""Models of a component's file and its parameters."""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Expr, Text, choice, many, named, part, text_of
from reportcli.layout.models.parts import Part
from reportcli.layout.settings.fields import unread

PARAM_TYPES = ("fact", "text", "record", "records", "photo", "colour", "length", "blocks", "bool", "number")


class Param(Part):
    salvaged: ClassVar[bool] = False
    type: Annotated[str, choice(*PARAM_TYPES)] = Field(description="What it takes.")
    default: Expr | None = Field(
        default=None, description="What it is when the caller does not say; without one it is required."
    )
    doc: Text | None = Field(default=None, description="What it is for.")


_NAMES = many(lambda value, _: text_of(value), {"type": "string"})


class ComponentFile(Part):
    """A component's head; its body is built when the heads of all components are known."""

    salvaged: ClassVar[bool] = False
    doc: Text = Field(default="", description="What the component is, in a sentence.")
    params: Annotated[dict[str, Param], named(part(Param).read, part(Param).schema)] = Field(
        default_factory=dict, description="What a caller gives, by name."
    )
    slots: Annotated[tuple[str, ...], _NAMES] = Field(
        default=(), description="Names of blocks that a caller may give."
    )
    body: Annotated[object, unread({"type": "array", "items": {"$ref": "#/$defs/Block"}})] = Field(
        description="The blocks that it stands for."
    )
