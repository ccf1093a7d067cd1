"""A session builds and checks without a command line, and paints one page alone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from build.tiny_project import Project
from reportcli.request import Request
from reportcli.session import CHECK_STAGES, STAGES, Session


class Observed:
    """The names of the stages of a run, in order."""

    def __init__(self) -> None:
        self.stages: list[str] = []

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        if name not in self.stages:
            self.stages.append(name)
        yield


def test_a_session_runs_the_stages_and_writes_what_a_build_writes(project: Project) -> None:
    observed = Observed()
    outcome = Session(observed).build(Request(project.workbook))
    assert outcome.written == [project.pdf, project.ledger]
    assert tuple(observed.stages) == STAGES
    observed.stages.clear()
    checked = Session(observed).check(Request(project.workbook))
    assert checked.written == [] and checked.pages == outcome.pages
    assert tuple(observed.stages) == CHECK_STAGES


def test_one_page_is_painted_alone_with_the_folio_that_it_has_in_the_whole(project: Project) -> None:
    Session(Observed()).build(Request(project.workbook))
    with pikepdf.open(project.pdf) as whole:
        wanted = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(whole.pages[1]))
        label = whole.pages[1].label
    before = project.pdf.read_bytes()
    project.pdf.unlink()
    pdf, outcome = Session(Observed()).page(Request(project.workbook), 2)
    assert not outcome.failed(strict=False) and outcome.written == [] and not project.pdf.exists()
    with pikepdf.open(io.BytesIO(pdf)) as alone:
        assert len(alone.pages) == 1
        assert alone.pages[0].label == label
        assert pikepdf.unparse_content_stream(pikepdf.parse_content_stream(alone.pages[0])) == wanted
    assert len(pdf) < len(before)


def test_a_page_that_is_not_there_is_a_finding(project: Project) -> None:
    pdf, outcome = Session(Observed()).page(Request(project.workbook), 99)
    assert pdf == b"" and [one.code for one in outcome.diagnostics if one.code == "page-unknown"]
