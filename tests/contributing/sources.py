"""A copy of the sources in which a page's files are put in place, as its reader does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from contributing.pages import files_of

ROOT = Path(__file__).resolve().parents[2]
Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True, slots=True)
class Sources:
    """The copy: `root` has src, the tests that were asked for, and the layouts."""

    root: Path

    def put(self, page: str) -> None:
        """The page's new files; what belongs into files that are there already is left to `add`."""
        for name, text in files_of(page).items():
            if name.startswith(("src/", "tests/")) and not (self.root / name).exists():
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                (self.root / name).write_text(text, encoding="utf-8")

    def add(self, page: str, name: str, before: str = "") -> None:
        """A page's block in a file that is there: at its end, or before the first line that begins so."""
        text, block = (self.root / name).read_text(encoding="utf-8"), files_of(page)[name]
        assert block not in text, f"{name} has it already"
        at = text.index(f"\n{before}") + 1 if before else len(text)
        (self.root / name).write_text(
            text[:at] + ("" if before else "\n") + block + text[at:], encoding="utf-8"
        )

    def take(self, name: str) -> None:
        """Without one file again."""
        (self.root / name).unlink()

    def reportcli(self, *arguments: object, cwd: Path) -> Done:
        """The copy's command line."""
        return self._run("reportcli", *map(str, arguments), cwd=cwd)

    def test(self, *tests: str) -> Done:
        """Some of its tests, by file or with options of pytest."""
        settings = [
            "-q",
            "-c",
            os.devnull,
            "--rootdir",
            str(self.root),
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
        ]
        return self._run("pytest", *settings, *tests, cwd=self.root)

    def _run(self, *arguments: str, cwd: Path) -> Done:
        paths = os.pathsep.join((str(self.root / "src"), str(self.root / "tests")))
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=cwd,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": paths},
        )


def copied(folder: Path, *tests: str) -> Sources:
    """A copy of src and of these folders and files of tests.

    What is compiled comes along: files keep their times, so Python compiles only what a page changes.
    """
    root = folder / "copy"
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("*.pyc.*"))
    for name in tests:
        source, target = ROOT / "tests" / name, root / "tests" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    (root / "layouts").symlink_to(ROOT / "layouts", target_is_directory=True)
    return Sources(root)
