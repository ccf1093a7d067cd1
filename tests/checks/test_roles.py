"""Roles of a contract: rules look at the tables that it names, whatever they are called, and at no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from bind.tiny import BASE_CONTRACT, base_contract, report, workbook
from reportcli.checks.registry import run_rules
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.contract.reader import load_contract

Tables = Mapping[str, Sequence[Mapping[str, Any]]]
OWN = """\
  gardens: {key: id, columns: {id: {type: code, required: true, unique: true}, title: {type: text},
    harvest: {type: money}, visitors: {type: integer}, visitors_before: {type: integer},
    more: {type: integer}, rise: {type: percent, decimals: 2}}}
  beds: {columns: {garden: {type: "ref(gardens)"}, crop: {type: text}, worth: {type: money},
    part: {type: percent}, growers: {type: list}}}
  growers: {columns: {garden: {type: "ref(gardens)"}, name: {type: text}}}
  teams: {columns: {size: {type: integer}}}
"""
ROLES = """\
  parts: {of: beds.garden, label: beds.crop, amount: beds.worth, share: beds.part,
    total: gardens.harvest, title: gardens.title}
  years: {name: gardens.title, before: gardens.visitors_before, now: gardens.visitors,
    gain: gardens.more, growth: gardens.rise}
  counted: {stated: teams.size, rows: growers}
  grid: {listed: growers.name, named: beds.growers}
