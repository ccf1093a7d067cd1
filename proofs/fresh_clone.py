#!/usr/bin/env python3
"""Proof: a fresh clone builds and passes its tests by the README's two commands; the wheel works without it.

    python3 proofs/fresh_clone.py [--without-tests]

Clones the last commit into a temporary folder, runs `dev.py build` (which makes its own environment) and
`dev.py test`, then makes the wheel, installs it in an empty environment, and builds a copied workbook outside
the checkout: with the layout that the wheel carries, and with a copied layout folder. Needs git and a network
for the packages. Every step is timed; exit 1 at the first that fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
SAMPLE = "sample_data/solsoc"


def main(with_tests: bool) -> int:
    with tempfile.TemporaryDirectory(prefix="fresh-") as folder:
        work = Path(folder)
        clone = work / "clone"
        step("clone", ["git", "clone", "--quiet", str(ROOT), str(clone)], work)
        step("dev.py build (sets up, then builds)", [sys.executable, "dev.py", "build"], clone)
        check_report(clone / SAMPLE)
        step("dev.py build, again", [sys.executable, "dev.py", "build"], clone)
        if with_tests:
            step("dev.py test", [sys.executable, "dev.py", "test"], clone)
        wheel(work, clone)
    return 0


def wheel(work: Path, clone: Path) -> None:
    """The wheel in an empty environment, away from the checkout."""
    own = clone / ".venv" / SCRIPTS / "python"
    step("wheel", [str(own), "-m", "build", "--wheel", "--outdir", str(work / "dist"), str(clone)], work)
    (made,) = (work / "dist").glob("*.whl")
    print(f"  {made.name}: {made.stat().st_size / 1e6:.1f} MB")
    venv.create(work / "empty", with_pip=True)
    python = work / "empty" / SCRIPTS / "python"
    pins = ["-c", str(clone / "constraints.txt")]
    quiet = ["--quiet", "--disable-pip-version-check"]
    step("install the wheel", [str(python), "-m", "pip", "install", *quiet, *pins, str(made)], work)
    program = str(work / "empty" / SCRIPTS / "reportcli")
    ignored = shutil.ignore_patterns("*.pdf", "*.json")
    for name, layout in (("base", True), ("solsoc", False)):
        project = work / f"outside-{name}"
        shutil.copytree(clone / SAMPLE, project / "report", ignore=ignored)
        if not layout:
            shutil.copytree(clone / "layouts" / name, project / "layouts" / name)
    shutil.move(clone, work / "gone")
    for name, options in (("base", ["--layout", "base"]), ("solsoc", [])):
        project = work / f"outside-{name}"
        step(f"reportcli build, layout {name}", [program, "build", "report/2024.xlsx", *options], project)
        check_report(project / "report")


def step(name: str, command: list[str], folder: Path) -> None:
    """Runs one command and says how long it took."""
    environment = {name: os.environ[name] for name in os.environ if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    print(f"{name:40} {time.perf_counter() - started:6.1f} s  exit {done.returncode}", flush=True)
    if done.returncode != 0:
        print(done.stdout[-6000:], done.stderr[-6000:], sep="\n")
        raise SystemExit(1)


def check_report(folder: Path) -> None:
    """The PDF and its ledger are there; qpdf, where it is installed, finds nothing in the PDF."""
    pdf = folder / "2024.pdf"
    assert pdf.read_bytes().startswith(b"%PDF-") and (folder / "2024.ledger.json").is_file()
    print(f"  {pdf.stat().st_size / 1e6:.1f} MB")
    if tool := shutil.which("qpdf"):
        subprocess.run([tool, "--check", str(pdf)], check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main("--without-tests" not in sys.argv))
