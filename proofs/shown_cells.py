"""Cells of workbooks with their number formats, and what LibreOffice shows in them, for proofs/shown.py."""

from __future__ import annotations

import csv
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from shown_book import NAMESPACE, RELATIONS
from shown_generator import Cell

from reportcli.number_formats import describe

LANGUAGES = {
    "en-US": 1033,
    "fr-FR": 1036,
    "fr-BE": 2060,
    "nl-NL": 1043,
    "nl-BE": 2067,
    "de-DE": 1031,
    "en-GB": 2057,
}
MOST = 20_000  # cells of one workbook
_MAIN = f"{{{NAMESPACE}}}"


class Office:
    """LibreOffice without a screen, in a locale of its own and with a profile of its own."""

    def __init__(self, folder: Path, locale: str) -> None:
        self.locale = locale
        self._profile = folder / f"profile-{locale}"
        user = self._profile / "user"
        user.mkdir(parents=True, exist_ok=True)
        (user / "registrymodifications.xcu").write_text(
            '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
            '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
            f"<value>{locale}</value></prop></item></oor:items>",
            encoding="utf-8",
        )

    def convert(self, book: Path, kind: str, folder: Path) -> str:
        """Converts a file; what LibreOffice said."""
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{self._profile}"]
        command += ["--convert-to", kind, "--outdir", str(folder), str(book)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        return done.stdout + done.stderr

    def shown(self, book: Path, folder: Path, *, raw: bool = False) -> dict[str, list[list[str]]]:
        """Every sheet by name: rows of cells, as shown; raw: their values instead."""
        as_shown = "false" if raw else "true"
        tokens = f"9,34,76,1,,{LANGUAGES[self.locale]},false,true,{as_shown},false,false,-1"
        said = self.convert(book, f"csv:Text - txt - csv (StarCalc):{tokens}", folder)
        sheets = {}
        for name, path in re.findall(r"^Writing sheet (.*) -> (.*)$", said, re.MULTILINE):
            with Path(path).open(encoding="utf-8", newline="") as lines:
                sheets[name] = list(csv.reader(lines, delimiter="\t"))
        return sheets


class Placed(NamedTuple):
    """A cell with its place in the workbook."""

    cell: Cell
    sheet: str
    row: int
    column: int


def at(sheets: dict[str, list[list[str]]], item: Placed) -> str:
    """What stands at the place of a cell, "" beyond the sheet's last row or column."""
    rows = sheets.get(item.sheet, [])
    line = rows[item.row - 1] if item.row <= len(rows) else []
    return line[item.column - 1] if item.column <= len(line) else ""


def same_value(value: float | str, code: str | int, raw: str) -> bool:
    """Whether LibreOffice holds the value of the file; it works out pivot tables and some formulas anew."""
    if isinstance(value, str):
        return raw == value
    text = raw.rstrip("%E").replace(",", ".")
    try:
        held = float(text) / (100 if raw.endswith("%") else 1)
    except ValueError:
        return bool(re.search(r"\d[/:.-]\d", raw)) and describe(code).kind in ("date", "time", "duration")
    return abs(held - value) <= abs(value) * 1e-9 + 1e-12


def cells_of(book: Path) -> tuple[list[Placed], bool]:
    """The numbers, and the texts with a format of their own, of a workbook; whether it counts from 1904.

    Sheets with pivot tables are left out: LibreOffice lays those out anew, with other formats.
    """
    with zipfile.ZipFile(book) as parts:
        names = set(parts.namelist())
        formats = _formats(parts) if "xl/styles.xml" in names else [0]
        shared = _shared(parts) if "xl/sharedStrings.xml" in names else []
        root = ElementTree.fromstring(parts.read("xl/workbook.xml"))
        properties = root.find(f"{_MAIN}workbookPr")
        date1904 = properties is not None and properties.get("date1904") in ("1", "true")
        found: list[Placed] = []
        for name, path in _sheets(parts, root):
            links = path.replace("worksheets/", "worksheets/_rels/") + ".rels"
            if path in names and not (links in names and b"pivotTable" in parts.read(links)):
                for placed in _cells(parts, path, name, formats, shared):
                    found.append(placed)
                    if len(found) >= MOST:
                        return found, date1904
    return found, date1904


def _formats(parts: zipfile.ZipFile) -> list[str | int]:
    root = ElementTree.fromstring(parts.read("xl/styles.xml"))
    codes = {int(item.get("numFmtId", 0)): item.get("formatCode", "") for item in root.iter(f"{_MAIN}numFmt")}
    styles = root.find(f"{_MAIN}cellXfs")
    numbers = [int(item.get("numFmtId", 0)) for item in styles] if styles is not None else [0]
    return [codes.get(number, number) for number in numbers]


def _shared(parts: zipfile.ZipFile) -> list[str]:
    root = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in item.iter(f"{_MAIN}t")) for item in root]


def _sheets(parts: zipfile.ZipFile, root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    links = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in root.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(f"{{{RELATIONS}}}id"), "")
        yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else "xl/" + target


def _cells(
    parts: zipfile.ZipFile, path: str, sheet: str, formats: list[str | int], shared: list[str]
) -> Iterator[Placed]:
    with parts.open(path) as stream:
        for _, item in ElementTree.iterparse(stream):
            if item.tag != f"{_MAIN}c":
                continue
            value, style, kind = item.findtext(f"{_MAIN}v"), int(item.get("s", 0)), item.get("t", "n")
            code = formats[style] if style < len(formats) else 0
            where = re.fullmatch(r"([A-Z]+)(\d+)", item.get("r", ""))
            item.clear()
            if value is None or where is None or not value:
                continue
            column = 0
            for letter in where[1]:
                column = column * 26 + ord(letter) - 64
            place = f"{sheet}!{where[0]}"
            if kind == "n":
                yield Placed(Cell(float(value), code, "workbook", place), sheet, int(where[2]), column)
            elif kind == "s" and code not in (0, 49, "General", "@"):
                yield Placed(Cell(shared[int(value)], code, "workbook", place), sheet, int(where[2]), column)
