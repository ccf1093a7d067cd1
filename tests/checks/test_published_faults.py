"""What the two published reports print wrong is told, each fault once, at its place; nothing right is."""

from __future__ import annotations

from collections import Counter

import pytest

from checks.published import published
from checks.samples import places, sample
from reportcli.blocks import Report
from reportcli.checks.support.row_names import row_name
from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import cell_of, key_of
from reportcli.workbook.workbook import Workbook

SOLSOC = {
    ("parts-miss-total", "charges"),
    ("growth-differs", "LinkedIn"),
    ("assertion-fails", "reseaux_renforces"),
    ("assertion-fails", "depenses"),
    ("address-differs", "Solsoc"),
    ("partners-not-in-grid", "ess/bi"),
    ("partners-not-in-grid", "ess/cd"),
    ("partners-not-in-grid", "protection/cd"),
    ("partners-differ", "democratie/cd"),
    ("partners-not-in-grid", "emancipation/bo"),
    ("partners-not-in-grid", "emancipation/bi"),
    ("partners-differ", "emancipation/cd"),
    ("name-repeated", "democratie/cd"),
    ("country-named-as-neighbour", "protection/cd"),
    ("name-spelled-otherwise", "MAAN"),
    ("name-spelled-otherwise", "ess/sn"),
    ("name-spelled-otherwise", "syndicats/bf"),
    ("name-spelled-otherwise", "CENAEP"),
    ("name-spelled-otherwise", "PRODDES"),
    ("name-spelled-otherwise", "MA'AN"),
    ("name-spelled-otherwise", "organisations_action_commune"),
    ("name-spelled-otherwise", "ess"),
    ("value-spelled-otherwise", "SCHREIBER"),
    ("hedge-contradicted", "gaza"),
}
MENDED = {
    "country-named-as-neighbour",
    "name-repeated",
    "name-spelled-otherwise",
    "value-spelled-otherwise",
}
"""What the sample of Solsoc spells right: these are looked for in its copy as published."""
PLS = {
    ("headcount-differs", "POUR LA SOLIDARITÉ-PLS"),
    ("after-project-end", "Restauration du patrimoine à la croisée des chemins - Faire"),
    ("age-differs", ""),
    ("mail-domain-misspelt", "Observatoire européen de l'Économie sociale et solidaire (ES"),
    ("name-not-listed", "Valorisation des compétences des bénévoles et usagers·ères"),
    ("name-not-listed", "Course solidaire 1000Km du Fair-Play"),
    ("name-not-listed", "Le mentorat, une solution pour l'insertion professionnelle d"),
    ("name-spelled-otherwise", "Comment agir en RH pour contribuer à l'objectif de réduction"),
    ("name-spelled-otherwise", "Pre-festival de films BE UNIT"),
    ("name-spelled-otherwise", "Pratiques responsables et durables dans l'entrepreneuriat au"),
    ("name-spelled-otherwise", "Zakaria Benaissa"),
    ("count-differs-from-list", ""),
    ("assertion-fails", "Chambre de Commerce de Barcelone"),
}


@pytest.mark.parametrize(("name", "expected"), [("solsoc", SOLSOC), ("pls", PLS)])
def test_each_fault_is_told_and_nothing_else_counts(name: str, expected: set[tuple[str, str]]) -> None:
    found = [one for one in read(name)[2] if one.severity != "note"]
    assert {(one.code, one.args.get("row", "")) for one in found} == expected
    assert [place for place, times in Counter(places(found)).items() if times > 1] in (
        [],
        [
            (
                "name-spelled-otherwise",
                str(cell("solsoc", "key_figures", "organisations_action_commune", "label")),
            )
        ],
    )


def test_the_sample_itself_keeps_figures_and_partners_as_published_and_spells_names_right() -> None:
    found = {(one.code, one.args.get("row", "")) for one in sample("solsoc")[2] if one.severity != "note"}
    assert found == {fault for fault in SOLSOC if fault[0] not in MENDED}


def read(name: str) -> tuple[Workbook, Report, list[Diagnostic]]:
    return published() if name == "solsoc" else sample(name)


def cell(name: str, table: str, key: str, column: str) -> object:
    records = read(name)[0].tables[table].records
    return cell_of(next(record for record in records if key_of(record) == key), column)


def one(name: str, code: str, row: str) -> Diagnostic:
    found = [each for each in read(name)[2] if each.code == code and each.args.get("row", "") == row]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("code", "row", "words"),
    [
        ("parts-miss-total", "charges", ["1\u202f340\u202f647,47"]),
        ("assertion-fails", "depenses", ["567\u202f416"]),
        ("growth-differs", "LinkedIn", ["8,97", "9,47"]),
        ("assertion-fails", "reseaux_renforces", ["74", "76"]),
        (
            "country-named-as-neighbour",
            "protection/cd",
            ["République du Congo", "République démocratique du Congo"],
        ),
    ],
)
def test_the_difference_is_told(code: str, row: str, words: list[str]) -> None:
    found = one("solsoc", code, row)
    said = " ".join(wording(found, part, "fr") for part in ("message", "expected")).replace(
        "\u00a0", "\u202f"
    )
    assert [word for word in words if word not in said] == []


def test_a_misspelt_domain_names_all_its_addresses() -> None:
    found = one("pls", "mail-domain-misspelt", "Observatoire européen de l'Économie sociale et solidaire (ES")
    assert found.args["nearest"] == "pourlasolidarite.eu"
    assert len(found.related) == 3


def test_the_board_member_and_the_publication_out_of_order_are_notes() -> None:
    solsoc, pls = ([f for f in sample(name)[2] if f.code == "order-broken"] for name in ("solsoc", "pls"))
    assert [(f.args["stated"], f.severity) for f in solsoc] == [("VIELLE Pascale", "note")]
    assert [f.args["row"] for f in pls] == ["Pratiques responsables et durables dans l'entrepreneuriat au"]


RIGHT = [
    ("solsoc", "organisation", "", "headcount"),  # 17 people, 17 rows
    ("solsoc", "organisation", "", "iban"),
    ("solsoc", "organisation", "", "company_number"),
    ("solsoc", "key_figures", "organisations_action_commune", "value"),  # 9, and 9 are named
    ("solsoc", "key_figures", "pays_programme", "value"),
    ("solsoc", "networks", "Facebook", "growth"),  # 118 on 3 300
    ("solsoc", "networks", "Instagram", "growth"),  # 50 on 528: the very share that LinkedIn borrowed
    ("solsoc", "charts", "revenus", "total"),
    ("pls", "breakdowns", "", "share"),  # 19 + 62 + 19
    ("pls", "key_figures", "sites", "value"),
]


@pytest.mark.parametrize(("name", "table", "key", "column"), RIGHT)
def test_no_finding_stands_on_what_is_right(name: str, table: str, key: str, column: str) -> None:
    data, _, findings = sample(name)
    records = data.tables[table].records
    meant = [r for r in records if not key or key in (key_of(r), row_name(r))]
    cells = {cell_of(record, column) for record in meant} - {None}
    assert cells and not cells & {finding.where for finding in findings}


def test_both_conversions_from_francs_are_right_and_looked_at() -> None:
    from reportcli.checks.rules.figures.conversions import PAIR
    from reportcli.checks.support.prose import passages

    data, _, findings = sample("solsoc")
    pairs = [match for passage in passages(data) for match in PAIR.finditer(passage.text)]
    assert len(pairs) == 2
    assert "conversion-differs" not in {finding.code for finding in findings}
