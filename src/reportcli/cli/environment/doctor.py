"""`reportcli doctor`: whether this machine has all that a build needs, a line each, with the mend."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from reportcli.cache.folder import cache_folder
from reportcli.cli.options import stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.spoken import language_of_folder
from reportcli.cli.standard_output import out, out_json
from reportcli.inputs.project_root import package_layouts
from reportcli.inputs.regular_file import stands
from reportcli.model.value_class import dataclass

GOOD, DOUBT, BAD = "ok", "look", "bad"
OLDEST = (3, 11)
NATIVE = ("lxml.etree", "numpy", "pandas", "pikepdf", "PIL._imaging", "python_calamine", "uharfbuzz", "yaml")
"""Libraries in machine code: installed is not yet loaded."""
SHIPPED = ("fonts", "icc", "icons", "flags", "map")
JUDGES = {"gs": "judge-gs", "qpdf": "judge-qpdf", "pdftotext": "judge-poppler"}
"""Programs that look at a PDF from outside: only the first is called by reportcli itself."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. word: of the catalogue, its mend under `WORD-mend`; args fill both."""

    state: str
    word: str
    args: Mapping[str, object]


def doctor(
    as_json: stated.AsJson = False,
    ui_lang: stated.UiLang = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail also where something is in doubt.")] = False,
) -> int:
    """Look at this machine: Python, libraries, fonts, cache, outside judges; a line each, with the mend."""
    from reportcli.messages import catalogue

    words = catalogue((ui_lang or language_of_folder(Path())).split("-")[0])["_doctor"]
    found = list(examined())
    if as_json:
        data = [
            {
                "state": one.state,
                "what": one.word,
                "args": {name: str(value) for name, value in one.args.items()},
                **said(one, words),
            }
            for one in found
        ]
        out_json({"schema": 1, "ok": all(one.state != BAD for one in found), "findings": data})
    else:
        out("".join(f"{line(one, words)}\n" for one in found))
    failing = {BAD, DOUBT} if strict else {BAD}
    return FAILED if any(one.state in failing for one in found) else 0


def line(one: Finding, words: Mapping[str, str]) -> str:
    """State, what was found, and after a dash how to mend it."""
    worded = said(one, words)
    mend = f" – {worded['mend']}" if worded["mend"] else ""
    return f"{words[one.state]:<8}{worded['text']}{mend}"


def said(one: Finding, words: Mapping[str, str]) -> dict[str, str]:
    """What was found in words, and the mend of what is not good."""
    mend = words.get(f"{one.word}-mend", "") if one.state != GOOD else ""
    return {"text": words[one.word].format(**one.args), "mend": mend.format(**one.args)}


def examined() -> Iterator[Finding]:
    """All that is looked at."""
    yield _python()
    yield from _libraries()
    yield from _natives()
    yield from _assets()
    yield _cache()
    yield from _judges()
    yield _settings()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    state = GOOD if sys.version_info[:2] >= OLDEST else BAD
    return Finding(state, "python", {"version": version, "oldest": ".".join(map(str, OLDEST))})


def _libraries() -> Iterator[Finding]:
    from reportcli.cli.environment.tested import libraries, tested_file

    every, file = libraries(), tested_file()
    for one in every:
        if not one.installed:
            yield Finding(BAD, "library-missing", {"name": one.name, "tested": one.tested, "file": file})
    other = [one for one in every if one.installed and one.tested and one.installed != one.tested]
    if other:
        named = ", ".join(f"{one.name} {one.installed} ({one.tested})" for one in other)
        yield Finding(DOUBT, "libraries-differ", {"named": named, "file": file})
    same = sum(bool(one.installed) and one.installed == one.tested for one in every)
    yield Finding(GOOD if every else DOUBT, "libraries", {"same": same, "count": len(every)})


def _natives() -> Iterator[Finding]:
    broken = [(name, problem) for name in NATIVE if (problem := _loading(name))]
    for name, problem in broken:
        yield Finding(BAD, "native-broken", {"name": name, "problem": problem})
    if not broken:
        yield Finding(GOOD, "natives", {"count": len(NATIVE)})


def _loading(name: str) -> str:
    try:
        import_module(name)
    except Exception as problem:  # whatever a library raises when its parts do not fit
        return f"{type(problem).__name__}: {problem}"
    return ""


def _assets() -> Iterator[Finding]:
    base = package_layouts() / "base"
    counts = {name: _count(base / name) for name in SHIPPED}
    lacking = [name for name, count in counts.items() if not count]
    for name in lacking:
        yield Finding(BAD, "asset-missing", {"folder": base / name})
    if not lacking:
        yield Finding(GOOD, "assets", counts)


def _count(folder: Path) -> int:
    """Files that can be read, licences apart."""
    try:
        return sum(
            os.access(path, os.R_OK) and "LICENSE" not in path.name
            for path in folder.iterdir()
            if path.is_file()
        )
    except OSError:
        return 0


def _cache() -> Finding:
    if os.environ.get("REPORTCLI_NO_CACHE"):
        return Finding(DOUBT, "cache-off", {})
    folder = cache_folder()
    if folder is None:
        return Finding(DOUBT, "cache-nowhere", {})
    place = next((one for one in (folder, *folder.parents) if stands(one)), folder)
    state = GOOD if os.access(place, os.W_OK | os.X_OK) else DOUBT
    return Finding(state, "cache" if state == GOOD else "cache-locked", {"folder": folder})


def _judges() -> Iterator[Finding]:
    for program, word in JUDGES.items():
        place = shutil.which(program)
        yield Finding(GOOD if place else DOUBT, "judge" if place else word, {"name": program, "place": place})


def _settings() -> Finding:
    from reportcli.cli.settings.files import settings_file
    from reportcli.cli.settings.resolved import SettingsRefused, settings_for, unknown_variables

    unknown = unknown_variables(os.environ)
    if unknown:
        return Finding(DOUBT, "variable", {"name": unknown[0].args["name"]})
    try:
        settings_for(Path(), {})
    except SettingsRefused as refused:
        return Finding(BAD, "settings-wrong", {"count": len(refused.diagnostics)})
    file = settings_file(Path())
    return Finding(GOOD, "settings" if file else "settings-none", {"file": file.path if file else ""})
