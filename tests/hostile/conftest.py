"""A tiny project for every test that asks for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from build.tiny_project import Project, make


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make(tmp_path)
