"""A session builds and checks without a command line, and paints one page alone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from build.tiny_project import Project, picture
from reportcli.request import Request
from reportcli.run.preview import Preview
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


def test_a_preview_hands_its_pages_over_before_they_are_checked(project: Project) -> None:
    observed, handed = Observed(), list[tuple[Preview, tuple[str, ...]]]()
    before = {path.name for path in project.workbook.parent.iterdir()}
    outcome = Session(observed).preview(
        Request(project.workbook), lambda preview: handed.append((preview, tuple(observed.stages)))
    )
    ((preview, stages),) = handed
    assert stages == ("load", "read", "bind", "typeset")
    assert sorted(observed.stages) == sorted(CHECK_STAGES)
    assert len(preview.digests()) == outcome.pages and not outcome.failed(strict=False)
    checked = Session(Observed()).check(Request(project.workbook))
    assert sorted(map(str, outcome.diagnostics)) == sorted(map(str, checked.diagnostics))
    assert preview.painted(2) == Session(Observed()).page(Request(project.workbook), 2)[0]
    assert {path.name for path in project.workbook.parent.iterdir()} == before


def test_the_digest_of_a_page_is_of_all_that_its_look_depends_on(project: Project) -> None:
    def digests(profile: str = "print") -> list[str]:
        handed: list[Preview] = []
        Session(Observed()).preview(Request(project.workbook, profiles=(profile,)), handed.append)
        return handed[0].digests()

    def changed(now: list[str]) -> list[int]:
        return [number for number, (a, b) in enumerate(zip(first, now, strict=True), start=1) if a != b]

    first = digests()
    assert digests() == first
    every = list(range(1, len(first) + 1))
    assert changed(digests("screen")) == every
    picture(project, (10, 10, 200))
    assert changed(digests()) == [1]
    picture(project, (90, 140, 60))
    assert digests() == first
    project.set("Key figures", "B2", 4321)
    assert changed(digests()) == [every[-1]]
    project.edit_layout("bleed: 3 mm", "bleed: 5 mm")
    assert changed(digests()) == every


def test_a_report_without_pages_hands_nothing_over(project: Project) -> None:
    handed: list[Preview] = []
    project.edit_layout("sections:", "sections: [")
    outcome = Session(Observed()).preview(Request(project.workbook), handed.append)
    assert handed == [] and outcome.failed(strict=False)
