"""What a workbook holds that its owner may not mean to publish: hidden sheets, names of people, comments."""

from __future__ import annotations

import io
import re
import zipfile

from reportcli.model.diagnostic import Diagnostic, Related, warning
from reportcli.model.value_class import replace

_PART_BYTES = 20_000_000
_HIDDEN = re.compile(rb"<(?:\w+:)?sheet\b[^>]*\bstate=\"(?:hidden|veryHidden)\"")
_PEOPLE = re.compile(rb"<(?:\w+:)?(?:creator|lastModifiedBy)\b[^>]*>([^<]+)<")
_HIDDEN_LINES = re.compile(rb"<(?:\w+:)?(?:row|col)\b[^>]*\bhidden=\"(?:1|true)\"")


def private_parts(name: str, data: bytes) -> list[Diagnostic]:
    """One warning that lists them; none where there is nothing. A file that is no package is one too."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            found = _found(package)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        found = [Related("private-unreadable", None)]
    if not found:
        return []
    return [replace(warning("attach-source-private", None, file=name), related=tuple(found))]


def _found(package: zipfile.ZipFile) -> list[Related]:
    names = sorted(package.namelist())
    hidden = len(_HIDDEN.findall(_part(package, "xl/workbook.xml", names)))
    people = sorted(set(_PEOPLE.findall(_part(package, "docProps/core.xml", names))))
    comments = [one for one in names if re.match(r"xl/(threadedC|c)omments", one)]
    sheets = [one for one in names if one.startswith("xl/worksheets/") and one.endswith(".xml")]
    lines = sum(1 for one in sheets if _HIDDEN_LINES.search(_part(package, one, names)))
    macros = sum(1 for one in names if one.endswith("vbaProject.bin"))
    counted = {
        "private-sheets": hidden,
        "private-lines": lines,
        "private-notes": len(comments),
        "private-macros": macros,
    }
    parts = [Related(code, None, {"count": str(count)}) for code, count in counted.items() if count]
    if people:
        listed = ", ".join(one.decode("utf-8", "replace") for one in people)
        parts.append(Related("private-people", None, {"names": listed}))
    return parts


def _part(package: zipfile.ZipFile, name: str, names: list[str]) -> bytes:
    if name not in names:
        return b""
    with package.open(name) as stream:
        return stream.read(_PART_BYTES)
