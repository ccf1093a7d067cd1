#!/usr/bin/env python3
"""Proof: the lowest versions of libraries that `pyproject.toml` allows are enough.

    python3 proofs/lowest_versions.py [PYTEST ARGUMENTS]

Makes an empty environment in a temporary folder (needs a network for the packages), installs this checkout
with every library of the program and of its tested extras at the lower bound that is stated for it, the
tools of the tests at their pinned versions, and runs the tests there: all of them, or what the arguments
name. Exit code of pytest; 1 as well where the libraries cannot be installed together.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXTRAS = ("watch", "passwords")
TOOLS = ("pytest", "pytest-xdist", "hypothesis", "page-validation", "python-bidi", "ruff")
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)[^><=!~]*(?P<kind>>=|==|~=)(?P<version>[0-9.]+)")


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="lowest-") as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / ("Scripts" if os.name == "nt" else "bin") / "python")
        bounds = lower_bounds()
        print(" ".join(bounds), flush=True)
        install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        for wanted in ([*bounds, *pinned_tools()], ["--no-deps", "-e", str(ROOT)]):
            if subprocess.run([*install, *wanted], cwd=ROOT, check=False).returncode:
                return 1
        tests = [python, "-m", "pytest", "-q", *(arguments or ["-n", "2", "--dist", "loadfile"])]
        return subprocess.run(tests, cwd=ROOT, check=False).returncode


def lower_bounds() -> list[str]:
    """`name==version` of every library of the program and of `EXTRAS`; `5.1.*` counts as 5.1.0.

    Raises ValueError for a requirement that states no lower bound.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (line for extra in EXTRAS for line in project["optional-dependencies"][extra])
    found = []
    for line in (*project["dependencies"], *extras):
        if (match := REQUIREMENT.match(line)) is None:
            raise ValueError(f"{line} states no lower bound")
        found.append(f"{match['name']}=={match['version'].rstrip('.')}")
    return found


def pinned_tools() -> list[str]:
    """The tools that the tests need, as `constraints.txt` pins them."""
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return [pin for pin in pins if pin.partition("==")[0].lower() in TOOLS]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
