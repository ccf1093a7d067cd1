"""What all models share: parts that know where they stand, blocks, and what every block takes."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.models.fields import BoxField, Expr, Flag, LengthField, Text, choice
from reportcli.model.refs import Span


def yaml_name(name: str) -> str:
    """The YAML key of a field: `space_before` -> `space-before`, `as_` -> `as`."""
    return name.rstrip("_").replace("_", "-")


def _private(part: BaseModel, name: str) -> Any:
    """A private attribute, read where Pydantic keeps it: its own look-up is a tenth of binding's time."""
    kept = part.__pydantic_private__
    return kept[name] if kept else None


class Part(BaseModel):
    """A mapping of the language. Unknown keys are refused; it knows where it stands."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, arbitrary_types_allowed=True, alias_generator=yaml_name
    )
    _source: YamlMapping | None = PrivateAttr(None)

    @property
    def span(self) -> Span:
        source: YamlMapping | None = _private(self, "_source")
        return source.span if source is not None else Span("")

    def where(self, *names: str | int) -> Span:
        """The span of a field's value (or of something in it); of the whole part when it is not written."""
        source: YamlMapping | None = _private(self, "_source")
        if source is None:
            return Span("")
        return source.where(*(yaml_name(n) if isinstance(n, str) else n for n in names))


class Common(Part):
    """What every block takes. `alt` is a sentence or `decorative`; `box` a style's name or its properties."""

    id: Text | None = Field(
        default=None,
        description="Name of the block: for links, changes, overrides and the outline. Once in a report.",
    )
    role: Text | None = Field(
        default=None,
        description=(
            "Structure role in the tagged PDF (P, Sect, Figure, BlockQuote, Note, Caption, "
            "Aside, Artifact …), where the block's own is not meant."
        ),
    )
    lang: Text | None = Field(default=None, description="Language of the text in it, such as nl-BE.")
    alt: Text | None = Field(
        default=None,
        description="What a reader who does not see it is told; `decorative` when there is nothing to tell.",
    )
    width: LengthField | None = Field(
        default=None,
        description=(
            "Width; in a row also `1 fr` (a share of what is left) or `auto` (as wide as the content)."
        ),
    )
    height: LengthField | None = Field(
        default=None, description="Height; without one the block is as high as its content."
    )
    space_before: LengthField | None = Field(
        default=None, description="Least space above; of two spaces that meet, the larger counts."
    )
    space_after: LengthField | None = Field(default=None, description="Least space below.")
    box: BoxField | None = Field(
        default=None,
        description="Fill, border and padding around the block: an object style by name, or its properties.",
    )
    keep: Flag | None = Field(default=None, description="Never broken over columns or pages.")
    keep_with_next: Flag | None = Field(
        default=None, description=("Stays with the beginning of the next block.")
    )
    align: Annotated[str, choice("stretch", "start", "center", "end")] | None = Field(
        default=None, description="Where a block narrower than its room stands."
    )
    span_columns: Annotated[str, choice("all")] | None = Field(
        alias="span", default=None, description="Inside `columns`: goes across all of them."
    )
    floats: Annotated[str, choice("none", "top", "bottom")] | None = Field(
        alias="float",
        default=None,
        description=(
            "Where it does not fit, it waits for the top or the foot of the next column and the text goes on."
        ),
    )
    actual_text: Text | None = Field(default=None, description="What is read aloud instead of what is drawn.")
    if_: Expr | None = Field(
        default=None,
        description=("The block is there only when this holds; blank, zero and an empty list do not."),
    )


NOTHING_COMMON = Common()


class Node(Part):
    """A block of the layout. `path` names it ("finances/text-2"); `common` is what every block takes."""

    kind: ClassVar[str] = ""
    _common: Common | None = PrivateAttr(None)
    _path: str = PrivateAttr("")
    _variants: tuple[tuple[int, Any], ...] = PrivateAttr(())

    @property
    def common(self) -> Common:
        return _private(self, "_common") or NOTHING_COMMON

    @property
    def path(self) -> str:
        path: str = _private(self, "_path") or ""
        return path

    @property
    def variants(self) -> tuple[tuple[int, Node], ...]:
        """Numbers of the block overrides that may mean this block, and the block as each makes it."""
        return _private(self, "_variants") or ()

    @property
    def id(self) -> str | None:
        return self.common.id
