"""The limits that docs/printing.md states are those of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportcli.measure import crowded, readable
from reportcli.model.geometry import MM
from reportcli.preflight.contrast import LARGE, TEXT
from reportcli.preflight.limits import Limits

PAGE = (Path(__file__).resolve().parents[2] / "docs/printing.md").read_text("utf-8")


def numbers(row: str) -> list[float]:
    """All numbers of the last cell of the table row that begins with these words."""
    found = re.search(rf"^\| {re.escape(row)}.*$", PAGE, re.MULTILINE)
    assert found, row
    cells = found[0].strip("| ").split(" | ")
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", cells[-1])]


def test_what_holds_without_a_printer_yaml() -> None:
    limits = Limits()
    assert numbers("`ink-limit`") == [limits.total_ink * 100]
    assert numbers("`min-line`") == [limits.line, limits.fragile_line]
    assert numbers("`min-tint`") == [limits.tint * 100]
    assert numbers("`bleed`") == [pytest.approx(limits.bleed / MM)]


def test_what_every_page_is_measured_by() -> None:
    limits = Limits()
    assert numbers("lines, rules and bars") == [limits.line, limits.fragile_line]
    assert numbers("size of type") == [crowded.LEAST_SIZE]
    assert numbers("contrast of text") == [TEXT, LARGE]
    assert numbers("contrast below which") == [readable.INVISIBLE]
    assert numbers("between two labels") == [crowded.LABELS_APART]
    assert numbers("what may hang") == [crowded.OVERHANG]
    assert numbers("pixels of a picture") == [limits.warn_ppi, limits.error_ppi]
