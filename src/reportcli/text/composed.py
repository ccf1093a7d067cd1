"""What the composer gives: lines of pieces of display operations, with their baseline at y = 0."""

from __future__ import annotations

from dataclasses import field

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.display import Op
from reportcli.model.inline import NoteCall
from reportcli.model.refs import FactKey, Where
from reportcli.model.scripts import script_of
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A maximal stretch of one link, tag and language; ops run from the frame's left and the baseline.

    tag "Leader": a tab's leader, decoration; "Reference": a note call. fact: when all operations have it.
    reads: the text in the order of its letters, where it is drawn from right to left.
    """

    ops: tuple[Op, ...]
    x: float
    width: float
    text: str
    link: str | None = None
    tag: str | None = None
    lang: str = ""
    fact: FactKey | None = None
    alt: str | None = None
    reads: str | None = None


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character that neither its font nor the fallbacks have."""

    char: str
    where: Where | None
    font: str

    def diagnostic(self) -> Diagnostic:
        """The finding `missing-glyph`, with the character, its code point, the font that lacks it, the script
        that it is of and fonts that have that; its place is for the block to say."""
        shown = self.char if self.char.isprintable() else "?"
        script, fonts = script_of(self.char)
        code = f"U+{ord(self.char):04X}"
        return error("missing-glyph", None, char=shown, code=code, font=self.font, script=script, fonts=fonts)

    @property
    def needs(self) -> str:
        """What is reported once: the script that its font lacks; of a single sign its code."""
        script, _ = script_of(self.char)
        return f"{self.font} {script}" if script else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. x from the frame's left, indent and alignment included; ascent and descent both positive.

    missing: of a line that was set by itself; a paragraph's stand in `Composed`.
    x and width are the optical edges: punctuation may hang beyond them. width exceeds the room there was when
    the line is overfull. gap_ratio: word gap over normal word gap.
    """

    pieces: tuple[Piece, ...]
    x: float
    width: float
    ascent: float
    descent: float
    ends_with_hyphen: bool = False
    last: bool = False
    gap_ratio: float = 1.0
    notes: tuple[NoteCall, ...] = ()
    excess: float = 0.0  # points that the line is too wide
    parted: bool = False  # ends inside a word that no rule parts
    missing: tuple[MissingGlyph, ...] = ()

    @property
    def ops(self) -> tuple[Op, ...]:
        """Everything that is drawn, from left to right."""
        return tuple(op for piece in self.pieces for op in piece.ops)

    @property
    def text(self) -> str:
        """What the line says, leaders aside."""
        return "".join(piece.text for piece in self.pieces if piece.tag != "Leader")


@dataclass(frozen=True, slots=True)
class Composed:
    """A paragraph broken into lines."""

    lines: tuple[Line, ...]
    missing: tuple[MissingGlyph, ...] = field(default=())
