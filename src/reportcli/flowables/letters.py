"""Text of a flowable: bytes to characters, characters to shaped glyphs of embedded fonts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from reportlab.pdfbase import pdfmetrics

from reportcli.flowables.faces import LayoutFont
from reportcli.model.display import Glyph
from reportcli.text.fonts import Face, FontSet

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument


class ReportFinding(Protocol):
    """Takes a finding about a drawing, by its code."""

    def __call__(self, code: str, /, **args: object) -> None: ...


class Letters:
    """The fonts that a content stream names: the layout's, and what stands in for any other."""

    def __init__(
        self, fonts: FontSet, mine: Mapping[str, LayoutFont], document: PDFDocument, report: ReportFinding
    ) -> None:
        self._fonts = fonts
        self._mine = mine
        self._document = document
        self._report = report

    def face(self, resource: str, default: Face) -> Face:
        """The face of a font resource; one that is not the layout's is reported and replaced."""
        if resource in self._mine:
            return self._mine[resource].own
        name = self._foreign_name(resource)
        self._report("plugin-font", font=name, instead=default.key)
        family = default.key.partition("/")[0]
        bold, slanted = "Bold" in name, "Italic" in name or "Oblique" in name
        return self._fonts.face(family, 700 if bold else 400, slanted)

    def _foreign_name(self, resource: str) -> str:
        names = {str(value).lstrip("/"): name for name, value in self._document.fontMapping.items()}
        return str(names.get(resource.partition("+")[0], resource))

    def text(self, resource: str, data: bytes) -> str:
        """The characters that a string of the stream stands for."""
        if resource in self._mine:
            return data.decode("utf-16-be", "replace")
        subset = self._subset(resource)
        if subset is not None:
            return "".join(chr(subset[byte]) if byte < len(subset) else "?" for byte in data)
        return data.decode("cp1252", "replace")

    def _subset(self, resource: str) -> Sequence[int] | None:
        """Code points by byte of a TrueType font that the plug-in brings along."""
        base, _, number = resource.partition("+")
        if not number.isdigit():
            return None
        for font in pdfmetrics._fonts.values():
            state = getattr(font, "state", {}).get(self._document)
            if state is not None and str(state.internalName).lstrip("/") == base:
                codes: Sequence[int] = state.subsets[int(number)]
                return codes
        return None

    def shaped(self, text: str, face: Face, lang: str) -> Iterator[tuple[Face, tuple[Glyph, ...]]]:
        """Stretches of one face each; characters without a glyph are reported and left out."""
        chain = (face, *self._fonts.chain(face))

        def first(char: str) -> int:
            """The place in the chain of the first face that has the character, -1 where none has it."""
            return next((n for n, one in enumerate(chain) if one.covers(char)), -1)

        for number, part in groupby(text, key=first):
            stretch = "".join(part)
            if number < 0:
                for char in sorted(set(stretch)):
                    shown = char if char.isprintable() else "?"
                    self._report("missing-glyph", char=shown, code=f"U+{ord(char):04X}", font=face.key)
                continue
            yield chain[number], chain[number].shape(stretch, (), lang)
