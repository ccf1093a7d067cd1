"""What a command has to say of a run, and the format that says it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.value_class import dataclass
from reportcli.request import Outcome


@dataclass(frozen=True, slots=True)
class RunReport:
    """The outcome of a command. lang: of messages, its region ignored; timings: seconds a stage, in order;
    cached: entries found in the cache and asked for, by kind; settings: the source of each, where they are
    asked for; strict: warnings count.
    """

    outcome: Outcome
    _: KW_ONLY
    command: str
    lang: str
    failed: bool
    quiet: bool = False
    timings: Mapping[str, float] | None = None
    cached: Mapping[str, tuple[int, int]] | None = None
    workbook: Path | None = None
    settings: Mapping[str, str] | None = None
    one_of_several: bool = False
    strict: bool = False

    def reports(self, finding: Diagnostic) -> bool:
        """Whether a finding is reported: all that are listed are, when quiet errors alone."""
        if finding.severity is Severity.ERROR:
            return True
        return not self.quiet and self.outcome.codes.lists(finding)

    @property
    def listed(self) -> list[Diagnostic]:
        """The findings that codes are not left out of."""
        return [one for one in self.outcome.diagnostics if self.outcome.codes.lists(one)]

    def path(self, name: str) -> str:
        """A file that a finding names, from the working directory on, with forward slashes."""
        return from_here(self.outcome.path_of(name))

    @property
    def language(self) -> str:
        """The language of messages without its region: `fr` of `fr-BE`."""
        return self.lang.split("-")[0]


def from_here(path: Path) -> str:
    """A path from the working directory on, with forward slashes; whole where it lies on another drive."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:
        return path.as_posix()


def seen(path: str) -> str:
    """A path from the working directory on where it lies below it, else whole; forward slashes."""
    relative = from_here(Path(path))
    return Path(path).as_posix() if Path(relative).parts[:1] == ("..",) else relative


class OutputModule(Protocol):
    """A module of this package; one whose output is a single document has also `print_runs(reports)`."""

    def print_run(self, report: RunReport) -> None:
        """Data to standard output, messages to standard error."""


def print_run(report: RunReport, form: str) -> None:
    """Prints what a run found and wrote. form: the name of a module of this package."""
    cast(OutputModule, _module(form)).print_run(report)


def print_runs(reports: Sequence[RunReport], form: str) -> None:
    """Prints several runs: one document of them all, or one after the other."""
    module = _module(form)
    if streams(form):
        for report in reports:
            module.print_run(report)
    else:
        module.print_runs(reports)


def streams(form: str) -> bool:
    """Whether a format's runs follow one another; else they are one document."""
    return not hasattr(_module(form), "print_runs")


def _module(form: str) -> ModuleType:
    return import_module(f"{__package__}.{form}")
