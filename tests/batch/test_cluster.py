"""Editions elsewhere: what is sent, what comes back, what is refused. A real cluster: proofs/cluster.py."""

from __future__ import annotations

import hashlib
import io
import json
import sys
import types
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from batch.gardens import EDITIONS, gardens
from command_line import reportcli
from reportcli.batch import cluster
from reportcli.batch.bundle import packed, unpacked
from reportcli.batch.maker import Maker
from reportcli.cache.program import program, program_anywhere
from reportcli.model.diagnostic import Findings
from reportcli.request import Request


@pytest.fixture(scope="module")
def maker(tmp_path_factory: pytest.TempPathFactory) -> Maker:
    folder = tmp_path_factory.mktemp("sent")
    return Maker(Request(gardens(folder, editions=EDITIONS), profiles=(), folder=folder / "out"))


def test_what_is_sent_is_the_report_and_nothing_else(maker: Maker, tmp_path: Path) -> None:
    data = packed(maker)
    assert data == packed(maker)
    request = unpacked(data, tmp_path)
    names = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file())
    assert names == [
        "project/2024.xlsx", "project/contract.yaml", "project/editions.yaml", "project/layout.yaml",
        "project/texts/welcome.md", "request.json",
    ]  # fmt: skip
    assert request.workbook == tmp_path / "project/2024.xlsx" and request.profiles == ("print",)


def test_a_package_that_leaves_its_folder_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("project/../../evil", b"x")
    with pytest.raises(ValueError, match="evil"):
        unpacked(stream.getvalue(), tmp_path)


def test_a_worker_gives_the_bytes_that_this_machine_gives(maker: Maker) -> None:
    data = packed(maker)
    digest, name = hashlib.sha256(data).hexdigest(), maker.planned[1].name
    head, blobs = cluster.made_on_worker(data, digest, name, program_anywhere())
    said, mine = json.loads(head), maker.make(maker.planned[1])
    assert dict(zip(said["files"], blobs[:-1], strict=True)) == dict(sorted(mine.files.items()))
    assert (said["key"], said["inputs"]) == (mine.key, dict(mine.inputs))


def test_a_worker_of_another_program_makes_nothing(maker: Maker) -> None:
    head, blobs = cluster.made_on_worker(b"", "", "elm-en", "another")
    assert json.loads(head) == {"refused": program_anywhere()} and blobs == []
    assert program_anywhere() != program()  # where it is installed does not count


class _Future:
    def __init__(self, key: str, work: Any) -> None:
        self.key, self.work = key, work

    def result(self) -> Any:
        return self.work()


class _Client:
    """As Dask's client, with workers that run at once. lost: what the first answer raises."""

    def __init__(self, programs: dict[str, str], lost: list[Exception]) -> None:
        self.programs, self.lost, self.asked, self.sent = programs, lost, 0, 0
        self.loop = None

    def nthreads(self) -> dict[str, int]:
        return dict.fromkeys(self.programs, 1)

    def run(self, function: Any) -> dict[str, str]:
        return self.programs

    def scatter(self, data: bytes, **_: object) -> Any:
        self.sent += 1
        return types.SimpleNamespace(status="finished", data=data)

    def submit(self, function: Any, sent: Any, *words: str, key: str, workers: Any, **_: object) -> _Future:
        self.asked += 1
        worker = list(workers or self.programs)[self.asked % len(workers or self.programs)]

        def work() -> Any:
            if self.lost:
                raise self.lost.pop()
            digest, name, expected = words
            other = self.programs[worker] != expected
            return function(sent.data, digest, name, "another" if other else expected)

        return _Future(key, work)

    def close(self) -> None:
        return None


@pytest.fixture
def dask(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    class Completed:
        def __init__(self, loop: object) -> None:
            self.futures: list[_Future] = []

        def add(self, future: _Future) -> None:
            self.futures.append(future)

        def __next__(self) -> _Future:
            return self.futures.pop(0)

    made = types.ModuleType("distributed")
    inner = types.ModuleType("distributed.scheduler")
    made.as_completed, made.CancelledError = Completed, type("CancelledError", (Exception,), {})  # type: ignore[attr-defined]
    inner.KilledWorker = type("KilledWorker", (Exception,), {})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "distributed", made)
    monkeypatch.setitem(sys.modules, "distributed.scheduler", inner)
    return made


def asked(maker: Maker, folder: Path, client: _Client, names: list[str]) -> Iterator[Any]:
    folder.mkdir(exist_ok=True)
    return cluster._Asking(client, maker, folder).done(names)


def test_lost_data_are_sent_again_and_lost_workers_fail_one_edition(
    maker: Maker, tmp_path: Path, dask: types.ModuleType
) -> None:
    killed = sys.modules["distributed.scheduler"].KilledWorker()
    client = _Client({"a": program_anywhere()}, [dask.CancelledError()])
    (done,) = asked(maker, tmp_path, client, ["oak-en"])
    assert not done.failed and (client.asked, client.sent) == (2, 2)
    assert (tmp_path / "oak-en.pdf").is_file()
    (done,) = asked(maker, tmp_path, _Client({"a": program_anywhere()}, [killed]), ["oak-en"])
    assert done.failed and [one.code for one in done.diagnostics] == ["edition-worker-lost"]


def test_where_all_workers_have_another_program_nothing_is_made(
    maker: Maker, tmp_path: Path, dask: types.ModuleType
) -> None:
    with pytest.raises(Findings) as refused:
        list(asked(maker, tmp_path, _Client({"a": "another"}, []), ["oak-en"]))
    assert [one.code for one in refused.value.diagnostics] == ["cluster-other-program"] and dask


def test_without_dask_or_a_scheduler_one_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dask: types.ModuleType
) -> None:
    workbook = gardens(tmp_path)
    words = ("batch", workbook, "-o", tmp_path / "out", "--cluster", "tcp://127.0.0.1:1", "--ui-lang", "en")

    def nobody(*_: object, **__: object) -> None:
        raise OSError("Timed out")

    dask.Client = nobody  # type: ignore[attr-defined]
    security = types.ModuleType("distributed.security")
    security.Security = dict  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "distributed.security", security)
    done = reportcli(*words)
    assert (
        done.returncode == 1 and "[cluster-not-reached]" in done.stderr and "tcp://127.0.0.1:1" in done.stderr
    )
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = reportcli(*words)
    assert done.returncode == 1 and "[cluster-without-package]" in done.stderr
