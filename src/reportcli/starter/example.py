"""The example that a new report starts with: `starter/example.yaml` of the base layout, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportcli.source.jail import package_layouts
from reportcli.workbook.contract import Contract
from reportcli.workbook.contract_yaml import load_contract

FOLDER = "starter"


@dataclass(frozen=True, slots=True)
class Example:
    """tables: canonical name -> rows (or, of a key-value table, one); texts: key -> Markdown.

    hints: what a column of a type takes. looks: colours of the template (RRGGBB). words: yes, no, key, value.
    """

    lang: str
    tables: Mapping[str, Any]
    texts: Mapping[str, str]
    hints: Mapping[str, str]
    looks: Mapping[str, str]
    words: Mapping[str, str]


def base_contract() -> Contract:
    """The contract that is shipped."""
    path = package_layouts() / "base" / "contract.yaml"
    return load_contract([(path.read_text(encoding="utf-8"), "layouts/base/contract.yaml")])


def example(lang: str) -> Example:
    """The shipped example with the words of one language."""
    from reportcli.source.yaml_source import load_yaml

    path: Path = package_layouts() / "base" / FOLDER / "example.yaml"
    data = _spoken(
        load_yaml(path.read_text(encoding="utf-8"), f"layouts/base/{FOLDER}/{path.name}").data, lang
    )
    return Example(lang, data["tables"], data["texts"], data["hints"], data["looks"], data["words"])


def _spoken(value: Any, lang: str) -> Any:
    """Data with every mapping of languages replaced by its text."""
    if isinstance(value, Mapping):
        if lang in value and set(value) <= {"fr", "nl", "en", "de"}:
            return value[lang]
        return {key: _spoken(item, lang) for key, item in value.items()}
    return [_spoken(item, lang) for item in value] if isinstance(value, list) else value
