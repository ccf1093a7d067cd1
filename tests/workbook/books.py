"""Tiny workbooks for the tests: made with openpyxl, or part by part as a zip."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook as Book

from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.read import read_workbook
from reportcli.workbook.workbook import Workbook

CONTRACT = """\
words:
  yes: [oui, yes]
  no: [non, no]
  blank: ["-", nihil]
  total: [total, totaal]
  key: [clé, key]
  months:
    fr: [janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre]
tables:
  organisation:
    form: key-value
    optional: true
    sheet: {fr: Organisation, nl: Organisatie}
    columns:
      name: {type: text, required: true, fr: Nom, nl: Naam}
      year: {type: year, fr: Exercice, nl: Boekjaar}
      currency: {type: code, fr: Devise, nl: Munt}
      language: {type: code, fr: Langue, nl: Taal}
  countries:
    optional: true
    key: id
    sheet: {fr: Pays, nl: Landen}
    columns:
      id: {type: code, required: true, unique: true, fr: Code, nl: Code}
      name: {type: text, required: true, fr: Nom, nl: Naam}
      home: {type: boolean, fr: Siège, nl: Zetel}
  gifts:
    optional: true
    sheet: {fr: Dons, nl: Giften}
    columns:
      country: {type: "ref(countries)", fr: Pays, nl: Land}
      label: {type: text, required: true, fr: Libellé, nl: Omschrijving}
      amount: {type: money, fr: Montant, nl: Bedrag}
      share: {type: percent, fr: Part, nl: Aandeel}
      people: {type: integer, unit: persons, period: 0, fr: Personnes, nl: Personen}
      value: {type: number, unit_from: unit, fr: Valeur, nl: Waarde}
      unit: {type: code, fr: Unité, nl: Eenheid}
      account: {type: code, fr: Compte, nl: Rekening}
      due: {type: date, fr: Échéance, nl: Vervaldag}
      month: {type: month, fr: Mois, nl: Maand}
      names: {type: list, fr: Noms, nl: Namen}
      status: {type: choice, choices: {open: [ouvert], closed: [clos]}, fr: Statut, nl: Status}
      loose: {type: number, blank_words: true, fr: Variation, nl: Wijziging}
      email: {type: email, fr: E-mail}
      website: {type: url, fr: Site}
      phone: {type: phone, fr: Téléphone}
      sample: {type: boolean, fr: Exemple}
"""


def tiny_contract(extra: str = "") -> Contract:
    contract = load_contract([(CONTRACT, "contract.yaml"), *([(extra, "extra.yaml")] if extra else [])])
    assert not contract.diagnostics, contract.diagnostics
    return contract


def make(path: Path, sheets: Mapping[str, Any], edit: Callable[[Book], None] | None = None) -> Path:
    """A workbook with these rows; `edit` changes it before it is saved."""
    book = Book()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if edit is not None:
        edit(book)
    book.save(path)
    return path


def read(path: Path, contract: Contract | None = None) -> Workbook:
    return read_workbook(path, contract or tiny_contract())


def codes(workbook: Workbook) -> list[str]:
    return [finding.code for finding in workbook.diagnostics]


def finding(workbook: Workbook, code: str) -> Any:
    """The one finding with this code."""
    (found,) = [finding for finding in workbook.diagnostics if finding.code == code]
    return found


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def parts(
    sheet: str, *, name: str = "Pays", styles: str = "", main: str = MAIN, relations: str = RELATIONS
) -> dict[str, str]:
    """The parts of a workbook with one sheet; `sheet` is what stands in <worksheet>."""
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    found = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
        f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        f'<sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
        f'Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" '
        f'Type="{relations}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{sheet}</worksheet>',
    }
    return found | ({"xl/styles.xml": styles} if styles else {})


def pack(path: Path, entries: Mapping[str, str | bytes], backslashes: bool = False) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    if backslashes:
        data = path.read_bytes()
        for name in entries:
            data = data.replace(name.encode(), name.replace("/", "\\").encode())
        path.write_bytes(data)
    return path


def rows(*lines: Sequence[str]) -> str:
    """<sheetData> of inline texts; an item that begins with `<` is the cell's own XML."""
    out = []
    for number, line in enumerate(lines, 1):
        cells = "".join(
            item
            if item.startswith("<")
            else f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{item}</t></is></c>'
            for i, item in enumerate(line)
        )
        out.append(f'<row r="{number}">{cells}</row>')
    return f"<sheetData>{''.join(out)}</sheetData>"
