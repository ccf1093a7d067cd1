"""sources.yaml and --source: which table comes from which file, and every mistake at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.workbook.defined_name import DefinedName

from sources.reports import errors, found, places, report
from workbook.books import make, pack

CSV = "Libellé;Montant\na;1,50\n"


def labels(book) -> list[str]:  # type: ignore[no-untyped-def]
    return [str(one.label) for one in book.records("gifts")]


def test_a_line_a_table_is_enough(tmp_path: Path) -> None:
    book = report(tmp_path, sources="gifts: data/gifts.csv\n", files={"data/gifts.csv": CSV})
    assert labels(book) == ["a"]
    assert str(book.records("gifts")[0].amount.sources[0]) == "data/gifts.csv:2:Montant"
    assert set(book.inputs) == {"w.xlsx", "data/gifts.csv"}


def test_an_option_goes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("Libellé;Montant\nb;2,50\n", "utf-8")
    options = [("gifts", tmp_path / "b.csv")]
    book = report(tmp_path, sources="gifts: a.csv\n", files={"a.csv": CSV}, options=options)
    assert labels(book) == ["b"]
    assert "a.csv" not in book.inputs


@pytest.mark.parametrize(
    ("sources", "code", "where"),
    [
        ("- gifts\n", "sources-not-mapping", "sources.yaml:1:1"),
        ("gift: a.csv\n", "contract-bad-value", "sources.yaml:1:1"),
        ("gifts: 3\n", "contract-wrong-type", "sources.yaml:1:8"),
        ("gifts: {files: a.csv}\n", "contract-unknown-key", "sources.yaml:1:9"),
        ("gifts: {owner: Ann}\n", "source-without-file", "sources.yaml:1:1"),
        ("gifts: {file: ''}\n", "source-without-file", "sources.yaml:1:1"),
        ("gifts:\n", "contract-wrong-type", "sources.yaml:1:7"),
        ("gifts: b.csv\n", "source-missing", "sources.yaml:1:8"),
        ("gifts: ../a.csv\n", "file-outside", "sources.yaml:1:8"),
        ("gifts: /etc/passwd\n", "file-outside", "sources.yaml:1:8"),
        ("organisation: a.csv\n", "source-of-organisation", "sources.yaml:1:1"),
        ("gifts:\n  file: a.csv\n  sheet: Dons\n", "source-key-of-workbook", "sources.yaml:3:3"),
        ("gifts:\n  file: b.xlsx\n  quote: none\n", "source-key-of-text", "sources.yaml:3:3"),
        ("gifts:\n  file: a.csv\n  delimiter: xy\n", "contract-bad-value", "sources.yaml:3:14"),
        ("gifts:\n  file: a.csv\n  encoding: utf-9\n", "contract-bad-value", "sources.yaml:3:13"),
        ("gifts:\n  file: a.csv\n  decimal: ';'\n", "contract-bad-value", "sources.yaml:3:12"),
        ("gifts: {file: a.csv, decimal: '.', thousands: '.'}\n", "source-marks-alike", "sources.yaml:1:47"),
    ],
)
def test_every_mistake_stands_at_its_line(tmp_path: Path, sources: str, code: str, where: str) -> None:
    book = report(tmp_path, sources=sources, files={"a.csv": CSV})
    assert places(book, code) == [where]


def test_an_option_for_a_table_that_is_none(tmp_path: Path) -> None:
    book = report(tmp_path, files={"a.csv": CSV}, options=[("gift", tmp_path / "a.csv")])
    assert found(book, "source-table-unknown")[0].args["nearest"] == "gifts"


def test_too_many_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportcli.sources.declared.SOURCES", 1)
    book = report(tmp_path, sources="gifts: a.csv\ncountries: a.csv\n", files={"a.csv": CSV})
    assert errors(book) == ["sources-too-many"]


def test_a_table_that_both_files_hold_is_refused(tmp_path: Path) -> None:
    head: list[list[object]] = [["Libellé", "Montant"]]
    sheets = {"Dons": [*head, ["x", 1]]}
    book = report(tmp_path, sources="gifts: a.csv\n", files={"a.csv": CSV}, sheets=sheets)
    assert places(book, "source-and-sheet") == ["Dons"]
    blank = report(tmp_path, sources="gifts: a.csv\n", files={"a.csv": CSV}, sheets={"Dons": head})
    assert not errors(blank)
    assert labels(blank) == ["a"]


def test_references_between_files(tmp_path: Path) -> None:
    sheets = {"Pays": [["Code", "Nom"], ["BE", "Belgique"]]}
    text = "Pays;Libellé;Montant\nBE;a;1,5\nXX;b;2,5\n"
    book = report(tmp_path, sources="gifts: a.csv\n", files={"a.csv": text}, sheets=sheets)
    assert str(book.records("gifts")[0].country.name) == "Belgique"
    assert places(book, "dangling-reference") == ["a.csv:3:Pays"]


BUDGET: list[list[object]] = [
    ["Titre"],
    [],
    ["Libellé", "Montant"],
    ["a", 1.5],
    ["b", 2.5],
    ["Libre", "texte"],
]


def test_a_sheet_of_another_workbook(tmp_path: Path) -> None:
    make(tmp_path / "b.xlsx", {"Budget": BUDGET[2:5]})
    book = report(tmp_path, sources="gifts: b.xlsx\n")
    assert not errors(book)
    assert str(book.records("gifts")[1].amount.sources[0]) == "[b.xlsx]Budget!B3"
    assert set(book.inputs) == {"w.xlsx", "b.xlsx"}


@pytest.mark.parametrize("stated", ["A3:B5", "Budget!A3:B5", "$A$3:$B$5", "Les_dons", "les_dons"])
def test_a_part_of_a_sheet(tmp_path: Path, stated: str) -> None:
    def edit(book) -> None:  # type: ignore[no-untyped-def]
        book.defined_names["Les_dons"] = DefinedName("Les_dons", attr_text="Budget!$A$3:$B$5")

    make(tmp_path / "b.xlsx", {"Budget": BUDGET, "Autre": [["x"]]}, edit)
    sheet = "" if "!" in stated or "_" in stated else ", sheet: Budget"
    book = report(tmp_path, sources=f"gifts: {{file: b.xlsx, range: '{stated}'{sheet}}}\n")
    assert not errors(book), book.diagnostics
    assert labels(book) == ["a", "b"]


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("sheet: Budgte", "source-sheet-unknown"),
        ("owner: Ann", "source-sheet-unclear"),
        ("range: Les_don", "source-range-unknown"),
        ("range: Budget!A1:B2, sheet: Autre", "source-range-elsewhere"),
    ],
)
def test_a_part_that_is_not_there(tmp_path: Path, stated: str, code: str) -> None:
    make(tmp_path / "b.xlsx", {"Budget": BUDGET, "Autre": [["x"]]})
    book = report(tmp_path, sources=f"gifts: {{file: b.xlsx, {stated}}}\n")
    assert errors(book) == [code]


def test_a_workbook_that_is_none_is_reported_as_itself(tmp_path: Path) -> None:
    book = report(tmp_path, sources="gifts: b.xlsx\n", files={"b.xlsx": b"PK\x03\x04broken"})
    (said,) = [one for one in book.diagnostics if one.severity.value == "error"]
    assert (said.code, str(said.where), str(said.related[0].where)) == (
        "workbook-damaged",
        "b.xlsx",
        "sources.yaml:1:1",
    )


ODS_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def test_a_named_range_of_an_ods(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = [["Titre", "x"], ["Libellé", "Compte"], ["a", "01"], ["b", "02"], ["c", "03"]]
    body = "".join(f"<table:table-row>{''.join(map(cell.format, line))}</table:table-row>" for line in lines)
    name = (
        '<table:named-expressions><table:named-range table:name="dons" '
        "table:cell-range-address=\"$'Mes dons'.$A$2:.$B$4\"/></table:named-expressions>"
    )
    pack(
        tmp_path / "b.ods",
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest:manifest/>",
            "content.xml": f"<office:document-content {ODS_NAMES}><office:body><office:spreadsheet>"
            f'<table:table table:name="Mes dons">{body}</table:table>{name}'
            "</office:spreadsheet></office:body></office:document-content>",
        },
    )
    book = report(tmp_path, sources="gifts: {file: b.ods, range: Dons}\n")
    assert not errors(book), book.diagnostics
    assert labels(book) == ["a", "b"]
    assert str(book.records("gifts")[0].account.ref) == "[b.ods]Mes dons!B3"


def test_a_part_of_the_reports_own_workbook(tmp_path: Path) -> None:
    budget: dict[str, list[list[object]]] = {"Budget": BUDGET}
    stated = "gifts: {file: w.xlsx, sheet: Budget, range: A3:B5}\n"
    book = report(tmp_path, sources=stated, sheets=budget)
    assert not book.diagnostics, book.diagnostics
    assert str(book.records("gifts")[0].amount.sources[0]) == "Budget!B4"
    gifts: list[list[object]] = [["Libellé", "Montant"], ["x", 1], [], ["Libellé", "Montant"], ["y", 2]]
    stated = "gifts: {file: w.xlsx, sheet: Dons, range: A4:B5}\n"
    part = report(tmp_path, sources=stated, sheets={**budget, "Dons": gifts})
    assert not errors(part)
    assert labels(part) == ["y"]


def test_what_a_file_is_says_its_content(tmp_path: Path) -> None:
    make(tmp_path / "b.csv", {"Dons": BUDGET[2:5]})
    assert labels(report(tmp_path, sources="gifts: b.csv\n")) == ["a", "b"]
    named = report(tmp_path, sources="gifts: {file: a.export, decimal: ','}\n", files={"a.export": CSV})
    assert labels(named) == ["a"]
    page = "<html><table><tr><td>Libellé</td></tr></table></html>"
    assert errors(report(tmp_path, sources="gifts: c.xls\n", files={"c.xls": page})) == ["workbook-html"]
