"""Load and bind: the layout, the contract and the edition that a request names."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.limits import YAML_BYTES
from reportcli.inputs.project_root import package_layouts
from reportcli.layout.files.find import by_name, find_layout
from reportcli.layout.printed_names import printed_names
from reportcli.model.diagnostic import Diagnostic, Findings, Severity, warning
from reportcli.workbook.contract.contract import without_organisation
from reportcli.workbook.names import fold
from reportcli.workbook.read import read_file
from reportcli.workbook.read_layout_name import read_layout_name
from reportcli.workbook.source_sheet import NO_SOURCES

if TYPE_CHECKING:
    from reportcli.bind.parts.known import KnownParts
    from reportcli.blocks import Report
    from reportcli.inputs.known_digests import KnownDigests
    from reportcli.inputs.project_files import ProjectFiles
    from reportcli.layout.files.find import LayoutFolder
    from reportcli.layout.layout import Layout
    from reportcli.request import Request
    from reportcli.workbook.contract.contract import Contract
    from reportcli.workbook.excel.workbook_file import WorkbookFile
    from reportcli.workbook.known_tables import KnownTables
    from reportcli.workbook.source_sheet import Sources
    from reportcli.workbook.workbook import Workbook

SOURCES = "sources.yaml"
WITHOUT_BASE = frozenset({"layout-unknown", "layout-cyclic-extends", "layout-chain-too-long"})


class Loads:
    """Reads what the files of layouts and contracts say; who remembers what other runs have read inherits."""

    def layout(self, found: LayoutFolder, files: ProjectFiles) -> Layout:
        """The layout in a folder. Raises Findings where nothing can be built of it."""
        from reportcli.layout.load import load_layout

        return load_layout(found, files)

    def contract(self, texts: list[tuple[str, str]]) -> Contract:
        """The contract of texts and their files' names, base first."""
        from reportcli.workbook.contract.reader import load_contract

        return load_contract(texts)

    def printed(self, layout: Layout) -> frozenset[str]:
        """The names that the layout's expressions speak of (see `layout.printed_names`)."""
        return printed_names(layout)

    def tables(self, workbook: Path) -> KnownTables | None:
        """The tables of a workbook that this process has read before; None where none are kept."""
        return None

    def digests(self) -> KnownDigests | None:
        """Digests of files that this process has read before; None where none are kept."""
        return None

    def made_from(self, layout: Layout, files: ProjectFiles, workbook: Path) -> str:
        """A digest of all that a layout was made from, "" where that is not known."""
        return ""


def load(request: Request, file: WorkbookFile, loads: Loads | None = None) -> tuple[Layout, Contract]:
    """The layout that the request, folder or workbook names; the contract of its layers, base first."""
    loads = loads or Loads()
    layout = _layout(request, file, loads)
    return layout, _contract(layout, file, loads)


def _layout(request: Request, file: WorkbookFile, loads: Loads) -> Layout:
    """The layout; where it cannot be loaded, its findings and the workbook's own are raised."""
    files, folder = file.files, request.workbook.parent
    own = request.layout is None and files.find(folder, "layout.yaml") is None
    named = read_layout_name(file) if own else None
    chosen = None
    try:
        chosen = find_layout(request.layout, folder, named, files, where=named.ref if named else None)
        layout = loads.layout(chosen, files)
        if layout.unsettable:
            raise Findings(layout.diagnostics)
    except Findings as broken:
        if chosen and any(finding.code in WITHOUT_BASE for finding in broken.diagnostics):
            raise  # its contract is not known whole: the workbook cannot be read by it
        if chosen is None and request.layout is not None:
            raise  # what is written in the workbook's folder may belong to the layout that was meant
        raise Findings([*broken.diagnostics, *_read_anyway(request, file, chosen)]) from None
    return layout


