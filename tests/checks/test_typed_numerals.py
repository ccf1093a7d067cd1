"""A number typed into prose, against the figures of the workbook: what it is taken for."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.tiny import report, workbook
from reportcli.checks.rules.texts import typed_numerals
from reportcli.model.diagnostic import Diagnostic

TABLES = {
    "key_figures": [
        {"id": "members", "value": 3418, "label": "members of the network"},
        {"id": "unions", "value": 23, "label": "unions"},
        {"id": "federations", "value": 5, "label": "federations"},
        {"id": "clinics", "value": 116, "label": "clinics"},
        {"id": "covered", "value": "0.634", "unit": "%", "label": "people covered"},
    ],
    "fundraising": [{"id": "sales", "amount": "25851.4", "label": "raised by sales"}],
    "networks": [{"name": "followers", "previous": 513, "current": 559}],
}


def told(text: str, folder: Path, lang: str = "en") -> list[Diagnostic]:
    data = workbook(TABLES, {"story": text}, language=lang)
    return list(typed_numerals.check(data, report(folder, '- {text: "x"}')))


@pytest.mark.parametrize(
    ("text", "code", "binding"),
    [
        ("We count 3418 people.", "numeral-equals-figure", "members"),
        ("The 23 unions met.", "numeral-equals-figure", "unions"),
        ("We count 3481 people.", "numeral-near-figure", "members"),  # digits swapped
        ("The 161 clinics opened.", "numeral-near-figure", "clinics"),  # digits swapped, by its noun
        ("The 23 federations met.", "numeral-near-figure", "federations"),  # the neighbour's value
        ("Its 513 followers write.", "numeral-equals-figure", "previous"),
        ("Sales made 25 850 euros.", "numeral-near-figure", "sales"),  # another rounding
        ("Sales made 25 851 euros.", "numeral-near-figure", "sales"),
        ("The 118 clinics opened.", "numeral-near-figure", "clinics"),  # close, by its noun
        ("The five federations met.", "numeral-equals-figure", "federations"),  # a number word
    ],
)
def test_a_number_that_is_or_nearly_is_a_figure(text: str, code: str, binding: str, tmp_path: Path) -> None:
    (finding,) = told(text, tmp_path)
    assert (finding.code, finding.severity) == (code, "warning")
    assert binding in finding.args["binding"] and finding.args["binding"].startswith("{{ ")
    assert finding.related[0].where is not None


@pytest.mark.parametrize(
    "text",
    [
        "On 23 May 2024 we met.",
        "Article 23 of the law of 1921.",
        "Call +32 2 513 06 87.",
        "It happened in 2024.",
        "They ran 23 km.",
        "He said “the 23 unions met”.",
        "See https://example.org/23 and page 23.",
        "ISO 3418 is a standard.",
        "After five years.",
    ],
)
def test_dates_laws_telephones_distances_and_quotations_are_left_alone(text: str, tmp_path: Path) -> None:
    assert [one.code for one in told(text, tmp_path) if one.severity != "note"] == []


def test_a_number_near_no_figure_is_a_note_once_a_text(tmp_path: Path) -> None:
    (finding,) = told("There were 77 marches and 4021 signatures.", tmp_path)
    assert (finding.code, finding.severity) == ("numerals-unbound", "note")
    assert finding.args["count"] == "2"


def test_a_declared_literal_and_a_binding_are_no_typed_numbers(tmp_path: Path) -> None:
    assert told('{{ literal("3418") }} and {{ figure("unions") }} unions.', tmp_path) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [("fr", "Les cinq federations."), ("nl", "De vijf federations."), ("de", "Die fünf federations.")],
)
def test_number_words_of_each_language(lang: str, text: str, tmp_path: Path) -> None:
    assert [one.code for one in told(text, tmp_path, lang)] == ["numeral-equals-figure"]
