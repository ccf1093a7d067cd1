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
from workbook.books import make, tiny_contract
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
