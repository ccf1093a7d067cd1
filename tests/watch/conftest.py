"""What tests of the workshop share: a tiny project, and nothing where the extra is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from build.tiny_project import Project, make

for name in ("starlette", "uvicorn", "watchfiles", "pypdfium2"):
    pytest.importorskip(name, reason="the extra reportcli[watch]")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make(tmp_path)
