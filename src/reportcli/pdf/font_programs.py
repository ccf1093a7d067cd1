"""Embedded font programs as a PDF holds them: the widths of their glyphs (OpenType 1.9, Adobe TN 5176)."""

from __future__ import annotations

import io
from typing import Any, Protocol

import uharfbuzz as hb

from reportcli.pdf.fonts import NO_SUBSET


class Program(Protocol):
    """A font program whose glyphs are asked for by the identifiers that a composite font gives it."""

    def width(self, glyph: int) -> float | None:
        """Advance in 1/1000 em, None where the program has no such glyph."""


def read_program(data: bytes, *, outlines: bool) -> Program | None:
    """A program; None where it cannot be read. outlines: it is a CFF program, bare or in an OpenType file."""
    face = hb.Face(data)
    if outlines:
        bare = data if data[:1] == b"\x01" and data[:4] != b"\x00\x01\x00\x00" else _table(face, "CFF ")
        return _compact(bare)
    return _TrueType(face) if face.glyph_count else None


def _table(face: hb.Face, tag: str) -> bytes:
    return bytes(face.reference_table(tag).data or b"")


def forbids_subsets(data: bytes) -> bool:
    """Whether a program in an OpenType file says that it is embedded whole (OS/2 fsType)."""
    os2 = _table(hb.Face(data), "OS/2")
    return len(os2) >= 10 and bool(int.from_bytes(os2[8:10], "big") & NO_SUBSET)


class _TrueType:
    def __init__(self, face: hb.Face) -> None:
        self._count = face.glyph_count
        self._font = hb.Font(face)
        self._scale = 1000 / face.upem

    def width(self, glyph: int) -> float | None:
        """Advance by the table of horizontal metrics."""
        known = 0 <= glyph < self._count
        return float(self._font.get_glyph_h_advance(glyph) * self._scale) if known else None


class _Compact:
    """A CFF program: by character identifier where it has them, else by place."""

    def __init__(self, font: Any) -> None:
        names = font.charset
        keyed = hasattr(font, "ROS")
        self._names = dict(enumerate(names))
        if keyed:
            self._names = {int(name[3:]) if name[3:].isdigit() else 0: name for name in names}
        self._strings = font.CharStrings
        self._scale = 1000 * float(getattr(font, "FontMatrix", (0.001,))[0])

    def width(self, glyph: int) -> float | None:
        """Advance as the charstring states it."""
        from fontTools.misc.psCharStrings import T2WidthExtractor

        name = self._names.get(glyph)
        if name is None:
            return None
        try:
            string = self._strings[name]
            private = string.private
            nominal, default = getattr(private, "nominalWidthX", 0), getattr(private, "defaultWidthX", 0)
            extractor = T2WidthExtractor(getattr(private, "Subrs", []), string.globalSubrs, nominal, default)
            extractor.execute(string)
        except Exception:  # a damaged outline is none
            return None
        return float(extractor.width) * self._scale


def _compact(data: bytes) -> Program | None:
    from fontTools.cffLib import CFFFontSet

    try:
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        return _Compact(fonts[0])
    except Exception:  # whatever a damaged program makes of the decoder
        return None
