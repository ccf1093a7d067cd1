"""Fields of a Word text: what of them is printed, and which say something that the report cannot know.

A field has an instruction and, behind its separator, the result that Word showed when it was saved last.
Source: ECMA-376 Part 1, 17.16.
"""

from __future__ import annotations

import re
from dataclasses import field

from reportcli.model.value_class import dataclass

HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]*)"', re.IGNORECASE)
PAGES = ("PAGE", "NUMPAGES", "PAGEREF", "SECTION", "SECTIONPAGES", "TOC", "INDEX", "TOA")
"""Numbers of the document's own pages, which are not those of the report."""
DRAWN = {
    "EQ": "word-equation",
    "SYMBOL": "word-symbol",
    **dict.fromkeys(
        ("FORMCHECKBOX", "FORMDROPDOWN", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "MACROBUTTON",
         "GOTOBUTTON", "BARCODE", "DISPLAYBARCODE", "MERGEBARCODE", "INCLUDEPICTURE"),
        "word-field-lost",
    ),
}  # fmt: skip
"""Fields whose sign or words Word draws from the instruction alone: nothing of them would be printed."""
LASTING = ("HYPERLINK", "XE", "TC", "TA", "RD", "ADDIN", "CITATION", "BIBLIOGRAPHY",
           "SEQ", "REF", "QUOTE", "STYLEREF", "FORMTEXT", "SET", "ADVANCE", "PRIVATE")  # fmt: skip
"""Fields that say no more than words that were typed."""
BY_NUMBER = re.compile(r"\\[nrw]\b", re.IGNORECASE)
"""Switches by which REF shows the number of a paragraph in place of its words."""


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    shown: bool = False
    result: list[str] = field(default_factory=list)


def doubt_of(instruction: str) -> str:
    """The code of the finding that a field deserves; "" for one whose result is as good as typed."""
    name = (instruction.split() or [""])[0].upper()
    if name in PAGES:
        return "word-page-number"
    if name in DRAWN:
        return DRAWN[name]
    if name == "REF" and BY_NUMBER.search(instruction):
        return "word-field"
    return "" if name in LASTING or not name else "word-field"


class Fields:
    """The fields that are open at one place of a paragraph, the innermost last."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def link(self) -> str:
        """The address of the innermost field that is a link."""
        for each in reversed(self._open):
            if hit := HYPERLINK.match(each.instruction):
                return hit[1]
        return ""

    @property
    def hides(self) -> bool:
        """Whether what stands here belongs to an instruction, which Word does not show."""
        return any(not each.shown for each in self._open)

    def begin(self) -> None:
        """A field begins, with its instruction."""
        self._open.append(_Field())

    def separate(self) -> None:
        """The instruction ends, the result begins."""
        if self._open:
            self._open[-1].shown = True

    def instruct(self, text: str) -> None:
        """More of the instruction."""
        if self._open:
            self._open[-1].instruction += text

    def show(self, text: str) -> None:
        """More of the result of every open field."""
        for each in self._open:
            each.result.append(text)

    def end(self) -> tuple[str, str] | None:
        """The instruction and the result of the innermost field, which ends here."""
        if not self._open:
            return None
        done = self._open.pop()
        return done.instruction.strip(), "".join(done.result)
