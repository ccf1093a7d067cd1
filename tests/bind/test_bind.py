"""Tiny layouts and workbooks: what is bound, and what each mistake is called."""

from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bind.tiny import DATE, children, codes, layout, report, shown, workbook
from reportcli.bind.report import bind
from reportcli.blocks import Chart, Grid, Image, List, Place, RowBlock, Section, Stack, Table, Text, UseMaster
from reportcli.expressions.access import written
from reportcli.model.geometry import Length
from reportcli.model.inline import LateRun, NoteCall, Run, Tab
from reportcli.model.refs import CellRef, FactKey, Span
from reportcli.model.style import Paint

ORGANISATION = {"organisation": [{"name": "Acme", "title": "Rapport annuel", "year": 2024, "headcount": 17}]}
CHARTS = {
    "charts": [{"id": "costs", "title": "Costs", "total": "100.00"}],
    "breakdowns": [
        {"chart": "costs", "label": "North", "amount": "60.00", "colour": "brick"},
        {"chart": "costs", "label": "South", "amount": "39.50", "colour": "sea/50", "sample": True},
    ],
}


def test_a_text_prints_facts_through_one_place(tmp_path: Path) -> None:
    made = report(tmp_path, '- {text: "Nous sommes {{ organisation.headcount }} ici."}', ORGANISATION)
    (text,) = children(made)
    assert shown(text) == "Nous sommes 17 ici."
    number = text.runs[1]
    assert (number.text, number.fact) == ("17", FactKey("s", 0))
    printed = made.facts[FactKey("s", 0)]
    assert (printed.printed, printed.fact.value, printed.block) == ("17", 17, "s/text")
    assert printed.fact.sources == (CellRef("2024.xlsx", "organisation", 2, number.where.column),)
    span = printed.expression
    assert isinstance(span, Span)
    assert span.file == "layouts/tiny/layout.yaml"
    assert span.end.column - span.start.column == len("{{ organisation.headcount }}")


def test_a_report_is_picklable(tmp_path: Path) -> None:
    made = report(tmp_path, '- {text: "{{ organisation.name }} {{ organisation.headcount }}"}', ORGANISATION)
    again = pickle.loads(pickle.dumps(made))
    assert again.chapters == made.chapters
    assert again.facts[FactKey("s", 0)].printed == "17"


def test_metadata_comes_from_the_organisation(tmp_path: Path) -> None:
    made = report(tmp_path, '- {text: "x"}', ORGANISATION)
    assert (made.metadata.title, made.metadata.author, made.metadata.date) == (
        "Rapport annuel 2024",
        "Acme",
        DATE,
    )
    assert made.metadata.lang == "fr-BE"


def test_a_mistake_stands_at_its_word_and_is_told_once(tmp_path: Path) -> None:
    blocks = '- each: charts\n  as: one\n  do: [{text: "Total {{ one.totla }}"}, {text: "ok"}]'
    tables = {"charts": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]}
    made = report(tmp_path, blocks, tables)
    (finding,) = made.diagnostics
    assert finding.code == "unknown-attribute"
    assert finding.args["nearest"] == "total"
    line = (tmp_path / "layouts/tiny/layout.yaml").read_text().splitlines()[finding.where.start.line - 1]
    assert line[finding.where.start.column - 1 : finding.where.end.column - 1] == "totla"
    assert [shown(text) for text in children(made)] == ["ok", "ok"]


@pytest.mark.parametrize("marks", ["", ", markdown: true"])
def test_a_mistake_stands_at_its_word_in_a_text_with_marks_too(tmp_path: Path, marks: str) -> None:
    made = report(
        tmp_path, f'- {{text: "A ^ {{{{ organisation.name }}}} {{{{ nope }}}}"{marks}}}', ORGANISATION
    )
    line = (tmp_path / "layouts/tiny/layout.yaml").read_text().splitlines()
    at = next(one.where for one in made.diagnostics if one.args.get("name") == "nope")
    assert line[at.start.line - 1][at.start.column - 1 : at.end.column - 1] == "nope"


