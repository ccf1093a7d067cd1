"""Editions on a cluster of Dask: what they are made of goes there once, bytes and findings come back.

A cluster is a trust boundary: who reaches its scheduler can run any program on its workers, and workers read
the whole report. Nothing of ours that comes back is run: files are bytes, findings are read by our own codec.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportcli.batch.bundle import packed, unpacked
from reportcli.batch.done import Done, counted, failed
from reportcli.batch.maker import Made, Maker, written
from reportcli.cache.codec import NotAValue, decoded, encoded
from reportcli.cache.program import program_anywhere
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from reportcli.batch.planned import Planned

AHEAD = 3  # editions that wait at each thread of the cluster
RETRIES = 5  # of an edition whose worker has ended
_MAKERS: dict[str, tuple[Maker, dict[str, Planned]]] = {}
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where the scheduler is. certificates: files for TLS (ca, cert, key), "" where there is none."""

    address: str
    ca: str = ""
    cert: str = ""
    key: str = ""


# ---- on a worker


def made_on_worker(bundle: bytes, digest: str, name: str, expected: str) -> tuple[str, list[bytes]]:
    """One edition: a head in JSON, then its files and findings as bytes. The worker function.

    expected: the program that asks; another one makes nothing.
    """
    if program_anywhere() != expected:
        return json.dumps({"refused": program_anywhere()}), []
    with _LOCK:  # one edition at a time: what a process remembers is for one
        start = time.process_time()
        maker, planned = _maker(bundle, digest)
        made = maker.make(planned[name])
        seconds = time.process_time() - start
    names = sorted(made.files)
    head = {
        "name": made.name, "key": made.key, "pages": made.pages, "failed": made.failed, "files": names,
        "inputs": dict(made.inputs), "seconds": seconds,
    }  # fmt: skip
    return json.dumps(head), [*(made.files[one] for one in names), encoded(made.diagnostics)]


def _maker(bundle: bytes, digest: str) -> tuple[Maker, dict[str, Planned]]:
    """The report of a bundle, read once in a process; that of another batch goes."""
    if digest not in _MAKERS:
        if hashlib.sha256(bundle).hexdigest() != digest:
            raise ValueError("what has arrived is not what was sent")
        _MAKERS.clear()
        folder = Path(tempfile.mkdtemp(prefix="reportcli-"))
        maker = Maker(unpacked(bundle, folder))
        _MAKERS[digest] = maker, {one.name: one for one in maker.planned}
    return _MAKERS[digest]


# ---- on the machine that asks


def all_done_on(cluster: Cluster, maker: Maker, names: Sequence[str], folder: Path) -> Iterator[Done]:
    """Makes the editions of these names, each as it comes back. Raises Findings: the cluster is not there,
    none of its workers has this program, or the package is missing.
    """
    client = _client(cluster)
    try:
        yield from _Asking(client, maker, folder).done(list(names))
    finally:
        client.close()


