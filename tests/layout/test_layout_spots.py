"""Spot inks of a palette: one ink has one spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.folders import HEAD, SECTIONS, load
from reportcli.model.refs import Span
from reportcli.model.spots import ink_key

NIGHT = 'night: {cmyk: [88, 76, 42, 42], rgb: "#252c47"'


def spots(tmp_path: Path, first: str, second: str) -> list[tuple[str, int, str]]:
    head = HEAD.replace("PANTONE 1", first).replace(NIGHT, f'{NIGHT}, spot: "{second}"')
    layout = load(tmp_path, {"own/layout.yaml": f"{head}{SECTIONS}      - {{text: a}}\n"})
    return [
        (one.code, one.where.start.line if isinstance(one.where, Span) else 0, one.severity.name)
        for one in layout.diagnostics
    ]


def test_two_spellings_of_an_ink_are_reported_at_the_second(tmp_path: Path) -> None:
    assert spots(tmp_path, "PANTONE 485 C", "Pantone 485C") == [("layout-spot-spelling", 8, "WARNING")]


@pytest.mark.parametrize("second", ["PANTONE 485 C", "PANTONE 486 C", "HKS 43 K", "PANTONE Warm Red C"])
def test_one_spelling_and_other_inks_are_not_reported(tmp_path: Path, second: str) -> None:
    assert spots(tmp_path, "PANTONE 485 C", second) == []


@pytest.mark.parametrize(
    "names",
    [
        ("PANTONE 485 C", "Pantone 485C", "pantone-485-c", "PANTONE 485 CVC", "PMS 485", "PANTONE 485 U"),
        ("HKS 43 K", "HKS 43 N", "hks 43k"),
        ("Café crème", "CAFE CREME"),
        ("PANTONE Warm Red C", "Pantone Warm Red U"),
    ],
)
def test_spellings_of_one_ink_share_a_key(names: tuple[str, ...]) -> None:
    assert len({ink_key(name) for name in names}) == 1


def test_other_inks_have_other_keys() -> None:
    names = ["PANTONE 485 C", "PANTONE 4855 C", "PANTONE Black C", "Gold", "Old", "HKS 43 K", "HKS 44 K", "C"]
    assert len({ink_key(name) for name in names}) == len(names)