def test_a_bare_number_is_a_finding(tmp_path: Path) -> None:
    made = report(
        tmp_path, "- {text: \"{{ 1 + 2 }} et {{ literal('1,90') }}\"}\n- {text: \"{{ literal('1,90') }}\"}"
    )
    assert codes(made) == ["bare-number"]
    assert [fact.printed for fact in made.facts.values()] == ["1,90"]
    assert made.facts[FactKey("s", 0)].fact.declared


def test_arithmetic_with_constants_is_fine(tmp_path: Path) -> None:
    made = report(tmp_path, '- {text: "{{ organisation.headcount * 2 }}"}', ORGANISATION)
    assert (codes(made), made.facts[FactKey("s", 0)].printed) == ([], "34")


def test_all_mistakes_are_told_in_one_run(tmp_path: Path) -> None:
    blocks = """
- {text: "{{ a }}"}
- {text: "{{ b }"}
- {text: "{{ organisation.name | money }}"}
- {image: organisation.name}
"""
    assert codes(report(tmp_path, blocks, ORGANISATION)) == [
        "unknown-name", "expression-not-closed", "expression-not-a-number", "no-such-photo",
    ]  # fmt: skip


def test_blank_cells_print_nothing_and_are_noted(tmp_path: Path) -> None:
    made = report(
        tmp_path,
        '- {text: "{{ organisation.phone }}"}\n- {text: "x", if: organisation.phone}\n- {text: y}',
        ORGANISATION,
    )
    assert [shown(text) for text in children(made)] == ["y"]
    assert codes(made) == ["text-blank"]


def test_containers_and_control(tmp_path: Path) -> None:
    blocks = """
- grid:
    - each: charts | sort("-title")
      as: one
      do:
        - let: {name: one.title}
          do:
            - if: loop.first
              then: [{text: "{{ loop.index }} first {{ name }}"}]
              else: [{text: "{{ name }}"}]
  columns: 3
  gap: 4 mm
- row:
    - {text: a, width: 1 fr}
    - box: [{text: b}]
      style: card
  valign: middle
"""
    made = report(tmp_path, blocks, {"charts": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]})
    grid, row = children(made)
    assert isinstance(grid, Grid) and isinstance(row, RowBlock)
    assert [shown(text) for text in grid.children] == ["1 first B", "A"]
    assert (grid.columns, round(grid.gap, 3), grid.row_gap) == (3, 11.339, grid.gap)
    assert row.children[0].width == Length(1, "fr")
    assert row.children[1].box.fill == Paint("ink", 0.1)
    assert codes(made) == []


COMPONENT = """\
params:
  figure: {type: fact}
  label: {type: text}
  colour: {type: colour, default: accent}
  size: {type: length, default: 5 mm}
slots: [extra]
body:
  - stack:
      - {text: "{{ figure }}", style: title}
      - {text: "{{ label }}"}
      - {shape: rect, fill: colour/50, height: size, width: 10 mm}
      - slot: extra
"""


def test_a_component_sees_its_parameters_and_tables_only(tmp_path: Path) -> None:
    blocks = """
- let: {secret: organisation.name}
  do:
    - card: {figure: organisation.headcount, label: "of **{{ organisation.name }}**", colour: sea, extra:
    [{text: "{{ secret }}"}]}
"""
    made = report(tmp_path, blocks, ORGANISATION, extra={"components/card.yaml": COMPONENT})
    (stack,) = children(made)
    assert [shown(child) for child in stack.children if isinstance(child, Text)] == [
        "17",
        "of **Acme**",
        "Acme",
    ]
    shape = stack.children[2]
    assert (shape.fill, shape.decorative, round(shape.height.value, 3)) == (Paint("sea", 0.5), True, 14.173)
    leak = COMPONENT.replace("{{ label }}", "{{ label }} {{ secret }}")
    leaking = report(tmp_path, blocks, ORGANISATION, extra={"components/card.yaml": leak})
    assert codes(leaking) == ["unknown-name"]


def test_a_component_that_calls_itself_ends(tmp_path: Path) -> None:
    made = report(
        tmp_path, "- again: {}", extra={"components/again.yaml": "body:\n  - again: {}\n  - {text: x}\n"}
    )
    assert "nested-too-deep" in codes(made)


