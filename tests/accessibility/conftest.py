"""Both sample reports as screen files, built once."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from reportcli.pipeline import Request, build

SAMPLES = ("solsoc", "pls")
DATA = Path(__file__).parents[2] / "sample_data"


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    files = {}
    for name in SAMPLES:
        files[name] = folder / f"{name}.pdf"
        outcome = build(Request(DATA / name / "2024.xlsx", files[name], ("screen",)), lambda _: nullcontext())
        assert files[name] in outcome.written, [str(one) for one in outcome.diagnostics]
        low = [one for one in outcome.diagnostics if one.code.startswith("contrast-")]
        (folder / f"{name}.contrast").write_text("\n".join(f"{one.block} {one.args}" for one in low))
    return files
