"""Shaped glyphs as TJ operators: every advance kept, ActualText where a glyph means something else."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.model.display import Glyph
from reportcli.pdf import objects
from reportcli.pdf.font_embedding import FontUse
from reportcli.pdf.fonts import SPACES

Span = tuple[int, int, str | None]
_LOOSE = 80.0  # 1/1000 em between letters from which viewers may see words: MuPDF and pdfium do at 200


def show_as_one(glyphs: Sequence[Glyph], use: FontUse, size: float) -> str:
    """Operators that show glyphs whose meaning is stated around them."""
    for glyph in glyphs:
        use.reads_as(glyph.gid, glyph.text)
    return _adjusted(glyphs, use, size, 0.0)[0]


def show(glyphs: Sequence[Glyph], use: FontUse, size: float) -> str:
    """Operators that show the glyphs at the current text position.

    Rounding never adds up: what one adjustment leaves over goes into the next (below 1/1000 em anywhere).
    """
    plain = _plain(glyphs, use)
    if plain is not None:
        return plain
    code: list[str] = []
    carry = 0.0
    for start, end, actual in _spans(glyphs, use):
        shown, carry = _adjusted(glyphs[start:end], use, size, carry)
        if actual is None:
            code.append(shown)
        else:
            code.append(f"/Span<</ActualText{objects.text_string(actual)}>>BDC {shown} EMC")
    return "\n".join(code)


def _plain(glyphs: Sequence[Glyph], use: FontUse) -> str | None:
    """The operators for glyphs that all read as they are, close together on the line; else None."""
    widths, texts, codes = use.widths, use.texts, use.codes
    parts: list[str] = []
    carry = 0.0
    for gid, advance, dx, dy, text in glyphs:
        if dx or dy or texts.get(gid) != text or (advance - widths[gid] > _LOOSE and text.isalnum()):
            return None
        if carry >= 0.5 or carry <= -0.5:
            shift = round(carry)
            if shift:  # half of one rounds to none
                parts.append(f">{shift}<")
                carry -= shift
        parts.append(codes[gid])
        carry += widths[gid] - advance
    return f"[<{''.join(parts)}>]TJ"


def _adjusted(glyphs: Sequence[Glyph], use: FontUse, size: float, carry: float) -> tuple[str, float]:
    """One TJ array (more where glyphs are raised). carry: thousandths of an em to move left before it."""
    widths = use.widths
    parts: list[str] = []
    codes: list[str] = []
    rise, prefix = 0.0, ""
    for gid, advance, dx, dy, _text in glyphs:
        shift = round(carry - dx)
        if dy != rise:
            if codes or parts:
                prefix += f"{_array(parts, codes)}TJ "
                parts, codes = [], []
            prefix, rise = f"{prefix}{objects.number(dy * size / 1000, 3)} Ts ", dy
        if shift:
            if codes:
                parts.append(f"<{''.join(codes)}>")
                codes = []
            parts.append(str(shift))
        codes.append(use.codes[gid])
        carry += widths[gid] - advance - shift
    tail = f"{prefix}{_array(parts, codes)}TJ"
    return (f"{tail} 0 Ts" if rise else tail), carry


def _array(parts: list[str], codes: list[str]) -> str:
    if codes:
        parts = [*parts, f"<{''.join(codes)}>"]
    return f"[{''.join(parts)}]"


def _spans(glyphs: Sequence[Glyph], use: FontUse) -> list[Span]:
    """Stretches of glyphs that read as their ToUnicode says (None), and those that need an ActualText."""
    odd = [not use.reads_as(glyph.gid, glyph.text) for glyph in glyphs]
    for index, glyph in enumerate(glyphs):
        if not glyph.text:  # part of the cluster before it: one text for several glyphs
            odd[index] = True
            odd[max(0, index - 1)] = True
    words = _loose_words(glyphs, use)
    spans: list[Span] = []
    start = 0
    for index in range(1, len(glyphs) + 1):
        ends = index == len(glyphs) or odd[index] != odd[start] or words[index] != words[start]
        if words[start] and not (index == len(glyphs) or words[index] != words[start]):
            continue
        if ends:
            stated = odd[start] or words[start]
            actual = "".join(glyph.text for glyph in glyphs[start:index]) if stated else None
            spans.append((start, index, actual))
            start = index
    return spans


def _loose_words(glyphs: Sequence[Glyph], use: FontUse) -> list[int]:
    """Of each glyph the word whose letters stand so far apart that viewers take them for words, else 0."""
    numbers = [0] * len(glyphs)
    start = 0
    for index in range(len(glyphs) + 1):
        if index < len(glyphs) and glyphs[index].text not in SPACES:
            continue
        inner = glyphs[start : index - 1]
        if any(g.advance - use.widths[g.gid] > _LOOSE and g.text.isalnum() for g in inner):
            numbers[start:index] = [start + 1] * (index - start)
        start = index + 1
    return numbers
