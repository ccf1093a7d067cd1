"""Tests parse a file of our own layouts once: what undoes that is seen here, not in the time CI takes."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import layout_files
from reportcli.workbook.contract.reader import load_contract

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
IMPORTS = re.compile(r"^from reportcli\.inputs\.yaml\.reader import .*\bload_yaml\b", re.M)


def test_every_module_that_reads_yaml_has_the_reader_that_keeps() -> None:
    names = [
        ".".join(path.relative_to(SRC).with_suffix("").parts)
        for path in SRC.rglob("*.py")
        if IMPORTS.search(path.read_text(encoding="utf-8"))
    ]
    assert len(names) > 6
    modules = [import_module(name) for name in names]
    assert [one.__name__ for one in modules if one.load_yaml is not layout_files._load_yaml] == []


def test_the_contract_of_base_is_made_once() -> None:
    path = ROOT / "layouts" / "base" / "contract.yaml"
    texts = [(path.read_text(encoding="utf-8"), "layouts/base/contract.yaml")]
    assert load_contract(texts) is load_contract(texts)
    own = [("tables: {}\n", "contract.yaml")]
    assert load_contract(own) is not load_contract(own)
