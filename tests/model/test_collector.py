"""The collector: as reported, in order; and alike ones as one, at the place of the first."""

from __future__ import annotations

from reportcli.model.collector import LISTED, SEPARATE, Collector, short_place, shown
from reportcli.model.diagnostic import Related, Severity, error
from reportcli.model.refs import CellRef, Span


def cell(row: int, sheet: str = "Dons") -> CellRef:
    return CellRef("w.xlsx", sheet, row, 2)


def test_all_gives_what_was_reported_in_order() -> None:
    gathered = Collector()
    gathered.note("first", cell(1), group="a", found="x\ny")
    gathered.take([error("taken", Span("f.md"))])
    related = (Related("other", cell(9)),)
    gathered.report(Severity.WARNING, "second", None, related=related, excerpt="line", found=3)
    assert [one.code for one in gathered.all()] == ["first", "taken", "second"]
    assert gathered.all()[0].args == {"found": "x y"}
    assert gathered.all()[2].related == related and gathered.all()[2].excerpt == "line"
    assert gathered.reported == 2 and gathered.failed


def test_alike_ones_are_summarised_at_the_place_of_the_first() -> None:
    gathered = Collector()
    gathered.warning("lonely", cell(1))
    for row in range(1, LISTED + 3):
        gathered.error("bad", cell(row), group="amount")
    for row in range(1, SEPARATE + 1):
        gathered.error("bad", cell(row), group="name")
    gathered.error("bad", cell(1, "People"), group="amount")
    found = gathered.summary()
    assert [one.code for one in found] == ["lonely", *["bad"] * (1 + SEPARATE + 1)]
    many = found[1].args
    assert many["count"] == str(LISTED + 2)
    assert many["cells"] == f"Dons!B1, B2, B3, B4, B5, … ({LISTED + 2})"
    assert all(one.args["count"] == "1" for one in found[2:])


def test_only_errors_fail() -> None:
    gathered = Collector()
    gathered.warning("careful")
    assert not gathered.failed
    gathered.error("wrong")
    assert gathered.failed


def test_words_for_messages() -> None:
    assert short_place(cell(4)) == "B4" and short_place(Span("f.md")) == str(Span("f.md"))
    assert shown("a\tb\u0007") == "a b�" and shown("x" * 400).endswith("…")
