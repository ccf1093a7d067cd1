"""Inline marks beyond CommonMark: `[words]{.style}`, `~sub~`, `~~struck~~`, `^[note]`.

Spans are Pandoc's bracketed spans, notes its inline notes, struck text GitHub's, lowered text Pandoc's, but
only behind a letter or a bracket (H~2~O): `~5 to ~10` says about five.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_CLASSES = re.compile(r"\{((?: *\.[A-Za-z][A-Za-z0-9-]*)+) *\}")
_SUBSCRIPT = re.compile(r"~([^~\s\[\]{}]{1,20})~(?!~)")
_SUPERSCRIPT = re.compile(r"\^([^\^\s\[\]{}]{1,20})\^")
_CLOSERS = ")]}"
IN_NOTE = "in-note"
"""Of the parser: a note is read, in which no other may stand."""


def add_marks(markdown: MarkdownIt) -> None:
    """Teaches the parser these marks."""
    markdown.enable("strikethrough")
    markdown.inline.ruler.before("emphasis", "superscript", _superscript)
    markdown.inline.ruler.before("strikethrough", "subscript", _subscript)
    markdown.inline.ruler.before("link", "span", _span)
    markdown.inline.ruler.before("superscript", "note", _note)


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
        meta = {"from": start, "to": hit.end(), "styles": re.findall(r"[A-Za-z][\w-]*", hit[1])}
        _inside(state, "span", meta, (start + 1, end))
    state.pos, state.posMax = hit.end(), most
    return True


def _note(state: StateInline, silent: bool) -> bool:
    """`^[words]`: the words of a note between two tokens, without a note inside."""
    if not state.src.startswith("^[", state.pos) or state.env.get(IN_NOTE):
        return False
    start, most = state.pos, state.posMax
    end = state.md.helpers.parseLinkLabel(state, start + 1)
    if end < 0 or not state.src[start + 2 : end].strip():
        return False
    if not silent:
        state.env[IN_NOTE] = True
        _inside(state, "note", {"from": start, "to": end + 1}, (start + 2, end))
        state.env[IN_NOTE] = False
    state.pos, state.posMax = end + 1, most
    return True


def _inside(state: StateInline, kind: str, meta: Mapping[str, Any], words: tuple[int, int]) -> None:
    """The tokens of these words between an opening and a closing one."""
    state.pos, state.posMax = words
    token = state.push(f"{kind}_open", "span", 1)
    token.meta = dict(meta)
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push(f"{kind}_close", "span", -1)