class _Asking:
    """Asks a cluster for editions."""

    def __init__(self, client: Any, maker: Maker, folder: Path) -> None:
        self.client, self.folder = client, folder
        self.planned = {one.name: one for one in maker.planned}
        self.program = program_anywhere()
        data = packed(maker)
        self.digest = hashlib.sha256(data).hexdigest()
        self.bundle = data
        self.sent: Any = None
        self.refused: set[str] = set()

    def done(self, names: list[str]) -> Iterator[Done]:
        """Every edition, whatever becomes of single workers."""
        from distributed import as_completed

        waiting = list(reversed(names))
        running = as_completed(loop=self.client.loop)
        count = 0
        while waiting or count:
            while waiting and count < AHEAD * max(1, sum(self.client.nthreads().values())):
                running.add(self._asked(waiting.pop()))
                count += 1
            future = next(running)
            count -= 1
            name = future.key.rpartition(" ")[0]
            made = self._result(name, future)
            if made is None:
                waiting.append(name)
            else:
                yield made

    def _asked(self, name: str) -> Any:
        """One edition on its way. What editions are made of is sent to every worker that is there, once."""
        if self.sent is None or self.sent.status in ("lost", "cancelled", "error"):
            self.sent = self.client.scatter(self.bundle, broadcast=True, hash=True)
        good = [one for one in self.client.nthreads() if one not in self.refused]
        if not good:
            raise Findings([error("cluster-other-program", None)])
        return self.client.submit(
            made_on_worker, self.sent, self.digest, name, self.program,
            key=f"{name} {time.monotonic_ns()}", workers=good if self.refused else None,
            pure=False, retries=RETRIES,
        )  # fmt: skip

    def _result(self, name: str, future: Any) -> Done | None:
        """What became of an edition; None where it is to be asked for again, of another worker."""
        from distributed import CancelledError
        from distributed.scheduler import KilledWorker

        try:
            head, blobs = future.result()
        except KilledWorker:
            return failed(name, [error("edition-worker-lost", None, name=name)])
        except (CancelledError, TimeoutError, OSError):
            self.sent = None
            return None
        except Findings as found:
            return failed(name, found.diagnostics)
        except Exception as problem:  # a fault of ours in one edition: the others go on
            told = f"{type(problem).__name__}: {problem}"[:200]
            return failed(name, [error("edition-fault", None, name=name, problem=told)])
        said = json.loads(head)
        if "refused" in said:
            self._leave_out()
            return None
        return self._written(said, blobs)

    def _leave_out(self) -> None:
        """No worker of another program is asked again."""
        known = self.client.run(program_anywhere)
        self.refused |= {worker for worker, found in known.items() if found != self.program}

    def _written(self, head: dict[str, Any], blobs: list[bytes]) -> Done:
        files = dict(zip(head["files"], blobs[:-1], strict=True))
        known = set(self.planned[head["name"]].names(("print", "screen", "archive")))
        found = _diagnostics(blobs[-1])
        made = Made(
            head["name"], head["key"], files, head["inputs"], diagnostics=found, pages=head["pages"],
            failed=head["failed"],
        )  # fmt: skip
        try:
            if not all(_is_of(name, made.name) or name in known for name in files):
                raise ValueError("names of other files came back")
            outputs = written(self.folder, made)
        except Findings as refused:
            return failed(made.name, refused.diagnostics)
        return Done(
            name=made.name,
            key=made.key,
            pages=made.pages,
            failed=made.failed,
            bytes=sum(map(len, files.values())),
            seconds=head["seconds"],
            outputs=outputs,
            inputs=made.inputs,
            counts=counted(found),
            diagnostics=found,
        )


def _is_of(file: str, edition: str) -> bool:
    """Whether a name is that of a file of an edition, in the folder itself."""
    return file.startswith(edition) and "/" not in file and "\\" not in file


def _diagnostics(data: bytes) -> tuple[Diagnostic, ...]:
    with suppress(NotAValue):
        found = decoded(data)
        if isinstance(found, tuple) and all(isinstance(one, Diagnostic) for one in found):
            return found
    return ()


def _client(cluster: Cluster) -> Any:
    """A client of the scheduler. Raises Findings."""
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError:
        raise Findings([error("cluster-without-package", None)]) from None
    try:
        security = None
        if cluster.ca or cluster.cert or cluster.key:
            security = Security(
                tls_ca_file=cluster.ca or None,
                tls_client_cert=cluster.cert or None,
                tls_client_key=cluster.key or None,
                require_encryption=True,
            )
        client = Client(cluster.address, security=security, timeout=20, set_as_default=False)
        client.wait_for_workers(1, timeout=20)
    except (OSError, TimeoutError, ValueError) as problem:
        why = f"{type(problem).__name__}: {problem}"[:160]
        raise Findings([error("cluster-not-reached", None, address=cluster.address, why=why)]) from None
    return client
