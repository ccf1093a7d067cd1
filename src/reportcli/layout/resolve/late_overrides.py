"""Overrides that wait for the binder: of blocks whose id it makes, and of records of the workbook."""

from __future__ import annotations

from collections.abc import Iterable

from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass

IdPath = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlockOverride:
    """An exception for a block whose id is only known when it is bound: attributes by YAML name."""

    path: str
    set: YamlMapping
    span: Span


@dataclass(frozen=True, slots=True)
class RecordOverride:
    """An exception for one record: values by column name."""

    table: str
    key: str
    set: YamlMapping
    span: Span


def unmatched(override: BlockOverride, known: Iterable[IdPath]) -> Diagnostic:
    """The finding of an exception that no block of the report has met."""
    near = nearest(override.path, ["/".join(ids) for ids in known])
    return error("layout-override-unmatched", override.span, path=override.path, nearest=near)
