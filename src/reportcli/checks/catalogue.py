"""What each finding of the checks means: wording of the catalogues, an example beside its rule.

`rules/figures/signs.toml` holds the examples of `rules/figures/signs.py`, a table for each code. An example
is a tiny workbook: `trips` gives the finding at the cell `at`, `passes` gives none of its code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from reportcli.messages import catalogue
from reportcli.model.value_class import dataclass

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Case:
    """Tables as lists of rows, texts by key, blocks of a layout; assertions, tables, roles of a contract."""

    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    blocks: str = ""
    assertions: str = ""
    contract: str = ""
    roles: str = ""

    def contract_yaml(self) -> str:
        """What the example's own contract says, "" when base is enough."""
        parts = {"roles": self.roles, "tables": self.contract, "assertions": self.assertions}
        return "\n".join(f"{key}:\n{text.rstrip()}" for key, text in parts.items() if text)


@dataclass(frozen=True, slots=True)
class Example:
    """rule: folder and file of its rule; at: where the finding stands; message: its English wording."""

    code: str
    rule: str
    at: str
    message: str
    trips: Case
    passes: Case


@lru_cache(maxsize=1)
def every_example() -> tuple[Example, ...]:
    """The examples of all rules, in the order of the rules' names."""
    here = resources.files(__package__)
    return tuple(
        Example(code, rule, data["at"], data["message"], Case(**data["trips"]), Case(**data["passes"]))
        for rule, entry in (("waivers", here / "waivers.toml"), *_files(here / "rules", ""))
        for code, data in tomllib.loads(entry.read_text(encoding="utf-8")).items()
    )


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            yield from _files(entry, f"{path}{entry.name}.")
        elif entry.name.endswith(".toml"):
            yield path + entry.name.removesuffix(".toml"), entry


@lru_cache(maxsize=1)
def examples() -> Mapping[str, Example]:
    """An example of each code, in the order of the alphabet; of several rules' the first."""
    first: dict[str, Example] = {}
    for example in every_example():
        first.setdefault(example.code, example)
    return dict(sorted(first.items()))


def codes() -> list[str]:
    """Every code of the catalogues that is a finding."""
    return sorted(
        code for code, entry in catalogue("en").items() if "message" in entry and not code.startswith("_")
    )


def entry(code: str, lang: str) -> dict[str, str]:
    """The wording of a code by part (message, why, expected, help), in English where a language has none."""
    worded = {**catalogue("en")[code], **catalogue(lang).get(code, {})}
    return {part: unescaped(text) for part, text in worded.items()}


def page(code: str, lang: str = "en") -> str:
    """The explanation of a code as Markdown: what, why it matters, an example, how to mend."""
    worded = entry(code, lang)
    words = catalogue(lang).get("_explain", {})
    parts = [f"# {code}", worded["message"]]
    if "why" in worded:
        parts += [f"## {words['why']}", worded["why"]]
    example = examples().get(code)
    if example is not None:
        parts += [
            f"## {words['example']}",
            _case(example.trips),
            f"{words['gives']} `{example.at}`:",
            f"> {example.message}",
        ]
        parts += [f"{words['passes']}", _case(example.passes)]
    for name in ("expected", "help"):
        if name in worded:
            parts += [f"## {words[name]}", worded[name]]
    return "\n\n".join(parts) + "\n"


def unescaped(template: str) -> str:
    """A wording without the doubled braces that stand for single ones."""
    return template.replace("{{", "{").replace("}}", "}")


def _case(case: Case) -> str:
    blocks = [_table(name, rows) for name, rows in case.tables.items()]
    blocks += [f"`texts/{key}.md`:\n\n```markdown\n{text.strip()}\n```" for key, text in case.texts.items()]
    if case.blocks:
        blocks.append(f"```yaml\n{case.blocks.strip()}\n```")
    if case.contract_yaml():
        blocks.append(f"`contract.yaml`:\n\n```yaml\n{case.contract_yaml()}\n```")
    return "\n\n".join(blocks)


def _table(name: str, rows: Sequence[Row]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    lines += [f"| {' | '.join(_cell(row.get(column)) for column in columns)} |" for row in rows]
    return f"`{name}`:\n\n" + "\n".join(lines)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "<br>".join(map(str, value))
    return "" if value is None else str(value).replace("|", "\\|")
