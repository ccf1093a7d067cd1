"""The delivery sheet: what a print shop must know of the files that it gets, as data and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from reportcli.model.value_class import dataclass

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class SheetFinding:
    """A finding of preflight in words. page: "" where it is about the whole file."""

    severity: str
    code: str
    page: str
    says: str


@dataclass(frozen=True, slots=True)
class SheetFile:
    """One file. part: cover | inside | whole; lengths in millimetres, inks in percent, weight in g/m².

    spine: of a flat, else None. most_ink: greatest coverage measured and its page, None where it was not.
    """

    name: str
    sha256: str
    bytes: int
    part: str
    standard: str
    pages: int
    trim: tuple[float, float]
    spine: float | None
    bleed: float
    stock: str
    weight: float | None
    thickness: float | None
    condition: str
    condition_info: str
    inks: tuple[str, ...]
    spots: tuple[str, ...]
    ink_limit: float
    most_ink: tuple[float, int] | None
    marks: bool
    fonts: tuple[str, ...]
    findings: tuple[SheetFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class DeliverySheet:
    """All files of one job. binding: saddle | perfect | "" where it is not stated; date: ISO 8601."""

    title: str
    date: str
    program: str
    workbook: str
    workbook_sha256: str
    shop: str
    binding: str
    files: tuple[SheetFile, ...]


def sheet_json(sheet: DeliverySheet) -> bytes:
    """Stable JSON: UTF-8, keys in the order of the fields, two spaces, a final newline."""
    data: dict[str, object] = {"schema": SCHEMA, "units": {"length": "mm", "ink": "%", "weight": "g/m²"}}
    data |= asdict(sheet)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def counted(files: Sequence[SheetFile]) -> dict[str, int]:
    """How many findings of each severity there are."""
    found = [finding.severity for file in files for finding in file.findings]
    return {severity: found.count(severity) for severity in ("error", "warning", "note")}
