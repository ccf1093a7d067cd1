"""Pictures that stand in a content stream (ISO 32000-1, 8.9.7), with the entries of any other picture."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
from pikepdf import Object

INLINE = "inline"  # the name by which findings call them
_KEYS = {
    "/W": "/Width",
    "/H": "/Height",
    "/BPC": "/BitsPerComponent",
    "/CS": "/ColorSpace",
    "/D": "/Decode",
    "/DP": "/DecodeParms",
    "/F": "/Filter",
    "/IM": "/ImageMask",
    "/I": "/Interpolate",
}
_SPACES = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/I": "/Indexed"}
_DEVICE = frozenset(_SPACES.values())


def inline_entries(value: object, resource: Callable[[Object], Object | None]) -> pikepdf.Dictionary:
    """Its entries under the names of a picture object; empty where they cannot be read.

    resource: the colour space of a name in the resources of the stream.
    """
    found = pikepdf.Dictionary()
    if not isinstance(value, pikepdf.PdfInlineImage):
        return found
    head = value.unparse().split(b"\nID", 1)[0].removeprefix(b"BI")
    for key, entry in pikepdf.Object.parse(b"<<" + head + b">>").items():
        name = _KEYS.get(key, key)
        found[name] = _space(entry, resource) if name == "/ColorSpace" else entry
    return found


def _space(entry: Object, resource: Callable[[Object], Object | None]) -> Object:
    if isinstance(entry, pikepdf.Array):
        whole = pikepdf.Array([_full(part) for part in entry])
        if len(whole) > 1 and isinstance(whole[1], pikepdf.Name):
            whole[1] = _space(whole[1], resource)
        return whole
    name = _full(entry)
    if isinstance(name, pikepdf.Name) and str(name) not in _DEVICE:
        return resource(name) or name
    return name


def _full(part: Object) -> Object:
    return pikepdf.Name(_SPACES.get(str(part), str(part))) if isinstance(part, pikepdf.Name) else part
