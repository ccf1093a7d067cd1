"""Words beside figures in four languages: what asserts, what lists, what counts; and what is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bind.tiny import report, workbook
from reportcli.checks.rules.dates import ages
from reportcli.checks.rules.names import sort_order
from reportcli.checks.rules.names.sort_order import longest_sorted
from reportcli.checks.rules.texts import enumerations, hedged_twice, list_counts, parts_of_wholes
from reportcli.checks.support.lexicon import lexicon
from reportcli.model.diagnostic import Diagnostic


def prose(rule: Any, text: str, folder: Path, lang: str, **tables: Any) -> list[Diagnostic]:
    rows = {"organisation": [{"name": "HARBOUR", "year": 2024}], **tables}
    data = workbook(rows, {"story": text}, language=lang)
    return list(rule.check(data, report(folder, '- {text: "x"}')))


@pytest.mark.parametrize("lang", ["fr", "nl", "en", "de"])
def test_every_language_has_all_words(lang: str) -> None:
    words = lexicon(lang)
    lists = (words.over, words.under, words.about, words.own, words.including, words.founded, words.existence)
    assert all(lists) and words.multiples and words.numbers[next(iter(words.numbers))] == 2


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("en", "We help four towns: Alba, Boreal and Corda.", ["enumeration-differs"]),
        ("en", "We help three towns: Alba, Boreal and Corda.", []),
        ("en", "We help three towns: Alba, Boreal and Corda and Duna.", []),  # “Corda and Duna” may be one
        ("en", "We help nine towns, such as: Alba, Boreal and Corda.", []),
        ("en", "It lasts four months: Alba, Boreal and Corda.", []),
        ("fr", "Nous aidons quatre villes : Alba, Boréal et Corda.", ["enumeration-differs"]),
        ("fr", "Nous aidons 3 villes – Alba, Boréal et Corda – cette année.", []),
        ("nl", "Wij helpen vier steden: Alba, Boreal en Corda.", ["enumeration-differs"]),
        ("de", "Wir helfen vier Orten: Alba, Boreal und Corda.", ["enumeration-differs"]),
        ("de", "Wir helfen drei Orten: Alba, Boreal und Corda.", []),
    ],
)
def test_lists_against_their_number(lang: str, text: str, codes: list[str], tmp_path: Path) -> None:
    assert [one.code for one in prose(enumerations, text, tmp_path, lang)] == codes


def test_the_value_of_a_key_figure_counts_the_names_of_its_label(tmp_path: Path) -> None:
    for value, codes in ((3, []), (5, ["enumeration-differs"])):
        figure = {"id": "a", "value": value, "label": "**unions** of our kind: Alba, Boreal and Corda."}
        found = prose(enumerations, "x", tmp_path, "en", key_figures=[figure])
        assert [one.code for one in found] == codes
        assert [str(one.where) for one in found] == ["key_figures!B2"] * len(codes)


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("en", "Our five themes.", ["count-differs-from-list"]),
        ("en", "Our 4 themes.", []),
        ("en", "In five themes of ten.", []),
        ("en", "More than three themes.", []),
        ("en", "More than five themes.", ["count-differs-from-list"]),
        ("fr", "Nos cinq axes.", ["count-differs-from-list"]),
        ("fr", "Tous les quatre axes.", []),
        ("nl", "Onze vijf thema's.", []),  # a sheet name of letters only
        ("de", "Unsere fünf Themen.", ["count-differs-from-list"]),
    ],
)
def test_counts_against_their_sheet(lang: str, text: str, codes: list[str], tmp_path: Path) -> None:
    themes = [{"id": c, "name": c} for c in "abcd"]
    assert [one.code for one in prose(list_counts, text, tmp_path, lang, themes=themes)] == codes


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("en", "HARBOUR was founded in 2002. Nearly twenty years of practice.", ["age-differs"]),
        ("en", "HARBOUR was founded in 2002. More than twenty years of practice.", []),
        ("en", "HARBOUR was founded in 2002. 22 years of existence.", []),
        ("en", "HARBOUR was founded in 2002. 25 years of existence.", ["age-differs"]),
        ("en", "Another house was founded in 2002. 25 years of existence.", []),
        ("fr", "HARBOUR, fondé en 2002, a près de vingt ans d'existence.", ["age-differs"]),
        ("fr", "HARBOUR, fondé en 2002, sort de dix ans de guerre.", []),
        ("nl", "HARBOUR werd opgericht in 2002. Bijna twintig jaar ervaring.", ["age-differs"]),
        ("de", "HARBOUR, gegründet im Jahr 2002, hat fast zwanzig Jahre Erfahrung.", ["age-differs"]),
    ],
)
def test_ages_against_the_foundation(lang: str, text: str, codes: list[str], tmp_path: Path) -> None:
    assert [one.code for one in prose(ages, text, tmp_path, lang)] == codes


def bound(rule: Any, blocks: str, tables: Any, folder: Path, lang: str) -> list[Diagnostic]:
    return list(rule.check(workbook(tables), report(folder, blocks, tables, lang=lang)))


@pytest.mark.parametrize(
    ("lang", "word", "count"),
    [
        ("en", "nearly", 1),
        ("fr", "près de", 1),
        ("nl", "bijna", 1),
        ("de", "fast", 1),
        ("en", "about", 0),
        ("en", "over", 0),
    ],
)
def test_a_figure_that_is_nearly_and_fully_reached(lang: str, word: str, count: int, tmp_path: Path) -> None:
    tables = {"fundraising": [{"id": "gaza", "amount": 20000}]}
    value = "{{ fundraising.gaza.amount }}"
    blocks = f"- {{text: 'It was {word} {value}.'}}\n- {{text: 'Goal: {value}.'}}"
    found = bound(hedged_twice, blocks, tables, tmp_path, lang)
    assert [one.code for one in found] == ["hedge-contradicted"] * count
    assert bound(hedged_twice, f"- {{text: 'It was {word} {value}.'}}", tables, tmp_path / "b", lang) == []


@pytest.mark.parametrize(
    ("lang", "word"), [("en", "of which"), ("fr", "dont"), ("nl", "waarvan"), ("de", "davon")]
)
def test_a_part_of_a_whole(lang: str, word: str, tmp_path: Path) -> None:
    for part, count in ((11, 0), (35, 0), (36, 1)):
        figures = [{"id": "all", "value": 35, "label": "a"}, {"id": "part", "value": part, "label": "b"}]
        blocks = f"""- {{text: '{{{{ figure("all") }}}} funds, {word} {{{{ figure("part") }}}} are new.'}}"""
        found = bound(parts_of_wholes, blocks, {"key_figures": figures}, tmp_path / str(part), lang)
        assert [str(one.where) for one in found] == ["key_figures!B3"] * count


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ([1, 2, 3], {0, 1, 2}),
        ([1, 9, 2, 3], {0, 2, 3}),
        ([2, 1], {0}),
        ([3, 1, 2], {1, 2}),
        ([], set()),
        ([5, 5], {0, 1}),
    ],
)
def test_the_longest_sorted_row(values: list[int], kept: set[int]) -> None:
    found = longest_sorted(values)
    assert len(found) == len(kept)
    assert [values[i] for i in sorted(found)] == sorted(values[i] for i in found)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("Adams Baker Clark Davis Evans Young Walsh Zhang", ["Walsh"]),
        ("Adams Baker Clark Davis Evans Walsh Young Zhang", []),
        ("Young Adams Zhang Baker Walsh Clark Evans Davis", []),  # in no order
        ("Adams Clark Baker Davis", []),  # too few to show an order
        ("Zhang Young Walsh Evans Davis Clark Baker Adams", []),  # nobody sorts names backwards
    ],
)
def test_who_stands_out_of_order(names: str, told: list[str], tmp_path: Path) -> None:
    board = [{"name": name, "role": "Member"} for name in names.split()]
    found = prose(sort_order, "x", tmp_path, "en", board=board)
    assert [one.args["stated"] for one in found] == told
