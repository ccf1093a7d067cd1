"""Fonts of one document: glyphs used, what they mean, Type0/Identity-H objects (ISO 32000-1, 9.7)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from reportcli.pdf import objects
from reportcli.pdf.file import PdfFile
from reportcli.pdf.fonts import SPACES, FontFile

_BLOCK = 100  # entries that one bfchar block may hold (Adobe Technical Note 5411)


class FontUse:
    """What a document uses of one font. Per document, never shared: a subset depends on it."""

    def __init__(self, pdf: PdfFile, file: FontFile, index: int) -> None:
        self.file = file
        self.name = f"F{index}"
        self.texts: dict[int, str] = {}
        """Glyph id -> the text that ToUnicode gives for it."""
        self.widths: dict[int, float] = {}
        self.codes: dict[int, str] = {}
        """Glyph id -> its two-byte code in hexadecimal."""
        self._pdf = pdf
        self.reference = pdf.register(self.name, self._objects)

    def reads_as(self, gid: int, text: str) -> bool:
        """Note a glyph and say whether its ToUnicode text is `text`; otherwise it needs an ActualText."""
        known = self.texts.get(gid)
        if known is None:
            known = self.texts[gid] = self._canonical(gid, text)
            self.widths[gid] = self.file.width(gid)
            self.codes[gid] = f"{gid:04X}"
        return known == text or (known in SPACES and text in SPACES)

    def _canonical(self, gid: int, text: str) -> str:
        """The text that a glyph stands for: what the font's character map says, else its first use.

        A capital that was typed small (caps) still means the capital, a soft hyphen's glyph the hyphen.
        """
        candidates = [text] if len(text) == 1 else []
        candidates += [c for c in (text.upper(), "-", "\u2010", " ") if len(c) == 1]
        for character in candidates:
            if character != "\u00ad" and self.file.gid(character) == gid:
                return " " if character in SPACES and self.file.gid(" ") == gid else character
        return text

    def _objects(self) -> bytes:
        """The Type0 font and, added beside it, its parts; made when all pages are, and all glyphs known."""
        file, gids = self.file, sorted({*self.texts, 0})
        base = file.metrics.postscript_name
        if file.may_be_subset:
            base = f"{_subset_tag(file.key, gids)}+{base}"
        program = self._part("program", _program(file.subset(set(gids)), file.is_cff))
        descriptor = self._part("descriptor", _descriptor(file, base, program))
        cid = self._part("cid", _cid_font(file, base, gids, descriptor))
        to_unicode = self._part("unicode", objects.stream("", _to_unicode(self.texts)))
        name = f"{base}-Identity-H" if file.is_cff else base
        return (
            f"<</Type/Font/Subtype/Type0/BaseFont{objects.name(name)}/Encoding/Identity-H"
            f"/DescendantFonts[{cid}]/ToUnicode {to_unicode}>>"
        ).encode("latin-1")

    def _part(self, part: str, body: bytes | str) -> str:
        data = body.encode("latin-1") if isinstance(body, str) else body
        return self._pdf.add(f"{self.name}-{part}", data)


def _subset_tag(key: str, gids: Iterable[int]) -> str:
    """Six capitals that depend on the font and its glyphs alone."""
    digest = hashlib.sha256(f"{key}:{','.join(map(str, gids))}".encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _program(data: bytes, is_cff: bool) -> bytes:
    if is_cff:
        return objects.stream("/Subtype/OpenType", data)
    return objects.stream(f"/Length1 {len(data)}", data, pad=b"")


def _descriptor(file: FontFile, base: str, program: str) -> str:
    m = file.metrics
    key = "FontFile3" if file.is_cff else "FontFile2"
    base = objects.name(base)
    return (
        f"<</Type/FontDescriptor/FontName{base}/Flags {m.flags}/FontBBox[{objects.numbers(m.bbox)}]"
        f"/ItalicAngle {objects.number(m.italic_angle)}/Ascent {m.ascent}/Descent {m.descent}"
        f"/CapHeight {m.cap_height}/StemV {m.stem_v}/{key} {program}>>"
    )


def _cid_font(file: FontFile, base: str, gids: list[int], descriptor: str) -> str:
    subtype, mapping = ("CIDFontType0", "") if file.is_cff else ("CIDFontType2", "/CIDToGIDMap/Identity")
    return (
        f"<</Type/Font/Subtype/{subtype}/BaseFont{objects.name(base)}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {descriptor}/DW 0/W[{_widths(file, gids)}]{mapping}>>"
    )


def _widths(file: FontFile, gids: list[int]) -> str:
    """The W array: runs of consecutive glyph ids with their widths."""
    runs: list[tuple[int, list[str]]] = []
    for gid in gids:
        width = objects.number(file.width(gid), 3)
        if runs and runs[-1][0] + len(runs[-1][1]) == gid:
            runs[-1][1].append(width)
        else:
            runs.append((gid, [width]))
    return " ".join(f"{first}[{' '.join(widths)}]" for first, widths in runs)


def _to_unicode(texts: dict[int, str]) -> bytes:
    # a glyph that is only ever a later part of a cluster still needs a meaning: one of no width
    return unicode_map({gid: text or "\u200b" for gid, text in texts.items()})


def unicode_map(texts: Mapping[int, str], digits: int = 4) -> bytes:
    """A map from codes to texts (ISO 32000-1, 9.10.3). digits: of a code, in hexadecimal."""
    pairs = sorted(texts.items())
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<{'0' * digits}> <{'F' * digits}>",
        "endcodespacerange",
    ]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [
            f"<{code:0{digits}X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>"
            for code, text in block
        ]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
