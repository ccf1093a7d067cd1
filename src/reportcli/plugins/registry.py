"""The blocks that installed packages add. A package is imported when a layout names its block, not before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.value_class import dataclass
from reportcli.plugins import GROUP, PARAMETER_TYPES, BlockPlugin, Parameter

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PARAMETER = re.compile(r"[a-z][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Installed:
    """A block of a package that could be loaded."""

    name: str
    package: str
    version: str
    plugin: BlockPlugin


@lru_cache(maxsize=1)
def offered() -> Mapping[str, tuple[EntryPoint, ...]]:
    """Entry points by the name of their block, as installed; nothing is imported."""
    from importlib.metadata import entry_points  # 10 ms, for layouts alone that name a block nobody knows

    found: dict[str, list[EntryPoint]] = {}
    for entry in entry_points(group=GROUP):
        found.setdefault(entry.name, []).append(entry)
    return {name: tuple(sorted(found[name], key=package_of)) for name in sorted(found)}


def package_of(entry: EntryPoint) -> str:
    """The name of the package that offers an entry point, for messages."""
    return entry.dist.name if entry.dist is not None else entry.value.partition(":")[0]


def plugin_names() -> tuple[str, ...]:
    """The names of all blocks that packages offer, loadable or not."""
    return tuple(offered())


@lru_cache(maxsize=64)
def find(name: str) -> Installed | Diagnostic | None:
    """The block of a package; None when none offers it; a finding without a place when it is not usable."""
    entries = offered().get(name, ())
    if not entries:
        return None
    packages = list(dict.fromkeys(package_of(entry) for entry in entries))
    if len(packages) > 1:
        return error("plugin-twice", block=name, packages=", ".join(packages))
    return _loaded(name, entries[0])


def _loaded(name: str, entry: EntryPoint) -> Installed | Diagnostic:
    package = package_of(entry)
    try:
        plugin = entry.load()
    except (Exception, SystemExit) as problem:
        return error("plugin-not-loaded", block=name, package=package, problem=described(problem))
    fault = _fault(name, plugin)
    if fault:
        return error("plugin-broken", block=name, package=package, problem=fault)
    return Installed(name, package, entry.dist.version if entry.dist is not None else "", plugin)


def described(problem: BaseException) -> str:
    """An exception in one line: its kind, its message, and the line of the package that raised it."""
    said = " ".join(str(problem).split())[:200]
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = f" ({_file(trace.tb_frame.f_code.co_filename)}, line {trace.tb_lineno})" if trace is not None else ""
    return f"{type(problem).__name__}{': ' if said else ''}{said}{at}"


def _file(path: str) -> str:
    """The last two steps of a path: enough to find a file of a package, the same on every machine."""
    return "/".join(re.split(r"[\\/]", path)[-2:])


def _fault(name: str, plugin: object) -> str:
    """What is wrong with what an entry point gives, "" when it is a block."""
    if not isinstance(plugin, BlockPlugin):
        return f"a BlockPlugin is wanted, this is {type(plugin).__name__}"
    if not _NAME.fullmatch(name):
        return f"the name {name!r} is not kebab-case"
    if not callable(plugin.make):
        return "make cannot be called"
    for key, parameter in plugin.parameters.items():
        if not isinstance(parameter, Parameter) or parameter.type not in PARAMETER_TYPES:
            return f"parameter {key!r}: the type is one of {', '.join(PARAMETER_TYPES)}"
        if not _PARAMETER.fullmatch(key):
            return f"parameter {key!r}: a name of lower-case letters is wanted"
    return ""
