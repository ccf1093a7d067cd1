"""The names that every expression knows: the tables of the contract, texts and photos by key, the edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from reportcli.expressions.values import ExpressionError, Keyed, Namespace, Scope, Undefined
from reportcli.model.fact import Fact
from reportcli.model.geometry import MM
from reportcli.workbook.tables.reads import Noted
from reportcli.workbook.tables.record import Record, columns_of, key_of, table_of, value_of
from reportcli.workbook.tables.table import blank_record

if TYPE_CHECKING:
    from reportcli.workbook.workbook import Workbook

ORGANISATION = "organisation"
NAME = "name"  # the kind of these names, where they are noted


def root_scope(
    workbook: Workbook,
    tables: Mapping[str, tuple[Record, ...]],
    lang: str,
    *,
    logo: str | None = None,
    page: tuple[float, float] | None = None,
) -> Scope:
    """Tables as lists (a key-value table as its one record), the record that an edition is of, `edition`
    with year and lang, `brand` with its logo: the name of a drawing, blank where the layout has none, and
    `page` with the width and height of the report's pages in mm. page: the same in points.
    """
    names: dict[str, object] = {}
    for name, table in workbook.tables.items():
        records = tables.get(name, table.records)
        if table.spec.form == "key-value":
            names[name] = records[0] if records else blank_record(table.spec)
        else:
            names[name] = keyed(name, records)
    for name, view in workbook.views.items():
        names[name] = keyed(name, tables.get(name, view.records))
    for name in workbook.frames:
        names[name] = Undefined(ExpressionError("table-for-views", name=name))
    for name, record in workbook.subjects.items():
        named = tables.get(table_of(record), ())
        names[name] = next((one for one in named if one == record), record)
    names["edition"] = Namespace("edition", {"lang": lang, "year": _year(names.get(ORGANISATION))})
    names.setdefault("brand", Namespace("brand", {"logo": logo}))
    if page is not None:
        names.setdefault("page", Namespace("page", {"width": _in_mm(page[0]), "height": _in_mm(page[1])}))
    return Scope(Noted(NAME, names))


def keyed(name: str, records: Iterable[Record]) -> Keyed:
    """A table as a list whose records can also be had by their key."""
    rows = tuple(records)
    return Keyed(name, rows, {key_name(key_of(row)): row for row in reversed(rows)})


def key_name(key: str) -> str:
    """A key as an attribute: `part-2` is written photos.part_2."""
    return key.replace("-", "_")


def _in_mm(points: float) -> Fact:
    return Fact(Decimal(str(round(points / MM, 2))), "mm", declared=True)


def _year(organisation: object) -> Fact | None:
    if not isinstance(organisation, Record) or "year" not in columns_of(organisation):
        return None
    year = value_of(organisation, "year")
    return year if isinstance(year, Fact) else None
