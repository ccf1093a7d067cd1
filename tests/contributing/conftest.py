"""What the tests of the pages share: the tiny project of building, and a copy of the sources."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from build.conftest import project
from contributing.sources import Sources, copied

__all__ = ["project"]


@pytest.fixture(scope="session")
def _copy_of_sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    return copied(tmp_path_factory.mktemp("sources") / "copy")


@pytest.fixture
def sources(_copy_of_sources: Sources) -> Iterator[Sources]:
    """The copy as it is without any page."""
    yield _copy_of_sources
    _copy_of_sources.restore()
