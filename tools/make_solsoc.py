"""Write sample_data/solsoc/2024.xlsx from the rows in tools/solsoc: same rows, same bytes.

Usage: python tools/make_solsoc.py [FILE]. Pictures are made by make_media.py; texts are written by hand.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from solsoc import facts, media, plan, programme, waivers

HOME = Path(__file__).resolve().parent.parent / "sample_data" / "solsoc"
STAMP = datetime(2025, 6, 30, 12, 0, 0)
HEAD = PatternFill("solid", fgColor="252C47")
SAMPLE = PatternFill("solid", bgColor="FDEBC8")
DATE, TEXT = "dd/mm/yyyy", "@"


class Cell:
    """A value with its own number format."""

    def __init__(self, value: Any, number_format: str) -> None:
        self.value = value
        self.number_format = number_format


def add_sheet(
    book: Workbook,
    title: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Any]],
    freeze: str = "A2",
) -> Worksheet:
    """A sheet with one Excel Table: header in row 1, one record a row. columns: (header, width)."""
    sheet = book.create_sheet(title)
    sheet.append([name for name, _ in columns])
    count = 1
    for count, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            write(sheet, count, column, value)
    for index, (_, width) in enumerate(columns, start=1):
        head = sheet.cell(1, index)
        head.font, head.fill = Font(bold=True, color="FFFFFF"), HEAD
        head.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.freeze_panes = freeze
    sheet.sheet_view.zoomScale = 110
    table = Table(displayName=table_name(title), ref=f"A1:{get_column_letter(len(columns))}{max(2, count)}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    return sheet


def write(sheet: Worksheet, row: int, column: int, value: Any) -> None:
    """One cell: dates and amounts stay what they are, text is text even when it looks like a number."""
    if value is None:
        return
    cell = sheet.cell(row, column)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(value, Cell):
        cell.value, cell.number_format = value.value, value.number_format
    elif isinstance(value, date):
        cell.value, cell.number_format = value, DATE
    elif isinstance(value, str):
        cell.value, cell.number_format, cell.data_type = value, TEXT, "s"
    else:
        cell.value = value


def table_name(title: str) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "T_" + re.sub(r"\W+", "_", plain)


def choices(sheet: Worksheet, column: str, values: str, rows: int = 200) -> None:
    """A drop-down list; `values` is a quoted list or a range of another sheet."""
    rule = DataValidation(type="list", formula1=values, allow_blank=True)
    rule.error, rule.errorTitle = "Choisissez une valeur de la liste.", "Valeur inconnue"
    rule.add(f"{column}2:{column}{rows}")
    sheet.add_data_validation(rule)


def samples(sheet: Worksheet, column: str, last: str) -> None:
    """Invented values: a drop-down, and the whole row in amber."""
    choices(sheet, column, '"oui,non"')
    rule = FormulaRule(formula=[f'${column}2="oui"'], fill=SAMPLE)
    sheet.conditional_formatting.add(f"A2:{last}200", rule)


def lines(names: str) -> str:
    return names.replace("|", "\n")


def front_matter_title(key: str) -> str:
    """The title that the text file itself states."""
    found = re.search(r'^title: "(.*)"$', (HOME / "texts" / f"{key}.md").read_text("utf-8"), re.M)
    if found is None:
        raise SystemExit(f"texts/{key}.md has no title")
    return found[1]


def add_plan(book: Workbook) -> None:
    sheets = [
        (f"Feuille {name}", "feuille", owner, due, None, status) for name, owner, due, status in plan.SHEETS
    ]
    texts = [
        (f"texts/{key}.md", "texte", owner, due, words, plan.DONE) for key, owner, due, words in plan.TEXTS
    ]
    columns = [
        ("Élément", 38),
        ("Nature", 12),
        ("Responsable", 30),
        ("Échéance", 13),
        ("Longueur cible", 16),
        ("Statut", 14),
    ]
    sheet = add_sheet(book, "Suivi", columns, sheets + texts)
    choices(sheet, "F", '"à faire,brouillon,relecture,validé"')


def add_organisation(book: Workbook) -> None:
    formats = {"Effectif": facts.N, "ETP": facts.D2, "Exercice": "0"}
    rows = [
        (key, Cell(value, formats[key]) if key in formats else value) for key, value in facts.ORGANISATION
    ]
    add_sheet(book, "Organisation", [("Clé", 28), ("Valeur", 90)], rows, "B2")
    add_sheet(book, "Administration", [("Nom", 32), ("Fonction", 28)], facts.BOARD)
    columns = [("Prénom", 18), ("Nom", 22), ("Fonction", 70), ("Catégorie", 16)]
    add_sheet(book, "Équipe", columns, facts.PEOPLE)


def add_figures(book: Workbook) -> None:
    rows = [
        (
            key,
            Cell(value, form),
            unit or None,
            label,
            icon or None,
            group,
            order,
            source,
            facts.NO,
            facts.SCALES.get(key),
            facts.BESIDE.get(key),
        )
        for group, figures in facts.KEY_FIGURES.items()
        for order, (key, value, form, unit, label, icon, source) in enumerate(figures, start=1)
    ]
    columns = [
        ("Code", 30),
        ("Valeur", 16),
        ("Unité", 9),
        ("Libellé", 70),
        ("Icône", 24),
        ("Groupe", 15),
        ("Ordre", 9),
        ("Source", 34),
        ("Exemple", 11),
        ("Échelle", 11),
        ("Article", 26),
    ]
    samples(add_sheet(book, "Chiffres clés", columns, rows, "B2"), "I", "I")


def percent(share: float | None) -> Cell | None:
    return Cell(share, facts.PERCENT) if share else None


def add_programme(book: Workbook) -> None:
    rows = [
        (key, name, title, short, icon, key, percent(share), label, supported, home,
         programme.RESULT_TITLES.get(key), photo, order, facts.YES if share else facts.NO)
        for order, (key, name, title, short, icon, share, label, supported, home, photo) in enumerate(
            programme.THEMES, start=1
        )
    ]  # fmt: skip
    columns = [
        ("Code", 15),
        ("Nom", 30),
        ("Titre", 46),
        ("Nom court", 18),
        ("Icône", 16),
        ("Couleur", 15),
        ("Part du budget", 12),
        ("Libellé de la part", 40),
        ("Organisations appuyées", 60),
        ("Partenaires en Belgique", 44),
        ("Titre des résultats", 26),
        ("Photo", 24),
        ("Ordre", 9),
        ("Exemple", 11),
    ]
    sheet = add_sheet(book, "Axes", columns, rows, "C2")
    samples(sheet, "N", "N")
    countries = [
        (key, name, region, home, order)
        for order, (key, name, region, home) in enumerate(programme.COUNTRIES, start=1)
    ]
    columns = [("Code", 9), ("Nom", 34), ("Région", 30), ("Siège", 9), ("Ordre", 9)]
    choices(add_sheet(book, "Pays", columns, countries), "D", '"oui,non"')
    columns = [("Axe", 16), ("Pays", 9), ("Partenaire", 24), ("Nom complet", 66)]
    references(add_sheet(book, "Partenaires", columns, programme.PARTNERS), "A", "B")
    results = [
        (theme, country, programme.COUNTRIES_AS_PRINTED.get((theme, country)), lines(names), text)
        for theme, country, names, text in programme.RESULTS
    ]
    columns = [("Axe", 16), ("Pays", 9), ("Pays imprimé", 24), ("Partenaires", 20), ("Avancées", 110)]
    references(add_sheet(book, "Avancées", columns, results), "A", "B")


def references(sheet: Worksheet, theme: str, country: str) -> None:
    """Drop-downs with the codes of sheets Axes and Pays."""
    choices(sheet, theme, "Axes!$A$2:$A$7")
    choices(sheet, country, "Pays!$A$2:$A$10")


def add_finance(book: Workbook) -> None:
    charts = [
        (key, title, label, Cell(total, form), facts.RA, facts.NO)
        for key, title, label, total, form in facts.CHARTS
    ]
    columns = [
        ("Code", 16),
        ("Titre", 30),
        ("Libellé du total", 62),
        ("Total imprimé", 18),
        ("Source", 26),
        ("Exemple", 11),
    ]
    samples(add_sheet(book, "Graphiques", columns, charts), "F", "F")
    parts = [
        (chart, label, Cell(amount, form), None, colour, sample)
        for chart, label, amount, form, colour, sample in facts.BREAKDOWNS
    ]
    columns = [
        ("Graphique", 16),
        ("Libellé", 50),
        ("Montant", 18),
        ("Part", 9),
        ("Couleur", 16),
        ("Exemple", 11),
    ]
    sheet = add_sheet(book, "Répartitions", columns, parts)
    choices(sheet, "A", "Graphiques!$A$2:$A$5")
    samples(sheet, "F", "F")


def add_communication(book: Workbook) -> None:
    rows = [(*row[:8], Cell(row[8], facts.PERCENT2) if row[8] else None, row[9]) for row in facts.NETWORKS]
    rows = [tuple(Cell(v, facts.N) if isinstance(v, int) else v for v in row) for row in rows]
    columns = [
        ("Réseau", 14),
        ("Compte", 24),
        ("Icône", 18),
        ("Abonnés N-1", 13),
        ("Abonnés N", 13),
        ("Mot abonnés", 14),
        ("Gain", 9),
        ("Libellé du gain", 26),
        ("Croissance", 12),
        ("Texte", 60),
    ]
    add_sheet(book, "Réseaux sociaux", columns, rows)
    rows = [(name, Cell(number, facts.N), label) for name, number, label in facts.PUBLICATIONS]
    add_sheet(book, "Publications", [("Titre", 30), ("Nombre", 11), ("Libellé", 70)], rows)
    rows = [(key, Cell(amount, form), label, shown) for key, amount, form, label, shown in facts.FUNDRAISING]
    columns = [("Code", 20), ("Montant", 16), ("Libellé", 76), ("Mis en avant", 14)]
    choices(add_sheet(book, "Récolte de fonds", columns, rows), "D", '"oui,non"')
    rows = [(name, media.logo_id(name), site, group) for name, _, group, site in facts.DONORS]
    add_sheet(book, "Soutiens", [("Nom", 44), ("Logo", 52), ("Site web", 36), ("Groupe", 18)], rows)


def add_stories(book: Workbook) -> None:
    columns = [
        ("Code", 18),
        ("Axe", 16),
        ("Pays", 9),
        ("Nom", 26),
        ("Fonction", 44),
        ("Photo", 22),
        ("Texte", 110),
        ("Exergue", 60),
    ]
    references(add_sheet(book, "Témoignages", columns, programme.TESTIMONIES), "B", "C")
    columns = [
        ("Axe", 16),
        ("Ordre", 9),
        ("Titre", 54),
        ("Pays", 9),
        ("Texte", 30),
        ("Photo", 26),
        ("Témoignage", 18),
    ]
    references(add_sheet(book, "Articles", columns, programme.ARTICLES), "A", "D")
    texts = [(key, front_matter_title(key), f"{key}.md", None, "fr") for key, *_ in plan.TEXTS]
    add_sheet(
        book, "Textes", [("Code", 30), ("Titre", 64), ("Fichier", 34), ("Texte", 30), ("Langue", 9)], texts
    )
    logos = [
        (
            media.logo_id(name),
            f"{media.logo_id(name)}.png",
            None,
            f"Logo de {name} (dessin provisoire).",
            None,
            None,
            media.RIGHTS,
            None,
            None,
        )
        for name, *_ in facts.DONORS
    ]
    photos = [
        (
            key,
            file,
            media.credit(key, place),
            alt,
            Cell(x, facts.PERCENT),
            Cell(y, facts.PERCENT),
            media.rights(key),
            theme,
            country,
        )
        for key, file, place, alt, x, y, theme, country in media.PHOTOS
    ]
    columns = [
        ("Code", 48),
        ("Fichier", 52),
        ("Crédit", 44),
        ("Texte alternatif", 80),
        ("Foyer X", 10),
        ("Foyer Y", 10),
        ("Droits", 40),
        ("Axe", 15),
        ("Pays", 9),
    ]
    references(add_sheet(book, "Photos", columns, photos + logos, "B2"), "H", "I")
    columns = [("Code", 30), ("Clé", 24), ("Empreinte", 20), ("Motif", 60), ("Signé par", 24), ("Date", 13)]
    add_sheet(book, "Dérogations", columns, waivers.rows())


def save(book: Workbook, target: Path) -> None:
    """The file without a clock in it: fixed dates in the properties and in the archive."""
    raw = io.BytesIO()
    book.save(raw)
    with (
        zipfile.ZipFile(raw) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(
                    rb"\d{4}-\d\d-\d\dT[\d:]+Z", STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), data
                )
            entry = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            out.writestr(entry, data)


def main() -> None:
    book = Workbook()
    book.remove(book.active)
    book.properties.creator, book.properties.title = (
        "reportcli",
        "Rapport annuel 2024 – données (démonstration)",
    )
    for add in (
        add_plan,
        add_organisation,
        add_figures,
        add_programme,
        add_finance,
        add_communication,
        add_stories,
    ):
        add(book)
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HOME / "2024.xlsx"
    save(book, target)
    print(target)


if __name__ == "__main__":
    main()
