"""Pictures of telephones (HEIC), opened where the package pi-heif is installed."""

from __future__ import annotations

from functools import cache
from typing import BinaryIO

BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"))
"""Of files whose pictures are coded in HEVC, or may be (ISO/IEC 14496-12, 4.3; 23008-12, 10.2)."""
HEAD = 12
"""Bytes at the begin of a file that say its brand."""


def is_heif(head: bytes) -> bool:
    """Whether a file that begins so is one of these pictures."""
    return head[4:8] == b"ftyp" and head[8:HEAD] in BRANDS


@cache
def reads_heif() -> bool:
    """Whether such files can be opened here; from then on Pillow opens them, upright."""
    try:
        from pi_heif import register_heif_opener
    except ImportError:
        return False
    register_heif_opener(thumbnails=False, decode_threads=1)
    return True


def prepare_for(stream: BinaryIO) -> None:
    """Makes Pillow ready for the file, which is then read from its begin."""
    head = stream.read(HEAD)
    stream.seek(0)
    if is_heif(head):
        reads_heif()
