"""What checks of a large table cost: calls are counted, not time."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook as Book

from build.tiny_project import Project, make, silent
from reportcli.checks.rules.names import sort_order
from reportcli.inputs import nearest
from reportcli.inputs.nearest import NearNames
from reportcli.pipeline import Request, check
from reportcli.workbook.tables import lazy_records
from reportcli.workbook.tables.lazy_records import LazyRecords, TypedColumn

ROWS = 12_000
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


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return large(tmp_path_factory.mktemp("large"))


@pytest.mark.parametrize(("kept", "walks"), [(lazy_records.KEPT, 3), (0, 60)])
def test_records_are_made_once(
    project: Project, monkeypatch: pytest.MonkeyPatch, kept: int, walks: int
) -> None:
    """All rules share the records of a large table; of one beyond the limit no rule walks it many times."""
    made: list[int] = []
    values: list[int] = []
    real, real_value = LazyRecords._made, TypedColumn.value
    monkeypatch.setattr(lazy_records, "KEPT", kept)
    monkeypatch.setattr(LazyRecords, "_made", lambda self, index: made.append(index) or real(self, index))
    monkeypatch.setattr(
        TypedColumn, "value", lambda self, index, ref: values.append(index) or real_value(self, index, ref)
    )
    check(Request(project.workbook), silent)
    assert ROWS <= len(made) <= walks * ROWS
    assert len(values) <= 4 * walks * ROWS


def test_a_sort_order_is_sought_once_a_group(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups of one row have no order: a column of keys gives none to look at."""
    sorted_: list[int] = []
    real = sort_order.longest_sorted
    monkeypatch.setattr(sort_order, "longest_sorted", lambda v: sorted_.append(len(v)) or real(v))
    check(Request(project.workbook), silent)
    assert sorted_ and min(sorted_) > 1 and sum(sorted_) <= 8 * ROWS


def test_few_names_are_compared_with_a_word(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that nobody has, and keys that nobody cites: each is compared with the names most like it."""
    compared: list[int] = []
    real = nearest.get_close_matches

    def counted(word: str, names: list[str], n: int, cutoff: float) -> list[str]:
        compared.append(len(names))
        return real(word, names, n, cutoff)

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
