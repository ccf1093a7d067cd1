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
    r"\[\[[^\[\]\n]{1,100}\]\]",  # a link of a wiki
    r"(?<![\w=])==(?=\S)[^=\n]{1,200}(?<=\S)==(?![\w=])",  # marked words
    r"^!!! \w+",  # a box of other dialects
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
_FOREIGN = re.compile(
    r"</?(?:br|b|i|u|em|strong|p|span|div|sup|sub|small|a|h[1-6]|ul|li)(?:\s[^<>]{0,100})?/?>"
    r"|&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,6});"
    r"|\\n(?![a-z])"
)
_BLOCK = re.compile(r"^(?:#{1,6} |:::)[^\n]{0,40}", re.MULTILINE)
_ITEM = re.compile(r"^(?:[-*+] |\d{1,3}[.)] |> )[^\n]{0,40}", re.MULTILINE)
_WHOLE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_NAME = r"[a-z_][a-z0-9_]{0,40}"
_HALF = re.compile(
    rf"\$?\{{ ?(?P<inside>{_NAME}(?:\.{_NAME}|\()[^{{}}\n]{{0,200}}?) ?\}}"  # {{organisation.name}}, ${{a.b}}
    r"|\{#[^\n]{0,200}?#\}"  # a comment of other template languages
    r"|(?P<open>[^\s{}][^{}\n]{0,80}?)? ?\}\}"  # an end without its beginning
)


def begins_block(text: str) -> str:
    """A heading, list, quotation or box that begins in a text of one paragraph; "" where none does."""
    hit = _BLOCK.search(text)
    items = _ITEM.findall(text) if "\n" in text else []
    return hit[0] if hit else items[0] if len(items) > 1 else ""


def half_expressions(text: str) -> Iterator[tuple[str, str]]:
    """Expressions that lack braces, and what they would be with them."""
    if "}" not in text:
        return
    rest = _WHOLE.sub(lambda whole: " " * len(whole[0]), text)
    if "{{" in rest:  # one that is not closed is reported as that
        return
    for hit in _HALF.finditer(rest):
        inside = hit["inside"] or hit["open"] or hit[0].strip("{}#% ")
        yield hit[0].strip(), f"{{{{ {inside.strip()} }}}}"


def left_over(text: str, *, begins: bool = False) -> Iterator[tuple[int, int]]:
    """Where marks stand in what a text prints as it is typed. begins: whether it begins an item of a list."""
    found = [hit.span() for hit in _LEFT.finditer(text)]
    task = _TASK.match(text) if begins else None
    if task is not None and not any(first == 0 for first, _ in found):
        yield task.span()
    yield from found


def foreign_sign(text: str, *, marks: bool) -> str:
    """A tag or an entity of HTML, or a line end as it is written in double quotes; "" where there is none.
    marks: whether marks are read, which reports tags by itself.
    """
    hit = _FOREIGN.search(text) if "<" in text or "&" in text or "\\n" in text else None
    return hit[0] if hit and not (marks and hit[0].startswith("<")) else ""


def marked(text: str) -> str:
    """The first mark in a text whose marks are not read at all; "" where it has none."""
    hit = _MARKS.search(text)
    return hit[0] if hit else ""
