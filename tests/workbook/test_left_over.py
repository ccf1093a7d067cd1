"""What no reader takes is reported: cells beside tables, rows below them, renamed headers and sheets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.table import Table as ExcelTable

from reportcli.messages import wording
from reportcli.model.diagnostic import Severity
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.read import read_file
from reportcli.workbook.sheet_use import Use
from workbook.books import codes, finding, make, read, tiny_contract

HEAD = ["Pays", "Libellé", "Montant", "Part"]
PRINTED = frozenset({"gifts", "label", "amount"})


def printed(path: Path, names: frozenset[str] = PRINTED) -> Any:
    """A workbook as a layout reads it that prints these names."""
    return read_file(WorkbookFile(path), tiny_contract(), names)


def test_scratch_cells_are_one_note_a_sheet(tmp_path: Path) -> None:
    """However many stand beside and below a table."""
    rows = [
        HEAD,
        [None, "un", 5, 0.5, None, "calcul", 3],
        [None, "deux", 6, 0.5],
        [],
        *([*[None] * 6, n] for n in range(9)),
    ]
    book = read(make(tmp_path / "w.xlsx", {"Dons": rows}))
    found = finding(book, "cell-outside-table")
    assert (found.severity, found.where.a1, found.args["total"]) == (Severity.NOTE, "Dons!F2", "11")
    assert wording(found, "message", "en").startswith("Dons!F2, G2, G5, G6")


def test_a_second_table_of_the_same_headers_is_a_warning(tmp_path: Path) -> None:
    """Its rows would be lost; a legend that names one column, or headers over nothing, is a note."""
    head = ["Pays", "Libellé", "Montant"]
    rows: list[list[Any]] = [[*head, None, "Montant", "Libellé"], [None, "un", 5, None, 7, "legs"]]

    def bounded(book: Any) -> None:
        book["Dons"].add_table(ExcelTable(displayName="Dons", ref="A1:C2"))

    book = read(make(tmp_path / "w.xlsx", {"Dons": rows}, bounded))
    found = finding(book, "cell-outside-table")
    assert (found.severity, found.where.a1) == (Severity.WARNING, "Dons!E1")
    assert "(Montant, Libellé)" in wording(found, "help", "fr")
    rows[1][4:] = [None, None]
    over_nothing = read(make(tmp_path / "v.xlsx", {"Dons": rows}, bounded))
    assert finding(over_nothing, "cell-outside-table").severity is Severity.NOTE


def test_cells_between_keys_and_beside_values_are_named(tmp_path: Path) -> None:
    """A sheet of keys has two columns; whatever else stands on it is left over."""
    rows = [["Clé", "Valeur"], ["Nom", "Asbl", "à vérifier"], [None, "perdu"]]
    book = read(make(tmp_path / "w.xlsx", {"Organisation": rows}))
    assert finding(book, "cell-outside-table").args["places"] == "Organisation!C2, B3"


def test_every_filled_cell_of_a_sheet_has_a_use(tmp_path: Path) -> None:
    """What is left over is exactly what the note names."""
    rows = [["Dons de l’année"], HEAD, [None, "un", 5, 0.5, "x"], [None, "deux", 6], ["Total", None, 11]]
    book = read(make(tmp_path / "w.xlsx", {"Dons": rows}))
    use = book.uses["Dons"]
    kinds = {place: use.use(*place) for place in use.filled()}
    assert {place for place, kind in kinds.items() if kind is Use.NOTHING} == {(3, 5)}
    assert kinds[1, 1] is Use.TITLE
    assert kinds[2, 2] is Use.HEADER
    assert kinds[3, 3] is Use.VALUE
    assert kinds[5, 3] is Use.TOTAL


@pytest.mark.parametrize(("row", "severity"), [(["BE", "trois", 7], "error"), (["prose"], "warning")])
def test_rows_below_an_excel_table(tmp_path: Path, row: list[Any], severity: str) -> None:
    """What fits its columns was meant as a record; one text alone may be a note."""

    def edit(book: Any) -> None:
        book["Dons"].add_table(ExcelTable(displayName="tblDons", ref="A1:D3"))

    rows = [HEAD, ["BE", "un", 5, 0.5], ["BE", "deux", 6, 0.5], row]
    book = read(
        make(tmp_path / "w.xlsx", {"Pays": [["Code", "Nom"], ["BE", "Belgique"]], "Dons": rows}, edit)
    )
    assert finding(book, "row-below-excel-table").severity == severity
    assert len(book.records("gifts")) == 2


def test_a_renamed_header_at_its_place_is_an_error_where_it_is_printed(tmp_path: Path) -> None:
    """`Budget 2024` stands where amounts stand, and holds numbers."""
    rows = [["Pays", "Libellé", "Budget 2024", "Part"], [None, "un", 500, 0.5], [None, "deux", 600, 0.5]]
    path = make(tmp_path / "w.xlsx", {"Dons": rows})
    found = finding(printed(path), "unknown-column")
    assert (found.severity, found.where.a1, found.args["nearest"]) == (Severity.ERROR, "Dons!C1", "Montant")
    assert finding(printed(path, frozenset()), "unknown-column").severity is Severity.WARNING


def test_a_renamed_required_header_is_reported_once(tmp_path: Path) -> None:
    """The column that is missing and the header that nobody knows are one mistake."""
    rows = [["Pays", "Intitulé libre", "Montant"], [None, "un", 500], [None, "deux", 600]]
    book = read(make(tmp_path / "w.xlsx", {"Dons": rows}))
    found = finding(book, "unknown-column")
    assert (found.severity, found.where.a1, found.args["nearest"]) == (Severity.ERROR, "Dons!B1", "Libellé")
    assert "missing-column" not in codes(book)


@pytest.mark.parametrize("header", ["Remarques", "Mes notes"])
def test_a_column_of_ones_own_at_the_right_is_a_note(tmp_path: Path, header: str) -> None:
    """Nothing says that it is a column under another name."""
    rows = [["Pays", "Libellé", "Montant", header], [None, "un", 500, "à voir"], [None, "deux", 600]]
    assert codes(printed(make(tmp_path / "w.xlsx", {"Dons": rows}))) == ["column-not-read"]


def test_a_renamed_sheet_is_known_by_its_headers(tmp_path: Path) -> None:
    """An error where the layout prints the table, a warning elsewhere."""
    rows = [["Libellé", "Montant", "Part"], ["un", 5, 0.5]]
    organisation = [["Clé", "Valeur"], ["Nom", "Asbl"]]
    path = make(tmp_path / "w.xlsx", {"Organisation": organisation, "Soutiens reçus": rows})
    found = finding(printed(path), "unknown-sheet")
    assert (found.severity, str(found.where), found.args["nearest"]) == (
        Severity.ERROR,
        "Soutiens reçus",
        "Dons",
    )
    assert finding(printed(path, frozenset()), "unknown-sheet").severity is Severity.WARNING


def test_a_sheet_of_ones_own_is_a_note(tmp_path: Path) -> None:
    """Two headers in common with a table make no table."""
    rows = [["Libellé", "Montant", "À faire", "Qui", "Quand"], ["un", 5, "x", "y", "z"]]
    path = make(
        tmp_path / "w.xlsx", {"Organisation": [["Clé", "Valeur"], ["Nom", "Asbl"]], "Brouillon": rows}
    )
    assert codes(printed(path)) == ["sheets-not-read"]


def test_sheets_of_an_export_of_numbers(tmp_path: Path) -> None:
    """Numbers adds the table's name, and a sheet that lists its tables."""
    sheets = {
        "Résumé de l’exportation": [["Document"]],
        "Organisation - Table 1": [["Table 1"], ["Clé", "Valeur"], ["Nom", "Asbl"]],
        "Dons – Tableau 1": [["Libellé", "Montant"], ["un", 5]],
    }
    book = read(make(tmp_path / "w.xlsx", sheets))
    assert (book.record("organisation").name, len(book.records("gifts"))) == ("Asbl", 1)
    assert "sheets-not-read" not in codes(book)


