"""Pieces of work come back from processes; what fails there is left to whoever asked."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from reportcli.run import beside, workers
from reportcli.run.workers import Workers

HAS_FORK = hasattr(os, "fork") and hasattr(os, "memfd_create")
pytestmark = pytest.mark.skipif(not HAS_FORK, reason="processes of this kind are Linux's")


def doubled(piece: bytes) -> bytes:
    if piece == b"fails":
        raise ValueError("no result")
    if piece == b"ends":
        os.kill(os.getpid(), signal.SIGKILL)
    return piece * 2


def test_results_come_back_by_number_whatever_the_order() -> None:
    there = Workers(doubled)
    numbers = [there.begin(b"%d" % number) for number in range(50)]
    assert [there.result(number) for number in reversed(numbers)] == [
        b"%d" % number * 2 for number in reversed(range(50))
    ]
    there.close()


def test_more_pieces_than_a_pipe_takes_and_results_of_any_length() -> None:
    there = Workers(lambda piece: piece * 50)
    pieces = [bytes((number % 251,)) * 4_000 for number in range(200)]
    numbers = [there.begin(piece) for piece in pieces]
    assert all(there.result(number) == piece * 50 for number, piece in zip(numbers, pieces, strict=True))
    there.close()


def test_what_fails_or_is_too_long_has_no_result_and_the_next_has() -> None:
    there = Workers(doubled)
    failing, longer, good = there.begin(b"fails"), there.begin(bytes(1 << 22)), there.begin(b"good")
    assert (there.result(failing), there.result(longer), there.result(good)) == (None, None, b"goodgood")
    there.close()


def test_a_process_that_is_killed_leaves_nobody_waiting() -> None:
    there = Workers(doubled)
    ending, after = there.begin(b"ends"), there.begin(b"after")
    assert there.result(ending) is None
    assert there.result(after) in (None, b"afterafter")
    assert there.result(there.begin(b"later")) is None
    there.close()


def test_all_processes_have_ended_when_they_are_closed(tmp_path: Path) -> None:
    def written(piece: bytes) -> bytes:
        (tmp_path / str(os.getpid())).write_bytes(piece)
        return piece

    there = Workers(written)
    for number in [there.begin(b"1") for _ in range(20)]:
        there.result(number)
    there.close()
    names = [int(path.name) for path in tmp_path.iterdir()]
    assert names and os.getpid() not in names
    for process in names:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def no_more(monkeypatch: pytest.MonkeyPatch, *, after: int) -> None:
    """A machine of two cores that gives so many processes."""
    begun: list[int] = []
    fork = os.fork

    def counted() -> int:
        if len(begun) >= after:
            raise BlockingIOError("no more processes")
        begun.append(fork())
        return begun[-1]

    monkeypatch.setattr(os, "fork", counted)
    monkeypatch.setattr(beside, "has_room", lambda: True)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def test_a_machine_that_gives_one_process_has_it_do_all(monkeypatch: pytest.MonkeyPatch) -> None:
    no_more(monkeypatch, after=1)
    there = Workers(lambda piece: b"%d" % os.getpid())
    made = {there.result(number) for number in [there.begin(b"who") for _ in range(20)]}
    there.close()
    (process,) = made
    assert process not in (None, b"%d" % os.getpid())
    with pytest.raises(ProcessLookupError):
        os.kill(int(process or b""), 0)


def test_a_machine_that_gives_no_process_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    no_more(monkeypatch, after=0)
    assert workers.workers(doubled, lambda: None) is None


def test_what_processes_need_is_made_once_and_before_the_first_piece(tmp_path: Path) -> None:
    """It does no harm where it fails: each piece meets by itself what is wrong."""
    made: list[int] = []

    def ready() -> None:
        made.append(os.getpid())
        with (tmp_path / "made").open("a") as file:
            file.write("once ")
        raise OSError("no library")

    there = Workers(lambda piece: b"%d" % len(made), ready)
    assert {there.result(number) for number in [there.begin(b"") for _ in range(20)]} == {b"1"}
    there.close()
    assert (tmp_path / "made").read_text() == "once "
    assert not made


def test_there_are_none_without_a_second_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "has_room", lambda: False)
    assert workers.workers(doubled, lambda: None) is None
