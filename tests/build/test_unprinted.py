"""What is wrong with cells that nothing prints is a warning; where it is printed, an error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from build.tiny_project import silent
from reportcli.pipeline import Request, check
from starters import copied_report

CONTRACT = """tables:
  tools:
    sheet: {en: Tools}
    key: code
    columns:
      code: {type: code, en: Code}
      name: {type: text, en: Tool}
      price: {type: money, en: Price}
      theme: {type: "ref(themes)", en: Theme}
"""
PRINTED = """extends: base
language: en-GB
sections:
  - section: {id: tools, title: Tools}
    do:
      - each: tools
        as: one
        do: [{text: "{{ one.name }} {{ one.price | money }} {{ one.theme.name }}", if: one.price}]
"""


def severities(folder: Path, layout: str, edit: Callable[[Workbook], None]) -> dict[str, str]:
    path = copied_report(folder / "r", "en")[0]
    (path.parent / "contract.yaml").write_text(CONTRACT, encoding="utf-8")
    if layout:
        (path.parent / "layout.yaml").write_text(layout, encoding="utf-8")
    book = load_workbook(path)
    sheet = book.create_sheet("Tools")
    for row in (("Code", "Tool", "Price", "Theme"), ("a", "Rake", 3, "grow"), ("b", "Hoe", 4, "learn")):
        sheet.append(row)
    edit(book)
    book.save(path)
    found = check(Request(path), silent).diagnostics
    return {one.code: one.severity.value for one in found}


def cell(sheet: str, place: str, value: object) -> Callable[[Workbook], None]:
    def edit(book: Workbook) -> None:
        book[sheet][place] = value

    return edit


MISTAKES = [
    ("duplicate-key", cell("Tools", "A3", "a")),
    ("dangling-reference", cell("Tools", "D3", "lern")),
    ("formula-without-value", cell("Tools", "C3", "=1+1")),
    ("not-a-number", cell("Tools", "C3", "many")),
]


@pytest.mark.parametrize(("code", "edit"), MISTAKES)
def test_of_cells_that_nothing_prints(tmp_path: Path, code: str, edit: Callable[[Workbook], None]) -> None:
    assert severities(tmp_path / "a", "", edit)[code] == "warning"
    assert severities(tmp_path / "b", PRINTED, edit)[code] == "error"


def test_a_listed_picture_that_is_missing(tmp_path: Path) -> None:
    def listed(book: Workbook) -> None:
        row = next(row for row in range(2, 100) if not book["Photos"][f"A{row}"].value)
        for column, value in zip("AB", ("extra", "extra.jpg"), strict=True):
            book["Photos"][f"{column}{row}"] = value

    assert severities(tmp_path / "a", "", listed)["media-file-missing"] == "warning"
    printed = cell("Photos", "B2", "cover2.jpg")
    assert severities(tmp_path / "b", "", printed)["media-file-missing"] == "error"


def test_a_text_without_a_word_that_is_printed_is_reported_once(tmp_path: Path) -> None:
    """Its heading would stand over nothing."""
    path = copied_report(tmp_path / "r", "en")[0]
    (path.parent / "texts/editorial.md").write_text("\n", encoding="utf-8")
    found = [one for one in check(Request(path), silent).diagnostics if one.code == "text-without-words"]
    assert [(str(one.where), one.severity.value) for one in found] == [("Texts!A2", "warning")]
