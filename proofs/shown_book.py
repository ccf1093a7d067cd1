# ruff: noqa: E501 (parts of a workbook read better on one line)
"""A workbook that holds given cells, for proofs/shown.py."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from shown_generator import Cell

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_book(path: Path, cells: list[Cell], *, date1904: bool = False) -> None:
    """A workbook of one sheet, a cell a row in column A."""
    codes = list(dict.fromkeys(cell.code for cell in cells if isinstance(cell.code, str)))
    number_of = {code: 200 + at for at, code in enumerate(codes)}
    style_of: dict[str | int, int] = {}
    for cell in cells:
        style_of.setdefault(cell.code, len(style_of) + 1)
    formats = "".join(
        f'<numFmt numFmtId="{number_of[code]}" formatCode={quoteattr(code)}/>' for code in codes
    )
    styles = "".join(
        f'<xf numFmtId="{number_of[code] if isinstance(code, str) else code}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for code in style_of
    )
    rows = "".join(_row(at, cell, style_of[cell.code]) for at, cell in enumerate(cells, 1))
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{NAMESPACE}" xmlns:r="{RELATIONS}"><workbookPr date1904="{int(date1904)}"/><sheets><sheet name="Cells" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/styles.xml": f'<styleSheet xmlns="{NAMESPACE}"><numFmts count="{len(codes)}">{formats}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="{len(style_of) + 1}"><xf/>{styles}</cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)


def _row(at: int, cell: Cell, style: int) -> str:
    if isinstance(cell.value, str):
        return f'<row r="{at}"><c r="A{at}" s="{style}" t="inlineStr"><is><t>{escape(cell.value)}</t></is></c></row>'
    return f'<row r="{at}"><c r="A{at}" s="{style}"><v>{cell.value!r}</v></c></row>'


def _relation(*pairs: str) -> str:
    each = zip(pairs[::2], pairs[1::2], strict=True)
    items = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(each, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


def _content_types() -> str:
    kinds = {
        "xl/workbook.xml": "sheet.main",
        "xl/styles.xml": "styles",
        "xl/worksheets/sheet1.xml": "worksheet",
    }
    items = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{items}</Types>'
