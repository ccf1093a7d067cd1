"""The example that a new report starts with: `starter/example.yaml` of the base layout, in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts
from reportcli.inputs.yaml.reader import load_yaml
from reportcli.model.collector import Collector
from reportcli.model.languages import FALLBACK, languages
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.accounts.mapping import load_chart
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.contract.reader import load_contract

FOLDER = "starter"
ORGANISATION = "organisation"
Rows = Sequence[Mapping[str, object]]
"""The example's rows of one table, by canonical name of the column."""
CASH = "cash-accounts"
"""What the sheet of stated lines is asked for as: it comes with the lines of a simplified cash account."""


@dataclass(frozen=True, slots=True)
class Example:
    """tables: canonical name -> rows, of a key-value table one; texts: key -> Markdown.

    hints: what a column of a type takes. looks: colours of the template (RRGGBB). words: yes, no, key, value.
    """

    lang: str
    tables: Mapping[str, Rows]
    texts: Mapping[str, str]
    hints: Mapping[str, str]
    looks: Mapping[str, str]
    words: Mapping[str, str]


def base_contract() -> Contract:
    """The contract that is shipped."""
    path = package_layouts() / "base" / "contract.yaml"
    return load_contract([(path.read_text(encoding="utf-8"), "layouts/base/contract.yaml")])


def requests(contract: Contract) -> list[str]:
    """What a new report may have on request."""
    return sorted(
        {spec.on_request for spec in contract.tables.values() if spec.on_request and not spec.dropped}
    )


def stated_lines(contract: Contract, lang: str) -> Rows:
    """The lines of the charts that no account goes to: someone states them."""
    rows = []
    for name in contract.accounts.charts:
        one = replace(contract, accounts=replace(contract.accounts, charts=(name,)))
        files = ProjectFiles(package_layouts(), package_layouts())
        chart = load_chart(one, None, files, Collector())
        if not any(target.line for target in chart.prefixes.values()):
            rows += [
                {
                    "statement": _spoken(chart.statements[line.statement], lang),
                    "code": code,
                    "label": _spoken(line.labels, lang),
                }
                for code, line in chart.lines.items()
            ]
    return rows


def _spoken(words: Mapping[str, str], lang: str) -> str:
    return words.get(lang) or words[FALLBACK]


def example(lang: str) -> Example:
    """The shipped example with the words of one language, English where it has none."""
    path: Path = package_layouts() / "base" / FOLDER / "example.yaml"
    read = load_yaml(path.read_text(encoding="utf-8"), f"layouts/base/{FOLDER}/{path.name}").data
    data = {part: _in_language(value, lang) for part, value in read.items()}
    tables = {name: [rows] if isinstance(rows, Mapping) else rows for name, rows in data["tables"].items()}
    tables[ORGANISATION] = [{**row, "language": languages()[lang].locale} for row in tables[ORGANISATION]]
    return Example(lang, tables, data["texts"], data["hints"], data["looks"], data["words"])


def looks_of(layout: str) -> Mapping[str, str]:
    """Colours of the example's pictures in which a shipped design differs: its `starter/looks.yaml`."""
    path = package_layouts() / layout / FOLDER / "looks.yaml"
    if not path.is_file():
        return {}
    looks: Mapping[str, str] = load_yaml(path.read_text(encoding="utf-8"), path.name).data
    return looks


def _in_language(value: Any, lang: str) -> Any:
    """Data with every mapping of languages replaced by its text, in English where the language has none."""
    if isinstance(value, Mapping):
        if FALLBACK in value and set(value) <= languages().keys():
            return value.get(lang, value[FALLBACK])
        return {key: _in_language(item, lang) for key, item in value.items()}
    return [_in_language(item, lang) for item in value] if isinstance(value, list) else value
