"""The files of the base layout, parsed once by each worker: they are the same in every test.

Reading them again was a sixth of what a tiny build cost. Only a text that stands there to the letter is kept;
`spoilt` says whether anything has changed what was kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from reportcli.inputs.yaml import reader
from reportcli.inputs.yaml.nodes import spans_of
from reportcli.inputs.yaml.reader import YamlDocument
from reportcli.layout.files import layers
from reportcli.workbook.contract import reader as contracts
from reportcli.workbook.contract.contract import Contract

BASE = Path(__file__).resolve().parents[1] / "layouts" / "base"

_read, _bound = reader.load_yaml, contracts.contract_of
_documents: dict[tuple[str, str], YamlDocument] = {}
_contracts: dict[int, Contract] = {}  # by the identity of a document above


def keep() -> None:
    """From here on this process reads them so."""
    reader.load_yaml = _load_yaml
    setattr(layers, "load_yaml", _load_yaml)  # noqa: B010 - it is imported there
    contracts.contract_of = _contract_of


@cache
def _texts() -> frozenset[str]:
    return frozenset(path.read_text(encoding="utf-8") for path in BASE.rglob("*.yaml"))


def _load_yaml(text: str, file: str) -> YamlDocument:
    if text not in _texts():
        return _read(text, file)
    if (text, file) not in _documents:
        _documents[text, file] = _read(text, file)
    return _documents[text, file]


def _contract_of(documents: Sequence[YamlDocument]) -> Contract:
    """The contract of base alone is kept."""
    name = id(documents[0]) if len(documents) == 1 else 0
    if name not in map(id, _documents.values()):
        return _bound(documents)
    if name not in _contracts:
        _contracts[name] = _bound(documents)
    return _contracts[name]


def spoilt() -> list[str]:
    """The files whose kept data or places are no longer those of their text."""
    return [file for (text, file), kept in _documents.items() if _said(_read(text, file)) != _said(kept)]


def _said(document: YamlDocument) -> object:
    return document.data, list(spans_of(document.data, document.span))
