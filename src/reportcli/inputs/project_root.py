"""Where a project begins, and where the layouts stand that are shipped."""

from __future__ import annotations

import os
from pathlib import Path

from reportcli.inputs.known_digests import KnownDigests
from reportcli.inputs.limits import FOLDER_DEPTH
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.regular_file import is_folder
from reportcli.model.blobs import NO_BLOBS, Blobs


def project_root(folder: Path) -> Path:
    """The nearest folder, from the workbook's up, that holds `layouts/`; else the workbook's own."""
    real = Path(os.path.realpath(folder))
    for candidate in (real, *real.parents)[:FOLDER_DEPTH]:
        if is_folder(candidate / "layouts"):
            return candidate
    return real


def package_layouts() -> Path:
    """The layouts that are shipped: in the wheel beside the code, in a checkout at its top."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "layouts"
    return shipped if shipped.is_dir() else package.parents[1] / "layouts"


def project_files(folder: Path, blobs: Blobs = NO_BLOBS, digests: KnownDigests | None = None) -> ProjectFiles:
    """The files of the project that a folder belongs to, and those that are shipped. Parameters: as of
    `ProjectFiles`.
    """
    return ProjectFiles(project_root(folder), package_layouts(), blobs, digests)
