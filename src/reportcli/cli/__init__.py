"""The command line. Nothing heavy is imported until a command runs."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import NoReturn

USAGE_OR_INTERNAL = 2
INTERRUPTED = 130


def script() -> NoReturn:
    """The process that the shell starts: runs the command line and ends without taking every object apart."""
    code = main()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # nobody reads any more
            continue
    os._exit(code)


def main() -> int:
    """Runs the command line and gives the exit code; no traceback reaches the user."""
    _lean()
    _utf8()
    from reportcli.cli.app import app

    try:
        code = app(standalone_mode=False)
        if code == INTERRUPTED:  # Typer has caught it
            raise KeyboardInterrupt
        return code if isinstance(code, int) else 0
    except KeyboardInterrupt:
        print("Interrupted; nothing was changed.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:
        return _explain(problem)


def _explain(problem: Exception) -> int:
    import typer

    if isinstance(problem, typer.Abort):
        print("Interrupted; nothing was changed.", file=sys.stderr)
        return INTERRUPTED
    if isinstance(problem, _usage_error()):
        problem.show()  # type: ignore[attr-defined]
        return USAGE_OR_INTERNAL
    if os.environ.get("REPORTCLI_TRACEBACK"):
        raise problem
    print(
        f"reportcli met a fault of its own ({type(problem).__name__}: {problem}).\n"
        "Nothing was written. Set REPORTCLI_TRACEBACK=1 and run again to see where, and report it.",
        file=sys.stderr,
    )
    return USAGE_OR_INTERNAL


def _usage_error() -> type[Exception]:
    """The base of all complaints about usage (Typer carries its own copy of Click)."""
    import typer

    base: type[Exception] = typer.BadParameter.__mro__[2]
    return base


def _lean() -> None:
    """One run keeps nearly all that it makes: cycles are looked for rarely, numpy starts no idle threads."""
    gc.set_threshold(100_000, 20, 20)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
