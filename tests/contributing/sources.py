"""A copy of the sources in which a page's files are put in place, as its reader does.

A worker makes one copy; what a test has changed in it is put back after the test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from contributing.pages import files_of

ROOT = Path(__file__).resolve().parents[2]
Done = subprocess.CompletedProcess[str]


TESTS = (
    *("bind", "charts", "profiles", "typeset", "command_line.py", "page_text.py"),
    *("build/__init__.py", "build/tiny_project.py"),
    *("checks/test_examples.py", "house/test_catalogues.py", "layout/test_schema.py"),
)
"""The tests that come along: those of the pages and what they import."""


@dataclass(slots=True)
class Sources:
    """The copy: `root` has src, the tests that pages run, and the layouts.

    before: what files were that are changed, with their times; None: they were not there. folders: new ones.
    changes: how many there were.
    """

    root: Path
    before: dict[Path, tuple[bytes, float] | None] = field(default_factory=dict)
    folders: list[Path] = field(default_factory=list)
    changes: int = 0

    def put(self, page: str) -> None:
        """The page's new files; what belongs into files that are there already is left to `add`."""
        for name, text in files_of(page).items():
            if name.startswith(("src/", "tests/")) and not (self.root / name).exists():
                self._write(self.root / name, text)

    def add(self, page: str, name: str, before: str = "") -> None:
        """A page's block in a file that is there: at its end, or before the first line that begins so."""
        text, block = (self.root / name).read_text(encoding="utf-8"), files_of(page)[name]
        assert block not in text, f"{name} has it already"
        at = text.index(f"\n{before}") + 1 if before else len(text)
        self._write(self.root / name, text[:at] + ("" if before else "\n") + block + text[at:])

    def take(self, name: str) -> None:
        """Without one file again."""
        self._remember(self.root / name)
        (self.root / name).unlink()

    def restore(self) -> None:
        """All files as they were at first."""
        for path, known in self.before.items():
            if known is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(known[0])
                os.utime(path, (known[1], known[1]))
        for folder in self.folders:
            shutil.rmtree(folder, ignore_errors=True)
        self.before.clear()
        self.folders.clear()

    def _write(self, path: Path, text: str) -> None:
        """Compiled code is known by time and size: every writing has a time of its own."""
        self._remember(path)
        self.changes += 1
        self.folders += [folder for folder in path.parents if not folder.exists()]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (self.changes, self.changes))

    def _remember(self, path: Path) -> None:
        state = (path.read_bytes(), path.stat().st_mtime) if path.exists() else None
        self.before.setdefault(path, state)

    def reportcli(self, *arguments: object, cwd: Path) -> Done:
        """The copy's command line."""
        return self._run("reportcli", *map(str, arguments), cwd=cwd)

    def test(self, *tests: str) -> Done:
        """Some of its tests, by file or with options of pytest."""
        settings = ["-q", "-c", os.devnull, "--rootdir", str(self.root), "-p", "no:cacheprovider"]
        return self._run("pytest", *settings, *tests, cwd=self.root)

    def _run(self, *arguments: str, cwd: Path) -> Done:
        paths = os.pathsep.join((str(self.root / "src"), str(self.root / "tests")))
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=cwd,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": paths, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        )


def copied(root: Path) -> Sources:
    """A copy of src and of `TESTS`.

    What is compiled comes along: files keep their times, so Python compiles only what a page changes.
    """
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("*.pyc.*"))
    for name in TESTS:
        source, target = ROOT / "tests" / name, root / "tests" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, target)
    (root / "layouts").symlink_to(ROOT / "layouts", target_is_directory=True)
    return Sources(root)
