"""Tables: heads of several levels, groups that go on, sums of columns and over breaks, looks by condition."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bind.tiny import children, codes, report, shown
from page_text import shown_text
from reportcli.ledger.write import build_ledger
from reportcli.model.display import PagedDocument
from reportcli.typeset import typeset

LONG = """\
- table: breakdowns
  as: line
  group: line.colour
  continued: true
  carried: true
  subtotals: "Somme {{ group }}"
  totals: Total
  columns:
    - {cell: "{{ line.label }}", row-header: true}
    - {header: Montant, width: auto, cell: "{{ line.amount | bare }}", align: decimal, sum: true}
"""


def lines(count: int, colour: str = "ink", step: int = 1) -> list[dict[str, Any]]:
    return [{"label": f"{colour} {i}", "amount": i * step, "colour": colour} for i in range(1, count + 1)]


def words(document: PagedDocument) -> list[list[str]]:
    """What every page shows, box by box."""
    return [[shown_text(placed.ops) for placed in page.placed if placed.ops] for page in document.pages]


def cells(table: Any) -> list[list[str]]:
    return [["".join(map(shown, cell.blocks)) for cell in row.cells] for row in table.rows]


def test_groups_have_headings_and_sums_and_the_table_a_total(tmp_path: Path) -> None:
    made = report(tmp_path, LONG, {"breakdowns": [*lines(2), *lines(2, "sea", 10)]})
    (table,) = children(made)
    assert codes(made) == []
    assert cells(table) == [
        ["", "Montant"],
        ["ink"], ["ink 1", "1"], ["ink 2", "2"], ["Somme ink", "3"],
        ["sea"], ["sea 1", "10"], ["sea 2", "20"], ["Somme sea", "30"],
        ["Total", "33"],
    ]  # fmt: skip
    assert [row.kind for row in table.rows] == [
        "header", "group", "body", "body", "subtotal", "group", "body", "body", "subtotal", "total",
    ]  # fmt: skip


def test_a_sum_knows_its_cells(tmp_path: Path) -> None:
    made = report(tmp_path, LONG, {"breakdowns": lines(3)})
    total = next(one for one in made.facts.values() if one.printed == "6" and not one.spare)
    assert [cell.row for cell in total.fact.sources] == [2, 3, 4]
    assert total.fact.derivation is not None
    assert [operand.value for operand in total.fact.derivation.operands] == [1, 2, 3]


def test_a_break_carries_the_true_sum_of_the_rows_above_it(tmp_path: Path) -> None:
    made = report(tmp_path, LONG, {"breakdowns": lines(120)})
    document = typeset(made)
    pages = words(document)
    assert len(pages) > 2
    above = 0
    for number, page in enumerate(pages):
        first = "Report" in page
        assert first == (number > 0)
        if first:
            assert page[page.index("Report") + 1].replace("\u202f", "") == f"{above}"
            assert "ink (suite)" in page[: page.index("Report")]
        above += sum(int(text.split()[1]) for text in page if text.startswith("ink ") and "(" not in text)
        if number < len(pages) - 1:
            assert page[page.index("À reporter") + 1].replace("\u202f", "") == f"{above}"
        else:
            assert "À reporter" not in page
    assert above == 120 * 121 // 2


def test_only_sums_that_are_printed_stand_in_the_ledger(tmp_path: Path) -> None:
    made = report(tmp_path, LONG, {"breakdowns": lines(120)})
    document = typeset(made)
    entries = build_ledger(made, document, {})["facts"]
    breaks = len(document.pages) - 1
    assert len(entries) == 120 + 2 + 2 * breaks  # figures, sum of the group, total, carried and brought
    assert all(entry["places"] for entry in entries)


def test_one_logical_table_stays_one_tagged_table(tmp_path: Path) -> None:
    document = typeset(report(tmp_path, LONG, {"breakdowns": lines(120)}))
    (chapter,) = document.chapters
    assert [node.tag for node in chapter.nodes].count("Table") == 1
    assert [node.tag for node in chapter.nodes].count("TR") == 1 + 1 + 120 + 2
    repeats = [p for page in document.pages[1:] for p in page.placed if shown_text(p.ops) == "Report"]
    assert repeats and all(p.node < 0 and p.artifact == "Repeat" for p in repeats)


HEADS = """\
- table: breakdowns
  as: line
  head: [[{text: "", rowspan: 2}, {text: Fonds, colspan: 2}]]
  columns:
    - {cell: "{{ line.label }}", row-header: true}
    - {header: Libres, cell: "{{ line.amount }}", align: decimal}
    - {header: Affectés, cell: "{{ line.amount }}", align: decimal}
