"""Streams of other files, unpacked within a limit."""

from __future__ import annotations

import base64
import zlib
from typing import TYPE_CHECKING

from reportcli.inputs.limits import PDF_STREAM
from reportcli.model.diagnostic import Findings, error

if TYPE_CHECKING:
    import pikepdf

_FLATE = "/FlateDecode"
_SMALL = 200_000
"""Bytes of a packed stream that is unpacked without a look at what comes out: at most a thousand times as
many."""


def refused(what: str) -> Findings:
    """The page uses what cannot be placed. what: in words of the trade."""
    return Findings([error("picture-page-feature", None, name=what)])


def filters_of(stream: pikepdf.Object) -> list[str]:
    """The filters of a stream by their names, in order."""
    stated = stream.get("/Filter")
    if stated is None:
        return []
    named = str(stated)
    return [named] if named.startswith("/") else [str(one) for one in stated]


def data_of(stream: pikepdf.Object) -> bytes:
    """What a stream holds. Raises Findings where that is more than the limit."""
    filters = filters_of(stream)
    raw = bytes(stream.read_raw_bytes())
    if filters[:1] == ["/ASCII85Decode"]:
        raw, filters = base64.a85decode(b"<~" + raw.strip().removeprefix(b"<~"), adobe=True), filters[1:]
    if filters == [_FLATE]:
        unpacker = zlib.decompressobj()
        unpacker.decompress(raw, PDF_STREAM)
        large = bool(unpacker.unconsumed_tail)
    else:
        large = len(raw) > (_SMALL if filters else PDF_STREAM)
    if large:
        raise Findings([error("picture-page-large", None, name="")])
    return bytes(stream.read_bytes())


def streams_of(holder: pikepdf.Object) -> list[pikepdf.Object]:
    """The streams of a page's content, or the stream itself."""
    import pikepdf

    if isinstance(holder, pikepdf.Stream):
        return [holder]
    contents = holder.get("/Contents")
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents] if contents else []
