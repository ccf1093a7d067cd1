"""A tiny project of a cover, some pages and a back cover, with a spot colour, for what a print shop asks."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PIL import Image

from reportcli.pipeline import Outcome, Request, build

LAYOUT = """\
extends: base
language: fr-BE
format: {page: A5}
tokens:
  colours:
    brand: {cmyk: [0, 80, 60, 0], rgb: "#e63946", spot: PANTONE 1788 C}
    mist: {cmyk: [2, 1, 0, 0], rgb: "#fafbff"}
    heavy: {cmyk: [80, 80, 80, 30], rgb: "#000000"}
sections: [{section-file: front}, {section-file: text}, {section-file: back}]
"""
SECTIONS = {
    "front": """\
section: {id: front, title: Couverture, master: bare, starts: right, toc: false, heading: hidden}
do:
  - place: {reference: bleed, left: 0, right: 0, top: 0, bottom: 0}
    z: -1
    do: [{shape: rect, fill: brand, width: 100 %, height: 100 %, alt: decorative}]
  - {text: "{{ organisation.name }}", style: cover-title, level: 1}
""",
    "text": """\
section: {id: text, title: Texte, master: text, starts: right}
do:
  - {text: Texte, style: title, level: auto}
  - {text: "Un paragraphe de {{ organisation.name }}."}
  - {break: page}
  - {text: "Une autre page."}
""",
    "back": """\
section: {id: back, title: Dos, master: bare, starts: left, toc: false, heading: hidden}
do:
  - {text: "Éditrice : {{ organisation.name }}.", style: small}
""",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of 2024.xlsx with its layout; 5 pages of which the cover has 2."""
    (tmp_path / "sections").mkdir()
    (tmp_path / "layout.yaml").write_text(LAYOUT, encoding="utf-8")
    for name, text in SECTIONS.items():
        (tmp_path / "sections" / f"{name}.yaml").write_text(text, encoding="utf-8")
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
    book.save(tmp_path / "2024.xlsx")
    return tmp_path


def built(project: Path, printer: str | None = None, **options: object) -> Outcome:
    """The outcome with this printer.yaml."""
    if printer is not None:
        (project / "printer.yaml").write_text(printer, encoding="utf-8")
    request = Request(project / "2024.xlsx", **options)  # type: ignore[arg-type]
    return build(request, lambda _: nullcontext())


def told(outcome: Outcome, prefix: str = "pr") -> list[tuple[str, int, int]]:
    """Codes of the findings that begin so, with line and column."""
    found = []
    for one in outcome.diagnostics:
        if one.code.startswith((prefix, "layout")) and one.code != "layout-names-unused":  # of the two inks
            start = getattr(one.where, "start", None)
            found.append((one.code, start.line if start else 0, start.column if start else 0))
    return found


def add_photo(project: Path) -> None:
    """photos.grey: 400 × 400 pixels, grey but saved as RGB."""
    (project / "media").mkdir()
    Image.linear_gradient("L").resize((400, 400)).convert("RGB").save(
        project / "media" / "grey.jpg", quality=90
    )
    book = load_workbook(project / "2024.xlsx")
    sheet = book.create_sheet("Photos")
    sheet.append(("Code", "Fichier", "Crédit", "Texte alternatif"))
    sheet.append(("grey", "grey.jpg", "Essai", "Un dégradé du noir au blanc."))
    book.save(project / "2024.xlsx")
