"""Mistakes in expressions, in late names and in the shape of a layout: what each is called, and where."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bind.tiny import DATE, LAYOUT, codes, layout, report, workbook
from reportcli.bind import nesting
from reportcli.bind.diagnostics import Diagnostics
from reportcli.bind.report import bind
from reportcli.blocks import Report
from reportcli.model.diagnostic import Diagnostic, Severity, each_of, error
from reportcli.model.refs import CellRef, SheetRef, Span
from workbook.books import finding, make, read

TABLES: dict[str, Any] = {
    "organisation": [
        {"name": "no such", "subtitle": "boddy", "headcount": 17, "report_date": date(2024, 1, 2)}
    ],
    "charts": [{"id": "c", "title": "C", "total": "100.00"}, {"id": "zero", "title": "Z", "total": "0"}],
    "countries": [{"id": "BE", "name": "Belgique"}],
    "key_figures": [{"id": "other", "value": 1}, {"id": "reach", "value": 5}],
    "photos": [{"id": "sea", "file": "sea.jpg", "alt": "A sea"}],
    "publications": [{"title": "P", "authors": ["x", "y"]}, {"title": "Q", "authors": ["z"]}],
}
SECTION = "  - section: {id: s, title: S}\n    do: [{text: x}]\n"


def written(folder: Path, found: Diagnostic) -> str:
    """What stands in the layout where a finding is."""
    assert isinstance(found.where, Span)
    start, end = found.where.start, found.where.end
    assert start.line == end.line
    line = (folder / found.where.file).read_text(encoding="utf-8").splitlines()[start.line - 1]
    return line[start.column - 1 : end.column - 1]


def only(made: Report) -> Diagnostic:
    (found,) = made.diagnostics
    return found


def sections(folder: Path, text: str, source: str = LAYOUT) -> Report:
    """A report of these top-level blocks; `source` is the layout above them."""
    extra = {"layout.yaml": f"{source}sections:\n{text}"}
    return bind(layout(folder, text, extra), workbook(TABLES), edition_lang=None, date=DATE)


# ---- expressions


@pytest.mark.parametrize(
    ("expression", "code", "place"),
    [
        ("charts | column('total') | where(id='c')", "expression-not-a-record", "where"),
        ("charts | column('title.x')", "expression-not-a-record", "column"),
        ("charts | column(1)", "expression-not-text", "column"),
        ("charts | upper", "expression-not-text", "upper"),
        ("charts.c.total | lower", "expression-not-text", "lower"),
        ("charts | upper_first", "expression-not-text", "upper_first"),
        ("charts.c.total | initials", "expression-not-text", "initials"),
        ("charts.c.total | index_letter", "expression-not-text", "index_letter"),
        ("pages_of([1])", "expression-not-text", "pages_of"),
        ("page_of(charts)", "expression-not-text", "page_of"),
        ("charts | take('one')", "expression-whole-number", "take"),
        ("charts | take(1.5)", "expression-whole-number", "take"),
        ("average(charts | where(id='none'))", "list-empty", "average"),
        ("charts | where(id='none') | column('total') | max", "list-empty", "max"),
        ("min()", "list-empty", "min"),
        ("shares(charts | where(id='none')) | first", "shares-of-nothing", "shares"),
        ("shares(charts | where(id='zero') | column('total')) | first", "shares-of-nothing", "shares"),
        ("publications | sort('authors')", "sort-kind", "sort"),
        ("figure('reech')", "unknown-figure", "reech"),
        ("charts", "not-printable", "{{ charts }}"),
        ("charts | first", "not-printable", "{{ charts | first }}"),
        ("organisation.report_date", "not-printable", "{{ organisation.report_date }}"),
    ],
)
def test_a_mistake_of_an_expression_stands_at_its_word(
    tmp_path: Path, expression: str, code: str, place: str
) -> None:
    found = only(report(tmp_path, f'- {{text: "{{{{ {expression} }}}}"}}', TABLES))
    assert (found.code, written(tmp_path, found)) == (code, place)


def test_a_list_of_numbers_and_texts_has_no_order(tmp_path: Path) -> None:
    blocks = "- {text: \"{{ key_figures | sort('source') | count }}\"}"
    figures = [{"id": "a", "value": 1, "source": "x"}, {"id": "b", "value": 2, "source": date(2024, 1, 2)}]
    found = only(report(tmp_path, blocks, {"key_figures": figures}))
    assert (found.code, found.args["column"], written(tmp_path, found)) == ("sort-mixed", "source", "source")


def test_an_unknown_figure_names_the_cell_of_the_nearest(tmp_path: Path) -> None:
    found = only(report(tmp_path, "- {text: \"{{ figure('reech') }}\"}", TABLES))
    assert (found.args["nearest"], str(found.related[0].where)) == ("reach", "key_figures!A3")


# ---- fields of blocks

MAP = "- map: {west: 0, south: 0, east: 10, north: 10}\n  marks: "
CELL = '"{{ organisation.name }}"'
COUNT = '"{{ organisation.headcount }}"'
LATE = '"{{ organisation.subtitle }}"'
FLAG = '{icon: "flags/{{ c.id | lower }}"}'


@pytest.mark.parametrize(
    ("blocks", "code", "place"),
    [
        (f"- {{text: x, style: {LATE}}}", "no-such-style", LATE),
        (f"- table: [[a]]\n  style: {LATE}", "no-such-style", LATE),
        (f"- box: [{{text: a}}]\n  style: {LATE}", "no-such-style", LATE),
        (f"- {{master: {LATE}}}", "no-such-master", f"{{master: {LATE}}}"),
        (f"- {{shape: rect, height: 9 mm, fill: {COUNT}}}", "not-a-colour", COUNT),
        (f'- {{shape: rect, height: 9 mm, fill: "a{CELL[1:-1]}"}}', "not-a-colour", f'"a{CELL[1:-1]}"'),
        ("- {image: organisation.headcount}", "not-a-photo", "organisation.headcount"),
        ("- {image: charts}", "not-a-photo", "charts"),
        ("- {prose: organisation.headcount}", "not-a-text", "organisation.headcount"),
        ("- {prose: charts}", "not-a-text", "charts"),
        ("""- {image: sea, ratio: "{{ '3:0' }}"}""", "not-a-ratio", "\"{{ '3:0' }}\""),
        ("""- {image: sea, ratio: "{{ 'wide' }}"}""", "not-a-ratio", "\"{{ 'wide' }}\""),
        (f"{MAP}{{each: countries, as: c, code: organisation.headcount}}", "not-a-country",
         "organisation.headcount"),
    ],
)  # fmt: skip
def test_a_mistake_of_a_field_stands_at_what_is_written(
    tmp_path: Path, blocks: str, code: str, place: str
) -> None:
    found = only(report(tmp_path, blocks, TABLES))
    assert (found.code, found.severity, written(tmp_path, found)) == (code, Severity.ERROR, place)


def test_an_unknown_style_offers_the_nearest_of_its_kind(tmp_path: Path) -> None:
    found = only(report(tmp_path, f"- {{text: x, style: {LATE}}}", TABLES))
    assert (found.code, found.args["nearest"], found.args["kind"]) == ("no-such-style", "body", "paragraph")


def test_a_cell_that_is_no_colour_or_country_is_named(tmp_path: Path) -> None:
    blocks = f"- {{shape: rect, height: 9 mm, fill: {CELL}}}\n{MAP}{{each: countries, as: c, code: c.name}}"
    colour, country = report(tmp_path, blocks, TABLES).diagnostics
    assert (colour.code, str(colour.where)) == ("not-a-colour", "organisation!B2")
    assert (country.code, str(country.where)) == ("not-a-country", "countries!B2")
    assert [one.related[0].code for one in (colour, country)] == ["used-here", "used-here"]


@pytest.mark.parametrize(
    ("blocks", "code", "cell"),
    [
        (f"- {{icon: {LATE}}}", "no-such-icon", "organisation!F2"),
        (f"- {{image: sea, ratio: {CELL}}}", "not-a-ratio", "organisation!B2"),
        (f"- {{text: x}}\n- {{each: countries, as: c, do: [{FLAG}]}}", "no-such-flag", "countries!A2"),
        ('- {text: "{{ key_figures.none.value | number }}"}', "cell-blank", "key_figures!B2"),
        ("- {text: \"{{ sum(key_figures | column('value')) }}\"}", "cell-blank", "key_figures!B2"),
        ('- {text: "{{ key_figures.none.value - 1 }}"}', "cell-blank", "key_figures!B2"),
    ],
)
def test_what_a_cell_causes_is_reported_at_the_cell(
    tmp_path: Path, blocks: str, code: str, cell: str
) -> None:
    tables = {**TABLES, "countries": [{"id": "QQ", "name": "Nowhere"}], "key_figures": [{"id": "none"}]}
    found = only(report(tmp_path, blocks, tables))
    assert found.code == code and str(found.where) == cell
    assert found.related[-1].code == "used-here"


def test_all_blank_cells_of_a_sum_are_one_finding(tmp_path: Path) -> None:
    blocks = "- {text: \"{{ sum(key_figures | column('value')) }}\"}"
    figures = [{"id": "a"}, {"id": "b", "value": 1}, {"id": "c"}]
    found = only(report(tmp_path, blocks, {"key_figures": figures}))
    assert [str(one.where) for one in each_of(found)] == ["key_figures!B2", "key_figures!B4"]


# ---- boxes in a text


@pytest.mark.parametrize(
    ("name", "component", "code"),
    [
        ("asied", "slots: [content]\nbody:\n  - {slot: content}\n", "no-such-component"),
        ("aside", "body:\n  - {text: x}\n", "box-without-slot"),
        ("aside", "slots: [one, two]\nbody:\n  - {slot: one}\n  - {slot: two}\n", "box-without-slot"),
    ],
)
def test_a_box_of_a_text_needs_a_component_with_a_slot(
    tmp_path: Path, name: str, component: str, code: str
) -> None:
    texts = {"edito": f"One.\n\n::: {name}\nBoxed.\n:::\n"}
    found = only(report(tmp_path, "- {prose: edito}", None, texts, {"components/aside.yaml": component}))
    assert (found.code, str(found.where), found.args["name"]) == (code, "texts/edito.md:3:1", name)
    assert found.args.get("nearest", "aside") == "aside"


# ---- the shape of a layout


def test_a_block_outside_any_section(tmp_path: Path) -> None:
    made = sections(tmp_path, f"  - {{text: outside}}\n{SECTION}")
    found = only(made)
    assert (found.code, written(tmp_path, found)) == ("block-outside-section", "{text: outside}")
    assert len(made.chapters) == 1


def test_a_report_without_sections(tmp_path: Path) -> None:
    made = sections(tmp_path, SECTION.replace("do:", "if: organisation.phone\n    do:"))
    assert (codes(made), made.diagnostics[0].where) == (["report-without-sections"], None)


def test_a_report_whose_sections_are_all_empty(tmp_path: Path) -> None:
    made = sections(tmp_path, SECTION.replace("text: x", "text: x, if: organisation.phone"))
    assert codes(made) == ["section-without-blocks", "report-without-sections"]


def test_a_layout_needs_a_master_that_text_flows_through(tmp_path: Path) -> None:
    made = sections(tmp_path, SECTION, LAYOUT.replace("bottom: 0}}", "bottom: 0, flow: false}}"))
    assert codes(made) == ["no-master"]
    assert written(tmp_path, made.diagnostics[0]).startswith("{id: s")


def test_furniture_needs_a_place(tmp_path: Path) -> None:
    made = sections(tmp_path, SECTION, f"{LAYOUT}      - {{text: running}}\n")
    assert codes(made) == ["furniture-not-placed"]
    assert {written(tmp_path, found) for found in made.diagnostics} == {"{text: running}"}
    assert [found.args["block"] for found in made.diagnostics] == ["s/text-left/text"]


def test_a_loop_in_a_loop_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nesting, "MAX_BLOCKS", 15)
    blocks = "- each: charts\n  as: a\n  do:\n    - each: charts\n      as: b\n      do: [{text: x}]"
    charts = [{"id": key, "title": key} for key in "abcdefgh"]
    found = only(report(tmp_path, blocks, {"charts": charts}))
    assert (found.code, written(tmp_path, found)) == ("too-many-blocks", "{text: x}")


def test_a_component_that_calls_itself_twice_is_told_once_a_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nesting, "MAX_BLOCKS", 500)
    twice = {"components/again.yaml": "body:\n  - again: {}\n  - again: {}\n"}
    assert codes(report(tmp_path, "- again: {}", extra=twice)).count("nested-too-deep") == 2


def test_an_id_that_stands_twice_names_its_first_place(tmp_path: Path) -> None:
    blocks = "- {text: x, id: one}\n- {text: x, id: \"{{ 'one' }}\"}"
    found = only(report(tmp_path, blocks))
    (first,) = found.related
    assert (first.code, str(first.where)) == ("first-use-of-id", "layouts/tiny/layout.yaml:33:23")
    assert written(tmp_path, found) == "\"{{ 'one' }}\""


# ---- the workbook


@pytest.mark.parametrize("typed", [24, 20244])
def test_a_year_has_four_digits(tmp_path: Path, typed: int) -> None:
    sheets = {"Organisation": [["Clé", "Valeur"], ["Nom", "Acme"], ["Exercice", typed]]}
    found = finding(read(make(tmp_path / "w.xlsx", sheets)), "not-a-year")
    assert (found.where.a1, found.args["found"]) == ("Organisation!B3", str(typed))


def test_a_key_that_stands_twice_names_its_first_place(tmp_path: Path) -> None:
    rows = [["Code", "Nom"], ["be", "Belgique"], ["be", "Belgien"]]
    (first,) = finding(read(make(tmp_path / "w.xlsx", {"Pays": rows})), "duplicate-key").related
    assert (first.code, first.where.a1) == ("first-use", "Pays!A2")


def test_a_reference_names_the_place_of_the_nearest(tmp_path: Path) -> None:
    countries = [["Code", "Nom"], ["be", "Belgique"], ["bo", "Bolivie"]]
    sheets = {"Pays": countries, "Dons": [["Pays", "Libellé"], ["Bolivei", "un"]]}
    (near,) = finding(read(make(tmp_path / "w.xlsx", sheets)), "dangling-reference").related
    assert (near.code, near.where.a1) == ("nearest-here", "Pays!A3")


def test_a_number_of_columns_that_an_expression_gives_has_bounds(tmp_path: Path) -> None:
    blocks = '- grid: [{text: x}]\n  columns: "{{ 30 }}"\n- columns: [{text: x}]\n  count: "{{ 1.5 }}"'
    made = report(tmp_path, blocks)
    assert codes(made) == ["count-out-of-range"] * 2
    assert [(found.args["value"], found.args["high"]) for found in made.diagnostics] == [
        ("30", "24"),
        ("1.5", "12"),
    ]


def test_components_that_call_each_other_twice_stop_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every call ends at the first limit: two calls each would otherwise be two to the power of sixty."""
    monkeypatch.setattr(nesting, "MAX_BLOCKS", 700)
    both = {
        "components/a.yaml": "body:\n  - b: {}\n  - b: {}\n",
        "components/b.yaml": "body:\n  - stack: [{a: {}}]\n  - a: {}\n",
    }
    found = codes(report(tmp_path, "- a: {}", extra=both))
    assert set(found) == {"nested-too-deep"} and len(found) <= 4


