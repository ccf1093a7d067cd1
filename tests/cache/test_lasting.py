"""What a session remembers as it is: nothing of it is digested again, and writing waits for the pages."""

from __future__ import annotations

import pytest

from build.tiny_project import Project
from reportcli.blocks import Chapter
from reportcli.cache.disk import DiskBlobs
from reportcli.cache.lasting import RUNS, LastingBlobs, Live, live_of
from reportcli.cache.values import Digester
from reportcli.request import Request
from reportcli.session import Session


def test_what_the_last_runs_have_not_used_is_forgotten() -> None:
    live = Live()
    live.put("word", "kept", 1)
    live.put("word", "left", 2)
    for _ in range(RUNS + 1):
        live.next_run()
        assert live.get("word", "kept") == 1
    assert live.get("word", "left") is None


def test_a_command_of_one_run_keeps_nothing(blobs: DiskBlobs) -> None:
    live_of(blobs).put("word", "key", 1)
    assert live_of(blobs).get("word", "key") is None
    lasting = LastingBlobs(blobs)
    live_of(lasting).put("word", "key", 1)
    assert live_of(lasting).get("word", "key") == 1


def test_only_a_chapter_that_was_bound_again_is_digested(
    project: Project, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = Digester.digest, list[str]()

    def counted(self: Digester, *values: object) -> str:
        seen.extend(value.section.path for value in values if isinstance(value, Chapter))
        return real(self, *values)

    monkeypatch.setattr(Digester, "digest", counted)
    session.check(Request(project.workbook))
    assert seen == ["garden", "figures"]
    project.set("Key figures", "B2", 99)
    seen.clear()
    session.check(Request(project.workbook))
    assert seen == ["figures"]


def test_pages_are_shown_before_what_is_kept_is_written(
    project: Project, blobs: DiskBlobs, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, seen = DiskBlobs.put, list[str]()

    def counted(self: DiskBlobs, kind: str, key: str, data: bytes) -> None:
        seen.append(kind)
        real(self, kind, key, data)

    monkeypatch.setattr(DiskBlobs, "put", counted)
    session.preview(Request(project.workbook), lambda preview: seen.append("pages"))
    shown = seen.index("pages")
    assert {"part", "chapter", "pieces"} <= set(seen[shown:])
    assert not {"part", "chapter", "pieces"} & set(seen[:shown])
