"""A project that builds in a second: a workbook made here, one picture, one text, a layout of two sections.

<folder>/layouts/tiny/layout.yaml
<folder>/report/2024.xlsx, media/garden.png, texts/welcome.md
"""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from PIL import Image

from command_line import Done, reportcli
from reportcli.model.diagnostic import Diagnostic
from reportcli.pdf.marked_text import MarkedText
from reportcli.pipeline import Outcome, Request, build

ROOT = Path(__file__).resolve().parents[2]

LAYOUT = """\
extends: base
language: en-GB
format: {page: A5, bleed: 3 mm}
tokens:
  colours:
    brick: {cmyk: [10, 90, 85, 2], rgb: "#c8352b"}
    accent: brick
sections:
  - section: {id: garden, title: Garden, master: text, starts: next}
    do:
      - {text: "{{ organisation.name }}", style: title, level: auto}
      - prose: welcome
      - {image: photos.garden, height: 40 mm, width: 100 %}
      - {text: "{{ photos.garden.credit }}", style: credit}
  - section: {id: figures, title: Figures, master: text, starts: next}
    do:
      - {text: "Figures", style: title, level: auto}
      - grid:
          - each: key_figures
            as: one
            do: [{key-figure: {figure: one.value, label: "{{ one.label }}", icon: "{{ one.icon }}"}}]
        columns: 2
        gap: 4 mm
        id: tiles
"""

WELCOME = """\
Our garden fed the whole street this year, and the pear tree bore its *first* fruit.

It stood in the corner, and nobody had looked at it for years.
"""

SHEETS: dict[str, list[list[Any]]] = {
    "Organisation": [
        ["Key", "Value"],
        ["Name", "Garden Friends"],
        ["Year", 2024],
        ["Report title", "The year in the garden"],
        ["Report date", "2025-05-31"],
        ["Language", "en-GB"],
        ["Layout", "tiny"],
    ],
    "Key figures": [
        ["Id", "Value", "Unit", "Label", "Icon", "Order"],
        ["members", 1234, None, "members", None, 1],
        ["pears", 56, None, "pears", None, 2],
    ],
    "Texts": [["Id", "Title", "File"], ["welcome", "Welcome", "welcome.md"]],
    "Photos": [
        ["Id", "File", "Credit", "Alternative text"],
        ["garden", "garden.png", "A. Gardener", "A pear tree in a corner"],
    ],
}


@dataclass(frozen=True, slots=True)
class Project:
    """The folder of a tiny project."""

    folder: Path

    @property
    def workbook(self) -> Path:
        return self.folder / "report/2024.xlsx"

    @property
    def layout(self) -> Path:
        return self.folder / "layouts/tiny/layout.yaml"

    @property
    def pdf(self) -> Path:
        return self.folder / "report/2024.pdf"

    @property
    def draft(self) -> Path:
        return self.folder / "report/2024-draft.pdf"

    @property
    def ledger(self) -> Path:
        return self.folder / "report/2024.ledger.json"

    @property
    def text(self) -> Path:
        return self.folder / "report/texts/welcome.md"

    @property
    def picture(self) -> Path:
        return self.folder / "report/media/garden.png"

    def set(self, sheet: str, cell: str, value: object) -> None:
        """Changes one cell."""
        book = load_workbook(self.workbook)
        book[sheet][cell] = value
        book.save(self.workbook)

    def edit_layout(self, old: str, new: str) -> None:
        text = self.layout.read_text("utf-8")
        assert old in text
        self.layout.write_text(text.replace(old, new), "utf-8")

    def build(self, **options: Any) -> Outcome:
        return build(Request(self.workbook, **options), silent)

    def run(self, *arguments: object, env: dict[str, str] | None = None) -> Done:
        """`reportcli build` on the command line."""
        return reportcli("build", self.workbook, *arguments, env=env)


@contextlib.contextmanager
def silent(_stage: str) -> Iterator[None]:
    yield


def make(folder: Path, edit: Callable[[Book], None] | None = None) -> Project:
    """A fresh tiny project in `folder`."""
    project = Project(folder)
    for path in (project.layout, project.text, project.picture):
        path.parent.mkdir(parents=True, exist_ok=True)
    if edit is None:
        project.workbook.write_bytes(_plain_book())
    else:
        book = _book()
        edit(book)
        book.save(project.workbook)
    project.layout.write_text(LAYOUT, "utf-8")
    project.text.write_text(WELCOME, "utf-8")
    picture(project, (90, 140, 60))
    return project


def _book() -> Book:
    book = Book()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


@lru_cache(maxsize=1)
def _plain_book() -> bytes:
    data = io.BytesIO()
    _book().save(data)
    return data.getvalue()


def picture(project: Project, colour: tuple[int, int, int]) -> None:
    """The photo of the garden, sharp enough to print and with its profile."""
    project.picture.write_bytes(_photo(colour))


@lru_cache(maxsize=4)
def _photo(colour: tuple[int, int, int]) -> bytes:
    """Made once: most tests begin with the same garden."""
    profile, data = (ROOT / "layouts/base/icc/sRGB.icc").read_bytes(), io.BytesIO()
    Image.new("RGB", (1440, 960), colour).save(data, "PNG", icc_profile=profile)
    return data.getvalue()


def finding(outcome: Outcome, code: str) -> Diagnostic:
    """The one finding with this code."""
    found = [one for one in outcome.diagnostics if one.code == code]
    assert len(found) == 1, [(one.code, str(one.where)) for one in outcome.diagnostics]
    return found[0]


def as_json(done: Done) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(done.stdout)
    return data


def decoration(path: Path) -> list[str]:
    """Of every page, the text that stands outside the structure tree: furniture and marks."""
    found = []
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            reader = MarkedText(page.obj)
            reader.read()
            found.append("".join(reader.loose))
    return found