def layout_passed_over(request: Request, file: WorkbookFile, layout: Layout) -> list[Diagnostic]:
    """A layout that the sheet of the organisation names while `layout.yaml` beside the workbook counts and
    builds on another: at its cell.
    """
    beside = file.files.find(request.workbook.parent, "layout.yaml") if request.layout is None else None
    named = read_layout_name(file) if beside is not None else None
    if named is None or fold(named) in {
        fold(name) for name in (layout.name, *(one.name for one in layout.layers))
    }:
        return []
    remedy = {} if by_name(named, file.files) is not None else {"remedy": "unknown"}
    return [warning("layout-passed-over", named.ref, name=named[:80], **remedy)]


def _contract(layout: Layout, file: WorkbookFile, loads: Loads) -> Contract:
    """The contract of the layout's layers and of the workbook's folder. Raises Findings where it is none."""
    files = file.files
    beside = files.find(file.path.parent, "contract.yaml")  # counts also when another layout is named
    paths = dict.fromkeys([*layout.contract_files, *([beside] if beside else [])])
    texts = [(files.read_text(path, YAML_BYTES), files.safe_name(path)) for path in paths]
    refused = [text for text, _ in texts if isinstance(text, Diagnostic)]
    if refused:
        raise Findings(refused)
    read = [(text, name) for text, name in texts if isinstance(text, str)]
    contract = loads.contract(read)
    if missing := without_organisation(contract):
        faults = [finding for finding in layout.diagnostics if finding.severity is Severity.ERROR]
        raise Findings(faults or [*contract.diagnostics, *missing])
    return contract


def _read_anyway(request: Request, file: WorkbookFile, chosen: LayoutFolder | None) -> list[Diagnostic]:
    """The workbook's own errors when its layout cannot be loaded: one run reports both."""
    from reportcli.workbook.contract.reader import load_contract

    files = file.files
    beside = file.path.parent
    folders = [package_layouts() / "base", *([chosen.folder] if chosen else []), beside]
    found = [path for folder in folders if (path := files.find(folder, "contract.yaml"))]
    texts = [(files.read_text(path, YAML_BYTES), files.safe_name(path)) for path in dict.fromkeys(found)]
    contract = load_contract((text, name) for text, name in texts if isinstance(text, str))
    try:
        findings = read_file(file, contract, sources=sources_of(request, file, contract)).diagnostics
    except Findings as refused:
        findings = refused.diagnostics
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def sources_of(
    request: Request, file: WorkbookFile, contract: Contract, folders: Mapping[str, str] | None = None
) -> Sources:
    """The tables that stand in other files; most reports have none. folders: of members, by table, in the
    place of those that are stated.
    """
    if not request.sources and file.files.find(file.path.parent, SOURCES) is None:
        return NO_SOURCES
    from reportcli.sources.opened import open_sources

    return open_sources(file, contract, request.sources, request.secrets, folders=folders or {})


def bind(
    request: Request,
    layout: Layout,
    workbook: Workbook,
    *,
    known: KnownParts | None = None,
    loaded: str = "",
) -> Report:
    """The edition as a report, under the date that the request or the workbook gives.

    known: parts that other runs have bound; loaded: a digest of all that the layout was made from.
    """
    from reportcli.bind.report import bind as bound

    date = edition_date(request.source_date, workbook)
    return bound(
        layout, workbook, edition_lang=None, date=date, draft=request.draft, known=known, loaded=loaded
    )


def record_inputs(report: Report, files: ProjectFiles) -> None:
    """Records what other libraries read by themselves: pictures, fonts and drawings of the report."""
    used = {*(image.path for image in report.images.values()), *(font.path for font in report.fonts.values())}
    for path in sorted({*used, *report.assets.values()}):
        if not files.was_read(Path(path)):
            with suppress(OSError):
                files.use(Path(path))


def edition_date(source_date: int | None, workbook: Workbook) -> str:
    """ISO 8601 in UTC: SOURCE_DATE_EPOCH, else report date, else closing date, else 1 January 2000."""
    if source_date is not None:
        return datetime.fromtimestamp(source_date, UTC).isoformat()
    organisation = workbook.record("organisation")
    for name in ("report_date", "closing_date"):
        stated = getattr(organisation, name, None)
        if stated is not None:
            return f"{stated:%Y-%m-%d}T00:00:00+00:00"
    return "2000-01-01T00:00:00+00:00"