"""


def test_heads_of_two_levels_name_their_heads(tmp_path: Path) -> None:
    made = report(tmp_path, HEADS, {"breakdowns": lines(2)})
    assert cells(children(made)[0])[:2] == [["", "Fonds"], ["Libres", "Affectés"]]
    nodes = typeset(made).chapters[0].nodes
    spanning = next(node for node in nodes if node.col_span == 2)
    assert (spanning.tag, spanning.scope) == ("TH", "Column")
    free = next(node for node in nodes if spanning.id in node.headers)
    figure = next(node for node in nodes if node.tag == "TD")
    assert figure.headers[:2] == (spanning.id, free.id)
    assert len(figure.headers) == 3  # and that of its row


def test_a_table_with_one_head_a_column_needs_no_ids(tmp_path: Path) -> None:
    made = report(
        tmp_path,
        """- {table: breakdowns, columns: [{header: A, cell: "{{ row.label }}", row-header: true}]}""",
        {"breakdowns": lines(2)},
    )
    nodes = [node for node in typeset(made).chapters[0].nodes if node.tag in ("TH", "TD")]
    assert len(nodes) == 3 and not any(node.headers or node.id for node in nodes)


def test_rows_and_cells_look_as_their_condition_says(tmp_path: Path) -> None:
    source = """\
- table: breakdowns
  as: line
  row-styles:
    - {when: line.amount > 1, like: total, fill: accent/10}
    - {when: line.amount > 2, style: label, rule-above: {colour: ink, width: 1 pt}}
  columns:
    - {cell: "{{ line.label }}"}
    - {cell: "{{ line.amount }}", cell-styles: [{when: line.amount == 1, style: first, fill: brick}]}
"""
    (table,) = children(report(tmp_path, source, {"breakdowns": lines(3)}))
    first, second, third = table.rows
    styles = [[cell.blocks[0].style.name for cell in row.cells] for row in table.rows]
    assert styles == [["body", "first"], ["title", "title"], ["label", "label"]]
    assert [row.kind for row in table.rows] == ["body", "total", "total"]
    assert first.cells[1].fill.role == "brick" and first.fill is None
    assert second.fill.tint == 0.1 and second.above is None
    assert third.above.width == 1


def test_group_rows_are_seen(tmp_path: Path) -> None:
    """Heads that are white on a dark ground do not lend their colour to group rows that have none."""
    styles = "styles: {table: {plain: {cell: body, header: title, total: label, header-fill: ink}}}\n"
    made = report(tmp_path, LONG, {"breakdowns": lines(2)}, extra={"styles.yaml": styles})
    group = next(row for row in children(made)[0].rows if row.kind == "group")
    assert group.cells[0].blocks[0].style.name == "label"


def test_signs_between_thousands_align_nothing(tmp_path: Path) -> None:
    source = """\
- table: breakdowns
  as: line
  columns: [{cell: "{{ line.label }}"}, {width: auto, align: decimal, cell: "{{ line.amount | bare }}"}]
"""
    made = report(tmp_path, source, {"breakdowns": [*lines(1, step=400), *lines(1, step=39100)]}, lang="en")
    edges = {
        shown_text(placed.ops): round(placed.box.right, 1)
        for page in typeset(made).pages
        for placed in page.placed
    }
    assert edges["400"] == edges["39,100"]


def test_running_sums_and_blanks(tmp_path: Path) -> None:
    source = """\
