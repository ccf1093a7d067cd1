"""What checks of a large table cost: calls are counted, not time."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as Book

from build.tiny_project import Project, make, silent
from reportcli.checks.rules.names import sort_order
from reportcli.inputs import nearest
from reportcli.inputs.nearest import NearNames
from reportcli.model.refs import CellRef
from reportcli.pipeline import Request, check
from reportcli.workbook.excel import large_sheets
from reportcli.workbook.tables import lazy_records
from reportcli.workbook.tables.lazy_records import LazyRecords, TypedColumn
from reportcli.workbook.tables.record import Record

ROWS = 1_500
CONTRACT = """\
tables:
  donors:
    sheet: {en: Donors}
    key: id
    columns:
      id: {type: code, en: Id}
      name: {type: text, en: Name}
      amount: {type: money, en: Amount}
      town: {type: text, en: Town}
  gifts:
    sheet: {en: Gifts}
    columns:
      donor: {type: ref(donors), en: Donor}
"""


def large(folder: Path) -> Project:
    """Many donors, and a few gifts of which some cite nobody."""

    def fill(book: Book) -> None:
        donors, gifts = book.create_sheet("Donors"), book.create_sheet("Gifts")
        donors.append(["Id", "Name", "Amount", "Town"])
        gifts.append(["Donor"])
        for number in range(ROWS):
            donors.append([f"d{number:05}", f"Name {number}", 10 + number, f"Town {number % 7}"])
        for cited in ("d00000", "d00007", "dd00003", "x99999"):
            gifts.append([cited])

    project = make(folder, fill)
    (project.layout.parent / "contract.yaml").write_text(CONTRACT, "utf-8")
    project.edit_layout("{{ photos.garden.credit }}", "{{ sum(donors | column('amount')) }}")
    return project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A report whose donors are read as a large sheet is."""
    monkeypatch.setattr(large_sheets, "LARGE", 1000)
    return large(tmp_path)


@pytest.mark.parametrize(("kept", "walks"), [(lazy_records.KEPT, 1), (0, 30)])
def test_records_are_made_once(
    project: Project, monkeypatch: pytest.MonkeyPatch, kept: int, walks: int
) -> None:
    """All rules share the records of a large table; of one beyond the limit no rule walks it many times."""
    made: list[int] = []
    values: list[int] = []
    real, real_value = LazyRecords._made, TypedColumn.value

    def counted(self: LazyRecords, index: int) -> Record:
        made.append(index)
        return real(self, index)

    def counted_value(self: TypedColumn, index: int, ref: CellRef) -> object:
        values.append(index)
        return real_value(self, index, ref)

    monkeypatch.setattr(lazy_records, "KEPT", kept)
    monkeypatch.setattr(LazyRecords, "_made", counted)
    monkeypatch.setattr(TypedColumn, "value", counted_value)
    check(Request(project.workbook), silent)
    assert ROWS <= len(made) <= walks * (ROWS + 1)
    assert len(values) <= 4 * walks * (ROWS + 1)


def test_a_sort_order_is_sought_once_a_group(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups of one row have no order: a column of keys gives none to look at."""
    sorted_: list[int] = []
    real = sort_order.longest_sorted

    def counted(group: Sequence[Any]) -> frozenset[int]:
        sorted_.append(len(group))
        return real(group)

    monkeypatch.setattr(sort_order, "longest_sorted", counted)
    check(Request(project.workbook), silent)
    assert sorted_ and min(sorted_) > 1 and sum(sorted_) <= 8 * ROWS


def test_few_names_are_compared_with_a_word(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that nobody has, and keys that nobody cites: each is compared with the names most like it."""
    compared: list[int] = []

    def counted(word: str, names: list[str], n: int, cutoff: float) -> list[str]:
        compared.append(len(names))
        return get_close_matches(word, names, n, cutoff)

    monkeypatch.setattr(nearest, "get_close_matches", counted)
    found = check(Request(project.workbook), silent).diagnostics
    assert max(compared) <= nearest.FEW
    assert len(compared) <= 2 * nearest.ADVISED
    (dangling,) = (one for one in found if one.args.get("found") == "dd00003")
    assert dangling.code == "dangling-reference" and dangling.args["nearest"] == "d00003"


def test_the_nearest_of_many_names() -> None:
    """The index gives what a comparison with each gives."""
    names = [f"{first} {last}" for first in ("Ada", "Bert", "Carla", "Dirk") for last in map(str, range(400))]
    index = NearNames(names)
    for word, near in (("Adda 17", "Ada 17"), ("bert 399", "Bert 399"), ("Karla 42", "Carla 42")):
        assert index.nearest(word) == near
    assert index.nearest("zzzzzz") == ""
    assert index.nearest("Ada 17", other=True) != "Ada 17"
    assert len(index.candidates("Ada 17")) <= nearest.CLOSEST
