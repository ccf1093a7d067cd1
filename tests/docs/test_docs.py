"""The documentation is true: made from the code, its examples build, its links lead somewhere."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from reportcli.model.diagnostic import Severity

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "ARCHITECTURE.md"])
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+(?:\([^()]*\))?)\)")
FENCE = re.compile(r"^```.*?^```", re.S | re.M)


@pytest.fixture(autouse=True, scope="module")
def tools() -> Iterator[None]:
    sys.path.insert(0, str(ROOT / "tools"))
    yield
    sys.path.remove(str(ROOT / "tools"))


# made from the code


def test_what_is_made_from_the_code_is_current() -> None:
    """Mend with: python3 tools/make_docs.py"""
    import make_docs

    assert [str(path.relative_to(ROOT)) for path in make_docs.stale()] == []


def test_no_reference_page_is_left_over() -> None:
    from doc_pages import reference

    assert {path.name for path in (DOCS / "reference").iterdir()} == set(reference.pages())


def test_the_reference_names_every_kind_of_block_and_every_command() -> None:
    from reportcli.layout.models import PRIMITIVES

    blocks = (DOCS / "reference/blocks.md").read_text("utf-8")
    assert [kind for kind in PRIMITIVES if f"\n### {kind}\n" not in blocks] == []
    commands = (DOCS / "reference/commands.md").read_text("utf-8")
    for name in ("build", "new", "explain-style", "schema"):
        assert f"\n## reportcli {name}\n" in commands


def test_keys_of_the_contract_are_all_described() -> None:
    from reportcli.workbook.contract import column_reader, key_words, reader, statement_reader, view_reader

    modules = {"COLUMN": column_reader, "VIEW": view_reader, "TOP": reader, "TABLE": reader}
    for name in ("TOP", "TABLE", "COLUMN", "WORDS", "ASSERTION", "ACCOUNTS", "VIEW"):
        module = modules.get(name, statement_reader)
        read, told = getattr(module, f"_{name}"), getattr(key_words, name)
        assert set(told) == set(read), name
        assert all(text.endswith((".", ")")) for text in told.values()), name


def test_an_include_shows_the_file_and_some_lines_of_it(tmp_path: Path) -> None:
    from doc_pages.includes import filled

    (tmp_path / "a.yaml").write_text("one: 1\ntwo: 2\nthree: 3\n", "utf-8")
    page = "<!-- include a.yaml 2-3 -->\nold\n<!-- end -->\ntail\n"
    made = filled(page, tmp_path)
    assert made == "<!-- include a.yaml 2-3 -->\n\n```yaml\ntwo: 2\nthree: 3\n```\n\n<!-- end -->\ntail\n"
    assert filled(made, tmp_path) == made


# links


def links(page: Path) -> list[str]:
    return [match[1] for match in LINK.finditer(FENCE.sub("", page.read_text("utf-8")))]


def anchors(page: Path) -> set[str]:
    """Headings as the usual hosts make anchors of them."""
    found: dict[str, int] = {}
    names = set()
    for title in re.findall(r"^#{1,6} +(.+?)\s*$", FENCE.sub("", page.read_text("utf-8")), re.M):
        name = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).lower()).replace(
            " ", "-"
        )
        number = found.get(name, 0)
        found[name] = number + 1
        names.add(f"{name}-{number}" if number else name)
    return names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in links(page):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = unquote(link).partition("#")
        target = (page.parent / file).resolve() if file else page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_a_broken_link_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A title: here\n[a](#a-title-here) [b](nowhere.md)\n```\n[c](d.md)\n```\n", "utf-8")
    assert links(page) == ["#a-title-here", "nowhere.md"]
    assert anchors(page) == {"a-title-here"}


def test_the_readme_leads_to_every_page_of_the_docs() -> None:
    named = {unquote(link).partition("#")[0] for link in links(ROOT / "README.md")}
    wanted = {f"docs/{path.name}" for path in DOCS.glob("*.md")}
    wanted |= {f"docs/{path.parent.name}/README.md" for path in DOCS.glob("*/README.md")}
    assert sorted(wanted - named) == []


# the gallery


def test_every_component_and_block_has_an_example_and_no_example_is_for_nothing() -> None:
    from doc_pages import gallery

    wanted = {name for group in gallery.names().values() for name in group}
    assert {name.partition("--")[0] for name in gallery.examples(DOCS)} == wanted


def test_every_picture_shows_its_example_as_it_is() -> None:
    """Mend with: python3 tools/make_docs.py --gallery"""
    from doc_pages import gallery

    known = gallery.pictures(DOCS)
    for name, path in gallery.examples(DOCS).items():
        picture = DOCS / "gallery" / known.get(name, {}).get("file", "none")
        assert picture.is_file() and picture.stat().st_size <= gallery.LARGEST, name
        assert known[name]["example"] == gallery.digest(path), (
            f"the picture of {name} is older than its example"
        )


def test_the_gallery_builds(tmp_path: Path) -> None:
    from doc_pages import gallery

    from reportcli.pipeline import Request, check

    workbook = gallery.project(DOCS, tmp_path / "gallery")
    outcome = check(Request(workbook), gallery.silent)
    assert [(one.code, str(one.where)) for one in outcome.diagnostics if one.severity is Severity.ERROR] == []
    assert outcome.pages >= len(gallery.examples(DOCS))


# examples


def test_the_example_of_an_own_table_builds_and_its_sum_knows_its_cells(tmp_path: Path) -> None:
    from doc_pages import gallery

    from command_line import reportcli

    folder = tmp_path / "own-table"
    shutil.copytree(DOCS / "examples/own-table", folder, ignore=shutil.ignore_patterns("*.xlsx", "*.pdf"))
    namespace: dict[str, object] = {"__name__": "example"}
    exec(compile((folder / "make_workbook.py").read_text("utf-8"), "make_workbook.py", "exec"), namespace)
    workbook = namespace["make"](folder)  # type: ignore[operator]
    outcome = gallery.build(workbook)
    assert [one.code for one in outcome.diagnostics if one.severity is not Severity.NOTE] == []
    why = reportcli("why", folder / "2024.pdf", "3,730")
    assert why.returncode == 0
    assert [cell for cell in ("D2", "D3", "D4") if cell in why.stdout] == ["D2", "D3", "D4"]
    assert reportcli("explain-style", "numeral", workbook).returncode == 0


def test_the_trials_from_the_docs_alone_still_hold(tmp_path: Path) -> None:
    from doc_pages import gallery

    from reportcli.pipeline import Request, check
    from starters import copied_report

    folder = tmp_path / "report"
    workbook = next(path for path in copied_report(folder, "en") if path.suffix == ".xlsx")
    shutil.copytree(DOCS / "examples/trials", folder, dirs_exist_ok=True)
    outcome = check(Request(workbook), gallery.silent)
    assert [
        (one.code, str(one.where)) for one in outcome.diagnostics if one.severity is not Severity.NOTE
    ] == []
    assert outcome.pages == 6


def test_what_the_guide_shows_can_be_built(tmp_path: Path) -> None:
    from doc_pages import gallery

    from reportcli.pipeline import Request, check
    from starters import copied_report

    guide = (DOCS / "designer-guide.md").read_text("utf-8").partition("## Gallery")[0]
    parts = re.findall(r"^```yaml\n(.*?)^```", guide, re.S | re.M)
    assert len(parts) == 3 and parts[0].startswith("extends: base") and parts[2].startswith("- block")
    folder = tmp_path / "report"
    workbook = next(path for path in copied_report(folder, "en") if path.suffix == ".xlsx")
    (folder / "layout.yaml").write_text("".join(parts[:2]), "utf-8")
    (folder / "overrides.yaml").write_text(parts[2], "utf-8")
    outcome = check(Request(workbook), gallery.silent)
    assert [(one.code, str(one.where)) for one in outcome.diagnostics if one.severity is Severity.ERROR] == []
