"""Copyfitting: styles and runs at a factor within the limits that their style states."""

from __future__ import annotations

from reportcli.model.inline import Inline, InlineIcon, LateRun, NoteCall, Run
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.model.value_class import replace


def allowed(style: ParagraphStyle, factor: float) -> float:
    """The factor within the style's min_scale and max_scale."""
    return min(max(factor, min(style.min_scale, 1.0)), max(style.max_scale, 1.0))


def scaled(style: ParagraphStyle, factor: float) -> ParagraphStyle:
    """Type, leading and indents at the factor that the style allows; no longer on the baseline grid."""
    k = allowed(style, factor)
    if k == 1.0:
        return style
    return replace(
        style,
        char=_char(style.char, k),
        leading=style.leading * k,
        indent_first=style.indent_first * k,
        indent_left=style.indent_left * k,
        indent_right=style.indent_right * k,
        on_grid=False,
    )


def scaled_runs(runs: tuple[Inline, ...], style: ParagraphStyle, factor: float) -> tuple[Inline, ...]:
    """Runs of a paragraph in `style` (the unscaled one) at the factor that the style allows."""
    k = allowed(style, factor)
    return runs if k == 1.0 else tuple(_run(run, k) for run in runs)


def _run(run: Inline, k: float) -> Inline:
    if isinstance(run, (Run, LateRun, NoteCall)):
        return replace(run, char=_char(run.char, k))
    if isinstance(run, InlineIcon):
        char = run.char and _char(run.char, k)
        return replace(run, height=run.height * k, rise=run.rise * k, char=char)
    return run


def _char(char: CharacterStyle, k: float) -> CharacterStyle:
    return replace(char, size=char.size * k, rise=char.rise * k)
