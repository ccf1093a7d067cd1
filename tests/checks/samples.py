"""The samples as reading, binding and the checks see them, each once a run of the tests."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from reportcli.blocks import Report
from reportcli.checks.registry import run_checks
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts
from reportcli.model.diagnostic import Diagnostic
from reportcli.pipeline import Request
from reportcli.run.loading import bind, load
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.read import read_workbook
from reportcli.workbook.workbook import Workbook

ROOT = Path(__file__).resolve().parents[2]


def examined(workbook: Path) -> tuple[Workbook, Report, list[Diagnostic]]:
    """The workbook, its report, and all findings of reading, binding and the checks, waived ones too."""
    files = ProjectFiles(workbook.parents[2], package_layouts())
    request = Request(workbook=workbook)
    file = WorkbookFile(workbook, files)
    layout, contract = load(request, file)
    data = read_workbook(workbook, contract, files)
    report = bind(request, layout, data)
    found = run_checks(data, report, waivers=False).open
    return data, report, [*data.diagnostics, *report.diagnostics, *found]


@lru_cache(maxsize=2)
def sample(name: str) -> tuple[Workbook, Report, list[Diagnostic]]:
    return examined(ROOT / "sample_data" / name / "2024.xlsx")


def places(findings: Iterable[Diagnostic]) -> list[tuple[str, str]]:
    """(code, place) of each finding that counts."""
    return [(one.code, str(one.where)) for one in findings if one.severity != "note"]
