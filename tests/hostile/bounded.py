"""The command line in processes of bounded memory and time.

Each is a fork of one process that has imported what a build needs; where nothing forks, it starts by itself.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

MEMORY = 3 << 30
SECONDS = 60
SOURCE = Path(__file__).resolve().parents[2] / "src"
Done = subprocess.CompletedProcess[str]


class Bounded:
    """Runs the command line, each time in a process of its own; `folder` is for its output."""

    def __init__(self, server: subprocess.Popen[str] | None, folder: Path) -> None:
        self._server = server
        self._folder = folder

    def run(self, *arguments: str) -> Done:
        """The exit code, or minus the signal that ended it, and what it wrote."""
        files = [self._folder / name for name in ("stdout", "stderr")]
        if self._server is None:
            with files[0].open("wb") as out, files[1].open("wb") as err:
                command = [*_command(), *arguments]
                code = subprocess.run(command, stdout=out, stderr=err, env=_env(), timeout=SECONDS).returncode
        else:
            assert self._server.stdin is not None and self._server.stdout is not None
            self._server.stdin.write(json.dumps([*map(str, files), *arguments]) + "\n")
            self._server.stdin.flush()
            code = int(self._server.stdout.readline())
        return Done(arguments, code, *(path.read_text("utf-8") for path in files))


@contextlib.contextmanager
def bounded(workbook: Path, folder: Path) -> Iterator[Bounded]:
    """What runs the command line; a sound workbook is built before, so that its modules are there."""
    if not hasattr(os, "fork"):
        yield Bounded(None, folder)
        return
    command = [*_command(), "--serve", str(workbook)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8", env=_env()) as server:
        yield Bounded(server, folder)
        assert server.stdin is not None
        server.stdin.close()


def _command() -> list[str]:
    return [sys.executable, str(Path(__file__).resolve())]


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(SOURCE), "OPENBLAS_NUM_THREADS": "1"}


def _serve(workbook: str) -> None:
    """Reads lines of [file for stdout, file for stderr, argument, ...] and answers each with an exit code."""
    from reportcli.cli import main

    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    _into(os.devnull, 1)
    sys.argv = ["reportcli", "build", workbook]
    assert main() == 0
    for line in sys.stdin:
        out, err, *arguments = json.loads(line)
        child = os.fork()
        if child == 0:
            _into(out, 1)
            _into(err, 2)
            signal.alarm(SECONDS)
            _run(arguments)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=answers, flush=True)


def _into(path: str, number: int) -> None:
    """This stream writes to that file from now on."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(file, number)
    os.close(file)


def _run(arguments: list[str]) -> None:
    """Ends this process with the command line's exit code."""
    with contextlib.suppress(ImportError):  # on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from reportcli.cli import script

    sys.argv = ["reportcli", *arguments]
    try:
        script()
    except BaseException:
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(70)


if __name__ == "__main__":
    if sys.argv[1] == "--serve":
        _serve(sys.argv[2])
    else:
        _run(sys.argv[1:])
