"""The page on languages, followed in a copy of the sources: a fifth language has its quotation marks,
numbers, dates and messages, English for the rest; no list is left for it to join.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from build.tiny_project import Project
from contributing.pages import files_of
from contributing.sources import ROOT, Sources
from reportcli.model.languages import codes
from structure_text import tree_text

PAGE = "language"
MESSAGES = "src/reportcli/messages/it/workbook.toml"


@pytest.fixture
def copy(sources: Sources) -> Sources:
    sources.put(PAGE)
    return sources


@pytest.fixture
def italian(project: Project) -> Project:
    """A workbook in Italian, with a word beside a table, and the page's layout and contract."""
    for name in ("layout.yaml", "contract.yaml"):
        project.layout.with_name(name).write_text(files_of(PAGE)[name], encoding="utf-8")
    project.set("Organisation", "B6", "it-IT")
    project.set("Key figures", "J3", "appunto")
    return project


def test_a_report_has_its_quotation_marks_numbers_dates_and_words(copy: Sources, italian: Project) -> None:
    done = copy.reportcli("build", italian.workbook, cwd=italian.folder)
    assert done.returncode == 0, done.stderr
    said = tree_text(italian.pdf).replace("\u00a0", " ")
    assert "Indice: il «pero» e 1.234 soci, il 31 maggio 2025." in said


def test_without_its_locale_numbers_are_written_as_cldr_has_them(copy: Sources, italian: Project) -> None:
    copy.take("src/reportcli/expressions/locales/it-IT.toml")
    assert copy.reportcli("build", italian.workbook, cwd=italian.folder).returncode == 0
    said = tree_text(italian.pdf).replace("\u00a0", " ")
    assert "«pero» e 1.234 soci, il 31 maggio 2025." in said


def test_messages_are_its_own_and_english_where_it_has_none(copy: Sources, italian: Project) -> None:
    said = copy.reportcli("check", italian.workbook, "--ui-lang", "it", cwd=italian.folder).stderr
    assert "fuori dalla tabella" in said and "nothing was written" in said
    copy.take(MESSAGES)
    said = copy.reportcli("check", italian.workbook, "--ui-lang", "it", cwd=italian.folder).stderr
    assert "fuori dalla tabella" not in said and "outside the table" in said


def test_a_new_report_states_it_and_builds(copy: Sources, tmp_path: Path) -> None:
    assert copy.reportcli("new", "orto", "--lang", "it", cwd=tmp_path).returncode == 0
    assert "it-IT" in (tmp_path / "orto/layout.yaml").read_text("utf-8")
    done = copy.reportcli("build", "orto/2024.xlsx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "5.300" in tree_text(tmp_path / "orto/2024.pdf")
    refused = copy.reportcli("new", "huerto", "--lang", "es", cwd=tmp_path)
    assert refused.returncode == 1 and "fr, nl, en, de, it" in refused.stderr


def test_what_has_no_words_yet_is_listed(copy: Sources) -> None:
    done = copy.test("tests/house/test_catalogues.py")
    assert done.returncode == 1
    assert "test_every_code_stands_in_the_same_file[it]" in done.stdout
    assert "test_every_part_takes_the_same_values[it]" not in done.stdout


def test_no_module_lists_the_languages_by_hand() -> None:
    """But the rooms that read Excel, whose languages are Excel's."""
    listed = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("src", "tools", "proofs")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "number_formats" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, (ast.Tuple, ast.List, ast.Set, ast.Dict)) and len(named(node) & {*codes()}) > 2
    ]
    assert listed == []


def named(node: ast.Tuple | ast.List | ast.Set | ast.Dict) -> set[object]:
    """The constants of a list, or the keys of a mapping."""
    parts = node.keys if isinstance(node, ast.Dict) else node.elts
    return {part.value for part in parts if isinstance(part, ast.Constant)}
