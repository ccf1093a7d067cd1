"""A kind of block is one module of the name of its class's module, imported when it is met, handed down."""

from __future__ import annotations

import os
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from typeset_builders import FakeComposer, chapter, composer, lines, report, text

import reportcli
from reportcli import blocks as b
from reportcli.blocks import kinds as bound
from reportcli.typeset import context_of, typeset
from reportcli.typeset.blocks import kinds
from reportcli.typeset.chapter_state import BlockKind, ChapterState
from reportcli.typeset.structure_tree import StructureNode

CLASSES = [
    kind
    for module in pkgutil.iter_modules(bound.__path__, f"{bound.__name__}.")
    for kind in vars(import_module(module.name)).values()
    if isinstance(kind, type) and issubclass(kind, b.Block) and kind.__module__ == module.name
    if kind is not b.ListItem
]
SCRIPT = """
import sys, reportcli.typeset, reportcli.blocks as b
from reportcli.typeset.blocks.kinds import __name__ as room, kind_of

def loaded():
    return {name.rpartition(".")[2] for name in sys.modules if name.startswith(room + ".")}

assert loaded() == set(), loaded()
kind_of(b.Break(path="x"))
assert loaded() == {"break_"}, loaded()
"""


def stem(kind: type) -> str:
    return kind.__module__.rpartition(".")[2]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_each_kind_of_block_is_set_by_the_module_of_its_name(kind):
    found = kinds.kind_of(object.__new__(kind))
    shared = "reportcli.typeset.blocks.paragraph"  # lists and notes set paragraphs too
    assert found.lay_out.__module__ in (f"{kinds.__name__}.{stem(kind)}", shared)


def test_no_module_stands_there_without_a_kind_of_block():
    modules = {path.stem for path in Path(kinds.__file__).parent.glob("*.py")} - {"__init__"}
    assert modules == {stem(kind) for kind in CLASSES}


def test_a_kind_is_imported_only_when_it_is_met():
    source = str(Path(reportcli.__file__).parents[1])
    subprocess.run([sys.executable, "-c", SCRIPT], check=True, env={**os.environ, "PYTHONPATH": source})


def test_a_kind_that_is_handed_in_sets_its_blocks():
    drawn = []

    def twice(state, block, inherited, room):
        drawn.append(block.path)
        lay_out = kinds.kind_of(block).lay_out
        return [item for _ in range(2) for item in lay_out(state, block, inherited, room)]

    doubled = BlockKind(twice)
    document = typeset(
        report(chapter(lines(2, path="a"), b.Stack(path="s", children=(lines(3, path="c"),)))),
        composer_factory=composer,
        kinds=lambda block: doubled if isinstance(block, b.Text) else kinds.kind_of(block),
    )
    baselines = sum(len(leaf.baselines) for page in document.pages for leaf in page.placed)
    assert (drawn, baselines) == (["a", "c"], 2 * (2 + 3))


def test_a_snapshot_brings_findings_and_notes_back_as_often_as_it_is_asked():
    state = ChapterState(context_of(report()), FakeComposer(), kinds.kind_of)
    snow = text("☃")
    state.compose(snow.runs, snow.style, 100.0, snow)
    kept = state.snapshot()
    for _ in range(2):
        state.findings.clear()
        state.note_nodes["n"] = StructureNode("Note", None)
        state.restore(kept)
        assert [code for code, _ in state.findings] == ["missing-glyph"]
        assert state.note_nodes == {}
