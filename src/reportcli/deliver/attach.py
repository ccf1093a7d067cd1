"""Associated files of a PDF/A-3 (ISO 19005-3, 6.8): listed for people, bound to the document for programs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from pikepdf import Pdf

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
    from reportcli.deliver.numbers import printed_numbers
    from reportcli.deliver.tables_workbook import tables_workbook

    data = tables_workbook(tables, printed_numbers(facts))
    return Attachment(f"{stem}-tables.xlsx", data, f"{stem}: tables", "Data")


def source_attachment(name: str, data: bytes) -> Attachment:
    """The workbook that the document was made from."""
    kinds = {"xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12", "xlsx": XLSX}
    kind = kinds.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    return Attachment(name, data, name, "Source", kind)


def attach(file: Pdf, attachments: Sequence[Attachment], date: str) -> None:
    """Embeds the files. date: a PDF date string, of the edition and not of the clock."""
    import pikepdf

    if not attachments:
        return
    names = pikepdf.Array()
    associated = pikepdf.Array()
    for one in sorted(attachments, key=lambda item: item.name):
        stream = pikepdf.Stream(file, one.data)
        stream["/Type"] = pikepdf.Name.EmbeddedFile
        stream["/Subtype"] = pikepdf.Name("/" + one.kind)
        checksum = hashlib.md5(one.data, usedforsecurity=False).digest()
        stream["/Params"] = pikepdf.Dictionary(
            Size=len(one.data), ModDate=pikepdf.String(date), CheckSum=pikepdf.String(checksum)
        )
        embedded = file.make_indirect(stream)
        specification = file.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Filespec,
                F=pikepdf.String(one.name),
                UF=pikepdf.String(one.name),
                Desc=pikepdf.String(one.description),
                AFRelationship=pikepdf.Name("/" + one.relation),
                EF=pikepdf.Dictionary(F=embedded, UF=embedded),
            )
        )
        names.append(pikepdf.String(one.name))
        names.append(specification)
        associated.append(specification)
    if "/Names" not in file.Root:
        file.Root.Names = pikepdf.Dictionary()
    file.Root.Names.EmbeddedFiles = pikepdf.Dictionary(Names=names)
    file.Root.AF = associated
