"""Which chart holds for a report: the files that the contract names, its own mapping, the sheet of these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reportcli.inputs.limits import YAML_BYTES
from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.collector import Collector, shown
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.refs import Span, Where
from reportcli.model.value_class import replace
from reportcli.workbook.accounts.chart import Chart, Target
from reportcli.workbook.accounts.chart_yaml import PREFIX, ChartLoader
from reportcli.workbook.contract.contract import AccountsSpec, Contract
from reportcli.workbook.names import nearest, shortened
from reportcli.workbook.tables.record import where_of, words_of
from reportcli.workbook.tables.table import Table

FOLDER = "accounts"
TABLE = "account_mapping"
_RANGE = re.compile(r"(\d{1,8})\s*(?:-|–|/|\.\.)\s*(\d{1,8})")
MOST_OF_RANGE = 1000


def load_chart(
    contract: Contract, mapping: Table | None, files: ProjectFiles, diagnostics: Collector
) -> Chart:
    """The chart of a report. A prefix of the sheet wins over the contract's, which wins over the files'."""
    loader = ChartLoader(diagnostics)
    for name in contract.accounts.charts:
        path = _file(name, contract.accounts, files)
        text = files.read_text(path, YAML_BYTES, contract.accounts.span) if path else None
        if isinstance(text, str) and path is not None:
            loader.add(text, files.safe_name(path))
        elif isinstance(text, Diagnostic):
            diagnostics.take((text,))
        else:
            names = ", ".join(_names(contract.accounts, files))
            near = nearest(name, _names(contract.accounts, files))
            diagnostics.error("chart-missing", contract.accounts.span, name=name, names=names, nearest=near)
    chart = loader.chart()
    prefixes = dict(chart.prefixes)
    for entries in (_of_contract(contract.accounts, diagnostics), _of_sheet(mapping, diagnostics)):
        prefixes |= _own(chart, entries, diagnostics)
    return replace(chart, prefixes=prefixes)


Entry = tuple[str, str, Where | None]


def _own(chart: Chart, entries: Iterator[Entry], diagnostics: Collector) -> dict[str, Target]:
    """Mappings over the chart's: each prefix once, each to a line that takes accounts."""
    own: dict[str, Target] = {}
    for prefix, line, where in entries:
        if line and line not in chart.lines:
            near = nearest(line, chart.lines)
            diagnostics.error("mapping-unknown-line", where, account=prefix, line=line, nearest=near)
        elif line and chart.lines[line].terms:
            parts = shortened([code for _, code in chart.lines[line].terms])
            diagnostics.error("mapping-to-sum", where, account=prefix, line=line, parts=parts)
        elif prefix in own and own[prefix].line != line:
            diagnostics.report(
                Severity.ERROR,
                "mapping-twice",
                where,
                related=(Related("cell-related", own[prefix].where),),
                account=prefix,
                line=line,
                first=own[prefix].line,
                other=str(own[prefix].where),
            )
        else:
            own[prefix] = Target(line, where)
    return own


def _of_contract(spec: AccountsSpec, diagnostics: Collector) -> Iterator[Entry]:
    for written, line, where in spec.mapping:
        for prefix in _prefixes(written, where, diagnostics):
            yield prefix, line, where


def _of_sheet(mapping: Table | None, diagnostics: Collector) -> Iterator[Entry]:
    for record in mapping.records if mapping is not None else ():
        account, line = words_of(record, "account"), words_of(record, "line")
        where = where_of(record, "account")
        for prefix in _prefixes(account, where, diagnostics) if account and line else ():
            yield prefix, line, where


def _prefixes(written: str, where: Where | None, diagnostics: Collector) -> list[str]:
    """`613`, `613*`, `613 - 615`: the prefixes that are meant."""
    plain = written.strip().rstrip("*.x ").replace(" ", "")
    between = _RANGE.fullmatch(plain)
    if between and len(between[1]) == len(between[2]):
        low, high = int(between[1]), int(between[2])
        if low <= high < low + MOST_OF_RANGE:
            return [f"{number:0{len(between[1])}d}" for number in range(low, high + 1)]
    elif PREFIX.fullmatch(plain):
        return [plain]
    diagnostics.error("mapping-prefix", where, found=shown(written))
    return []


def _folders(spec: AccountsSpec, files: ProjectFiles) -> list[Path]:
    """Beside the contract that names the charts, then in the layout that is shipped."""
    file = spec.span.file if isinstance(spec.span, Span) else ""
    own = [files.root / Path(file).parent / FOLDER] if file else []
    return [*own, files.root / "layouts" / "base" / FOLDER, files.package / "base" / FOLDER]


def _file(name: str, spec: AccountsSpec, files: ProjectFiles) -> Path | None:
    for folder in _folders(spec, files):
        path = files.find(folder, f"{name}.yaml")
        if path is not None:
            return path
    return None


def _names(spec: AccountsSpec, files: ProjectFiles) -> list[str]:
    paths = [path for folder in _folders(spec, files) for path in files.files(folder, ".yaml")]
    return sorted({path.stem for path in paths})
