"""Every file that a build of the samples writes passes our own preflight for what it was written for.

Solsoc is judged for print here; its screen file is built for the tests of accessibility.
"""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest

from reportcli.pipeline import Request, build
from reportcli.preflight import judge

DATA = Path(__file__).parents[2] / "sample_data"


@pytest.mark.parametrize(
    ("name", "purposes"), [("solsoc", ["print"]), ("pls", ["print", "screen", "archive"])]
)
def test_what_is_written_has_no_finding(tmp_path: Path, name: str, purposes: list[str]) -> None:
    shutil.copytree(DATA / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pdf", "*.json"))
    outcome = build(Request(tmp_path / name / "2024.xlsx", None, tuple(purposes)), lambda _: nullcontext())
    files = [path for path in outcome.written if path.suffix == ".pdf"]
    assert len(files) == len(purposes)
    for path, purpose in zip(files, purposes, strict=True):
        found = [(one.code, dict(one.args)) for one in judge(path, purpose, measure=False)]
        assert found == [], path.name