def test_the_last_header_renamed(tmp_path: Path) -> None:
    """The required column that is missing behind the last known one stands there under another name."""
    own = (
        "tables: {notes: {sheet: {fr: Notes}, columns: {who: {fr: Qui}, text: {required: true, fr: Texte}}}}"
    )
    path = make(tmp_path / "w.xlsx", {"Notes": [["Qui", "Contenu"], ["Léa", "bien"], ["Ana", "mal"]]})
    book = read(path, tiny_contract(own))
    assert (codes(book), finding(book, "unknown-column").args["nearest"]) == (["unknown-column"], "Texte")


def test_references_to_a_renamed_sheet_say_nothing_more(tmp_path: Path) -> None:
    """The sheet is the mistake; every row that refers to it would be another."""
    countries = [["Code", "Nom", "Siège"], ["BE", "Belgique", "oui"]]
    path = make(tmp_path / "w.xlsx", {"Dons": [HEAD, ["BE", "un", 5, 0.5]], "Régions": countries})
    assert codes(printed(path, PRINTED | {"countries", "country"})) == ["unknown-sheet"]


@pytest.mark.parametrize(
    ("head", "place", "nearest"),
    [
        (["Pays", "Libellé", None, "Part"], "C1", "Montant"),
        (["Pays", None, "Montant", "Part"], "B1", "Libellé"),
    ],
)
def test_a_column_whose_header_is_blank_is_not_lost(
    tmp_path: Path, head: list[str | None], place: str, nearest: str
) -> None:
    rows = [head, ["BE", "un", 5, 0.5], ["BE", "deux", 6, 0.5]]
    book = printed(make(tmp_path / "w.xlsx", {"Dons": rows}))
    found = finding(book, "header-blank")
    assert (found.where.a1, found.severity, found.args["nearest"]) == (
        f"Dons!{place}",
        Severity.ERROR,
        nearest,
    )
    assert "cell-outside-table" not in codes(book)


