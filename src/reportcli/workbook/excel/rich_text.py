"""Runs of a cell's text that do not show as they are stored: struck through, raised or lowered.

A raised run of figures becomes the figures that Unicode has for it (5 × 10⁶, CO₂); a raised word (1er) stays
as it is. Source: ECMA-376 Part 1, 18.4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportcli.inputs.raised_figures import LOWERED, RAISED
from reportcli.model.value_class import dataclass
from reportcli.workbook.excel.looks.colours import OFFICE, WHITE, colour, unseen

_TABLES = {"superscript": RAISED, "subscript": LOWERED}
_OFF = ("0", "false")


class SharedStrings(list[str]):
    """The shared strings of a workbook. marked: index -> the runs that are left out of a string, and those
    that are not seen on white; changed: some string has either, or is not what its runs hold.
    """

    def __init__(self) -> None:
        super().__init__()
        self.marked: dict[int, tuple[str, str]] = {}
        self.changed = False


@dataclass(slots=True)
class Runs:
    """The runs of one text, as start and end tags come. struck: the texts of those struck through; pale: of
    those not seen on white; changed: some run is either, or not what the file holds.
    """

    struck: list[str] = field(default_factory=list)
    pale: list[str] = field(default_factory=list)
    changed: bool = False
    _is_struck: bool = False
    _is_pale: bool = False
    _place: str = ""
    _begin: int = 0

    def start_run(self) -> None:
        """A run begins: nothing is said of it yet."""
        self._is_struck, self._is_pale, self._place = False, False, ""

    def strike(self, value: str) -> None:
        """The run is struck through, unless the value says no."""
        self._is_struck = value not in _OFF

    def tint(self, attributes: Mapping[str, str]) -> None:
        """The run has a colour of its own."""
        ink = colour(attributes, lambda: OFFICE)
        self._is_pale = ink is not None and unseen(ink, WHITE)

    def align(self, value: str) -> None:
        """The run is raised or lowered: superscript | subscript | baseline."""
        self._place = value if value in _TABLES else ""

    def begin(self, pieces: list[str]) -> None:
        """The text of a run begins behind these pieces."""
        self._begin = len(pieces)

    def end(self, pieces: list[str]) -> None:
        """The text of a run ends: its pieces become what is read of it."""
        if not (self._is_struck or self._place or self._is_pale):
            return
        self.changed = True
        text = "".join(pieces[self._begin :])
        if self._is_pale and not self._is_struck:
            self.pale.append(text)
        del pieces[self._begin :]
        if self._is_struck:
            self.struck.append(text)
        elif any(char.isdigit() for char in text):
            pieces.append(text.translate(_TABLES[self._place]))
        else:
            pieces.append(text)

    def closed(self) -> tuple[str, str]:
        """What was struck through, and not seen, in the text that ends here; the next one begins."""
        found = " ".join(" ".join(self.struck).split()), " ".join(" ".join(self.pale).split())
        self.struck.clear()
        self.pale.clear()
        self.start_run()
        return found
