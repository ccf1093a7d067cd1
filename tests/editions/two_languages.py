"""A project in French and Dutch that builds in a second: Organisation, themes, figures, two texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook as Book

from build.tiny_project import Project, silent
from reportcli.inputs.project_root import package_layouts
from reportcli.model.diagnostic import Diagnostic
from reportcli.pipeline import Outcome, Request, build, check
from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.read import read_workbook
from reportcli.workbook.workbook import Workbook

LAYOUT = """\
extends: base
language: fr-BE
format: {page: A5}
words:
  fr: {themes-of-ours: Nos axes}
  nl: {themes-of-ours: Onze thema’s}
  en: {themes-of-ours: Our themes}
  de: {themes-of-ours: Unsere Themen}
sections:
  - section: {id: a, title: "{{ t('themes-of-ours') }}", master: text, starts: next}
    do:
      - {text: "{{ t('themes-of-ours') }}", style: title, level: auto}
      - {text: "{{ organisation.title }}"}
      - each: themes
        as: theme
        do: [{text: "{{ theme.name }} : {{ theme.share_label }}"}]
      - {text: "{{ themes | column('name') | listed }}"}
      - {text: "{{ key_figures.income.value | money(2) }} – {{ organisation.report_date | date('long') }}"}
      - prose: intro
"""

SHEETS: dict[str, list[list[Any]]] = {
    "Organisation": [
        ["Clé", "Valeur"],
        ["Nom", "Jardins"],
        ["Exercice", 2024],
        ["Titre du rapport", "Une année"],
        ["Titre du rapport (nl)", "Een jaar"],
        ["Date du rapport", "2025-05-01"],
        ["Langue", "fr-BE, nl-BE"],
        ["Mise en page", "two"],
    ],
    "Chiffres clés": [["Code", "Valeur", "Unité", "Libellé"], ["income", 1234567.5, "EUR", None]],
    "Axes": [
        ["Code", "Nom", "Nom (nl)", "Libellé de la part", "Libellé de la part (nl)"],
        ["grow", "Cultiver", "Telen", "la moitié", "de helft"],
        ["learn", "Apprendre", "Leren", "un quart", "een kwart"],
        ["feed", "Nourrir", "Voeden", "un quart", "een kwart"],
    ],
}
TEXTS = {"intro.md": "Le jardin est ouvert.\n", "intro.nl.md": "De tuin is open.\n"}


def make(
    folder: Path,
    sheets: Mapping[str, Any] | None = None,
    texts: Mapping[str, str] | None = None,
    layout: str = LAYOUT,
) -> Project:
    """The project, with some sheets or texts in the place of those above (a sheet of () is left out)."""
    project = Project(folder)
    home = folder / "layouts/two"
    home.mkdir(parents=True)
    (home / "layout.yaml").write_text(layout, "utf-8")
    (folder / "report/texts").mkdir(parents=True)
    for name, text in (TEXTS if texts is None else texts).items():
        (folder / "report/texts" / name).write_text(text, "utf-8")
    book = Book()
    book.remove(book.active)
    for name, rows in {**SHEETS, **(sheets or {})}.items():
        if rows:
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
    book.save(project.workbook)
    return project


def replaced(sheet: str, old: object, new: object) -> dict[str, list[list[Any]]]:
    """One sheet with every cell `old` as `new`."""
    return {sheet: [[new if cell == old else cell for cell in row] for row in SHEETS[sheet]]}


def built(project: Project, lang: str | None = None, **options: Any) -> Outcome:
    return build(Request(project.workbook, lang=lang, **options), silent)


def checked(project: Project, lang: str | None = None) -> Outcome:
    return check(Request(project.workbook, lang=lang), silent)


def read(project: Project) -> Workbook:
    base = package_layouts() / "base/contract.yaml"
    return read_workbook(project.workbook, load_contract([(base.read_text("utf-8"), "contract.yaml")]))


def found(outcome: Outcome | Workbook, *codes: str) -> list[Diagnostic]:
    """The findings with these codes."""
    return [one for one in outcome.diagnostics if one.code in codes]


def codes(outcome: Outcome | Workbook) -> list[str]:
    return [one.code for one in outcome.diagnostics]
