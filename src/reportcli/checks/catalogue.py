"""What each finding of the checks means: wording of the catalogues, an example from `examples/*.toml`.

An example is a tiny workbook: `trips` gives the finding at the cell `at`, `passes` gives none of its code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from reportcli.messages import catalogue

HEADINGS = ("example", "result", "expected", "mend", "passing")


@dataclass(frozen=True, slots=True)
class Case:
    """Tables as lists of rows, texts by key, blocks of a layout, assertions and tables of the contract."""

    tables: Mapping[str, list[Mapping[str, Any]]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    blocks: str = ""
    assertions: str = ""
    contract: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """at: where the finding stands; says: its English wording."""

    code: str
    at: str
    says: str
    trips: Case
    passes: Case


@lru_cache(maxsize=1)
def examples() -> Mapping[str, Example]:
    """The examples by code, in the order of the alphabet."""
    folder = resources.files(__package__) / "examples"
    found = {}
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            data = tomllib.loads(entry.read_text(encoding="utf-8"))
            code = entry.name.removesuffix(".toml")
            found[code] = Example(
                code, data["at"], data["says"], Case(**data["trips"]), Case(**data["passes"])
            )
    return found


def codes() -> list[str]:
    """Every code of the catalogues that is a finding."""
    return sorted(
        code for code, entry in catalogue("en").items() if "says" in entry and not code.startswith("_")
    )


def page(code: str, lang: str = "en") -> str:
    """The explanation of a code as Markdown: what, why it matters, an example, how to mend."""
    entry = {**catalogue("en")[code], **catalogue(lang).get(code, {})}
    words = catalogue(lang).get("_explain", {})
    parts = [f"# {code}", unescaped(entry["says"])]
    if "why" in entry:
        parts += [f"## {words['why']}", entry["why"]]
    example = examples().get(code)
    if example is not None:
        parts += [
            f"## {words['example']}",
            _case(example.trips),
            f"{words['gives']} `{example.at}`:",
            f"> {example.says}",
        ]
        parts += [f"{words['passes']}", _case(example.passes)]
    for name in ("expected", "mend"):
        if name in entry:
            parts += [f"## {words[name]}", unescaped(entry[name])]
    return "\n\n".join(parts) + "\n"


def unescaped(template: str) -> str:
    return template.replace("{{", "{").replace("}}", "}")


def _case(case: Case) -> str:
    blocks = [_table(name, rows) for name, rows in case.tables.items()]
    blocks += [f"`texts/{key}.md`:\n\n```markdown\n{text.strip()}\n```" for key, text in case.texts.items()]
    if case.blocks:
        blocks.append(f"```yaml\n{case.blocks.strip()}\n```")
    if case.contract:
        blocks.append(f"`contract.yaml`:\n\n```yaml\ntables:\n{case.contract.rstrip()}\n```")
    if case.assertions:
        blocks.append(f"`contract.yaml`:\n\n```yaml\nassertions:\n{case.assertions.rstrip()}\n```")
    return "\n\n".join(blocks)


def _table(name: str, rows: list[Mapping[str, Any]]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    lines += [f"| {' | '.join(_cell(row.get(column)) for column in columns)} |" for row in rows]
    return f"`{name}`:\n\n" + "\n".join(lines)


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "<br>".join(map(str, value))
    return "" if value is None else str(value).replace("|", "\\|")
