"""Pages are measured again, and paragraphs set again, where they have changed; all is as without a cache."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from build.tiny_project import Project
from cache.test_chapters import a_colour, a_comment, a_figure, a_photo, a_row_above, a_text, built, nothing
from reportcli.cache.disk import DiskBlobs
from reportcli.measure.on_page import on_page
from reportcli.paint.document import DocumentPainter
from reportcli.request import Request
from reportcli.session import Session
from reportcli.text.composer import Composer
from reportcli.typeset.pieces import SHORT


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folios of the pages that are measured."""
    seen = list[str]()

    def counted(page, *arguments, **named):  # type: ignore[no-untyped-def]
        seen.append(page.folio)
        return on_page(page, *arguments, **named)

    monkeypatch.setattr("reportcli.measure.measuring.on_page", counted)
    return seen


@pytest.fixture
def paragraphs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of the paragraphs that are composed."""
    real, seen = Composer.compose, list[str]()

    def counted(self, runs, *arguments, **options):  # type: ignore[no-untyped-def]
        seen.append("".join(getattr(run, "text", "") for run in runs))
        return real(self, runs, *arguments, **options)

    monkeypatch.setattr(Composer, "compose", counted)
    return seen


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folios of the pages that are drawn."""
    real, seen = DocumentPainter._drawn, list[str]()

    def counted(self, painter, page, *arguments):  # type: ignore[no-untyped-def]
        seen.append(page.folio)
        return real(self, painter, page, *arguments)

    monkeypatch.setattr(DocumentPainter, "_drawn", counted)
    return seen


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (nothing, []),
        (a_row_above, []),
        (a_comment, []),
        (a_figure, ["2"]),
        (a_text, ["1"]),
        (a_photo, ["1"]),
        (a_colour, ["1", "2"]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_only_pages_that_look_different_are_measured_again(
    project: Project,
    session: Session,
    pages: list[str],
    change: Callable[[Project], None],
    again: list[str],
) -> None:
    built(project, session)
    change(project)
    pages.clear()
    cached = built(project, session)
    assert pages == again
    assert built(project, Session(lambda stage: nullcontext())) == cached


@pytest.mark.parametrize(
    ("change", "again"),
    [(a_row_above, []), (a_comment, []), (a_figure, ["2"]), (a_text, ["1"]), (a_colour, ["1", "2"])],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_only_pages_that_look_different_are_drawn_again(
    project: Project,
    session: Session,
    drawn: list[str],
    change: Callable[[Project], None],
    again: list[str],
) -> None:
    built(project, session)
    change(project)
    drawn.clear()
    cached = built(project, session)
    assert sorted(set(drawn)) == again
    assert built(project, Session(lambda stage: nullcontext())) == cached


def test_only_paragraphs_that_say_something_else_are_composed_again(
    project: Project, session: Session, paragraphs: list[str]
) -> None:
    built(project, session)
    before = list(paragraphs)
    paragraphs.clear()
    a_figure(project)
    cached = built(project, session)
    assert paragraphs
    assert not {one for one in paragraphs if len(one) > SHORT} & set(before)
    assert built(project, Session(lambda stage: nullcontext())) == cached


def test_what_is_made_of_files_is_known_where_the_workbook_has_a_relative_path(
    project: Project, blobs: DiskBlobs, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.workbook.parent)
    request = Request(Path(project.workbook.name))
    session.build(request)
    a_figure(project)
    blobs.hits.clear()
    blobs.misses.clear()
    assert session.build(request).written
    assert blobs.asked["picture"] == (1, 1)
    assert blobs.asked["measured"] == (1, 2)
