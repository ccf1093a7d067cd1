"""The page on golden tests, followed: its test passes as it is written there, and can fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from contributing.pages import files_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("words", "code"), [("the pear tree bore its", 0), ("no such words", 1)])
def test_the_example_passes_and_can_fail(tmp_path: Path, words: str, code: int) -> None:
    ((name, text),) = files_of("golden-test").items()
    target = tmp_path / Path(name).name
    target.write_text(text.replace("the pear tree bore its", words), encoding="utf-8")
    settings = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "-p", "build.conftest"]
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", *settings, str(target)]
    paths = os.pathsep.join(map(str, (ROOT / "src", ROOT / "tests")))
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, env={**os.environ, "PYTHONPATH": paths})
    assert done.returncode == code, done.stdout
