"""A workbook in two languages: each edition prints its own texts, and the same figures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from build.tiny_project import Project
from command_line import reportcli
from editions.two_languages import LAYOUT, SHEETS, built, checked, codes, found, make, replaced
from reportcli.pipeline import Outcome
from structure_text import tree_text


class Both(NamedTuple):
    """The source and the Dutch edition, each built by itself; their files are for reading."""

    project: Project
    source: Outcome
    dutch: Outcome


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    project = make(tmp_path_factory.mktemp("both"))
    return Both(project, built(project), built(project, "nl"))


def copied(both: Both, folder: Path) -> Project:
    """The same workbook, layout and texts, without what was built."""
    names = shutil.ignore_patterns("*.pdf", "*.json")
    return Project(shutil.copytree(both.project.folder, folder / "copy", ignore=names))


def test_the_source_and_the_other_edition(both: Both) -> None:
    _, source, dutch = both
    assert [path.name for path in source.written] == ["2024.pdf", "2024.ledger.json"]
    assert [path.name for path in dutch.written] == ["2024-nl.pdf", "2024-nl.ledger.json"]
    french, other = (tree_text(path) for path in (source.written[0], dutch.written[0]))
    for words in (
        "Nos axes",
        "Une année",
        "Cultiver : la moitié",
        "Le jardin est ouvert",
        "Cultiver, Apprendre et Nourrir",
    ):
        assert words in french and words not in other, words
    for words in (
        "Onze thema’s",
        "Een jaar",
        "Telen",
        "de helft",
        "De tuin is open",
        "Telen, Leren en Voeden",
    ):
        assert words in other and words not in french, words


def test_formats_and_language_of_the_document(both: Both) -> None:
    pages = {}
    for lang, outcome in (("fr", both.source), ("nl", both.dutch)):
        pdf = outcome.written[0]
        pages[lang] = tree_text(pdf)
        with pikepdf.open(pdf) as opened:
            assert str(opened.Root.Lang) == f"{lang}-BE"
    assert "1\u202f234\u202f567,50 €" in pages["fr"] and "1er mai 2025" in pages["fr"]
    assert "€ 1.234.567,50" in pages["nl"] and "1 mei 2025" in pages["nl"]


def test_the_source_keeps_its_name_when_it_is_asked_for(tmp_path: Path) -> None:
    assert built(make(tmp_path), "fr-BE").written[0].name == "2024.pdf"


def test_purposes_and_drafts_carry_the_language(tmp_path: Path) -> None:
    outcome = built(make(tmp_path), "nl", draft=True, profiles=("print", "screen"))
    assert [path.name for path in outcome.written] == [
        "2024-nl-draft.pdf", "2024-nl-screen-draft.pdf", "2024-nl-draft.ledger.json",
    ]  # fmt: skip


def test_figures_are_shared(both: Both) -> None:
    facts = []
    for outcome in (both.source, both.dutch):
        ledger = json.loads(outcome.written[1].read_text("utf-8"))
        facts.append([(fact["value"], fact["unit"], fact["cells"]) for fact in ledger["facts"]])
    assert facts[0] == facts[1] and len(facts[0]) == 2


def test_all_editions_in_one_run(tmp_path: Path, both: Both) -> None:
    outcome = built(copied(both, tmp_path), "all")
    assert [path.name for path in outcome.written] == [
        "2024.pdf", "2024.ledger.json", "2024-nl.pdf", "2024-nl.ledger.json",
    ]  # fmt: skip
    assert outcome.pages == 2
    together = {path.name: path.read_bytes() for path in outcome.written}
    for alone in (both.source, both.dutch):
        for path in alone.written:
            assert path.read_bytes() == together[path.name], path.name


def test_an_error_in_one_edition_stops_all_and_says_which(tmp_path: Path) -> None:
    project = make(tmp_path, replaced("Axes", "Leren", None))
    outcome = built(project, "all")
    assert outcome.written == []
    (missing,) = found(outcome, "translation-missing")
    assert missing.args["edition"] == "nl-BE"
    assert built(project).written  # the source alone


def test_what_all_editions_have_is_told_once(tmp_path: Path) -> None:
    project = make(tmp_path, replaced("Chiffres clés", 1234567.5, "many"))
    told = found(built(project, "all"), "not-a-number")
    assert len(told) == 1 and "edition" not in told[0].args


def test_an_edition_that_there_is_not(tmp_path: Path) -> None:
    outcome = built(make(tmp_path), "de")
    (unknown,) = found(outcome, "edition-unknown")
    assert outcome.written == [] and str(unknown.where) == "Organisation!B7"
    assert unknown.args["names"] == "fr-BE, nl-BE" and unknown.args["wanted"] == "fr-BE, nl-BE, de"


def test_a_region_that_there_is_not(tmp_path: Path) -> None:
    assert "edition-unknown" in codes(checked(make(tmp_path), "nl-NL"))


def test_on_the_command_line(tmp_path: Path) -> None:
    project = make(tmp_path)
    done = reportcli("check", project.workbook, "--lang", "nl", "--ui-lang", "en")
    assert done.returncode == 0, done.stderr
    done = reportcli("build", project.workbook, "--lang", "de", "--ui-lang", "en")
    assert done.returncode == 1 and "One of: fr-BE, nl-BE." in done.stderr
    done = reportcli("build", project.workbook, "--lang", "all", "-o", tmp_path / "x.pdf")
    assert done.returncode == 2 and "--lang all" in done.stderr
    done = reportcli("build", project.workbook, "--lang", "all", "--ui-lang", "en")
    assert done.returncode == 0 and "2024-nl.pdf" in done.stdout


def test_where_and_why_of_an_edition(both: Both) -> None:
    project = both.project
    done = reportcli("where", project.workbook, "Axes!C2", "--lang", "nl")
    assert done.returncode == 0 and "a/text" in done.stdout
    assert reportcli("where", project.workbook, "Axes!C2").returncode == 1  # the source does not print it
    assert reportcli("where", project.workbook, "Chiffres clés!B2", "--lang", "fr").returncode == 0
    done = reportcli("why", project.workbook.with_name("2024-nl.pdf"), "1.234.567,50")
    assert done.returncode == 0 and "Chiffres clés!B2" in done.stdout


def test_an_edition_builds_the_same_bytes(tmp_path: Path, both: Both) -> None:
    first = [path.read_bytes() for path in both.dutch.written]
    assert first == [path.read_bytes() for path in built(copied(both, tmp_path), "nl").written]


# ---- formats


def test_a_house_has_its_way_in_each_language(tmp_path: Path) -> None:
    house = """\
