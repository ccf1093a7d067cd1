"""A PDF that is written in one pass: each object goes into the file when it is ready (ISO 32000-1, 7.5).

Streams are written as they are; all other objects are gathered and packed into object streams (7.5.7), and
found through a cross-reference stream (7.5.8). An object has a number from when it is first named, so that
others can refer to it before it is there.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Callable, Sequence

from reportcli.pdf import objects

_PACKED = 200  # objects of one object stream
_ROW = 6  # bytes of an entry of the cross-reference table: its kind, four, its place among others


class PdfFile:
    """One file, until `close` has given its bytes. version: of the header, such as (1, 6)."""

    def __init__(self, version: tuple[int, int]) -> None:
        self.catalog: dict[str, str] = {"Type": "/Catalog"}
        """Entries of the document catalog, as PDF syntax."""
        self._numbers: dict[str, int] = {}
        self._places: dict[int, tuple[int, int, int]] = {}
        self._waiting: dict[str, Callable[[], bytes]] = {}
        self._gathered: list[tuple[int, bytes]] = []
        self._file = io.BytesIO()
        self._digest = hashlib.sha256()
        self._count = 0  # of numbers that are given
        # bytes above 127 say that the file is not text (7.5.2)
        self._write(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % version)

    def reference(self, name: str) -> str:
        """How others refer to the object of a name, e.g. "12 0 R"."""
        return f"{self._number(name)} 0 R"

    def add(self, name: str, body: bytes) -> str:
        """Writes an object; gives its reference. body: its syntax, a stream as `objects.stream` makes it."""
        self._put(self._number(name), body)
        return self.reference(name)

    def register(self, name: str, make: Callable[[], bytes]) -> str:
        """An object whose body is asked for when all pages are written; gives its reference.

        Whoever makes it may add and register others.
        """
        reference = self.reference(name)
        self._waiting[name] = make
        return reference

    def settle(self) -> str:
        """Writes what is registered, in its order; gives the SHA-256 of all that the file holds so far."""
        while self._waiting:
            name = next(iter(self._waiting))
            self.add(name, self._waiting.pop(name)())
        self._pack()
        return self._digest.copy().hexdigest()

    def close(self, info: str | None = None, identifier: str | None = None) -> bytes:
        """The file's bytes. info: the document information as PDF syntax; identifier: of the document, 32
        hexadecimal digits. Raises KeyError for an object that is named and not there.
        """
        self.settle()
        inside = "".join(f"/{key} {value}" for key, value in self.catalog.items())
        trailer = f"/Root {self.add('Catalog', f'<<{inside}>>'.encode('latin-1'))}"
        if info is not None:
            trailer += f"/Info {self.add('Info', info.encode('latin-1'))}"
        if identifier is not None:
            trailer += f"/ID[<{identifier}><{identifier}>]"
        self._pack()
        self._end(trailer)
        self._numbers, self._places = {}, {}  # of a long report, an entry for each cell
        return self._file.getvalue()

    def _number(self, name: str) -> int:
        number = self._numbers.get(name)
        if number is None:
            number = self._numbers[name] = self._next()
        return number

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _put(self, number: int, body: bytes) -> None:
        if body.endswith(objects.STREAM_END):
            self._places[number] = (1, self._file.tell(), 0)
            self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            return
        self._gathered.append((number, body))
        if len(self._gathered) == _PACKED:
            self._pack()

    def _pack(self) -> None:
        """The gathered objects as one object stream."""
        if not self._gathered:
            return
        gathered, self._gathered = self._gathered, []
        holder, at = self._next(), 0
        offsets: list[str] = []
        for place, (number, body) in enumerate(gathered):
            self._places[number] = (2, holder, place)
            offsets.append(f"{number} {at}")
            at += len(body) + 1
        head = f"{' '.join(offsets)}\n".encode("ascii")
        entries = f"/Type/ObjStm/N {len(gathered)}/First {len(head)}"
        bodies = b"\n".join(body for _, body in gathered)
        self._put(holder, objects.stream(entries, head + bodies))

    def _end(self, trailer: str) -> None:
        """The cross-reference stream, which is the trailer too, and where it begins."""
        start, number = self._file.tell(), self._next()
        self._places[number] = (1, start, 0)
        places = [(0, 0, 0), *(self._places[one + 1] for one in range(number))]
        packed = b"\r"
        while packed.endswith(b"\r"):  # as for other streams; an unused number is added
            packed = zlib.compress(_rows(places), 6)
            size = len(places)
            places.append((0, 0, 0))
        head = (
            f"{number} 0 obj\n<</Type/XRef/Size {size}/W[1 4 1]{trailer}/DecodeParms<</Predictor 12"
            f"/Columns {_ROW}>>/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
        )
        tail = f"\nendobj\nstartxref\n{start}\n%%EOF\n"
        self._write(head.encode("latin-1") + packed + objects.STREAM_END + tail.encode("ascii"))

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)


def _rows(places: Sequence[tuple[int, int, int]]) -> bytes:
    """Entries of a cross-reference stream, each as it differs from the one above (ISO 32000-1, 7.4.4.4: the
    predictor "up" of PNG)."""
    above, rows = bytes(_ROW), []
    for kind, where, place in places:
        row = bytes((kind, *where.to_bytes(4, "big"), place))
        rows.append(bytes((2, *((new - old) & 255 for new, old in zip(row, above, strict=True)))))
        above = row
    return b"".join(rows)
