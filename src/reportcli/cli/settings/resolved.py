"""The settings of one run: the command line comes before the environment, that before the file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from reportcli.cli.output.run_report import from_here
from reportcli.cli.settings.files import SettingsFile, settings_file, unfit, wrong_value
from reportcli.cli.settings.keys import ELSEWHERE, KEYS, Key, Value
from reportcli.inputs.nearest import nearest
from reportcli.model.diagnostic import Diagnostic, Findings, error, warning
from reportcli.model.value_class import dataclass
from reportcli.request import Codes

ASKED, BUILT_IN = "command line", "built in"


@dataclass(frozen=True, slots=True)
class Settings:
    """Values by key and the source of each: `reportcli.toml:3:1`, `REPORTCLI_STRICT`, ASKED.

    folder: of the file, which its paths are relative to; None without one.
    """

    values: Mapping[str, Value]
    sources: Mapping[str, str]
    file: Path | None = None

    def text(self, name: str) -> str | None:
        """A setting of one word."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def words(self, name: str) -> tuple[str, ...]:
        """A setting of several words, () where there is none."""
        value = self.values.get(name, ())
        return value if isinstance(value, tuple) else ()

    @property
    def strict(self) -> bool:
        """Whether warnings fail a run."""
        return self.values.get("strict") is True

    @property
    def codes(self) -> Codes:
        """Which warnings and notes are listed and count."""
        return Codes(self.words("select"), self.words("ignore"))

    @property
    def layout(self) -> str | None:
        """A name, or a folder: of the file's own value as it lies seen from that file."""
        named = self.text("layout")
        if named is None or self.file is None or self.sources["layout"] in (ASKED, KEYS["layout"].variable):
            return named
        beside = self.file.parent / named
        return str(beside) if "/" in named or beside.is_dir() else named

    @property
    def output(self) -> Path | None:
        """The folder that takes all files."""
        named = self.text("output")
        if named is None:
            return None
        if self.file is None or self.sources["output"] in (ASKED, KEYS["output"].variable):
            return Path(named)
        return Path(from_here(self.file.parent / named))

    @property
    def made_here(self) -> bool:
        """Whether the folder of files is the project's own word, and is made where it is not there yet."""
        return self.sources.get("output", ASKED) != ASKED


_VARIABLES = frozenset(key.variable for key in KEYS.values())


class SettingsRefused(Findings):
    """What is wrong with settings; `folder` is what the names of their files are relative to."""

    def __init__(self, diagnostics: list[Diagnostic], folder: Path | None) -> None:
        super().__init__(diagnostics)
        self.folder = folder


def settings_for(folder: Path, asked: Mapping[str, Value | None]) -> Settings:
    """The settings of a run in a folder. asked: on the command line, None for what was not. Raises
    SettingsRefused.
    """
    file = settings_file(folder)
    environment, wrong = _environment(os.environ)
    wrong = [*wrong, *(file.diagnostics if file else ())]
    if wrong:
        raise SettingsRefused(wrong, file.path.parent if file else None)
    values: dict[str, Value] = dict(file.values) if file else {}
    sources = _sources(file)
    for name, value in environment.items():
        values[name], sources[name] = value, KEYS[name].variable
    for name, given in asked.items():
        if given is not None:
            values[name], sources[name] = given, ASKED
    return Settings(values, sources, file.path if file else None)


def _sources(file: SettingsFile | None) -> dict[str, str]:
    if file is None:
        return {}
    return {
        name: f"{from_here(file.path)}:{at.start.line}:{at.start.column}" for name, at in file.spans.items()
    }


def _environment(variables: Mapping[str, str]) -> tuple[dict[str, Value], list[Diagnostic]]:
    values: dict[str, Value] = {}
    wrong: list[Diagnostic] = []
    for key in KEYS.values():
        text = variables.get(key.variable, "")
        if not text.strip():
            continue
        value = key.read_variable(text)
        faults = unfit(key, value, lambda _: None, None) if value is not None else [_wrong(key, text)]
        wrong += faults
        if value is not None and not faults:
            values[key.name] = value
    return values, wrong


def _wrong(key: Key, text: str) -> Diagnostic:
    found = wrong_value(key, text, None)
    return error("settings-wrong-variable", None, **{**found.args, "name": key.variable})


def unknown_variables(variables: Mapping[str, str]) -> list[Diagnostic]:
    """Variables that begin as ours do and that nothing reads."""
    known = _VARIABLES | ELSEWHERE
    names = sorted(name for name in variables if name.startswith("REPORTCLI_") and name not in known)
    return [
        warning("settings-unknown-variable", None, name=name, nearest=nearest(name, known)) for name in names
    ]
