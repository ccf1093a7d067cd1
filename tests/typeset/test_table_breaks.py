"""Where tables break, and their rules."""

from __future__ import annotations

import pytest
from typeset_builders import LOOSE, chapter, codes, composer, report, text, unit

from page_text import shown_text
from reportcli import blocks as b
from reportcli.model.display import PathOp
from reportcli.model.geometry import AUTO, Edges
from reportcli.model.style import BLACK, Stroke, TableStyle
from reportcli.typeset import typeset
from reportcli.typeset.blocks.tables.breaks import costs

STYLE = TableStyle(LOOSE, LOOSE, LOOSE, padding=Edges(2, 2, 2, 2))


def row(*words, kind="body"):
    return b.Row(tuple(b.Cell((text(word, LOOSE, path=word),)) for word in words), kind)


def table(*rows, columns=None, **more):
    columns = columns or (b.Column(unit(1, "fr")), b.Column(AUTO))
    return b.Table(path="t", columns=columns, rows=rows, style=STYLE, **more)


def document(*children):
    made = typeset(report(chapter(*children)), composer_factory=composer)
    assert codes(made) == []
    return made


ROWS = [row(f"r{i}", "1") for i in range(1, 7)]


def body(made: b.Table):
    return [(None, number) for number, one in enumerate(made.rows) if one.kind != "header"]


@pytest.mark.parametrize(
    ("orphans", "widows", "free"), [(2, 2, [2, 3, 4]), (1, 1, [1, 2, 3, 4, 5]), (3, 3, [3])]
)
def test_a_break_leaves_enough_rows_on_both_sides(orphans, widows, free):
    made = table(*ROWS, orphans=orphans, widows=widows)
    assert [at for at, price in enumerate(costs(made, body(made))) if price == 0 and at] == free


def test_a_heading_stays_with_its_group_and_a_sum_with_its_rows():
    group, total = row("g", "", kind="group"), row("t", "2", kind="subtotal")
    made = table(*ROWS[:3], total, group, *ROWS[3:], row("T", "3", kind="total"))
    free = [at for at, price in enumerate(costs(made, body(made))) if price == 0 and at]
    assert free == [2, 4, 7]  # two rows and two rows; between the groups; two rows, then one and the total


def posts(made):
    """Where vertical rules begin, from the left."""
    found = []
    for placed in (placed for page in made.pages for placed in page.placed):
        for op in placed.ops:
            points = [segment for segment in op.path if len(segment) == 3] if isinstance(op, PathOp) else []
            if len(points) == 2 and points[0][1] == points[1][1]:
                found.append(points[0][1])
    return found


def test_vertical_rules_stand_between_columns_and_not_through_a_cell_over_both():
    columns = (b.Column(unit(1, "fr")), b.Column(unit(1, "fr"), rule_left=Stroke(BLACK, 0.5)))
    over = b.Row((b.Cell(row("over").cells[0].blocks, col_span=2),))
    found = posts(document(table(row("a", "b"), over, row("c", "d"), columns=columns)))
    assert found == [60.0, 60.0]  # half of 100 points from the margin of 10


def test_notes_stay_with_the_last_row():
    many = [row(f"r{i}", "1") for i in range(1, 40)]
    note = row("n").cells[0].blocks
    made = document(table(*many, notes=note))
    last = [shown_text(placed.ops) for placed in made.pages[-1].placed]
    assert "n" in last and "r39" in last


def test_a_dash_stands_under_the_last_digit_of_whole_figures():
    columns = (b.Column(unit(1, "fr")), b.Column(AUTO, "decimal"))
    rows = [row("a", "(1200)"), row("b", "34"), row("c", "–")]
    made = document(table(*rows, columns=columns, decimal=","))
    right = {placed.block: round(placed.box.right, 1) for placed in made.pages[0].placed}
    assert right["–"] == right["34"] == right["(1200)"] - 5  # a letter of 5 points closes the bracket
