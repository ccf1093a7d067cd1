"""Findings about a file of ours name the layout line or the cell, through the ledger beside it."""

from __future__ import annotations

import json
import shutil
from contextlib import nullcontext
from pathlib import Path

import pikepdf
import pytest
from openpyxl import Workbook

from preflight.seeded import elements
from reportcli.model.refs import CellRef, Span
from reportcli.pipeline import Request, build
from reportcli.preflight import judge
from reportcli.preflight.origins import Standing, at, beside

LAYOUT = "extends: base\nlanguage: fr-BE\nsections: [{section-file: first}]\n"
SECTION = """\
section: {id: first, title: Début, master: text, starts: right}
do:
  - {text: "Titre", style: title, level: auto}
  - {text: "{{ organisation.name }}"}
  - {icon: heart, size: 9 mm, colour: accent, alt: "Un cœur."}
  - {text: "Pâle", style: title, id: pale, role: P}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("origins")
    (folder / "sections").mkdir()
    (folder / "layout.yaml").write_text(LAYOUT, encoding="utf-8")
    (folder / "sections" / "first.yaml").write_text(SECTION, encoding="utf-8")
    book = Workbook()
    sheet = book.active
    sheet.title = "Organisation"
    for row in (
        ("Champ", "Valeur"),
        ("Nom", "Essai"),
        ("Exercice", 2024),
        ("Devise", "EUR"),
        ("Langue", "fr"),
    ):
        sheet.append(row)
    book.save(folder / "2024.xlsx")
    outcome = build(Request(folder / "2024.xlsx", profiles=("screen", "print")), lambda _: nullcontext())
    assert [path.name for path in outcome.written] == [
        "2024-screen.pdf",
        "2024.pdf",
        "2024-screen.ledger.json",
    ]
    return folder


def spoilt(built: Path, folder: Path, name: str, change: object) -> Path:
    shutil.copy(built / "2024-screen.ledger.json", folder / "2024.ledger.json")
    target = folder / name
    with pikepdf.open(built / name) as pdf:
        change(pdf)  # type: ignore[operator]
        pdf.save(target, fix_metadata_version=False)
    return target


def test_a_figure_is_found_in_its_layout_file(built: Path, tmp_path: Path) -> None:
    def silence(pdf: pikepdf.Pdf) -> None:
        del elements(pdf, "Figure")[0].Alt

    path = spoilt(built, tmp_path, "2024-screen.pdf", silence)
    (found,) = [one for one in judge(path, "screen", measure=False) if one.code == "preflight-alt-missing"]
    assert isinstance(found.where, Span)
    assert (found.where.file, found.where.start.line) == ("sections/first.yaml", 5)
    assert found.block == "first/icon"


def test_a_paragraph_is_found_in_its_cell(built: Path, tmp_path: Path) -> None:
    def claim(pdf: pikepdf.Pdf) -> None:
        name = next(one for one in elements(pdf, "P") if isinstance(one.get("/K"), int))
        name.S = pikepdf.Name.H4

    path = spoilt(built, tmp_path, "2024-screen.pdf", claim)
    (found,) = [one for one in judge(path, "screen", measure=False) if one.code == "preflight-heading-gap"]
    assert isinstance(found.where, CellRef)
    assert found.where.a1 == "Organisation!B2"


def test_a_place_on_a_printed_page_is_found_as_well(built: Path, tmp_path: Path) -> None:
    def hide(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        code = page.Contents.read_bytes()
        assert code.count(b" Tf") > 1
        page.Contents.write(code.replace(b"BT\n", b"BT\n3 Tr\n"))

    path = spoilt(built, tmp_path, "2024.pdf", hide)
    found = [one for one in judge(path, "print", measure=False) if one.code == "preflight-text-invisible"]
    assert found and all(one.where is not None for one in found)
    assert any(str(one.where).startswith("sections/first.yaml") for one in found)


def test_without_a_ledger_findings_have_page_and_object(built: Path, tmp_path: Path) -> None:
    def silence(pdf: pikepdf.Pdf) -> None:
        del elements(pdf, "Figure")[0].Alt

    path = spoilt(built, tmp_path, "2024-screen.pdf", silence)
    (tmp_path / "2024.ledger.json").unlink()
    (found,) = [one for one in judge(path, "screen", measure=False) if one.code == "preflight-alt-missing"]
    assert found.where is None and found.args["page"] == "1" and found.args["object"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"blocks": 3}', '{"blocks": [{"block": 1}]}', "{"])
def test_a_ledger_that_is_none_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.ledger.json").write_text(text, encoding="utf-8")
    assert beside(tmp_path / "a.pdf") == {}


def test_places_come_from_the_ledger_of_the_run(tmp_path: Path) -> None:
    place = {"folio": "3", "box": [10, 20, 30, 40]}
    cell = {"input": "w", "sheet": "S", "cell": "AB12"}
    blocks = [
        {"block": "a", "where": "x.yaml:3:4", "places": [place]},
        {"block": "b", "cell": cell, "places": [place]},
    ]
    (tmp_path / "r.ledger.json").write_text(json.dumps({"blocks": blocks}), encoding="utf-8")
    found = beside(tmp_path / "r-archive.pdf")
    assert [(one.block, one.box, str(one.where)) for one in found["3"]] == [
        ("a", (10, 20, 40, 60), "x.yaml:3:4"),
        ("b", (10, 20, 40, 60), "S!AB12"),
    ]


def test_the_block_most_like_the_box_is_named() -> None:
    page, card, line = (
        Standing("page", (0, 0, 500, 700), None),
        Standing("card", (10, 10, 200, 200), None),
        Standing("line", (20, 20, 100, 30), None),
    )
    assert at([page, card, line], (20, 20, 95, 30)) == line
    assert at([page, card, line], (10, 10, 200, 190)) == card
    assert at([card, line], (300, 300, 310, 310)) is None
