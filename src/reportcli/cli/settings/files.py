"""The file of settings that counts for a folder: found upward, read within bounds, checked key by key."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import Any

from reportcli.cli.settings.keys import KEYS, Key, Value
from reportcli.inputs.limits import FOLDER_DEPTH, YAML_BYTES
from reportcli.inputs.nearest import nearest
from reportcli.inputs.regular_file import is_folder, read_regular, stands
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.refs import Position, Span
from reportcli.model.value_class import dataclass

OWN, SHARED = "reportcli.toml", "pyproject.toml"
TABLE = ("tool", "reportcli")
REPOSITORIES = (".git", ".hg")
_SPOT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
Placed = Callable[..., Span]


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """Values of a file by their keys, the place of each, and what is wrong in it."""

    path: Path
    values: Mapping[str, Value]
    spans: Mapping[str, Span]
    diagnostics: tuple[Diagnostic, ...] = ()


def settings_file(folder: Path) -> SettingsFile | None:
    """The nearest file from a folder up; `pyproject.toml` counts where it has `[tool.reportcli]`."""
    for place in searched(folder):
        for name in (OWN, SHARED):
            path = place / name
            found = _read(path) if stands(path) else None
            if found is not None:
                return found
    return None


def searched(folder: Path) -> Iterator[Path]:
    """The folders that are looked through: up to the top of the repository, else to the folder of `layouts/`,
    else to the working directory where the workbook lies below it, else the workbook's own alone.
    """
    real = Path(os.path.realpath(folder))
    above = (real, *real.parents)[:FOLDER_DEPTH]
    top = next((one for one in above if any(stands(one / name) for name in REPOSITORIES)), None)
    top = top or next((one for one in above if is_folder(one / "layouts")), None)
    here = _working_directory()
    top = top or (here if here in above else real)
    for one in above:
        yield one
        if one == top:
            return


def _working_directory() -> Path | None:
    """None where it has been removed."""
    try:
        return Path.cwd()
    except OSError:
        return None


def _read(path: Path) -> SettingsFile | None:
    """The settings of a file; None of one that says nothing of reportcli."""
    try:
        data = read_regular(path, YAML_BYTES)
        if path.name == SHARED and b"reportcli" not in data:
            return None
        text = data.decode("utf-8-sig")
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as bad:
        return _broken(path, str(bad), text)
    except (OSError, UnicodeDecodeError, RecursionError) as bad:
        reason = getattr(bad, "strerror", None) or type(bad).__name__
        return None if path.name == SHARED else _broken(path, str(reason), "")
    from reportcli.cli.settings.toml_places import value_at

    table = value_at(whole, TABLE) if path.name == SHARED else whole
    if table is None:
        return None
    above = TABLE if path.name == SHARED else ()
    if not isinstance(table, Mapping):
        at = _placed(text, path, TABLE[:1])("reportcli")
        return SettingsFile(
            path,
            {},
            {},
            (error("settings-wrong-value", at, name="reportcli", found="", kind="setting-table"),),
        )
    return _checked(path, table, _placed(text, path, above))


def _broken(path: Path, reason: str, text: str) -> SettingsFile:
    """A file that is no TOML; the place as the reader says it, else the end."""
    spot = _SPOT.search(reason)
    line, column = (int(spot[1]), int(spot[2])) if spot and spot[1] else (text.count("\n") + 1, 1)
    at = Span(path.name, Position(line, column), Position(line, column + 1))
    return SettingsFile(
        path, {}, {}, (error("settings-not-toml", at, file=path.name, reason=_SPOT.sub("", reason)),)
    )


def _placed(text: str, path: Path, above: tuple[str, ...]) -> Placed:
    """Where a key stands, or a word after it. The text is looked through once a place is asked for."""
    known: dict[tuple[str, ...], Span] = {}

    def place(key: str, word: str = "") -> Span:
        from reportcli.cli.settings.toml_places import place_of_word, places

        if not known:
            known.update(places(text, path.name))
        keys = (*above, key)
        at = next(
            (known[keys[:end]] for end in range(len(keys), 0, -1) if keys[:end] in known), Span(path.name)
        )
        return place_of_word(text, at, word) if word else at

    return place


def _checked(path: Path, table: Mapping[str, Any], place: Placed) -> SettingsFile:
    values: dict[str, Value] = {}
    spans: dict[str, Span] = {}
    wrong: list[Diagnostic] = []
    for name, found in table.items():
        key = KEYS.get(name)
        if key is None:
            near, names = nearest(name, KEYS), ", ".join(KEYS)
            wrong.append(
                error("settings-unknown-key", place(name), name=name[:80], names=names, nearest=near)
            )
            continue
        value = key.read(found)
        faults = [] if value is not None else [wrong_value(key, found, place(name))]
        faults = faults or unfit(key, value, partial(place, name), path.parent)
        wrong += faults
        if value is not None and not faults:
            values[name], spans[name] = value, place(name)
    return SettingsFile(path, values, spans, tuple(wrong))


def wrong_value(key: Key, found: object, at: Span | None) -> Diagnostic:
    """A value that a setting cannot have."""
    return error("settings-wrong-value", at, name=key.name, found=str(found)[:80], kind=key.kind)


def unfit(
    key: Key, value: Value | None, place: Callable[[str], Span | None], folder: Path | None
) -> list[Diagnostic]:
    """What is wrong with a value of the right form: codes that there are not, folders that lead elsewhere."""
    if key.kind == "setting-codes" and isinstance(value, tuple):
        return [unknown_code(one, place(one)) for one in unknown_codes(value)]
    if key.name == "output" and folder is not None and not _below(folder, str(value)):
        return [error("settings-outside", place(str(value)), name=key.name, found=str(value)[:80])]
    return []


def unknown_codes(patterns: tuple[str, ...]) -> list[str]:
    """Those that name no finding: `*` stands for any letters."""
    from reportcli.checks.catalogue import codes

    known = codes()
    return [one for one in patterns if one not in known and not any(fnmatchcase(code, one) for code in known)]


def unknown_code(code: str, at: Span | None) -> Diagnostic:
    """A code that no finding has, with the nearest."""
    from reportcli.checks.catalogue import codes

    return error("settings-unknown-code", at, name=code[:80], nearest=nearest(code, codes()))


def _below(folder: Path, named: str) -> bool:
    target = Path(os.path.realpath(folder / named))
    return target.is_relative_to(os.path.realpath(folder))
