"""All files of a delivery or none: a fault is put into every call of the file port, in several ways."""

from __future__ import annotations

import contextlib
import multiprocessing
from pathlib import Path

import pytest

from reportcli.deliver.atomic_write import write_all
from reportcli.deliver.file_port import DiskPort, Lock
from reportcli.deliver.transaction import (
    JOURNAL,
    LeftMixed,
    NotReplaced,
    SetLocked,
    deliver_set,
    recover,
)
from reportcli.model.diagnostic import Findings

OLD = {"2024.pdf": b"old pdf", "2024.ledger.json": b"old ledger"}
NEW = {"2024.pdf": b"new pdf", "2024.ledger.json": b"new ledger", "2024-delivery.json": b"new sheet"}


class Killed(BaseException):
    """The process is gone: nothing that it would still do reaches the disk."""


class QuickPort(DiskPort):
    """The disk without flushing, which no test can see."""

    def write_new(self, path: Path, data: bytes, mode: int | None) -> None:
        with path.open("xb") as file:
            file.write(data)
        if mode is not None:
            path.chmod(mode)

    def settle(self, folder: Path) -> None:
        pass


class FaultyPort(QuickPort):
    """The disk with one call that goes wrong: number `at` of the calls that change or read something.

    how: error (that call fails once), full (that call and every later writing), kill (that call and all later
    ones do nothing), torn (as kill, with half of what was to be written on the disk).
    """

    def __init__(self, at: int, how: str, held: tuple[str, ...] = ()) -> None:
        self.at, self.how, self.calls, self.dead, self.held = at, how, 0, False, held

    def met(self, writes: bool = False) -> bool:
        if self.dead:
            raise Killed
        self.calls += 1
        if self.calls == self.at:
            if self.how in ("kill", "torn"):
                self.dead = True
                if self.how == "kill" or not writes:
                    raise Killed
                return True
            raise OSError(5, "Input/output error")
        if self.how == "full" and writes and self.calls > self.at:
            raise OSError(28, "No space left on device")
        return False

    def write_new(self, path: Path, data: bytes, mode: int | None) -> None:
        if self.met(writes=True):
            path.write_bytes(data[: len(data) // 2])
            raise Killed
        super().write_new(path, data, mode)

    def read(self, path: Path) -> bytes:
        self.met()
        return super().read(path)

    def mode(self, path: Path) -> int | None:
        self.met()
        return super().mode(path)

    def keep(self, path: Path, backup: Path) -> None:
        if self.met(writes=True):
            backup.write_bytes(path.read_bytes()[:2])
            raise Killed
        super().keep(path, backup)

    def replace(self, source: Path, target: Path) -> None:
        self.met()
        if target.name in self.held:  # a sharing violation, as Windows raises it for an open file
            raise PermissionError(13, "The process cannot access the file")
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self.met()
        if path.name in self.held:
            raise PermissionError(13, "The process cannot access the file")
        super().remove(path)

    def names(self, folder: Path) -> list[str]:
        self.met()
        return super().names(folder)

    def settle(self, folder: Path) -> None:
        self.met()

    def lock(self, path: Path) -> Lock | None:
        self.met()
        return super().lock(path)


class WithoutLinks(FaultyPort):
    """A file system without hard links: backups are copies."""

    def keep(self, path: Path, backup: Path) -> None:
        if self.met(writes=True):
            raise Killed
        backup.write_bytes(path.read_bytes())


def standing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def begun(folder: Path, old: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True)
    for name, data in old.items():
        (folder / name).write_bytes(data)
    return folder


def calls_of_a_delivery(tmp_path: Path) -> int:
    port = FaultyPort(-1, "error")
    deliver_set(port, begun(tmp_path / "count", OLD), "2024", NEW)
    return port.calls


@pytest.mark.parametrize("port_of", [FaultyPort, WithoutLinks])
@pytest.mark.parametrize("how", ["error", "full", "kill", "torn"])
@pytest.mark.parametrize("old", [OLD, {}], ids=["over-old", "first"])
def test_old_set_or_new_set_after_the_next_command(
    tmp_path: Path, how: str, port_of: type[FaultyPort], old: dict[str, bytes]
) -> None:
    total = calls_of_a_delivery(tmp_path)
    assert total > 20
    for at in range(1, total + 1):
        folder = begun(tmp_path / f"{how}-{at}", old)
        said_done = False
        try:
            deliver_set(port_of(at, how), folder, "2024", NEW)
            said_done = True
        except (NotReplaced, Killed):
            pass
        recover(QuickPort(), folder)
        assert standing(folder) in (dict(old), NEW), f"call {at}"
        assert not said_done or standing(folder) == NEW, f"call {at}: said to be written"
        deliver_set(QuickPort(), folder, "2024", NEW)  # and nothing is left behind by the run after
        assert standing(folder) == NEW
        assert not list(folder.glob(".*")), f"call {at}"


@pytest.mark.parametrize("how", ["error", "kill"])
def test_a_recovery_that_is_cut_short_is_mended_by_the_next(tmp_path: Path, how: str) -> None:
    for first in range(12, calls_of_a_delivery(tmp_path) + 1):
        for second in range(1, 16):
            folder = begun(tmp_path / f"{first}-{second}", OLD)
            with pytest.raises((NotReplaced, Killed)):
                deliver_set(FaultyPort(first, "kill"), folder, "2024", NEW)
            with contextlib.suppress(Killed):
                recover(FaultyPort(second, how), folder)
            recover(QuickPort(), folder)
            assert standing(folder) in (OLD, NEW), (first, second)


@pytest.mark.parametrize("held", list(NEW))
def test_a_file_held_open_puts_all_back(tmp_path: Path, held: str) -> None:
    folder = begun(tmp_path / "a", OLD)
    with pytest.raises(NotReplaced) as problem:
        deliver_set(FaultyPort(-1, "error", (held,)), folder, "2024", NEW)
    assert problem.value.path.name == held and not isinstance(problem.value, LeftMixed)
    assert standing(folder) == OLD and not list(folder.glob(".*"))


def test_what_cannot_be_put_back_is_said_and_mended_later(tmp_path: Path) -> None:
    folder = begun(tmp_path / "a", OLD)

    class Closing(FaultyPort):
        """The first file is opened in a viewer just after it was replaced."""

        def replace(self, source: Path, target: Path) -> None:
            super().replace(source, target)
            if target.name == "2024.pdf":
                self.held = ("2024.pdf", "2024.ledger.json")

    with pytest.raises(LeftMixed):
        deliver_set(Closing(-1, "error"), folder, "2024", NEW)
    assert [path.name for path in folder.glob(f".*{JOURNAL}")]
    assert recover(DiskPort(), folder) == ["2024"]
    assert standing(folder) in (OLD, NEW) and not list(folder.glob(".*"))


def test_a_mixed_set_is_reported_and_completed_by_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = begun(tmp_path / "a", OLD)
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if target.name == "2024.ledger.json" or self.name.endswith(".old"):
            raise PermissionError(13, "The process cannot access the file")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(Findings) as found:
        write_all({folder / name: data for name, data in NEW.items()}, [])
    assert [one.code for one in found.value.diagnostics] == ["output-locked", "delivery-mixed"]
    monkeypatch.undo()
    assert recover(DiskPort(), folder) == ["2024"] and standing(folder) == NEW


def _hold(folder: str, ready: object, done: object) -> None:
    lock = DiskPort().lock(Path(folder) / ".2024.reportcli-lock")
    assert lock is not None
    ready.set()  # type: ignore[attr-defined]
    done.wait(20)  # type: ignore[attr-defined]
    lock.release()


def test_a_live_run_is_left_alone(tmp_path: Path) -> None:
    folder = begun(tmp_path / "a", OLD)
    live = folder / ".2024-abcdef01-0.part"
    live.write_bytes(b"half")
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(str(folder), ready, done))
    other.start()
    try:
        assert ready.wait(20)
        with pytest.raises(SetLocked):
            deliver_set(DiskPort(), folder, "2024", NEW)
        with pytest.raises(Findings) as found:
            write_all({folder / name: data for name, data in NEW.items()}, [])
        assert [one.code for one in found.value.diagnostics] == ["delivery-in-progress"]
        assert recover(DiskPort(), folder) == [] and live.exists() and standing(folder) == OLD
    finally:
        done.set()
        other.join()
    deliver_set(DiskPort(), folder, "2024", NEW)
    assert standing(folder) == NEW and not live.exists()


def test_leftovers_of_other_sets_stay(tmp_path: Path) -> None:
    folder = begun(tmp_path / "a", {})
    other = folder / ".2024-nl-abcdef01-0.part"
    other.write_bytes(b"of the Dutch edition")
    deliver_set(DiskPort(), folder, "2024", NEW)
    assert other.exists()


@pytest.mark.parametrize(
    "journal",
    [
        b"",
        b"{}",
        b'{"files": [1]}',
        b'{"version": 1, "files": [["../a", ".x.part", "", "00"]]}',
        b'{"version": 1, "files": [["a", "/etc/passwd", "", "00"]]}',
        b'{"version": 1, "files": [["a", ".x.part", "../a.txt", "00"]]}',
        b"\xff\xfe",
    ],
)
def test_a_journal_of_somebody_else_moves_nothing(tmp_path: Path, journal: bytes) -> None:
    folder = begun(tmp_path / "inner" / "a", OLD)
    (folder / f".2024{JOURNAL}").write_bytes(journal)
    (folder.parent / "a.txt").write_bytes(b"kept")
    recover(DiskPort(), folder)
    assert standing(folder) == OLD and (folder.parent / "a.txt").read_bytes() == b"kept"


def test_rights_of_a_file_are_kept(tmp_path: Path) -> None:
    folder = begun(tmp_path / "a", OLD)
    (folder / "2024.pdf").chmod(0o640)
    deliver_set(DiskPort(), folder, "2024", NEW)
    assert (folder / "2024.pdf").stat().st_mode & 0o777 == 0o640
