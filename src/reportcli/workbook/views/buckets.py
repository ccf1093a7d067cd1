"""What a value falls into: the month, quarter or year of a date, the class of a number."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from decimal import Decimal

from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef, Where
from reportcli.workbook.contract.bucket import Bucket
from reportcli.workbook.tables.record import CellText


def bucket_of(bucket: Bucket, value: object, where: Where | None) -> object:
    """The bucket of a value, None of a blank one. where: the cell of the value."""
    if isinstance(value, Fact) and bucket.bounds:
        return CellText(bucket.labels[bisect_right(bucket.bounds, value.value)], where)
    if not isinstance(value, date):
        return None
    if bucket.function == "month":
        return date(value.year, value.month, 1)
    if bucket.function == "quarter":
        return CellText(f"{value.year}-Q{(value.month + 2) // 3}", where)
    sources = (where,) if isinstance(where, CellRef) else ()
    return Fact(Decimal(value.year), sources=sources, decimals=0)


def place_in(bucket: Bucket, value: object) -> int:
    """Where a class stands among the others, 0 of anything else."""
    labels = bucket.labels
    return labels.index(str(value)) if isinstance(value, str) and str(value) in labels else 0
