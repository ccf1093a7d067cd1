"""The set-up of a checkout says how far it is."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from types import ModuleType

import pytest

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
    lines.append("Installing collected packages: reportcli\n")
    assert progress(lines) is None


def test_every_pin_is_in_one_part() -> None:
    parts = development().parts_of_pins(3)
    pins = sorted(pin for part in parts for pin in part)
    written = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert pins == sorted(line for line in written if "==" in line) and len(pins) > 60
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_only_the_first_of_the_commands_must_succeed(capsys: pytest.CaptureFixture[str]) -> None:
    together = development()._with_progress
    good = [sys.executable, "-c", "print('Installing collected packages: a, b')"]
    bad = [sys.executable, "-c", "raise SystemExit('no such package')"]
    together([good, bad, good])
    assert capsys.readouterr().out == "  installing 2 packages\n" * 2
    with pytest.raises(subprocess.CalledProcessError):
        together([bad, good])
    assert "no such package" in capsys.readouterr().err
