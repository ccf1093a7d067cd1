"""The command line as tests run it: in this process, or in another where the process is what is tested."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

from reportcli.cli import main

ROOT = Path(__file__).resolve().parents[1]
Done = subprocess.CompletedProcess[str]


def reportcli(*arguments: object, env: dict[str, str] | None = None, cwd: Path | None = None) -> Done:
    """`reportcli` in this process: its exit code and what it wrote to stdout and stderr, no terminals.

    A second of start-up is saved; arguments, environment, working directory and streams are as in `process`.
    """
    words = ["reportcli", *map(str, arguments)]
    out, err = _stream(), _stream()
    here, thresholds = Path.cwd(), gc.get_threshold()
    with (
        mock.patch.object(sys, "argv", words),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", err),
        mock.patch.dict(os.environ, env or {}),
    ):
        os.chdir(cwd or here)
        try:
            code = main()
        finally:
            os.chdir(here)
            gc.set_threshold(*thresholds)
    return Done(words, code, _written(out), _written(err))


def process(*arguments: object, env: dict[str, str] | None = None, cwd: Path | None = None) -> Done:
    """`python -m reportcli` with this checkout's source."""
    return subprocess.run(
        [sys.executable, "-m", "reportcli", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **(env or {})},
        cwd=cwd,
        timeout=120,
        check=False,
    )


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors="strict")


def _written(stream: io.TextIOWrapper) -> str:
    """What a reader of a pipe gets, line ends as Python reads them."""
    stream.flush()
    data: bytes = stream.buffer.getvalue()  # type: ignore[attr-defined]
    return data.decode("utf-8").replace("\r\n", "\n")
