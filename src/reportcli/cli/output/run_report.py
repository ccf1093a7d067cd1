"""What a command has to say of a run, and the format that says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from importlib import import_module
from typing import Protocol, cast

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
