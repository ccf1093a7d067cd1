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


def test_each_kind_has_a_module_of_its_name_and_no_module_is_left_over():
    modules = {file.stem for file in Path(kinds.__path__[0]).glob("*.py")} - {"__init__"}
    assert modules == {kind.replace("-", "_") for kind in CHART_KINDS}


@pytest.mark.parametrize("kind", CHART_KINDS)
def test_kinds_have_one_signature(kind):
    assert list(signature(kind_module(kind).draw).parameters) == ["text", "width", "height"]


def test_a_kind_that_is_not_declared_is_not_imported():
    with pytest.raises(KeyError):
        kind_module("os")


def test_the_layout_language_offers_the_declared_kinds():
    offered = field_schema(ChartNode.fields()["chart"].metadata, str)
    assert offered["enum"] == list(CHART_KINDS)


def test_matplotlib_comes_with_the_first_chart_and_only_the_kind_that_is_met():
    code = (
        "import sys; from reportcli.charts import drawing, registry\n"
        "print('matplotlib' in sys.modules)\n"
        "registry.kind_module('bar')\n"
        "print('matplotlib' in sys.modules, 'reportcli.charts.kinds.line' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "False"]
