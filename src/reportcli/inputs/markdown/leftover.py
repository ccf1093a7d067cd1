"""Marks that were meant and are not read, so that a page would print their signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MEANT = (
    r"\[[^\[\]\n]{1,200}\] ?\{ ?[.#][^}\n]{0,60}\}?",  # [words] {.style}, [words]{.style x=1}, not closed
    r"\[[^\[\]\n]{1,200}\]\{[^}\n]{0,60}\}?",  # [words]{style}
    r"\[[^\[\]\n]{1,200}\](?:\[[^\[\]\n]{0,60}\]| \(https?://[^)\s]{1,200}\))",  # [words][1], [words] (https://…)
    r"\{[.#][A-Za-z][\w .#=-]{0,60}\}$",  # {.style} behind a heading
    r"\{%.{0,200}?%\}|\{#.{0,200}?#\}",  # statements of other template languages
    r"\{(?:\+\+|--|==|>>|~~).{1,200}?(?:\+\+|--|==|<<|~~)\}",  # changes and remarks of CriticMarkup
    r"^#{7,} ",  # a heading deeper than there are
    r"^\*\[[^\[\]\n]{1,60}\]:",  # an abbreviation with its meaning
    r"^\[(?:TOC|toc|_TOC_)\]$",  # a table of contents
    r"(?<![\w*])\*\*(?=[^\W\d])|(?<=[^\W\d_])\*\*(?![\w*])",  # ** without its other half
    r"```|(?<!\w)`[^`\s][^`\n]{0,200}`(?!\w)",  # code
    r"(?<!\S)\|? ?:?-{3,}:? ?(?:\| ?:?-{2,}:? ?)+\|?",  # the line under the heads of a table
)
_LEFT = re.compile("|".join(_MEANT))
_TASK = re.compile(r"\[[ xX]\] ")
_MARKS = re.compile(
    r"\*\*[^\s*](?:[^*\n]{0,200}[^\s*])?\*\*"
    r"|(?<![\w*])\*[^\s*](?:[^*\n]{0,200}[^\s*])?\*(?![\w*])"
    r"|\[[^\[\]\n]{1,200}\](?:\([^()\s]{1,200}\)|\{[.#][^}\n]{0,60}\})"
)


def left_over(text: str, *, begins: bool = False) -> Iterator[tuple[int, int]]:
    """Where marks stand in what a text prints as it is typed. begins: whether it begins an item of a list."""
    found = [hit.span() for hit in _LEFT.finditer(text)]
    task = _TASK.match(text) if begins else None
    if task is not None and not any(first == 0 for first, _ in found):
        yield task.span()
    yield from found


def marked(text: str) -> str:
    """The first mark in a text whose marks are not read at all; "" where it has none."""
    hit = _MARKS.search(text)
    return hit[0] if hit else ""
