"""Associated files of a PDF/A-3 (ISO 19005-3, 6.8): listed for people, bound to the document for programs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reportcli.deliver.numbers import printed_numbers
from reportcli.model.value_class import dataclass
from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile

if TYPE_CHECKING:
    from reportcli.blocks import PrintedFact
    from reportcli.deliver.printed_tables import PrintedTable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the document. relation: Source (it was made from it) or Data (its figures)."""

    name: str
    data: bytes
    description: str
    relation: str
    kind: str = XLSX


def tables_attachment(
    tables: Sequence[PrintedTable], stem: str, facts: Iterable[PrintedFact] = ()
) -> Attachment:
    """The printed tables as a workbook beside the document; facts: the figures that it prints."""
    from reportcli.deliver.tables_workbook import tables_workbook

    data = tables_workbook(tables, printed_numbers(facts))
    return Attachment(f"{stem}-tables.xlsx", data, f"{stem}: tables", "Data")


def source_attachment(name: str, data: bytes) -> Attachment:
    """The workbook that the document was made from."""
    kinds = {"xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12", "xlsx": XLSX}
    kind = kinds.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    return Attachment(name, data, name, "Source", kind)


def attach(file: PdfFile, attachments: Sequence[Attachment], date: str) -> None:
    """Embeds the files. date: a PDF date string, of the edition and not of the clock."""
    if not attachments:
        return
    named: list[str] = []
    associated: list[str] = []
    for number, one in enumerate(sorted(attachments, key=lambda item: item.name)):
        specification = file.add(f"File{number}", _specification(file, number, one, date))
        named.append(f"{objects.text_string(one.name)}{specification}")
        associated.append(specification)
    file.catalog["Names"] = f"<</EmbeddedFiles<</Names[{' '.join(named)}]>>>>"
    file.catalog["AF"] = f"[{' '.join(associated)}]"


def _specification(file: PdfFile, number: int, one: Attachment, date: str) -> bytes:
    """The file specification of an attachment, whose data is embedded."""
    checksum = hashlib.md5(one.data, usedforsecurity=False).hexdigest()
    entries = (
        f"/Type/EmbeddedFile/Subtype{objects.name(one.kind)}"
        f"/Params<</Size {len(one.data)}/ModDate{objects.text_string(date)}/CheckSum<{checksum}>>>"
    )
    embedded = file.add(f"File{number}-data", objects.stream(entries, one.data, pad=b""))
    name, words = objects.text_string(one.name), objects.text_string(one.description)
    return (
        f"<</Type/Filespec/F{name}/UF{name}/Desc{words}/AFRelationship/{one.relation}"
        f"/EF<</F {embedded}/UF {embedded}>>>>"
    ).encode("latin-1")
