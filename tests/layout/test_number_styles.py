"""A house's way with numbers: what would print a figure as another, or nothing, is refused at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.tiny import report
from layout.folders import HEAD, SECTIONS, load
from layout.test_ranges import at, only

BODY = HEAD.replace("format:\n", "format:\n  ⟦\n", 1) + SECTIONS + "      - {text: a}\n"


def written(setting: str) -> tuple[str, tuple[int, int]]:
    return at(BODY.replace("⟦", setting, 1))


@pytest.mark.parametrize(
    ("setting", "code"),
    [
        ("numbers: {decimal: ',', group: ⟦','}", "layout-number-signs-alike"),
        ("numbers: {minus: '+', plus: ⟦'+'}", "layout-number-signs-alike"),
        ("numbers: {group: ⟦thousand}", "layout-number-sign"),
        ("numbers: {decimal: ⟦''}", "layout-number-sign"),
        ("numbers: {decimal: ⟦'5'}", "layout-number-sign"),
        ("numbers: {money: ⟦amount}", "layout-number-pattern-without"),
        ("numbers: {money: ⟦'{number}'}", "layout-number-pattern-without"),
        ("numbers: {money: ⟦'{number} {number}'}", "layout-number-pattern-without"),
        ("numbers: {money: ⟦'{nummer} {symbol}'}", "layout-number-pattern"),
        ("numbers: {percent: ⟦'{number} {symbol}'}", "layout-number-pattern"),
        ("numbers: {percent: ⟦'{number}'}", "layout-number-pattern-without"),
        ("numbers: {symbols: {⟦EURO: €}}", "layout-unknown-currency"),
        ("numbers: {symbols: {⟦usd: $}}", "layout-unknown-currency"),
        ("numbers: {decimals: {⟦EURO: 0}}", "layout-unknown-currency"),
        ("numbers: {decimals: {⟦€: 0}}", "layout-unknown-currency"),
        ("numbers: {decimals: {⟦percent: 1}}", "layout-unknown-currency"),
        ("languages: {en: {ranges: {since: ⟦'since {strat}'}}}", "layout-number-pattern"),
        ("languages: {en: {ranges: {⟦sinse: 'since {start}'}}}", "layout-unknown-choice"),
    ],
)
def test_what_would_spoil_a_figure(tmp_path: Path, setting: str, code: str) -> None:
    plain, place = written(setting)
    assert only(load(tmp_path, {"own/layout.yaml": plain}), code) == place


@pytest.mark.parametrize(
    ("setting", "nearest"),
    [
        ("numbers: {decimals: {EURO: 0}}", "EUR"),
        ("numbers: {decimals: {eur: 0}}", "EUR"),
        ("numbers: {symbols: {£: GBP}}", "GBP"),
        ("numbers: {decimals: {Percent: 1}}", "%"),
    ],
)
def test_the_currency_that_is_meant_is_said(tmp_path: Path, setting: str, nearest: str) -> None:
    layout = load(tmp_path, {"own/layout.yaml": BODY.replace("⟦", setting)})
    assert [one.args["nearest"] for one in layout.diagnostics] == [nearest]


@pytest.mark.parametrize(
    "setting",
    [
        "numbers: {decimal: ',', group: '', minus: '−', plus: '+', percent: '{number} %'}",
        "numbers: {money: '{symbol} {number}', symbols: {EUR: EUR, XOF: F CFA}, group: '’'}",
        "numbers: {decimals: {EUR: 0, '%': 1, kg: 0, pieces: 0, m²: 2, hours: 1}}",
        "languages: {en: {ranges: {other: '{start} to {end}', day: '{day}–{end-day} {month} {year}'}}}",
    ],
)
def test_other_ways_are_a_houses_own(tmp_path: Path, setting: str) -> None:
    assert load(tmp_path, {"own/layout.yaml": BODY.replace("⟦", setting)}).diagnostics == ()


@pytest.mark.parametrize(
    ("setting", "place"),
    [
        ("numbers: {group: '.'}", True),
        ("languages: {en: {decimal: ','}}", True),
        ("numbers: {group: '.', decimal: ','}", False),
        ("languages: {de: {decimal: ','}}", False),
    ],
)
def test_signs_are_compared_with_those_of_the_language(tmp_path: Path, setting: str, place: bool) -> None:
    extra = {"way.yaml": f"format:\n  {setting}\n"}
    found = [
        one
        for one in report(tmp_path, "- {text: a}", extra=extra, lang="en-GB").diagnostics
        if "number-signs" in one.code
    ]
    assert [(one.code, one.where.start.line) for one in found] == [("layout-number-signs-alike", 2)] * place
