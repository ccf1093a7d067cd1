"""The page on checks, followed in a copy of the sources: its example gives the finding, in four languages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from contributing.pages import PAGES, files_of

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {"English": "en", "French": "fr", "Dutch": "nl", "German": "de"}
WORDS = re.compile(r"^(?P<language>\w+):\n\n```toml\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FOLLOWED = """
import sys
from pathlib import Path
from checks.test_examples import EVERY, bound, found
from reportcli.checks.registry import rules_by_name
from reportcli.messages import catalogue

example = EVERY["texts.doubled_words:word-doubled"]
folder = Path(sys.argv[1])
(one,) = [one for one in found(example.trips, folder / "a") if one.code == "word-doubled"]
assert str(one.where) == example.at
assert "word-doubled" not in [one.code for one in found(example.passes, folder / "b")]
assert list(rules_by_name()["texts.doubled_words"].check(*bound(example.trips, folder / "c")))
orders = [rule.order for rule in rules_by_name().values()]
assert len(orders) == len(set(orders))
for lang in ("en", "fr", "nl", "de"):
    assert {"message", "expected", "help", "why"} <= set(catalogue(lang)["word-doubled"]), lang
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sources and the tests of checks with the page's files and words in place."""
    root = tmp_path / "copy"
    shutil.copytree(ROOT / "src", root / "src")
    for name in ("checks", "bind"):
        shutil.copytree(ROOT / "tests" / name, root / "tests" / name)
    (root / "layouts").symlink_to(ROOT / "layouts", target_is_directory=True)
    for name, text in files_of("check").items():
        assert not (root / name).exists(), f"{name} is there already"
        (root / name).write_text(text, encoding="utf-8")
    words = {
        match["language"]: match["text"] for match in WORDS.finditer((PAGES / "check.md").read_text("utf-8"))
    }
    assert set(words) == set(LANGUAGES)
    for language, lang in LANGUAGES.items():
        with (root / f"src/reportcli/messages/{lang}/checks.toml").open("a", encoding="utf-8") as file:
            file.write("\n" + words[language])
    return root


def test_the_page_makes_a_check(copy: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FOLLOWED, str(tmp_path / "reports")],
        cwd=copy,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(copy / "src"), str(copy / "tests")))},
    )
    assert done.returncode == 0, done.stderr
