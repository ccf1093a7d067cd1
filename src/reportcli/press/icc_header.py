"""What the head of an ICC profile says (ICC.1:2022, 7.2 and 7.3), judged without opening the profile."""

from __future__ import annotations

PROFILE_BYTES = 10_000_000
_HEADER, _ENTRY = 128, 12


def profile_fault(data: bytes) -> tuple[str, str] | None:
    """Why a file cannot be the profile of a press: code and what was found; None where it can."""
    if len(data) < _HEADER + 4 or data[36:40] != b"acsp" or int.from_bytes(data[0:4], "big") > len(data):
        return "printer-profile-not-icc", ""
    if data[12:16] != b"prtr":
        return "printer-profile-not-output", _word(data[12:16])
    if data[16:20] != b"CMYK":
        return "printer-profile-not-cmyk", _word(data[16:20])
    tags = _tags(data)
    if tags is None or not {b"A2B0", b"B2A0"} <= tags:
        return "printer-profile-not-icc", ""
    return None


def _tags(data: bytes) -> set[bytes] | None:
    """Signatures of the tags; None where the table does not lie within the file."""
    count = int.from_bytes(data[_HEADER : _HEADER + 4], "big")
    start = _HEADER + 4
    if count > 200 or start + count * _ENTRY > len(data):
        return None
    found = set()
    for at in range(start, start + count * _ENTRY, _ENTRY):
        offset, size = (int.from_bytes(data[at + part : at + part + 4], "big") for part in (4, 8))
        if offset + size > len(data):
            return None
        found.add(data[at : at + 4])
    return found


def _word(signature: bytes) -> str:
    return "".join(chr(byte) if 32 < byte < 127 else "?" for byte in signature)
