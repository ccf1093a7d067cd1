"""`build --for`: a tiny report in all profiles through the whole run, judged by another validator."""

from __future__ import annotations

import hashlib
import json
from contextlib import nullcontext
from pathlib import Path

import page
import pikepdf
import pytest
from openpyxl import Workbook
from typer.testing import CliRunner

from reportcli.cli.app import app
from reportcli.pipeline import Outcome, Request, build

LAYOUT = """\
extends: base
language: fr-BE
sections: [{section-file: first}, {section-file: figures}, {section-file: last}]
"""
SECTIONS = {
    "first": """\
section: {id: first, title: Début, master: text, starts: right}
do:
  - {text: "Rapport de {{ organisation.name }}", style: title, level: auto}
  - {text: "Une page, puis une blanche."}
""",
    "figures": """\
section: {id: figures, title: Chiffres, master: text, starts: right}
do:
  - {text: Chiffres, style: title, level: auto}
  - {text: Détail, style: title, level: 2}
  - {text: "{{ organisation.name }} a deux colonnes."}
""",
    "last": """\
section: {id: last, title: Fin, master: text, starts: next}
do:
  - {text: Fin, style: title, level: auto}
  - toc: {depth: 2}
""",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny")
    (folder / "sections").mkdir()
    (folder / "layout.yaml").write_text(LAYOUT, encoding="utf-8")
    for name, text in SECTIONS.items():
        (folder / "sections" / f"{name}.yaml").write_text(text, encoding="utf-8")
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
    return folder


def run(project: Path, *purposes: str, output: Path | None = None) -> Outcome:
    return build(Request(project / "2024.xlsx", output, purposes), lambda _: nullcontext())


@pytest.fixture(scope="module")
def built(project: Path) -> dict[str, Path]:
    outcome = run(project, "print", "screen", "archive")
    assert not outcome.failed(strict=True), outcome.diagnostics
    return {path.name: path for path in outcome.written}


def test_all_profiles_and_one_ledger_come_of_one_run(built: dict[str, Path]) -> None:
    assert list(built) == ["2024.pdf", "2024-screen.pdf", "2024-archive.pdf", "2024.ledger.json"]
    ledger = json.loads(built["2024.ledger.json"].read_text(encoding="utf-8"))
    assert ledger["output"]["sha256"] == hashlib.sha256(built["2024.pdf"].read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "standard"),
    [
        ("2024-screen.pdf", "ua1"),
        ("2024-screen.pdf", "3a"),
        ("2024-archive.pdf", "ua1"),
        ("2024-archive.pdf", "2a"),
    ],
)
def test_the_validator_passes_screen_and_archive(built: dict[str, Path], name: str, standard: str) -> None:
    report = page.validate_pdf(str(built[name]), profile=standard)
    assert report.is_compliant, list(report.failures)


def test_the_screen_leaves_blank_pages_out_and_keeps_folios(built: dict[str, Path]) -> None:
    labels = {}
    for name in ("2024.pdf", "2024-screen.pdf", "2024-archive.pdf"):
        with pikepdf.open(built[name]) as pdf:
            labels[name] = [page.label for page in pdf.pages]
    assert labels["2024.pdf"] == labels["2024-archive.pdf"] == ["1", "2", "3", "4"]
    assert labels["2024-screen.pdf"] == ["1", "3", "4"]


def test_bookmarks_are_the_headings(built: dict[str, Path]) -> None:
    with pikepdf.open(built["2024-screen.pdf"]) as pdf, pdf.open_outline() as outline:
        titles = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert titles == [("Rapport de Essai", []), ("Chiffres", ["Détail"]), ("Fin", [])]


def test_links_are_on_screen_and_never_in_print(built: dict[str, Path]) -> None:
    def annotations(name: str) -> list[str]:
        with pikepdf.open(built[name]) as pdf:
            return [str(note.Contents) for page in pdf.pages for note in page.get("/Annots", [])]

    assert annotations("2024.pdf") == []
    screen = annotations("2024-screen.pdf")
    assert screen == ["Début", "Début", "Chiffres", "Chiffres", "Fin", "Fin"]


def test_a_purpose_alone_and_its_file_name(project: Path, tmp_path: Path) -> None:
    outcome = run(project, "archive", output=tmp_path / "named.pdf")
    assert [path.name for path in outcome.written] == ["named.pdf", "named.ledger.json"]
    with pikepdf.open(tmp_path / "named.pdf") as pdf:
        assert str(pdf.open_metadata()["pdfaid:part"]) == "2"


def test_one_name_cannot_name_three_files(project: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        app, ["build", str(project / "2024.xlsx"), "--for", "all", "-o", str(tmp_path / "x.pdf")]
    )
    assert result.exit_code == 2
    assert "--output" in result.output


def test_marks_and_an_imposed_proof(project: Path, tmp_path: Path) -> None:
    request = Request(project / "2024.xlsx", tmp_path / "a.pdf", marks=True, impose="saddle")
    outcome = build(request, lambda _: nullcontext())
    assert [path.name for path in outcome.written] == ["a.pdf", "a-saddle.pdf", "a.ledger.json"]
    with pikepdf.open(tmp_path / "a.pdf") as pdf, pikepdf.open(tmp_path / "a-saddle.pdf") as booklet:
        assert len(booklet.pages) == -(-len(pdf.pages) // 4) * 2
        assert pdf.pages[0].MediaBox != pdf.pages[0].BleedBox


def test_the_source_is_enclosed_when_asked(project: Path, tmp_path: Path) -> None:
    request = Request(project / "2024.xlsx", tmp_path / "a.pdf", ("screen",), attach_source=True)
    outcome = build(request, lambda _: nullcontext())
    assert {one.code for one in outcome.diagnostics} == {"attach-source-private"}
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        source = pdf.attachments["2024.xlsx"].get_file().read_bytes()
    assert source == (project / "2024.xlsx").read_bytes()
    assert page.validate_pdf(str(tmp_path / "a.pdf"), profile="3a").is_compliant
