"""Inline marks beyond CommonMark: `[words]{.style}`, `~sub~`, `~~struck~~`.

Spans are Pandoc's bracketed spans, struck text GitHub's, lowered text Pandoc's, but only behind a letter or a
bracket (H~2~O): `~5 to ~10` says about five.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_CLASSES = re.compile(r"\{((?: *\.[A-Za-z][A-Za-z0-9-]*)+) *\}")
_SUBSCRIPT = re.compile(r"~([^~\s\[\]{}]{1,20})~(?!~)")
_SUPERSCRIPT = re.compile(r"\^([^\^\s\[\]{}]{1,20})\^")
_CLOSERS = ")]}"


def add_marks(markdown: MarkdownIt) -> None:
    """Teaches the parser these marks."""
    markdown.enable("strikethrough")
    markdown.inline.ruler.before("emphasis", "superscript", _superscript)
    markdown.inline.ruler.before("strikethrough", "subscript", _subscript)
    markdown.inline.ruler.before("link", "span", _span)


def _superscript(state: StateInline, silent: bool) -> bool:
    return _shifted(state, silent, "^", "superscript")


def _subscript(state: StateInline, silent: bool) -> bool:
    before = state.src[state.pos - 1] if state.pos else " "
    return (before.isalpha() or before in _CLOSERS) and _shifted(state, silent, "~", "subscript")


def _shifted(state: StateInline, silent: bool, sign: str, kind: str) -> bool:
    """A few characters between two signs, raised or lowered: one token of this kind."""
    if state.src[state.pos] != sign:
        return False
    pattern = _SUPERSCRIPT if sign == "^" else _SUBSCRIPT
    hit = pattern.match(state.src, state.pos, state.posMax)
    if not hit:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = hit[1]
        token.meta = {"from": state.pos, "to": hit.end()}
    state.pos = hit.end()
    return True


def _span(state: StateInline, silent: bool) -> bool:
    """`[words]{.style}`: the words between two tokens, with the names of their character styles."""
    if state.src[state.pos] != "[":
        return False
    start, most = state.pos, state.posMax
    end = state.md.helpers.parseLinkLabel(state, start)
    hit = _CLASSES.match(state.src, end + 1, most) if end >= 0 else None
    if hit is None:
        return False
    if not silent:
        state.pos, state.posMax = start + 1, end
        token = state.push("span_open", "span", 1)
        token.meta = {"from": start, "to": hit.end(), "styles": re.findall(r"[A-Za-z][\w-]*", hit[1])}
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("span_close", "span", -1)
    state.pos, state.posMax = hit.end(), most
    return True