"""
GARDEN = {"id": "north", "title": "North", "harvest": 100}


def contract(own: str) -> Contract:
    return load_contract([(BASE_CONTRACT.read_text("utf-8"), "base.yaml"), (own, "own.yaml")])


def codes(tables: Tables, folder: Path, *, roles: bool) -> list[str]:
    own = contract((f"roles:\n{ROLES}" if roles else "") + f"tables:\n{OWN}")
    assert own.diagnostics == ()
    made = run_rules(workbook(tables, contract=own), report(folder, '- {text: "x"}', {}))
    return [finding.code for finding in made if finding.code != "record-unused"]


@pytest.mark.parametrize(
    ("tables", "code"),
    [
        ({"gardens": [GARDEN], "beds": [{"garden": "north", "worth": 60}]}, "parts-miss-total"),
        (
            {"gardens": [GARDEN], "beds": [{"garden": "north", "part": s} for s in (0.5, 0.4)]},
            "shares-miss-hundred",
        ),
        ({"gardens": [{**GARDEN, "visitors_before": 513, "visitors": 559, "more": 47}]}, "gain-differs"),
        ({"gardens": [{**GARDEN, "visitors_before": 10, "visitors": 5000}]}, "figure-far-from-others"),
        ({"teams": [{"size": 3}], "growers": [{"name": "A"}, {"name": "B"}]}, "headcount-differs"),
        (
            {
                "gardens": [GARDEN],
                "growers": [{"garden": "north", "name": "Ames"}],
                "beds": [{"garden": "north", "growers": ["Baker"]}],
            },
            "partners-differ",
        ),
    ],
)
def test_a_rule_looks_at_the_tables_that_play_its_role(tables: Tables, code: str, tmp_path: Path) -> None:
    assert code in codes(tables, tmp_path / "named", roles=True)
    assert code not in codes(tables, tmp_path / "unnamed", roles=False)


def test_an_own_contract_adds_to_the_roles_of_base() -> None:
    roles = contract(f"roles:\n  lists: gardens\ntables:\n{OWN}").roles
    assert [entry[""].table for entry in roles["lists"]] == ["partners", "donors", "countries", "gardens"]
    assert len(roles["parts"]) == len(base_contract().roles["parts"]) == 1


@pytest.mark.parametrize(
    ("entry", "code", "args"),
    [
        ("persns: people.role", "contract-unknown-key", {"key": "persns", "nearest": "persons"}),
        ("shares: themes.shre", "contract-bad-value", {"found": "themes.shre", "nearest": "themes.share"}),
        ("lists: partnrs", "contract-bad-value", {"found": "partnrs", "nearest": "partners"}),
        ("countries: countries", "contract-bad-value", {"option": "countries", "nearest": "countries.id"}),
        ("cites: {grower: growrs}", "contract-bad-value", {"option": "grower", "found": "growrs"}),
        ("counted: people", "contract-wrong-type", {"key": "counted", "expected": "mapping"}),
        ("work: {of: plan}", "contract-wrong-type", {"key": "work", "expected": "text"}),
        ("counted: {stated: organisation.fte}", "contract-wrong-type", {"expected": "rows"}),
        ("counted: {stated: organisation.fte, rows: people, x: y}", "contract-unknown-key", {"key": "x"}),
    ],
)
def test_a_role_that_is_wrong_is_named_at_its_line(entry: str, code: str, args: Mapping[str, str]) -> None:
    (finding,) = contract(f"version: 1\nroles:\n  {entry}\n").diagnostics
    assert (finding.code, str(finding.where).split(":")[1]) == (code, "3")
    assert args.items() <= finding.args.items()


def test_no_rule_names_a_table_of_one_kind_of_organisation() -> None:
    folder = Path(__file__).resolve().parents[2] / "src/reportcli/checks"
    theirs = ("partners", "donors", "results", "themes", "networks", "breakdowns", "testimonies", "board")
    held = [
        f"{path.name}: {name}"
        for path in folder.rglob("*.py")
        for name in theirs
        if f'"{name}"' in path.read_text("utf-8")
    ]
    assert held == []


@pytest.mark.parametrize(
    ("now", "count"), [(50, 1), (49, 0), (1, 0), (0, 0)], ids=["fifty times", "less", "same", "none"]
)
def test_a_figure_fifty_times_that_of_the_year_before(now: int, count: int, tmp_path: Path) -> None:
    tables = {"networks": [{"name": "N", "previous": 1, "current": now}]}
    made = run_rules(workbook(tables), report(tmp_path, '- {text: "x"}', {}))
    assert [one.code for one in made].count("figure-far-from-others") == count


def test_a_figure_a_fiftieth_of_that_of_the_year_before(tmp_path: Path) -> None:
    for before, count in ((50, 1), (49, 0)):
        tables = {"networks": [{"name": "N", "previous": before, "current": 1}]}
        made = run_rules(workbook(tables), report(tmp_path / str(before), '- {text: "x"}', {}))
        assert [one.code for one in made].count("figure-far-from-others") == count


def numbers(column: str, text: str, folder: Path, **cells: str) -> list[Diagnostic]:
    tables = {"organisation": [{"name": "Us", "year": 2024, column: text, **cells}]}
    made = run_rules(workbook(tables, language="en"), report(folder, '- {text: "x"}', {}))
    return [one for one in made if one.code in ("enterprise-number-invalid", "vat-number-invalid")]


@pytest.mark.parametrize(
    ("text", "cells", "country"),
    [
        ("0202.239.952", {"language": "nl-BE"}, "BE"),
        ("0202.239.952", {"iban": "BE68 5390 0754 7034"}, "BE"),
        ("0202.239.952", {"phone": "+32 2 513 06 87"}, "BE"),
        ("0202.239.951", {"language": "nl-BE"}, None),
        ("BE 0202.239.952", {"language": "en-GB"}, "BE"),  # the number's own country comes first
        ("02022399", {"language": "en-GB"}, None),  # numbers of Companies House have no check digit
        ("1089464", {"iban": "GB29 NWBK 6016 1331 9268 19"}, None),
        ("No 1089464", {"language": "en-GB"}, None),
        ("0202.239.952", {}, None),  # nothing says of which country it is
        ("552 008 443", {"language": "fr-FR"}, None),
        ("552 008 444", {"language": "fr-FR"}, "FR"),
        ("RPM Bruxelles", {"language": "fr-BE"}, None),
        ("202239951", {"language": "fr-BE"}, "BE"),  # a cell of numbers has lost its 0
    ],
)
def test_enterprise_numbers_by_country(
    text: str, cells: dict[str, str], country: str | None, tmp_path: Path
) -> None:
    found = numbers("company_number", text, tmp_path, **cells)
    assert [one.args["country"] for one in found] == ([country] if country else [])


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("BE 0202.239.951", None),
        ("BE 0202.239.952", "BE"),
        ("NL004495445B01", None),
        ("NL004495446B01", "NL"),
        ("EL 094259216", None),
        ("CHE-107.787.577 MWST", None),
        ("CHE-107.787.578", "CH"),
        ("GB 980780684", None),
        ("XI 980780685", "GB"),
        ("Non assujetti à la TVA", None),
        ("exempt", None),
        ("12345678", None),  # nothing says of which country it is
    ],
)
def test_vat_numbers_by_country(text: str, country: str | None, tmp_path: Path) -> None:
    found = numbers("vat", text, tmp_path)
    assert [one.args["country"] for one in found] == ([country] if country else [])
