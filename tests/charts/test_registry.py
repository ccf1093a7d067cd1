"""Kinds of charts: one list, one module of the name for each, imported when the kind is met."""

import subprocess
import sys
from inspect import signature
from pathlib import Path

import pytest

from reportcli.charts import kinds
from reportcli.charts.registry import kind_module
from reportcli.layout.models.kinds.chart import ChartNode
from reportcli.layout.schema import field_schema
from reportcli.model.chart_kinds import CHART_KINDS


def test_each_kind_has_a_module_of_its_name_or_of_the_kind_that_it_is_drawn_as_and_no_module_is_left_over():
    modules = {file.stem for file in Path(kinds.__path__[0]).glob("*.py")} - {"__init__"}
    assert modules == {(kind.drawn_as or name).replace("-", "_") for name, kind in CHART_KINDS.items()}


@pytest.mark.parametrize("kind", CHART_KINDS)
def test_kinds_have_one_signature(kind):
    assert list(signature(kind_module(kind).draw).parameters) == ["text", "width", "height"]


def test_a_kind_that_is_not_declared_is_not_imported():
    with pytest.raises(KeyError):
        kind_module("os")


def test_the_layout_language_offers_the_declared_kinds():
    offered = field_schema(ChartNode.fields()["chart"].metadata, str)
    assert offered["enum"] == list(CHART_KINDS)


def test_kinds_without_axes_import_no_matplotlib_and_only_the_kind_that_is_met_is_imported():
    code = (
        "import sys; from reportcli.charts import drawing, registry\n"
        "registry.kind_module('bar')\n"
        "print('reportcli.charts.kinds.line' in sys.modules)\n"
        "from reportcli.model.chart_kinds import CHART_KINDS\n"
        "for name, kind in CHART_KINDS.items(): kind.on_figure or registry.kind_module(name)\n"
        "print('matplotlib' in sys.modules)\n"
        "registry.kind_module('scatter')\n"
        "print('matplotlib' in sys.modules, 'matplotlib.pyplot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", "True", "False"]
