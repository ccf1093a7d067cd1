"""Character styles, icons, lowered and struck text inside a line: from layouts, expressions and cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.tiny import DATE, LAYOUT, children, codes, layout, workbook
from reportcli.bind.report import bind
from reportcli.blocks import Report
from reportcli.model.inline import InlineIcon, NoteCall, Run

STYLED = LAYOUT.replace("character: {", "character: {loud: {weight: 600}, big: {size: 14 pt}, ")
HEART = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M1 1H9V9H1Z"/></svg>'


def bound(folder: Path, block: str, tables: dict | None = None) -> Report:
    text = f"  - section: {{id: s, title: S}}\n    do:\n      - {block}\n"
    extra = {"layout.yaml": f"{STYLED}sections:\n{text}", "icons/heart.svg": HEART}
    return bind(layout(folder, text, extra), workbook(tables or {}), edition_lang=None, date=DATE)


def runs(report: Report) -> tuple:
    return children(report)[-1].runs


@pytest.mark.parametrize("text", ["[so]{.loud}", "{{ 'so' | styled('loud') }}", "[{{ 'so' }}]{.loud}"])
def test_words_take_a_style_of_the_layout(tmp_path: Path, text: str) -> None:
    made = bound(tmp_path, f'{{text: "Be it {text}.", markdown: true}}')
    assert codes(made) == []
    assert [(run.text, run.char.weight) for run in runs(made)] == [("Be it ", 400), ("so", 600), (".", 400)]


def test_styles_nest_and_a_cell_of_type_markdown_has_them(tmp_path: Path) -> None:
    tables = {"key_figures": [{"id": "k", "label": "x [a [b]{.big}]{.loud}"}]}
    made = bound(tmp_path, '{text: "{{ key_figures[0].label }}"}', tables)
    found = {run.text: (run.char.weight, run.char.size) for run in runs(made)}
    assert codes(made) == [] and found == {"x ": (400, 9.0), "a ": (600, 9.0), "b": (600, 14.0)}


@pytest.mark.parametrize("text", ["[so]{.lous}", "{{ 'so' | styled('lous') }}"])
def test_an_unknown_style_is_reported_where_it_is_written(tmp_path: Path, text: str) -> None:
    made = bound(tmp_path, f'{{text: "Be it {text}.", markdown: true}}')
    (found,) = [one for one in made.diagnostics if one.code == "no-such-style"]
    assert (found.args["kind"], found.args["nearest"]) == ("character", "loud")
    assert found.where is not None and found.where.start.line == len(STYLED.splitlines()) + 4


def test_lowered_and_struck_words(tmp_path: Path) -> None:
    _, low, _, struck = runs(bound(tmp_path, '{text: "H~2~ ~~no~~", markdown: true}'))
    assert ("subs", 1) in low.char.features
    assert struck.char.strike > 0 and struck.tag == "Struck"


def test_an_icon_in_the_colour_of_its_words(tmp_path: Path) -> None:
    made = bound(
        tmp_path,
        "{text: \"{{ icon('heart', 'Love') }} all [{{ icon('heart') }}](https://a.org)\", markdown: true}",
    )
    first, said, second = runs(made)
    assert isinstance(said, Run) and said.text == " all "
    assert isinstance(first, InlineIcon) and (first.alt, first.link, first.paint) == (
        "Love",
        None,
        said.char.paint,
    )
    assert isinstance(second, InlineIcon) and (second.alt, second.link) == (None, "https://a.org")
    assert made.assets["icons/heart"].endswith("heart.svg")


def test_what_an_icon_needs(tmp_path: Path) -> None:
    assert codes(bound(tmp_path, "{text: \"{{ icon('hart') }} x\"}")) == ["no-such-icon"]
    for call in ("icon(3)", "icon('heart', height='tall')"):
        assert codes(bound(tmp_path, f'{{text: "{{{{ {call} }}}} x"}}')) in (
            ["expression-not-text"],
            ["expression-arguments"],
        )


def spark(folder: Path, expression: str, tables: dict | None = None) -> tuple[Report, InlineIcon]:
    made = bound(folder, f'{{text: "{{{{ {expression} }}}}"}}', tables)
    (run,) = [run for run in runs(made) if isinstance(run, InlineIcon)]
    return made, run


FIGURES = {"key_figures": [{"id": str(n), "value": v} for n, v in enumerate((10, 30, 20))]}


def test_a_sparkline_is_a_line_through_its_figures(tmp_path: Path) -> None:
    made, run = spark(tmp_path, "sparkline(key_figures | column('value')) | styled('loud')", FIGURES)
    assert codes(made) == [] and run.alt == "10; 30; 20"
    assert run.drawing is not None
    strokes = [op for op in run.drawing.ops if op.stroke is not None]
    heights = [list(strokes[0].path[0])[-1], *(list(op.path[1])[-1] for op in strokes)]
    assert heights[0] > heights[2] > heights[1]  # the lowest value stands lowest
    assert (heights[0] + heights[1]) / 2 == pytest.approx(heights[2])
    keys = {op.fact for op in run.drawing.ops}
    assert len(keys) == 3 and all(key in made.facts for key in keys)


def test_a_blank_of_a_sparkline_leaves_a_gap_and_one_value_is_a_dot(tmp_path: Path) -> None:
    _, gap = spark(tmp_path, "sparkline([literal('1'), literal('2'), none, literal('3')])")
    assert gap.drawing is not None and len([op for op in gap.drawing.ops if op.stroke]) == 1
    _, lone = spark(tmp_path, "sparkline([literal('5')], 'steady')")
    assert lone.drawing is not None and len(lone.drawing.ops) == 1 and lone.alt == "steady"


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("sparkline([])", "list-empty"),
        ("sparkline([none])", "list-empty"),
        ("sparkline('a')", "expression-not-a-list"),
        ("sparkline([literal('1')], 3)", "expression-arguments"),
    ],
)
def test_what_a_sparkline_needs(tmp_path: Path, call: str, code: str) -> None:
    assert codes(bound(tmp_path, f'{{text: "{{{{ {call} }}}} x"}}')) == [code]


def test_items_of_a_list_hold_links_notes_and_one_block(tmp_path: Path) -> None:
    made = bound(
        tmp_path,
        'list: ["[there](https://a.org)^[Seen **today**.]", {text: "one ^[B]", markdown: true}, '
        "[{text: two}, {text: three}]]",
    )
    assert codes(made) == []
    first, second, third = children(made)[-1].items
    link, call = first.children[0].runs
    assert link.link == "https://a.org" and isinstance(call, NoteCall)
    assert [run.text for run in call.body] == ["Seen ", "today", "."]
    assert isinstance(second.children[0].runs[-1], NoteCall) and second.children[0].runs[-1].mark == "2"
    assert len(third.children) == 2


def test_what_is_no_block_of_an_item_is_reported_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"layout-unknown-block.*:33:17"):
        bound(tmp_path, "list: [{words: a}]")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("{{ icon('heart') }} +32 2 123 45 67", ["tel:+3221234567"]),
        ("{{ icon('heart', 'Call') }}+32 2 123 45 67, a@b.org", ["tel:+3221234567", "mailto:a@b.org"]),
        ("{{ icon('heart') }} grew +32 2 123 45 67", []),
        ("+32 2 123 45 67", []),
        ("{{ icon('heart') }} https://doi.org/10.1000/182", ["https://doi.org/10.1000/182"]),
    ],
)
def test_a_number_behind_a_drawing_is_one_to_call(tmp_path: Path, text: str, links: list[str]) -> None:
    made = bound(tmp_path, f'{{text: "{text}"}}')
    assert [run.link for run in runs(made) if isinstance(run, Run) and run.link] == links


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Be it ⟦[so]{.lous}.", "no-such-style"),
        ("Be it ⟦<b>so</b>.", "markdown-html"),
        ("Be it ⟦![so](so.png).", "markdown-image"),
        ("Be it ⟦[so](javascript:x).", "link-scheme"),
        ("Be it so⟦[^1].", "markdown-note-missing"),
        ("Be it ⟦{{ so", "markdown-open-expression"),
        ("Be it ⟦**so and so", "markdown-mark-printed"),
    ],
)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_mistake_in_a_text_stands_at_its_own_column(
    tmp_path: Path, text: str, code: str, quote: str
) -> None:
    before, _, after = text.partition("⟦")
    made = bound(tmp_path, f"{{text: {quote}{before}{after}{quote}, markdown: true}}")
    found = next(one for one in made.diagnostics if one.code == code)
    assert found.where is not None and found.where.start.column == len("      - {text: ") + 2 + len(before)