- table: breakdowns
  as: line
  totals: Total
  columns:
    - {cell: "{{ line.label }}"}
    - {cell: '{{ line.amount | default("–") | number(0) }}', sum: true}
    - {running: line.amount}
"""
    rows = [{"label": "a", "amount": 5}, {"label": "b"}, {"label": "c", "amount": 7}]
    made = report(tmp_path, source, {"breakdowns": rows})
    assert codes(made) == []
    assert [row[1:] for row in cells(children(made)[0])] == [
        ["5\u00a0€", "5\u00a0€"], ["–", "5\u00a0€"], ["7\u00a0€", "12\u00a0€"], ["12\u00a0€", ""],
    ]  # fmt: skip


def test_cells_go_over_columns_and_rows(tmp_path: Path) -> None:
    source = """\
- table:
    - [{text: Over two, colspan: 2}, x]
    - [{text: Down, rowspan: "{{ 9 }}"}, b, c]
    - [d, e]
  notes: ["Un mot en dessous."]
"""
    (table,) = children(report(tmp_path, source))
    assert len(table.columns) == 3
    assert table.rows[1].cells[0].row_span == 2  # no further than the last row
    assert [shown(note) for note in table.notes] == ["Un mot en dessous."]


def test_a_text_beside_sums_finds_room_where_the_first_column_is_summed(tmp_path: Path) -> None:
    source = """\
- table: breakdowns
  as: line
  totals: Total
  columns: [{cell: "{{ line.amount }}", sum: true}, {cell: "{{ line.label }}"}]
"""
    (table,) = children(report(tmp_path, source, {"breakdowns": lines(2)}))
    assert cells(table)[-1] == ["3\u00a0€", "Total"]


BASE = Path(__file__).resolve().parents[2] / "layouts/base"


@pytest.mark.parametrize("lang", ["es", "it", "pt"])
def test_base_is_worded_in_languages_without_messages(lang: str) -> None:
    """Every word of English, and those of tables at breaks, which our own languages have in their locale."""
    for name in ("layout.yaml", "statements.yaml"):
        words = yaml.safe_load((BASE / name).read_text("utf-8"))["words"]
        own = {key for key in words[lang] if not key.startswith("table-")}
        assert own == set(words["en"])
    words = yaml.safe_load((BASE / "layout.yaml").read_text("utf-8"))["words"][lang]
    assert {"table-continued", "table-carried", "table-brought"} <= set(words)


def test_a_layout_has_its_own_words_at_breaks(tmp_path: Path) -> None:
    extra = {"words.yaml": "words: {fr: {table-carried: Somme à reporter}}\n"}
    made = report(tmp_path, LONG, {"breakdowns": lines(120)}, extra=extra)
    assert "Somme à reporter" in words(typeset(made))[0]


def test_a_column_stands_once_for_each_of_its_records_under_a_shared_head(tmp_path: Path) -> None:
    source = """\
- table: breakdowns
  as: line
  totals: Total
  columns:
    - {header: Ligne, cell: "{{ line.label }}", row-header: true}
    - each: '[{"of": "amount", "head": "Libre"}, {"of": "amount", "head": "Lié"}]'
      as: fund
      over: Fonds
      header: "{{ fund.head }}"
      cell: "{{ line[fund.of] | bare }}"
      sum: true
"""
    made = report(tmp_path, source, {"breakdowns": lines(2)})
    assert codes(made) == []
    table = children(made)[0]
    assert cells(table) == [
        ["Ligne", "Fonds"],
        ["Libre", "Lié"],
        ["ink 1", "1", "1"],
        ["ink 2", "2", "2"],
        ["Total", "3", "3"],
    ]
    assert [cell.row_span for cell in table.rows[0].cells] == [2, 1]
    assert [cell.col_span for cell in table.rows[0].cells] == [1, 2]