def test_sections_nest_and_own_their_colours(tmp_path: Path) -> None:
    blocks = """
- {text: top, style: title, level: auto}
- section: {id: inner, title: "Inner {{ organisation.year }}", colours: {accent: brick}, master: text}
  do:
    - {text: deep, style: title, level: auto}
    - master: text
"""
    made = report(tmp_path, blocks, ORGANISATION)
    top, section = children(made)
    assert (top.level, top.style.char.paint) == (1, Paint("ink"))
    assert isinstance(section, Section)
    deep, use = section.children
    assert isinstance(deep, Text)
    assert (section.level, section.title) == (2, "Inner 2024")
    assert (deep.level, deep.style.char.paint) == (2, Paint("brick"))
    assert isinstance(use, UseMaster) and use.master == section.master == "text@s/inner"


def test_masters_are_bound_for_both_sides_with_furniture(tmp_path: Path) -> None:
    made = report(tmp_path, '- {text: "x"}')
    masters = made.chapters[0].masters
    assert set(masters) == {("text@s", "left"), ("text@s", "right")}
    left, right = masters["text@s", "left"], masters["text@s", "right"]
    (place,) = left.furniture
    assert isinstance(place, Place)
    assert place.at.left == Length(28.346457) and place.at.right is None
    assert right.furniture[0].at.right == Length(28.346457)
    (running,) = place.children
    assert isinstance(running, Text) and isinstance(running.runs[-1], LateRun)
    assert running.runs[-1].kind == "page"
    assert right.furniture[0].children == ()
    assert (left.margin.left, left.margin.right) == (right.margin.right, right.margin.left)


def test_contents_list_is_filled_when_all_is_bound(tmp_path: Path) -> None:
    sections = """
  - section: {id: toc, title: "{{ t('contents') }}", toc: false}
    do: [{toc: {depth: 2}, levels: {2: [{text: "{{ entry.title }}\\t{{ entry.page }}", style: toc-1}]}}]
  - section: {id: one, title: "Year {{ organisation.year }}", number: "01"}
    do:
      - section: {id: sub, title: Sub}
        do: [{text: x}]
  - section: {id: none, title: Empty}
    do: [{text: x, if: organisation.phone}]
"""
    made = bind(layout(tmp_path, sections), workbook(ORGANISATION), edition_lang=None, date=DATE)
    (contents,) = made.chapters[0].section.children
    assert isinstance(contents, Stack) and contents.role == "TOC"
    entries: Any = contents.children
    first, second = entries
    assert first.role == "TOCI"
    runs = first.children[0].runs
    assert shown(first.children[0]) == "01\u2002Year 2024"
    assert next(run for run in runs if isinstance(run, Run) and run.fact is not None).text == "2024"
    assert {run.link for run in runs if isinstance(run, Run)} == {"#one"}
    assert isinstance(runs[-2], Tab) and runs[-1].target == "one"
    assert second.children[0].runs[-1].target == "sub"
    assert [chapter.section.title for chapter in made.chapters] == ["Sommaire", "Year 2024"]
    assert codes(made) == ["section-without-blocks"]


def test_ids_stand_once(tmp_path: Path) -> None:
    blocks = '- each: charts\n  as: one\n  do: [{text: "x", id: "chart-{{ one.title }}"}]'
    made = report(tmp_path, blocks, {"charts": [{"id": "a", "title": "A"}, {"id": "b", "title": "A"}]})
    assert codes(made) == ["id-twice"]
    assert [text.id for text in children(made)] == ["chart-A", None]


def test_a_table_has_header_rows_groups_and_totals(tmp_path: Path) -> None:
    blocks = """
- table: breakdowns
  as: part
  style: plain
  group: part.chart.title
  columns:
    - {width: 5 mm, row-header: true, header: "", cell: [{shape: rect, fill: "{{ part.colour }}", width:
    3 mm, height: 3 mm}]}
    - {width: 1 fr, header: Label, cell: "{{ part.label }}"}
    - {width: auto, align: decimal, header: Amount, cell: "{{ part.amount }}"}
  totals: ["", Total, "{{ sum(breakdowns | column('amount')) }}"]
"""
    made = report(tmp_path, blocks, CHARTS)
    (table,) = children(made)
    assert isinstance(table, Table)
    assert [row.kind for row in table.rows] == ["header", "group", "body", "body", "total"]
    assert table.rows[1].cells[0].col_span == 3
    body = table.rows[3]
    box: Any = body.cells[0].blocks[0]
    assert body.cells[0].header and box.fill == Paint("sea", 0.5)
    assert shown(body.cells[2].blocks[0]) == "39,50\u00a0€"
    assert shown(table.rows[4].cells[2].blocks[0]) == "99,50\u00a0€"
    total = list(made.facts.values())[-1].fact
    assert (total.derivation.operation, len(total.sources), total.sample) == ("sum", 2, True)
    assert [column.align for column in table.columns] == ["left", "left", "decimal"]
    assert codes(made) == []


