"""The command line. Nothing heavy is imported until a command runs."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import sys
from pathlib import Path
from typing import NoReturn

from reportcli.cli.standard_output import OutputLost, out
from reportcli.inputs.written_files import begin, put_down_so_far

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
    _streams()
    from reportcli.cli.app import app  # loaded when streams are set

    begin()
    try:
        code = app(standalone_mode=False)
        if code == INTERRUPTED:  # Typer has caught it
            raise KeyboardInterrupt
        out("")  # what the command said may still be on its way
        return code if isinstance(code, int) else 0
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:
        return _explain(problem)


def _explain(problem: Exception) -> int:
    import typer

    if isinstance(problem, typer.Abort):
        return _interrupted()
    if isinstance(problem, _usage_error()):
        return _usage(problem)
    if isinstance(problem, OutputLost):
        _say("output-lost", "written", why=problem)
        return USAGE_OR_INTERNAL
    if os.environ.get("REPORTCLI_TRACEBACK"):
        raise problem
    _say("fault", "written", "fault-next", problem=f"{type(problem).__name__}: {problem}")
    return USAGE_OR_INTERNAL


def _usage(problem: Exception) -> int:
    """What is wrong with the call; a call without words is answered with the help."""
    if type(problem).__name__ == "NoArgsIsHelpError":
        problem.show()  # type: ignore[attr-defined]
        return USAGE_OR_INTERNAL
    from reportcli.cli.spoken import language_asked
    from reportcli.cli.usage.complaints import complaint

    text = complaint(problem, sys.argv[1:], language_asked(sys.argv[1:]))
    with contextlib.suppress(OSError):  # nobody reads it
        print(text, file=sys.stderr, flush=True)
    return USAGE_OR_INTERNAL


def _interrupted() -> int:
    _say("interrupted", "written")
    return INTERRUPTED


def _say(*words: str, **args: object) -> None:
    """Sentences of the catalogue on stderr, in the language that the command line asks for, or the report's.

    `written` names the files that this command has written, or says that there is none.
    """
    from reportcli.cli.spoken import language_asked
    from reportcli.messages import catalogue

    known = catalogue(language_asked(sys.argv[1:]))["_interface"]
    files = put_down_so_far()
    chosen = ["nothing-written" if word == "written" and not files else word for word in words]
    text = " ".join(known[word] for word in chosen)
    with contextlib.suppress(OSError):  # nobody reads this either
        print(text.format(files=", ".join(map(str, files)), **args), file=sys.stderr, flush=True)


def _usage_error() -> type[Exception]:
    """The base of all complaints about usage (Typer carries its own copy of Click)."""
    import typer

    base: type[Exception] = typer.BadParameter.__mro__[2]
    return base


def _lean() -> None:
    """One run keeps nearly all that it makes: cycles are looked for rarely, numpy starts no idle threads."""
    gc.set_threshold(4_000_000, 20, 20)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _streams() -> None:
    """Standard streams speak UTF-8; one that was closed leads nowhere, lest a file take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
