"""Files too large or not readable, links that no cell uses, and a copy onto the workbook itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportcli.deliver.annotated_workbook import write_annotated
from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.diagnostic import Diagnostic, Findings, Severity
from reportcli.model.refs import SheetRef
from reportcli.request import Outcome
from reportcli.workbook import picture_header
from reportcli.workbook.excel import workbook_file
from workbook.books import codes, finding, make, pack, parts, read, rows, tiny_contract

PHOTOS = """\
tables:
  photos:
    optional: true
    key: id
    sheet: {fr: Photos}
    columns:
      id: {type: code, required: true, fr: Code}
      file: {type: code, required: true, fr: Fichier}
"""


def refused(path: Path) -> Diagnostic:
    with pytest.raises(Findings) as raised:
        read(path)
    (found,) = raised.value.diagnostics
    return found


def test_links_to_other_files_that_no_cell_uses(tmp_path: Path) -> None:
    entries = parts(rows(["Code", "Nom"], ["be", "Belgique"]))
    entries["xl/workbook.xml"] = entries["xl/workbook.xml"].replace(
        "</workbook>", '<externalReferences><externalReference r:id="r9"/></externalReferences></workbook>'
    )
    entries["xl/_rels/workbook.xml.rels"] = entries["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="r9" Type="x/externalLink" Target="externalLinks/e1.xml"/></Relationships>',
    )
    entries["xl/externalLinks/e1.xml"] = "<externalLink/>"
    entries["xl/externalLinks/_rels/e1.xml.rels"] = (
        '<Relationships><Relationship Id="r1" Type="x/externalLinkPath" Target="old.xlsx" '
        'TargetMode="External"/></Relationships>'
    )
    book = read(pack(tmp_path / "w.xlsx", entries))
    found = finding(book, "external-links-unused")
    assert (found.severity, found.where) == (Severity.NOTE, SheetRef("w.xlsx"))
    assert found.args["files"] == "old.xlsx" and "external-link" not in codes(book)


@pytest.mark.parametrize(
    ("name", "content", "limit"),
    [("a.png", b"\x89PNG" + b"\0" * 60, "FILE_BYTES"), ("a.svg", b"<svg" + b" " * 60 + b"/>", "SVG_BYTES")],
)
def test_a_picture_that_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, limit: str
) -> None:
    monkeypatch.setattr(picture_header, limit, 50)
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / name).write_bytes(content)
    path = make(tmp_path / "w.xlsx", {"Photos": [["Code", "Fichier"], ["a", name]]})
    book = read(path, tiny_contract(PHOTOS))
    assert finding(book, "media-too-large").where.a1 == "Photos!B2"
    assert book.photos == {}


def test_a_workbook_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_file, "MAX_BYTES", 1000)
    found = refused(make(tmp_path / "w.xlsx", {"Pays": []}))
    assert (found.code, found.where) == ("workbook-file-large", SheetRef("w.xlsx"))


@pytest.mark.parametrize(("problem", "reason"), [(OSError(5, "Input/output error"), "Input/output error"),
                                                 (OSError(), "OSError")])  # fmt: skip
def test_a_workbook_that_the_disk_does_not_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: OSError, reason: str
) -> None:
    def fail(*_: object) -> bytes:
        raise problem

    path = make(tmp_path / "w.xlsx", {"Pays": []})
    monkeypatch.setattr(ProjectFiles, "read_bytes", fail)
    found = refused(path)
    assert (found.code, found.where) == ("workbook-unreadable", SheetRef("w.xlsx"))
    assert found.args["reason"] == reason


@pytest.mark.parametrize("target", ["w.xlsx", "sub/../w.xlsx"])
def test_a_copy_onto_the_workbook_itself(tmp_path: Path, target: str) -> None:
    (tmp_path / "sub").mkdir()
    path = make(tmp_path / "w.xlsx", {"Pays": []})
    before, outcome = path.read_bytes(), Outcome()
    write_annotated(path, tmp_path / target, outcome, "en")
    assert outcome.written == []
    assert [(found.code, found.where) for found in outcome.diagnostics] == [("annotate-onto-itself", None)]
    assert path.read_bytes() == before