def test_what_a_renamed_column_draws_after_itself_is_left_out() -> None:
    """The header is the mistake; an expression that finds its column blank says nothing more."""
    cell = CellRef("w.xlsx", "Dons", 1, 3)
    renamed = error("unknown-column", cell, header="Budget", nearest="Montant", meant="amount")
    collected = Diagnostics([renamed])
    collected.add(error("number-of-blank", None, expression="sum(gifts | column('amount'))"))
    assert collected.found == []
    collected.add(error("number-of-blank", None, expression="sum(gifts | column('amounts'))"))
    assert [one.code for one in collected.found] == ["number-of-blank"]


def test_what_a_refused_year_draws_after_itself_is_left_out() -> None:
    """The cell of the year is the mistake; a renamed column has no part in it."""
    refused = error("not-a-year", CellRef("w.xlsx", "Organisation", 5, 2), found="24", column="Exercice")
    missing = error("year-missing", SheetRef("w.xlsx", "Organisation"), key="Exercice")
    for cause in (refused, missing):
        collected = Diagnostics([cause])
        collected.add(error("expression-arithmetic", None, expression="edition.year - 1"))
        collected.add(error("text-blank", None, text="x"))
        collected.add(error("expression-arithmetic", None, expression="stats.members - 1"))
        assert [one.code for one in collected.found] == ["text-blank", "expression-arithmetic"]
    collected = Diagnostics()
    collected.add(error("expression-arithmetic", None, expression="edition.year - 1"))
    assert len(collected.found) == 1
