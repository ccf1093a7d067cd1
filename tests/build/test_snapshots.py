"""The tiny report's structure tree and pages as text, beside what they were when somebody last looked.

Renew after a change that is meant, and look at the difference before you commit it:

    REPORTCLI_RENEW=1 .venv/bin/python -m pytest tests/build/test_snapshots.py
    git diff tests/build/golden
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from build.tiny_project import Project, decoration
from page_text import page_text
from reportcli.model.display import PagedDocument
from reportcli.paint.page_selection import select_pages
from structure_text import tree_text

GOLDEN = Path(__file__).with_name("golden")


def held_against(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("REPORTCLI_RENEW"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        pytest.skip(f"renewed {path.name}")
    assert text == path.read_text(encoding="utf-8")


def test_structure_tree(project: Project) -> None:
    assert not project.build().diagnostics
    held_against("tree.txt", tree_text(project.pdf))


def test_page_text(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages as placed: every line with its position, as typesetting gives them."""
    placed: list[PagedDocument] = []

    def keep(document: PagedDocument, wanted: frozenset[int] | None) -> PagedDocument:
        placed.append(document)
        return select_pages(document, wanted)

    monkeypatch.setattr("reportcli.run.delivery.select_pages", keep)
    assert project.build().written
    held_against("pages.txt", page_text(placed[0]))


def test_furniture(project: Project) -> None:
    project.build()
    held_against("furniture.txt", "\n".join(decoration(project.pdf)) + "\n")
