"""The folder of a new report: workbook, layout, pictures and texts; nothing that stands is overwritten."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from reportcli.inputs.project_root import package_layouts, project_files, project_root
from reportcli.inputs.written_files import put_down
from reportcli.layout.load import find_layout, load_layout
from reportcli.model.diagnostic import Findings, Severity, error
from reportcli.model.languages import languages
from reportcli.model.refs import SheetRef
from reportcli.model.value_class import replace
from reportcli.starter.editions import in_languages
from reportcli.starter.example import CASH, base_contract, example, looks_of, stated_lines
from reportcli.starter.pictures import pictures
from reportcli.starter.template import template
from reportcli.workbook.contract.contract import Contract, without_organisation
from reportcli.workbook.contract.reader import load_contract


def new_report(
    folder: Path, lang: str, layout: str = "base", extra: Collection[str] = (), *, empty: bool = False
) -> list[Path]:
    """Writes the folder and gives its files. Raises Findings when one stands already.

    lang: code of a language that has a file; several with commas, the source first.
    extra: sheets that a report has only on request, as the contract calls them. empty: without the example.
    """
    lang, *others = lang.split(",")
    sample = example(lang)
    contract = contract_of(layout, folder)
    if CASH in extra:
        sample = replace(sample, tables={**sample.tables, "accounts": stated_lines(contract, lang)})
    year = sample.tables["organisation"][0]["year"]
    translated = [example(other) for other in others]
    if others:
        tags = [languages()[one].locale for one in (lang, *others)]
        contract, sample = in_languages(contract, [sample, *translated], tags)
    files: dict[str, bytes] = {
        f"{year}.xlsx": template(contract, sample, extra=extra, empty=empty),
        "layout.yaml": f"extends: {layout}\nlanguage: {languages()[lang].locale}\n".encode(),
    }
    if empty:
        return write_all(folder, files)
    files |= {f"media/{name}": data for name, data in pictures({**sample.looks, **looks_of(layout)}).items()}
    files |= {f"texts/{key}.md": text.encode() for key, text in sample.texts.items()}
    for other in translated:
        files |= {f"texts/{key}.{other.lang}.md": text.encode() for key, text in other.texts.items()}
    return write_all(folder, files)


def contract_of(layout: str, folder: Path) -> Contract:
    """The contract of a layout by its name, its layers base first, as a report in this folder reads it.

    Raises Findings when the contract has errors: a template of half a contract would hide them.
    """
    if layout == "base":
        return base_contract()
    near = folder.absolute().parent
    files = project_files(near)
    loaded = load_layout(find_layout(layout, near, None, files), files)
    contract = load_contract(
        (path.read_text(encoding="utf-8"), files.name(path)) for path in loaded.contract_files
    )
    broken = [f for f in contract.diagnostics if f.severity is Severity.ERROR]
    broken += without_organisation(contract)
    if broken:
        raise Findings([f for f in loaded.diagnostics if f.severity is Severity.ERROR] or broken)
    return contract


def write_all(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """All of the files, or none: every name is looked at before the first is written."""
    written = []
    try:
        _free(folder, files)
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:
                stream.write(data)
            written.append(path)
            put_down(path)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        raise Findings(
            [error("starter-unwritable", SheetRef(folder.name), folder=str(folder), reason=reason)]
        ) from None
    return written


def _free(folder: Path, names: Iterable[str]) -> None:
    """Raises Findings when one of these names stands already, or the folder is a file."""
    standing = [name for name in names if (folder / name).exists()]
    if standing or (folder.exists() and not folder.is_dir()):
        named = ", ".join(standing) or folder.name
        raise Findings([error("starter-exists", SheetRef(folder.name), folder=str(folder), names=named)])


def layouts_near(folder: Path) -> list[str]:
    """Names of the layouts that a report in this folder may extend: the project's and those shipped."""
    roots = [project_root(folder.absolute().parent) / "layouts", package_layouts()]
    return sorted({path.parent.name for root in roots for path in root.glob("*/layout.yaml")})
