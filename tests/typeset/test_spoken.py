"""What is only read aloud: it takes no room, is tagged where it is written, and is invisible."""

from decimal import Decimal

from typeset_builders import CHAR, LOOSE, chapter, codes, composer, report, text

from page_text import shown_text, structure_text
from reportcli import blocks as b
from reportcli.model.fact import Fact
from reportcli.model.refs import FactKey
from reportcli.model.style import Paint
from reportcli.typeset import typeset

TALL = ("tall one", "tall two", "tall three")
RED = Paint("red")


def document(*children):
    made = typeset(report(chapter(*children)), composer_factory=composer)
    assert codes(made) == []
    return made


def boxes(made):
    return [(p.block, p.box) for page in made.pages for p in page.placed if not p.hidden]


def spoken(*children, **more):
    return b.Spoken(path="spoken", children=children, **more)


def test_spoken_blocks_take_no_room_and_are_read_where_they_stand():
    plain = document(b.Stack(path="k", gap=7, children=(text("one", path="1"), text("two", path="2"))))
    aloud = text("between", path="b")
    made = document(
        b.Stack(path="k", gap=7, children=(text("one", path="1"), spoken(aloud), text("two", path="2")))
    )
    assert boxes(made) == boxes(plain)
    assert structure_text(made) == "Sect\n  P “one”\n  P “between”\n  P “two”\n"
    (hidden,) = [p for page in made.pages for p in page.placed if p.hidden]
    assert hidden.block == "b" and hidden.baselines == ()
    assert hidden.ops[0].size == CHAR.size / 10


def test_spoken_blocks_have_roles_and_stay_silent_in_decoration():
    made = document(spoken(text("one"), text("two"), role="Div", lang="nl"))
    assert structure_text(made).splitlines()[1] == "  Div lang=nl"
    quiet = document(text("a"), b.Stack(path="k", role="Artifact", children=(spoken(text("one")),)))
    assert structure_text(quiet) == "Sect\n  P “a”\n"


def test_a_number_and_its_label_are_one_phrase():
    made = document(
        b.Stack(path="k", role="P", keep=True, children=(text("28", LOOSE), text("partners", LOOSE)))
    )
    assert structure_text(made) == "Sect\n  P\n    Span “28”\n    Span “partners”\n"
    assert [shown_text(p.ops) for p in made.pages[0].placed] == ["28 ", "partners "]


def test_paragraphs_straight_in_a_list_are_its_items():
    made = document(b.Stack(path="k", role="L", keep=True, children=(text("one"), text("two"))))
    assert structure_text(made) == "Sect\n  L\n    LI\n      LBody “one”\n    LI\n      LBody “two”\n"


def test_cells_that_are_set_again_to_be_of_one_height_are_read_in_order():
    tall = b.Stack(path="t", keep=True, children=(text("tall one"), text("tall two"), text("tall three")))
    low = b.Stack(path="l", keep=True, children=(text("low"),), box=None)
    made = document(b.Grid(path="g", columns=2, equal=True, children=(low, tall, tall, low)))
    read = [line.strip() for line in structure_text(made).splitlines()[1:]]
    assert read == [f"P “{said}”" for said in ("low", *TALL, *TALL, "low")]


def test_an_item_outside_a_list_is_a_plain_division():
    item = b.Stack(path="i", role="LI", keep=True, children=(text("one"),))
    assert structure_text(document(item)) == "Sect\n  Div\n    P “one”\n"


def chart(*columns, **more):
    series = tuple(
        b.Series(
            name,
            tuple(
                b.Datum(label, Fact(Decimal(value)), f"{value} €", FactKey("s", 0), RED, note)
                for label, value, note in data
            ),
            RED,
        )
        for name, data in columns
    )
    return b.Chart(
        path="c",
        kind="grouped",
        series=series,
        label_char=CHAR,
        value_char=CHAR,
        role="Figure",
        labels="none",
        **more,
    )


def placed_table(made):
    nodes = made.chapters[0].nodes
    return [(n.tag, n.scope) for n in nodes if n.tag in ("Table", "TR", "TH", "TD")], structure_text(made)


def test_a_chart_is_read_as_a_table_too():
    two = [("a", 1, ""), ("b", 2, "")], [("a", 3, ""), ("b", 4, "")]
    tags, shown = placed_table(document(chart(("2023", two[0]), ("2024", two[1]), alt="Sums")))
    assert shown.index("Figure alt='Sums. 2023: a 1 €, b 2 €; 2024: a 3 €, b 4 €.'") < shown.index("Table")
    assert [tag for tag, _ in tags] == [
        "Table",
        "TR",
        "TD",
        "TH",
        "TH",
        "TR",
        "TH",
        "TD",
        "TD",
        "TR",
        "TH",
        "TD",
        "TD",
    ]
    assert [scope for tag, scope in tags if tag == "TH"] == ["Column", "Column", "Row", "Row"]
    assert "TH scope=Row “b”\n      TD “2 €”\n      TD “4 €”" in shown


def test_notes_are_a_column_and_empty_labels_no_row():
    made = document(chart(("", [("a", 1, "10 %"), ("b", 9, "90 %"), ("", 5, "")])))
    assert "TH scope=Row “b”\n      TD “9 €”\n      TD “90 %”" in structure_text(made)
    assert structure_text(made).count("TR") == 2


def rows_of(made):
    """How many cells each row of the one table has."""
    nodes = made.chapters[0].nodes
    rows = [index for index, node in enumerate(nodes) if node.tag == "TR"]
    return [sum(node.parent == row for node in nodes) for row in rows]


def test_every_row_of_a_charts_table_has_as_many_cells():
    """With names over the columns, notes of one series only, and a series that ends early."""
    long, short = [("a", 1, ""), ("b", 2, "half"), ("c", 3, "")], [("a", 4, "")]
    two = document(chart(("2023", long), ("2024", short)))
    assert rows_of(two) == [4, 4, 4, 4]
    other_way = document(chart(("2023", short), ("2024", long)))
    assert rows_of(other_way) == [4, 4, 4, 4]
    assert "TH scope=Row “c”\n      TD\n      TD “3 €”" in structure_text(other_way)


def test_a_single_stacked_bar_is_read_a_row_a_series():
    made = document(chart(("Grants", [("2024", 62, "")]), ("Gifts", [("2024", 38, "most small")])))
    shown = structure_text(made)
    assert "TH scope=Row “Grants”\n      TD “62 €”" in shown
    assert "TH scope=Row “Gifts”\n      TD “38 €”" in shown
    assert rows_of(made) == [3, 3]


def test_no_table_for_one_value_or_where_one_stands_beside():
    several = ("", [("a", 1, ""), ("b", 2, "")])
    for silent in (
        chart(("", [("a", 1, ""), ("", 2, "")])),
        chart(several, data_table=False),
        chart(several, decorative=True),
    ):
        assert "Table" not in structure_text(document(text("x"), silent))
