"""Workbooks of members: one table of all, findings at their cells, who is missing or of another year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from batch.gardens import CONTRACT, GARDENS, gardens
from command_line import reportcli
from reportcli.batch.maker import Maker
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef
from reportcli.request import Request
from reportcli.run.tables import read_tables
from reportcli.workbook.tables.record import key_of, row_of, value_of, where_of
from reportcli.workbook.workbook import Workbook

Row = tuple[object, ...]
SOURCES = "harvests: {members: members, column: garden, deadline: 2025-03-31, before: last}\n"
SENT: Mapping[str, tuple[Row, ...]] = {
    "elm": (("Pears", 10), ("Beans", 2)),
    "oak": (("Pears", 20.5),),
    "fir": (("Pears", 30),),
    "ash": (("Plums", 40),),
}


def member(
    path: Path,
    rows: Iterable[Row],
    *,
    year: int = 2024,
    day: str = "2025-03-01",
    heads: Row = ("Crop", "Weight"),
) -> None:
    path.parent.mkdir(exist_ok=True)
    book = Book()
    sheet = book.active
    sheet.title = "Harvests"
    for row in (heads, *rows):
        sheet.append(list(row))
    about = book.create_sheet("Organisation")
    for pair in (("Key", "Value"), ("Name", path.stem), ("Year", year), ("Report date", day)):
        about.append(list(pair))
    book.save(path)


def federation(folder: Path, sent: Mapping[str, Iterable[Row]] = SENT, contract: str = CONTRACT) -> Path:
    workbook = gardens(folder, harvests=(), contract=contract)
    (folder / "sources.yaml").write_text(SOURCES.replace(", before: last", ""), "utf-8")
    for name, rows in sent.items():
        member(folder / f"members/{name}.xlsx", rows)
    return workbook


def found(read: Workbook) -> list[tuple[str, str]]:
    return [(one.code, str(one.where)) for one in read.diagnostics if one.severity.value != "note"]


def test_the_rows_of_all_are_one_table(tmp_path: Path) -> None:
    read = read_tables(Request(federation(tmp_path)))
    assert found(read) == []
    rows = [(key_of(value_of(one, "garden")), str(value_of(one, "crop"))) for one in read.records("harvests")]
    assert rows == [("ash", "Plums"), ("elm", "Pears"), ("elm", "Beans"), ("fir", "Pears"), ("oak", "Pears")]
    first = read.records("harvests")[-1]
    assert str(where_of(first, "weight")) == "[members/oak.xlsx]Harvests!B2"
    assert len({row_of(one) for one in read.records("harvests")}) == 5  # each is a record of its own
    total = next(one for one in read.records("by_crop") if value_of(one, "crop") == "Pears")
    figure = value_of(total, "total")
    assert isinstance(figure, Fact) and str(figure.value) == "60.5"
    assert [str(one) for one in figure.sources if isinstance(one, CellRef)][
        -1
    ] == "[members/oak.xlsx]Harvests!B2"
    assert {"members/elm.xlsx", "members/oak.xlsx"} <= set(read.inputs)


def test_what_is_wrong_stands_in_the_members_own_cell(tmp_path: Path) -> None:
    read = read_tables(Request(federation(tmp_path, {**SENT, "oak": (("Pears", "heavy"),)})))
    assert found(read) == [("not-a-number", "[members/oak.xlsx]Harvests!B2")]


def test_members_that_are_missing_or_nobody_are_said(tmp_path: Path) -> None:
    sent = {name: rows for name, rows in SENT.items() if name != "fir"}
    read = read_tables(Request(federation(tmp_path, {**sent, "ok": SENT["fir"]})))
    assert found(read) == [("member-missing", "Gardens!A4"), ("member-unknown", "members/ok.xlsx")]
    assert read.diagnostics[-1].args["nearest"] == "oak"


def test_a_workbook_of_another_year_or_after_the_deadline_is_said(tmp_path: Path) -> None:
    workbook = federation(tmp_path)
    member(tmp_path / "members/elm.xlsx", SENT["elm"], year=2023)
    member(tmp_path / "members/oak.xlsx", SENT["oak"], day="2025-04-01")
    assert found(read_tables(Request(workbook))) == [
        ("member-other-year", "members/elm.xlsx"),
        ("member-late", "members/oak.xlsx"),
    ]


def test_a_file_that_is_no_workbook_stops_no_other(tmp_path: Path) -> None:
    workbook = federation(tmp_path)
    (tmp_path / "members/oak.xlsx").write_bytes(b"PK\x03\x04 broken")
    member(tmp_path / "members/elm.xlsx", SENT["elm"], heads=("Fruit", "Size"))
    (tmp_path / "members/~$ash.xlsx").write_bytes(b"a lock")
    read = read_tables(Request(workbook))
    places = {place.partition("!")[0] for _, place in found(read)}
    assert any(place.startswith("members/oak.xlsx") for place in places), found(read)
    assert any("members/elm.xlsx" in place for place in places), found(read)
    assert [str(value_of(one, "crop")) for one in read.records("harvests")] == ["Plums", "Pears"]


def test_a_code_of_two_members_is_said(tmp_path: Path) -> None:
    keyed = CONTRACT.replace("{en: Harvests}\n", "{en: Harvests}\n    key: crop\n")
    read = read_tables(Request(federation(tmp_path, contract=keyed)))
    assert ("member-key-twice", "[members/fir.xlsx]Harvests!A2") in found(read)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("harvests: {members: members, file: a.xlsx}", "source-members-form"),
        ("harvests: {members: members, deadline: soon}", "source-members-form"),
        ("harvests: {members: members}", "member-column-unknown"),
        ("harvests: {members: nowhere, column: garden}", "members-none"),
        ("harvests: {members: ../.., column: garden}", "file-outside"),
    ],
)
def test_what_is_stated_of_members_is_judged(tmp_path: Path, text: str, code: str) -> None:
    workbook = federation(tmp_path)
    (tmp_path / "sources.yaml").write_text(f"{text}\n", "utf-8")
    assert [one for one, place in found(read_tables(Request(workbook)))][:1] == [code]


def test_one_workbook_a_member(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = federation(tmp_path)
    (tmp_path / "members/oak.ods").write_bytes(b"")
    assert "member-twice" in [code for code, _ in found(read_tables(Request(workbook)))]
    monkeypatch.setattr("reportcli.sources.members.MOST", 2)
    assert "members-too-many" in [code for code, _ in found(read_tables(Request(workbook)))]


def test_collect_lists_all_and_writes_a_sheet_and_copies(tmp_path: Path) -> None:
    workbook = federation(
        tmp_path, {"elm": SENT["elm"], "oak": (("Pears", "heavy"), ("Beans", 3)), "fir": SENT["fir"]}
    )
    member(tmp_path / "members/fir.xlsx", SENT["fir"], year=2023)
    (tmp_path / "sources.yaml").write_text(SOURCES, "utf-8")
    member(tmp_path / "last/elm.xlsx", (("Pears", 7), ("Beans", 1)), year=2023)
    out = tmp_path / "state.xlsx"
    done = reportcli("collect", workbook, "-o", out, "--annotate", tmp_path / "back", "--ui-lang", "en")
    assert done.returncode == 1
    lines = [line.split() for line in done.stdout.splitlines()]
    assert lines[1] == ["elm", "good", "members/elm.xlsx", "2", "0", "0", "12", "8"]
    assert lines[2][:3] == ["oak", "to", "mend"] and lines[2][-1] == "3"
    assert lines[3][:4] == ["fir", "OTHER", "YEAR", "members/fir.xlsx"]
    assert lines[4][:2] == ["ash", "MISSING"]
    sheet = load_workbook(out).active
    assert sheet is not None and [sheet.cell(2, 7).value, sheet.cell(2, 8).value] == [12, 8]
    copy = load_workbook(tmp_path / "back/oak-findings.xlsx")
    assert "not-a-number" in copy["Harvests"]["B2"].comment.text
    assert sorted(path.name for path in (tmp_path / "back").iterdir()) == [
        "fir-findings.xlsx",
        "oak-findings.xlsx",
    ]


def test_without_members_there_is_nothing_to_collect(tmp_path: Path) -> None:
    done = reportcli("collect", gardens(tmp_path), "--ui-lang", "en")
    assert (
        done.returncode == 1 and "asks no workbooks of members" in done.stderr and GARDENS
    )  # members-not-stated


def test_an_edition_names_the_files_of_its_own_rows(tmp_path: Path) -> None:
    workbook = federation(tmp_path)
    (tmp_path / "editions.yaml").write_text("each: gardens\nname: '{{ record.id }}'\n", "utf-8")
    made = Maker(Request(workbook, profiles=(), folder=tmp_path / "out"))
    own = made.workbook(made.planned[1])
    names = [name for name in made._files(own, "digest").hashes if name.endswith(".xlsx")]
    assert names == ["2024.xlsx", "members/oak.xlsx"]


def test_what_is_wrong_in_a_members_file_is_its_editions_own(tmp_path: Path) -> None:
    workbook = federation(tmp_path)
    (tmp_path / "members/oak.xlsx").write_bytes(b"PK\x03\x04 broken")
    member(tmp_path / "members/elm.xlsx", SENT["elm"], year=2023)
    (tmp_path / "editions.yaml").write_text("each: gardens\nname: '{{ record.id }}'\n", "utf-8")
    made = Maker(Request(workbook, profiles=(), folder=tmp_path / "out"))
    files = {
        one.name: {
            str(found.where) for found in made.workbook(one).diagnostics if "members/" in str(found.where)
        }
        for one in made.planned
    }
    assert files["ash"] == files["fir"] == set()
    assert files["elm"] == {"members/elm.xlsx"} and files["oak"] == {"members/oak.xlsx"}
