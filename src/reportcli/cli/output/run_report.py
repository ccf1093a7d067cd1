"""What a command has to say of a run, and the format that says it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import KW_ONLY
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.value_class import dataclass
from reportcli.request import Outcome


@dataclass(frozen=True, slots=True)
class RunReport:
    """The outcome of a command. lang: of messages, its region ignored; timings: seconds a stage, in order."""

    outcome: Outcome
    _: KW_ONLY
    command: str
    lang: str
    failed: bool
    quiet: bool = False
    timings: Mapping[str, float] | None = None

    def reports(self, finding: Diagnostic) -> bool:
        """Whether a finding is reported: all are, when quiet errors alone."""
        return not self.quiet or finding.severity is Severity.ERROR

    def path(self, name: str) -> str:
        """A file that a finding names, from the working directory on, with forward slashes."""
        path = self.outcome.path_of(name)
        try:
            return Path(os.path.relpath(path)).as_posix()
        except ValueError:  # on another drive
            return path.as_posix()

    @property
    def language(self) -> str:
        """The language of messages without its region: `fr` of `fr-BE`."""
        return self.lang.split("-")[0]


class Format(Protocol):
    """A module of this package."""

    def print_run(self, report: RunReport) -> None:
        """Data to standard output, messages to standard error."""


def print_run(report: RunReport, form: str) -> None:
    """Prints what a run found and wrote. form: the name of a module of this package."""
    cast(Format, import_module(f"{__package__}.{form}")).print_run(report)
