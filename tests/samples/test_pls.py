"""The second organisation: made by its script, without Python in its layout, complete on its pages."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportcli.preflight import judge

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "sample_data" / "pls" / "2024.xlsx"
# What the published report itself says: 21 people and 20 names; projects spelled in two ways, one not listed.
TOLD = {
    "headcount-differs",
    "name-not-listed",
    "name-spelled-otherwise",
    "after-project-end",
    "age-differs",
    "count-differs-from-list",
    "assertion-fails",  # 74 partners, 73 of them in the list by country
    "mail-domain-misspelt",
}

Built = tuple[Path, dict[str, Any]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The PDF for print of one build for every purpose, and what the build says in JSON."""
    folder = tmp_path_factory.mktemp("pls")
    command = [sys.executable, "-m", "reportcli", "build", str(BOOK), "--for", "all", "-o", f"{folder}/"]
    done = subprocess.run(
        [*command, "--format", "json"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "2024.pdf", json.loads(done.stdout)


@pytest.fixture(scope="module")
def words(built: Built) -> str:
    """All letters and digits of the pages, hyphens at line ends taken out."""
    text = subprocess.run(["pdftotext", str(built[0]), "-"], capture_output=True, text=True, check=True)
    return squeezed(re.sub(r"[-\u2010]\n", "", text.stdout))


@pytest.mark.parametrize(
    ("purpose", "suffix"), [("print", ""), ("screen", "-screen"), ("archive", "-archive")]
)
def test_our_own_preflight_finds_nothing(built: Built, purpose: str, suffix: str) -> None:
    """Of solsoc: `test_solsoc` for print, the tests of accessibility for the screen."""
    path = built[0].with_name(f"2024{suffix}.pdf")
    assert [(one.code, dict(one.args)) for one in judge(path, purpose, measure=False)] == []


def squeezed(text: str) -> str:
    return re.sub(r"\W", "", html.unescape(text).casefold().replace("œ", "oe"))


def column(sheet: str, *headers: str) -> Iterator[str]:
    """The filled cells of some columns."""
    rows = openpyxl.load_workbook(BOOK, read_only=True)[sheet].iter_rows(values_only=True)
    names = list(next(rows))
    for row in rows:
        yield from (str(row[names.index(name)]) for name in headers if row[names.index(name)])


def test_it_builds_clean_and_what_was_published_wrong_is_waived(built: Built) -> None:
    assert [finding["code"] for finding in built[1]["findings"] if finding["severity"] != "note"] == []
    assert {finding["code"] for finding in built[1]["waived"]} == TOLD


@pytest.mark.parametrize(
    ("sheet", "headers", "count"),
    [
        ("Publications", ["Titre"], 12),
        ("Événements", ["Titre"], 19),
        ("Projets", ["Acronyme", "Titre"], 46),
        ("Partenaires", ["Partenaire"], 75),
        ("Équipe", ["Nom complet"], 20),
        ("Administration", ["Nom"], 4),
        ("Observatoires", ["Nom", "Site web", "E-mail"], 12),
        ("Agenda", ["Titre"], 5),
    ],
)
def test_every_row_stands_on_a_page(words: str, sheet: str, headers: list[str], count: int) -> None:
    cells = list(column(sheet, *headers))
    assert len(cells) == count
    assert [cell for cell in cells if squeezed(cell) not in words] == []


def test_dates_and_ranges_are_printed_in_french(words: str) -> None:
    for text in ("22–25 janvier 2024", "Depuis janvier 2023", "Septembre 2024 – février 2027"):
        assert squeezed(text) in words


def test_the_layout_is_yaml_only() -> None:
    assert {path.suffix for path in (ROOT / "layouts" / "pls").rglob("*") if path.is_file()} == {".yaml"}


def test_the_engine_does_not_know_the_organisation() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        text = path.read_text("utf-8")
        assert not re.search(r"\bPLS\b|pourlasolidarite|SOLIDARITÉ", text), path


def test_the_script_writes_the_same_workbook(tmp_path: Path) -> None:
    again = tmp_path / "2024.xlsx"
    subprocess.run(
        [sys.executable, "tools/make_pls.py", str(again)], cwd=ROOT, check=True, capture_output=True
    )
    assert again.read_bytes() == BOOK.read_bytes()
