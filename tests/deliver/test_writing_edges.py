"""Writing when something stands in the way: rights, leftovers, interrupts, and which files are there."""

from __future__ import annotations

import os
import signal
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportcli.deliver.atomic_write import obstacles, write_all, write_atomic
from reportcli.deliver.file_port import DiskPort
from reportcli.model.diagnostic import Diagnostic, Findings

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="files of Windows have no such rights")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def raised(files: dict[Path, bytes], written: list[Path] | None = None) -> list[Diagnostic]:
    with pytest.raises(Findings) as found:
        write_all(files, [] if written is None else written)
    return list(found.value.diagnostics)


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o777, 0o444])
def test_a_file_that_was_there_keeps_its_rights(tmp_path: Path, umask: None, mode: int) -> None:
    target = tmp_path / "2024.pdf"
    target.write_bytes(b"old")
    target.chmod(mode)
    write_atomic(target, b"new")
    assert (rights(target), target.read_bytes()) == (mode, b"new")


@POSIX
def test_a_new_file_has_the_rights_of_the_umask(tmp_path: Path, umask: None) -> None:
    write_atomic(tmp_path / "2024.pdf", b"new")
    assert rights(tmp_path / "2024.pdf") == 0o640


@POSIX
def test_the_right_to_run_as_the_owner_is_not_handed_on(tmp_path: Path) -> None:
    target = tmp_path / "2024.pdf"
    target.write_bytes(b"old")
    target.chmod(0o4755)
    write_atomic(target, b"new")
    assert rights(target) == 0o755


@POSIX
def test_only_regular_files_are_replaced(tmp_path: Path) -> None:
    real, link, pipe = tmp_path / "real.pdf", tmp_path / "link.pdf", tmp_path / "pipe.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    os.mkfifo(pipe)
    assert [(one.code, one.args) for one in raised({link: b"new", pipe: b"new", tmp_path / "c": b"new"})] == [
        ("output-not-regular", {"file": "link.pdf"}),
        ("output-not-regular", {"file": "pipe.pdf"}),
    ]
    assert real.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.pdf", "pipe.pdf", "real.pdf"]


def test_all_that_stands_in_the_way_is_named_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").mkdir()
    files = {tmp_path / "a.pdf": b"", tmp_path / "b.pdf": b"", tmp_path / "no" / "c.pdf": b""}
    files |= {tmp_path / "no" / "c.ledger.json": b"", tmp_path / "none" / "c.pdf": b""}
    assert [(one.code, one.args["file"]) for one in raised(files)] == [
        ("output-is-folder", "b.pdf"),
        ("output-folder-missing", "c.pdf"),
        ("output-folder-missing", "c.pdf"),
    ]
    missing = [one.args["folder"] for one in raised(files) if one.code == "output-folder-missing"]
    assert missing == [str(tmp_path / "no"), str(tmp_path / "none")]  # each once, for all its files
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]


def test_inputs_are_never_replaced(tmp_path: Path) -> None:
    book, fresh, folder = tmp_path / "a.xlsx", tmp_path / "b.pdf", tmp_path / "c.pdf"
    book.write_bytes(b"x")
    folder.mkdir()
    found = obstacles(dict.fromkeys((book, fresh, folder), b"%PDF"), lambda path: path in (book, folder))
    assert [(one.code, one.args["file"]) for one in found] == [
        ("output-is-input", "a.xlsx"),
        ("output-is-folder", "c.pdf"),
    ]


def test_a_name_that_the_disk_cannot_hold(tmp_path: Path) -> None:
    assert obstacles({tmp_path / ("n" * 300): b"x"}, lambda _: False) == []
    (finding,) = raised({tmp_path / ("n" * 300): b"x"})
    assert finding.code == "output-not-written"
    (finding,) = raised({tmp_path / ("n" * 300) / "a.pdf": b"x"})
    assert finding.code == "output-folder-missing"


