"""Where layouts are found: by name in `layouts/` of the project, then in the package; or a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.limits import EXTENDS_DEPTH
from reportcli.inputs.nearest import nearest
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.regular_file import is_folder
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.refs import Span, Where
from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from reportcli.layout.reporting import Sink

DEFAULT = "base"
READ = frozenset({"layout", "contract", "sources", "overrides", "editions", "printer"})
"""Files beside a workbook that end with .yaml."""


@dataclass(frozen=True, slots=True)
class LayoutFolder:
    """A layout that was found: its name and folder."""

    name: str
    folder: Path


def layout_names(files: ProjectFiles) -> list[str]:
    """The names that `--layout` and `extends` may use."""
    names = {
        name
        for base in (files.root / "layouts", files.package)
        for name in files.names(base)
        if files.find(base / name, "layout.yaml") is not None
    }
    return sorted(names)


def by_name(name: str, files: ProjectFiles) -> LayoutFolder | None:
    """A layout by its name: the project's before the package's."""
    if not name or name != Path(name).name or name in (".", ".."):
        return None
    for base in (files.root / "layouts", files.package):
        if files.find(base / name, "layout.yaml") is not None:
            return LayoutFolder(name, base / name)
    return None


def find_layout(
    asked: str | None,
    workbook_folder: Path,
    organisation_layout: str | None,
    files: ProjectFiles,
    *,
    where: Where | None = None,
) -> LayoutFolder:
    """The layout of a run: what was asked for (name or folder), else `layout.yaml` beside the workbook, else
    the one that sheet Organisation names (`where`: its cell), else base. Raises Findings if there is none."""
    refused = [error("file-other-ending", None, file=path.name, name=f"{path.stem}.yaml")
               for path in files.files(workbook_folder, ".yml") if path.stem in READ]  # fmt: skip
    if refused:
        raise Findings(refused)
    if asked is not None:
        return _named_or_folder(asked, files)
    if files.find(workbook_folder, "layout.yaml") is not None:
        return LayoutFolder(workbook_folder.name, workbook_folder)
    name = organisation_layout or DEFAULT
    found = by_name(name, files)
    if found is None:
        raise Findings([_unknown(name, files, where)])
    return found


def _named_or_folder(asked: str, files: ProjectFiles) -> LayoutFolder:
    found = by_name(asked, files)
    if found is not None:
        return found
    folder = Path(asked)
    if folder.name == "layout.yaml" and files.find(folder.parent, "layout.yaml") is not None:
        folder = folder.parent  # the file itself is named
    if files.is_folder(folder):
        if files.find(folder, "layout.yaml") is None:
            raise Findings([error("layout-without-file", None, name=asked)])
        return LayoutFolder(folder.resolve().name, folder.resolve())
    if is_folder(folder):
        raise Findings([error("layout-outside", None, name=asked)])
    raise Findings([_unknown(asked, files, None)])


def _unknown(name: str, files: ProjectFiles, where: Where | None) -> Diagnostic:
    names = layout_names(files)
    return error(
        "layout-unknown", where, name=name[:80], names=", ".join(names), nearest=nearest(name, names)
    )


def chain(
    first: LayoutFolder, extends: list[tuple[str, Span]], files: ProjectFiles, sink: Sink
) -> LayoutFolder | None:
    """The next layout down: the last of `extends`, the names met so far with where each is written.

    A report's own layout has the name of its folder, which may be that of the layout it extends.
    """
    name, at = extends[-1]
    before = [n for n, _ in extends[:-1]]
    found = by_name(name, files)
    if name in before or (found is not None and found.folder == first.folder):
        sink.error("layout-cyclic-extends", at, name=name, trail=" → ".join((first.name, *before, name)))
        return None
    if len(before) >= EXTENDS_DEPTH:
        sink.error("layout-chain-too-long", at, name=name, limit=EXTENDS_DEPTH)
        return None
    if found is None:
        names = layout_names(files)
        sink.error("layout-unknown", at, name=name, names=", ".join(names), nearest=nearest(name, names))
    return found
