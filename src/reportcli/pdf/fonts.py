"""Font files: metrics, shaping and subsets with retained glyph ids by HarfBuzz (OpenType 1.9)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

from reportcli.inputs.decoding import decoding
from reportcli.inputs.font_tables import MAX_FONT_BYTES
from reportcli.inputs.regular_file import read_regular
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.display import FontResource, Glyph

# Spaces that look alike in print; a reader that is given one for the other loses nothing.
SPACES = frozenset(" \u00a0\u2007\u2009\u200a\u202f")
NO_SUBSET = 0x100  # of OS/2 fsType: the font is embedded whole or not at all
_DROPPED_TABLES = ("GSUB", "GPOS", "GDEF", "BASE", "kern", "DSIG", "STAT", "meta", "JSTF", "gasp")


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """Entries of a FontDescriptor, in 1/1000 em."""

    postscript_name: str
    bbox: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float
    stem_v: int
    flags: int


class FontFile:
    """One font file, a pinned instance where it has axes. Measures, shapes and subsets; knows no document."""

    def __init__(self, resource: FontResource) -> None:
        self.key = resource.key
        self.name = Path(resource.path).name
        self._axes = resource.axes
        with decoding(self._unreadable):
            face = hb.Face(read_regular(Path(resource.path), MAX_FONT_BYTES))
            self.face = _pinned(face, resource.axes) if resource.axes else face
            tags = set(self.face.table_tags)
        if not tags & {"glyf", "CFF "} or not {"head", "hhea", "hmtx"} <= tags:
            raise Findings([error("font-unsupported", None, font=self.name)])
        self.is_cff = "CFF " in tags
        os2 = self._table("OS/2")
        self.may_be_subset = len(os2) < 10 or not struct.unpack(">H", os2[8:10])[0] & NO_SUBSET
        self.font = hb.Font(self.face)
        self.scale = 1000 / self.face.upem
        self._widths: dict[int, float] = {}

    def _unreadable(self, why: str) -> Diagnostic:
        return error("font-file-unreadable", None, font=self.name, why=why)

    def width(self, gid: int) -> float:
        """Advance of a glyph in 1/1000 em."""
        width = self._widths.get(gid)
        if width is None:
            width = self._widths[gid] = self.font.get_glyph_h_advance(gid) * self.scale
        return width

    def gid(self, character: str) -> int:
        """Glyph of one character, 0 where the font has none."""
        return int(self.font.get_nominal_glyph(ord(character)) or 0)

    def shape(self, text: str, features: tuple[tuple[str, int], ...] = ()) -> tuple[Glyph, ...]:
        """Shape a short text left to right; for deferred text, which is not known when lines are set."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer, dict(features))
        infos, positions, k = buffer.glyph_infos, buffer.glyph_positions, self.scale
        starts = [info.cluster for info in infos] + [len(text)]
        return tuple(
            Glyph(info.codepoint, at.x_advance * k, at.x_offset * k, at.y_offset * k, text[start:end])
            for info, at, start, end in zip(infos, positions, starts, starts[1:], strict=False)
        )

    def subset(self, gids: set[int]) -> bytes:
        """The program with these glyphs, ids kept, as OpenType file; whole where its licence wants it."""
        if not self.may_be_subset:
            return self._whole()
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(gids | {0})
        flags = hb.SubsetFlags
        wanted.flags = flags.RETAIN_GIDS | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE | flags.NO_HINTING
        if self.is_cff:  # readers disagree on a charset: make character ids, names and glyph ids the same
            wanted.flags |= flags.CFF_IDENTITY_CHARSET
        wanted.drop_table_tag_set.update(
            int.from_bytes(tag.ljust(4).encode(), "big") for tag in _DROPPED_TABLES
        )
        with decoding(self._unreadable):
            return bytes(hb.subset(self.face, wanted).blob.data)

    def _whole(self) -> bytes:
        """The program with every glyph and table; of CFF outlines only the charset is written anew."""
        if not self.is_cff:
            return bytes(self.face.blob.data)
        wanted = hb.SubsetInput()
        wanted.keep_everything()
        wanted.flags |= hb.SubsetFlags.CFF_IDENTITY_CHARSET
        return bytes(hb.subset(self.face, wanted).blob.data)

    def _table(self, tag: str) -> bytes:
        blob = self.face.reference_table(tag)
        return bytes(blob.data or b"")

    @cached_property
    def metrics(self) -> FontMetrics:
        """What its tables state; where one is missing, the usual values."""
        with decoding(self._unreadable):
            return self._metrics()

    def _metrics(self) -> FontMetrics:
        head, os2, post, hhea = (self._table(tag) for tag in ("head", "OS/2", "post", "hhea"))
        k = self.scale
        x0, y0, x1, y1 = (round(value * k) for value in struct.unpack(">4h", head[36:44]))
        ascent, descent = (round(value * k) for value in struct.unpack(">2h", hhea[4:8]))
        weight, panose_family = (
            (struct.unpack(">H", os2[4:6])[0], os2[32:34]) if len(os2) >= 78 else (400, b"\0\0")
        )
        cap_height = round(struct.unpack(">h", os2[88:90])[0] * k) if len(os2) >= 90 else round(ascent * 0.9)
        angle = struct.unpack(">i", post[4:8])[0] / 65536 if len(post) >= 8 else 0.0
        serif = 2 <= panose_family[1] <= 10
        flags = 4 | (2 if serif else 0) | (64 if angle else 0)
        stem = round(50 + (weight / 65) ** 2)  # the usual estimate; no table of a font states it
        name = self._plain_name()
        return FontMetrics(name, (x0, y0, x1, y1), ascent, descent, cap_height, angle, stem, flags)

    def _plain_name(self) -> str:
        """The PostScript name in its plain letters; of an instance with its axes (Adobe TN 5902)."""
        name = self.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.key
        name += "".join(f"_{value:g}{tag}" for tag, value in self._axes)
        return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_")) or "Font"


def _pinned(face: hb.Face, axes: tuple[tuple[str, float], ...]) -> hb.Face:
    """The static instance of a variable font."""
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.flags |= hb.SubsetFlags.DOWNGRADE_CFF2
    wanted.pin_all_axes_to_default(face)
    for tag, value in axes:
        wanted.pin_axis_location(face, tag, value)
    return hb.Face(bytes(hb.subset(face, wanted).blob.data))
