"""The columns of a large table as its contract says: units, references, choices; what does not fit is
reported.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from reportcli.inputs.nearest import nearest
from reportcli.model.collector import Collector, short_place, shown
from reportcli.model.diagnostic import Related, Severity
from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import Column as Stated
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.frames.frame import BLANK, Column, Figures, Labels, Positions, TableFrame
from reportcli.workbook.frames.source import FrameSource
from reportcli.workbook.names import clean, fold, normalise, shortened
from reportcli.workbook.tables.record import CellText, Record, key_of
from reportcli.workbook.tables.references import records_by_name
from reportcli.workbook.tables.table import Table
from reportcli.workbook.tables.values.cell_numbers import YEARS
from reportcli.workbook.tables.values.decimals import LARGEST, money_digits
from reportcli.workbook.tables.values.reading import CellReading, Number

NUMBERS = ("integer", "number", "money", "year")
TEXTS = ("text", "code", "choice", "ref")
OF_DAYS, OF_TRUTH = "date", "boolean"
MOST_SAID = 8
"""Places of one column that are named one by one."""


def typed(
    source: FrameSource,
    spec: TableSpec,
    reading: CellReading,
    tables: Mapping[str, Table],
    *,
    diagnostics: Collector,
) -> TableFrame:
    """The frame of a source. tables: those that its references name."""
    plain = TableFrame(spec, source.input, source.file, source.columns, source.places, source.rows)
    run = _Typing(plain, reading, tables, diagnostics)
    columns = {name: run.column(spec.columns[name], raw) for name, raw in source.columns.items()}
    return replace(plain, columns={name: one for name, one in columns.items() if one is not None})


class _Typing:
    """Types the columns of one frame."""

    def __init__(
        self, frame: TableFrame, reading: CellReading, tables: Mapping[str, Table], diagnostics: Collector
    ) -> None:
        self.frame, self.reading, self.tables, self.diagnostics = frame, reading, tables, diagnostics

    def column(self, stated: Stated, raw: Column) -> Column | None:
        """A column as it is stated; None, with a finding, where it is of another kind."""
        if isinstance(raw, Figures) and stated.type in NUMBERS:
            made: Column | None = self._figures(stated, raw)
        elif isinstance(raw, Labels) and stated.type in (*TEXTS, OF_DAYS, OF_TRUTH):
            made = self._labels(stated, raw)
        else:
            made = None
        if made is None:
            self._misfit(stated, "numbers" if isinstance(raw, Figures) else "texts")
            return None
        self._blank(stated, made)
        self._twice(stated, made)
        return made

    def _misfit(self, stated: Stated, held: str) -> None:
        where = self.frame.cell(0, stated.name)
        args = {"column": stated.name, "kind": stated.type, "held": held}
        self.diagnostics.error("source-column-form", where, **args)

    # ---- numbers

    def _figures(self, stated: Stated, raw: Figures) -> Figures:
        whole, digits = raw.whole, raw.digits
        if stated.type in ("integer", "year"):
            whole, digits = self._integers(stated, raw), 0
        if stated.type == "year":
            self._out_of(stated, raw, (whole < YEARS[0]) | (whole > YEARS[1]))
        bound = 10 ** (LARGEST + digits)
        if whole.dtype == object:
            self._out_of(stated, raw, np.array([abs(one) >= bound for one in whole.tolist()]))
        unit = self.reading.unit(stated, stated.type, "", Number(Decimal(0), 0, False, ""))
        decimals = stated.decimals if stated.decimals is not None else money_digits(digits, unit)
        return replace(
            raw, whole=whole, digits=digits, unit=unit, period=self.reading.period(stated), decimals=decimals
        )

    def _integers(self, stated: Stated, raw: Figures) -> NDArray[np.int64] | NDArray[np.object_]:
        """The whole numbers of a column that has digits after the sign; one that is none is reported."""
        if not raw.digits:
            return raw.whole
        by = 10**raw.digits
        self._out_of(stated, raw, raw.whole % by != 0)
        whole: NDArray[np.int64] | NDArray[np.object_] = raw.whole // by
        return whole

    def _out_of(self, stated: Stated, raw: Figures, wrong: NDArray[np.bool_]) -> None:
        """Reports the first numbers that a column cannot have."""
        if raw.present is not None:
            wrong = wrong & raw.present
        for row in np.flatnonzero(wrong)[:MOST_SAID].tolist():
            found = f"{raw.value(int(raw.whole[row])):f}"
            where = self.frame.cell(row, stated.name)
            args = {"found": found, "column": stated.name, "kind": stated.type}
            self.diagnostics.error("source-column-value", where, group=stated.name, **args)

    # ---- texts, dates, yes and no

    def _labels(self, stated: Stated, raw: Labels) -> Labels | None:
        kind = {OF_DAYS: date, OF_TRUTH: bool}.get(stated.type, str)
        if not all(type(value) is kind for value in raw.values):
            return None
        if stated.type not in TEXTS:
            return raw
        known = self._known(stated)
        values: list[object] = []
        places: dict[tuple[str, object], int] = {}
        again = []
        for code, value in enumerate(raw.values):
            text = clean(str(value))
            made = (
                known.get(normalise(text) if stated.type == "ref" else fold(text))
                if known is not None
                else text
            )
            if text and made is None:
                self._unknown(stated, text, np.flatnonzero(raw.codes == code))
            if not text or made is None:
                again.append(BLANK)
                continue
            same = (type(made).__name__, made)
            if same not in places:
                places[same] = len(values)
                values.append(CellText(made, None, printed=text) if isinstance(made, str) else made)
            again.append(places[same])
        return Labels(np.array([*again, BLANK], dtype=np.int32)[raw.codes], tuple(values))

    def _known(self, stated: Stated) -> Mapping[str, object] | None:
        """What a text may be, by how it is folded; None where it may be any."""
        if stated.type == "choice":
            return {fold(name): one for one, names in stated.choices.items() for name in (one, *names)}
        if stated.type == "ref" and stated.target in self.tables:
            return records_by_name(self.tables[stated.target])
        return None

    def _unknown(self, stated: Stated, text: str, rows: Positions) -> None:
        """Reports a text that is no choice, or names no record, where it stands first."""
        where = self.frame.cell(int(rows[0]), stated.name)
        if stated.type == "choice":
            names = sorted(names[0] if names else one for one, names in stated.choices.items())
            near = nearest(
                text, [name for names in stated.choices.values() for name in names] or stated.choices
            )
            args = {"found": shown(text), "column": stated.name, "names": ", ".join(names), "nearest": near}
            self.diagnostics.error("unknown-choice", where, group=stated.name, **args)
            return
        target = self.tables[stated.target]
        keys = [key_of(record) for record in target.records]
        sheet = target.sheet.sheet if target.sheet else target.spec.title("en")
        args = {"found": text, "column": stated.name, "sheet": sheet, "nearest": nearest(text, keys)}
        code = "dangling-reference" if keys else "reference-to-empty"
        group = f"{stated.name} {text}"
        self.diagnostics.error(code, where, group=group, names=shortened(keys, 10), **args)

    # ---- what the contract asks of a column

    def _blank(self, stated: Stated, made: Column) -> None:
        if not stated.required:
            return
        if isinstance(made, Labels):
            blank = np.flatnonzero(made.codes == BLANK)
        else:
            blank = (
                np.flatnonzero(~made.present) if made.present is not None else np.array([], dtype=np.int64)
            )
        for row in blank[:MOST_SAID].tolist():
            where = self.frame.cell(row, stated.name)
            self.diagnostics.error("required-blank", where, group=stated.name, column=stated.name)

    def _twice(self, stated: Stated, made: Column) -> None:
        """Values of a key stand once; the finding names both places."""
        if not (stated.unique or stated.name == self.frame.spec.key):
            return
        codes = made.codes if isinstance(made, Labels) else np.unique(made.whole, return_inverse=True)[1]
        rows = np.flatnonzero(codes != BLANK)
        _, firsts, of_row = np.unique(codes[rows], return_index=True, return_inverse=True)
        again = rows[firsts[of_row] != np.arange(len(rows))]
        for row in again[:MOST_SAID].tolist():
            other = self.frame.cell(int(rows[np.flatnonzero(codes[rows] == codes[row])[0]]), stated.name)
            value = (
                made.values[int(codes[row])] if isinstance(made, Labels) else made.value(int(made.whole[row]))
            )
            self.diagnostics.report(
                Severity.ERROR,
                "duplicate-key",
                self.frame.cell(row, stated.name),
                group=stated.name,
                related=(Related("first-use", other),),
                found=shown(key_of(value) if isinstance(value, Record) else value),
                other=short_place(other),
                column=stated.name,
            )
