"""The files of a report as one package, and the report again from it: what a worker elsewhere reads."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from reportcli.model.value_class import replace
from reportcli.request import Codes, Request

if TYPE_CHECKING:
    from reportcli.batch.maker import Maker

ASKED = "request.json"
ROOT = "project"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PLAIN = ("layout", "draft", "strict", "source_date", "waivers", "marks", "spot", "impose", "delivery_sheet")


def packed(maker: Maker) -> bytes:
    """What was read of the project, with the layouts that are not shipped with the program; the request
    without secrets. The same files give the same bytes.
    """
    files, request = maker.read.files, maker.request
    paths = {*_read(maker), *_layouts(maker)}
    asked: dict[str, Any] = {name: getattr(request, name) for name in _PLAIN}
    asked |= {
        "workbook": files.name(request.workbook),
        "profiles": list(request.profiles),
        "codes": [list(request.codes.select), list(request.codes.ignore)],
        "sources": [[table, files.name(path)] for table, path in request.sources],
        "layout": _named(maker, request.layout),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        _put(package, ASKED, json.dumps(asked, sort_keys=True).encode())
        _put(package, f"{ROOT}/layouts/", b"")
        for path in sorted(paths):
            _put(package, f"{ROOT}/{path.relative_to(files.root).as_posix()}", path.read_bytes())
    return stream.getvalue()


def unpacked(data: bytes, folder: Path) -> Request:
    """Puts the project into a folder, and gives its request. Raises ValueError for a name that leaves it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            parts = PurePosixPath(name).parts
            if name.startswith("/") or ".." in parts or "\\" in name:
                raise ValueError(name)
        package.extractall(folder)
    asked = json.loads((folder / ASKED).read_text("utf-8"))
    root = folder / ROOT
    request = Request(
        root / asked["workbook"],
        profiles=tuple(asked["profiles"]),
        codes=Codes(*map(tuple, asked["codes"])),
        sources=tuple((table, root / path) for table, path in asked["sources"]),
        folder=folder,
    )
    layout = asked["layout"]
    plain = {name: asked[name] for name in _PLAIN if name != "layout"}
    return replace(
        request, layout=str(root / layout[1]) if layout and layout[0] else layout and layout[1], **plain
    )


def _named(maker: Maker, layout: str | None) -> list[object] | None:
    """A layout by its name, or by its folder from the project's."""
    if layout is None:
        return None
    folder = Path(layout)
    return [True, maker.read.files.name(folder)] if folder.is_dir() else [False, layout]


def _put(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    package.writestr(zipfile.ZipInfo(name, _EPOCH), data)


def _read(maker: Maker) -> Iterator[Path]:
    files = maker.read.files
    seen = {**files.observations().read, **dict.fromkeys(maker.stated, "")}
    for name in seen:
        path = Path(name)
        if path.is_relative_to(files.root) and not path.is_relative_to(files.package) and path.is_file():
            yield path


def _layouts(maker: Maker) -> Iterator[Path]:
    """All files of the project's own layouts: icons and maps are read while pages are set."""
    files = maker.read.files
    own = files.inside(maker.request.workbook.parent)
    for layer in maker.read.layout.layers:
        folder = files.inside(layer)
        if folder.is_relative_to(files.root) and not folder.is_relative_to(files.package) and folder != own:
            yield from (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
