"""The one way to gather what a stage has to report: one by one, given back in order or summarised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.refs import CellRef, Where
from reportcli.model.value_class import replace

Reported = tuple[tuple[str, str, Diagnostic], ...]
"""Diagnostics with their place and group, as a Collector holds them."""
SEPARATE = 3
LISTED = 5


class Collector:
    """Takes diagnostics one by one. `all` gives them as reported, `summary` with alike ones made one.

    Alike are those of one code, severity, sheet (or place) and `group`, such as a column's name.
    Arguments are made safe to print (`shown`).
    """

    def __init__(self) -> None:
        self._reported: list[tuple[str, str, Diagnostic]] = []
        self.reported = 0
        """How many were reported here; those that were taken from elsewhere do not count."""

    def error(self, code: str, where: Where | None = None, /, *, group: str = "", **args: object) -> None:
        """Reports what makes the run fail."""
        self._add(Diagnostic(code, Severity.ERROR, where, _words(args)), group)

    def warning(self, code: str, where: Where | None = None, /, *, group: str = "", **args: object) -> None:
        """Reports what an author should look at."""
        self._add(Diagnostic(code, Severity.WARNING, where, _words(args)), group)

    def note(self, code: str, where: Where | None = None, /, *, group: str = "", **args: object) -> None:
        """Reports what was done, where an author may have meant something else."""
        self._add(Diagnostic(code, Severity.NOTE, where, _words(args)), group)

    def report(
        self,
        severity: Severity,
        code: str,
        where: Where | None,
        /,
        *,
        group: str = "",
        related: tuple[Related, ...] = (),
        excerpt: str | None = None,
        **args: object,
    ) -> None:
        """Reports one diagnostic. related: further places; excerpt: the source line that it points into."""
        self._add(Diagnostic(code, severity, where, _words(args), related, excerpt), group)

    def _add(self, diagnostic: Diagnostic, group: str) -> None:
        where = diagnostic.where
        place = where.sheet if isinstance(where, CellRef) else str(where)
        self._reported.append((place, group, diagnostic))
        self.reported += 1

    def take(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Takes diagnostics that are complete already, in their order."""
        self._reported += [(str(one.where), "", one) for one in diagnostics]

    def since(self, count: int) -> Reported:
        """What was reported or taken after the first `count`."""
        return tuple(self._reported[count:])

    def __len__(self) -> int:
        return len(self._reported)

    def again(self, reported: Reported) -> None:
        """Reports what another has reported."""
        self._reported += reported
        self.reported += len(reported)

    def all(self) -> tuple[Diagnostic, ...]:
        """Every diagnostic as it was reported, in order."""
        return tuple(diagnostic for _, _, diagnostic in self._reported)

    def summary(self) -> tuple[Diagnostic, ...]:
        """The first of each group at its place: a column with two hundred errors gives one.

        Every diagnostic carries the arguments `cells` (places, for the wording) and `count`.
        """
        groups: dict[tuple[str, Severity, str, str], list[Diagnostic]] = {}
        for place, group, diagnostic in self._reported:
            key = (diagnostic.code, diagnostic.severity, place, group)
            groups.setdefault(key, []).append(diagnostic)
        summarised: list[Diagnostic] = []
        for alike in groups.values():
            if len(alike) <= SEPARATE:
                summarised += [_counted(one, str(one.where), 1) for one in alike]
            else:
                cells = [str(alike[0].where), *(short_place(one.where) for one in alike[1:LISTED])]
                listed = ", ".join(cells) + (", …" if len(alike) > LISTED else "")
                summarised.append(_counted(alike[0], f"{listed} ({len(alike)})", len(alike)))
        return tuple(summarised)

    @property
    def failed(self) -> bool:
        """Whether any of them is an error."""
        return any(diagnostic.severity is Severity.ERROR for _, _, diagnostic in self._reported)


def _words(args: Mapping[str, object]) -> dict[str, str]:
    return {name: shown(value) for name, value in args.items()}


def _counted(diagnostic: Diagnostic, cells: str, count: int) -> Diagnostic:
    return replace(diagnostic, args={**diagnostic.args, "cells": cells, "count": str(count)})


def short_place(where: Where | None) -> str:
    """A cell without its sheet, `D14`; any other place as it is written."""
    return where.short if isinstance(where, CellRef) else str(where)


def some_rows(rows: Sequence[int], most: int = 10) -> str:
    """Numbers of rows for a message, the first ones where they are many: `3, 4, … (12)`."""
    return ", ".join(map(str, rows[:most])) + (f", … ({len(rows)})" if len(rows) > most else "")


def shown(value: object, most: int = 80) -> str:
    """A cell's content for a message: one line, bounded, without control characters."""
    line = " ".join(str(value).split())
    line = "".join(c if c.isprintable() else "�" for c in line)
    return line if len(line) <= 4 * most else line[: most - 1] + "…"
