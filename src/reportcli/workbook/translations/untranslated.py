"""Findings of texts that have no translation; each is reported where its text is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import CellRef, Span, Where
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Untranslated:
    """Findings that wait for their text to be printed: by cell, by (sheet, column), by text file."""

    cells: Mapping[CellRef, Diagnostic] = field(default_factory=dict)
    columns: Mapping[tuple[str, int], Diagnostic] = field(default_factory=dict)
    files: Mapping[str, Diagnostic] = field(default_factory=dict)

    def of(self, where: Where | None) -> Diagnostic | None:
        """The finding of a text that stands there, when it has no translation."""
        if isinstance(where, CellRef):
            return self.cells.get(where) or self.columns.get((where.sheet, where.column))
        return self.files.get(where.file) if isinstance(where, Span) else None

    def __bool__(self) -> bool:
        return bool(self.cells or self.columns or self.files)
