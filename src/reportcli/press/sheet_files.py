"""The delivery sheet of a run: every file measured and judged as a print shop would, as page and as JSON."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic
from reportcli.model.geometry import MM

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.layout.layout import Layout
    from reportcli.press.delivery_sheet import SheetFile, SheetFinding
    from reportcli.press.files import PressFile
    from reportcli.press.printer_file import Printer
    from reportcli.request import Request

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


def add_sheet(
    request: Request,
    path: Path,
    lang: str,
    about: tuple[Report, Printer | None, Layout, Mapping[str, str]],
    made: Sequence[tuple[Path, PressFile]],
    files: dict[Path, bytes],
    found: list[Diagnostic],
) -> None:
    """Adds NAME-delivery.pdf and NAME-delivery.json to the files, and what a whole preflight finds."""
    from reportcli import __version__
    from reportcli.paint import profile_for
    from reportcli.press.delivery_sheet import DeliverySheet, sheet_json
    from reportcli.press.delivery_sheet_page import sheet_pdf

    report, printer, layout, hashes = about
    rows = []
    for target, job in made:
        row, told = _file(target.name, files[target], job, lang)
        rows.append(row)
        found += [one for one in told if one not in found]
    sheet = DeliverySheet(
        title=report.metadata.title,
        date=report.metadata.date,
        program=f"reportcli {__version__}",
        workbook=request.workbook.name,
        workbook_sha256=_hash_of(request.workbook.name, hashes),
        shop=printer.shop if printer else "",
        binding=printer.binding if printer else "",
        files=tuple(rows),
    )
    profile = profile_for("archive", layout.file)
    name = path.with_stem(f"{path.stem}-delivery")
    files[name] = sheet_pdf(sheet, report, report.fonts, report.palette, profile, lang)
    files[name.with_suffix(".json")] = sheet_json(sheet)


def _hash_of(name: str, hashes: Mapping[str, str]) -> str:
    return next((digest for path, digest in hashes.items() if path.rpartition("/")[2] == name), "")


def _file(name: str, pdf: bytes, job: PressFile, lang: str) -> tuple[SheetFile, list[Diagnostic]]:
    """One file's row. The file is judged before it is delivered, so from a folder of its own."""
    import hashlib

    from reportcli import preflight
    from reportcli.preflight.inventory import inventory
    from reportcli.press.delivery_sheet import SheetFile

    with tempfile.TemporaryDirectory(prefix="reportcli-delivery-") as folder:
        copy = Path(folder) / name
        copy.write_bytes(pdf)
        found = preflight.judge(copy, "print", job.limits, measure=False)
        heavy, coverage = preflight.ink_coverage(copy, job.limits)
    found += heavy
    held = inventory(pdf)
    part = job.part
    most = max(coverage, key=lambda page: page.most, default=None)
    inks = {ink for page in coverage for ink in page.inks} or set(PROCESS) | set(held.spots)
    row = SheetFile(
        name=name,
        sha256=hashlib.sha256(pdf).hexdigest(),
        bytes=len(pdf),
        part=part.name if part else "whole",
        standard=job.profile.pdfx or "",
        pages=held.pages,
        trim=held.trim,
        spine=None if job.spine is None else round(job.spine / MM, 2),
        bleed=held.bleed,
        stock=part.stock if part else "",
        weight=part.weight if part else None,
        thickness=round(part.thickness / MM, 3) if part and part.thickness else None,
        condition=job.profile.condition.identifier,
        condition_info=job.profile.condition.info,
        inks=(*(ink for ink in PROCESS if ink in inks), *sorted(inks - set(PROCESS))),
        spots=held.spots,
        ink_limit=round(job.limits.total_ink * 100, 1),
        most_ink=None if most is None else (round(most.most * 100, 1), most.page),
        marks=job.profile.marks > 0,
        fonts=held.fonts,
        findings=tuple(_in_words(found, lang)),
    )
    return row, found


def _in_words(found: Sequence[Diagnostic], lang: str) -> Iterator[SheetFinding]:
    from reportcli.messages import wording
    from reportcli.press.delivery_sheet import SheetFinding

    for one in found:
        says = wording(one, "says", lang.split("-")[0])
        yield SheetFinding(one.severity.value, one.code, one.args.get("page", ""), says)
