"""What has no translation, or one of an earlier text: told where it is to be filled in, all at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from command_line import reportcli
from editions.two_languages import SHEETS, TEXTS, built, checked, codes, found, make, read, replaced
from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.workbook.editions.edition import edition
from reportcli.workbook.translations.memory import around_change
from structure_text import tree_text


def told(outcome: object, code: str) -> list[tuple[str, str, str]]:
    return [(one.severity, str(one.where), wording(one, "help", "en")) for one in found(outcome, code)]  # type: ignore[arg-type]


def test_a_cell(tmp_path: Path) -> None:
    outcome = built(make(tmp_path, replaced("Axes", "Leren", None)), "nl")
    (missing,) = found(outcome, "translation-missing")
    assert (missing.severity, str(missing.where)) == ("error", "Axes!C3") and outcome.written == []
    assert "In Axes!B3 stands: “Apprendre”" in wording(missing, "message", "en")


def test_a_column(tmp_path: Path) -> None:
    rows = [[cell for at, cell in enumerate(row) if at != 2] for row in SHEETS["Axes"]]
    (missing,) = found(built(make(tmp_path, {"Axes": rows}), "nl"), "translation-column-missing")
    assert (str(missing.where), missing.args["wanted"], missing.args["count"]) == ("Axes", "Nom (nl)", "3")


def test_a_key(tmp_path: Path) -> None:
    rows = [row for row in SHEETS["Organisation"] if row[0] != "Titre du rapport (nl)"]
    (missing,) = found(built(make(tmp_path, {"Organisation": rows}), "nl"), "translation-key-missing")
    assert (str(missing.where), missing.args["wanted"]) == ("Organisation!B4", "Titre du rapport (nl)")


def test_a_file(tmp_path: Path) -> None:
    outcome = built(make(tmp_path, texts={"intro.md": TEXTS["intro.md"]}), "nl")
    (missing,) = found(outcome, "translation-file-missing")
    assert missing.args["file"] == "texts/intro.nl.md" and outcome.written == []


def test_all_at_once(tmp_path: Path) -> None:
    project = make(tmp_path, replaced("Axes", "Leren", None), {"intro.md": "Bonjour."})
    assert {"translation-missing", "translation-file-missing"} <= set(codes(built(project, "nl")))


def test_a_draft_is_filled_with_the_source_and_marked(tmp_path: Path) -> None:
    texts = {"intro.md": "---\ntitle: Le jardin\n---\n\n## Ouvert\n\nLe jardin est ouvert.\n"}
    outcome = built(make(tmp_path, replaced("Axes", "Leren", None), texts), "nl", draft=True)
    text = tree_text(outcome.written[0])
    assert "[fr] Apprendre" in text and "[fr] Le jardin est ouvert." in text and "Telen" in text
    assert "[fr] Telen" not in text and "lang='fr-BE'" in text  # the filler is hyphenated as what it is


def test_a_text_without_words_needs_none(tmp_path: Path) -> None:
    rows = [
        [{"Leren": None, "Apprendre": "2024 – 2025"}.get(str(cell), cell) for cell in row]
        for row in SHEETS["Axes"]
    ]
    assert not found(built(make(tmp_path, {"Axes": rows}), "nl"), "translation-missing")


def test_names_need_none(tmp_path: Path) -> None:
    """Columns of the contract that say translate: false, such as a person's name."""
    people = {"Équipe": [["Prénom", "Nom"], ["Aya", "Mbeki"]]}
    project = make(tmp_path, people)
    project_layout = tmp_path / "layouts/two/layout.yaml"
    text = project_layout.read_text("utf-8")
    project_layout.write_text(
        text + "      - {text: \"{{ people | column('last_name') | listed }}\"}\n", "utf-8"
    )
    outcome = built(project, "nl")
    assert "Mbeki" in tree_text(outcome.written[0])


# ---- older than its source


