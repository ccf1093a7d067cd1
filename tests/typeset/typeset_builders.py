"""Small reports for typesetting tests, and a composer of ten-to-the-em letters that needs no font."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from reportcli import blocks as b
from reportcli.model.display import Glyph, GlyphsOp, ImageResource, Metadata
from reportcli.model.geometry import Edges, Length, PageFormat
from reportcli.model.inline import LateRun, LineBreak, NoteCall, Run, Tab
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.text.composed import Composed, Line, MissingGlyph, Piece

CHAR = CharacterStyle("serif", 10.0)
BODY = ParagraphStyle("body", CHAR, 12.0)
LOOSE = ParagraphStyle("loose", CHAR, 12.0, on_grid=False)
ADVANCE = 0.5  # em, every letter


@dataclass(frozen=True)
class FakeComposer:
    """Every letter is half an em wide; lines break at spaces, greedily."""

    def compose(self, runs, style, width, *, whole_words=False):
        room = width if callable(width) else (lambda line: (0.0, width))
        words, missing = _words(runs)
        lines: list[Any] = []
        current: list[Any] = []
        for word in words:
            x, measure = room(len(lines))
            if word is None:
                lines.append((current, x, measure))
                current = []
                continue
            if current and sum(w.width for w in current) + word.solid > measure + 1e-6:
                lines.append((current, x, measure))
                current = []
            current.append(word)
        if current:
            lines.append((current, *room(len(lines))))
        last = len(lines) - 1
        return Composed(
            tuple(_line(ws, style, x, m, i == last) for i, (ws, x, m) in enumerate(lines)), tuple(missing)
        )

    def natural_width(self, runs, style):
        words, _ = _words(runs)
        solid = [w for w in words if w is not None]
        if not solid:
            return 0.0, 0.0
        whole = sum(w.width for w in solid[:-1]) + solid[-1].solid
        return max(w.solid for w in solid), whole

    def line(self, text, char, lang, fact=None):
        composed = self.compose((Run(text, char, lang),), ParagraphStyle("", char, char.size), 1e6)
        return replace(composed.lines[0], missing=composed.missing)

    def initial(self, run, style):
        char = replace(run.char, size=run.char.size + (style.drop_cap - 1) * style.leading / 0.7)
        cap = replace(self.line(run.text[0], char, run.lang), descent=0.0)
        return cap, replace(run, text=run.text[1:])


@dataclass(frozen=True)
class Word:
    run: Any
    text: str

    @property
    def width(self):
        return len(self.text) * ADVANCE * self.run.char.size

    @property
    def solid(self):
        return len(self.text.rstrip()) * ADVANCE * self.run.char.size


def _words(runs):
    words: list[Any] = []
    missing = []
    for run in runs:
        if isinstance(run, LineBreak):
            words.append(None)
        elif isinstance(run, NoteCall):
            words.append(Word(run, run.mark))
        elif isinstance(run, LateRun):
            words.append(Word(run, "0" * run.digits))
        elif isinstance(run, Run):
            if "☃" in run.text:
                missing.append(MissingGlyph("☃", run.where, run.char.font))
            parts = run.text.split(" ")
            words += [Word(run, part + " ") for part in parts[:-1]] + (
                [Word(run, parts[-1])] if parts[-1] else []
            )
        else:
            assert isinstance(run, Tab)
    return words, missing


def _line(words, style, left, measure, last):
    width = sum(w.width for w in words[:-1]) + words[-1].solid if words else 0.0
    free = measure - width
    start = left + {"right": free, "center": free / 2}.get(style.align, 0.0)
    pieces, x, notes = [], start, []
    for w in words:
        char = w.run.char
        glyphs = tuple(Glyph(ord(c), ADVANCE * 1000, 0, 0, c) for c in w.text)
        fact = getattr(w.run, "fact", None)
        op = GlyphsOp(char.font, char.size, x, 0.0, glyphs, char.paint, w.width, fact)
        tag = "Reference" if isinstance(w.run, NoteCall) else getattr(w.run, "tag", None)
        link = getattr(w.run, "link", None)
        pieces.append(Piece((op,), x, w.width, w.text, link, tag, w.run.lang, fact))
        if isinstance(w.run, NoteCall):
            notes.append(w.run)
        x += w.width
    size = style.char.size
    return Line(
        tuple(pieces),
        start,
        width,
        0.8 * size,
        0.2 * size,
        False,
        last,
        1.0,
        tuple(notes),
        max(width - measure, 0.0),
    )


def text(words, style=BODY, path="text", **more):
    runs = words if isinstance(words, tuple) else (Run(words, style.char, "en"),)
    return b.Text(path=path, style=style, runs=runs, **more)


def lines(count, style=BODY, path="text", measure=100, **more):
    """A paragraph of exactly `count` lines in a frame of `measure` points (4 letters a word)."""
    per_line = int((measure + 5) // 25)
    return text(" ".join(["abcd"] * per_line * count), style, path, **more)


def master(name="page", side="right", frames=None, furniture=(), margin=None, top=0.0, step=12.0):
    """A page of 120 x 200 with one frame of 100 x 180 (fifteen lines of 12)."""
    frames = (b.FrameSpec("main", 10, 10, 100, 180),) if frames is None else frames
    margin = margin or Edges(10, 10, 10, 10)
    return b.PageMaster(name, side, tuple(frames), tuple(furniture), margin, top or 19.0, step, 4, 4.0)


def chapter(*children, masters=None, **section):
    section.setdefault("starts", "next")
    masters = masters or [master(side=side) for side in ("left", "right")]
    return b.Chapter(
        b.Section(path="s", id="s", title="Section", master=masters[0].name, children=children, **section),
        {(m.name, m.side): m for m in masters},
    )


def report(*chapters, facing=True, **more):
    return b.Report(
        metadata=Metadata("T", "A", "S", "en", "2024-01-01"),
        format=PageFormat(120.0, 200.0, 9.0),
        facing=facing,
        palette={},
        fonts={},
        fallbacks=(),
        images={"photo": ImageResource("photo", "/photo.jpg", 300, 200)},
        assets={},
        chapters=chapters,
        facts={},
        **more,
    )


def composer(_context):
    return FakeComposer()


def pt(value):
    return Length(value)


def unit(value, name):
    return Length(value, name)


def codes(document):
    return [finding.code for placed in document.chapters for finding in placed.diagnostics]