def test_a_written_table(tmp_path: Path) -> None:
    made = report(tmp_path, '- table: [["a", "b"], ["**c**"]]\n  style: plain')
    (table,) = children(made)
    assert [len(row.cells) for row in table.rows] == [2, 2]
    assert table.rows[1].cells[0].blocks[0].runs[0].char.weight == 600


def test_a_chart_prints_stated_values_as_stated(tmp_path: Path) -> None:
    blocks = """
- chart: donut
  data:
    each: breakdowns
    as: part
    label: "{{ part.label }}"
    value: part.amount
    printed: "{{ part.amount | money(0) }}"
    note: "{{ share(part.amount, part.chart.total) | percent(1) }}"
    colour: "{{ part.colour }}"
  centre: [{text: "{{ charts.costs.total }}"}]
  alt: "Costs"
"""
    made = report(tmp_path, blocks, CHARTS)
    (chart,) = children(made)
    assert isinstance(chart, Chart)
    north, south = chart.series[0].data
    assert (north.label, north.value.value, north.printed, north.note) == (
        "North",
        Decimal("60.00"),
        "60\u00a0€",
        "60,0\u202f%",
    )
    assert made.facts[north.fact].printed == "60\u00a0€"
    assert south.paint == Paint("sea", 0.5)
    assert shown(chart.centre[0]) == "100\u00a0€" and codes(made) == []


def test_a_chart_value_needs_a_cell(tmp_path: Path) -> None:
    made = report(tmp_path, "- chart: bar\n  data: [{label: x, value: 3}]")
    assert codes(made) == ["value-needs-cell"]


def test_an_unknown_colour_in_a_cell_names_the_cell(tmp_path: Path) -> None:
    tables = {**CHARTS, "breakdowns": [{"chart": "costs", "label": "N", "amount": 1, "colour": "brik"}]}
    made = report(
        tmp_path,
        '- each: breakdowns\n  as: part\n  do: [{shape: rect, height: 9 mm, fill: "{{ part.colour }}"}]',
        tables,
    )
    (finding,) = made.diagnostics
    assert (finding.code, finding.args["nearest"]) == ("no-such-colour", "brick")
    assert finding.where.sheet == "breakdowns" and finding.related[0].code == "used-here"
    assert finding.severity == "warning" and children(made)[0].fill is None


PHOTO = {"photos": [{"id": "sea-1", "file": "sea.jpg", "alt": "A sea", "credit": "© X"}]}


def test_a_photo_brings_its_text_and_focal_point(tmp_path: Path) -> None:
    blocks = """
- {image: sea-1, ratio: "3:2"}
- {image: photos.sea_1, alt: decorative}
- {image: organisation.vat}
"""
    made = report(tmp_path, blocks, {**PHOTO, **ORGANISATION})
    first, second = children(made)
    assert isinstance(first, Image)
    assert (first.image, first.alt, first.ratio, first.focal) == ("sea-1", "A sea", 1.5, (0.5, 0.5))
    assert second.decorative and second.alt is None
    assert made.images["sea-1"].width == 600


def test_a_record_override_moves_the_focal_point(tmp_path: Path) -> None:
    overrides = """
- {record: {table: photos, key: sea-1}, set: {focal: [0.2, 0.3]}}
- {record: {table: photos, key: see-1}, set: {focal: [0, 0]}}
- {record: {table: photos, key: sea-1}, set: {credit: x}}
"""
    made = report(tmp_path, "- {image: sea-1}", PHOTO, extra={"overrides.yaml": overrides})
    assert children(made)[0].focal == (0.2, 0.3)
    assert codes(made) == ["override-record-unmatched", "override-record-column"]
    assert made.diagnostics[0].args["nearest"] == "sea-1"


