"""What a ledger says of a number, to its last key: values, derivations, and the boxes where it stands."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from reportcli import blocks as b
from reportcli.ledger.places import fact_boxes
from reportcli.ledger.write import build_ledger, ledger_bytes, number_text, sha256
from reportcli.model.display import (
    Glyph,
    GlyphsOp,
    GroupOp,
    Metadata,
    Op,
    PagedDocument,
    PathOp,
    Placed,
    PlacedChapter,
    PlacedPage,
)
from reportcli.model.fact import Derivation, Fact
from reportcli.model.geometry import PageFormat, Rect
from reportcli.model.inline import LineBreak, Run
from reportcli.model.origin import Origin
from reportcli.model.paths import rect_path
from reportcli.model.refs import CellRef, FactKey, Position, Span
from reportcli.model.style import BLACK, CharacterStyle, ParagraphStyle

A = CellRef("book", "Comptes", 14, 4)
B = CellRef("book", "Comptes", 15, 28)
LINE = Span("layouts/x.yaml", Position(3, 5), Position(3, 9))
CHAR = CharacterStyle("serif", 10.0)
BODY = ParagraphStyle("body", CHAR, 12.0)
META = Metadata("Title", "Author", "Subject", "fr-BE", "2024-01-01")
SHAPE = PathOp(rect_path(0, 0, 1, 1), fill=BLACK)


def fact(value: str, *sources: Origin, **more: Any) -> Fact:
    return Fact(Decimal(value), more.pop("unit", "EUR"), sources=sources, **more)


def glyphs(number: int | None, x: float = 0.0, y: float = 0.0, width: float = 20.0) -> GlyphsOp:
    return GlyphsOp(
        "serif",
        10.0,
        x,
        y,
        (Glyph(1, 500, 0, 0, "1"),),
        BLACK,
        width,
        None if number is None else FactKey("s", number),
    )


def report(*facts: b.PrintedFact, children: tuple[b.Block, ...] = ()) -> b.Report:
    section = b.Section(path="s", id="s", title="S", master="m", children=children)
    return b.Report(
        metadata=META,
        format=PageFormat(120.0, 200.0, 9.0),
        facing=True,
        palette={},
        fonts={},
        fallbacks=(),
        images={},
        assets={},
        chapters=(b.Chapter(section, {}),),
        facts={FactKey("s", number): one for number, one in enumerate(facts)},
    )


def document(*pages: PlacedPage) -> PagedDocument:
    return PagedDocument(META, PageFormat(120, 200, 9), {}, {}, {}, (PlacedChapter("s", pages, ()),))


def page(*placed: Placed, folio: str = "", skipped: bool = False) -> PlacedPage:
    return PlacedPage("right", folio, "m", placed, skipped=skipped)


def entry(printed: Fact, expression: Span | None = None) -> dict[str, Any]:
    made = build_ledger(report(b.PrintedFact(printed, "6", expression, "s/t")), document(), {})
    (only,) = made["facts"]
    assert isinstance(only, dict)
    return only


def test_a_plain_number_has_no_key_that_says_nothing() -> None:
    assert entry(fact("6.50", A)) == {
        "id": 0,
        "printed": "6",
        "value": "6.5",
        "unit": "EUR",
        "cells": [{"input": "book", "sheet": "Comptes", "cell": "D14"}],
        "block": "s/t",
        "places": [],
    }


def test_everything_that_is_known_of_a_number() -> None:
    formula = Derivation("formula", formula="SUM(D1:D9)")
    known = fact("6", A, LINE, B, period="2024", derivation=formula, sample=True, declared=True)
    assert list(entry(known, LINE).items()) == [
        ("id", 0),
        ("printed", "6"),
        ("value", "6"),
        ("unit", "EUR"),
        (
            "cells",
            [
                {"input": "book", "sheet": "Comptes", "cell": "D14"},
                {"input": "book", "sheet": "Comptes", "cell": "AB15"},
            ],
        ),
        ("period", "2024"),
        ("declared_at", ["layouts/x.yaml:3:5"]),
        ("formula", "SUM(D1:D9)"),
        ("sample", True),
        ("declared", True),
        ("expression", "layouts/x.yaml:3:5"),
        ("block", "s/t"),
        ("places", []),
    ]


def test_operands_say_where_they_come_from() -> None:
    total = (fact("1", A) + fact("2.50", B, LINE)) * 3
    literal = fact("4", declared=True, unit="")
    stated = fact("5", A, declared=True)
    assert entry(total)["derivation"] == {
        "operation": "product",
        "operands": [
            {
                "value": "3.5",
                "unit": "EUR",
                "operation": "sum",
                "operands": [
                    {
                        "value": "1",
                        "unit": "EUR",
                        "sources": [{"input": "book", "sheet": "Comptes", "cell": "D14"}],
                    },
                    {
                        "value": "2.5",
                        "unit": "EUR",
                        "sources": [
                            {"input": "book", "sheet": "Comptes", "cell": "AB15"},
                            "layouts/x.yaml:3:5",
                        ],
                    },
                ],
            },
            {"constant": "3"},
        ],
    }
    product, other = (entry(stated * one)["derivation"]["operands"] for one in (literal, fact("7", unit="")))
    assert product[1] == {"constant": "4"}
    assert product[0] == {
        "value": "5",
        "unit": "EUR",
        "sources": [{"input": "book", "sheet": "Comptes", "cell": "D14"}],
    }
    assert other[1] == {"value": "7", "unit": "", "sources": []}


def test_a_formula_in_a_cell_is_no_operation() -> None:
    computed = fact("1", A, derivation=Derivation("formula", formula="A1"))
    assert "derivation" not in entry(computed)
    assert "sources" in entry(computed + 1)["derivation"]["operands"][0]
    nothing = fact("1", A, derivation=Derivation("count"))
    assert entry(nothing)["derivation"] == {"operation": "count"}
    both = fact("1", A, derivation=Derivation("sum", (Decimal(1),), "A1"))
    assert entry(both)["derivation"] == {"operation": "sum", "operands": [{"constant": "1"}]}
    inner = fact("1", A, derivation=Derivation("rounding", (Derivation("sum", (Decimal("2.0"),)),)))
    assert entry(inner)["derivation"]["operands"] == [{"operation": "sum", "operands": [{"constant": "2"}]}]


def test_a_long_derivation_ends_after_twelve_steps() -> None:
    value = fact("0", A)
    for _ in range(20):
        value = value + 1
    tree, depth = entry(value)["derivation"], 0
    while "operands" in tree:
        tree, depth = tree["operands"][0], depth + 1
    assert (depth, tree["operation"], tree["value"]) == (12, "sum", "8")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *(
            ("1.50", "1.5"),
            ("100", "100"),
            ("1.00", "1"),
            ("1E+3", "1000"),
            ("0.0010", "0.001"),
            ("-2.0", "-2"),
        )
    ],
)
def test_numbers_are_written_without_exponent_and_trailing_zeros(value: str, text: str) -> None:
    assert number_text(Decimal(value)) == text


def test_the_head_of_a_ledger() -> None:
    made = build_ledger(report(), document(page(), page()), {"b": "2", "a": "1"}, {"r.pdf": "ff"})
    assert list(made.items()) == [
        ("schema", 1),
        ("title", "Title"),
        ("language", "fr-BE"),
        ("date", "2024-01-01"),
        ("pages", 2),
        ("inputs", [{"name": "a", "sha256": "1"}, {"name": "b", "sha256": "2"}]),
        ("output", {"sha256": "ff"}),
        ("facts", []),
        ("texts", []),
        ("blocks", []),
    ]
    assert build_ledger(report(), document(), {})["output"] == {}
    several = build_ledger(report(), document(), {}, {"r.pdf": "ff", "a.pdf": "ee"})["output"]
    assert several == [{"name": "a.pdf", "sha256": "ee"}, {"name": "r.pdf", "sha256": "ff"}]


def test_bytes() -> None:
    assert ledger_bytes({"b": "é", "a": [1]}) == '{\n  "b": "é",\n  "a": [\n    1\n  ]\n}\n'.encode()
    assert sha256(b"x") == hashlib.sha256(b"x").hexdigest()


# ---- places


def boxes(*ops: Op) -> list[tuple[int, tuple[float, ...]]]:
    return [(key.number, tuple(round(side, 6) for side in box)) for key, box in fact_boxes(ops)]


def test_the_box_of_a_figure_is_its_line() -> None:
    assert boxes(glyphs(3, 10, 50)) == [(3, (10, 42.5, 20, 10))]
    assert boxes(glyphs(None, 10, 50), SHAPE) == []


def test_runs_of_one_fact_on_one_line_are_one_box() -> None:
    assert boxes(glyphs(0, 10, 50), glyphs(0, 40, 50, 5)) == [(0, (10, 42.5, 35, 10))]
    assert boxes(glyphs(0, 40, 50, 5), glyphs(0, 10, 50)) == [(0, (10, 42.5, 35, 10))]
    assert boxes(glyphs(0, 10, 50, 60), glyphs(0, 20, 50, 5)) == [(0, (10, 42.5, 60, 10))]
    assert boxes(glyphs(0, 10, 50), glyphs(0, 40, 50.009, 5)) == [(0, (10, 42.5, 35, 10.009))]
    assert len(boxes(glyphs(0, 10, 50), glyphs(0, 40, 50.011))) == 2
    assert len(boxes(glyphs(0, 10, 50), glyphs(0, 40, 49.989))) == 2
    assert [number for number, _ in boxes(glyphs(0), glyphs(1), glyphs(0))] == [0, 1, 0]
    assert boxes(glyphs(0, 10, 50), glyphs(None, 30, 50), glyphs(0, 40, 50)) == [(0, (10, 42.5, 50, 10))]


@pytest.mark.parametrize(
    ("outer", "inner", "box"),
    [
        ((1, 0, 0, 1, 3, 4), None, (13, 46.5, 20, 10)),
        ((2, 0, 0, 3, 0, 0), None, (20, 127.5, 40, 30)),
        ((1, 0, 0.5, 1, 0, 0), None, (31.25, 42.5, 25, 10)),
        ((1, 0.5, 0, 1, 0, 0), None, (10, 47.5, 20, 20)),
        ((0, 1, -1, 0, 0, 0), None, (-52.5, 10, 10, 20)),
        ((2, 0, 0, 2, 1, 1), (1, 0, 0, 1, 5, 7), (31, 100, 40, 20)),
        ((1, 0, 0, 1, 5, 7), (2, 0, 0, 2, 1, 1), (26, 93, 40, 20)),
        ((2, 1, 3, 5, 7, 11), (13, 17, 19, 23, 29, 31), (5475.5, 6870, 2610, 3300)),
    ],
)
def test_boxes_follow_the_groups_around_them(
    outer: tuple[float, ...], inner: tuple[float, ...] | None, box: tuple[float, ...]
) -> None:
    held: Op = glyphs(0, 10, 50)
    if inner is not None:
        held = GroupOp((held,), transform=inner)  # type: ignore[arg-type]
    assert boxes(GroupOp((held,), transform=outer)) == [(0, box)]  # type: ignore[arg-type]
    assert boxes(GroupOp((GroupOp((glyphs(0, 10, 50),)),))) == [(0, (10, 42.5, 20, 10))]


def test_pages_that_are_not_delivered_are_counted_and_hold_no_place() -> None:
    def leaf(x: float) -> Placed:
        return Placed(Rect(0, 0, 1, 1), (glyphs(0, x, 50),), block="s/t")

    pages = document(page(leaf(1), folio="i"), page(leaf(2), skipped=True), page(leaf(3.456), folio="3"))
    printed = b.PrintedFact(fact("1", A), "1", None, "s/t")
    (only,) = build_ledger(report(printed), pages, {})["facts"]
    assert only["places"] == [
        {"page": 1, "folio": "i", "box": [1, 42.5, 20, 10], "block": "s/t"},
        {"page": 3, "folio": "3", "box": [3.46, 42.5, 20, 10], "block": "s/t"},
    ]


def words(path: str, *runs: Run | LineBreak, **more: Any) -> b.Text:
    return b.Text(path=path, style=BODY, runs=runs, **more)


def test_the_cells_of_texts_stand_where_their_paragraph_does() -> None:
    plain = Run("one", CHAR, "fr", where=A)
    again, other = Run("two", CHAR, "fr", where=A), Run("three", CHAR, "fr", where=B)
    number, loose = Run("4", CHAR, "fr", fact=FactKey("s", 0), where=B), Run("five", CHAR, "fr", where=LINE)
    children = (
        words("s/a", plain, LineBreak(), again, other),
        words("s/b", number, loose),
        words("s/c", replace(plain, text="elsewhere")),
    )
    box = Rect(1.234, 2.346, 30.456, 4.567)
    pages = document(
        page(Placed(box, (glyphs(None),), block="s/a"), Placed(box, (glyphs(0),), block="s/b"), folio="9"),
        page(Placed(box, (), block="s/a"), Placed(box, (glyphs(None),), block="s/a")),
    )
    places = [
        {"page": 1, "folio": "9", "box": [1.23, 2.35, 30.46, 4.57]},
        {"page": 2, "folio": "", "box": [1.23, 2.35, 30.46, 4.57]},
    ]
    made = build_ledger(report(children=children), pages, {})
    first, second = made["texts"]
    assert first == {
        "input": "book",
        "sheet": "Comptes",
        "cell": "D14",
        "printed": "one two",
        "block": "s/a",
        "places": [
            {**place, "box": [round(side, 2) for side in (1.234, 2.345, 30.456, 4.567)]} for place in places
        ],
    }
    assert (second["cell"], second["block"]) == ("AB15", "s/a")


def test_the_blocks_that_stand_on_pages() -> None:
    children = (
        words("s/a", span=LINE, source=A),
        words("s/b", span=LINE, source=LINE),
        words("s/c"),
        words("s/none", span=LINE),
    )
    box = Rect(1.24, 2.34, 30.46, 4.56)
    inked = (SHAPE,)
    pages = document(
        page(
            Placed(box, inked, block="s/a"),
            Placed(box, inked, block="s/a"),
            Placed(box, (), block="s/none"),
            Placed(box, inked, block="s/none", hidden=True),
            Placed(box, inked, block="s/unknown"),
            folio="1",
        ),
        page(
            Placed(box, inked, block="s/a"), Placed(box, inked, block="s/c"), Placed(box, inked, block="s/b")
        ),
    )
    rounded = [1.2, 2.3, 30.5, 4.6]
    assert build_ledger(report(children=children), pages, {})["blocks"] == [
        {
            "block": "s/a",
            "where": "layouts/x.yaml:3:5",
            "cell": {"input": "book", "sheet": "Comptes", "cell": "D14"},
            "places": [{"folio": "1", "box": rounded}, {"folio": "", "box": rounded}],
        },
        {"block": "s/b", "where": "layouts/x.yaml:3:5", "places": [{"folio": "", "box": rounded}]},
        {"block": "s/c", "places": [{"folio": "", "box": rounded}]},
    ]
