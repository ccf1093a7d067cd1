"""Single plates of a page that is painted for print, and the page as it looks in print.

A plate is the same page with every colour replaced by the grey of one ink: operators in the content, and for
pictures and shadings a colour space of their own that shows one of its four colorants (DeviceN over
DeviceGray, ISO 32000-1, 8.6.6.5). Colours that overprint leave what lies below where they bear none of the
ink (11.7.4, with OPM 1): they are multiplied.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from reportcli.deliver.images.raster import rendered
from reportcli.pdf.icc import screen_transform

PLATES = ("cyan", "magenta", "yellow", "black")
_CHOSEN = ("pop pop pop", "pop pop exch pop", "pop exch pop exch pop", "exch pop exch pop exch pop")
"""What leaves one of four colorants on the stack of a PostScript calculator function."""
_FOUR = Array([0, 1] * 4)


def plate(pdf: bytes, ink: int) -> bytes:
    """The first page of a PDF as a grey one: black where its plate is solid. ink: index in PLATES."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        _Plate(document, ink).page(document.pages[0])
        saved = io.BytesIO()
        document.save(saved)
    return saved.getvalue()


def in_print(pdf: bytes, scale: float, condition: bytes) -> Image.Image:
    """The first page as it looks in print on a screen: its four plates, by the ICC profile of the printing
    condition, relative to its paper, with compensation of the black point. scale: pixels a point.
    """
    greys = [rendered(plate(pdf, ink), scale).convert("L") for ink in range(len(PLATES))]
    inks = Image.merge("CMYK", [ImageChops.invert(grey) for grey in greys])
    shown = Image.new("RGB", inks.size)
    screen_transform(condition).transform.apply(inks.getim(), shown.getim())
    return shown


class _Plate:
    """Turns a page of one document into the grey of one ink, and all that it draws."""

    def __init__(self, document: pikepdf.Pdf, ink: int) -> None:
        self._document = document
        self._ink = ink
        self._done: set[tuple[int, int]] = set()
        self._space = document.make_indirect(
            Array([
                Name.DeviceN,
                Array([Name.Cyan, Name.Magenta, Name.Yellow, Name.Black]),
                Name.DeviceGray,
                self._function(_FOUR, f"{{ {_CHOSEN[ink]} 1 exch sub }}"),
            ])
        )  # fmt: skip
        self._blank = self._function(Array([0, 1]), "{ pop 1 }")

    def page(self, page: pikepdf.Page) -> None:
        """The page itself."""
        self._resources(page.obj.get("/Resources"))
        page.obj.Contents = self._document.make_stream(self._content(page.obj))
        self._group(page.obj)

    def _function(self, domain: Array, code: str) -> pikepdf.Object:
        made = self._document.make_stream(code.encode("ascii"))
        made.FunctionType, made.Domain, made.Range = 4, domain, Array([0, 1])
        return self._document.make_indirect(made)

    def _content(self, holder: pikepdf.Object) -> bytes:
        return pikepdf.unparse_content_stream(list(self._greyed(holder)))

    def _greyed(self, holder: pikepdf.Object) -> Iterator[Any]:
        for instruction in pikepdf.parse_content_stream(holder):
            operands, operator = instruction.operands, instruction.operator
            name = str(operator)
            if name in ("k", "K"):
                grey = 1 - float(operands[self._ink])
                yield pikepdf.ContentStreamInstruction([grey], pikepdf.Operator("g" if name == "k" else "G"))
            elif name in ("g", "G") and PLATES[self._ink] != "black":
                yield pikepdf.ContentStreamInstruction([1], operator)
            else:
                yield instruction

    def _resources(self, held: pikepdf.Object | None) -> None:
        if held is None:
            return
        for _, space in _entries(held, "/ColorSpace"):
            self._separation(space)
        for _, state in _entries(held, "/ExtGState"):
            if state.get("/op") is not None:
                state.BM = Name.Multiply if state.op else Name.Normal
        for kind in ("/Shading", "/Pattern"):
            for _, one in _entries(held, kind):
                shading = one.get("/Shading") if kind == "/Pattern" else one
                if shading is not None:
                    self._respaced(shading)
        for _, drawn in _entries(held, "/XObject"):
            self._drawn(drawn)

    def _drawn(self, drawn: pikepdf.Object) -> None:
        if drawn.objgen in self._done:
            return
        self._done.add(drawn.objgen)
        if drawn.get("/Subtype") == Name.Image:
            self._respaced(drawn)
            return
        self._resources(drawn.get("/Resources"))
        drawn.write(self._content(drawn))
        self._group(drawn)

    def _respaced(self, holder: pikepdf.Object) -> None:
        """A picture or a shading in four inks shows one of them."""
        space = holder.get("/ColorSpace")
        if space == Name.DeviceCMYK or (isinstance(space, Array) and _is_of_four(space)):
            holder.ColorSpace = self._space

    def _separation(self, space: pikepdf.Object) -> None:
        """A spot ink bears nothing on the plates of the process inks."""
        if isinstance(space, Array) and len(space) == 4 and space[0] == Name.Separation:
            space[2], space[3] = Name.DeviceGray, self._blank

    def _group(self, holder: pikepdf.Object) -> None:
        group = holder.get("/Group")
        if isinstance(group, Dictionary) and group.get("/CS") is not None:
            group.CS = Name.DeviceGray


def _is_of_four(space: Array) -> bool:
    return len(space) == 2 and space[0] == Name.ICCBased and int(space[1].get("/N", 0)) == 4


def _entries(held: pikepdf.Object, kind: str) -> list[tuple[str, Any]]:
    found = held.get(kind)
    return list(found.items()) if found is not None else []
