"""Tables: widths, alignment, repeated headers, rows that break, spans."""

from typeset_builders import LOOSE, chapter, codes, composer, lines, pt, report, text, unit

from page_text import structure_text
from reportcli import blocks as b
from reportcli.model.geometry import AUTO, Edges
from reportcli.model.style import BLACK, Paint, Stroke, TableStyle
from reportcli.typeset import typeset

STYLE = TableStyle(LOOSE, LOOSE, LOOSE, padding=Edges(2, 2, 2, 2))


def cell(words, **more):
    return b.Cell((text(words, LOOSE, path=words),), **more)


def row(*words, kind="body"):
    return b.Row(tuple(cell(word) if isinstance(word, str) else word for word in words), kind)


def table(*rows, columns=None, style=STYLE, **more):
    columns = columns or (b.Column(unit(1, "fr")), b.Column(AUTO))
    return b.Table(path="t", columns=columns, rows=rows, style=style, **more)


def document(*children):
    return typeset(report(chapter(*children)), composer_factory=composer)


def placed(*children):
    made = document(*children)
    assert codes(made) == []
    return [p for page in made.pages for p in page.placed]


def test_auto_columns_are_as_wide_as_their_content():
    found = {p.block: p.box.x for p in placed(table(row("a", "1234"), row("b", "12")))}
    assert round(found["1234"], 1) == 88.0  # 110 less padding and four letters of 5
    assert round(found["12"], 1) == 88.0


def test_decimal_signs_align():
    columns = (b.Column(unit(1, "fr")), b.Column(pt(50), "decimal"))
    found = placed(
        table(row("a", "7,25"), row("b", "1234,5"), row("c", "10"), row("d", "–"), columns=columns)
    )

    def sign(block):
        op = next(p for p in found if p.block == block).ops[0]
        digits = "".join(g.text for g in op.glyphs)
        return round(op.x + 5 * (digits.index(",") if "," in digits else len(digits)), 1)

    assert sign("7,25") == sign("1234,5") == sign("10") == 93.0
    # what is no figure ends at the column's edge
    dash = next(p for p in found if p.block == "–").box
    assert round(dash.right) == 108


def test_an_auto_column_has_room_for_figures_that_are_wide_on_either_side_of_the_sign():
    columns = (b.Column(unit(1, "fr")), b.Column(unit(0, "auto"), "decimal"))
    rows = (row("a", "123456"), row("b", "1,23456 km"))
    made = typeset(report(chapter(table(*rows, columns=columns))), composer_factory=composer)
    assert codes(made) == []
    found = {p.block: p.box for p in made.pages[0].placed if p.block in ("123456", "1,23456 km")}
    assert found["1,23456 km"].right <= 108.01
    assert round(found["123456"].right - found["1,23456 km"].x, 1) == 5.0


def test_the_header_is_repeated_as_decoration():
    rows = [row("Name", "Sum", kind="header"), *(row(f"r{i:02}", "1") for i in range(20))]
    made = document(table(*rows))
    heads = [[(p.node < 0, p.artifact) for p in page.placed if p.block == "Name"] for page in made.pages]
    assert heads == [[(False, "Layout")], [(True, "Repeat")]]
    assert structure_text(made).count("THead") == 1


def test_long_rows_break_between_lines_never_after_one():
    long = b.Cell((lines(20, LOOSE, "long", 46),))
    made = document(
        lines(10, LOOSE, "before"), table(row("x", long), columns=(b.Column(pt(50)), b.Column(pt(50))))
    )
    counts = [[len(p.baselines) for p in page.placed if p.block == "long"] for page in made.pages]
    assert counts == [[4], [14], [2]]
    assert all(p.box.bottom <= 190 for page in made.pages for p in page.placed)


def test_short_rows_move_as_a_whole():
    short = b.Cell((lines(3, LOOSE, "short", 46),))
    made = document(
        lines(13, LOOSE, "before"), table(row("x", short), columns=(b.Column(pt(50)), b.Column(pt(50))))
    )
    assert [[p.block for p in page.placed if p.node >= 0] for page in made.pages] == [
        ["before"],
        ["x", "short"],
    ]


def test_a_total_stays_with_the_row_before():
    made = document(
        lines(11, LOOSE, "before"),
        table(*(row(f"r{i}", "1") for i in range(3)), row("sum", "3", kind="total")),
    )
    last = [p.block for p in made.pages[-1].placed if p.node >= 0]
    assert last[-4:] == ["r2", "1", "sum", "3"]


def test_rules_and_stripes():
    style = TableStyle(
        LOOSE, LOOSE, LOOSE, stripe=Paint("s"), rule=Stroke(BLACK, 0.5), rule_head=Stroke(BLACK, 1.0)
    )
    found = placed(
        table(
            row("h", "h2", kind="header"),
            row("a", "1"),
            row("b", "2"),
            row("sum", "3", kind="total"),
            style=style,
        )
    )
    strokes = [op.stroke.width for p in found if p.node < 0 for op in p.ops if op.stroke]
    fills = [p.box.y for p in found if p.node < 0 for op in p.ops if op.fill]
    assert strokes == [1.0, 0.5, 1.0, 0.5]
    assert fills == [10 + 24]


def test_structure_with_scopes():
    columns = (b.Column(unit(1, "fr"), row_header=True), b.Column(AUTO))
    made = document(table(row("Name", "Sum", kind="header"), row("a", "1"), columns=columns))
    assert structure_text(made) == (
        "Sect\n"
        "  Table\n"
        "    THead\n"
        "      TR\n"
        "        TH scope=Column “Name”\n"
        "        TH scope=Column “Sum”\n"
        "    TBody\n"
        "      TR\n"
        "        TH scope=Row “a”\n"
        "        TD “1”\n"
    )


def test_spans():
    wide = cell("wide", col_span=2)
    tall = b.Cell((lines(3, LOOSE, "tall", 46),), row_span=2)
    made = document(
        table(b.Row((wide,)), row(tall, "b"), row("c"), columns=(b.Column(pt(50)), b.Column(pt(50))))
    )
    found = {p.block: p.box for p in made.pages[0].placed}
    assert (found["b"].x, found["c"].x) == (62, 62)
    # two rows of 16 hold 32 points; the tall cell needs 40, so the last row is 24
    after = found["c"].y
    assert after - found["b"].y == 16
    assert made.chapters[0].nodes[-1].tag in ("TD", "P")


def test_empty_cells_keep_their_place_in_the_structure():
    made = document(table(b.Row((cell("a"), b.Cell(())))))
    assert structure_text(made).count("TD") == 2
