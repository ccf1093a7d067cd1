#!/usr/bin/env python3
"""Sets up a checkout and runs its two jobs. Standard library, Python 3.11 or newer; no make, no compiler.

    python3 dev.py build            set up, then build sample_data/solsoc/2024.xlsx
    python3 dev.py build FILE ...   the same for another workbook (all arguments go to `reportcli build`)
    python3 dev.py test             set up, then check style, architecture and types, and run the tests
    python3 dev.py run ARGS ...     set up, then run reportcli with these arguments

On Windows: `py dev.py build`, `py dev.py test`.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = ENVIRONMENT / ".set-up"
SAMPLE = ROOT / "sample_data" / "solsoc" / "2024.xlsx"


def set_up() -> None:
    """Makes .venv with the pinned packages, unless it is there for these very pins.

    Fetching waits for the network, so parts of the pins are fetched and installed beside each other. What
    that leaves out (a pin that this system has not, a package that it needs besides) the last command adds,
    or says why it cannot. Nothing is compiled ahead: most modules of the packages are never imported.
    """
    pins = b"".join((ROOT / name).read_bytes() for name in ("constraints.txt", "pyproject.toml"))
    wanted = hashlib.sha256(pins + sys.version.encode()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print("Setting up .venv (once, about a minute) …", flush=True)
    venv.create(ENVIRONMENT, with_pip=True, clear=ENVIRONMENT.exists())
    install = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-compile"]
    _with_progress(
        [
            [*install, "--no-deps", "-e", "."],
            *([*install, "--no-deps", *part] for part in parts_of_pins(3)),
        ]
    )
    _checked([*install, "-c", "constraints.txt", "reportcli[dev]"])
    STAMP.write_text(wanted, encoding="utf-8")


def parts_of_pins(count: int) -> list[list[str]]:
    """The pins of constraints.txt, in so many parts."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    return [pins[start::count] for start in range(count)]


def _with_progress(commands: list[list[str]]) -> None:
    """Runs pip several times at once and says how far they are. The first must succeed: without it, the
    package itself would be sought on an index. Raises CalledProcessError, after what they said.
    """
    reading, writing = os.pipe()
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=writing, stderr=subprocess.STDOUT) for command in commands
    ]
    os.close(writing)
    said: list[str] = []
    with os.fdopen(reading, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            said.append(line)
            if (step := progress(said)) is not None:
                print(step, flush=True)
    codes = [pip.wait() for pip in running]
    if codes[0]:
        print("".join(said[-20:]), end="", file=sys.stderr, flush=True)
        raise subprocess.CalledProcessError(codes[0], commands[0])


def progress(said: list[str]) -> str | None:
    """What the last line of pip means for whoever waits, None when it is nothing new."""
    wanted = sum(line.startswith("Collecting ") for line in said)
    if said[-1].startswith("Collecting ") and wanted % 10 == 0:
        return f"  {wanted} packages found, at last {said[-1].split()[1].partition('==')[0]}"
    if said[-1].startswith("Installing collected packages") and "," in said[-1]:
        return f"  installing {said[-1].count(',') + 1} packages"
    return None


def _checked(command: list[str]) -> None:
    """Runs pip quietly. Raises CalledProcessError, after what pip said."""
    pip = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if pip.returncode:
        print("".join(pip.stdout.splitlines(True)[-20:]), end="", file=sys.stderr, flush=True)
        raise subprocess.CalledProcessError(pip.returncode, command)


def run(*command: str | Path) -> int:
    print("$", " ".join(str(part) for part in command[1:]), flush=True)
    return subprocess.run([str(part) for part in command], cwd=ROOT).returncode


def test(arguments: list[str]) -> int:
    """Types are checked beside the tests: one of them leaves a processor idle at its beginning or end."""
    module = [PYTHON, "-m"]
    types = subprocess.Popen(
        [*module, "mypy"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    checks = [
        [*module, "ruff", "check", "src", "tests", "proofs", "bench", "dev.py"],
        [SCRIPTS / "lint-imports", "--no-cache"],
        [*module, "pytest", "-n", "2", "--dist", "loadfile", *arguments],
    ]
    worst = max([run(*command) for command in checks])
    said, _ = types.communicate()
    print(f"$ -m mypy\n{said}", end="", flush=True)
    return max(worst, types.returncode)


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may have an older one
        print("reportcli needs Python 3.11 or newer; this is", sys.version.split()[0], file=sys.stderr)
        return 2
    job, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if job not in {"build", "test", "run"}:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        set_up()
    except subprocess.CalledProcessError as failed:
        print("The set-up failed: could the packages be downloaded?", file=sys.stderr)
        return failed.returncode
    if job == "test":
        return test(rest)
    command = ["build", *(rest or [SAMPLE])] if job == "build" else rest
    return run(PYTHON, "-m", "reportcli", *command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
