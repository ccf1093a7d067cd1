"""Faces shaped by HarfBuzz: a cache of shaped words a face, a set of faces a document, no global state."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import uharfbuzz

from reportcli.inputs.decoding import decoding
from reportcli.inputs.font_outlines import hollow_characters
from reportcli.inputs.font_tables import MAX_FONT_BYTES, is_whole
from reportcli.inputs.regular_file import TooLargeError, read_regular
from reportcli.model.diagnostic import Findings, error
from reportcli.model.display import FontResource, Glyph

Features = tuple[tuple[str, int], ...]
THIN = 165.0  # least width of a thin no-break space, 1/1000 em: about a sixth of an em
_L_DOT_L = re.compile("[lL]·(?=[lL])")
# Spaces and controls that HarfBuzz sets from the space glyph, or hides, when the font has none of its own.
SYNTHETIC = frozenset(
    "\u00a0\u202f\u2009\u2002\u2003\u2005\u2006\u2008\u200a\u00ad\u200b\u200c\u200d\u200e\u200f\u2060"
)


class Face:
    """A font file at one instance. Metrics in 1/1000 em; `descent` is negative, as in the font."""

    __slots__ = (
        "_cmap",
        "_features",
        "_glyphs",
        "_hollow",
        "_loaded",
        "_scale",
        "_shaped",
        "key",
        "path",
        "resource",
    )

    def __init__(self, resource: FontResource) -> None:
        self.resource = resource
        self.key = resource.key
        self.path = resource.path
        self._shaped: dict[tuple[str, Features, str, str], tuple[Glyph, ...]] = {}
        self._glyphs: dict[tuple[int, int, int, int, str], Glyph] = {}  # each glyph of a text is made once
        self._cmap: frozenset[int] | None = None
        self._hollow: frozenset[str] | None = None
        self._features: frozenset[str] | None = None
        self._loaded: Any = None
        self._scale = 1.0

    @property
    def font(self) -> Any:
        """The HarfBuzz font, loaded at first use. Raises Findings when the file is not a usable font."""
        if self._loaded is None:
            self._loaded = _load(self.resource)
            self._scale = 1000 / self._loaded.face.upem
        return self._loaded

    @property
    def upem(self) -> int:
        """Units in an em, of the font's own coordinates."""
        return int(self.font.face.upem)

    @property
    def ascent(self) -> float:
        """Above the baseline, by the font's horizontal metrics (OpenType hhea or OS/2)."""
        return float(self.font.get_font_extents("ltr").ascender * self._scale)

    @property
    def descent(self) -> float:
        """Below the baseline, by the same metrics; negative."""
        return float(self.font.get_font_extents("ltr").descender * self._scale)

    @property
    def cap_height(self) -> float:
        """Height of flat capitals (OS/2 sCapHeight, else HarfBuzz's estimate)."""
        metric = _harfbuzz().OTMetricsTag.CAP_HEIGHT
        return float(self.font.get_metric_position_with_fallback(metric) * self._scale)

    @property
    def x_height(self) -> float:
        """Height of small letters without ascender (OS/2 sxHeight, else HarfBuzz's estimate)."""
        metric = _harfbuzz().OTMetricsTag.X_HEIGHT
        return float(self.font.get_metric_position_with_fallback(metric) * self._scale)

    def left_bearing(self, char: str) -> float:
        """Where the ink of a character begins, in 1/1000 em."""
        glyphs = self.shape(char)
        extents = self.font.get_glyph_extents(glyphs[0].gid) if glyphs else None
        return float(extents.x_bearing * self._scale) if extents else 0.0

    def depth(self, char: str) -> float:
        """How far the ink of a character goes below the baseline, in 1/1000 em; 0 where it stands on it."""
        glyphs = self.shape(char)
        extents = self.font.get_glyph_extents(glyphs[0].gid) if glyphs else None
        return max(0.0, -float(extents.y_bearing + extents.height) * self._scale) if extents else 0.0

    @property
    def characters(self) -> frozenset[int]:
        """Code points with a glyph."""
        if self._cmap is None:
            self._cmap = frozenset(self.font.face.unicodes)
        return self._cmap

    def covers(self, char: str) -> bool:
        """Whether every character of `char` can be set (missing spaces are set from the space glyph)."""
        return all(
            (ord(c) in self.characters and c not in self.hollow) or (c in SYNTHETIC and 32 in self.characters)
            for c in char
        )

    @property
    def hollow(self) -> frozenset[str]:
        """Characters of a colour font whose glyph is only layers, bitmap or picture: nothing is printed."""
        if self._hollow is None:
            self._hollow = hollow_characters(self.font)
        return self._hollow

    def has_feature(self, tag: str) -> bool:
        """Whether the font substitutes glyphs under an OpenType feature."""
        if self._features is None:
            self._features = frozenset(_feature_tags(self.font.face))
        return tag in self._features

    def shape(
        self, text: str, features: Features = (), lang: str = "", direction: str = "ltr"
    ) -> tuple[Glyph, ...]:
        """Glyphs in visual order (dy upwards); each cluster's text stands on its first glyph."""
        key = (text, features, lang, direction)
        glyphs = self._shaped.get(key)
        if glyphs is None:
            glyphs = self._shaped[key] = self._shape(text, features, lang, direction)
        return glyphs

    def _shape(self, text: str, features: Features, lang: str, direction: str) -> tuple[Glyph, ...]:
        hb, font = _harfbuzz(), self.font
        if not text:
            return ()
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = direction
        if lang:
            buffer.language = lang
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(font, buffer, dict(features) | _apart(text, lang))
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        clusters = [info.cluster for info in infos]
        simple = clusters == list(range(len(text)))
        texts = text if simple else _cluster_texts(clusters, text)
        known, glyphs = self._glyphs, []
        for info, position, t in zip(infos, positions, texts, strict=True):
            key = (info.codepoint, position.x_advance, position.x_offset, position.y_offset, t)
            glyph = known.get(key)
            if glyph is None:
                glyph = known[key] = self._scaled(key)
            glyphs.append(glyph)
        return tuple(glyphs)

    def _scaled(self, shaped: tuple[int, int, int, int, str]) -> Glyph:
        """In 1/1000 em; some fonts draw U+202F so thin that the groups of a number run together."""
        gid, advance, dx, dy, text = shaped
        k = self._scale
        wide = max(advance * k, THIN) if text == "\u202f" else advance * k
        return Glyph(gid, wide, dx * k, dy * k, text)

    def advance(self, text: str, features: Features = (), lang: str = "", direction: str = "ltr") -> float:
        """Width of shaped text in 1/1000 em."""
        return sum(glyph.advance for glyph in self.shape(text, features, lang, direction))


