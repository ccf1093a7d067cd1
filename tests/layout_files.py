"""The files of our own layouts, parsed once by each worker: they are the same in every test.

Reading base again was a sixth of what a tiny build cost. Only a text that stands there to the letter is kept;
`spoilt` says whether anything has changed what was kept.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from reportcli.inputs.yaml import reader
from reportcli.inputs.yaml.nodes import spans_of
from reportcli.inputs.yaml.reader import YamlDocument
from reportcli.workbook.contract import reader as contracts
from reportcli.workbook.contract.contract import Contract

LAYOUTS = Path(__file__).resolve().parents[1] / "layouts"

_read, _bound = reader.load_yaml, contracts.contract_of
_documents: dict[tuple[str, str], YamlDocument] = {}
_contracts: dict[tuple[int, ...], Contract] = {}  # by the identities of documents above


def keep() -> None:
    """From here on this process reads them so: the modules that have imported the reader, and later ones."""
    for name, module in list(sys.modules.items()):
        if name.startswith("reportcli.") and getattr(module, "load_yaml", None) is _read:
            setattr(module, "load_yaml", _load_yaml)  # noqa: B010 - mypy knows no module that has it
    contracts.contract_of = _contract_of


@cache
def _texts() -> frozenset[str]:
    return frozenset(path.read_text(encoding="utf-8") for path in LAYOUTS.rglob("*.yaml"))


def _load_yaml(text: str, file: str) -> YamlDocument:
    if text not in _texts():
        return _read(text, file)
    if (text, file) not in _documents:
        _documents[text, file] = _read(text, file)
    return _documents[text, file]


def _contract_of(documents: Sequence[YamlDocument]) -> Contract:
    """A contract of kept documents alone is kept."""
    kept = {id(document) for document in _documents.values()}
    key = tuple(map(id, documents))
    if not kept.issuperset(key):
        return _bound(documents)
    if key not in _contracts:
        _contracts[key] = _bound(documents)
    return _contracts[key]


def spoilt() -> list[str]:
    """The files whose kept data or places are no longer those of their text."""
    return [file for (text, file), kept in _documents.items() if _said(_read(text, file)) != _said(kept)]


def _said(document: YamlDocument) -> object:
    return document.data, list(spans_of(document.data, document.span))
