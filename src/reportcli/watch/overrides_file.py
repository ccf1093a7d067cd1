"""Writes single lines into `overrides.yaml`: all that people have written there stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.inputs.yaml.reader import load_yaml
from reportcli.model.value_class import dataclass

NAME = "overrides.yaml"
_PLAIN = re.compile(r"(?!(?:true|false|null|yes|no|on|off)\b)[A-Za-z][A-Za-z0-9/_-]*")
"""What YAML takes for text without quotes."""

Value = bool | float | str | tuple[float, ...]


class UnwritableError(Exception):
    """The file cannot take another line: it is no list of overrides, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an override is for: a block by its path of ids, or a photo by its key."""

    block: str = ""
    photo: str = ""

    @property
    def written(self) -> str:
        """The head of its line."""
        if self.block:
            return f"block: {_text(self.block)}"
        return f"record: {{table: photos, key: {_text(self.photo)}}}"


def with_override(text: str, target: Target, values: Mapping[str, Value]) -> tuple[str, int]:
    """The file's text with values for a target, and the number of the line that holds them.

    A line that this function has written for the target takes the values up; else one is added, and counts
    more than what stands above it. Raises UnwritableError.
    """
    before, ending = len(_overrides(text)), "\r\n" if "\r\n" in text else "\n"
    lines = text.split(ending)
    at = next((number for number, line in enumerate(lines) if _is_for(line, target)), None)
    added = at is None
    if at is None:
        at = len(lines) - (lines[-1] == "")
        lines[at:] = [_line(target, values), ""]
    else:
        (held,) = _overrides(lines[at])
        comment = lines[at].partition("}}")[2]
        lines[at] = _line(target, {**_held(held), **values}) + comment
    changed = ending.join(lines)
    if len(_overrides(changed)) != before + added:
        raise UnwritableError
    return changed, at + 1


def _is_for(line: str, target: Target) -> bool:
    """Whether a line is one of ours for that target, with or without a comment behind it."""
    start = f"- {{{target.written}, set: {{"
    return line.startswith(start) and re.fullmatch(r"[^#}]*\}\}(\s+#.*|\s*)", line[len(start) :]) is not None


def _held(override: object) -> dict[str, Value]:
    values = override.get("set") if isinstance(override, YamlMapping) else None
    held = values if isinstance(values, YamlMapping) else {}
    return {key: tuple(value) if isinstance(value, list) else value for key, value in held.items()}


def _overrides(text: str) -> Sequence[object]:
    """The overrides of a text. Raises UnwritableError where it is none."""
    read = load_yaml(text, NAME)
    if read.diagnostics or not (read.data is None or isinstance(read.data, YamlSequence)):
        raise UnwritableError
    return read.data if read.data is not None else ()


def _line(target: Target, values: Mapping[str, Value]) -> str:
    pairs = ", ".join(f"{name}: {_value(value)}" for name, value in values.items())
    return f"- {{{target.written}, set: {{{pairs}}}}}"


def _value(value: Value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_value(one) for one in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(value) if isinstance(value, str) else f"{value:g}"


def _text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
