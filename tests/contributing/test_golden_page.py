"""The page on golden tests, followed: its test passes as it is written there, and can fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from contributing.pages import files_of

ROOT = Path(__file__).resolve().parents[2]


def test_the_example_passes_and_can_fail(tmp_path: Path) -> None:
    ((_, text),) = files_of("golden-test").items()
    (tmp_path / "test_as_it_is.py").write_text(text, encoding="utf-8")
    other = text.replace("the pear tree bore its", "no such words")
    (tmp_path / "test_other_words.py").write_text(other, encoding="utf-8")
    settings = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "-p", "build.conftest"]
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "--tb=no", "-p", "no:cacheprovider", *settings]
    paths = os.pathsep.join(map(str, (ROOT / "src", ROOT / "tests")))
    env = {**os.environ, "PYTHONPATH": paths, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run([*command, str(tmp_path)], cwd=tmp_path, capture_output=True, text=True, env=env)
    fates = [line.split("::")[0] for line in done.stdout.splitlines() if "::" in line]
    fates = [f"{line.split()[0]} {Path(line.split()[1]).stem}" for line in fates]
    assert sorted(fates) == ["FAILED test_other_words", "PASSED test_as_it_is"], done.stdout
