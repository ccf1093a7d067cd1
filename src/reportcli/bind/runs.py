"""Pieces to runs: marks become character styles, Facts become printed numbers with their index."""

from __future__ import annotations

import re

from reportcli.bind.context import Binding
from reportcli.bind.inline.icons import registered
from reportcli.bind.inline.nested_styles import nested
from reportcli.bind.inline.references import OF_BLOCK
from reportcli.bind.inline.sparklines import inline_sparkline
from reportcli.bind.position import Here
from reportcli.bind.registers import Reference
from reportcli.expressions.errors import unknown
from reportcli.expressions.points import said_once
from reportcli.expressions.values import (
    Deferred,
    ExpressionError,
    FormattedFact,
    Icon,
    Newline,
    Note,
    Piece,
    Rich,
    Sparkline,
)
from reportcli.inputs.addresses import addresses
from reportcli.model.fact import Fact
from reportcli.model.inline import PAGE_LIST, Inline, InlineIcon, LateRun, LineBreak, NoteCall, Run, Tab
from reportcli.model.origin import place_of
from reportcli.model.refs import CellRef, SheetRef, Where
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.model.value_class import replace

TAGS = {"strong": "Strong", "emphasis": "Em", "struck": "Struck"}
BUILT_IN = (*TAGS, "superscript", "subscript", "note-call")  # marks that a layout need not have
BREAKS: dict[str, Inline] = {"\n": LineBreak(), "\t": Tab()}
_BREAKING = re.compile("[\n\t]")


def styled(binding: Binding, rich: Rich, style: ParagraphStyle, here: Here) -> tuple[Inline, ...]:
    """The runs of a paragraph, its numbers registered for the block at this place. Raises ExpressionError for
    an unknown name of a mark, Absent when an expression gave it.
    """
    runs: list[Inline] = []
    shown = False  # whether a drawing stands right before
    for piece in said_once(rich, binding.texts.evaluator.edition.locale).pieces:
        binding.texts.untranslated.look(piece)
        binding.registers.take_text(piece)
        try:
            runs += _runs(binding, piece, style, here, shown=shown)
        except ExpressionError as problem:
            if piece.expression is None:
                raise
            raise binding.diagnostics.failed(problem, "", piece.expression) from None
        shown = isinstance(piece.content, Icon) or (shown and not str(piece.content).strip())
    merged = _merged(_trimmed(runs))
    return tuple(nested(merged, style, here.styles) if style.nested else merged)


def _runs(binding: Binding, piece: Piece, style: ParagraphStyle, here: Here, *, shown: bool) -> list[Inline]:
    char, tag = style.char, None
    for mark in piece.marks:
        if mark not in BUILT_IN:
            here.styles.character(mark)
        char = here.styles.marked(char, mark)
        tag = TAGS.get(mark, tag)
    if piece.link:
        char, tag = here.styles.marked(char, "link"), "Link"
    lang = piece.lang or here.lang
    content = piece.content
    if isinstance(content, str):
        run = Run(content, char, lang, None, piece.link, tag, piece.where)
        return _text(content, run) if piece.link else _with_addresses(content, run, here, shown)
    if isinstance(content, (Fact, FormattedFact)):
        return [_figure(binding, piece, content, Run("", char, lang, None, piece.link, tag), here=here)]
    if isinstance(content, Deferred):
        return [_late(binding, piece, content, char, lang=lang, here=here)]
    if isinstance(content, Sparkline):
        run = Run("", char, lang, link=piece.link)
        return [inline_sparkline(binding, content, run, span=piece.expression, here=here)]
    if isinstance(content, Icon):
        return [_icon(binding, content, Run("", char, lang, link=piece.link))]
    if isinstance(content, Note):
        return [_note(binding, content, char, here, lang=lang)]
    return [LineBreak() if isinstance(content, Newline) else Tab()]


def _with_addresses(text: str, run: Run, here: Here, shown: bool) -> list[Inline]:
    """Characters, in which every address is a link that says itself. shown: behind a drawing."""
    found: list[Inline] = []
    done = 0
    for address in addresses(text, shown):
        found += _text(text[done : address.start], run)
        link = replace(run, char=here.styles.marked(run.char, "link"), link=address.url, tag="Link")
        found += _text(text[address.start : address.end], link)
        done = address.end
    return [*found, *_text(text[done:], run)]