def confirm(project: object, *arguments: str) -> str:
    done = reportcli("translations", project.workbook, *arguments, "--ui-lang", "en")  # type: ignore[attr-defined]
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_cell_that_is_older_than_its_source(tmp_path: Path) -> None:
    project = make(tmp_path)
    (note,) = found(checked(project, "nl"), "translations-unconfirmed")
    assert (note.severity, note.args["count"]) == ("note", "8")
    confirm(project, "--confirm")
    assert not found(checked(project, "nl"), "translations-unconfirmed", "translation-older")
    project.set("Axes", "B3", "Apprendre ensemble")
    (older,) = found(built(project, "nl"), "translation-older")
    assert (older.severity, str(older.where)) == ("note", "Axes!C3")
    assert (older.args["was"], older.args["found"]) == ("Apprendre", "Apprendre ensemble")
    (source,) = older.related
    assert (source.code, str(source.where)) == ("translation-source", "Axes!B3")
    confirm(project, "--confirm")  # new ones only: what is older stays so
    assert found(checked(project, "nl"), "translation-older")
    project.set("Axes", "C3", "Samen leren")  # changed since: no longer older
    assert not found(checked(project, "nl"), "translation-older")


def test_rows_may_move(tmp_path: Path) -> None:
    project = make(tmp_path)
    confirm(project, "--confirm")
    head, *rows = SHEETS["Axes"]
    moved = make(tmp_path / "moved", {"Axes": [head, *reversed(rows)]})
    (moved.workbook.parent / "translations.json").write_bytes(
        (project.workbook.parent / "translations.json").read_bytes()
    )
    assert not found(checked(moved, "nl"), "translation-older", "translations-unconfirmed")


def test_a_file_that_was_read_again(tmp_path: Path) -> None:
    project = make(tmp_path)
    confirm(project, "--confirm")
    (project.workbook.parent / "texts/intro.md").write_text("Le jardin est fermé.\n", "utf-8")
    (older,) = found(checked(project, "nl"), "translation-older")
    assert str(older.where) == "texts/intro.nl.md:1:1" or "intro.nl.md" in str(older.where)
    assert "older" in confirm(project)
    confirm(project, "--lang", "nl", "--reread")
    assert not found(checked(project, "nl"), "translation-older")


def test_white_space_is_no_change(tmp_path: Path) -> None:
    project = make(tmp_path)
    confirm(project, "--confirm")
    (project.workbook.parent / "texts/intro.md").write_text("Le  jardin\nest ouvert.\n\n", "utf-8")
    assert not found(checked(project, "nl"), "translation-older")


def test_the_list_names_every_slot(tmp_path: Path) -> None:
    project = make(tmp_path, replaced("Axes", "Leren", None))
    lines = confirm(project).splitlines()
    assert any("missing" in line and "Axes!C3" in line for line in lines), lines
    data = json.loads(reportcli("translations", project.workbook, "--json").stdout)
    states = {(one["place"], one["state"]) for one in data["translations"]}
    assert {("Axes!C3", "missing"), ("Axes!C2", "unconfirmed")} <= states


def test_a_damaged_memory(tmp_path: Path) -> None:
    project = make(tmp_path)
    path = project.workbook.parent / "translations.json"
    for text in ("{", "[]", '{"schema": 1, "languages": {"nl": 3}}'):
        path.write_text(text, "utf-8")
        assert "translations-damaged" in codes(checked(project, "nl"))


def test_translations_of_one_language_only(tmp_path: Path) -> None:
    project = make(tmp_path, replaced("Organisation", "fr-BE, nl-BE", "fr-BE"))
    done = reportcli("translations", project.workbook, "--ui-lang", "en")
    assert done.returncode == 1
    assert wording(error("translations-none", lang="fr-BE"), "message", "en") in done.stderr


# ---- forms


@pytest.mark.parametrize(
    "header",
    ["Nom (nl)", "Nom [nl]", "Nom NL", "nom.nl", "Nom_nl", "Naam (nl)", "Nom (nl-BE)", "Nom (néerlandais)",
     "name - nl"],
)  # fmt: skip
def test_headers(tmp_path: Path, header: str) -> None:
    rows = [[header if cell == "Nom (nl)" else cell for cell in row] for row in SHEETS["Axes"]]
    workbook = read(make(tmp_path, {"Axes": rows}))
    assert [str(one.name) for one in edition(workbook, "nl-BE").records("themes")] == [
        "Telen",
        "Leren",
        "Voeden",
    ]
    assert not workbook.diagnostics


