"""The kinds of blocks, a module each, found by its place; nothing lists them.

A kind has a file of this name in every room: its model here, the block of the report in `blocks.kinds`, its
binder in `bind.kinds`, how it is set in `typeset.blocks.kinds`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module

from reportcli.layout.models.node import Node

KEYLESS = frozenset({"plugin", "expanding.component"})
"""Files of blocks that have no first key of their own: calls of components and of packages."""


def file_of(model: type[Node]) -> str:
    """The file of a kind below `kinds`, the same in every room."""
    return model.__module__.partition(".kinds.")[2]


def _files() -> dict[str, str]:
    """First key of every kind -> its file; `break` is in `break_`, a name of two words has a `-`."""
    found = [module.name for module in pkgutil.walk_packages(__path__, f"{__name__}.") if not module.ispkg]
    files = {name.removeprefix(f"{__name__}.") for name in found} - KEYLESS
    return {_last(name).rstrip("_").replace("_", "-"): name for name in sorted(files, key=_last)}


def _last(name: str) -> str:
    return name.rpartition(".")[2]


class Primitives(Mapping[str, type[Node]]):
    """The models of all kinds by their first keys, in the order of the alphabet, each imported when it is
    met.
    """

    def __init__(self) -> None:
        self._files = _files()
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