def test_lists_of_records(tmp_path: Path) -> None:
    made = report(
        tmp_path, '- list: {each: charts, as: one, item: "**{{ one.title }}**"}\n  marker: "1."', CHARTS
    )
    (found,) = children(made)
    assert isinstance(found, List) and found.ordered
    assert found.items[0].marker[0].text == "1."
    text = found.items[0].children[0]
    assert isinstance(text, Text) and text.runs[0].tag == "Strong"


def test_a_numbered_list_counts_on_from_the_number_of_its_marker(tmp_path: Path) -> None:
    (found,) = children(report(tmp_path, '- list: [a, b]\n  marker: "5)"'))
    assert isinstance(found, List)
    assert [item.marker[0].text for item in found.items] == ["5)", "6)"]  # type: ignore[union-attr]


def test_language_of_an_edition(tmp_path: Path) -> None:
    tables = {"charts": [{"id": "a", "title": "A", "total": "1234.50"}]}
    made = report(
        tmp_path, "- {text: \"{{ charts.a.total }} {{ t('only-english') }}\"}", tables, lang="nl-BE"
    )
    (text,) = children(made)
    assert shown(text) == "€\u00a01.234,50 Only"
    assert text.runs[0].lang == "nl-BE"


TEXT = """\
---
title: Le titre
---
First **strong** with a note[^1] and {{ organisation.headcount }}.

## Heading

Second.

- one
- two

> quoted

::: aside
Boxed.
:::

[^1]: The note, [link](https://example.org).
"""
ASIDE = "slots: [content]\nbody:\n  - box: [{slot: content}]\n    style: card\n"


def test_prose(tmp_path: Path) -> None:
    blocks = '- {text: "{{ texts.edito.title }}"}\n- {prose: edito}'
    made = report(tmp_path, blocks, ORGANISATION, {"edito": TEXT}, {"components/aside.yaml": ASIDE})
    title, first, heading, second, items, quote, box = children(made)
    assert codes(made) == []
    assert shown(title) == "Le titre"
    assert shown(first) == "First strong with a note and 17."
    assert (first.style.name, second.style.name, heading.level) == ("first", "first", 2)
    call = next(run for run in first.runs if isinstance(run, NoteCall))
    assert (call.mark, call.style.name, call.body[1].link) == ("1", "label", "https://example.org")
    assert made.facts[FactKey("s", 0)].expression.file == "texts/edito.md"
    assert [shown(item.children[0]) for item in items.items] == ["one", "two"]
    assert isinstance(quote, Stack) and quote.role == "BlockQuote"
    assert shown(box.children[0]) == "Boxed." and box.box.fill is not None


@pytest.mark.parametrize(
    ("take", "told"),
    [("4", 1), ("3..5", 1), ("3..", 0), ("rest", 0), ("2", 0), ("1..5", 0), ("{{ 7 }}", 0)],
)
def test_paragraphs_that_a_text_does_not_have_are_told(tmp_path: Path, take: str, told: int) -> None:
    made = report(tmp_path, f'- {{prose: edito, take: "{take}"}}', texts={"edito": "One.\n\nTwo.\n"})
    assert codes(made).count("take-beyond-text") == told


def test_prose_takes_ranges_of_paragraphs(tmp_path: Path) -> None:
    text = {"edito": "One.\n\nTwo.\n\n## H\n\nThree.\n\n- item\n"}

    def taken(take: str) -> list[str]:
        made = report(tmp_path, f'- {{prose: edito, take: "{take}"}}', texts=text)
        return (
            [shown(block) if isinstance(block, Text) else "list" for block in children(made)]
            if made.chapters
            else codes(made)
        )

    assert taken("first") == ["One."]
    assert taken("rest") == ["Two.", "H", "Three.", "list"]
    assert taken("3..3") == ["H", "Three.", "list"]
    assert "unknown-take" in taken("some")


def test_a_text_that_is_not_there(tmp_path: Path) -> None:
    made = report(
        tmp_path, "- {prose: edto}\n- {prose: texts.edto}\n- {prose: \"'edto'\"}", texts={"edito": "x"}
    )
    assert codes(made)[:3] == ["no-such-text", "unknown-key-of", "no-such-text"]
    assert {one.args["nearest"] for one in made.diagnostics[:2]} == {"edito"}


