"""One process of the proof `damaged`: runs cases one after the other and writes a line of JSON for each."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import sys
import time
import traceback
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / name) for name in ("src", "tests", "proofs")]

from damages import KINDS, Case, made_project  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]


def main(folder: str, *numbers: str) -> None:
    """Arguments: folder, seed, first case, number of cases, build every, seconds a case, bytes, kind."""
    seed, first, count, build_every, seconds, memory = map(int, numbers[:6])
    _limit(memory)
    base = made_project(Path(folder))
    kinds = [kind for kind in KINDS if kind.startswith(numbers[6])]
    for number in range(first, first + count):
        random_ = random.Random(f"{seed}-{number}")
        case = Case(base, kinds[number % len(kinds)], random_)
        begun = time.monotonic()
        with case.damaged():
            result, said = _run(case.command(build=number % build_every == 0))
        took = time.monotonic() - begun
        if took > seconds:
            result, said = "slow", f"{took:.0f} s"
        told = {"case": number, "kind": case.kind, "result": result, "memory": _peak()}
        if result not in ("0", "1", "usage"):
            told |= {"how": case.how, "said": said[-1200:]}
        sys.__stdout__.write(json.dumps(told) + "\n")  # type: ignore[union-attr]
        sys.__stdout__.flush()  # type: ignore[union-attr]


def _run(arguments: list[str]) -> tuple[str, str]:
    """Exit code of the command line, and what it said."""
    from reportcli import cli

    os.environ["REPORTCLI_TRACEBACK"] = "1"
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["reportcli", *arguments]
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.main()
    except Exception:
        return "fault", traceback.format_exc()
    said = err.getvalue()
    if "Traceback" in said or "Warning:" in said:
        return "stray", said
    if code == 2 and said.startswith("reportcli: ") and "fault" not in said:
        return "usage", said  # an option that says nothing: refused before anything is read
    return str(code), said


def _limit(memory: int) -> None:
    """The system refuses more memory than that, where it can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory + (1 << 30), memory + (1 << 30)))  # address space
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _peak() -> int:
    """Bytes that the process has had in memory at most."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "proofs")]
    main(*sys.argv[1:])
