"""Bytes that were made not long ago, within bounds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock


class Recent:
    """Keeps bytes by key; beyond `most` bytes those that were used longest ago go. For several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: Hashable) -> bytes | None:
        """The bytes of a key, None where they are not kept."""
        with self._lock:
            data = self._held.get(key)
            if data is not None:
                self._held.move_to_end(key)
            return data

    def put(self, key: Hashable, data: bytes) -> None:
        """Keeps bytes; those that are larger than all there may be are not kept."""
        with self._lock:
            self._size -= len(self._held.pop(key, b""))
            if len(data) <= self._most:
                self._held[key] = data
                self._size += len(data)
            while self._size > self._most:
                _, gone = self._held.popitem(last=False)
                self._size -= len(gone)

    @property
    def size(self) -> int:
        """Bytes that are kept."""
        return self._size
