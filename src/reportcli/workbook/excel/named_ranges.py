"""Named ranges of a workbook: name -> sheet and rectangle. Names of anything else are left out."""

from __future__ import annotations

import re

from reportcli.workbook.excel.cells import Range, parse_range
from reportcli.workbook.excel.package import Package
from reportcli.workbook.excel.xml_scan import elements, local, parser, run

_SHEET = r"\$?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!.$\[\]]+))"
_EXCEL = re.compile(rf"{_SHEET}!(?P<area>\$?[A-Z]{{1,3}}\$?\d{{1,7}}(?::\$?[A-Z]{{1,3}}\$?\d{{1,7}})?)")
_ODS = re.compile(
    rf"{_SHEET}\.(?P<from>\$?[A-Z]{{1,3}}\$?\d{{1,7}})"
    r"(?::(?:\$?(?:'(?:[^']|'')+'|[^'.$]*))?\.(?P<to>\$?[A-Z]{1,3}\$?\d{1,7}))?"
)
NamedRange = tuple[str, Range]
"""Sheet and rectangle."""


def excel_reference(text: str) -> NamedRange | None:
    """`Budget!$A$3:$F$20`; None for anything else."""
    match = _EXCEL.fullmatch(text.strip())
    area = parse_range(match["area"]) if match else None
    return (_sheet(match), area) if match and area else None


def of_xlsx(data: bytes, input_id: str) -> dict[str, NamedRange]:
    """The defined names of an Open XML workbook. data: its main part."""
    found: dict[str, NamedRange] = {}
    pieces: list[str] = []
    name: list[str] = []
    scan = parser()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "definedName":
            name[:] = [attributes.get("name", "")]
            scan.CharacterDataHandler = pieces.append

    def end(tag: str) -> None:
        if local(tag) == "definedName":
            scan.CharacterDataHandler = None
            place = excel_reference("".join(pieces))
            pieces.clear()
            if place is not None:
                found.setdefault(name[0], place)

    scan.StartElementHandler, scan.EndElementHandler = start, end
    run(scan, data, input_id)
    return found


def of_ods(package: Package) -> dict[str, NamedRange]:
    """The named ranges and database ranges of an OpenDocument spreadsheet."""
    found: dict[str, NamedRange] = {}
    for tag, attributes in elements(package.read("content.xml"), package.input):
        key = {"named-range": "cell-range-address", "database-range": "target-range-address"}.get(tag, "")
        match = _ODS.fullmatch(attributes.get(key, "")) if key else None
        area = parse_range(f"{match['from']}:{match['to'] or match['from']}") if match else None
        if match is not None and area is not None:
            found.setdefault(attributes.get("name", ""), (_sheet(match), area))
    return found


def _sheet(match: re.Match[str]) -> str:
    return (match["quoted"] or "").replace("''", "'") or match["plain"]
