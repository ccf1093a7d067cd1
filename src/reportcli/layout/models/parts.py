"""What all models share: parts that know where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, PrivateAttr

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.models.bounds import Contradiction, Trim
from reportcli.model.refs import Span


def yaml_name(name: str) -> str:
    """The YAML key of a field: `space_before` -> `space-before`, `as_` -> `as`."""
    return name.rstrip("_").replace("_", "-")


class Part(BaseModel):
    """A mapping of the language. Unknown keys are refused; it knows where it stands."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, arbitrary_types_allowed=True, alias_generator=yaml_name
    )
    salvaged: ClassVar[bool] = True
    """Whether what is right of it counts when something in it is wrong."""

    _source: YamlMapping | None = PrivateAttr(None)

    @property
    def source(self) -> YamlMapping | None:
        """The mapping that it was read from; read where Pydantic keeps it, whose own look-up is slow."""
        kept = self.__pydantic_private__
        return kept["_source"] if kept else None

    @classmethod
    def written_key(cls, key: str) -> str:
        """The key under which a field of that key is written."""
        return key

    def read_from(self, source: YamlMapping) -> None:
        """Says where the part is written."""
        self._source = source

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """What its values, each right by itself, say against one another or against the page."""
        yield from ()

    @property
    def span(self) -> Span:
        """Where the part is written."""
        source = self.source
        return source.span if source is not None else Span("")

    def where(self, *names: str | int) -> Span:
        """The span of a field's value (or of something in it); of the whole part when it is not written."""
        source = self.source
        if source is None:
            return Span("")
        return source.where(*(yaml_name(n) if isinstance(n, str) else n for n in names))
