"""The structure of SARIF 2.1.0 (OASIS, 27 March 2020) for the objects that reportcli writes.

Of each object: its properties (the schema allows no others), those that it must have, and what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TEXT, WHOLE, URI = "text", "whole", "uri"
LEVEL = ("none", "note", "warning", "error")
OBJECTS: dict[str, dict[str, Any]] = {
    "sarifLog": {"$schema": URI, "version": ("2.1.0",), "runs": ["run"]},
    "run": {
        "tool": "tool",
        "results": ["result"],
        "columnKind": ("utf16CodeUnits", "unicodeCodePoints"),
        "artifacts": None,
        "language": TEXT,
        "automationDetails": "runAutomationDetails",
    },
    "runAutomationDetails": {"id": TEXT, "description": "message"},
    "tool": {"driver": "toolComponent", "extensions": None},
    "toolComponent": {
        "name": TEXT,
        "version": TEXT,
        "semanticVersion": TEXT,
        "informationUri": URI,
        "rules": ["reportingDescriptor"],
    },
    "reportingDescriptor": {
        "id": TEXT,
        "name": TEXT,
        "shortDescription": "message",
        "fullDescription": "message",
        "help": "message",
        "helpUri": URI,
    },
    "message": {"text": TEXT, "markdown": TEXT, "id": TEXT},
    "result": {
        "ruleId": TEXT,
        "ruleIndex": WHOLE,
        "level": LEVEL,
        "message": "message",
        "locations": ["location"],
        "relatedLocations": ["location"],
        "partialFingerprints": {TEXT: TEXT},
        "suppressions": ["suppression"],
    },
    "suppression": {
        "kind": ("inSource", "external"),
        "status": ("accepted", "underReview", "rejected"),
        "justification": TEXT,
    },
    "location": {
        "id": WHOLE,
        "physicalLocation": "physicalLocation",
        "logicalLocations": ["logicalLocation"],
        "message": "message",
    },
    "physicalLocation": {"artifactLocation": "artifactLocation", "region": "region"},
    "artifactLocation": {"uri": URI, "uriBaseId": TEXT, "index": WHOLE},
    "region": {"startLine": WHOLE, "startColumn": WHOLE, "endLine": WHOLE, "endColumn": WHOLE},
    "logicalLocation": {"name": TEXT, "fullyQualifiedName": TEXT, "kind": TEXT},
}
REQUIRED = {
    "sarifLog": {"version", "runs"},
    "run": {"tool"},
    "tool": {"driver"},
    "toolComponent": {"name"},
    "reportingDescriptor": {"id"},
    "result": {"message"},
    "suppression": {"kind"},
    "message": {"text"},
    "artifactLocation": {"uri"},
}
URI_REFERENCE = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")


def faults(value: Any, kind: str = "sarifLog", path: str = "$") -> Iterator[str]:
    """What does not follow the structure: a path and a word for each fault."""
    if not isinstance(value, dict):
        yield f"{path}: no object"
        return
    known = OBJECTS[kind]
    yield from (f"{path}: no property {name}" for name in sorted(REQUIRED.get(kind, set()) - set(value)))
    for name, item in value.items():
        if name not in known:
            yield f"{path}.{name}: not a property of {kind}"
        elif known[name] is not None:
            yield from _held(item, known[name], f"{path}.{name}")
    if kind == "region":
        yield from _region(value, path)


def _held(item: Any, wanted: Any, path: str) -> Iterator[str]:
    if isinstance(wanted, list):
        if not isinstance(item, list):
            yield f"{path}: no list"
            return
        for index, one in enumerate(item):
            yield from faults(one, wanted[0], f"{path}[{index}]")
    elif isinstance(wanted, tuple):
        yield from () if item in wanted else (f"{path}: {item!r} is none of {wanted}",)
    elif isinstance(wanted, dict):
        ok = isinstance(item, dict) and all(isinstance(text, str) for text in item.values())
        yield from () if ok else (f"{path}: no texts by name",)
    elif wanted in OBJECTS:
        yield from faults(item, wanted, path)
    elif not _plain(item, wanted):
        yield f"{path}: {item!r} is no {wanted}"


def _plain(item: Any, wanted: str) -> bool:
    if wanted == WHOLE:
        return isinstance(item, int) and not isinstance(item, bool) and item >= 0
    return isinstance(item, str) and (wanted == TEXT or bool(URI_REFERENCE.fullmatch(item)))


def _region(value: dict[str, Any], path: str) -> Iterator[str]:
    """Lines and columns count from 1; an end is not before its start (3.30.5 to 3.30.8)."""
    if any(number < 1 for number in value.values()):
        yield f"{path}: counted from 0"
    start = (value.get("startLine", 1), value.get("startColumn", 1))
    if (value.get("endLine", start[0]), value.get("endColumn", start[1])) < start:
        yield f"{path}: ends before it starts"
