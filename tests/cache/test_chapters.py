"""What is set again after a change; pages, findings and ledger are those of a build without a cache."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial

import pytest
from openpyxl import load_workbook

from build.tiny_project import Project, picture
from reportcli.blocks import Chapter
from reportcli.cache.codec import encoded
from reportcli.cache.disk import FORMAT, DiskBlobs, checksum
from reportcli.cache.values import Digester
from reportcli.inputs.markdown import reader
from reportcli.inputs.markdown.nodes import Prose
from reportcli.request import Request
from reportcli.session import Session
from reportcli.typeset.pages import chapter as chapter_module


@pytest.fixture
def chapters(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The chapters that are set, in order."""
    real, seen = chapter_module.typeset_chapter, list[str]()

    def counted(chapter, *arguments, **options):  # type: ignore[no-untyped-def]
        seen.append(chapter.section.path)
        return real(chapter, *arguments, **options)

    monkeypatch.setattr(chapter_module, "typeset_chapter", counted)
    return seen


def built(project: Project, session: Session) -> tuple[object, ...]:
    outcome = session.build(Request(project.workbook))
    return outcome.diagnostics, project.pdf.read_bytes(), project.ledger.read_bytes()


def nothing(project: Project) -> None:
    project.pdf.unlink()


def a_figure(project: Project) -> None:
    project.set("Key figures", "B2", 99)


def a_row_above(project: Project) -> None:
    book = load_workbook(project.workbook)
    book["Photos"].insert_rows(1)
    book["Key figures"].insert_rows(1)
    book.save(project.workbook)


def a_comment(project: Project) -> None:
    project.edit_layout("sections:", "# the garden first\n\nsections:")


def a_text(project: Project) -> None:
    project.text.write_text("Another story.\n", "utf-8")


def a_colour(project: Project) -> None:
    project.edit_layout("[10, 90, 85, 2]", "[80, 10, 0, 3]")


def a_photo(project: Project) -> None:
    picture(project, (20, 20, 160))


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (nothing, []),
        (a_figure, ["figures"]),
        (a_row_above, []),
        (a_comment, []),
        (a_text, ["garden"]),
        (a_photo, []),
        (a_colour, ["garden", "figures"]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_only_what_depends_on_a_change_is_set_again(
    project: Project,
    session: Session,
    chapters: list[str],
    change: Callable[[Project], None],
    again: list[str],
) -> None:
    built(project, session)
    change(project)
    chapters.clear()
    cached = built(project, session)
    assert chapters == again
    assert built(project, Session(lambda stage: nullcontext())) == cached


@pytest.mark.parametrize("kind", ["chapter", "page"])
def test_an_entry_that_is_no_chapter_is_set_again(
    project: Project, session: Session, chapters: list[str], blobs: DiskBlobs, kind: str
) -> None:
    before = built(project, session)
    folder = project.folder / "cache" / FORMAT / kind
    for entry in folder.iterdir():
        data = encoded("no chapter")
        entry.write_bytes(checksum(entry, data) + data)
    project.pdf.unlink()
    chapters.clear()
    assert built(project, Session(lambda stage: nullcontext(), blobs)) == before
    assert len(chapters) == 2


def test_a_digest_that_is_none_is_made_again(project: Project, blobs: DiskBlobs) -> None:
    before = built(project, Session(lambda stage: nullcontext(), blobs, lasting=False))
    for entry in (project.folder / "cache" / FORMAT / "blocks").iterdir():
        data = b"no digest"
        entry.write_bytes(checksum(entry, data) + data)
    project.pdf.unlink()
    assert built(project, Session(lambda stage: nullcontext(), blobs, lasting=False)) == before


def test_another_process_digests_what_was_bound_again_and_writes_pages_that_are_new(
    project: Project, session: Session, blobs: DiskBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest, digested, put, written = Digester.digest, list[str](), DiskBlobs.put, list[str]()

    def counted(self: Digester, *values: object) -> str:
        digested.extend(value.section.path for value in values if isinstance(value, Chapter))
        return digest(self, *values)

    def noted(self: DiskBlobs, kind: str, key: str, data: bytes) -> None:
        written.append(kind)
        put(self, kind, key, data)

    monkeypatch.setattr(Digester, "digest", counted)
    monkeypatch.setattr(DiskBlobs, "put", noted)
    once = partial(Session, lambda stage: nullcontext(), blobs, lasting=False)
    built(project, once())
    assert digested == ["garden", "figures"]
    assert written.count("page") == 2
    digested.clear()
    written.clear()
    a_figure(project)
    built(project, once())
    assert digested == ["figures"]
    assert written.count("page") == 1


def test_only_a_text_that_was_edited_is_parsed_again(
    project: Project, session: Session, blobs: DiskBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, parsed = reader.parse_markdown, list[str]()

    def counted(text: str, file: str) -> Prose:
        parsed.append(file)
        return real(text, file)

    monkeypatch.setattr(reader, "parse_markdown", counted)
    built(project, session)
    assert parsed == ["report/texts/welcome.md"]
    a_figure(project)
    built(project, session)
    built(project, Session(lambda stage: nullcontext(), blobs, lasting=False))
    assert len(parsed) == 1
    a_text(project)
    cached = built(project, session)
    assert len(parsed) == 2
    assert built(project, Session(lambda stage: nullcontext())) == cached
