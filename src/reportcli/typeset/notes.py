"""Footnotes: set at the foot of the frame that holds their call, under a short rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportcli.model.inline import NoteCall, Run
from reportcli.model.style import ParagraphStyle, Stroke
from reportcli.report import blocks as b
from reportcli.typeset.boxing import fixed
from reportcli.typeset.items import Box, Put
from reportcli.typeset.paragraph import paragraph, rule
from reportcli.typeset.setter import Scene, Setter

ABOVE = 8.0  # points between text and rule
BELOW = 4.0  # between rule and first note
RULE = 48.0
HAIRLINE = 0.4
SMALL = 0.8  # size of notes whose style is not given, of the call's
LEADING = 1.3


@dataclass(frozen=True, slots=True)
class Foot:
    """Sets notes for frames of one width."""

    setter: Setter
    scene: Scene
    width: float

    def height(self, notes: Sequence[NoteCall]) -> float:
        """Points that these notes take at the frame's foot, space and rule included."""
        return ABOVE + BELOW + sum(self.box(note).height for note in notes) if notes else 0.0

    def box(self, note: NoteCall) -> Box:
        key = ("note", note.note, round(self.width, 3), self.scene.factor)
        if key not in self.setter.memo:
            self.setter.remember(key, self._set(note))
        known: Box = self.setter.memo[key]
        return known

    def _set(self, note: NoteCall) -> Box:
        node = self.setter.note_nodes.get(note.note)
        style = note.style or _style(note)
        mark = Run(f"{note.mark}\u2002", style.char, note.lang)
        text = b.Text(path=f"note/{note.note}", style=style, runs=(mark, *note.body))
        scene = replace(self.scene, node=node, own=True, step=0.0)
        return fixed(self.setter, paragraph(self.setter, text, scene, 0.0, self.width), scene)

    def puts(self, notes: Sequence[NoteCall], x: float, bottom: float) -> list[Put]:
        """The rule and the notes, their last line at `bottom`."""
        if not notes:
            return []
        y = bottom - self.height(notes) + ABOVE
        paint = _style(notes[0]).char.paint
        line = rule(0.0, 0.0, min(RULE, self.width), Stroke(paint, HAIRLINE), "")
        puts = [Put(Box(0.0, (line,)), x, y)]
        y += BELOW
        for note in notes:
            box = self.box(note)
            puts.append(Put(box, x, y))
            y += box.height
        return puts


def _style(note: NoteCall) -> ParagraphStyle:
    """A style for notes that come without one: their first run's, or smaller than the call."""
    char = next((run.char for run in note.body if isinstance(run, Run)), None)
    if char is None:
        char = replace(note.char, size=note.char.size * SMALL, features=(), rise=0.0)
    return ParagraphStyle("footnote", char, char.size * LEADING, on_grid=False)
