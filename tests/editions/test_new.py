"""`reportcli new --lang fr,nl`: a template with both languages, whose editions build at once."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from build.tiny_project import silent
from command_line import reportcli
from reportcli.model.diagnostic import Severity
from reportcli.pipeline import Request, build
from reportcli.starter.new import new_report
from reportcli.starter.next_year import next_report
from structure_text import tree_text


def test_a_template_in_two_languages_builds_both(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    written = new_report(folder, "fr,nl")
    assert folder / "texts/editorial.nl.md" in written
    book = openpyxl.load_workbook(folder / "2024.xlsx")
    heads = [cell.value for cell in book["Axes"][1]]
    assert heads[heads.index("Titre") + 1] == "Titre (nl)" and "Code (nl)" not in heads
    assert "Montant (nl)" not in [cell.value for cell in book["Répartitions"][1]]
    outcome = build(Request(folder / "2024.xlsx", lang="all"), silent)
    worse = [one for one in outcome.diagnostics if one.severity is not Severity.NOTE]
    assert not worse, worse
    french, dutch = (tree_text(path) for path in outcome.written if path.suffix == ".pdf")
    assert "Cultiver ensemble" in french and "Samen telen" in dutch
    for words in ("Cultiver", "Éditorial", "Sommaire", "Conseil", "jardin", "Chiffres"):
        assert words in french or words == "Conseil"
        assert words not in dutch, words


@pytest.mark.parametrize("lang", ["fr,pt", "pt,fr"])
def test_a_language_without_a_template(tmp_path: Path, lang: str) -> None:
    done = reportcli("new", tmp_path / "r", "--lang", lang, "--ui-lang", "en")
    assert done.returncode == 1 and "pt" in done.stderr and not (tmp_path / "r").exists()


def test_the_next_year_keeps_the_languages(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    new_report(folder, "fr,nl")
    (folder / "translations.json").write_text('{"schema": 1, "languages": {}}', "utf-8")
    made = next_report(tmp_path / "2025", folder / "2024.xlsx")
    assert {tmp_path / "2025/texts/season.nl.md", tmp_path / "2025/translations.json"} <= set(made)
    assert "Deze tekst" in (tmp_path / "2025/texts/season.nl.md").read_text("utf-8")
    assert "Ce texte" in (tmp_path / "2025/texts/season.md").read_text("utf-8")
    heads = [cell.value for cell in openpyxl.load_workbook(tmp_path / "2025/2025.xlsx")["Axes"][1]]
    assert "Titre (nl)" in heads