def test_the_source_may_say_its_language(tmp_path: Path) -> None:
    rows = [["Nom (fr)" if cell == "Nom" else cell for cell in row] for row in SHEETS["Axes"]]
    workbook = read(make(tmp_path, {"Axes": rows}))
    assert edition(workbook, "fr-BE").records("themes")[0].name == "Cultiver"


def test_columns_of_values_beside_the_keys(tmp_path: Path) -> None:
    rows: list[Any] = [["Clé", "Valeur", "nl"], ["Nom", "Jardins", None], ["Exercice", 2024, None],
            ["Titre du rapport", "Une année", "Een jaar"], ["Langue", "fr, nl", None]]  # fmt: skip
    workbook = read(make(tmp_path, {"Organisation": rows}))
    assert edition(workbook, "nl").record("organisation").title == "Een jaar"
    assert str(edition(workbook, "nl").record("organisation").title.ref) == "Organisation!C4"
    rows[2][2] = 2023
    assert [
        str(one.where)
        for one in found(read(make(tmp_path / "b", {"Organisation": rows})), "figure-in-language")
    ] == ["Organisation!C3"]


def test_rows_of_texts_by_language(tmp_path: Path) -> None:
    rows = [["Code", "Titre", "Texte", "Langue"], ["a", "Un", "Bonjour.", "fr"], ["a", "Een", "Dag.", "nl"]]
    workbook = read(make(tmp_path, {"Textes": rows}))
    assert not workbook.diagnostics
    dutch = edition(workbook, "nl-BE")
    assert dutch.texts["a"].source == "Dag." and dutch.records("texts")[0].title == "Een"
    assert edition(workbook, "fr-BE").texts["a"].source == "Bonjour."
    twice = [*rows, ["a", "Nog", "Hallo.", "nl"]]
    assert "duplicate-key" in codes(read(make(tmp_path / "b", {"Textes": twice})))


def test_a_row_that_names_a_file(tmp_path: Path) -> None:
    rows = [["Code", "Fichier", "Fichier (nl)"], ["intro", "intro.md", "inleiding.md"]]
    project = make(tmp_path, {"Textes": rows}, {"intro.md": "Bonjour.", "inleiding.md": "Dag."})
    assert edition(read(project), "nl-BE").texts["intro"].source == "Dag."


def test_front_matter_gives_the_title(tmp_path: Path) -> None:
    texts = {"intro.md": "---\ntitle: Un\n---\nBonjour.", "intro.nl.md": "---\ntitle: Een\n---\nDag."}
    project = make(tmp_path, texts=texts)
    layout = tmp_path / "layouts/two/layout.yaml"
    layout.write_text(layout.read_text("utf-8") + '      - {text: "{{ texts.intro.title }}"}\n', "utf-8")
    text = tree_text(built(project, "nl").written[0])
    assert "Een" in text and "Un\n" not in text


def test_references_lead_to_records_of_the_edition(tmp_path: Path) -> None:
    sheets = {
        "Pays": [["Code", "Nom", "Nom (nl)"], ["BE", "Belgique", "België"]],
        "Partenaires": [["Pays", "Partenaire", "Axe"], ["Belgique", "Ferme", "grow"]],
    }
    partner = edition(read(make(tmp_path, sheets)), "nl-BE").records("partners")[0]
    assert (partner.country.name, partner.theme.name) == ("België", "Telen")


@pytest.mark.parametrize("header", ["Valeur (nl)", "Code (nl)"])
def test_a_figure_has_no_language(tmp_path: Path, header: str) -> None:
    rows = [[*SHEETS["Chiffres clés"][0], header], [*SHEETS["Chiffres clés"][1], 3]]
    assert "figure-in-language" in codes(read(make(tmp_path, {"Chiffres clés": rows})))


def test_a_language_that_is_not_listed(tmp_path: Path) -> None:
    rows = [[*row, "x"] for row in SHEETS["Axes"]]
    rows[0][-1] = "Nom (de)"
    workbook = read(make(tmp_path, {"Axes": rows}, {**TEXTS, "intro.de.md": "Der Garten."}))
    unlisted = found(workbook, "language-not-listed")
    assert [str(one.where) for one in unlisted] == ["Axes!F1", "texts/intro.de.md:1:1"]
    assert unlisted[0].args["wanted"] == "fr-BE, nl-BE, de" and "intro.de" not in workbook.texts


