"""Kinds of blocks: a module of the same name in every room, imported when the kind is met."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import reportcli
from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent, Diagnostics
from reportcli.bind.kinds import binder_of
from reportcli.bind.nesting import Nesting
from reportcli.bind.position import Here
from reportcli.bind.registers import Registers
from reportcli.bind.report import bind
from reportcli.blocks import Block, Break
from reportcli.layout.models import PRIMITIVES, Node
from reportcli.layout.models.kinds import file_of
from reportcli.layout.models.kinds.expanding.component import ComponentCall
from reportcli.layout.models.kinds.plugin import PluginCall
from reportcli.model.diagnostic import error

from .tiny import children, report

SOURCE = Path(reportcli.__file__).parent
MODELS: list[type[Node]] = [*PRIMITIVES.values(), ComponentCall, PluginCall]


def files(room: str) -> set[str]:
    """The kinds of a room by their files below `kinds`."""
    folder = SOURCE / room / "kinds"
    found = (path.relative_to(folder).with_suffix("") for path in folder.rglob("*.py"))
    return {".".join(path.parts) for path in found if path.name != "__init__"}


def test_a_kind_has_a_file_of_its_name_in_every_room() -> None:
    wanted = {file_of(model) for model in MODELS}
    assert files("layout/models") == files("bind") == wanted
    assert files("blocks") == {name for name in wanted if not name.startswith("expanding.")}


@pytest.mark.parametrize("model", MODELS)
def test_every_kind_is_bound_by_its_own_module(model: type[Node]) -> None:
    assert binder_of(model) is import_module(f"reportcli.bind.kinds.{file_of(model)}").bind


def test_a_first_key_that_is_no_kind_has_no_model() -> None:
    assert "component" not in PRIMITIVES and "textt" not in PRIMITIVES
    with pytest.raises(KeyError):
        PRIMITIVES["textt"]


def test_a_kind_that_is_not_met_is_not_imported() -> None:
    code = "import sys, reportcli.bind.report, reportcli.layout.load; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not loaded & {"reportcli.bind.kinds.chart", "reportcli.layout.models.kinds.chart"}


def test_binders_are_handed_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands around a block knows the binder of another kind only through what it was given."""
    met: list[str] = []

    def noting(model: type[Node]) -> object:
        def bound(binding: Binding, node: Node, here: Here) -> list[Block]:
            met.append(node.kind)
            return [Break(path=here.path)] if node.kind == "text" else binder_of(model)(binding, node, here)

        return bound

    monkeypatch.setattr(sys.modules[bind.__module__], "binder_of", noting)
    made = children(report(tmp_path, "- stack:\n  - text: x\n"))
    assert met[:3] == ["section", "stack", "text"]  # then the furniture of its pages
    assert [type(block) for block in made[0].children] == [Break]


def test_a_finding_is_collected_once_and_a_limit_is_reported_where_it_is_passed() -> None:
    found = Diagnostics()
    found.add(error("no-such-style", None, name="x"))
    found.add(error("no-such-style", None, name="x"))
    found.add(error("no-such-style", None, name="y"))
    assert [one.args["name"] for one in found.found] == ["x", "y"] and found.has_errors
    nesting = Nesting(found)
    deep = Here(scope=None, styles=None, lang="en", path="a", depth=60, calls=("a", "b", "a"))  # type: ignore[arg-type]
    for _ in range(3):
        with pytest.raises(Absent):
            nesting.entered(deep, None)
    assert [one.code for one in found.found].count("nested-too-deep") == 1
    assert nesting.is_endless("a", deep) and not nesting.is_endless("b", deep)


def test_a_path_is_given_once() -> None:
    registers = Registers()
    here = Here(scope=None, styles=None, lang="en", path="one")  # type: ignore[arg-type]
    assert [registers.path(here, "text") for _ in range(3)] == ["one/text", "one/text~2", "one/text~3"]
    assert [registers.note_mark(), registers.note_mark()] == ["1", "2"]
