"""Why a workbook file is not read: the findings that end a reading."""

from __future__ import annotations

from collections.abc import Callable

from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.refs import SheetRef


def damaged(input_id: str, reason: str) -> Findings:
    """A part of the file cannot be read."""
    return Findings([damage(input_id)(reason)])


def damage(input_id: str, part: str = "") -> Callable[[str], Diagnostic]:
    """The finding that a part of the file cannot be read, from the reason."""
    front = f"{part}: " if part else ""
    return lambda reason: error("workbook-damaged", SheetRef(input_id), reason=f"{front}{reason}"[:200])


def too_large(input_id: str, most: int, sheet: str = "") -> Findings:
    """There are more cells (or texts) than are read. most: how many would be."""
    return Findings([error("workbook-too-large", SheetRef(input_id, sheet), most=most)])


def bomb(input_id: str, unit: str, found: int, most: int) -> Findings:
    """The file would unpack to more than a workbook holds."""
    args = {"found": f"{found} {unit}", "most": f"{most} {unit}"}
    return Findings([error("workbook-bomb", SheetRef(input_id), **args)])
