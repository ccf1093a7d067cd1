"""check, explain, why, where and the copies and formats that they give, on a tiny project of its own."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checks.samples import sample
from checks.sarif_schema import faults
from reportcli.cli.app import app
from reportcli.cli.output.github import workflow_commands
from reportcli.cli.output.sarif import sarif
from reportcli.deliver.annotated_workbook import annotated_bytes
from reportcli.ledger.read import digits, facts_of_cell, facts_printed, ledger_of, read_ledger
from reportcli.ledger.write import sha256
from reportcli.model.diagnostic import Diagnostic, Findings, Related, Severity
from reportcli.model.refs import CellRef, Position, Span

CELL = CellRef("2024.xlsx", "Key, figures", 3, 2)
SPAN = Span("texts/a.md", Position(4, 5), Position(4, 9))
FOUND = [
    Diagnostic(
        "iban-invalid", Severity.WARNING, CELL, {"stated": "=1+1 %\n::x", "row": "r", "fingerprint": "f"}
    ),
    Diagnostic("numeral-near-figure", Severity.ERROR, SPAN, {"stated": "7"}, (Related("figure-here", CELL),)),
    Diagnostic("numerals-unbound", Severity.NOTE, None, {"count": "1", "numerals": "7"}),
]


def test_github_commands_are_escaped_and_stand_on_one_line_each() -> None:
    lines = workflow_commands(FOUND, "en").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::warning", "::error", "::notice"]
    assert "file=2024.xlsx" in lines[0] and "%25" in lines[0] and "%0A::x" in lines[0]
    assert "file=texts/a.md,line=4,endLine=4,col=5,endColumn=9" in lines[1]


def test_sarif_has_rules_places_fingerprints_and_suppressions() -> None:
    data = json.loads(sarif(FOUND[1:], FOUND[:1], "en"))
    run = data["runs"][0]
    assert data["version"] == "2.1.0"
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [ids[one["ruleIndex"]] for one in run["results"]] == [one["ruleId"] for one in run["results"]]
    near, _, waived = run["results"]
    assert near["locations"][0]["physicalLocation"]["region"]["startColumn"] == 5
    assert waived["suppressions"] and waived["partialFingerprints"] == {"values/v1": "f"}
    assert waived["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "Key, figures!B3"


def test_sarif_follows_its_published_structure() -> None:
    everything = [finding for name in ("solsoc", "pls") for finding in sample(name)[2]]
    made = json.loads(sarif([*FOUND, *everything], FOUND[:1], "fr"))
    assert list(faults(made)) == []
    rules = made["runs"][0]["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in made["runs"][0]["results"])


@pytest.mark.parametrize(
    ("spoilt", "word"),
    [
        ({"version": "2.2"}, "is none of"),
        ({"runs": [{}]}, "no property tool"),
        ({"runs": [{"tool": {"driver": {"name": 5}}}]}, "is no text"),
        ({"more": 1}, "not a property"),
        ({"runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"message": "x"}]}]}, "no object"),
    ],
)
def test_the_structure_is_one_that_can_be_broken(spoilt: dict[str, Any], word: str) -> None:
    made = {**json.loads(sarif(FOUND, [], "en")), **spoilt}
    assert any(word in fault for fault in faults(made))


def test_the_data_of_a_check_names_its_version_and_its_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", str(tmp_path / "none.xlsx"), "--format", "json") == 1
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == 2 and data["command"] == "check"
    assert [finding["code"] for finding in data["findings"]] == ["workbook-missing"]
    parts = {
        "code",
        "severity",
        "where",
        "mender",
        "block",
        "message",
        "expected",
        "help",
        "says",
        "mend",
        "args",
        "count",
        "alike",
        "related",
    }
    assert set(data["findings"][0]) == parts  # a change of these asks for another version


def test_text_of_the_workbook_that_begins_like_a_formula_stays_text_in_the_copy(tmp_path: Path) -> None:
    source = tmp_path / "2024.xlsx"
    made = openpyxl.Workbook()
    made.active.title = "Key, figures"
    for row, text in enumerate(("=1+1", '=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(1)"), 3):
        cell = made.active.cell(row, 2, text)
        cell.data_type = "s"
    made.save(source)
    target = tmp_path / "out.xlsx"
    finding = Diagnostic("iban-invalid", Severity.WARNING, CELL, {"stated": "=cmd|' /C calc'!A0"})
    target.write_bytes(annotated_bytes(source, [finding], [], "en"))
    written = openpyxl.load_workbook(target)
    cells = [
        cell for sheet in written for line in sheet.iter_rows() for cell in line if cell.value is not None
    ]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert written["Key, figures"]["B4"].value == '=HYPERLINK("http://x","y")'
    with zipfile.ZipFile(target) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 2 and not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def book(path: Path) -> Path:
    made = openpyxl.Workbook()
    made.active.title = "Key, figures"
    made.active["B3"] = "=SUM(1,2)"
    made.active["A1"] = "kept"
    made.save(path)
    return path


def test_the_annotated_copy_comments_cells_and_writes_no_formula(tmp_path: Path) -> None:
    source = book(tmp_path / "2024.xlsx")
    before = source.read_bytes()
    target = tmp_path / "out.xlsx"
    target.write_bytes(annotated_bytes(source, FOUND, [], "en"))
    made = openpyxl.load_workbook(target)
    cell = made["Key, figures"]["B3"]
    assert cell.value == "=SUM(1,2)" and "[iban-invalid]" in cell.comment.text
    rows = list(made["Findings"].iter_rows(min_row=2))
    assert [row[1].value for row in rows] == [finding.code for finding in FOUND]
    assert all(cell.data_type in ("s", "n") for row in rows for cell in row if cell.value)
    assert (rows[0][5].value, rows[0][6].value) == ("r", "f")
    assert source.read_bytes() == before


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    found = [Diagnostic("=cmd", Severity.NOTE, None, {})]
    target = tmp_path / "out.xlsx"
    target.write_bytes(annotated_bytes(book(tmp_path / "a.xlsx"), found, [], "en"))
    cell = openpyxl.load_workbook(target)["Findings"]["B2"]
    assert (cell.value, cell.data_type) == ("=cmd", "s") or cell.quotePrefix


def test_a_workbook_that_is_none_cannot_be_annotated(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"no")
    with pytest.raises(Findings) as caught:
        annotated_bytes(tmp_path / "x.xlsx", FOUND, [], "en")
    assert caught.value.diagnostics[0].code == "annotate-unreadable"


FACT: dict[str, Any] = {
    "id": 0, "printed": "6\u202f167\u202f271\u00a0€", "value": "6167271", "unit": "EUR",
    "cells": [{"input": "2024.xlsx", "sheet": "Key figures", "cell": "D2"}], "block": "a/b",
    "derivation": {"operation": "sum", "operands": [{"value": "1", "unit": "", "sources": [
        {"input": "2024.xlsx", "sheet": "Key figures", "cell": "D2"}]}, {"constant": "2"}]},
    "places": [{"page": 38, "folio": "38", "box": [1, 2, 3, 4], "block": "a/b"}],
}  # fmt: skip


TEXT: dict[str, Any] = {
    "input": "2024.xlsx", "sheet": "Partners", "cell": "C4", "block": "a/c",
    "places": [{"page": 5, "folio": "5", "box": [1, 2, 3, 4]}],
}  # fmt: skip


def project(folder: Path) -> Path:
    pdf = folder / "2024.pdf"
    pdf.write_bytes(b"%PDF")
    ledger = {"schema": 1, "inputs": [{"name": "2024.xlsx", "sha256": "0" * 64}], "facts": [FACT]}
    ledger["texts"] = [TEXT]
    ledger["output"] = {"sha256": sha256(b"%PDF")}
    (folder / "2024.ledger.json").write_text(json.dumps(ledger), encoding="utf-8")
    return pdf


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("6.167.271", "6\u202f167\u202f271\u00a0€"),
        ("8,97 %", "8.97"),
        ("1 340 647,47", "1.340.647,47 €"),
        ("€20,000", "20000"),
        ("−3", "-3"),
    ],
)
def test_numerals_are_read_with_any_separators(left: str, right: str) -> None:
    assert digits(left) == digits(right)


def test_numerals_that_differ_stay_apart() -> None:
    assert len({digits(text) for text in ("8,97", "897", "8,9", "89,7")}) == 4


def test_why_finds_by_numeral_and_page(tmp_path: Path) -> None:
    ledger = ledger_of(project(tmp_path))
    assert facts_printed(ledger, "6.167.271", None) == [FACT]
    assert facts_printed(ledger, None, 38) == [FACT]
    assert facts_printed(ledger, "6.167.271", 37) == []
    assert facts_of_cell(ledger, "'Key figures'!$D$2") == [FACT] == facts_of_cell(ledger, "key figures!d2")
    assert facts_of_cell(ledger, "'Key figures'!D3") == []


def code(work: Any, *arguments: Any) -> str:
    with pytest.raises(Findings) as caught:
        work(*arguments)
    return caught.value.diagnostics[0].code


def test_a_ledger_must_be_of_that_pdf(tmp_path: Path) -> None:
    pdf = project(tmp_path)
    pdf.write_bytes(b"%PDF changed")
    assert code(ledger_of, pdf) == "ledger-of-another-pdf"
    assert code(ledger_of, tmp_path / "none.pdf") == "pdf-unreadable"
    path = tmp_path / "2024.ledger.json"
    for text, expected in (("{", "ledger-unreadable"), ("[]", "ledger-unreadable")):
        path.write_text(text, encoding="utf-8")
        assert code(read_ledger, path) == expected
    path.write_text('{"schema": 9, "facts": [], "inputs": []}', encoding="utf-8")
    assert code(read_ledger, path) == "ledger-version"
    path.unlink()
    assert code(ledger_of, pdf) == "ledger-missing"


@pytest.mark.parametrize("reference", ["D2", "!D2", "Sheet!2D", "Sheet!D0", ""])
def test_what_is_no_cell_is_told(reference: str, tmp_path: Path) -> None:
    assert code(facts_of_cell, ledger_of(project(tmp_path)), reference) == "cell-reference-form"


def run(*arguments: str) -> Any:
    return app(list(arguments), standalone_mode=False)


def test_why_and_where_print_the_way_of_a_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = project(tmp_path)
    assert not run("why", str(pdf), "6.167.271")
    told = capsys.readouterr().out
    assert all(word in told for word in ("page 38", "Key figures!D2", "derivation  sum", "0" * 64))
    (tmp_path / "2024.xlsx").write_bytes(b"other")
    assert not run("where", str(tmp_path / "2024.xlsx"), "Key figures!D2")
    out = capsys.readouterr()
    assert out.out.startswith("page 38") and "changed" in out.err
    assert not run("where", str(tmp_path / "2024.xlsx"), "Partners!C4")
    assert capsys.readouterr().out == "page 5 (folio 5), box 1, 2, 3, 4 pt  text  a/c\n"
    assert run("why", str(pdf), "5") == 1
    assert run("where", str(tmp_path / "2024.xlsx"), "Key figures!D9") == 1


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "fr",
            [
                "imprimé",
                "cadre 1, 2, 3, 4 pt",
                "cellule",
                "Key figures!D2 de 2024.xlsx",
                "somme",
                "absent à côté",
            ],
        ),
        ("nl", ["gedrukt", "kader", "cel", "som", "staat niet naast"]),
        ("de", ["gedruckt", "Rahmen", "Zelle", "Summe", "liegt nicht neben"]),
    ],
)
def test_why_speaks_the_languages(
    lang: str, words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = project(tmp_path)
    assert not run("why", str(pdf), "6.167.271", "--ui-lang", lang)
    told = capsys.readouterr().out
    assert [word for word in words if word not in told] == []
    assert "cell  " not in told and "printed  " not in told


def test_why_of_a_page_tells_its_figures_and_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = project(tmp_path)
    assert not run("why", str(pdf), "--page", "38")
    assert "Key figures!D2" in capsys.readouterr().out
    assert run("why", str(pdf), "--page", "37", "--ui-lang", "fr") == 1
    assert "Aucun « chiffre » n’est imprimé page 37." in capsys.readouterr().err


def test_the_language_of_a_ledger_is_the_one_of_its_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = project(tmp_path)
    path = tmp_path / "2024.ledger.json"
    data = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**data, "language": "fr-BE"}), encoding="utf-8")
    assert not run("why", str(pdf), "6.167.271")
    assert "cellule" in capsys.readouterr().out
    assert run("where", str(tmp_path / "2024.xlsx"), "Key figures!D9") == 1
    assert "n’est imprimée sur aucune page" in capsys.readouterr().err


SPOILT: list[tuple[str, Any]] = [
    ("facts", [5]),
    ("facts", [{**FACT, "places": [{"page": 1}]}]),
    ("facts", [{**FACT, "places": [{"page": 1, "folio": "1", "box": ["a"] * 4}]}]),
    ("facts", [{**FACT, "cells": ["D2"]}]),
    ("facts", [{name: value for name, value in FACT.items() if name != "printed"}]),
    ("inputs", [{"name": "2024.xlsx"}]),
    ("texts", [{"sheet": "Partners"}]),
    ("texts", "none"),
]


@pytest.mark.parametrize(("part", "value"), SPOILT)
def test_a_spoilt_ledger_is_told_and_answers_nothing(part: str, value: Any, tmp_path: Path) -> None:
    pdf = project(tmp_path)
    path = tmp_path / "2024.ledger.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), part: value}), encoding="utf-8")
    assert code(ledger_of, pdf) == "ledger-unreadable"
    assert run("why", str(pdf), "6.167.271") == 1


def test_a_ledger_of_another_run_answers_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = project(tmp_path)
    path = tmp_path / "2024.ledger.json"
    data = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**data, "output": {"sha256": "1" * 64}}), encoding="utf-8")
    assert run("why", str(pdf), "6.167.271") == 1
    assert capsys.readouterr().out == ""


def test_explain_tells_a_code_or_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert not run("explain", "iban-invalid")
    assert "## Example" in capsys.readouterr().out
    assert run("explain", "iban-invald") == 1
    assert "iban-invalid" in capsys.readouterr().err
    assert not run("explain", "order-broken", "--ui-lang", "fr")
    told = capsys.readouterr().out
    assert "## Pourquoi cela compte" in told and "rompt l’ordre" in told
    assert run("explain", "iban-invald", "--ui-lang", "fr") == 1
    assert "Vouliez-vous dire iban-invalid ?" in capsys.readouterr().err


def test_a_figure_is_found_by_its_value_and_in_any_spelling(tmp_path: Path) -> None:
    ledger = ledger_of(project(tmp_path))
    fact = {**FACT, "printed": "1,3\u202fmillion", "value": "1340647.47"}
    ledger.data["facts"].append(fact)
    for numeral in (
        "1.340.647,47",
        "1 340 647,47",
        "1,340,647.47",
        "1\u202f340\u202f647,47 €",
        "1’340’647.47",
    ):
        assert facts_printed(ledger, numeral, None) == [fact]
    assert facts_printed(ledger, "1.340.647,48", None) == []


@pytest.mark.parametrize("numeral", ["65.0%", "65%", "65 %", "0.65", "65,00 %"])
def test_a_percentage_is_found_with_any_decimals(tmp_path: Path, numeral: str) -> None:
    ledger = ledger_of(project(tmp_path))
    fact = {**FACT, "printed": "65.0%", "value": "0.65", "unit": "%"}
    ledger.data["facts"].append(fact)
    assert facts_printed(ledger, numeral, None) == [fact]
    assert facts_printed(ledger, "66%", None) == []


def test_a_cell_that_cannot_be_and_a_sheet_that_is_not_there_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path)
    made = openpyxl.Workbook()
    made.active.title = "Key figures"
    made.save(tmp_path / "2024.xlsx")
    workbook = str(tmp_path / "2024.xlsx")
    assert run("where", workbook, "Key figure!D2") == 1
    assert "Did you mean “Key figures”?" in capsys.readouterr().err
    for beyond in ("Key figures!XFE1", "Key figures!A1048577"):
        assert run("where", workbook, beyond) == 1
        assert "is not a cell" in capsys.readouterr().err
    assert run("where", workbook, "x!A1", "--ui-lang", "nl") == 1
    assert "De werkmap heeft geen blad ‘x’." in capsys.readouterr().err  # cell-sheet-unknown
