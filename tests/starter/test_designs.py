"""The designs to start from build without a finding, with much data and with little, in three formats."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
import yaml

from command_line import reportcli as run
from reportcli.cli.new import Design
from reportcli.model.coverage import Fate
from reportcli.pipeline import check
from reportcli.request import Outcome, Request
from reportcli.starter.example import looks_of
from reportcli.starter.new import new_report
from starter.impoverished import impoverish

FORMATS = {"A4": "A4", "letter": "letter", "square": ["210 mm", "240 mm"]}


PAGES = 16
"""Of the example, in every format: what does not fit a low page is set smaller, and spills onto no other."""


def checked(folder: Path) -> Outcome:
    outcome = check(Request(folder / "2024.xlsx"), lambda _: nullcontext())
    assert outcome.pages
    return outcome


def findings(folder: Path) -> list[str]:
    return found(checked(folder))


def found(outcome: Outcome) -> list[str]:
    return [
        f"{one.severity.value} {one.code} {dict(one.args)}"
        for one in outcome.diagnostics
        if one.severity.value != "note"
    ]


@pytest.mark.parametrize(
    ("design", "page"),
    [
        (Design.EDITORIAL, "A4"),
        (Design.EDITORIAL, "square"),
        (Design.BOLD, "letter"),
        (Design.BOLD, "square"),
    ],
)
def test_a_design_builds_without_a_finding(tmp_path: Path, design: Design, page: str) -> None:
    new_report(tmp_path, "en", design.layout)
    layout = yaml.safe_load((tmp_path / "layout.yaml").read_text("utf-8"))
    layout["format"] = {"page": FORMATS[page]}
    (tmp_path / "layout.yaml").write_text(yaml.safe_dump(layout), "utf-8")
    outcome = checked(tmp_path)
    assert found(outcome) == []
    assert outcome.pages == PAGES
    assert "page-ends-early" not in {one.code for one in outcome.diagnostics}


@pytest.mark.parametrize(
    ("design", "case"),
    [
        (Design.EDITORIAL, "no-photos"),
        (Design.EDITORIAL, "long-names"),
        (Design.BOLD, "long-names"),
        (Design.BOLD, "no-icons"),
        (Design.EDITORIAL, "long-voices"),
    ],
)
def test_a_design_stands_little_data_and_long_names(tmp_path: Path, design: Design, case: str) -> None:
    new_report(tmp_path, "en", design.layout)
    impoverish(tmp_path / "2024.xlsx", case)
    assert not [one for one in findings(tmp_path) if one.startswith("error")]


def test_the_command_lists_designs_and_takes_one(tmp_path: Path) -> None:
    listed = run("new", "--list", "--ui-lang", "fr", cwd=tmp_path)
    assert listed.returncode == 0 and "affiche" in listed.stdout
    assert [line.split()[0] for line in listed.stdout.splitlines()] == [one.value for one in Design]
    made = run("new", "r", "--design", "bold", cwd=tmp_path)
    assert made.returncode == 0 and "extends: bold" in (tmp_path / "r/layout.yaml").read_text("utf-8")
    both = run("new", "q", "--design", "bold", "--layout", "base", cwd=tmp_path)
    assert both.returncode == 2 and not (tmp_path / "q").exists()


@pytest.mark.parametrize("design", [Design.PLAIN, Design.BOLD])
def test_the_year_before_is_printed_where_it_is_filled(tmp_path: Path, design: Design) -> None:
    new_report(tmp_path, "en", design.layout)
    coverage = check(Request(tmp_path / "2024.xlsx", coverage=True), lambda _: nullcontext()).coverage
    assert coverage is not None
    printed = {sheet.sheet: " ".join(sheet.places.get(Fate.PRINTED, ())) for sheet in coverage.sheets}
    assert "C2:C7" in printed["Key figures"] and "D2:D7" in printed["Breakdowns"]
    assert "E2:E3" in printed["Charts"]


def test_each_design_has_pictures_in_its_colours() -> None:
    looks = [looks_of(one.layout) for one in Design]
    assert looks[0] == {} and len({one["near"] for one in looks[1:]}) == len(looks) - 1


def test_a_report_may_have_the_name_of_its_design(tmp_path: Path) -> None:
    new_report(tmp_path / "bold", "en", "bold")
    assert findings(tmp_path / "bold") == []
