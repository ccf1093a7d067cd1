"""A workbook's zip file, read with limits: bombs are refused before anything is inflated."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO

from reportcli.model.diagnostic import Findings, error
from reportcli.model.refs import SheetRef

MAX_ENTRIES = 20_000
MAX_TOTAL = 1 << 30
MAX_PART = 256 << 20
MAX_RATIO = 200
RATIO_FROM = 16 << 20


class Package:
    """Parts by their name: slashes normalised, case ignored (some exporters write `xl\\Workbook.xml`)."""

    def __init__(self, data: bytes, input_id: str) -> None:
        self.input, self.data = input_id, data
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
            raise self.damaged(str(problem)) from None
        entries = self._zip.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise Findings([error("workbook-encrypted", SheetRef(input_id))])
        self._check(entries)
        self._entries = {part_name(entry.filename): entry for entry in entries}

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > MAX_ENTRIES:
            raise self._bomb("entries", len(entries), MAX_ENTRIES)
        total = sum(entry.file_size for entry in entries)
        if total > MAX_TOTAL:
            raise self._bomb("MiB", total >> 20, MAX_TOTAL >> 20)
        for entry in entries:
            if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
                raise self._bomb("x", entry.file_size // max(1, entry.compress_size), MAX_RATIO)

    def _bomb(self, unit: str, found: int, most: int) -> Findings:
        found_words, most_words = f"{found} {unit}", f"{most} {unit}"
        return Findings([error("workbook-bomb", SheetRef(self.input), found=found_words, most=most_words)])

    def damaged(self, reason: str) -> Findings:
        """The finding for a part that cannot be read."""
        return Findings([error("workbook-damaged", SheetRef(self.input), reason=reason[:200])])

    @property
    def names(self) -> list[str]:
        return [entry.filename for entry in self._entries.values()]

    def __contains__(self, name: str) -> bool:
        return part_name(name) in self._entries

    def size(self, name: str) -> int:
        entry = self._entries.get(part_name(name))
        return entry.file_size if entry else 0

    def read(self, name: str) -> bytes:
        """A part's bytes, b"" when it is missing."""
        entry = self._entries.get(part_name(name))
        if entry is None:
            return b""
        if entry.file_size > MAX_PART:
            raise self._bomb("MiB", entry.file_size >> 20, MAX_PART >> 20)
        try:
            with self._zip.open(entry) as part:
                return part.read(MAX_PART)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as problem:
            raise self.damaged(f"{name}: {problem}") from None

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relations of a part: id -> (kind, target part or outside address)."""
        from reportcli.workbook.excel.xml_scan import elements

        folder, name = posixpath.split(part)
        found = {}
        for tag, attributes in elements(self.read(f"{folder}/_rels/{name}.rels"), self):
            if tag == "Relationship":
                target = attributes.get("Target", "")
                if attributes.get("TargetMode") != "External":
                    target = posixpath.normpath(
                        posixpath.join("/" + folder, target.replace("\\", "/"))
                    ).lstrip("/")
                found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], target)
        return found


def part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
