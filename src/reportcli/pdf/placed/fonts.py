"""Fonts of another file as ours need them: with their characters, without lists that may be wrong."""

from __future__ import annotations

import pikepdf

from reportcli.inputs.pdf_pages.bounded import data_of, refused
from reportcli.pdf import objects
from reportcli.pdf.characters import NO_CHARACTER, characters
from reportcli.pdf.font_embedding import unicode_map
from reportcli.pdf.placed.copying import Copier

_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_WIDE = ("/Identity-H", "/Identity-V")
UNKNOWN = "\u25a1"
"""What a code is read as whose character the file does not say; a reader hears the alternative text."""


class TakenFont:
    """A font of another file. codes: those that are shown in it."""

    def __init__(self, font: pikepdf.Object) -> None:
        self.font = font
        self.codes: set[int] = set()
        self._bytes = 1
        if "/DescendantFonts" in font:
            if str(font.get("/Encoding")) not in _WIDE:
                raise refused("fonts with a CMap of their own")
            self._bytes = 2

    def show(self, text: bytes) -> None:
        """Notes what is shown."""
        wide = self._bytes
        self.codes.update(int.from_bytes(text[at : at + wide], "big") for at in range(0, len(text), wide))

    def unicode(self) -> bytes:
        """The map from its codes to characters, as a stream object."""
        known = _stated(self.font)
        if self._bytes == 1:
            known = _named(self.font) | known
        texts = {code: known.get(code, "") for code in self.codes or {0}}
        right = {code: text if _is_right(text) else UNKNOWN for code, text in texts.items()}
        return objects.stream("", unicode_map(right, digits=2 * self._bytes))


def font_object(taken: TakenFont, copier: Copier) -> str:
    """A font with an embedded program: its reference."""
    font, more = taken.font, ""
    if "/DescendantFonts" in font:
        more = f"/DescendantFonts[{_descendant(font['/DescendantFonts'][0], copier)}]"
    elif "/FontDescriptor" in font:
        more = f"/FontDescriptor {_descriptor(font['/FontDescriptor'], copier)}"
    more += f"/ToUnicode {copier.later(taken.unicode)}"
    left_out = {"/DescendantFonts", "/FontDescriptor", "/ToUnicode"}
    return copier.add(_with(copier.syntax(font, without=left_out), more))


def _is_right(text: str) -> bool:
    return bool(text) and not NO_CHARACTER & set(text) and not any("\ue000" <= c <= "\uf8ff" for c in text)


def _with(dictionary: str, more: str) -> bytes:
    return f"{dictionary[:-2]}{more}>>".encode("latin-1")


def _descendant(font: pikepdf.Object, copier: Copier) -> str:
    more = f"/FontDescriptor {_descriptor(font['/FontDescriptor'], copier)}"
    if str(font.get("/Subtype")) == "/CIDFontType2" and "/CIDToGIDMap" not in font:
        more += "/CIDToGIDMap/Identity"
    return copier.add(_with(copier.syntax(font, without={"/FontDescriptor"}), more))


def _descriptor(descriptor: pikepdf.Object, copier: Copier) -> str:
    """Without the lists of what a subset holds: PDF/A wants none, or one that is right."""
    return copier.add(copier.syntax(descriptor, without={"/CIDSet", "/CharSet"}).encode("latin-1"))


def _stated(font: pikepdf.Object) -> dict[int, str]:
    stream = font.get("/ToUnicode")
    return characters(data_of(stream)) if isinstance(stream, pikepdf.Stream) else {}


def _named(font: pikepdf.Object) -> dict[int, str]:
    """Characters by the encoding of a simple font (ISO 32000-1, 9.6.6)."""
    encoding = font.get("/Encoding")
    base = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    codec = _CODECS.get(str(base), "latin-1")
    found = {code: bytes((code,)).decode(codec, "replace") for code in range(32, 256)}
    if isinstance(encoding, pikepdf.Dictionary):
        at = 0
        for one in list(encoding.get("/Differences", ())):
            if isinstance(one, pikepdf.Name):
                found[at] = _of_name(str(one)[1:])
                at += 1
            else:
                at = int(one)
    return found


def _of_name(name: str) -> str:
    from fontTools.agl import toUnicode

    return str(toUnicode(name))
