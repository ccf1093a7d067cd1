"""Columns of Parquet files as they are: exact integers for numbers, each other value once."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from reportcli.inputs.limits import FRAME_CELLS
from reportcli.model.diagnostic import Findings, error
from reportcli.model.refs import SheetRef, TextFile, Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.frames.frame import BLANK, FIRST_LINE, Column, Figures, Labels
from reportcli.workbook.frames.source import FrameSource
from reportcli.workbook.names import fold

if TYPE_CHECKING:
    from reportcli.sources.declared import Declared
    from reportcli.workbook.contract.contract import TableSpec

FINEST = 9
"""Digits behind the sign at which binary numbers are tried as integers; others are read one by one."""
SAFE = 2**53
"""Integers below it are exact in binary numbers."""


@dataclass(frozen=True, slots=True)
class ParquetColumns:
    """A Parquet file whose columns a report reads. input, label: its id and its name in places."""

    one: Declared
    input: str
    label: str
    spec: TableSpec

    def read(self, data: bytes) -> FrameSource:
        """The columns that the contract has. Raises Findings: the package is missing, the file cannot be read
        or is too large, a header stands twice, a column that must be filled is not there.
        """
        table = self._opened(data)
        names = self._named(table.column_names)
        places = {name: at + 1 for name, at in names.items()}
        file = TextFile(self.label, {at + 1: table.column_names[at] for at in names.values()})
        columns = {name: self._column(table.column(at), name, file, at + 1) for name, at in names.items()}
        return FrameSource(
            self.one.table, self.input, file, columns, places, table.num_rows, self.one.span, self.one.owner
        )

    @property
    def _where(self) -> Where:
        return self.one.at or SheetRef(self.input)

    def _refused(self, code: str, **args: object) -> Findings:
        return Findings([error(code, self._where, file=self.one.path.name, **args)])

    def _opened(self, data: bytes) -> Any:
        """The table, with the columns of the contract alone."""
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError:
            raise self._refused("source-parquet-without-package") from None
        try:
            file = pyarrow.parquet.ParquetFile(io.BytesIO(data))
            known = self.spec.column_names()
            wanted = [name for name in file.schema_arrow.names if fold(name) in known]
            if file.metadata.num_rows * max(1, len(wanted)) > FRAME_CELLS:
                raise self._refused("source-database-large", cells=FRAME_CELLS)
            return file.read(columns=wanted).combine_chunks()
        except (pyarrow.ArrowException, OSError, ValueError) as problem:
            reason = " ".join(str(problem).split())[:160]
            raise self._refused("source-database-unreadable", reason=reason) from None

    def _named(self, headers: list[str]) -> dict[str, int]:
        """The columns of the contract with their places."""
        known = self.spec.column_names()
        found: dict[str, int] = {}
        for at, header in enumerate(headers):
            name = known[fold(header)]
            if name in found:
                raise self._refused("source-column-twice", column=name, header=header)
            found[name] = at
        missing = [one.name for one in self.spec.columns.values() if one.required and one.name not in found]
        if missing:
            raise self._refused("source-column-missing", column=", ".join(missing), names=", ".join(headers))
        return found

    def _column(self, chunked: Any, name: str, file: TextFile, at: int) -> Column:
        import pyarrow

        array = chunked.combine_chunks() if hasattr(chunked, "combine_chunks") else chunked
        if isinstance(array, pyarrow.ChunkedArray):
            array = array.chunk(0) if array.num_chunks else pyarrow.array([], chunked.type)
        present = None if not array.null_count else np.asarray(array.is_valid())
        if pyarrow.types.is_integer(array.type):
            return _integers(array, present)
        if pyarrow.types.is_decimal(array.type):
            return Figures(_unscaled(array, present), array.type.scale, present)
        if pyarrow.types.is_floating(array.type):
            return self._binary(np.asarray(array.fill_null(0.0), dtype=np.float64), present, file, at)
        return self._labels(array, file, at)

    def _binary(
        self, values: NDArray[np.float64], present: NDArray[np.bool_] | None, file: TextFile, at: int
    ) -> Figures:
        """Binary numbers as the shortest decimals that stand for them."""
        endless = np.flatnonzero(~np.isfinite(values))
        if len(endless):
            self._refuse_value(file, at, int(endless[0]))
        for digits in range(FINEST + 1):
            whole = np.rint(values * 10.0**digits)
            if (np.abs(whole) < SAFE).all() and (whole / 10.0**digits == values).all():
                return Figures(whole.astype(np.int64), digits, present)
        exact = [Decimal(repr(value)) for value in values.tolist()]
        digits = max((-_exponent(one) for one in exact), default=0)
        digits = max(0, digits)
        return Figures(np.array([int(one.scaleb(digits)) for one in exact], dtype=object), digits, present)

    def _labels(self, array: Any, file: TextFile, at: int) -> Labels:
        import pyarrow

        try:
            coded = array if pyarrow.types.is_dictionary(array.type) else array.dictionary_encode()
        except (pyarrow.ArrowException, NotImplementedError):
            self._refuse_value(file, at, 0)
        codes = np.asarray(coded.indices.fill_null(BLANK), dtype=np.int32)
        values = coded.dictionary.to_pylist()
        for code, value in enumerate(values):
            if isinstance(value, datetime) and value.timetz() == time():
                values[code] = value.date()
            elif isinstance(value, datetime) or not isinstance(value, str | bool | date):
                self._refuse_value(file, at, int(np.flatnonzero(codes == code)[0]))
        return Labels(codes, tuple(values))

    def _refuse_value(self, file: TextFile, at: int, row: int) -> None:
        """Raises Findings: a value is no text, number or date."""
        raise self._refused("source-database-value", column=file.heading(at), number=row + FIRST_LINE - 1)


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _integers(array: Any, present: NDArray[np.bool_] | None) -> Figures:
    values = np.asarray(array.fill_null(0))
    if values.dtype == np.uint64 and len(values) and int(values.max()) >= 1 << 63:
        return Figures(np.array([int(one) for one in values.tolist()], dtype=object), 0, present)
    return Figures(values.astype(np.int64), 0, present)


def _unscaled(array: Any, present: NDArray[np.bool_] | None) -> NDArray[np.int64] | NDArray[np.object_]:
    """The integers of decimals without their sign: of 128 bits, the lower half where it holds them all."""
    import pyarrow

    wide = array.cast(pyarrow.decimal128(38, array.type.scale)) if array.type.bit_width != 128 else array
    halves = np.frombuffer(wide.buffers()[1], dtype="<i8").reshape(-1, 2)
    halves = halves[wide.offset : wide.offset + len(wide)]
    low, high = halves[:, 0].copy(), halves[:, 1].copy()
    if present is not None:
        low[~present], high[~present] = 0, 0
    if (high == low >> 63).all():
        return low
    pairs = zip(high.tolist(), low.tolist(), strict=True)
    return np.array([(one << 64) + (other & (1 << 64) - 1) for one, other in pairs], dtype=object)
