"""Values that depend on what is in their key and on nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from reportcli.cache.codec import NotAValue, decoded, encoded
from reportcli.model.blobs import NO_BLOBS, Blobs

T = TypeVar("T")


def kept(blobs: Blobs, kind: str, key: str, of: type[T], *, make: Callable[[], T]) -> T:
    """What `make` gives, as it was when it was last made under that key. of: its class, a value of ours."""
    if blobs is NO_BLOBS:
        return make()
    data = blobs.get(kind, key)
    if data is not None:
        try:
            value = decoded(data)
        except NotAValue:
            value = None
        if isinstance(value, of):
            return value
    made = make()
    blobs.put(kind, key, encoded(made))
    return made
