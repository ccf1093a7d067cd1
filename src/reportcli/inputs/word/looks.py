"""What the runs of one Word paragraph look like: their marks and font, and what the report does not keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportcli.inputs.word.styles import Character, WordStyles, direct_marks, font_of, is_on, marks_off

if TYPE_CHECKING:
    from lxml.etree import _Element as XmlElement

PICTOGRAPHS = re.compile(r"(wingdings|webdings|symbol|zapf ?dingbats|marlett|mt extra)( \d)?", re.IGNORECASE)
"""Fonts whose letters are signs: what is stored as J shows a face."""
PRIVATE = re.compile("[\uf000-\uf0ff]")
"""How Word stores a sign of such a font."""
PALE = 0.85
"""Luminance from which a colour cannot be read on white."""
DROPPED = {
    "w:u": "underline",
    "w:color": "colour",
    "w:highlight": "highlight",
    "w:caps": "capitals",
    "w:smallCaps": "small capitals",
    "w:sz": "size",
}


class Looks:
    """The looks of a paragraph's runs."""

    def __init__(self, styles: WordStyles, paragraph: XmlElement) -> None:
        self.styles, self.qn = styles, styles.qn
        self._paragraph = styles.of_paragraph(paragraph)
        self._shaded = paragraph.find(f"{self.qn('w:pPr')}/{self.qn('w:shd')}") is not None

    def of(self, run: XmlElement) -> Character:
        """The marks and the font of a run, by its paragraph, its style and itself."""
        marks, font = set(self._paragraph.marks), self._paragraph.font
        properties = run.find(self.qn("w:rPr"))
        if properties is None:
            return Character(frozenset(marks), font)
        style = properties.find(self.qn("w:rStyle"))
        if style is not None:
            own = self.styles.character(style.get(self.qn("w:val"), ""))
            marks |= own.marks
            font = own.font or font
        marks -= set(marks_off(properties, self.qn))
        marks |= set(direct_marks(properties, self.qn))
        return Character(frozenset(marks), font_of(properties, self.qn) or font)

    def dropped(self, run: XmlElement, words: str) -> set[str]:
        """The looks of a run that the report does not keep, in words."""
        properties = run.find(self.qn("w:rPr"))
        if properties is None:
            return set()
        found = {said for tag, said in DROPPED.items() if self._is_on(properties, tag)}
        place = properties.find(self.qn("w:vertAlign"))
        lowered = place is not None and place.get(self.qn("w:val")) == "subscript"
        if lowered and not any(char.isdigit() for char in words):
            found.add("subscript")
        return found

    def is_pale(self, run: XmlElement) -> bool:
        """Whether a run's own colour cannot be read on white, and nothing darker is laid under it."""
        properties = run.find(self.qn("w:rPr"))
        colour = None if properties is None else properties.find(self.qn("w:color"))
        if properties is None or colour is None or self._shaded:
            return False
        if any(properties.find(self.qn(tag)) is not None for tag in ("w:shd", "w:highlight")):
            return False
        value = colour.get(self.qn("w:val"), "")
        if not re.fullmatch("[0-9A-Fa-f]{6}", value):
            return False
        red, green, blue = ((int(value[at : at + 2], 16) / 255) ** 2.2 for at in (0, 2, 4))
        luminance: float = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        return luminance > PALE

    def _is_on(self, properties: XmlElement, tag: str) -> bool:
        element = properties.find(self.qn(tag))
        return element is not None and is_on(element, self.qn)


def pictographs(font: str, words: str) -> str:
    """The font whose signs words stand for, or the first such sign; "" where they are words."""
    if PICTOGRAPHS.fullmatch(font):
        return font
    found = PRIVATE.search(words)
    return f"U+{ord(found[0]):04X}" if found else ""