def _apart(text: str, lang: str) -> dict[str, list[tuple[int, int, int]]]:
    """Keeps l·l three letters: fonts draw it as the one geminate of Catalan, which no other language has
    (“individuel·le·s”). Features by the range in which they are off.
    """
    if "·" not in text or lang.partition("-")[0] == "ca":
        return {}
    found = [(match.start(), match.end() + 1, 0) for match in _L_DOT_L.finditer(text)]
    return {"ccmp": found} if found else {}


def _cluster_texts(clusters: list[int], text: str) -> list[str]:
    """The source text of each glyph: on the first glyph (as drawn) of its cluster, "" on the others."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    texts: list[str] = []
    previous = -1
    for cluster in clusters:
        texts.append(text[cluster : ends[cluster]] if cluster != previous else "")
        previous = cluster
    return texts


def _harfbuzz() -> ModuleType:
    """The shaper, loaded with the first font."""
    module: ModuleType = uharfbuzz
    return module


def _load(resource: FontResource) -> Any:
    hb = _harfbuzz()
    path = Path(resource.path)
    broken = error("font-broken", key=resource.key, file=path.name)
    try:
        data = read_regular(path, MAX_FONT_BYTES)
    except TooLargeError:
        raise Findings([broken]) from None
    except OSError:
        raise Findings([error("font-unreadable", key=resource.key, file=path.name)]) from None
    with decoding(lambda _: broken):
        face = hb.Face(data)
        if not is_whole(data) or face.glyph_count == 0 or not face.unicodes or not 16 <= face.upem <= 16384:
            raise Findings([broken])
        font = hb.Font(face)
        if resource.axes:
            font.set_variations(dict(resource.axes))
        return font


def _feature_tags(face: Any) -> set[str]:
    tags: set[str] = set()
    for index in range(len(face.get_table_script_tags("GSUB"))):
        languages = face.get_script_language_tags("GSUB", index)
        for language in (0xFFFF, *range(len(languages))):  # 0xFFFF: the script's default language
            tags.update(face.get_language_feature_tags("GSUB", index, language))
    return tags


class FontSet:
    """The faces of one document, by family, weight and slope. `fallbacks`: font keys for missing glyphs."""

    def __init__(self, resources: Mapping[str, FontResource], fallbacks: Sequence[str] = ()) -> None:
        self.resources = dict(resources)
        self.fallbacks = tuple(fallbacks)
        self._faces: dict[str, Face] = {}
        self._nearest: dict[tuple[str, int, bool], Face] = {}
        self._families: dict[str, list[tuple[int, bool, str]]] = {}
        for key in sorted(self.resources):
            family, weight, italic = _parts(key)
            self._families.setdefault(family, []).append((weight, italic, key))

    def __reduce__(self) -> tuple[type[FontSet], tuple[dict[str, FontResource], tuple[str, ...]]]:
        return (FontSet, (self.resources, self.fallbacks))

    def face(self, font: str, weight: int, italic: bool) -> Face:
        """The family's face of that slope and nearest weight. Raises Findings (unknown-font)."""
        wanted = (font, weight, italic)
        face = self._nearest.get(wanted)
        if face is None:
            family = self._families.get(font)
            if not family:
                known = ", ".join(sorted(self._families)) or "–"
                raise Findings([error("unknown-font", name=font, names=known)])
            best = min(family, key=lambda f: (f[1] != italic, abs(f[0] - weight), f[0], f[2]))
            face = self._nearest[wanted] = self.by_key(best[2])
        return face

    def by_key(self, key: str) -> Face:
        """The face of a key as in GlyphsOp.font. Raises Findings (unknown-font) for an unknown key."""
        face = self._faces.get(key)
        if face is None:
            resource = self.resources.get(key)
            if resource is None:
                raise Findings([error("unknown-font", name=key, names=", ".join(sorted(self.resources)))])
            face = self._faces[key] = Face(resource)
        return face

    def chain(self, face: Face) -> tuple[Face, ...]:
        """Faces to try for a glyph that `face` lacks: each fallback family in the same weight and slope."""
        _, weight, italic = _parts(face.key)
        faces = [self.face(_parts(key)[0], weight, italic) for key in self.fallbacks if key in self.resources]
        return tuple(dict.fromkeys(f for f in faces if f is not face))


def _parts(key: str) -> tuple[str, int, bool]:
    """Family, weight and slope of a key "family/weight/style"."""
    family, _, rest = key.partition("/")
    weight, _, style = rest.partition("/")
    return family, int(weight) if weight.isdigit() else 400, style in ("italic", "oblique")