format:
  page: A5
  numbers: {group: "'"}
  languages:
    nl: {money: "{number} {symbol}", dates: {long: "{day}.{month2}.{year}"}, and: " & "}
"""
    project = make(tmp_path, layout=LAYOUT.replace("format: {page: A5}\n", house))
    french, dutch = (tree_text(built(project, lang).written[0]) for lang in ("fr", "nl"))
    assert "1'234'567,50 €" in french and "1er mai 2025" in french and " et Nourrir" in french
    assert "1'234'567,50 €" in dutch and "1.05.2025" in dutch and "Leren & Voeden" in dutch


@pytest.mark.parametrize(
    ("lang", "money", "day", "names", "plurals"),
    [
        ("fr-BE", "1\u202f234\u202f567,50 €", "1er mai 2025", "Apprendre et Nourrir", "jour jour jours"),
        ("nl-BE", "€ 1.234.567,50", "1 mei 2025", "Cultiver, Apprendre en Nourrir", "jours jour jours"),
        ("en-GB", "€1,234,567.50", "1 May 2025", "Cultiver, Apprendre and Nourrir", "jours jour jours"),
        ("de-DE", "1.234.567,50 €", "1. Mai 2025", "Cultiver, Apprendre und Nourrir", "jours jour jours"),
    ],
)  # fmt: skip
def test_formats_of_each_language(
    tmp_path: Path, lang: str, money: str, day: str, names: str, plurals: str
) -> None:
    counts = " ".join(f"{{{{ plural(literal('{count}'), 'jour', 'jours') }}}}" for count in (0, 1, 2))
    layout = LAYOUT.replace("      - prose", f'      - {{text: "{counts}"}}\n      - prose')
    project = make(tmp_path, replaced("Organisation", "fr-BE, nl-BE", lang), layout=layout)
    text = tree_text(built(project).written[0])
    for expected in (money, day, names, plurals):
        assert expected in text


def test_a_language_without_formats(tmp_path: Path) -> None:
    outcome = checked(make(tmp_path, replaced("Organisation", "fr-BE, nl-BE", "tlh")))
    assert found(outcome, "edition-without-formats")[0].args == {"lang": "tlh", "used": "en-GB"}


# ---- words of the layout


def test_a_word_that_the_layout_does_not_have(tmp_path: Path) -> None:
    outcome = built(make(tmp_path, layout=LAYOUT.replace("  nl: {themes-of-ours: Onze thema’s}\n", "")), "nl")
    (missing,) = found(outcome, "words-untranslated")
    assert missing.args == {"lang": "nl-BE", "names": "themes-of-ours"} and outcome.written == []
    assert "unknown-word" not in codes(outcome)


@pytest.mark.parametrize(
    ("text", "told"), [("kWh/m²", False), ("km", False), ("kg", False), ("litres", True)]
)
def test_signs_of_units_are_no_words(tmp_path: Path, text: str, told: bool) -> None:
    layout = LAYOUT.replace("      - prose", f'      - {{text: "{text}"}}\n      - prose')
    assert bool(found(built(make(tmp_path, layout=layout), "nl"), "layout-text-untranslated")) is told


def test_words_that_stand_in_the_layout_itself(tmp_path: Path) -> None:
    layout = LAYOUT.replace("      - prose", '      - {text: "Nos valeurs"}\n      - prose')
    project = make(tmp_path, layout=layout)
    (literal,) = found(built(project, "nl"), "layout-text-untranslated")
    assert (literal.args["found"], literal.args["count"]) == ("Nos valeurs", "1")
    assert not found(built(project), "layout-text-untranslated")


def test_the_base_layout_has_no_words_of_its_own(tmp_path: Path) -> None:
    """Its four languages are complete, and no component holds a literal word."""
    project = make(
        tmp_path,
        {
            **replaced("Organisation", "two", "base"),
            "Équipe": [
                ["Prénom", "Nom", "Fonction", "Fonction (nl)"],
                ["Aya", "Mbeki", "jardinière", "tuinier"],
            ],
            "Partenaires": [["Axe", "Pays", "Partenaire"], ["grow", "BE", "Ferme"]],
            "Pays": [["Code", "Nom", "Nom (nl)"], ["BE", "Belgique", "België"]],
            "Soutiens": [["Nom"], ["Ville"]],
            "Récolte de fonds": [["Code", "Montant", "Libellé", "Libellé (nl)"], ["a", 12, "dons", "giften"]],
        },
    )
    outcome = checked(project, "nl")
    assert not found(outcome, "layout-text-untranslated", "words-untranslated", "unknown-word")


def test_a_sheet_that_is_not_printed_needs_no_translation(tmp_path: Path) -> None:
    assert SHEETS["Organisation"][1] == ["Nom", "Jardins"]  # no language, and the layout does not print it
    assert not [
        one for one in checked(make(tmp_path), "nl").diagnostics if one.code.startswith("translation-")
    ]


def test_some_editions_in_one_run(tmp_path: Path) -> None:
    workbook = make(tmp_path).workbook
    asked = reportcli("build", workbook, "--lang", "nl,fr,nl", "--format", "json")
    names = [Path(one).name for one in json.loads(asked.stdout)["written"]]
    assert names == ["2024-nl.pdf", "2024-nl.ledger.json", "2024.pdf", "2024.ledger.json"]
    (workbook.parent / "reportcli.toml").write_text('lang = ["nl"]\n', "utf-8")
    from_file = json.loads(reportcli("build", workbook, "--format", "json").stdout)["written"]
    assert [Path(one).name for one in from_file] == ["2024-nl.pdf", "2024-nl.ledger.json"]
    assert reportcli("build", workbook, "--lang", "nl,xx").returncode == 1
    assert reportcli("build", workbook, "--lang", "nl,fr", "-o", tmp_path / "x.pdf").returncode == 2
