"""Records, their frame, and what they promise to the stages after."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path

import pytest

from reportcli.model.refs import CellRef
from reportcli.workbook.tables.record import (
    CellText,
    UnknownColumn,
    columns_of,
    is_record,
    key_of,
    row_of,
    table_of,
    value_of,
    where_of,
)
from reportcli.workbook.workbook import UnknownTable, Workbook
from workbook.books import make, read


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    sheets = {
        "Pays": [["Code", "Nom", "Siège"], ["be", "Belgique", "oui"], ["bo", "Bolivie", None]],
        "Dons": [
            ["Pays", "Libellé", "Montant", "Noms"],
            ["be", "un", 12.5, "a;b"],
            ["bo", "deux", None, None],
        ],
    }
    return read(make(tmp_path / "w.xlsx", sheets))


def test_records_know_where_they_stand(book: Workbook) -> None:
    first, second = book.records("gifts")
    assert (table_of(first), row_of(second), key_of(second)) == ("gifts", 3, "3")
    assert where_of(first) == CellRef("w.xlsx", "Dons", 2, 1)
    assert str(where_of(second, "amount")) == "Dons!C3"
    assert str(where_of(second, "share")) == "Dons"
    assert key_of(first.country) == "be"
    assert is_record(first) and not is_record("first")
    assert columns_of(first)[:3] == ("country", "label", "amount")


def test_columns_that_the_sheet_left_out_are_blank(book: Workbook) -> None:
    first = book.records("gifts")[0]
    assert first.share is None
    assert first.names == ("a", "b")


def test_an_unknown_column_names_the_nearest(book: Workbook) -> None:
    with pytest.raises(UnknownColumn) as raised:
        _ = book.records("gifts")[0].amonut
    assert (raised.value.nearest, raised.value.table) == ("amount", "gifts")
    with pytest.raises(UnknownColumn):
        value_of(book.records("gifts")[0], "_values")


def test_an_unknown_table_names_the_nearest(book: Workbook) -> None:
    with pytest.raises(UnknownTable) as raised:
        book.records("gift")
    assert raised.value.nearest == "gifts"


def test_records_do_not_change(book: Workbook) -> None:
    first = book.records("gifts")[0]
    with pytest.raises(AttributeError):
        first.label = "other"
    with pytest.raises(AttributeError):
        del first.label
    assert first.label == "un"


def test_records_are_the_same_when_their_row_is(book: Workbook) -> None:
    first, second = book.records("gifts")
    assert first.country == book.records("countries")[0]
    assert len({first, second, first}) == 2
    assert first != second


def test_a_workbook_survives_pickling(book: Workbook) -> None:
    again = pickle.loads(pickle.dumps(book))
    first = again.records("gifts")[0]
    assert first == book.records("gifts")[0]
    assert (first.country.name, first.amount.value, first.label.ref.a1) == (
        "Belgique",
        Decimal("12.5"),
        "Dons!B2",
    )
    assert again.records("countries")[0].home is True


def test_every_value_has_its_cell(book: Workbook) -> None:
    table = book.table("gifts")
    assert str(table.ref(0, "amount")) == "Dons!C2"
    assert str(table.ref(1, "amount")) == "Dons!C3"
    assert table.ref(0, "share") is None


def test_a_table_that_is_missing_is_empty(book: Workbook) -> None:
    assert book.records("organisation") == ()
    assert book.record("organisation").name is None
    assert len(book.table("organisation")) == 0


def test_inputs_are_hashed(book: Workbook, tmp_path: Path) -> None:
    import hashlib

    assert dict(book.inputs) == {"w.xlsx": hashlib.sha256((tmp_path / "w.xlsx").read_bytes()).hexdigest()}


def test_cell_text_is_text() -> None:
    text = CellText("a", CellRef("w", "S", 1, 1), markdown=True)
    assert text == "a" and hash(text) == hash("a")
    again = pickle.loads(pickle.dumps(text))
    assert (again, again.ref, again.markdown, again.printed) == ("a", text.ref, True, "a")
