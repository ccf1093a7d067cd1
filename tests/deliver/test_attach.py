"""Associated files: the workbook of printed tables, the source with its warning, both sound in a PDF/A-3."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest
from openpyxl import Workbook, load_workbook

from accessibility.read_back import tables_in
from paint.sample_document import SRGB_ICC, sample_document
from reportcli.deliver.attach import source_attachment, tables_attachment
from reportcli.deliver.finish import finish
from reportcli.deliver.printed_tables import PrintedTable, printed_tables
from reportcli.deliver.private_parts import private_parts
from reportcli.model.display import PagedDocument
from reportcli.paint import paint
from reportcli.paint import painted as pages_of
from reportcli.paint.profiles.print import PROFILE as PRINT
from reportcli.paint.profiles.screen import PROFILE as SCREEN
from reportcli.preflight import check

PROFILE = replace(SCREEN, icc=SRGB_ICC)


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, PagedDocument]:
    document = sample_document(tmp_path_factory.mktemp("media"))
    return paint(document, PROFILE), document


@pytest.fixture(scope="module")
def tables(painted: tuple[bytes, PagedDocument]) -> list[PrintedTable]:
    return printed_tables(painted[1], PROFILE)


def book(**more: object) -> bytes:
    made = Workbook()
    made.active.title = "Données"
    if more.get("hidden"):
        made.create_sheet("Brouillon").sheet_state = "hidden"
    if more.get("row"):
        made.active["A2"] = 1
        made.active.row_dimensions[2].hidden = True
    made.properties.creator = str(more.get("creator", "")) or None
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_printed_tables_are_what_the_tags_of_the_painted_file_say(
    tables: list[PrintedTable], painted: tuple[bytes, PagedDocument]
) -> None:
    assert tables == tables_in(painted[0])
    (table,) = tables
    assert table.title == "Finances"
    assert [[(cell.text, cell.header, cell.columns) for cell in row] for row in table.rows] == [
        [("Année", True, 2)],
        [("2024", True, 1), ("12", False, 1)],
    ]


def test_the_workbook_of_tables_has_them_as_printed(tables: list[PrintedTable]) -> None:
    made = tables_attachment(tables, "2024")
    assert made.name == "2024-tables.xlsx"
    sheet = load_workbook(io.BytesIO(made.data))["Finances"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["Année", None], ["2024", "12"]]
    assert sheet["A1"].font.bold and not sheet["B2"].font.bold
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A1:B1"]


def test_the_workbook_of_tables_is_the_same_whenever_it_is_made(tables: list[PrintedTable]) -> None:
    data = tables_attachment(tables, "2024").data
    assert data == tables_attachment(tables, "2024").data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        assert b"2000-01-01" in package.read("docProps/core.xml")


def test_pages_that_are_not_delivered_have_no_tables(painted: tuple[bytes, PagedDocument]) -> None:
    document = painted[1]
    skipped = [
        replace(chapter, pages=tuple(replace(page, skipped=True) for page in chapter.pages))
        for chapter in document.chapters
    ]
    assert printed_tables(replace(document, chapters=tuple(skipped)), PROFILE) == []
    assert printed_tables(document, replace(PRINT, tags=False)) == []


def test_a_screen_file_with_both_is_sound(
    tables: list[PrintedTable], painted: tuple[bytes, PagedDocument], tmp_path: Path
) -> None:
    enclosed = [
        tables_attachment(tables, "2024"),
        source_attachment("2024.xlsx", book()),
    ]
    data = finish(pages_of(painted[1], PROFILE), painted[1], PROFILE, enclosed)
    assert check(data, PROFILE) == []
    for standard in ("ua1", "3a"):
        report = page.validate_pdf_bytes(data, profile=standard)
        assert report.is_compliant, list(report.failures)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [str(one.AFRelationship) for one in pdf.Root.AF] == ["/Data", "/Source"]
        assert pdf.attachments["2024.xlsx"].get_file().read_bytes() == enclosed[1].data
    assert data == finish(pages_of(painted[1], PROFILE), painted[1], PROFILE, enclosed)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"hidden": True}, ("private-sheets", {"count": "1"})),
        ({"row": True}, ("private-lines", {"count": "1"})),
        ({"creator": "Zoé"}, ("private-people", {"names": "Zoé"})),
    ],
)
def test_what_a_workbook_hides_is_told(more: dict[str, object], told: tuple[str, dict[str, str]]) -> None:
    (finding,) = private_parts("a.xlsx", book(**more))
    assert finding.code == "attach-source-private"
    assert told in [(one.code, one.args) for one in finding.related]


def test_notes_and_macros_are_told() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in ("xl/comments1.xml", "xl/threadedComments/threadedComment1.xml", "xl/vbaProject.bin"):
            package.writestr(name, b"")
    (finding,) = private_parts("a.xlsm", buffer.getvalue())
    assert [(one.code, one.args) for one in finding.related] == [
        ("private-notes", {"count": "2"}),
        ("private-macros", {"count": "1"}),
    ]


def test_a_plain_workbook_and_a_broken_one() -> None:
    assert private_parts("a.xlsx", book()) == []
    (finding,) = private_parts("a.xlsx", b"PK no")
    assert [one.code for one in finding.related] == ["private-unreadable"]
