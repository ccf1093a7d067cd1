"""Pictures that cells name by their path, without a table of photos."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bind.tiny import DATE, layout
from reportcli.bind.report import bind
from reportcli.blocks import Image as ImageBlock
from reportcli.blocks import Report
from reportcli.blocks.walk import blocks_of
from reportcli.model.diagnostic import Severity
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.workbook import Workbook
from workbook.books import codes, finding, make, read, tiny_contract

CONTRACT = """\
tables:
  staff:
    optional: true
    sheet: {fr: Équipe}
    columns:
      name: {type: text, required: true, fr: Nom}
      portrait: {type: photo, fr: Portrait}
      portrait_alt: {type: text, fr: Description}
"""
BLOCKS = "- {text: x}\n- each: staff\n  as: one\n  do: [{image: one.portrait, height: 20 mm}]"


@pytest.fixture
def contract() -> Contract:
    return tiny_contract(CONTRACT)


def book(tmp_path: Path, contract: Contract, *rows: Any) -> Workbook:
    (tmp_path / "team").mkdir(exist_ok=True)
    (tmp_path / "media").mkdir(exist_ok=True)
    Image.new("RGB", (40, 20)).save(tmp_path / "team" / "ann.jpg")
    Image.new("L", (30, 30)).save(tmp_path / "media" / "bob.png")
    (tmp_path / "team" / "notes.txt").write_text("none", "utf-8")
    lines = [["Nom", "Portrait", "Description"], *rows]
    return read(make(tmp_path / "w.xlsx", {"Équipe": lines}), contract)


def bound(tmp_path: Path, workbook: Workbook, draft: bool = False) -> Report:
    lines = "".join(f"      {line}\n" for line in BLOCKS.splitlines())
    own = layout(tmp_path / "own", f"  - section: {{id: s, title: S}}\n    do:\n{lines}")
    return bind(own, workbook, edition_lang=None, date=DATE, draft=draft)


def test_a_path_from_the_workbooks_folder_or_from_media_is_a_picture(
    tmp_path: Path, contract: Contract
) -> None:
    rows = (["Ann", "team/ann.jpg", "Ann at work"], ["Bob", "bob.png", None], ["Eve", None, None])
    made = book(tmp_path, contract, *rows, ["Ann too", "team/ann.jpg", None])
    assert codes(made) == []
    found = {key: (photo.kind, photo.resource.width) for key, photo in made.photos.items()}
    assert found == {"team/ann.jpg": ("jpeg", 40), "bob.png": ("png", 30)}
    assert sorted(made.inputs) == ["media/bob.png", "team/ann.jpg", "w.xlsx"]
    pictures = [block for block in blocks_of(bound(tmp_path, made)) if isinstance(block, ImageBlock)]
    assert [(one.image, one.alt) for one in pictures] == [
        ("team/ann.jpg", "Ann at work"), ("bob.png", None), ("team/ann.jpg", "Ann at work"),
    ]  # fmt: skip
    assert str(pictures[0].source) == "Équipe!B2"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("team/eve.jpg", "media-file-missing"),
        ("../w.xlsx", "media-file-missing"),
        ("/etc/passwd", "media-file-missing"),
        ("team/notes.txt", "media-not-a-picture"),
        ("w.xlsx", "media-not-a-picture"),
    ],
)
def test_what_is_no_picture_of_the_folder_is_one_error_at_its_cell(
    tmp_path: Path, contract: Contract, path: str, code: str
) -> None:
    made = book(tmp_path, contract, ["Ann", path, None], ["Bob", path, None])
    error = finding(made, code)
    assert codes(made) == [code] and error.severity is Severity.ERROR
    assert str(error.where) == "Équipe!B2" and made.photos[path].resource.path == ""
    report = bound(tmp_path, made)
    assert not [block for block in blocks_of(report) if isinstance(block, ImageBlock)]
    assert (
        not [one for one in report.diagnostics if one.severity is Severity.ERROR]
        and error.where in report.used.wanted
    )
    [shown, _] = [b for b in blocks_of(bound(tmp_path, made, draft=True)) if isinstance(b, ImageBlock)]
    assert shown.missing


def test_a_link_out_of_the_project_is_refused(tmp_path: Path, contract: Contract) -> None:
    outside = tmp_path / "outside.jpg"
    folder = tmp_path / "project"
    folder.mkdir()
    Image.new("RGB", (4, 4)).save(outside)
    (folder / "reportcli.toml").write_text("", "utf-8")
    (folder / "ann.jpg").symlink_to(outside)
    made = book(folder, contract, ["Ann", "ann.jpg", None])
    assert made.photos["ann.jpg"].resource.path == "" and len(codes(made)) == 1
