"""Packages that add blocks, put on the path with an installer's metadata; nothing is installed."""

from __future__ import annotations

import sys
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportcli.plugins import registry
from reportcli.plugins.charts import CHARTS

HEAD = "from reportcli.plugins import BlockPlugin, Parameter\n"


def write(folder: Path, body: str, block: str = "probe", package: str = "reportcli-probe") -> Path:
    """A package whose module defines `block` (a name in it), with its .dist-info beside it."""
    module = package.replace("-", "_")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{module}.py").write_text(HEAD + body, "utf-8")
    metadata(folder, package, "1.0", {block: f"{module}:block"})
    return folder


def metadata(
    folder: Path, package: str, version: str, blocks: dict[str, str], group: str = "reportcli.blocks"
) -> None:
    info = folder / f"{package.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True, exist_ok=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n", "utf-8")
    lines = "".join(f"{name} = {value}\n" for name, value in blocks.items())
    (info / "entry_points.txt").write_text(f"[{group}]\n{lines}", "utf-8")


def example(source: Path, folder: Path) -> None:
    """The metadata of a package as its pyproject.toml declares it."""
    project = tomllib.loads((source / "pyproject.toml").read_text("utf-8"))["project"]
    for group, entries in project["entry-points"].items():
        metadata(folder, project["name"], project["version"], entries, group)


def charts(folder: Path, body: str, *kinds: str, package: str = "reportcli-probe") -> Path:
    """A package whose module defines a function for each kind of chart, with its .dist-info beside it."""
    module = package.replace("-", "_")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{module}.py").write_text(body, "utf-8")
    metadata(folder, package, "1.0", {kind: f"{module}:{kind.replace('-', '_')}" for kind in kinds}, CHARTS)
    return folder


def wheel(source: Path, folder: Path) -> Path:
    """A package as an installer takes it: its files with the metadata that its pyproject.toml declares."""
    project = tomllib.loads((source / "pyproject.toml").read_text("utf-8"))["project"]
    example(source, folder / "unpacked")
    (info,) = (folder / "unpacked").iterdir()
    (info / "WHEEL").write_text("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n", "utf-8")
    (info / "RECORD").write_text("", "utf-8")
    name = project["name"].replace("-", "_")
    target = folder / f"{name}-{project['version']}-py3-none-any.whl"
    with zipfile.ZipFile(target, "w") as packed:
        for file in sorted(info.iterdir()):
            packed.write(file, f"{info.name}/{file.name}")
        for file in sorted((source / name).glob("*.py")):
            packed.write(file, f"{name}/{file.name}")
    return target


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
    registry.find_chart.cache_clear()
