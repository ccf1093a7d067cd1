"""Characters that no font has are told wherever words are set, at the cell or line that holds them."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from typeset_builders import BODY, CHAR, LOOSE, chapter, composer, lines, master, pt, report, text

from reportcli import blocks as b
from reportcli.blocks.positions import findings_of
from reportcli.messages import wording
from reportcli.model.display import FontResource
from reportcli.model.fact import Fact
from reportcli.model.geometry import Edges
from reportcli.model.inline import NoteCall, Run
from reportcli.model.refs import CellRef, FactKey
from reportcli.model.style import Paint, TableStyle
from reportcli.typeset import typeset

FONT = Path(__file__).parents[2] / "layouts" / "base" / "fonts" / "SourceSerif4-Regular.otf"
FONTS = {"serif/400/normal": FontResource("serif/400/normal", str(FONT))}
SNOW = "☃"
CELL = CellRef("workbook", "People", 3, 2)
HERE = (Run(f"snow {SNOW}", CHAR, "en", where=CELL),)


def findings(made):
    return [finding for placed in made.chapters for finding in placed.diagnostics]


def told(*children, fake=True, **more):
    """Where the missing glyphs of these blocks are."""
    made = replace(report(chapter(*children, **more)), fonts=FONTS)
    document = typeset(made, composer_factory=composer) if fake else typeset(made)
    assert all(finding.where is None for finding in findings(document))
    return [finding.where for finding in findings_of(made, document) if finding.code == "missing-glyph"]


def test_in_a_paragraph():
    assert told(text(HERE)) == [CELL]


def test_in_a_drop_capital_of_a_real_font():
    style = replace(BODY, drop_cap=2)
    first = text((Run(f"{SNOW}now falls on us", CHAR, "en", where=CELL),), style)
    assert told(first, fake=False) == [CELL]
    assert told(text((Run("Snow falls on us", CHAR, "en", where=CELL),), style), fake=False) == []


def test_in_a_table_a_list_and_a_note():
    table = b.Table(
        path="t",
        columns=(b.Column(pt(100)),),
        rows=(b.Row((b.Cell((text(HERE, LOOSE, path="c"),)),)),),
        style=TableStyle(LOOSE, LOOSE, LOOSE, Edges()),
    )
    assert told(table) == [CELL]
    item = b.ListItem(path="i", marker=HERE, children=(text("words", path="w"),))
    assert told(b.List(path="l", items=(item,), marker_style=BODY, indent=40.0)) == [CELL]
    note = NoteCall("1", CHAR, "en", "n", HERE, LOOSE)
    assert told(text((Run("abcd ", CHAR, "en"), note))) == [CELL]


def test_in_furniture():
    head = b.Place(
        path="h", children=(text(HERE, LOOSE, path="head"),), at=b.Placement(top=pt(2), left=pt(2))
    )
    masters = [master(side=side, furniture=(head,)) for side in ("left", "right")]
    assert told(text("words"), masters=masters) == [CELL]


@pytest.mark.parametrize("kind", ["bar", "column", "donut"])
def test_in_a_chart_at_the_cell_of_its_number(kind):
    fact = Fact(Decimal(5), sources=(CELL,))
    data = (
        b.Datum("plain", Fact(Decimal(3)), "3", FactKey("s", 0), Paint("red")),
        b.Datum(SNOW, fact, "5", FactKey("s", 1), Paint("red")),
    )
    chart = b.Chart(
        path="c", kind=kind, series=(b.Series("s", data, Paint("red")),), label_char=CHAR, value_char=CHAR,
        width=pt(90), height=pt(80), alt="a chart", data_table=False,
    )  # fmt: skip
    assert told(chart, fake=False) == [CELL]


def test_also_after_copyfitting_has_tried_several_sizes():
    small = replace(LOOSE, min_scale=0.5)
    frames = (b.FrameSpec("main", 10, 10, 100, 60, "shrink"),)
    masters = [master(side=side, frames=frames) for side in ("left", "right")]
    children = (lines(8, small, path="a"), text(HERE, small))
    bound = report(chapter(*children, masters=masters))
    made = typeset(bound, composer_factory=composer)
    assert [f.where for f in findings_of(bound, made) if f.code == "missing-glyph"] == [CELL]
    assert any(f.code == "type-shrunk" for f in findings(made))


def test_letters_of_a_script_are_told_once_with_the_font_that_has_them():
    names = "李小龍 김민수 Գոհար"
    made = replace(
        report(chapter(text((Run(names, CHAR, "en", where=CELL),)), text((Run("Գո", CHAR, "en"),)))),
        fonts=FONTS,
    )
    found = findings(typeset(made))
    assert [(one.args["script"], one.args["fonts"]) for one in found] == [
        ("Chinese characters", "Noto Sans SC, TC, JP, KR"),
        ("Korean", "Noto Sans KR"),
        ("Armenian", "Noto Sans Armenian"),
    ]
    assert (found[0].args["char"], found[2].args["code"].split(" ")[0]) == ("李 小 龍", "U+0533")
    assert "Noto Sans Armenian" in wording(found[2], "help", "nl")
    (sign,) = findings(typeset(replace(report(chapter(text(HERE))), fonts=FONTS)))
    assert "Noto" not in wording(sign, "help", "en")


def test_in_words_of_several_cells_that_are_one_run():
    """At the cell of the words that hold it, not at the first."""
    other = CellRef("workbook", "People", 3, 3)
    joined = Run(f"rain {SNOW}", CHAR, "en", where=CELL, also=((CELL, "rain "), (other, SNOW)))
    assert told(text((joined,))) == [other]
