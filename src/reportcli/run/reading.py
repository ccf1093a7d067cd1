"""Load and read: all that the editions of a run have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import project_files
from reportcli.model.value_class import dataclass
from reportcli.press.files import for_press
from reportcli.press.printer_file import load_printer
from reportcli.run.loading import layout_passed_over, load, sources_of
from reportcli.run.unprinted import unused_in
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.read import read_file
from reportcli.workbook.year import year_missing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reportcli.layout.layout import Layout
    from reportcli.model.blobs import Blobs
    from reportcli.model.diagnostic import Diagnostic
    from reportcli.press.printer import Printer
    from reportcli.request import Outcome, Request, StageObserver
    from reportcli.run.loading import Loads
    from reportcli.workbook.contract.contract import Contract
    from reportcli.workbook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Prepared:
    """A layout and a workbook, read. loading: the findings of layout, contract and printer file; loaded: the
    SHA-256 of what was read before the tables, by name; made_from: a digest of all that the layout was made
    from, "" where that is not known.
    """

    layout: Layout
    contract: Contract
    printer: Printer | None
    files: ProjectFiles
    workbook: Workbook
    loading: tuple[Diagnostic, ...]
    loaded: Mapping[str, str]
    made_from: str = ""


def prepared(
    request: Request,
    observe: StageObserver,
    outcome: Outcome,
    blobs: Blobs,
    *,
    loads: Callable[[Blobs], Loads],
) -> Prepared:
    """Loads the layout and reads the workbook; what is wrong joins the findings of the outcome. Raises
    Findings where nothing can be made of them.

    loads: gives what reads the files of layouts and contracts, when it is asked for.
    """
    with observe("load"):
        known = loads(blobs)
        files = outcome.files = project_files(request.workbook.parent, blobs, known.digests())
        outcome.folders = (files.root, files.package)
        tables = known.tables(request.workbook)
        file = WorkbookFile(request.workbook, files, known=None if tables is None else tables.sheets)
        layout, contract = load(request, file, known)
        printer, refused = load_printer(request.workbook.parent, layout, files)
        loading = (*layout.diagnostics, *contract.diagnostics, *refused)
        outcome.diagnostics += loading
        made_from = known.made_from(layout, files, request.workbook)
        layout = for_press(layout, printer)
        loaded = files.hashes
    with observe("read"):
        sources = sources_of(request, file, contract)
        outcome.diagnostics += layout_passed_over(request, file, layout)
        workbook = read_file(file, contract, known.printed(layout), sources, known=tables)
        outcome.language = workbook.language
        outcome.diagnostics += [*workbook.diagnostics, *year_missing(workbook)]
        outcome.diagnostics += unused_in(layout.unused, workbook)
    return Prepared(layout, contract, printer, files, workbook, loading, loaded, made_from)
