"""A printed table of figures adds up both ways; what had to move says so."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bind.tiny import children, codes, report, shown
from reportcli.blocks import Table
from reportcli.expressions.rounding import half_up

CONTRACT = (
    "  lines: {columns: {label: {type: text}, a: {type: money}, b: {type: money}, stated: {type: money}}}\n"
)
ROWS: list[dict[str, Any]] = [
    {"label": "one", "a": "1.2", "b": "1.9", "stated": "3.1"},
    {"label": "two", "a": "2.4", "b": "1.4", "stated": "3.8"},
    {"label": "three", "a": "1.3", "b": "2.6", "stated": "3.9"},
]
BLOCK = """\
- let: {{grid: '{expression}'}}
  do:
    - table: grid.rows
      style: plain
      columns:
        - {{cell: "{{{{ row.record.label }}}}"}}
        - {{cell: "{{{{ row.cells[0] | bare }}}}"}}
        - {{cell: "{{{{ row.cells[1] | bare }}}}"}}
        - {{cell: "{{{{ row.total | bare }}}}"}}
      totals:
        - "all"
        - "{{{{ grid.totals[0] | bare }}}}"
        - "{{{{ grid.totals[1] | bare }}}}"
        - "{{{{ grid.total | bare }}}}"
"""


def made(folder: Path, expression: str, rows: list[dict[str, Any]] = ROWS) -> Any:
    from bind.tiny import BASE_CONTRACT
    from reportcli.workbook.contract.reader import load_contract

    texts = [(BASE_CONTRACT.read_text("utf-8"), "base.yaml"), (f"tables:\n{CONTRACT}", "own.yaml")]
    block = BLOCK.format(expression=expression)
    return report(folder, block, {"lines": rows}, contract=load_contract(texts))


def figures(done: Any) -> list[list[int]]:
    (table,) = [block for block in children(done) if isinstance(block, Table)]
    return [
        [int(shown(cell.blocks[0]).replace("\u202f", "")) for cell in row.cells[1:]] for row in table.rows
    ]


def adds_up(lines: list[list[int]]) -> bool:
    across = all(sum(line[:-1]) == line[-1] for line in lines)
    return across and all(sum(line[i] for line in lines[:-1]) == lines[-1][i] for i in range(3))


def test_rows_columns_and_the_grand_total_add_up_as_printed(tmp_path: Path) -> None:
    done = made(tmp_path, 'lines | matrix("a", "b")')
    assert codes(done) == []
    lines = figures(done)
    assert adds_up(lines)
    exact = [[Decimal(str(row["a"])), Decimal(str(row["b"]))] for row in ROWS]
    assert all(
        abs(a - b) < 1
        for line, own in zip(lines, exact, strict=False)
        for a, b in zip(line, own, strict=False)
    )
    moved = [f for f in done.facts.values() if "moved" in f.fact.derivation.operation]
    assert moved and all(f.fact.sources and f.fact.derivation.operands for f in moved)


def test_rounding_each_by_itself_would_not(tmp_path: Path) -> None:
    """The example is one that needs it: the second row makes 4 of 2 and 1."""
    assert [half_up(Decimal(ROWS[1][name]), Decimal(1)) for name in ("a", "b")] == [2, 1]
    assert figures(made(tmp_path, 'lines | matrix("a", "b")'))[1] == [3, 1, 4]


def test_a_row_that_misses_its_stated_total_leaves_all_untouched(tmp_path: Path) -> None:
    rows = [{**ROWS[0], "stated": 2}, *ROWS[1:]]
    lines = figures(made(tmp_path, 'lines | matrix("a", "b", total="stated")', rows))
    assert lines[1] == [2, 1, 4]
    assert figures(made(tmp_path / "b", 'lines | matrix("a", "b", total="stated")'))[1] == [3, 1, 4]


def test_cents_below_those_that_are_printed_are_no_difference(tmp_path: Path) -> None:
    rows = [{**ROWS[0], "stated": "3.1004"}, *ROWS[1:]]
    assert figures(made(tmp_path, 'lines | matrix("a", "b", total="stated")', rows))[1] == [3, 1, 4]


def test_one_total_prints_the_same_beside_its_parts_and_alone(tmp_path: Path) -> None:
    rows = [
        {"label": "one", "a": 1_200_300, "b": 900_200, "stated": 2_100_500},
        {"label": "two", "a": 1_400_400, "b": 1_545_709, "stated": 2_946_109},
    ]
    both = figures(made(tmp_path, 'lines | matrix("a", "b", decimals=-3)', rows))
    alone = figures(made(tmp_path / "b", 'lines | matrix("stated", "stated", decimals=-3)', rows))
    assert both[-1][-1] == 5_047_000  # 5 046 609
    assert [line[-1] for line in both] == [line[0] for line in alone]


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("lines | matrix", "expression-arguments"),
        ('lines | matrix("a", 3)', "expression-arguments"),
        ('lines | matrix("a", decimals=99)', "decimals-out-of-range"),
        ('lines | matrix("label")', "expression-not-a-number"),
    ],
)
def test_what_is_no_table_of_figures_is_told(expression: str, code: str, tmp_path: Path) -> None:
    assert code in codes(made(tmp_path, expression))


def test_thousands(tmp_path: Path) -> None:
    rows = [{"label": "x", "a": 1400, "b": 2300}, {"label": "y", "a": 2400, "b": 1600}]
    lines = figures(made(tmp_path, 'lines | matrix("a", "b", decimals=-3)', rows))
    assert adds_up(lines) and lines[-1][-1] == 8000


def test_equal_cells_print_equal_and_their_total_says_what_they_miss(tmp_path: Path) -> None:
    rows = [{"label": "x", "a": 1500, "b": 1500}, {"label": "y", "a": 2400, "b": 600}]
    done = made(tmp_path, 'lines | matrix("a", "b", decimals=-3)', rows)
    assert figures(done)[0] == [2000, 2000, 3000]
    apart = [f.fact.derivation.apart for f in done.facts.values() if f.fact.derivation.apart]
    assert apart == [-1000, -1000]  # the first row, and the second column


@pytest.mark.parametrize(("stated", "kept"), [("0.0034", True), ("0.0036", False)])
def test_a_stated_total_is_compared_at_the_decimals_that_are_printed(
    tmp_path: Path, stated: str, kept: bool
) -> None:
    """Thousandths: 0.0031 is printed as 0.003, as 0.0034 is and 0.0036 is not."""
    rows = [
        {**row, **{name: f"{Decimal(row[name]) / 1000:f}" for name in ("a", "b", "stated")}} for row in ROWS
    ]
    rows[0]["stated"] = stated
    done = made(tmp_path, 'lines | matrix("a", "b", decimals=3, total="stated")', rows)
    assert any("moved" in one.fact.derivation.operation for one in done.facts.values()) is kept
