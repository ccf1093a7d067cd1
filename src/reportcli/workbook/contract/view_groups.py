"""What a view is grouped by: columns, and buckets such as the month of a date or the class of an amount."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.model.collector import Collector
from reportcli.model.refs import Span
from reportcli.workbook.contract.bucket import Bucket
from reportcli.workbook.contract.contract import NUMERIC, TableSpec
from reportcli.workbook.contract.view_buckets import BUCKET, CLASS, bucket_name
from reportcli.workbook.contract.view_parts import last_part
from reportcli.workbook.contract.view_sources import ViewSources


class ViewGroups(ViewSources):
    """Reads what one view is grouped by. buckets: those of its columns to group by, by their name."""

    def __init__(self, name: str, tables: Mapping[str, TableSpec], diagnostics: Collector) -> None:
        super().__init__(name, tables, diagnostics)
        self.buckets: dict[str, Bucket] = {}

    def _grouping(self, data: YamlMapping) -> tuple[str, ...]:
        """Columns to group by; `month(begun)` and its like stand under a name of their own."""
        stated = self._strings(data, "group")
        for text in stated:
            bucket = self._bucket(text, data.where("group"))
            if bucket is not None:
                self.buckets[bucket[0]] = bucket[1]
        return self._paths(data, "group", [self._name_of(text) for text in stated])

    def _name_of(self, text: str) -> str:
        match = BUCKET.fullmatch(text.strip())
        return bucket_name(match[1], match[2]) if match else text

    def _bucket(self, text: str, where: Span | None) -> tuple[str, Bucket] | None:
        """`quarter(begun)`, `class(amount, 1000, 5000)`: name and bucket; None of a column."""
        match = BUCKET.fullmatch(text.strip())
        if match is None:
            return None
        function, path, written = match[1], match[2], match[3] or ""
        column = self._column(path, where, "group")
        bounds = tuple(Decimal(one.strip()) for one in written.split(",") if one.strip())
        dated = function != CLASS
        if column is not None and dated and column.type not in ("date", "month"):
            self._refuse("view-needs-dates", where, function=function, column=path, type=column.type)
        if column is not None and not dated and (column.type not in NUMERIC or column.type == "year"):
            self._refuse("view-needs-numbers", where, function=function, column=path, type=column.type)
        if dated == bool(bounds) or any(low >= high for low, high in pairwise(bounds)):
            self._refuse("view-class-bounds", where, found=text)
        return bucket_name(function, path), Bucket(function, path, bounds, where)

    def _paths(self, data: YamlMapping, key: str, paths: Sequence[str]) -> tuple[str, ...]:
        for path in paths:
            if path in self.buckets:
                continue
            column = self._column(path, data.where(key), key)
            if column is not None and column.type == "list":
                self._refuse("view-group-of-list", data.where(key), column=path)
        names = [last_part(path) for path in paths]
        if len(set(names)) < len(names):
            self._refuse("view-column-twice", data.where(key), column=", ".join(names))
        return tuple(paths)
