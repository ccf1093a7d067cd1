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
    {"label": "one", "a": "0.5", "b": "0.5", "stated": 1},
    {"label": "two", "a": "1.4", "b": "1.4", "stated": "2.8"},
    {"label": "three", "a": "2.4", "b": "0.4", "stated": "2.8"},
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
    """The example is one that needs it: halves of one row alone make a total too many."""
    assert [half_up(Decimal(ROWS[0][name]), Decimal(1)) for name in ("a", "b")] == [1, 1]
    lines = figures(made(tmp_path, 'lines | matrix("a", "b")'))
    assert lines[0][-1] == 1 and sorted(lines[0][:2]) == [0, 1]


def test_a_row_that_misses_its_stated_total_leaves_all_untouched(tmp_path: Path) -> None:
    rows = [{**ROWS[0], "stated": 2}, *ROWS[1:]]
    lines = figures(made(tmp_path, 'lines | matrix("a", "b", total="stated")', rows))
    assert lines[0] == [1, 1, 1]
    assert figures(made(tmp_path / "b", 'lines | matrix("a", "b", total="stated")'))[0][:2] != [1, 1]


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
    rows = [{"label": "x", "a": 1500, "b": 1500}, {"label": "y", "a": 2400, "b": 600}]
    lines = figures(made(tmp_path, 'lines | matrix("a", "b", decimals=-3)', rows))
    assert adds_up(lines) and lines[-1][-1] == 6000
