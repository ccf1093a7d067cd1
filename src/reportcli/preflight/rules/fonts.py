"""Rules about the fonts that pages show text in: widths, glyphs, and the characters that they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pikepdf
from pikepdf import Object

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.pdf.characters import NO_CHARACTER, characters
from reportcli.pdf.font_programs import Program, read_program
from reportcli.preflight.font_widths import FontWidths
from reportcli.preflight.subject import Subject

_WIDTHS = "PDF/A-2, 6.2.11.5; PDF/X-4, fonts"
_GLYPHS = "PDF/A-2, 6.2.11.4 and 6.2.11.8; PDF/X-4, fonts"
_UNICODE = "PDF/UA-1, 7.21.7; PDF/A-2, 6.2.11.7"
_SLACK = 1.01  # thousandths of an em that a stated width may be off
_NAMED = 4  # codes that a finding lists


class _Embedded(NamedTuple):
    """A composite font whose codes are character identifiers, and its program."""

    widths: FontWidths
    program: Program
    to_glyph: bytes | None  # the CIDToGIDMap, None for the identity


def widths(subject: Subject) -> Iterator[Diagnostic]:
    """Stated widths are those of the embedded program: viewers set by the one, some by the other."""
    for font in _embedded(subject):
        wrong = []
        for code in sorted(font.widths.shown):
            own = font.program.width(_glyph(font, code))
            stated = font.widths.width(code) * 1000
            if own is not None and abs(own - stated) > _SLACK:
                wrong.append(f"{code}: {stated:g} / {own:g}")
        if wrong:
            yield _finding("preflight-font-widths", font.widths, wrong, _WIDTHS)


def glyphs(subject: Subject) -> Iterator[Diagnostic]:
    """Every code shown has its glyph in the embedded program, and none is the sign of a missing one."""
    for font in _embedded(subject):
        missing = []
        for code in sorted(font.widths.shown):
            glyph = _glyph(font, code)
            if glyph == 0 or font.program.width(glyph) is None:
                missing.append(str(code))
        if missing:
            yield _finding("preflight-font-glyphs", font.widths, missing, _GLYPHS)


def unicode_values(subject: Subject) -> Iterator[Diagnostic]:
    """Every code stands for characters that there are."""
    for font in subject.shown_fonts:
        stream = font.font.get("/ToUnicode")
        if not isinstance(stream, pikepdf.Stream):
            continue
        known = characters(stream.read_bytes())
        wrong = [
            str(code)
            for code in sorted(font.read)
            if not known.get(code) or NO_CHARACTER & set(known.get(code, ""))
        ]
        if wrong:
            yield _finding("preflight-font-characters", font, wrong, _UNICODE)


def _finding(code: str, font: FontWidths, wrong: list[str], clause: str) -> Diagnostic:
    listed = ", ".join(wrong[:_NAMED]) + ("…" if len(wrong) > _NAMED else "")
    return error(code, None, page=font.page, font=font.name, count=len(wrong), codes=listed, clause=clause)


def _embedded(subject: Subject) -> Iterator[_Embedded]:
    for font in subject.shown_fonts:
        inner = _descendant(font.font)
        program = _program(inner) if inner is not None else None
        if inner is not None and program is not None:
            mapping = inner.get("/CIDToGIDMap")
            table = bytes(mapping.read_bytes()) if isinstance(mapping, pikepdf.Stream) else None
            yield _Embedded(font, program, table)


def _descendant(font: Object) -> Object | None:
    """The font of character identifiers in a composite font whose codes they are."""
    listed = font.get("/DescendantFonts")
    plain = font.get("/Encoding") in (pikepdf.Name("/Identity-H"), pikepdf.Name("/Identity-V"))
    return listed[0] if plain and isinstance(listed, pikepdf.Array) and len(listed) else None


def _program(inner: Object) -> Program | None:
    descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
    for key in ("/FontFile2", "/FontFile3"):
        stream = descriptor.get(key)
        if isinstance(stream, pikepdf.Stream):
            return read_program(stream.read_bytes(), outlines=key == "/FontFile3")
    return None


def _glyph(font: _Embedded, code: int) -> int:
    if font.to_glyph is None:
        return code
    return int.from_bytes(font.to_glyph[2 * code : 2 * code + 2], "big")
