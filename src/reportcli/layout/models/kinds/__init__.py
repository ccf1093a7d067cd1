"""The kinds of blocks, a module each. A kind has a file of this name in every room: its model here, the block
of the report in `blocks`, its binder in `bind.kinds`, how it is set in `typeset.blocks.kinds`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from reportcli.layout.models.node import Node

FILES = (
    "image", "icon", "shape", "chart", "table", "map", "qr",
    "text", "expanding.prose", "list",
    "stack", "spoken", "row", "grid", "columns", "expanding.box", "place", "frame",
    "section", "break_", "master", "expanding.toc",
    "expanding.each", "expanding.if_", "expanding.let", "expanding.slot",
)  # fmt: skip
"""Every first key of a block by its file, in the order of the reference; a word that Python reserves has an
underscore. Components and blocks of packages have files too, but no first key of their own.
"""


def file_of(model: type[Node]) -> str:
    """The file of a kind below `kinds`, the same in every room."""
    return model.__module__.partition(".kinds.")[2]


class Primitives(Mapping[str, type[Node]]):
    """The models of all kinds by their first keys, each imported when it is met."""

    def __init__(self) -> None:
        self._files = {name.rpartition(".")[2].rstrip("_"): name for name in FILES}
        self._known: dict[str, type[Node]] = {}

    def __getitem__(self, kind: str) -> type[Node]:
        if kind not in self._known:
            module = import_module(f"{__name__}.{self._files[kind]}")
            classes = [item for item in vars(module).values() if isinstance(item, type)]
            self._known[kind] = next(m for m in classes if issubclass(m, Node) and m.kind == kind)
        return self._known[kind]

    def __contains__(self, kind: object) -> bool:
        return kind in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


PRIMITIVES = Primitives()
