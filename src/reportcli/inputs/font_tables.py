"""The tables of a font file: whether it is whole (OpenType 1.9, "Organization of an OpenType font"), which
features it has.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

MAX_FONT_BYTES = 64 * 1024 * 1024
_KINDS = (b"OTTO", b"\x00\x01\x00\x00", b"true")
_OUTLINES = ({"glyf", "loca"}, {"CFF "}, {"CFF2"}, {"SVG "}, {"CBDT", "CBLC"}, {"sbix"})
_NEEDED = {"cmap", "head", "hhea", "hmtx", "maxp"}


def is_whole(data: bytes) -> bool:
    """Whether every table lies inside the file, and those are there that setting and embedding need.

    A shaper reads tables when it first needs them: a file that breaks off would be set and fail on embedding.
    """
    if data[:4] not in _KINDS or len(data) < 12:
        return False
    count = struct.unpack(">H", data[4:6])[0]
    if len(data) < 12 + 16 * count:
        return False
    tags = set()
    for at in range(12, 12 + 16 * count, 16):
        offset, length = struct.unpack(">II", data[at + 8 : at + 16])
        if offset + length > len(data):
            return False
        tags.add(data[at : at + 4].decode("latin-1"))
    return tags >= _NEEDED and any(tags >= outlines for outlines in _OUTLINES)


def feature_tags(data: bytes) -> frozenset[str]:
    """The OpenType features that a font has (tables GSUB and GPOS, FeatureList); none of a damaged one."""
    try:
        return frozenset(tag.decode("latin-1") for tag in set(_features(data)))
    except struct.error:
        return frozenset()


def _features(data: bytes) -> Iterator[bytes]:
    (count,) = struct.unpack_from(">H", data, 4)
    for at in range(12, 12 + 16 * count, 16):
        tag, start = struct.unpack_from(">4s4xL", data, at)
        if tag in (b"GSUB", b"GPOS"):
            (listed,) = struct.unpack_from(">H", data, start + 6)
            (features,) = struct.unpack_from(">H", data, start + listed)
            (records,) = struct.unpack_from(f">{6 * features}s", data, start + listed + 2)
            yield from (name for (name,) in struct.iter_unpack(">4s2x", records))
