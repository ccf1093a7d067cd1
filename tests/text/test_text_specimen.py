"""The specimen's PDF gives its source text back, letter for letter, spaces aside."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportcli.text.microtypography import refine

ROOT = Path(__file__).parents[2]
SPECIMEN = ROOT / "docs" / "specimen"
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069"))
# What stands beside the sources: running heads and folios (the first title is found in its running head),
# a prose with its note, markers of a list.
BESIDE = [
    "1Lignes",
    "Spécimen–Spécimentypographique20242",
    "Unephraseimportante,uneautreenitalique,unlienetunappeldenote1;unm²typé.",
    "1Lanoteditd’oùvientlechiffre:1234personnes.",
    "3Blocs",
    "1.",
    "2.",
    "3.",
]
PAGES = ("Spécimen–Spécimentypographique20244", "Colonnes5")


def bare(text: str) -> str:
    return "".join(text.translate(UNSEEN).split())


def fields() -> dict[str, str]:
    """Front-matter fields of the texts as the layout names them."""
    found: dict[str, str] = {}
    for file in SPECIMEN.glob("texts/*.md"):
        front = yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])
        found |= {f"texts.{file.stem}.{key}": value for key, value in front.items()}
    return found


def sources(node: Any, named: dict[str, str]) -> Iterator[str]:
    """What the layout prints, in order, with its language's micro-typography."""
    if isinstance(node, list):
        for child in node:
            yield from sources(child, named)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("text", "name") and isinstance(value, str):
                field = re.fullmatch(r"\{\{ (.+) \}\}", value)
                words = refine(named[field[1]] if field else value, node.get("lang", "fr"))
                # Poppler gives the signs of a paragraph from right to left back where the eye sees them.
                yield from re.findall(r"\w+", words) if node.get("lang") in ("ar", "he") else [words]
            elif key in ("list", "table"):
                yield from (refine(words, "fr") for words in strings(value))
            elif isinstance(value, (dict, list)):
                yield from sources(value, named)


def strings(value: Any) -> Iterator[str]:
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, list):
            yield from strings(part)
        else:
            yield part


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler's pdftotext")
def test_the_specimen_gives_its_text_back(tmp_path: Path) -> None:
    folder = tmp_path / "specimen"
    shutil.copytree(SPECIMEN, folder)
    (folder / "specimen.pdf").unlink(missing_ok=True)
    command = [sys.executable, "-m", "reportcli", "build", str(folder / "specimen.xlsx")]
    built = subprocess.run(
        command,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    raw = ["pdftotext", "-raw", "-enc", "UTF-8", str(folder / "specimen.pdf"), "-"]
    text = bare(subprocess.run(raw, capture_output=True, check=True).stdout.decode("utf-8"))
    layout = yaml.safe_load((SPECIMEN / "layout.yaml").read_text(encoding="utf-8"))
    at, beside = 0, []
    for source in sources(layout["sections"], fields()):
        found = text.find(bare(source), at)
        assert found >= 0, f"not found after {text[max(0, at - 60) : at]!r}: {source}"
        beside.append(text[at:found])
        at = found + len(bare(source))
    rest = [part for part in (*beside, text[at:]) if any(map(str.isalnum, part))]
    assert rest[: len(BESIDE)] == BESIDE
    running = "".join(rest[len(BESIDE) :])
    for furniture in PAGES:
        assert running.count(furniture) == 1
        running = running.replace(furniture, "")
    body, note = columns()
    parted = range(1, len(note))  # where the note, which is shown on two pages, may go on
    ends = [j for j in parted if running.endswith(note[j:])]
    assert any(running[: j - len(note)].replace(note[:j], "", 1) == body for j in ends)


def columns() -> tuple[str, str]:
    """The running text of the last section and its note, which goes on overleaf."""
    prose = (SPECIMEN / "texts" / "pages.md").read_text(encoding="utf-8").split("---\n")[2]
    body, note = prose.replace("[^1]:", "\0").replace("[^1]", "2").split("\0")
    return bare(refine(body, "fr")), "2" + bare(refine(note, "fr"))
