"""Files of texts/ that no row names: drafts and notes are left out, what something names is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layout.folders import one
from reportcli.layout.printed_names import printed_names
from reportcli.model.diagnostic import Severity
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.read import read_file
from workbook.books import finding, make, tiny_contract
from workbook.test_texts_and_media import CONTRACT

ROWS = [["Code", "Titre"], ["edito", "Édito"]]
ARTICLES = [["Texte"], ["Saison"]]


def reading(tmp_path: Path, printed: frozenset[str], **sheets: Any) -> Any:
    """A report with the files edito.md, saison.md and notes.md, as a layout reads it that names these."""
    (tmp_path / "texts").mkdir()
    for name in ("edito", "saison", "notes"):
        (tmp_path / "texts" / f"{name}.md").write_text("Bonjour.\n", encoding="utf-8")
    path = make(tmp_path / "w.xlsx", {"Pays": [], **sheets})
    return read_file(WorkbookFile(path), tiny_contract(CONTRACT), printed)


@pytest.mark.parametrize(
    ("printed", "sheets", "kept"),
    [
        ({"texts"}, {"Textes": ROWS}, ["edito"]),
        ({"texts", "notes"}, {"Textes": ROWS}, ["edito"]),
        ({"texts", "texts/Notes"}, {"Textes": ROWS}, ["edito", "notes"]),
        ({"texts"}, {"Textes": ROWS, "Articles": ARTICLES}, ["edito", "saison"]),
        ({"texts"}, {}, ["edito", "notes", "saison"]),
        ((), {"Textes": ROWS}, ["edito", "notes", "saison"]),
    ],
)
def test_a_file_that_nothing_names(tmp_path: Path, printed: Any, sheets: Any, kept: list[str]) -> None:
    """Left out, with a finding at the file; without a register read, with a note; all where no layout is."""
    book = reading(tmp_path, frozenset(printed), **sheets)
    assert sorted(book.texts) == sorted(record.id for record in book.records("texts")) == kept
    left = {"edito", "notes", "saison"} - {*kept}
    found = {str(one.where) for one in book.diagnostics if one.code == "text-without-row"}
    assert found == {f"texts/{key}.md:1:1" for key in left}
    noted = [one.severity for one in book.diagnostics if one.code == "text-without-register"]
    assert noted == ([] if sheets or not printed else [Severity.NOTE] * 3)


def test_what_a_layout_names(tmp_path: Path) -> None:
    blocks = (
        "      - prose: a-propos\n"
        "      - text: \"{{ (texts | where(id='notice') | first).title }} {{ texts.saison.title }} notes\"\n"
    )
    names = printed_names(one(tmp_path, blocks))
    assert {"texts/a-propos", "texts/notice", "texts/saison"} <= names
    assert "texts/notes" not in names


@pytest.mark.parametrize("start", [b"{\\rtf1 Bonjour}", b"PK\x03\x04 Bonjour", b"%PDF-1.4", b"Bon\0jour"])
def test_a_file_that_is_no_prose_is_refused_at_its_row(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "edito.md").write_bytes(start)
    path = make(tmp_path / "w.xlsx", {"Pays": [], "Textes": ROWS})
    book = read_file(WorkbookFile(path), tiny_contract(CONTRACT), frozenset())
    found = finding(book, "text-file-unread")
    assert (found.severity, found.where.a1) == (Severity.ERROR, "Textes!A2") and not book.texts


@pytest.mark.parametrize("name", ["edito.txt", "edito.md.txt", "Edito.MD", "edito .md"])
def test_a_missing_text_names_the_file_that_may_be_meant(tmp_path: Path, name: str) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / name).write_text("Bonjour.", encoding="utf-8")
    path = make(tmp_path / "w.xlsx", {"Pays": [], "Textes": ROWS})
    book = read_file(WorkbookFile(path), tiny_contract(CONTRACT), frozenset({"texts"}))
    assert finding(book, "text-file-missing").args["nearest"] == name


def test_a_folder_of_texts_in_capitals_is_to_be_renamed(tmp_path: Path) -> None:
    (tmp_path / "Texts").mkdir()
    (tmp_path / "Texts" / "edito.md").write_text("Bonjour.", encoding="utf-8")
    path = make(tmp_path / "w.xlsx", {"Pays": [], "Textes": ROWS})
    found = finding(
        read_file(WorkbookFile(path), tiny_contract(CONTRACT), frozenset()), "text-folder-missing"
    )
    assert (found.args["remedy"], found.args["nearest"]) == ("capitals", "Texts")


def test_a_missing_folder_of_texts_is_one_error_for_all_its_rows(tmp_path: Path) -> None:
    path = make(tmp_path / "w.xlsx", {"Pays": [], "Textes": [*ROWS, ["deux", "Deux"], ["trois", "Trois"]]})
    book = read_file(WorkbookFile(path), tiny_contract(CONTRACT), frozenset())
    missing = [str(one.where) for one in book.diagnostics if one.code.startswith("text-")]
    assert missing == ["Textes!A2"] and finding(book, "text-folder-missing").args["folder"] == "texts"
