"""Buckets of views: months, quarters and years of dates, classes of numbers."""

from __future__ import annotations

import re

from reportcli.workbook.contract.bucket import Bucket
from reportcli.workbook.contract.contract import Column
from reportcli.workbook.contract.view_parts import last_part

CLASS = "class"
_NUMBER = r"-?\d{1,18}(?:\.\d{1,9})?"
BUCKET = re.compile(rf"(month|quarter|year|class)\(\s*([a-z][a-z0-9_.]*)\s*((?:,\s*{_NUMBER}\s*)*)\)")
_TYPES = {"month": "month", "year": "year"}


def bucket_name(function: str, path: str) -> str:
    """The column of a bucket: `month`, `quarter`, `year`; of a class that of its number: `amount_class`."""
    return f"{last_part(path)}_class" if function == CLASS else function


def column_of(bucket: Bucket, name: str) -> Column:
    """The column that a bucket makes."""
    return Column(name, _TYPES.get(bucket.function, "text"), bucket.span, translate=False)
