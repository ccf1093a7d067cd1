"""What all models share: parts that know where they stand, blocks, and what every block takes."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from reportcli.layout.fields import (
    BoxField,
    Expr,
    Flag,
    LengthField,
    Text,
    choice,
)
from reportcli.model.refs import Span
from reportcli.source.yaml_nodes import YamlMapping


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

    id: Text | None = None
    role: Text | None = None
    lang: Text | None = None
    alt: Text | None = None
    width: LengthField | None = None
    height: LengthField | None = None
    space_before: LengthField | None = None
    space_after: LengthField | None = None
    box: BoxField | None = None
    keep: Flag | None = None
    keep_with_next: Flag | None = None
    align: Annotated[str, choice("stretch", "start", "center", "end")] | None = None
    span_columns: Annotated[str, choice("all")] | None = Field(alias="span", default=None)
    floats: Annotated[str, choice("none", "top", "bottom")] | None = Field(alias="float", default=None)
    actual_text: Text | None = None
    if_: Expr | None = None


NOTHING_COMMON = Common()


class Node(Part):
    """A block of the layout. `path` names it ("finances/text-2"); `common` is what every block takes."""

    kind: ClassVar[str] = ""
    _common: Common | None = PrivateAttr(None)
    _path: str = PrivateAttr("")

    @property
    def common(self) -> Common:
        return _private(self, "_common") or NOTHING_COMMON

    @property
    def path(self) -> str:
        path: str = _private(self, "_path") or ""
        return path

    @property
    def id(self) -> str | None:
        return self.common.id