def _figure(binding: Binding, piece: Piece, value: Fact | FormattedFact, run: Run, *, here: Here) -> Run:
    """A printed number in the style of numbers, with its index."""
    span = piece.expression
    printed, index = binding.texts.print_fact(value, span, here.path)
    fact = value.fact if isinstance(value, FormattedFact) else value
    source = piece.where or next(map(place_of, fact.sources), span)
    char = here.styles.marked(run.char, "number")
    return Run(printed, char, run.lang, index, run.link, run.tag, source)


def _text(text: str, run: Run) -> list[Inline]:
    """Characters, with line feeds and tabs as what they mean."""
    if text == run.text and not _BREAKING.search(text):
        return [run] if text else []
    found: list[Inline] = []
    start = 0
    for sign in _BREAKING.finditer(text):
        if sign.start() > start:
            found.append(replace(run, text=text[start : sign.start()]))
        found.append(BREAKS[sign[0]])
        start = sign.end()
    if start < len(text):
        found.append(replace(run, text=text[start:]))
    return found


def _late(
    binding: Binding, piece: Piece, content: Deferred, char: CharacterStyle, *, lang: str, here: Here
) -> LateRun:
    """A page number; or a number or a title, which stands there once all blocks are bound."""
    target = content.target.partition("\n")[0]
    link = piece.link or (f"#{target}" if content.linked else None)
    if content.kind in OF_BLOCK:
        if here.side:  # furniture is bound with its chapter, before those after it
            raise unknown("reference-unknown", content.target, ())
        where = piece.expression or piece.where
        binding.registers.references.append(Reference(content.kind, content.target, where))
    elif content.kind == "page-of" and not here.side and piece.expression is not None:
        binding.registers.references.append(Reference(content.kind, content.target, piece.expression))
    digits = 3 if content.kind == PAGE_LIST and "\n" in content.target else 2  # with its comma
    return LateRun(content.kind, content.target, char, lang, digits, link)


def _icon(binding: Binding, icon: Icon, run: Run) -> InlineIcon:
    """A drawing in the line, in the colour of its characters."""
    asset = registered(binding, icon.name)
    return InlineIcon(
        asset,
        0.0,
        run.char.paint,
        icon.alt or None,
        char=run.char,
        on=icon.height,
        lang=run.lang,
        link=run.link,
    )


def _note(binding: Binding, note: Note, char: CharacterStyle, here: Here, *, lang: str) -> NoteCall:
    style = here.styles.paragraph(binding.layout.styles.prose.get("note", "footnote"))
    body = styled(binding, Rich(note.body), style, here)
    return NoteCall(note.mark, here.styles.marked(char, "note-call"), lang, note.id, body, style)


def _trimmed(runs: list[Inline]) -> list[Inline]:
    """Without white space at either end of the paragraph."""
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        run = runs[at] if runs else None
        if isinstance(run, Run) and run.fact is None:
            text = strip(run.text, " \n")
            if text != run.text:
                runs[at] = replace(run, text=text)
    return [run for run in runs if not (isinstance(run, Run) and not run.text)]


def _merged(runs: list[Inline]) -> list[Inline]:
    """Neighbours that look alike and have no Fact become one run."""
    merged: list[Inline] = []
    for run in runs:
        last = merged[-1] if merged else None
        if isinstance(run, Run) and isinstance(last, Run) and _alike(last, run):
            merged[-1] = replace(last, text=last.text + run.text, also=_places(last, run))
        else:
            merged.append(run)
    return merged


def _places(left: Run, right: Run) -> tuple[tuple[Where | None, str], ...]:
    """The places of two joined runs, where they differ, each with its words: none of them is lost."""
    first = left.also or ((left.where, left.text),)
    second = right.also or ((right.where, right.text),)
    if len(first) == 1 and len(second) == 1 and first[0][0] == second[0][0]:
        return ()
    return (*first, *second)


def _alike(left: Run, right: Run) -> bool:
    return (
        left.fact is None
        and right.fact is None
        and left.char == right.char
        and (left.lang, left.link, left.tag) == (right.lang, right.link, right.tag)
    )


def first_source(rich: Rich) -> CellRef | SheetRef | None:
    """The cell that a text begins with."""
    return next((piece.where for piece in rich.pieces if isinstance(piece.where, (CellRef, SheetRef))), None)


def is_blank(runs: tuple[Inline, ...]) -> bool:
    """Whether nothing would be seen."""
    if len(runs) == 1 and isinstance(runs[0], Run):
        return not runs[0].text.strip()
    return not any(
        not isinstance(run, (Run, LineBreak, Tab)) or (isinstance(run, Run) and run.text.strip())
        for run in runs
    )
