"""Numbered things, references to them, and lists of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.tiny import DATE, LAYOUT, children, codes, layout, workbook
from reportcli.bind.report import bind
from reportcli.blocks import Chapter, Report, Stack, Text
from reportcli.model.inline import LateRun, Run


def bound(folder: Path, *chapters: str, above: str = LAYOUT) -> Report:
    sections = ""
    for number, blocks in enumerate(chapters, start=1):
        lines = "".join(f"      {line}\n" for line in blocks.strip("\n").splitlines())
        head = f'{{id: c{number}, title: "Chapter {number}", number: "{number}"}}'
        sections += f"  - section: {head}\n    do:\n{lines}"
    extra = {"layout.yaml": f"{above}sections:\n{sections}"}
    return bind(layout(folder, sections, extra), workbook({}), edition_lang=None, date=DATE)


def thing(name: str, counter: str = "figure", more: str = "") -> str:
    caption = '{text: "F {{ number }}: {{ title }}"}'
    return f'- {{numbered: {counter}, id: {name}, title: "The {name}", {more}do: [{caption}]}}'


def texts(report: Report) -> list[str]:
    found: list[str] = []

    def walk(block: object) -> None:
        if isinstance(block, Text):
            found.append("".join(getattr(run, "text", "¶") for run in block.runs))
        for child in getattr(block, "children", ()):
            walk(child)

    for chapter in report.chapters:
        walk(chapter.section)
    return found


def test_each_counter_counts_by_itself_and_through_the_report(tmp_path: Path) -> None:
    made = bound(tmp_path, f"{thing('a')}\n{thing('t', 'table')}", f"{thing('b')}")
    assert codes(made) == []
    assert texts(made) == ["F 1: The a", "F 1: The t", "F 2: The b"]


def test_anew_in_each_chapter_behind_its_number(tmp_path: Path) -> None:
    more = "per: chapter, "
    made = bound(tmp_path, f"{thing('a', more=more)}\n{thing('b', more=more)}", thing("c", more=more))
    assert texts(made) == ["F 1.1: The a", "F 1.2: The b", "F 2.1: The c"]


def test_what_prints_nothing_takes_no_number(tmp_path: Path) -> None:
    empty = "- {numbered: figure, id: none, do: [{text: x, if: false}]}"
    assert texts(bound(tmp_path, f"{empty}\n{thing('a')}")) == ["F 1: The a"]


def test_references_forward_and_back(tmp_path: Path) -> None:
    calls = ("ref('b')", "ref('b', 'title')", "ref('c2')", "ref('c2', 'title')", "ref('b', 'page')")
    refs = ", ".join(f"{{{{ {call} }}}}" for call in calls)
    made = bound(tmp_path, f'- {{text: "{refs}"}}', f"{thing('a')}\n{thing('b')}")
    assert codes(made) == [] and texts(made)[0] == "2, The b, 2, Chapter 2, ¶"
    runs = children(made)[0].runs
    assert [run.link for run in runs if run.link] == ["#b", "#b", "#c2", "#c2", "#b"]
    assert {run.tag for run in runs if isinstance(run, Run) and run.link} == {"Reference"}
    assert isinstance(runs[-1], LateRun) and runs[-1].kind == "page-of"


def test_a_list_of_figures_has_an_entry_for_each(tmp_path: Path) -> None:
    made = bound(tmp_path, "- listing: figure", f"{thing('a')}\n{thing('t', 'table')}\n{thing('b')}")
    (listing,) = made.chapters[0].section.children
    assert isinstance(listing, Stack) and listing.role == "TOC"
    assert [entry.role for entry in listing.children] == ["TOCI", "TOCI"]
    assert texts(made)[:2] == ["1\u2002The a¶¶", "2\u2002The b¶¶"]


def test_a_list_with_entries_of_the_layout(tmp_path: Path) -> None:
    entry = '- {listing: figure, entry: [{text: "{{ entry.number }} {{ entry.title }} {{ entry.page }}"}]}'
    assert texts(bound(tmp_path, entry, thing("a")))[0] == "1 The a ¶"


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("ref('trees')", "reference-unknown"),
        ("ref(3)", "expression-arguments"),
        ("ref('tree', 'size')", "expression-arguments"),
    ],
)
def test_what_a_reference_needs(tmp_path: Path, call: str, code: str) -> None:
    made = bound(tmp_path, f'- {{text: "See {{{{ {call} }}}}."}}\n{thing("tree")}')
    (found,) = made.diagnostics
    assert found.code == code and found.where is not None
    assert found.where.start.line == len(LAYOUT.splitlines()) + 4
    assert code != "reference-unknown" or found.args["nearest"] == "tree"


def test_furniture_holds_no_references(tmp_path: Path) -> None:
    above = LAYOUT.replace("{{ folio() }}", "{{ ref('a') }} {{ pages() }}")
    assert set(codes(bound(tmp_path, thing("a"), above=above))) == {"reference-unknown"}


def test_how_many_pages_there_are(tmp_path: Path) -> None:
    made = bound(tmp_path, '- {text: "{{ folio() }} of {{ pages() }}"}')
    runs = children(made)[0].runs
    assert [run.kind for run in runs if isinstance(run, LateRun)] == ["page", "pages"]


@pytest.mark.parametrize(("number", "told"), [("", ["reference-unknown"]), (', number: "2"', [])])
def test_a_section_with_a_number_is_reached(tmp_path: Path, number: str, told: list[str]) -> None:
    """As the finding of an unknown id says; the title alone is not enough."""
    section = f'- section: {{id: two, title: "Two"{number}}}\n  do: [{{text: a}}]'
    assert codes(bound(tmp_path, "- {text: \"See {{ ref('two') }}.\"}\n" + section)) == told


def test_chapters_without_references_to_blocks_are_not_gone_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone_through: list[Chapter] = []

    def noted(chapter: Chapter, change: object) -> Chapter:
        gone_through.append(chapter)
        return chapter

    monkeypatch.setattr("reportcli.bind.inline.references.with_runs", noted)
    bound(tmp_path, f"- {{text: \"On page {{{{ page_of('tree') }}}}.\"}}\n{thing('tree')}")
    assert not gone_through
    bound(tmp_path, f"- {{text: \"See {{{{ ref('tree') }}}}.\"}}\n{thing('tree')}")
    assert len(gone_through) == 1
