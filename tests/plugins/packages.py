"""Packages that add blocks, put on the path with an installer's metadata; nothing is installed."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportcli.plugins import registry

HEAD = "from reportcli.plugins import BlockPlugin, Parameter\n"


def write(folder: Path, body: str, block: str = "probe", package: str = "reportcli-probe") -> Path:
    """A package whose module defines `block` (a name in it), with its .dist-info beside it."""
    module = package.replace("-", "_")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{module}.py").write_text(HEAD + body, "utf-8")
    metadata(folder, package, "1.0", {block: f"{module}:block"})
    return folder


def metadata(folder: Path, package: str, version: str, blocks: dict[str, str]) -> None:
    info = folder / f"{package.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n", "utf-8")
    lines = "".join(f"{name} = {value}\n" for name, value in blocks.items())
    (info / "entry_points.txt").write_text(f"[reportcli.blocks]\n{lines}", "utf-8")


def example(source: Path, folder: Path) -> None:
    """The metadata of a package as its pyproject.toml declares it."""
    project = tomllib.loads((source / "pyproject.toml").read_text("utf-8"))["project"]
    metadata(folder, project["name"], project["version"], project["entry-points"]["reportcli.blocks"])


@contextmanager
def on_path(*folders: Path) -> Iterator[None]:
    """These folders are looked through for packages, as site-packages would be."""
    before, modules = list(sys.path), set(sys.modules)
    sys.path[:0] = [str(folder) for folder in folders]
    forget()
    try:
        yield
    finally:
        sys.path[:] = before
        for name in set(sys.modules) - modules:
            if name.startswith("reportcli_"):
                del sys.modules[name]
        forget()


def forget() -> None:
    """Looks anew at what is installed."""
    registry.offered.cache_clear()
    registry.find.cache_clear()