def test_markdown_cells_are_marked_and_plain_ones_are_not(tmp_path: Path) -> None:
    tables = {
        "fundraising": [{"id": "a", "amount": 1, "label": "two **words**\nnext"}],
        "donors": [{"name": "A **b**"}],
    }
    made = report(
        tmp_path,
        '- {text: "{{ fundraising.a.label }}"}\n- {text: "{{ (donors | first).name }}", markdown: true}',
        tables,
    )
    label, name = children(made)
    assert shown(label) == "two wordsnext"
    assert [run.tag for run in label.runs if isinstance(run, Run)] == [None, "Strong", None]
    assert shown(name) == "A **b**"
    assert label.source.sheet == "fundraising"


def test_blank_cells_are_computed_and_stated_ones_stay(tmp_path: Path) -> None:
    tables = {
        "charts": [{"id": "c", "title": "C", "total": "200.00"}],
        "breakdowns": [
            {"chart": "c", "label": "blank", "share": "0.25"},
            {"chart": "c", "label": "stated", "share": "0.25", "amount": "49.00"},
            {"chart": "c", "label": "unknown"},
        ],
        "networks": [{"name": "n", "previous": 513, "current": 559}],
    }
    blocks = """
- each: breakdowns
  as: part
  do: [{text: "{{ part.amount }}", if: part.amount}]
- {text: "{{ (networks | first).growth | signed }} {{ (networks | first).gain }}"}
"""
    made = report(tmp_path, blocks, tables)
    assert [shown(text) for text in children(made)] == ["50\u00a0€", "49\u00a0€", "+8,97\u202f% 46"]
    computed = made.facts[FactKey("s", 0)].fact
    assert (computed.derivation.operation, [ref.a1 for ref in computed.sources]) == (
        "product",
        ["breakdowns!E2", "charts!D2"],
    )
    assert codes(made) == []


def test_a_house_sets_its_numbers_in_the_layout(tmp_path: Path) -> None:
    house = 'format: {numbers: {group: ".", money: "{number} {symbol}"}}\n'
    tables = {"charts": [{"id": "a", "title": "A", "total": "6167271"}]}
    extra = {"numbers.yaml": house}
    made = report(tmp_path, '- {text: "{{ charts.a.total }}"}', tables, extra=extra)
    assert shown(children(made)[0]) == "6.167.271 €"


def test_a_block_spans_columns_or_floats(tmp_path: Path) -> None:
    written = (
        "- columns:\n    - {text: a, style: body, span: all}\n    - {text: b, style: body, float: top}\n"
    )
    (columns,) = children(report(tmp_path, written))
    spans, floats = columns.children
    assert (spans.span_columns, spans.floats) == (True, "none")
    assert (floats.span_columns, floats.floats) == (False, "top")


def test_a_box_with_a_late_colour_may_have_plain_zeros(tmp_path: Path) -> None:
    """`padding: [2 mm, 0, 0, 0]` beside a colour that a cell names: the zeros are numbers, not text."""
    blocks = (
        '- stack: [{text: a}]\n  box: {fill: "{{ breakdowns[0].colour }}", padding: [2 pt, 0, 0, 1 pt]}\n'
    )
    made = report(tmp_path, blocks, CHARTS)
    (stack,) = children(made)
    assert stack.box.fill == Paint("brick")
    assert (stack.box.padding.top, stack.box.padding.right, stack.box.padding.left) == (2, 0, 1)
    assert codes(made) == []


def test_names_that_are_offered_can_be_written() -> None:
    assert written(("what", "what (de)", "cost")) == ["what", "cost"]


@pytest.mark.parametrize(
    ("stated", "printed"), [("€", "50\u00a0€"), ("chf", "50\u00a0CHF"), ("XYZ", "50\u00a0€")]
)
def test_the_currency_of_the_report_is_printed(tmp_path: Path, stated: str, printed: str) -> None:
    tables = {"organisation": [{"name": "Asbl", "currency": stated}]}
    made = report(tmp_path, "- {text: \"{{ (literal('25') + 25) | money }}\"}", tables)
    assert shown(children(made)[0]) == printed
