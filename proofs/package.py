#!/usr/bin/env python3
"""Proof: what wheel and source archive hold, and what an installation weighs.

    python3 proofs/package.py [--install]

Makes both into a temporary folder (needs a network for the build's own packages), reads their metadata and
members, and asks `twine check`, where it is installed, whether an index would take them. `--install` also
installs the wheel with the tested set into an empty environment and measures it. Exit 1 at what is not as it
should be.
"""

from __future__ import annotations

import email
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
MEGABYTE = 1e6
MISTAKES: list[str] = []


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="package-") as folder:
        work = Path(folder)
        subprocess.run(
            [sys.executable, "-m", "build", "--outdir", str(work), str(ROOT)], check=True, capture_output=True
        )
        (wheel,), (archive,) = [*work.glob("*.whl")], [*work.glob("*.tar.gz")]
        wheel_members(wheel)
        archive_members(archive)
        if tool := shutil.which("twine"):
            done = subprocess.run(
                [tool, "check", "--strict", str(wheel), str(archive)], capture_output=True, text=True
            )
            say(done.returncode == 0, f"twine check: {done.stdout.strip().splitlines()[-1]}")
        if "--install" in arguments:
            installed(wheel, work)
    return 1 if MISTAKES else 0


def say(good: bool, what: str) -> None:
    print(f"{'ok ' if good else 'BAD'} {what}", flush=True)
    if not good:
        MISTAKES.append(what)


def wheel_members(wheel: Path) -> None:
    """Metadata, licences, types, the tested set; neither tests nor compiled files."""
    with zipfile.ZipFile(wheel) as opened:
        names = opened.namelist()
        (meta,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        stated = email.message_from_bytes(opened.read(meta))
        tested = opened.read("reportcli/constraints.txt").decode()
    print(f"    {wheel.name}: {wheel.stat().st_size / MEGABYTE:.1f} MB, {len(names)} files")
    print(f"    {stated['License-Expression']}")
    say(
        stated["License-Expression"] is not None and stated["Metadata-Version"] == "2.4",
        "licence expression, metadata 2.4",
    )
    licences = stated.get_all("License-File") or []
    inside = [name for name in licences if any(path.endswith(f"/licenses/{name}") for path in names)]
    say(len(licences) >= 9 and inside == licences, f"{len(licences)} licence files inside")
    say("reportcli/py.typed" in names, "types are declared")
    say("reportlab==" in tested, "the tested set is inside")
    allowed = ("reportcli/", wheel.name.split("-")[0] + "-")
    say(
        all(name.startswith(allowed) and not name.endswith(".pyc") for name in names),
        "nothing else is inside",
    )
    say(any(name.startswith("reportcli/layouts/base/fonts/") for name in names), "fonts are inside")


def archive_members(archive: Path) -> None:
    """Sources, documents and tests; no pictures of the samples."""
    with tarfile.open(archive) as opened:
        names = [member.name.partition("/")[2] for member in opened.getmembers()]
    print(f"    {archive.name}: {archive.stat().st_size / MEGABYTE:.1f} MB, {len(names)} files")
    say(
        not any(name.startswith("sample_data/") and "/media/" in name for name in names),
        "no pictures of the samples in the source archive",
    )
    needed = (
        "LICENSE",
        "THIRD_PARTY.md",
        "CHANGELOG.md",
        "constraints.txt",
        "docs/command-line.md",
        "tests/conftest.py",
    )
    say(
        all(name in names for name in needed),
        "licences, change log, documents and tests are in the source archive",
    )


def installed(wheel: Path, work: Path) -> None:
    """The weight of an environment with the tested set; the program in it says that all is well."""
    venv.create(work / "empty", with_pip=True)
    before = weight(work / "empty")
    python = work / "empty" / SCRIPTS / "python"
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    run: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run
    run([*pip, "-c", str(ROOT / "constraints.txt"), str(wheel)], check=True, env=plain)
    packages = len([*(work / "empty").rglob("*.dist-info")])
    print(f"    {weight(work / 'empty') - before:.0f} MB, {packages} packages with pip")
    program = work / "empty" / SCRIPTS / "reportcli"
    done = run([str(program), "doctor"], capture_output=True, text=True, env=plain, cwd=work, check=False)
    say(done.returncode == 0, "doctor finds nothing bad")
    print("\n".join(f"    {line}" for line in done.stdout.splitlines()))


def weight(folder: Path) -> float:
    """Megabytes of a folder's files, links apart."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / MEGABYTE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
