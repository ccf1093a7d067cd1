"""What a waiver is put against: the row's name, the fingerprint of its values, and what is left over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from bind.tiny import workbook
from reportcli.checks.support.row_names import row_name
from reportcli.checks.waivers import apply_waivers, identified
from reportcli.model.diagnostic import Diagnostic, Related, Severity, error, warning
from reportcli.model.refs import CellRef, Span
from reportcli.workbook.tables.record import cell_of

Tables = Mapping[str, Sequence[Mapping[str, Any]]]
NETWORKS = [{"name": "One", "previous": 1, "current": 2}, {"name": "Two", "previous": 3, "current": 4}]


def waiver(finding: Diagnostic, **other: str) -> dict[str, str]:
    signed = {
        "code": finding.code,
        "row_key": finding.args["row"],
        "fingerprint": finding.args["fingerprint"],
    }
    return {**signed, "reason": "As printed.", "signed_by": "A", **other}


def found(tables: Tables, *places: tuple[str, int, str], code: str = "growth-differs") -> Diagnostic:
    """A warning at the first of these cells, related to the others; identified."""
    book = workbook(tables)
    cells = [cell_of(book.tables[table].records[row], column) for table, row, column in places]
    related = tuple(Related("x", cell, {}) for cell in cells[1:])
    finding = Diagnostic(code, Severity.WARNING, cells[0], {"n": "1"}, related)
    (marked,) = identified(book, [finding])
    return marked


@pytest.mark.parametrize(
    ("table", "row", "name"),
    [
        ("charts", {"id": "a", "title": "A"}, "a"),
        ("networks", {"name": "Name", "previous": 1}, "Name"),
        ("networks", {"name": "n" * 59 + " more", "previous": 1}, "n" * 59),
        ("networks", {"name": "n" * 70, "previous": 1}, "n" * 60),
        ("networks", {"previous": 1}, "2"),
        ("plan", {"item": "One", "owner": "Two"}, "One"),
        ("people", {"first_name": "Ada", "last_name": "Byron"}, "Byron"),
    ],
)
def test_what_a_row_is_called(table: str, row: Mapping[str, Any], name: str) -> None:
    assert row_name(workbook({table: [row]}).tables[table].records[0]) == name


def test_the_fingerprint_is_of_the_values_and_not_of_their_places() -> None:
    first = found({"networks": NETWORKS}, ("networks", 1, "current"))
    moved = found({"networks": [NETWORKS[1], NETWORKS[0]]}, ("networks", 0, "current"))
    assert (first.args["row"], first.args["n"]) == ("Two", "1")
    assert moved.args == first.args
    assert len(first.args["fingerprint"]) == 12 and set(first.args["fingerprint"]) <= set("0123456789abcdef")
    changed = [NETWORKS[0], {**NETWORKS[1], "current": 5}]
    others = [
        found({"networks": changed}, ("networks", 1, "current")),
        found({"networks": NETWORKS}, ("networks", 0, "current")),
        found({"networks": NETWORKS}, ("networks", 1, "previous")),
        found({"networks": NETWORKS}, ("networks", 1, "current"), code="growth-missing"),
        found({"networks": NETWORKS}, ("networks", 1, "current"), ("networks", 1, "previous")),
    ]
    prints = {first.args["fingerprint"], *(one.args["fingerprint"] for one in others)}
    assert len(prints) == 6


def test_related_cells_count_in_any_order() -> None:
    one = found({"networks": NETWORKS}, ("networks", 0, "current"), ("networks", 1, "current"))
    two = found({"networks": NETWORKS}, ("networks", 1, "current"), ("networks", 0, "current"))
    assert one.args["fingerprint"] == two.args["fingerprint"]
    assert (one.args["row"], two.args["row"]) == ("One", "Two")


def test_without_a_cell_the_words_are_signed() -> None:
    book = workbook({"networks": NETWORKS})
    here = Span("texts/a.md")
    marked = identified(
        book,
        [
            warning("hedged-twice", here, found="about", words="x"),
            warning("hedged-twice", None, words="x", found="about"),
            warning("hedged-twice", here, found="some", words="x"),
            warning("hedged-twice", CellRef("2024.xlsx", "elsewhere", 1, 1), found="about", words="x"),
        ],
    )
    prints = [one.args["fingerprint"] for one in marked]
    assert prints[0] == prints[1] == prints[3] != prints[2]
    assert {one.args["row"] for one in marked} == {""}


def tables_with(*waivers: Mapping[str, str]) -> Tables:
    return {"networks": NETWORKS, "waivers": waivers}


def test_what_is_signed_is_waived_and_the_rest_stays_open() -> None:
    marked = found({"networks": NETWORKS}, ("networks", 1, "current"))
    other = found({"networks": NETWORKS}, ("networks", 0, "current"))
    book = workbook(tables_with(waiver(marked)))
    result = apply_waivers(book, [other, marked], waivers=True)
    assert ([one.args["row"] for one in result.open], result.waived) == (["One"], [marked])
    ignored = apply_waivers(book, [other, marked], waivers=False)
    assert (ignored.open, ignored.waived) == ([other, marked], [])
    unsigned = apply_waivers(workbook({"networks": NETWORKS}), [marked], waivers=True)
    assert (unsigned.open, unsigned.waived) == ([marked], [])


def test_spaces_around_a_signature_do_not_count() -> None:
    marked = found({"networks": NETWORKS}, ("networks", 1, "current"))
    spaced = {name: f" {value} " for name, value in waiver(marked).items()}
    result = apply_waivers(workbook(tables_with(spaced)), [marked], waivers=True)
    assert (result.open, result.waived) == ([], [marked])


def test_a_waiver_of_other_values_is_named_by_its_finding() -> None:
    marked = found({"networks": NETWORKS}, ("networks", 1, "current"))
    result = apply_waivers(workbook(tables_with(waiver(marked, fingerprint="other"))), [marked], waivers=True)
    (open_,) = result.open
    (lapsed,) = open_.related
    assert (result.waived, lapsed.code) == ([], "waiver-lapsed")
    assert isinstance(lapsed.where, CellRef) and (lapsed.where.sheet, lapsed.where.row) == ("waivers", 2)


@pytest.mark.parametrize("column", ["code", "row_key"])
def test_every_part_of_a_signature_counts(column: str) -> None:
    marked = found({"networks": NETWORKS}, ("networks", 1, "current"))
    signed = waiver(marked, **{column: "other"})
    result = apply_waivers(workbook(tables_with(signed)), [marked], waivers=True)
    assert ([one.code for one in result.open], result.waived) == (
        *(["growth-differs", "waiver-without-finding"], []),
    )
    unused = result.open[1]
    assert unused.severity is Severity.WARNING
    assert unused.args == {
        "waived": signed["code"],
        "row": signed["row_key"],
        "fingerprint": signed["fingerprint"],
    }
    assert isinstance(unused.where, CellRef) and (unused.where.sheet, unused.where.row) == ("waivers", 2)


def test_an_error_is_never_waived() -> None:
    book = workbook({"networks": NETWORKS})
    (marked,) = identified(
        book, [error("growth-differs", cell_of(book.tables["networks"].records[1], "current"))]
    )
    result = apply_waivers(workbook(tables_with(waiver(marked))), [marked], waivers=True)
    assert [one.code for one in result.open] == ["growth-differs", "waiver-without-finding"]
    assert result.waived == []


def test_a_row_of_two_names_is_called_by_the_first_kind() -> None:
    (row,) = (
        workbook({"publications": [{"label": "Fair", "title": "A Sunday"}]}).tables["publications"].records
    )
    assert row_name(row) == "Fair"
