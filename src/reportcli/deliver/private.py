"""What a workbook holds that its owner may not mean to publish: hidden sheets, names of people, comments."""

from __future__ import annotations

import io
import re
import zipfile

from reportcli.model.diagnostic import Diagnostic, warning

_PART_BYTES = 20_000_000
_HIDDEN = re.compile(rb"<(?:\w+:)?sheet\b[^>]*\bstate=\"(?:hidden|veryHidden)\"")
_PEOPLE = re.compile(rb"<(?:\w+:)?(?:creator|lastModifiedBy)\b[^>]*>([^<]+)<")
_HIDDEN_LINES = re.compile(rb"<(?:\w+:)?(?:row|col)\b[^>]*\bhidden=\"(?:1|true)\"")


def private_parts(name: str, data: bytes) -> list[Diagnostic]:
    """One warning that lists them; none where there is nothing. A file that is no package is told as such."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            found = _found(package)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        found = ["contents that cannot be looked into"]
    return [warning("attach-source-private", None, file=name, what="; ".join(found))] if found else []


def _found(package: zipfile.ZipFile) -> list[str]:
    names = sorted(package.namelist())
    hidden = len(_HIDDEN.findall(_part(package, "xl/workbook.xml", names)))
    people = sorted(set(_PEOPLE.findall(_part(package, "docProps/core.xml", names))))
    comments = [one for one in names if re.match(r"xl/(threadedC|c)omments", one)]
    sheets = [one for one in names if one.startswith("xl/worksheets/") and one.endswith(".xml")]
    lines = sum(1 for one in sheets if _HIDDEN_LINES.search(_part(package, one, names)))
    macros = any(one.endswith("vbaProject.bin") for one in names)
    said = [
        f"hidden sheets ({hidden})" if hidden else "",
        f"hidden rows or columns (sheets: {lines})" if lines else "",
        f"names of authors ({', '.join(one.decode('utf-8', 'replace') for one in people)})" if people else "",
        f"notes and comments ({len(comments)})" if comments else "",
        "macros" if macros else "",
    ]
    return [one for one in said if one]


def _part(package: zipfile.ZipFile, name: str, names: list[str]) -> bytes:
    if name not in names:
        return b""
    with package.open(name) as stream:
        return stream.read(_PART_BYTES)
