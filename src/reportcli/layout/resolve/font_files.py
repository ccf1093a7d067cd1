"""A layout's own font files, looked at when it is loaded: soundness, rights of embedding, axes.

Sources: OpenType 1.9, tables OS/2 (fsType) and fvar; ISO 19005-2, 6.2.11.4.1 (fonts that may be embedded for
unlimited rendering). Fonts that are shipped with the program are sound and free.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

from reportcli.inputs.font_outlines import hollow_characters
from reportcli.layout.resolve.reader import Reader
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass

Axes = tuple[tuple[str, float], ...]
_MAX_BYTES = 64 * 1024 * 1024
_KINDS = (b"OTTO", b"\x00\x01\x00\x00", b"true")
_RESTRICTED, _PREVIEW, _EDITABLE, _NO_SUBSET, _BITMAPS = 0x2, 0x4, 0x8, 0x100, 0x200
_LISTED = 8  # characters that a finding shows
_WEIGHT, _WIDTH, _ITALIC, _SLANT = "wght", "wdth", "ital", "slnt"


@dataclass(frozen=True, slots=True)
class FontFacts:
    """fault: the code of what makes it useless, "" for nothing. rights: fsType. axes: least, default, most.

    hollow: characters that it has in colour only, which are not printed.
    """

    fault: str = ""
    rights: int = 0
    axes: Mapping[str, tuple[float, float, float]] | None = None
    hollow: frozenset[str] = frozenset()


def look_at(reader: Reader, path: Path, key: str, where: Span, *, stated: Mapping[str, float]) -> Axes | None:
    """The axes of a face such as `serif/400/italic`; None with a finding where it cannot be used.

    stated: the layout's own values of axes. What its licence says, and what of it cannot be printed, is
    reported at the line that names it.
    """
    facts = font_facts(path)
    if facts.fault:
        named = {"font": path.name} if facts.fault == "font-unsupported" else {"key": key, "file": path.name}
        reader.sink.error(facts.fault, where, **named)
        return None
    _report_rights(reader, path.name, facts.rights, where)
    if facts.hollow:
        listed = " ".join(sorted(facts.hollow)[:_LISTED])
        reader.sink.warning(
            "font-colour-glyphs", where, file=path.name, count=len(facts.hollow), chars=listed
        )
    return pinned(key.partition("/")[2], facts.axes or {}, stated)


def _report_rights(reader: Reader, name: str, rights: int, where: Span) -> None:
    if rights & _BITMAPS:
        reader.sink.error("font-bitmaps-only", where, file=name)
    elif rights & _RESTRICTED and not rights & (_PREVIEW | _EDITABLE):  # of several, the freest counts
        reader.sink.error("font-embedding-forbidden", where, file=name)
    elif rights & _PREVIEW and not rights & _EDITABLE:
        reader.sink.note("font-preview-only", where, file=name)
    if rights & _NO_SUBSET and not rights & _BITMAPS:
        reader.sink.note("font-embedded-whole", where, file=name)


def pinned(face: str, axes: Mapping[str, tuple[float, float, float]], stated: Mapping[str, float]) -> Axes:
    """Where a variable font is set: at the weight and slope of its face, in normal width, as far as it goes.

    Other axes stay at their default. What the layout states goes before; a font without axes has none.
    """
    if not axes:
        return tuple(sorted(stated.items()))
    weight, _, style = face.partition("/")
    italic = style == "italic"
    wanted = {_WEIGHT: float(weight), _WIDTH: 100.0, _ITALIC: float(italic)}
    if _SLANT in axes:
        wanted[_SLANT] = axes[_SLANT][0] if italic and _ITALIC not in axes else 0.0
    found = {tag: default for tag, (_, default, _) in axes.items()}
    for tag, value in {**wanted, **stated}.items():
        if tag in axes:
            found[tag] = min(max(value, axes[tag][0]), axes[tag][2])
    return tuple(sorted({**stated, **found}.items()))


def axes_in(path: Path) -> frozenset[str]:
    """The tags of a variable font's axes; none of a font without, or of what is no font."""
    try:
        data = path.read_bytes() if path.stat().st_size <= _MAX_BYTES else b""
        return frozenset(_axes(_cut(data, _tables(data).get("fvar"))))
    except (OSError, struct.error):
        return frozenset()


def font_facts(path: Path) -> FontFacts:
    """What a font file says of itself, and whether all of its glyphs can be taken out of it."""
    try:
        data = path.read_bytes() if path.stat().st_size <= _MAX_BYTES else b""
    except OSError:
        return FontFacts("font-unreadable")
    if data[:4] not in _KINDS:
        return FontFacts("font-broken")
    try:
        tables = _tables(data)
    except struct.error:
        return FontFacts("font-broken")
    if not tables.keys() & {"glyf", "CFF ", "CFF2"} or not {"head", "hhea", "hmtx"} <= tables.keys():
        return FontFacts("font-unsupported")
    if any(start + size > len(data) for start, size in tables.values()):
        return FontFacts("font-broken")
    hollow = _hollow_if_sound(data)
    if hollow is None:
        return FontFacts("font-broken")
    os2 = _cut(data, tables.get("OS/2"))
    rights = struct.unpack(">H", os2[8:10])[0] if len(os2) >= 10 else 0
    return FontFacts("", rights, _axes(_cut(data, tables.get("fvar"))), hollow)


def _tables(data: bytes) -> dict[str, tuple[int, int]]:
    """Offset and length of each table."""
    (count,) = struct.unpack(">H", data[4:6])
    entries = (struct.unpack(">4s4xLL", data[12 + 16 * n : 28 + 16 * n]) for n in range(count))
    return {tag.decode("latin-1"): (start, size) for tag, start, size in entries}


def _cut(data: bytes, place: tuple[int, int] | None) -> bytes:
    return data[place[0] : place[0] + place[1]] if place else b""


def _axes(fvar: bytes) -> dict[str, tuple[float, float, float]]:
    try:
        start, _, count, size = struct.unpack(">4H", fvar[4:12])
        entries = [struct.unpack(">4s3l", fvar[start + size * n :][:16]) for n in range(count)]
    except struct.error:
        return {}
    return {tag.decode("latin-1"): (a / 65536, b / 65536, c / 65536) for tag, a, b, c in entries}


def _hollow_if_sound(data: bytes) -> frozenset[str] | None:
    """The characters in colour only; None where a font cannot be embedded: each glyph is taken out once, as a
    build takes those in use."""
    import uharfbuzz as hb

    try:
        face = hb.Face(data)
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(range(face.glyph_count))
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in (b"GSUB", b"GPOS", b"GDEF"))
        sound = face.glyph_count > 0 and len(face.unicodes) > 0 and len(hb.subset(face, wanted).blob) > 0
        return hollow_characters(hb.Font(face)) if sound else None
    except (RuntimeError, ValueError, MemoryError, hb.HarfBuzzError):
        return None
