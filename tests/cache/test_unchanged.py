"""A build of which nothing has changed is not made again; whatever it saw or wrote makes it anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from build.tiny_project import Project, picture
from reportcli.cache import unchanged
from reportcli.cache.disk import DiskBlobs
from reportcli.request import Outcome, Request
from reportcli.session import Session


def kept(outcome: Outcome) -> tuple[object, ...]:
    return outcome.diagnostics, outcome.waived, outcome.written, outcome.language, outcome.pages


def test_the_second_build_gives_what_the_first_gave_and_writes_nothing(
    project: Project, session: Session
) -> None:
    first = session.build(Request(project.workbook))
    before = project.pdf.stat().st_mtime_ns, project.ledger.stat().st_mtime_ns
    second = session.build(Request(project.workbook))
    assert second.remembered and not first.remembered
    assert kept(second) == kept(first)
    assert (project.pdf.stat().st_mtime_ns, project.ledger.stat().st_mtime_ns) == before


def a_cell(project: Project) -> None:
    project.set("Key figures", "B2", 4321)


def a_text(project: Project) -> None:
    project.text.write_text("Another story.\n", "utf-8")


def a_line_of_the_layout(project: Project) -> None:
    project.edit_layout("gap: 4 mm", "gap: 5 mm")


def a_comment_in_the_layout(project: Project) -> None:
    project.edit_layout("extends: base", "# for the street\nextends: base")


def a_picture(project: Project) -> None:
    picture(project, (20, 20, 160))


def a_layout_beside_the_workbook(project: Project) -> None:
    layout = project.layout.read_text("utf-8").replace("A5", "A4")
    (project.workbook.parent / "layout.yaml").write_text(layout, "utf-8")


def a_file_of_words_that_was_looked_for(project: Project) -> None:
    (project.workbook.parent / "printer.yaml").write_text("inside: {}\n", "utf-8")


def a_section_file(project: Project) -> None:
    (project.layout.parent / "overrides.yaml").write_text("blocks: {}\n", "utf-8")


def the_pdf_is_gone(project: Project) -> None:
    project.pdf.unlink()


def the_ledger_is_another(project: Project) -> None:
    project.ledger.write_text("{}", "utf-8")


def the_pdf_is_another(project: Project) -> None:
    project.pdf.write_bytes(project.pdf.read_bytes() + b"\n")


@pytest.mark.parametrize(
    "change",
    [
        a_cell,
        a_text,
        a_line_of_the_layout,
        a_comment_in_the_layout,
        a_picture,
        a_layout_beside_the_workbook,
        a_file_of_words_that_was_looked_for,
        a_section_file,
        the_pdf_is_gone,
        the_ledger_is_another,
        the_pdf_is_another,
    ],
    ids=lambda change: change.__name__,
)
def test_what_a_build_saw_or_wrote_makes_it_anew(
    project: Project, session: Session, change: Callable[[Project], None]
) -> None:
    session.build(Request(project.workbook))
    change(project)
    again = session.build(Request(project.workbook))
    assert not again.remembered
    assert kept(again) == kept(project.build())


@pytest.mark.parametrize(
    "option", [{"draft": True}, {"strict": True}, {"marks": True}, {"source_date": 86400}]
)
def test_another_request_is_another_build(
    project: Project, session: Session, option: dict[str, object]
) -> None:
    session.build(Request(project.workbook))
    assert not session.build(Request(project.workbook, **option)).remembered  # type: ignore[arg-type]
    assert session.build(Request(project.workbook, **option)).remembered  # type: ignore[arg-type]


def test_a_failed_build_is_never_remembered(project: Project, session: Session) -> None:
    project.edit_layout("prose: welcome", "prose: nowhere")
    for _ in range(2):
        outcome = session.build(Request(project.workbook))
        assert outcome.failed(strict=False) and not outcome.remembered


def test_files_that_the_build_does_not_look_for_do_not_matter(project: Project, session: Session) -> None:
    session.build(Request(project.workbook))
    (project.workbook.parent / "notes of the meeting.txt").write_text("tea", "utf-8")
    assert session.build(Request(project.workbook)).remembered


def test_another_program_remembers_nothing(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    session.build(Request(project.workbook))
    monkeypatch.setattr("reportcli.cache.disk.program", lambda: "another")
    assert not session.build(Request(project.workbook)).remembered


def test_a_session_without_a_cache_builds_every_time(project: Project, blobs: DiskBlobs) -> None:
    session = Session(lambda stage: nullcontext())
    assert [session.build(Request(project.workbook)).remembered for _ in range(2)] == [False, False]
    assert blobs.contents().entries == {}


def test_after_an_edit_only_the_file_that_was_changed_last_is_read(
    project: Project, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = unchanged._has_digest, list[str]()

    def counted(known: tuple[str, str]) -> bool:
        seen.append(Path(known[0]).name)
        return real(known)

    monkeypatch.setattr(unchanged, "_has_digest", counted)
    session.build(Request(project.workbook))
    project.text.write_text("Another story.\n", "utf-8")
    os.utime(project.text, (2e9, 2e9))
    session.build(Request(project.workbook))
    assert seen == [project.text.name]
