"""Collecting findings: a column with two hundred errors gives one, with the first cells and a count."""

from __future__ import annotations

from dataclasses import replace

from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.refs import CellRef, Where

SEPARATE = 3
LISTED = 5


class Collector:
    """Takes findings one by one; `finish` gives them in order, alike ones (code, sheet, group) summarised.

    Every finding carries the arguments `cells` (places, for the wording) and `count`.
    """

    def __init__(self) -> None:
        self._groups: dict[tuple[str, Severity, str, str], list[Diagnostic]] = {}
        self.told = 0

    def error(self, code: str, where: Where | None, /, *, group: str = "", **args: object) -> None:
        self.add(Severity.ERROR, code, where, group, args)

    def warning(self, code: str, where: Where | None, /, *, group: str = "", **args: object) -> None:
        self.add(Severity.WARNING, code, where, group, args)

    def note(self, code: str, where: Where | None, /, *, group: str = "", **args: object) -> None:
        self.add(Severity.NOTE, code, where, group, args)

    def add(
        self,
        severity: Severity,
        code: str,
        where: Where | None,
        group: str,
        args: dict[str, object],
        related: tuple[Related, ...] = (),
    ) -> None:
        sheet = where.sheet if isinstance(where, CellRef) else str(where)
        self.told += 1
        words = {name: shown(value) for name, value in args.items()}
        finding = Diagnostic(code, severity, where, words, related)
        self._groups.setdefault((code, severity, sheet, group), []).append(finding)

    def take(self, findings: tuple[Diagnostic, ...]) -> None:
        """Findings that are complete already."""
        for finding in findings:
            self._groups.setdefault((finding.code, finding.severity, str(finding.where), ""), []).append(
                finding
            )

    def finish(self) -> tuple[Diagnostic, ...]:
        """All findings, the first of each group at its place."""
        found: list[Diagnostic] = []
        for group in self._groups.values():
            if len(group) <= SEPARATE:
                found += [_placed(f, str(f.where), 1) for f in group]
            else:
                cells = [str(f.where) if i == 0 else _short(f.where) for i, f in enumerate(group[:LISTED])]
                listed = ", ".join(cells) + (", …" if len(group) > LISTED else "")
                found.append(_placed(group[0], f"{listed} ({len(group)})", len(group)))
        return tuple(found)

    @property
    def failed(self) -> bool:
        return any(severity is Severity.ERROR for _, severity, _, _ in self._groups)


def _placed(finding: Diagnostic, cells: str, count: int) -> Diagnostic:
    return replace(finding, args={**finding.args, "cells": cells, "count": str(count)})


def _short(where: Where | None) -> str:
    return where.a1.rpartition("!")[2] if isinstance(where, CellRef) else str(where)


def shown(value: object, most: int = 80) -> str:
    """A cell's content for a message: one line, bounded, without control characters."""
    line = " ".join(str(value).split())
    line = "".join(c if c.isprintable() else "�" for c in line)
    return line if len(line) <= 4 * most else line[: most - 1] + "…"
