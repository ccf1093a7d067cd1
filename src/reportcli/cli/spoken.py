"""The language in which a command speaks before, or without, reading a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportcli.model.languages import FALLBACK, languages

_STATED = re.compile(r"^language:\s*[\"']?([A-Za-z]{2})", re.MULTILINE)
_HEAD = 4000  # characters of a file in which its language stands
_LEDGER = re.compile(r'"language":\s*"([A-Za-z]{2})')


def language_of_folder(folder: Path) -> str:
    """The language of a report by its folder: `language:` of layout.yaml, else of a ledger; else English."""
    return _stated(folder) or FALLBACK


def _stated(folder: Path) -> str:
    for name, pattern in (("layout.yaml", _STATED), *((f.name, _LEDGER) for f in _ledgers(folder))):
        try:
            with (folder / name).open(encoding="utf-8", errors="replace") as stream:
                found = pattern.search(stream.read(_HEAD))
        except OSError:
            continue
        if found is not None and found[1].lower() in languages():
            return found[1].lower()
    return ""


def language_asked(arguments: Sequence[str]) -> str:
    """What a command line asks for: `--ui-lang`, else `--lang` of a new report, else the language of the
    folder of the first file that it names, or of that workbook.
    """
    words = [part for one in arguments for part in (one.split("=", 1) if one.startswith("--") else [one])]
    for option in ("--ui-lang", *(("--lang",) if "new" in words[:2] else ())):
        if option in words[:-1]:
            return words[words.index(option) + 1][:2].lower()
    files = [Path(one) for one in words if one.lower().endswith((".xlsx", ".xlsm", ".ods", ".pdf", ".csv"))]
    folder = next(_folders(words, files), Path())
    return _stated(folder) or (_of_workbook(files[0]) if files else FALLBACK)


def _of_workbook(path: Path) -> str:
    """The language that a workbook's own sheet names; English where it cannot be read."""
    from reportcli.workbook.excel.workbook_file import WorkbookFile  # only what is refused asks a workbook
    from reportcli.workbook.read_layout_name import read_language

    if path.suffix.lower() not in (".xlsx", ".xlsm", ".ods"):
        return FALLBACK
    named = read_language(WorkbookFile(path))[:2].lower()
    return named if named in languages() else FALLBACK


def _folders(words: Sequence[str], files: Sequence[Path]) -> Iterator[Path]:
    yield from (one.parent for one in files)
    yield from (Path(one) for one in words if not one.startswith("-") and Path(one).is_dir())


def _ledgers(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.ledger.json"))
    except OSError:
        return []
