"""Whose the rows of a large table are."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.contract.contract import ViewSpec
from reportcli.workbook.frames.frame import BLANK, Figures, Positions, TableFrame
from reportcli.workbook.tables.record import Record
from reportcli.workbook.views.findings import ViewFindings
from reportcli.workbook.views.frame_groups import FrameGrouping
from reportcli.workbook.views.frame_keys import value_at


@dataclass(frozen=True, slots=True)
class FrameOwners:
    """The owner of each row. codes: its place in `records`, BLANK of a row of none."""

    codes: NDArray[np.int64]
    records: tuple[Record, ...]

    def of(self, record: Record) -> Positions:
        """The rows of one record."""
        if record not in self.records:
            return np.array([], dtype=np.int64)
        return np.flatnonzero(self.codes == self.records.index(record))

    def without(self) -> Positions:
        """The rows of no record."""
        return np.flatnonzero(self.codes == BLANK)

    def alone(self, view: ViewSpec, frame: TableFrame, lang: str) -> Record | None:
        """A record whose rows alone make a group of a view; None where there is none."""
        grouping = FrameGrouping(view, frame, lang, ViewFindings())
        for group in grouping.groups(grouping.rows()):
            owners = np.unique(self.codes[group.rows])
            if len(owners) == 1 and owners[0] != BLANK:
                return self.records[int(owners[0])]
        return None


def owners_of(frame: TableFrame, path: str | None, named: Callable[[object], Record | None]) -> FrameOwners:
    """The owners by a column, or by one of the record that it names. path None: no row is anybody's. named:
    the record that a value names.
    """
    nobody = np.full(frame.rows, BLANK, dtype=np.int64)
    if path is None:
        return FrameOwners(nobody, ())
    head, _, tail = path.partition(".")
    column = frame.columns[head]
    if isinstance(column, Figures):
        return FrameOwners(nobody, ())
    owners = [named(value_at(value, tail) if tail else value) for value in column.values]
    records = tuple(dict.fromkeys(owner for owner in owners if owner is not None))
    places = [records.index(owner) if owner is not None else BLANK for owner in owners]
    return FrameOwners(np.array([*places, BLANK], dtype=np.int64)[column.codes], records)


def narrowed_frame(frame: TableFrame, owners: FrameOwners, record: Record) -> TableFrame:
    """The frame with the rows of one record for views."""
    return replace(frame, kept=owners.of(record))
