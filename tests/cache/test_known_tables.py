"""Sheets that are as they were are not read again in one process; what they are reported for is."""

from __future__ import annotations

from contextlib import nullcontext

import pytest
from openpyxl import load_workbook

from build.tiny_project import Project
from reportcli.model.diagnostic import Diagnostic
from reportcli.request import Request
from reportcli.session import Session
from reportcli.workbook import read_tables
from reportcli.workbook.excel import xlsx
from reportcli.workbook.excel.sheet_scan import scan_data
from reportcli.workbook.tables.build import build_records


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sheets that are scanned, and the tables that are built, in order."""
    seen: list[str] = []
    scan, build = scan_data, build_records

    def scanned(input_id, data, sheet, strings):  # type: ignore[no-untyped-def]
        seen.append(f"sheet {sheet.name}")
        scan(input_id, data, sheet, strings)

    def built(cells, place):  # type: ignore[no-untyped-def]
        seen.append(f"table {cells.spec.name}")
        return build(cells, place)

    monkeypatch.setattr(xlsx, "scan_data", scanned)
    monkeypatch.setattr(read_tables, "build_records", built)
    return seen


def findings(project: Project, session: Session) -> list[Diagnostic]:
    return session.check(Request(project.workbook)).diagnostics


def fresh(project: Project) -> list[Diagnostic]:
    return findings(project, Session(lambda stage: nullcontext()))


def test_only_the_sheet_that_was_edited_is_read_again(
    project: Project, session: Session, read: list[str]
) -> None:
    findings(project, session)
    assert len(read) > 3
    read.clear()
    project.set("Key figures", "B2", 77)
    found = findings(project, session)
    assert read == ["sheet Key figures", "table key_figures"]
    assert found == fresh(project)


def test_what_a_known_sheet_is_reported_for_is_reported_again(
    project: Project, session: Session, read: list[str]
) -> None:
    project.set("Photos", "Z9", "a word beside the table")
    before = findings(project, session)
    project.set("Key figures", "B2", 78)
    found = findings(project, session)
    assert found == fresh(project)
    assert "cell-outside-table" in {one.code for one in before} & {one.code for one in found}


def test_another_currency_types_all_tables_again(project: Project, session: Session, read: list[str]) -> None:
    findings(project, session)
    read.clear()
    book = load_workbook(project.workbook)
    sheet = book["Organisation"]
    sheet.append(["Currency", "USD"])
    book.save(project.workbook)
    found = findings(project, session)
    assert {"table key_figures", "table photos"} <= set(read)
    assert found == fresh(project)


def test_nothing_is_read_again_when_nothing_has_changed(
    project: Project, session: Session, read: list[str]
) -> None:
    book = load_workbook(project.workbook)
    book["Key figures"]["B2"].number_format = '0" ½"'
    book.save(project.workbook)
    before = findings(project, session)
    read.clear()
    again = findings(project, session)
    assert read == []
    assert again == before == fresh(project)
