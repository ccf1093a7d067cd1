"""Work in a process of its own gives what it gives here; where it fails there, it is done here."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from unittest import mock

import pytest

from reportcli.cache.codec import decoded, encoded
from reportcli.model.diagnostic import error
from reportcli.model.refs import CellRef
from reportcli.run import beside as module
from reportcli.run.beside import beside

HAS_ROOM = module.has_room
FINDING = error("not-a-number", CellRef("2024.xlsx", "Key figures", 2, 2), found="many")


@pytest.fixture
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "has_room", lambda: hasattr(os, "fork"))


def of_process(what: object) -> Callable[[], object]:
    return lambda: (os.getpid(), what)


@pytest.mark.usefixtures("_two_cores")
def test_values_come_back_from_another_process() -> None:
    found = beside(lambda: (os.getpid(), [FINDING]), encoded, decoded)()
    assert found == (mock.ANY, [FINDING])
    assert found != (os.getpid(), mock.ANY) or not hasattr(os, "fork")


@pytest.mark.usefixtures("_two_cores")
def test_what_fails_there_is_done_here() -> None:
    here = os.getpid()

    def fails_elsewhere() -> object:
        if os.getpid() != here:
            raise ValueError("not here")
        return "done"

    assert beside(fails_elsewhere, encoded, decoded)() == "done"
    assert beside(of_process(len), encoded, decoded)() == (here, len)  # no value that could be written


@pytest.mark.usefixtures("_two_cores")
def test_an_error_is_raised_here() -> None:
    def fails() -> object:
        raise ValueError("everywhere")

    with pytest.raises(ValueError, match="everywhere"):
        beside(fails, encoded, decoded)()


def test_a_thread_does_its_work_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "has_room", HAS_ROOM)
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(beside(of_process(1), encoded, decoded)()))
    thread.start()
    thread.join()
    assert found == [(os.getpid(), 1)]
