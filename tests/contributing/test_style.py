"""The files of the pages keep the style that CI asks of them: whoever copies one has nothing to mend."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from contributing.pages import PAGES, files_of

ROOT = PAGES.parents[1]
NAMES = sorted(
    path.stem for path in PAGES.glob("*.md") if re.search(r"^`[^`\n]+`:$", path.read_text("utf-8"), re.M)
)


def test_style_and_value_classes(tmp_path: Path) -> None:
    written = 0
    for page in NAMES:
        for name, text in files_of(page).items():
            if name.endswith(".py") and text.startswith('"""'):  # the others are lines of a file
                path = tmp_path / page / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
                written += 1
                assert not re.search(r"^from dataclasses import [^#\n]*\bdataclass\b", text, re.M), name
    assert written >= 10
    own = ["reportcli", *sorted({path.stem for path in (ROOT / "tests").iterdir()})]
    options = ["--config", str(ROOT / "pyproject.toml"), "--config", f"lint.isort.known-first-party = {own}"]
    for command in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", "--quiet", *command, *options, "."],
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