def test_a_header_that_is_covered_by_merged_cells_is_blank(tmp_path: Path) -> None:
    rows = [HEAD, ["BE", "un", 5, 0.5], ["BE", "deux", 6, 0.5]]
    path = make(tmp_path / "w.xlsx", {"Dons": rows}, edit=lambda book: book["Dons"].merge_cells("B1:C1"))
    assert finding(printed(path), "header-blank").where.a1 == "Dons!C1"


def test_notes_beside_a_table_are_no_column_of_it(tmp_path: Path) -> None:
    rows = [HEAD, ["BE", "un", 5, 0.5, "x"], ["BE", "deux", 6, 0.5, "y"]]
    assert "header-blank" not in codes(printed(make(tmp_path / "w.xlsx", {"Dons": rows})))


def test_findings_name_a_column_as_the_sheet_heads_it(tmp_path: Path) -> None:
    """Not as the contract calls it, nor by the header that a template would show."""
    contract = tiny_contract(
        "tables:\n  gifts:\n    columns:\n      extra: {type: money, fr: [Cofinancement, Apport propre]}\n"
    )
    rows = [["Libellé", "Montant", "Apport  propre"], ["un", 5, "beaucoup"]]
    book = read(make(tmp_path / "w.xlsx", {"Dons": rows}), contract)
    assert finding(book, "not-a-number").args["column"] == "Apport propre"
    rows = [["Clé", "Valeur"], ["Exercice", "bientôt"]]
    book = read(make(tmp_path / "w.xlsx", {"Organisation": rows}))
    assert finding(book, "not-a-number").args["column"] == "Exercice"
