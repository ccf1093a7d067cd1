"""What a long report has by the ten thousand refers to itself in no circle: it goes when it is done with."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from build.tiny_project import Project
from reportcli.pipeline import Request, build

MANY = {"Word", "Leaf", "Box", "StructureNode", "Element", "Placed", "GlyphsOp", "Text"}


@pytest.fixture
def _no_collector() -> Iterator[None]:
    enabled = gc.isenabled()
    gc.collect()
    gc.disable()
    yield
    if enabled:
        gc.enable()


def in_circles() -> set[str]:
    """The kinds of which only the collector would find several."""
    gc.set_debug(gc.DEBUG_SAVEALL)
    gc.collect()
    gc.set_debug(0)
    counts = Counter(type(one).__name__ for one in gc.garbage)
    gc.garbage.clear()
    gc.collect()
    return {name for name, count in counts.items() if count > 1}


@pytest.mark.usefixtures("_no_collector")
def test_no_stage_leaves_its_parts_to_the_collector(project: Project) -> None:
    left: dict[str, set[str]] = {}

    @contextmanager
    def observe(name: str) -> Iterator[None]:
        yield
        left[name] = left.get(name, set()) | (in_circles() & MANY)

    assert build(Request(workbook=project.workbook), observe).written
    assert {name: found for name, found in left.items() if found} == {}
    assert {"typeset", "paint", "preflight"} <= left.keys()
