"""Small reports with a workbook and files beside it, read as a build reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.secrets import NO_SECRETS, Secrets
from reportcli.model.diagnostic import Diagnostic
from reportcli.sources.opened import open_sources
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.read import read_file
from reportcli.workbook.workbook import Workbook
from workbook.books import make, tiny_contract

ORGANISATION = [["Clé", "Valeur"], ["Nom", "A"], ["Exercice", 2024]]


def report(
    folder: Path,
    *,
    sources: str = "",
    files: Mapping[str, str | bytes] | None = None,
    sheets: Mapping[str, Sequence[Sequence[object]]] | None = None,
    options: Sequence[tuple[str, Path]] = (),
    contract: Contract | None = None,
    secrets: Secrets = NO_SECRETS,
) -> Workbook:
    """A workbook of an organisation and these sheets, with sources.yaml and files beside it, read."""
    path = make(folder / "w.xlsx", {"Organisation": ORGANISATION, **(sheets or {})})
    for name, content in (files or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    if sources:
        (folder / "sources.yaml").write_text(sources, "utf-8")
    file = WorkbookFile(path, ProjectFiles(folder, folder))
    known = contract or tiny_contract()
    return read_file(file, known, sources=open_sources(file, known, options, secrets))


def gifts(folder: Path, text: str | bytes, *stated: str) -> Workbook:
    """The table of gifts from a text file; stated: further lines of its source."""
    lines = ["gifts:", "  file: gifts.csv", *(f"  {line}" for line in stated)]
    return report(folder, sources="\n".join(lines) + "\n", files={"gifts.csv": text})


def found(book: Workbook, code: str) -> list[Diagnostic]:
    """The findings of a code."""
    return [one for one in book.diagnostics if one.code == code]


def errors(book: Workbook) -> list[str]:
    """The codes of its errors."""
    return [one.code for one in book.diagnostics if one.severity.value == "error"]


def places(book: Workbook, code: str) -> list[str]:
    """Where the findings of a code stand."""
    return [str(one.where) for one in found(book, code)]
