"""A sheet of many rows in one figure: its ledger stays small, and each of its cells finds the page."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bind.tiny import report
from reportcli.cli.where import lines
from reportcli.cli.why import described
from reportcli.ledger.read import Ledger, facts_of_cell, read_ledger
from reportcli.ledger.write import build_ledger, ledger_bytes
from reportcli.messages import catalogue
from reportcli.model.origin import CellRange
from reportcli.typeset import typeset

ROWS = 50_000
BLOCKS = """
- text: "{{ sum(charts | column('total')) }} {{ charts | count }}"
  style: body
"""


def built(folder: Path, rows: int) -> tuple[Ledger, int]:
    """The ledger of a report that prints sum and count of so many rows, and its size."""
    tables = {"charts": [{"id": f"c{row}", "title": "x", "total": "1.50"} for row in range(rows)]}
    made = report(folder, BLOCKS, tables)
    total, count = (printed.fact for printed in made.facts.values())
    data = ledger_bytes(build_ledger(made, typeset(made), {"2024.xlsx": "0" * 64}))
    assert isinstance(total.sources[0], CellRange) and len(total.sources) == 1
    assert isinstance(count.sources[0], CellRange) and len(count.sources) == 1
    path = folder / "2024.ledger.json"
    path.write_bytes(data)
    return read_ledger(path), len(data)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ledger, int]:
    return built(tmp_path_factory.mktemp("large"), ROWS)


def test_the_ledger_of_fifty_thousand_rows_is_small(large: tuple[Ledger, int]) -> None:
    ledger, size = large
    total, count = ledger.facts
    assert size < 10_000
    assert total["value"] == "75000"
    (stated,) = total["cells"]
    assert stated["sheet"] == "charts" and stated["cells"].endswith(f"2:{stated['cells'][0]}{ROWS + 1}")
    assert total["derivation"] == {"operation": "sum", "sources": [stated]}
    assert count["value"] == str(ROWS)


def test_a_cell_in_the_middle_finds_its_page(large: tuple[Ledger, int]) -> None:
    ledger, _ = large
    (stated,) = ledger.facts[0]["cells"]
    column = stated["cells"].partition("2:")[0]
    words = catalogue("en")["_provenance"]
    (found,) = facts_of_cell(ledger, f"Charts!{column}25000")
    assert found["value"] == "75000" and found["places"][0]["page"] == 1
    (line,) = lines([found], [], words)
    assert words["computed"] in line
    assert facts_of_cell(ledger, f"charts!{column}{ROWS + 2}") == []
    assert facts_of_cell(ledger, f"charts!{column}1") == []
    assert facts_of_cell(ledger, f"other!{column}25000") == []
    said = described(found, ledger, Path(), "en")
    assert said.count(f"charts!{stated['cells']}") == 2


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, in Python and in C: the same on every machine."""
    count = 0

    def counted(_frame: object, event: str, _value: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_the_work_grows_with_the_rows_and_no_faster(tmp_path: Path) -> None:
    built(tmp_path, 200)  # what is read once, fonts and contract
    short, long = (calls(lambda rows=rows: built(tmp_path, rows)) for rows in (2_000, 8_000))  # type: ignore[misc]
    assert long / short < 4.5
