"""Filters that no record passes are a note at their expression, unless the layout says that they may."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.test_more_findings import sections, written
from reportcli.model.diagnostic import Severity

NONE = "charts | where(id='nix')"
HEAD = "  - section: {id: s, title: S}\n    do:\n      - {text: Words}\n"


@pytest.mark.parametrize(
    "block",
    [
        "{each: ⟦, as: c, do: [{text: x}]}",
        "{list: {each: ⟦, as: c, item: x}}",
        "{table: ⟦, as: c, columns: [{cell: x}]}",
        "{chart: bar, data: {each: ⟦, as: c, label: x, value: c.total}, alt: x}",
        "{map: {west: -20, south: 0, east: 20, north: 60}, marks: {each: ⟦, as: c, code: c.id}, alt: x}",
    ],
)
def test_a_filter_without_a_record_is_noted_at_its_expression(tmp_path: Path, block: str) -> None:
    made = sections(tmp_path, HEAD + "      - " + block.replace("⟦", f'"{NONE}"') + "\n")
    [found] = [one for one in made.diagnostics if one.code == "filter-matches-nothing"]
    assert found.severity is Severity.NOTE and NONE in written(tmp_path, found)


@pytest.mark.parametrize(
    "block",
    [
        f'{{each: "{NONE}", as: c, do: [{{text: x}}], empty: [{{text: none}}]}}',
        f'{{table: "{NONE}", as: c, columns: [{{cell: x}}], if: "{NONE}"}}',
        "{each: publications | where(title='Z'), as: c, do: [{text: x}], if: \"true\"}",
        '{each: charts, as: c, do: [{each: "charts | where(id=c.id, total=100)", do: [{text: x}]}]}',
        "{each: projects | where(id='nix'), as: c, do: [{text: x}]}",  # a sheet without rows
    ],
)
def test_what_may_be_empty_or_gives_records_elsewhere_is_none(tmp_path: Path, block: str) -> None:
    made = sections(tmp_path, f"{HEAD}      - {block}\n")
    assert [one.code for one in made.diagnostics if one.code == "filter-matches-nothing"] == []


def test_the_value_that_was_most_likely_meant(tmp_path: Path) -> None:
    block = "      - {each: key_figures | where(id='reech'), as: c, do: [{text: x}]}\n"
    [found] = sections(tmp_path, HEAD + block).diagnostics
    assert (found.code, found.args["nearest"]) == ("filter-matches-nothing", "reach")
