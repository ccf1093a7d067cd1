"""Values on maps: classes of colours, sizes of circles, what the legend says, what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from bind.tiny import children, codes, report
from reportcli.bind.maps.scales import class_breaks, class_of, legend_values, roundest
from reportcli.blocks import LegendEntry, Map

PLACES = {
    "North": ("51.05", "3.72", "400"),
    "Middle": ("50.85", "4.35", "100"),
    "South": ("50.63", "5.57", "0"),
}
AREAS = {"BE": "8", "FR": "62", "DE": "31", "NL": "12"}


def records(rows: Mapping[str, tuple[str, ...]]) -> str:
    made = ", ".join(
        f'{{"name": "{name}", "north": literal("{n}"), "east": literal("{e}"), "people": literal("{p}")}}'
        for name, (n, e, p) in rows.items()
    )
    return f"[{made}]"


def points(rows: Mapping[str, tuple[str, ...]], more: str = "") -> str:
    return f"""
- map: auto
  marks:
    each: '{records(rows)}'
    as: one
    latitude: one.north
    longitude: one.east
    name: "{{{{ one.name }}}}"
    value: one.people
    {more}
"""


def areas(rows: dict[str, str], more: str = "") -> str:
    made = ", ".join(f'{{"code": "{code}", "kept": literal("{value}")}}' for code, value in rows.items())
    return f"""
- map: auto
  marks:
    each: '[{made}]'
    as: one
    code: one.code
    value: one.kept
    {more}
"""


def only(folder: Path, blocks: str) -> Map:
    made = report(folder, blocks, {})
    assert codes(made) == []
    (block,) = children(made)
    assert isinstance(block, Map)
    return block


def words(legend: tuple[LegendEntry, ...]) -> list[str]:
    return ["".join(run.text for run in entry.text.runs) for entry in legend]


def test_the_area_of_a_circle_is_its_value(tmp_path: Path) -> None:
    block = only(tmp_path, points(PLACES, "size: 10 mm"))
    north, middle, south = block.marks
    assert north.symbol and middle.symbol and south.symbol
    assert north.symbol == pytest.approx(28.35, abs=0.01)
    assert middle.symbol == pytest.approx(north.symbol / 2)
    assert south.hollow and 0 < south.symbol < middle.symbol
    assert [(datum.label, datum.printed) for datum in block.values] == [
        ("North", "400"),
        ("Middle", "100"),
        ("South", "0"),
    ]


def test_a_legend_of_sizes_has_round_values_in_their_own_sizes(tmp_path: Path) -> None:
    block = only(tmp_path, points(PLACES, "size: 10 mm"))
    assert words(block.legend) == ["200", "100", "20"]
    assert block.marks[0].symbol
    assert block.legend[0].symbol == pytest.approx(block.marks[0].symbol * 0.5**0.5)


def test_areas_are_coloured_by_class_and_the_legend_says_which(tmp_path: Path) -> None:
    block = only(tmp_path, areas(AREAS, "breaks: [10, 50]"))
    assert words(block.legend) == ["< 10", "10–50", "≥ 50"]
    tint = {mark.code: mark.paint.tint for mark in block.marks}
    assert tint["BE"] < tint["DE"] == tint["NL"] < tint["FR"] == 1.0
    assert [entry.paint.tint for entry in block.legend] == sorted(set(tint.values()))


def test_equal_values_have_one_colour(tmp_path: Path) -> None:
    block = only(tmp_path, areas({"BE": "5", "FR": "5"}))
    assert len({mark.paint for mark in block.marks}) == 1 and words(block.legend) == ["5"]


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        (points({"A": ("51.05", "3.72", "-3")}), "map-value-negative"),
        (points({"A": ("91", "3.72", "3")}), "not-a-coordinate"),
        (points({"A": ("3.72", "181", "3")}), "not-a-coordinate"),
        ('- {map: auto, regions: nowhere, marks: {each: "[]", code: mark}}', "no-such-regions"),
    ],
)
def test_what_a_map_cannot_show_is_reported(tmp_path: Path, blocks: str, code: str) -> None:
    assert codes(report(tmp_path, blocks, {})) == [code]


def test_breaks_are_round_and_share_out_the_values() -> None:
    values = [Decimal(v) for v in (3, 8, 12, 19, 31, 62)]
    breaks = class_breaks(values, 3)
    assert breaks == (10, 30)
    assert [class_of(v, breaks) for v in values] == [0, 0, 1, 1, 2, 2]
    assert class_breaks(values[:1], 4) == () and len(class_breaks(values, 99)) == 5


@pytest.mark.parametrize(
    ("low", "high", "found"), [("12", "48", "40"), ("0.011", "0.019", "0.015"), ("-3", "4", "0")]
)
def test_the_roundest_number_between_two(low: str, high: str, found: str) -> None:
    made = roundest(Decimal(low), Decimal(high))
    assert Decimal(low) < made <= Decimal(high) and len(made.normalize().as_tuple().digits) <= len(
        Decimal(found).normalize().as_tuple().digits
    )


def test_a_legend_of_small_counts_has_no_parts_of_one() -> None:
    assert legend_values(Decimal(3), whole=True) == (2,)
    assert legend_values(Decimal("0.004"), whole=False) == (
        Decimal("0.002"),
        Decimal("0.001"),
        Decimal("0.0002"),
    )
