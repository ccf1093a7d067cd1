"""ToUnicode maps (ISO 32000-1, 9.10.3): which characters the codes of a font stand for."""

from __future__ import annotations

import re

NO_CHARACTER = frozenset(
    "\x00\ufffd\ufffe\ufeff"
)  # what stands for none (ISO 14289-1, 7.21.7), or for a lost one
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_MOST = 65536  # codes of a font


def characters(cmap: bytes) -> dict[int, str]:
    """Text by code; what is damaged is left out."""
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        tokens = [one if one[1] or one[2] else _hex(one[0]) for one in _TOKEN.findall(body)]
        (_single if kind == b"bfchar" else _ranges)(tokens, found)
    return found


def _hex(digits: bytes) -> bytes:
    plain = b"".join(digits.split()).decode("ascii")
    return bytes.fromhex(plain + "0" * (len(plain) % 2))


def _text(data: bytes) -> str:
    return data.decode("utf-16-be", "replace")


def _single(tokens: list[object], found: dict[int, str]) -> None:
    for code, text in zip(tokens[::2], tokens[1::2], strict=False):
        if isinstance(code, bytes) and isinstance(text, bytes):
            found[int.from_bytes(code, "big")] = _text(text)


def _ranges(tokens: list[object], found: dict[int, str]) -> None:
    """`<first> <last> <text>`, the last character counting on, or `<first> <last> [<text> …]`."""
    at = 0
    while at + 2 < len(tokens):
        first, last, text = tokens[at : at + 3]
        at += 3
        if not isinstance(first, bytes) or not isinstance(last, bytes):
            continue
        begin = int.from_bytes(first, "big")
        count = min(int.from_bytes(last, "big") - begin + 1, _MOST)
        if isinstance(text, bytes):
            start = int.from_bytes(text[-2:], "big")
            for step in range(count):
                found[begin + step] = _text(text[:-2] + ((start + step) & 0xFFFF).to_bytes(2, "big"))
            continue
        step = 0
        while at < len(tokens) and isinstance(tokens[at], bytes):
            found[begin + step] = _text(tokens[at])  # type: ignore[arg-type]
            at, step = at + 1, step + 1
        at += 1
