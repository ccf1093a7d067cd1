"""Parquet files and servers: read as texts, refused in one line where a package or an address is missing."""

from __future__ import annotations

import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from reportcli.inputs.secrets import Secrets
from reportcli.model.diagnostic import Findings
from reportcli.sources.database.server import _reason, answer_of_server
from reportcli.sources.database.values import text_of
from reportcli.workbook.tables.record import where_of
from sources.reports import errors, report

PARQUET = b"PAR1" + b"\0" * 40 + b"PAR1"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (True, "yes"), (False, "no"), (0.1, "0.1"), (1e-7, "0.0000001"), (Decimal("1.5"), "1.5"),
        (2**70, str(2**70)), (date(2024, 5, 31), "2024-05-31"), (datetime(2024, 5, 31), "2024-05-31"),
        (datetime(2024, 5, 31, 8), None), ("a\0b", None), (float("nan"), None), (b"x", None), ([1], None),
    ],
)  # fmt: skip
def test_values_as_texts(value: object, text: str | None) -> None:
    assert text_of(value) == text


def test_without_its_package_a_parquet_file_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    book = report(tmp_path, sources="gifts: gifts.parquet\n", files={"gifts.parquet": PARQUET})
    assert errors(book) == ["source-parquet-without-package"]


def test_a_parquet_file_has_a_line_for_each_row(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    amounts = pyarrow.array([Decimal("10.50"), Decimal("0.01")], pyarrow.decimal128(12, 2))
    parquet.write_table(pyarrow.table({"Libellé": ["a", "b"], "Montant": amounts}), tmp_path / "g.parquet")
    files = {"gifts.parquet": (tmp_path / "g.parquet").read_bytes()}
    book = report(tmp_path, sources="gifts: gifts.parquet\n", files=files)
    assert errors(book) == []
    second = book.records("gifts")[1]
    assert (second.amount.value, str(where_of(second, "amount"))) == (
        Decimal("0.01"),
        "gifts.parquet:3:Montant",
    )
    broken = report(tmp_path, sources="gifts: gifts.parquet\n", files={"gifts.parquet": PARQUET})
    assert errors(broken) == ["source-database-unreadable"]


def asked(secrets: Secrets) -> str:
    with pytest.raises(Findings) as refused:
        answer_of_server("BOOKS", "select 1", secrets, None)
    (found,) = refused.value.diagnostics
    assert "secret" not in str(found)
    return found.code


def test_a_server_needs_an_address_of_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(Secrets()) == "source-server-unset"
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    assert asked(Secrets({"BOOKS": "postgresql://a:secret@h/b"})) == "source-server-without-package"


def test_only_postgresql_is_asked() -> None:
    pytest.importorskip("sqlalchemy")
    for address in ("sqlite:///books.db", "mysql://a:secret@h/b", "secret"):
        assert asked(Secrets({"BOOKS": address})) == "source-server-kind"


def test_what_a_driver_says_names_nothing_of_the_address() -> None:
    told = _reason(ValueError("x"), ["secret"])
    assert told == "ValueError"
    problem = type(
        "Problem", (Exception,), {"orig": "no route from me to db.example with secret99 and secret"}
    )()
    assert _reason(problem, ["secret", "secret99", "db.example"]) == "no route from me to … with … and …"
