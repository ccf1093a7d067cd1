"""The tables of a report as they are read, before anything is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportcli.inputs.project_root import project_files
from reportcli.run.loading import load, sources_of
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.read import read_file
from reportcli.workbook.views.derive import with_views

if TYPE_CHECKING:
    from reportcli.request import Request
    from reportcli.workbook.workbook import Workbook


def read_tables(request: Request, *, folders: Mapping[str, str] | None = None) -> Workbook:
    """The workbook with its sources and views, by the contract of its layout. What is wrong stands in its
    diagnostics. folders: of members, by table, in the place of those that are stated.

    Raises Findings: it cannot be read at all.
    """
    files = project_files(request.workbook.parent)
    file = WorkbookFile(request.workbook, files)
    _, contract = load(request, file)
    return with_views(read_file(file, contract, sources=sources_of(request, file, contract, folders)))
