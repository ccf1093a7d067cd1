"""What a file is, by its first bytes and, for a zip, its entries; names and extensions are not believed."""

from __future__ import annotations

import struct
from collections.abc import Iterable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOF8 = struct.pack("<HHHH", 0x0809, 16, 0x0600, 0x0005)
_SMALL = 3_000_000


def sniff_bytes(head: bytes) -> str:
    """zip | ole | ole-encrypted | spreadsheetml | html | xml | pdf | csv | empty | unknown."""
    if not head.strip(b"\x00 \r\n\t"):
        return "empty"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(OLE):
        return _ole(head)
    if head.startswith(b"%PDF-"):
        return "pdf"
    return _text(head[:8192])


def _ole(head: bytes) -> str:
    if any(name.encode("utf-16-le") in head for name in ("EncryptedPackage", "EncryptionInfo")):
        return "ole-encrypted"
    return "ole-encrypted" if _has_filepass(head[:_SMALL]) else "ole"


def _has_filepass(data: bytes) -> bool:
    """A FILEPASS record (0x2F) among the first records of the BIFF8 globals ([MS-XLS] 2.4.117)."""
    place = data.find(_BOF8)
    for _ in range(12):
        if place < 0 or place + 4 > len(data):
            return False
        kind, size = struct.unpack_from("<HH", data, place)
        if kind == 0x2F:
            return True
        place += 4 + size
    return False


def _text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        text = head.decode("utf-8-sig", "replace") if b"\x00" not in head else ""
    lowered = text.lstrip("\ufeff \r\n\t").casefold()
    if "urn:schemas-microsoft-com:office:spreadsheet" in lowered:
        return "spreadsheetml"
    if lowered.startswith("<?xml") and "<html" not in lowered:
        return "xml"
    if lowered.startswith(("<!doctype html", "<html", "<table", "<meta", "<style", "<?xml")):
        return "html"
    lines = [line for line in text.splitlines()[:5] if line.strip()]
    if lines and any(all(mark in line for line in lines[:2]) for mark in (";", ",", "\t")):
        return "csv"
    return "unknown"


def sniff_entries(names: Iterable[str], mimetype: bytes, manifest: bytes) -> str:
    """xlsx | xlsb | ods | ods-encrypted | numbers | zip, by the names of a zip's entries."""
    entries = {name.replace("\\", "/").casefold() for name in names}
    if b"opendocument.spreadsheet" in mimetype:
        return "ods-encrypted" if b"encryption-data" in manifest else "ods"
    if "xl/workbook.bin" in entries:
        return "xlsb"
    if any(entry.endswith(".iwa") for entry in entries) or "index.zip" in entries:
        return "numbers"
    if "[content_types].xml" in entries or "xl/workbook.xml" in entries:
        return "xlsx"
    return "zip"
