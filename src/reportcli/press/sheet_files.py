"""The delivery sheet of a run: every file measured and judged as a print shop would, as page and as JSON."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli import __version__, preflight
from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.geometry import MM
from reportcli.model.value_class import dataclass
from reportcli.paint import profile_for
from reportcli.preflight.inventory import inventory
from reportcli.preflight.rules.total_ink import Coverage
from reportcli.press.delivery_sheet import DeliverySheet, SheetFile, SheetFinding, sheet_json
from reportcli.press.delivery_sheet_page import sheet_pdf
from reportcli.press.printer import Printer

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.layout.layout import Layout
    from reportcli.press.files import PressFile

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOrder:
    """What a delivery sheet is of. workbook: its name; lang: of the sheet; hashes: SHA-256 by file name."""

    workbook: str
    lang: str
    report: Report
    layout: Layout
    printer: Printer | None
    hashes: Mapping[str, str]


def sheet_files(
    order: SheetOrder, path: Path, made: Sequence[tuple[str, bytes, PressFile]]
) -> tuple[dict[Path, bytes], list[Diagnostic]]:
    """NAME-delivery.pdf and NAME-delivery.json, and what a whole preflight of the print files finds.

    made: name and bytes of each print file; path: of the whole, which gives NAME.
    """
    findings: list[Diagnostic] = []
    rows = []
    for name, pdf, file in made:
        row, more = _file(name, pdf, file, order.lang)
        rows.append(row)
        findings += [one for one in more if one not in findings]
    report, printer = order.report, order.printer
    sheet = DeliverySheet(
        title=report.metadata.title,
        date=report.metadata.date,
        program=f"reportcli {__version__}",
        workbook=order.workbook,
        workbook_sha256=_hash_of(order.workbook, order.hashes),
        shop=printer.shop if printer else "",
        binding=printer.binding if printer else "",
        files=tuple(rows),
    )
    profile = profile_for("archive", order.layout.file)
    target = path.with_stem(f"{path.stem}-delivery")
    return {
        target: sheet_pdf(sheet, report, profile, order.lang),
        target.with_suffix(".json"): sheet_json(sheet),
    }, findings


def _hash_of(name: str, hashes: Mapping[str, str]) -> str:
    return next((digest for path, digest in hashes.items() if path.rpartition("/")[2] == name), "")


def _file(name: str, pdf: bytes, file: PressFile, lang: str) -> tuple[SheetFile, list[Diagnostic]]:
    """One file's row, and what its preflight finds."""
    findings, coverage = _judged(name, pdf, file)
    held, part = inventory(pdf), file.part
    most = max(coverage, key=lambda page: page.most, default=None)
    row = SheetFile(
        name=name,
        sha256=hashlib.sha256(pdf).hexdigest(),
        bytes=len(pdf),
        part=part.name if part else "whole",
        standard=file.profile.pdfx or "",
        pages=held.pages,
        trim=held.trim,
        spine=_millimetres(file.spine, 2),
        bleed=held.bleed,
        stock=part.stock if part else "",
        weight=part.weight if part else None,
        thickness=_millimetres((part.thickness if part else None) or None, 3),
        condition=file.profile.condition.identifier,
        condition_info=file.profile.condition.info,
        inks=_inks(coverage, held.spots),
        spots=held.spots,
        ink_limit=round(file.limits.total_ink * 100, 1),
        most_ink=None if most is None else (round(most.most * 100, 1), most.page),
        marks=file.profile.marks > 0,
        fonts=held.fonts,
        findings=tuple(_in_words(findings, lang)),
    )
    return row, findings


def _judged(name: str, pdf: bytes, file: PressFile) -> tuple[list[Diagnostic], list[Coverage]]:
    """A whole preflight and the ink of every page. The file is judged before it is delivered, so from a
    folder of its own."""
    with tempfile.TemporaryDirectory(prefix="reportcli-delivery-") as folder:
        copy = Path(folder) / name
        copy.write_bytes(pdf)
        findings = preflight.judge(copy, "print", file.limits, measure=False)
        heavy, coverage = preflight.ink_coverage(copy, file.limits)
    return findings + heavy, coverage


def _millimetres(points: float | None, digits: int) -> float | None:
    return None if points is None else round(points / MM, digits)


def _inks(coverage: Sequence[Coverage], spots: Sequence[str]) -> tuple[str, ...]:
    """The plates that bear ink, those of the process first; where none was measured, all that may."""
    inks = {ink for page in coverage for ink in page.inks} or set(PROCESS) | set(spots)
    return (*(ink for ink in PROCESS if ink in inks), *sorted(inks - set(PROCESS)))


def _in_words(found: Sequence[Diagnostic], lang: str) -> Iterator[SheetFinding]:
    for one in found:
        says = wording(one, "message", lang.split("-")[0])
        yield SheetFinding(one.severity.value, one.code, one.args.get("page", ""), says)