def test_the_reason_of_the_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (finding,) = raised({tmp_path / "a.pdf": b"x"})
    assert (finding.code, finding.args) == (
        "output-not-written",
        {"file": "a.pdf", "why": "No space left on device"},
    )
    assert list(tmp_path.iterdir()) == []


def refusing(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Files of these names cannot be replaced."""
    replace = Path.replace

    def some(self: Path, target: Path) -> Path:
        if target.name in names:
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", some)


def test_where_one_file_is_locked_all_stay_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("a.pdf", "b.pdf", "c.pdf", "d.pdf")
    for name in names:
        (tmp_path / name).write_bytes(b"old")
    refusing(monkeypatch, "c.pdf")
    written: list[Path] = []
    (locked,) = raised({tmp_path / name: b"new" for name in names}, written)
    assert (locked.code, locked.args["file"]) == ("output-locked", "c.pdf")
    assert written == []
    assert [(tmp_path / name).read_bytes() for name in names] == [b"old"] * 4
    assert sorted(path.name for path in tmp_path.iterdir()) == list(names)


def test_a_first_file_that_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusing(monkeypatch, "a.pdf")
    (tmp_path / "a.pdf").write_bytes(b"old")
    assert [one.code for one in raised({tmp_path / "a.pdf": b"x", tmp_path / "b.pdf": b"x"})] == [
        "output-locked"
    ]


def test_a_file_that_is_not_there_and_may_not_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing(monkeypatch, "a.pdf")
    (finding,) = raised({tmp_path / "a.pdf": b"x"})
    assert (finding.code, finding.args["file"]) == ("output-folder-read-only", "a.pdf")
    (tmp_path / "a.pdf").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: not (path == tmp_path and mode == os.W_OK))
    (finding,) = raised({tmp_path / "a.pdf": b"x"})
    assert finding.code == "output-folder-read-only"


def test_the_data_is_on_the_disk_before_it_is_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda number: sizes.append(os.fstat(number).st_size))
    write_atomic(tmp_path / "a.pdf", b"12345")
    assert sizes[0] == 5


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A process that the user can interrupt, as it is unless it runs in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The user interrupts while the first file is replaced."""
    replace = Path.replace

    def some(self: Path, target: Path) -> Path:
        if target.name == "a.pdf":
            signal.raise_signal(signal.SIGINT)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", some)


def test_an_interrupt_waits_for_the_last_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, interruptible: None
) -> None:
    interrupting(monkeypatch)
    written: list[Path] = []
    with pytest.raises(KeyboardInterrupt):
        write_all({tmp_path / "a.pdf": b"new", tmp_path / "b.pdf": b"new"}, written)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]
    assert [path.name for path in written] == ["a.pdf", "b.pdf"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_that_is_handled_otherwise_stays_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupting(monkeypatch)
    came: list[int] = []

    def own(number: int, _frame: object) -> None:
        came.append(number)

    before = signal.signal(signal.SIGINT, own)
    try:
        write_all({tmp_path / "a.pdf": b"new"}, [])
        assert (came, signal.getsignal(signal.SIGINT)) == ([signal.SIGINT], own)
    finally:
        signal.signal(signal.SIGINT, before)


def test_another_thread_writes_without_touching_signals(tmp_path: Path) -> None:
    failed: list[BaseException] = []

    def write() -> None:
        try:
            write_atomic(tmp_path / "a.pdf", b"new")
        except BaseException as cause:
            failed.append(cause)

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert (failed, (tmp_path / "a.pdf").read_bytes()) == ([], b"new")


def test_a_disk_that_flushes_no_folder_is_told_at_the_first_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: DiskPort, folder: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(DiskPort, "settle", fails)
    (finding,) = raised({tmp_path / "a.pdf": b"x", tmp_path / "b.pdf": b"x"})
    assert (finding.code, finding.args["file"]) == ("output-not-written", "a.pdf")
    assert list(tmp_path.iterdir()) == []
