"""What tests of the workshop share: a tiny project. Without the extra, nothing is collected."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from build.tiny_project import Project, make

EXTRA = ("starlette", "uvicorn", "watchfiles", "pypdfium2")  # dev.py installs it

collect_ignore_glob = [] if all(map(find_spec, EXTRA)) else ["test_*.py"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make(tmp_path)
