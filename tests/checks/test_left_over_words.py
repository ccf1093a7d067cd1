"""Marks that no text has and words that were to be replaced: reported where they stand; what only looks so
is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from reportcli.blocks import Report
from reportcli.checks.rules.texts import left_markup, placeholders
from word.documents import made
from workbook.books import make, read, tiny_contract
from workbook.test_texts_and_media import CONTRACT

NONE = cast("Report", None)
HEAD = ["Libellé", "Montant"]


def found(rule: Any, tmp_path: Path, text: str, label: str = "un") -> list[str]:
    """What a rule finds in a text file and in the label of a gift."""
    (tmp_path / "texts").mkdir(exist_ok=True)
    (tmp_path / "texts" / "a.md").write_text(text, encoding="utf-8")
    book = read(make(tmp_path / "w.xlsx", {"Pays": [], "Dons": [HEAD, [label, 1]]}), tiny_contract(CONTRACT))
    return [one.args["stated"] for one in rule.check(book, NONE)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("| Year | Sum |\n|---|---|\n| 2023 | 12 |", ["|---|---|"]),
        ("```python\nx\n```", ["```python", "```"]),
        ("##Heading", ["##Heading"]),
        ("- [ ] ask Marc", ["- [ ]"]),
        ("See [us](http://exa mple.org).", ["[us](http://exa mple.org)"]),
        ("See [us] (https://example.org).", ["[us] (https://example.org)"]),
        ("We had { figure('a') } and {a.b} visitors", ["{ figure('a') }", "{a.b}"]),
        ("Dear {name}, {first name}", ["{name}", "{first name}"]),
        ("{% if new %}We{% endif %} {# ask Marc #}", ["{% if new %}", "{% endif %}", "{# ask Marc #}"]),
        ("Welcome :smile:\n\n\\newpage\n\n\\emph{all}", [":smile:", "\\newpage", "\\emph{all}"]),
        ("<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> new", ["<<<<<<<", "=======", ">>>>>>>"]),
        ("[b]bold[/b] we had %s, figure('a') }}", ["[/b]", "%s", "}}"]),
        ("see [us](https://example.org for more", ["](https://example.org"]),
        ("[us]{.strong} {1, 2} at 10:30:45, 1:2:3 C:\\Users\\new \\\\host\\share and/or a \\* b", []),
        ("{.lead} [words]{.strong} ++ins++ @@x@@ C++ and C++", ["{.lead}", "++ins++", "@@x@@"]),
        ("A **bold word.\n\nAnother.", ["**bold word."]),
        ("A **bold\nword** over lines.", []),
        ("A **word** and [us](http://example.org 'our site').", []),
        ("## Heading\n\n---\n\n{{ literal('2') }} 2 ** 3 and 4 ** 5 #hashtag", []),
    ],
)
def test_marks_that_would_be_printed(text: str, stated: list[str], tmp_path: Path) -> None:
    assert found(left_markup, tmp_path, text) == stated


def test_marks_of_emphasis_in_a_short_text(tmp_path: Path) -> None:
    assert found(left_markup, tmp_path, "A.", "**Important** gifts") == ["**Important**"]
    assert found(left_markup, tmp_path, "A.", "{{ name }} gifts") == ["{{ name }}"]
    assert found(left_markup, tmp_path, "A.", "{name} gifts :smile:") == ["{name}", ":smile:"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Lorem ipsum dolor.", ["Lorem ipsum"]),
        ("XX euros for XXX % and XX.XXX people", ["XX", "XXX", "XX.XXX"]),
        ("TBD by [name]; TODO (à compléter) ???", ["TBD", "[name]", "TODO", "(à compléter)", "???"]),
        ("nog aan te vullen", ["nog aan te vullen"]),
        ("XXX\n\nXXX CHECK, Super Bowl XXX was in 20XX", ["XXX", "XXX", "20XX"]),
        ("00.00.2024 and xx/xx/2024, %%NAME%%", ["00.00.2024", "xx/xx", "%%NAME%%"]),
        ("raised ____ euros, ##### euros [check with Marc]", ["____", "#####", "[check with Marc]"]),
        ("[text]{.label} and [text](https://example.org)", []),
        ("see Error! Reference source not found.", ["Error! Reference source not found"]),
        ("voir Erreur ! Source du renvoi introuvable.", ["Erreur ! Source du renvoi introuvable"]),
        ("[insert figure here] [bedrag] […]", ["[insert figure here]", "[bedrag]"]),
        ("#REF! and #N/A, #VALEUR!, #DIV/0!, Err:502", ["#REF!", "#N/A", "#VALEUR!", "#DIV/0!", "Err:502"]),
        ("We are #1, use #Solidarity!, #METOO! and room #NVA, C# or F#!", []),
        ("In the XX century, Pius XX, a form to be completed by all, really??", []),
        ("See [name](https://example.org) and [our site](https://example.org).", []),
    ],
)
def test_words_that_were_to_be_replaced(text: str, stated: list[str], tmp_path: Path) -> None:
    assert found(placeholders, tmp_path, text) == stated


def test_a_placeholder_in_a_cell(tmp_path: Path) -> None:
    assert found(placeholders, tmp_path, "A.", "TBC") == ["TBC"]


def test_letters_that_a_program_read_wrongly(tmp_path: Path) -> None:
    text = "Le cafÃ© â€“ une fÃªte.\n\nSÃ£o TomÃ©."
    assert found(placeholders, tmp_path, text, "FÃ¶rderer") == ["cafÃ©", "SÃ£o", "FÃ¶rderer"]
    right = "Café à São Tomé – GRÂCE À TOUS, NÃO; «MANHÃ», Ålborg “Â” œuvre €"
    assert found(placeholders, tmp_path, right, "Förderer") == []


def test_marks_of_emphasis_in_a_word_text(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.docx").write_bytes(made(lambda d: d.add_paragraph("Our **best** year")))
    book = read(make(tmp_path / "w.xlsx", {"Pays": [], "Dons": [HEAD, ["un", 1]]}), tiny_contract(CONTRACT))
    assert [one.args["stated"] for one in left_markup.check(book, NONE)] == ["**best**"]
