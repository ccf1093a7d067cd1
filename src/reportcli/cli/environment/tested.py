"""The versions that the tests of this release ran with: `constraints.txt`, which the wheel carries."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

from reportcli.model.value_class import dataclass

PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Library:
    """A library: the version that is installed, "" for none, and the one that was tested."""

    name: str
    installed: str
    tested: str


def tested_file() -> Path:
    """In the wheel beside the code, in a checkout at its top."""
    shipped = PACKAGE / "constraints.txt"
    return shipped if shipped.is_file() else PACKAGE.parents[1] / "constraints.txt"


def tested_versions() -> dict[str, str]:
    """Version by folded name."""
    lines = tested_file().read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if "==" in line and not line.startswith("#")]
    return {folded(name): version.strip() for name, version in pairs}


def libraries() -> list[Library]:
    """Those that reportcli needs, with all that they need, in the order of their names."""
    tested, met, open_ = tested_versions(), {}, _needed("reportcli")
    while open_:
        name = open_.pop()
        if name in met:
            continue
        version = _version(name)
        met[name] = Library(name, version, tested.get(name, ""))
        open_ += _needed(name) if version else []
    return sorted(met.values(), key=lambda one: one.name)


def folded(name: str) -> str:
    """A name as packages compare it (PEP 503)."""
    return name.strip().lower().replace("_", "-").replace(".", "-")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _needed(name: str) -> list[str]:
    """What a distribution needs here, without its extras."""
    try:
        stated = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    return [wanted for line in stated if (wanted := _needed_here(line))]


def _needed_here(line: str) -> str:
    """The name of a requirement, "" where its marker does not hold here."""
    try:
        from packaging.requirements import InvalidRequirement, Requirement
    except ImportError:  # it is one of those that may be missing
        return "" if "extra ==" in line else folded(re.split(r"[^\w.-]", line, maxsplit=1)[0])
    try:
        requirement = Requirement(line)
    except InvalidRequirement:
        return ""
    here = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
    return folded(requirement.name) if here else ""
