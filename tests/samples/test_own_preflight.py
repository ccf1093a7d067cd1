"""Every file that a build of the samples writes passes our own preflight for what it was written for."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest

from reportcli.pipeline import Request, build
from reportcli.preflight import judge

DATA = Path(__file__).parents[2] / "sample_data"
PURPOSES = ("print", "screen", "archive")


@pytest.mark.parametrize("name", ["solsoc", "pls"])
def test_what_is_written_has_no_finding(tmp_path: Path, name: str) -> None:
    shutil.copytree(DATA / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pdf", "*.json"))
    outcome = build(Request(tmp_path / name / "2024.xlsx", None, PURPOSES), lambda _: nullcontext())
    files = [path for path in outcome.written if path.suffix == ".pdf"]
    assert len(files) == len(PURPOSES)
    for path, purpose in zip(files, PURPOSES, strict=True):
        found = [(one.code, dict(one.args)) for one in judge(path, purpose, measure=False)]
        assert found == [], path.name
