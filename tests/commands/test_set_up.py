"""The set-up of a checkout says how far it is."""

from __future__ import annotations

import importlib.util
from types import ModuleType

from command_line import ROOT


def development() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_steps_of_pip_are_told_now_and_then() -> None:
    progress = development().progress
    lines: list[str] = []
    told = []
    for number in range(1, 26):
        lines.append(f"Collecting package-{number}==1.{number}\n")
        told.append(progress(lines))
        lines.append("  Downloading package.whl (1 kB)\n")
        assert progress(lines) is None
    assert [step for step in told if step] == [
        "  10 packages found, at last package-10",
        "  20 packages found, at last package-20",
    ]
    lines.append("Installing collected packages: a, b, c\n")
    assert progress(lines) == "  installing 3 packages"