def test_a_translation_of_nothing(tmp_path: Path) -> None:
    workbook = read(make(tmp_path, texts={**TEXTS, "intor.nl.md": "Dag."}))
    (stray,) = found(workbook, "translation-without-source")
    assert stray.args["nearest"] == "intro"


def test_a_word_that_is_no_language(tmp_path: Path) -> None:
    workbook = read(make(tmp_path, replaced("Organisation", "fr-BE, nl-BE", "fr-BE, 12")))
    (unknown,) = found(workbook, "language-unknown")
    assert str(unknown.where) == "Organisation!B7" and unknown.args["found"] == "12"


@pytest.mark.parametrize("unit", ["Surface (ha)", "Montant (EUR)", "Poids (kg)"])
def test_a_unit_is_no_language(tmp_path: Path, unit: str) -> None:
    rows = [[*row, 1] for row in SHEETS["Axes"]]
    rows[0][-1] = unit
    assert codes(read(make(tmp_path, {"Axes": rows}))) == ["column-not-read"]


def test_a_large_sheet(tmp_path: Path) -> None:
    """Sheets of many rows keep columns, not records; an edition of them is the same."""
    head = ["Code", "Nom", "Nom (nl)"]
    rows = [[f"c{n}", f"Lieu {n}", f"Plaats {n}" if n != 7 else None] for n in range(6000)]
    partners = [["Pays", "Partenaire"], *([f"c{n}", f"P{n}"] for n in range(6000))]
    workbook = read(make(tmp_path, {"Pays": [head, *rows], "Partenaires": partners}))
    dutch = edition(workbook, "nl-BE")
    countries, partner = dutch.records("countries"), dutch.records("partners")[5999]
    assert (countries[5999].name, countries[7].name) == ("Plaats 5999", "Lieu 7")
    assert partner.country.name == "Plaats 5999"
    missing = dutch.untranslated.of(workbook.records("countries")[7].name.ref)
    assert isinstance(missing, Diagnostic) and str(missing.where) == "Pays!C9"


# ---- waivers


def test_waivers_hold_in_every_edition(tmp_path: Path) -> None:
    """A row has the same name in each; what is signed for one edition is not idle in another."""
    texts = {"intro.md": "Le jardin a 56 poires.\n", "intro.nl.md": "De tuin is open.\n"}
    sheets = {"Réseaux sociaux": [["Réseau", "Réseau (nl)", "Abonnés N-1", "Abonnés N", "Croissance"],
                                  ["Journal", "Dagboek", 100, 200, 0.5]]}  # fmt: skip
    warned = ("numerals-unbound", "growth-differs")
    first = [found(checked(make(tmp_path / lang, sheets, texts), lang), *warned) for lang in ("fr", "nl")]
    assert [[one.code for one in each] for each in first] == [
        ["growth-differs", "numerals-unbound"],
        ["growth-differs"],
    ]
    assert first[0][0].args["row"] == first[1][0].args["row"]
    signed = [[one.code, one.args["row"], one.args["fingerprint"], "yes", "A."] for one in first[0]]
    heads = ["Code", "Clé", "Empreinte", "Motif", "Signé par"]
    project = make(tmp_path / "signed", {**sheets, "Dérogations": [heads, *signed]}, texts)
    for lang, waived in (("fr", 2), ("nl", 1), ("all", 2)):
        outcome = checked(project, lang)
        assert not found(outcome, *warned, "waiver-without-finding"), lang
        assert len(outcome.waived) == waived
    idle = make(
        tmp_path / "idle",
        {**sheets, "Dérogations": [heads, ["numerals-unbound", "x", "y", "z", "A."]]},
        texts,
    )
    assert found(checked(idle, "all"), "waiver-without-finding")


def test_a_changed_text_is_quoted_around_its_change() -> None:
    same = "words that stay as they are " * 9
    was, now = around_change(f"{same}then twelve came back", f"{same}then thirty came back")
    assert was == "…words that stay as they are then twelve came back"
    assert now == "…words that stay as they are then thirty came back"
    assert around_change("The sea …", "The sea and the land") == ("The sea …", "The sea and the land")
    assert around_change("a b", "a c") == ("a b", "a c")
