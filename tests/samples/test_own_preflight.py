"""The files for readers that a build of a sample writes pass our own preflight; those for print: `test_pls`,
`test_solsoc`. Solsoc's screen file is built for the tests of accessibility.
"""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from pathlib import Path

from reportcli.pipeline import Request, build
from reportcli.preflight import judge

DATA = Path(__file__).parents[2] / "sample_data"
PURPOSES = ("screen", "archive")


def test_what_is_written_has_no_finding(tmp_path: Path) -> None:
    shutil.copytree(DATA / "pls", tmp_path / "pls", ignore=shutil.ignore_patterns("*.pdf", "*.json"))
    outcome = build(Request(tmp_path / "pls/2024.xlsx", None, PURPOSES), lambda _: nullcontext())
    files = [path for path in outcome.written if path.suffix == ".pdf"]
    assert len(files) == len(PURPOSES)
    for path, purpose in zip(files, PURPOSES, strict=True):
        found = [(one.code, dict(one.args)) for one in judge(path, purpose, measure=False)]
        assert found == [], path.name
