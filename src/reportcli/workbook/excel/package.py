"""A workbook's zip file, read with limits: bombs are refused before anything is inflated."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO

from reportcli.inputs.decoding import decoding
from reportcli.model.diagnostic import Findings, error
from reportcli.model.refs import SheetRef
from reportcli.workbook.excel.refusals import bomb, damage
from reportcli.workbook.excel.xml_scan import elements

MAX_ENTRIES = 20_000
MAX_TOTAL = 1 << 30
MAX_PART = 256 << 20
MAX_RATIO = 200
RATIO_FROM = 16 << 20


class Package:
    """Parts by their name: slashes normalised, case ignored (some exporters write `xl\\Workbook.xml`)."""

    def __init__(self, data: bytes, input_id: str) -> None:
        self.input, self.data = input_id, data
        with decoding(damage(input_id)):
            self._zip = zipfile.ZipFile(BytesIO(data))
        entries = self._zip.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise Findings([error("workbook-encrypted", SheetRef(input_id))])
        self._check(entries)
        self._entries = {part_name(entry.filename): entry for entry in entries}

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > MAX_ENTRIES:
            raise bomb(self.input, "entries", len(entries), MAX_ENTRIES)
        total = sum(entry.file_size for entry in entries)
        if total > MAX_TOTAL:
            raise bomb(self.input, "MiB", total >> 20, MAX_TOTAL >> 20)
        for entry in entries:
            if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
                raise bomb(self.input, "x", entry.file_size // max(1, entry.compress_size), MAX_RATIO)

    @property
    def names(self) -> list[str]:
        """The parts as the file writes them."""
        return [entry.filename for entry in self._entries.values()]

    def __contains__(self, name: str) -> bool:
        return part_name(name) in self._entries

    def read(self, name: str) -> bytes:
        """A part's bytes, b"" when it is missing."""
        entry = self._entries.get(part_name(name))
        if entry is None:
            return b""
        if entry.file_size > MAX_PART:
            raise bomb(self.input, "MiB", entry.file_size >> 20, MAX_PART >> 20)
        with decoding(damage(self.input, name)), self._zip.open(entry) as part:
            return part.read(MAX_PART)

    def relations_of(self, part: str) -> str:
        """The part that holds the relations of a part."""
        folder, name = posixpath.split(part)
        return f"{folder}/_rels/{name}.rels"

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relations of a part: id -> (kind, target part or outside address)."""
        folder = posixpath.dirname(part)
        found = {}
        for tag, attributes in elements(self.read(self.relations_of(part)), self.input):
            if tag == "Relationship":
                target = attributes.get("Target", "")
                if attributes.get("TargetMode") != "External":
                    target = posixpath.normpath(
                        posixpath.join("/" + folder, target.replace("\\", "/"))
                    ).lstrip("/")
                found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], target)
        return found


def part_name(name: str) -> str:
    """A part's name as it is compared: forward slashes, no leading one, lower case."""
    return name.replace("\\", "/").lstrip("/").casefold()
