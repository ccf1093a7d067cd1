"""A tiny project, and a session whose cache lies in a folder of the test."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from build.tiny_project import Project, make
from reportcli.cache.disk import DiskBlobs
from reportcli.session import Session


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make(tmp_path)


@pytest.fixture
def blobs(tmp_path: Path) -> DiskBlobs:
    return DiskBlobs(tmp_path / "cache")


@pytest.fixture
def session(blobs: DiskBlobs) -> Session:
    return Session(lambda stage: nullcontext(), blobs)
