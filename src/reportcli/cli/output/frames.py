"""A read or derived table as a pandas frame, for those who go on with it elsewhere."""

from __future__ import annotations

import io

import pandas

from reportcli.model.diagnostic import Findings, error
from reportcli.model.fact import Fact
from reportcli.workbook.contract.contract import NUMERIC
from reportcli.workbook.tables.record import Record, value_of, where_of
from reportcli.workbook.tables.table import Table, plain_value

PLACE = "cell"
"""The column that says where a record stands; a column of that name in the table keeps its own."""


def frame(table: Table, columns: tuple[str, ...]) -> pandas.DataFrame:
    """The records as a frame: a row each, in their order. columns: of the contract, those that are wanted.

    Numbers are Decimals, never floats, beside each a column `NAME.unit` where any has a unit; shares are
    fractions. Texts, dates and yes or no are themselves, a reference is its record's key, a list a list.
    """
    held: dict[str, list[object]] = {}
    if PLACE not in columns:
        held[PLACE] = [str(where_of(one) or "") for one in table.records]
    for name in columns:
        held[name] = [_value(one, name) for one in table.records]
        units = [_unit(one, name) for one in table.records]
        if table.spec.columns[name].type in NUMERIC and any(units):
            held[f"{name}.unit"] = list(units)
    series = {name: pandas.Series(values, dtype=object) for name, values in held.items()}
    return pandas.DataFrame(series, columns=list(series))


def parquet(table: Table, columns: tuple[str, ...]) -> bytes:
    """The frame as a Parquet file, numbers as decimals.

    Raises Findings: the package that writes them is missing, or a column has values that no one type of the
    format holds.
    """
    try:
        import pyarrow
    except ImportError:
        raise Findings([error("parquet-without-package", None)]) from None
    stream = io.BytesIO()
    try:
        frame(table, columns).to_parquet(stream, engine="pyarrow", index=False)
    except (pyarrow.ArrowException, ValueError, OverflowError) as problem:
        reason = " ".join(str(problem).split())[:160]
        raise Findings([error("parquet-not-written", None, table=table.name, reason=reason)]) from None
    return stream.getvalue()


def _value(record: Record, name: str) -> object:
    value = plain_value(value_of(record, name))
    return list(value) if isinstance(value, tuple) else value


def _unit(record: Record, name: str) -> str:
    value = value_of(record, name)
    return value.unit if isinstance(value, Fact) else ""
