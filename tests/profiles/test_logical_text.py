"""Words are found, read and copied as they are written: initials, tracking, right to left, figures."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from openpyxl import load_workbook

from build.plain_report import pdf_of, report
from reportcli.paint.figures import figure_as_copied
from reportcli.preflight import judge, read_aloud
from structure_text import tree_text

STYLES = """\
styles:
  paragraph:
    drop: {based-on: body, drop-cap: 2}
    wide: {based-on: body, tracking: 200}
"""
LINES = (
    '{text: "L’été revient au début du paragraphe.", style: drop}',
    '{text: "À la fin de la journée, la lumière.", style: drop}',
    '{text: "Sommaire du rapport", style: wide}',
    '{text: "Nom : שלום עולם, puis مرحبا بالعالم 123 fin."}',
)
WORDS = ("L’été revient", "À la fin", "Sommaire du rapport", "שלום עולם", "مرحبا بالعالم 123 fin")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("logical")
    return pdf_of(report(folder, *LINES, language="fr-BE", settings=STYLES))


def test_words_are_found_as_they_are_read(built: Path) -> None:
    said = "\n".join(read_aloud(built, "fr"))
    assert [word for word in WORDS if word not in said] == []
    assert judge(built, measure=False) == []


def test_the_tree_says_text_from_right_to_left_in_its_order(built: Path) -> None:
    tree = tree_text(built)
    assert "text='שלום עולם'" in tree
    assert "text='مرحبا بالعالم'" in tree and "“123 fin.”" in tree


def test_an_initial_and_its_word_are_one_text(built: Path) -> None:
    with pikepdf.open(built) as pdf:
        content = b"\n".join(page.Contents.read_bytes() for page in pdf.pages).decode("latin-1")
    spans = re.findall(r"/Span<</ActualText<FEFF([0-9A-F]+)>>>BDC\n(.*?)\nEMC", content, re.DOTALL)
    said = {bytes.fromhex(text).decode("utf-16-be"): inside for text, inside in spans}
    assert said["L’été"].count("TJ") == 2, "the initial, and the rest of its word"


def test_each_word_with_tracking_is_one_text(built: Path) -> None:
    with pikepdf.open(built) as pdf:
        content = b"\n".join(page.Contents.read_bytes() for page in pdf.pages)
    for word in (b"Sommaire", b"du", b"rapport"):
        assert b"/ActualText(%s)" % word in content


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_poppler_finds_them(built: Path) -> None:
    text = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(built), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    found = " ".join(text.split())
    for word in ("L’été", "Sommaire du rapport", "שלום עולם"):
        assert word in found


def test_pdfium_finds_them(built: Path) -> None:
    pdfium: Any = pytest.importorskip("pypdfium2")
    page = pdfium.PdfDocument(built)[0].get_textpage()
    for word in ("L’été", "Sommaire du rapport", "שלום"):
        assert page.search(word).get_next() is not None, word


@pytest.mark.parametrize(
    ("shown", "table", "prose"),
    [
        ("6\u202f167\u202f271,04\u00a0€", "6167271,04\u00a0€", "6\u00a0167\u00a0271,04\u00a0€"),
        ("\u22121\u202f234", "-1234", "-1\u00a0234"),
        ("12,5\u202f%", "12,5\u00a0%", "12,5\u00a0%"),
        ("1.234,5", "1.234,5", "1.234,5"),
        ("2024", "2024", "2024"),
        ("un\u202fmot", "un\u202fmot", "un\u202fmot"),
        ("a \u2212 b 3", "a \u2212 b 3", "a \u2212 b 3"),
    ],
)
def test_how_a_figure_is_copied(shown: str, table: str, prose: str) -> None:
    assert figure_as_copied(shown, in_table=True) == table
    assert figure_as_copied(shown, in_table=False) == prose


def figures(folder: Path, purpose: str) -> str:
    """A report with one figure in prose and in a table; what its pages say."""
    workbook = report(
        folder,
        '{text: "Nous sommes {{ (key_figures | first).value | number }} ici."}',
        "{table: key_figures, as: x, columns: [{header: A, row-header: true, cell: '{{ x.label }}'}, "
        "{header: B, cell: '{{ x.value | number }}'}]}",
        language="fr-BE",
    )
    book = load_workbook(workbook)
    sheet = book.create_sheet("Key figures")
    sheet.append(["Id", "Value", "Unit", "Label", "Icon", "Order"])
    sheet.append(["m", 1234567, None, "membres", None, 1])
    book.save(workbook)
    return tree_text(pdf_of(workbook, purpose))


def test_figures_are_copied_as_numbers(tmp_path: Path) -> None:
    tree = figures(tmp_path, "screen")
    assert "1\u00a0234\u00a0567" in tree, tree
    assert "“1234567”" in tree, tree
