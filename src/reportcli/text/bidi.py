"""Bidirectional text: a paragraph's direction, and embedding levels of its characters.

Source: Unicode Standard Annex 9 (rules W1-W7, N0-N2, I1, I2; L2 in `visual_order`). In place of P2 and P3 the
language decides (HL1): a French sentence that begins with an Arabic name stays French. In a paragraph from
left to right, what runs the other way stands as if isolated (HL3; FSI and PDI around it): a name moves no
number, sign or word beside it. Explicit embeddings and isolates are taken as what they are around.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
RTL_LANGUAGES = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ku", "ps", "sd", "syr", "ug", "ur", "yi")
)
_IGNORED = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
_SEPARATORS = re.compile("([\\t\u2029])")  # of paragraphs and segments: they have the paragraph's direction
_PAIRS = {"(": ")", "[": "]", "{": "}"}


def backwards(text: str, languages: Iterable[str]) -> bool:
    """Whether a paragraph runs from right to left: as its languages do, also where all its words are Latin;
    without any, as its first letter and most of the others do.
    """
    tags = {language.split("-")[0].lower() for language in languages} - {""}
    if tags:
        return tags <= RTL_LANGUAGES
    if not RTL.search(text):
        return False
    strong = [unicodedata.bidirectional(c) for c in text]
    strong = [c for c in strong if c in ("L", "R", "AL")]
    return bool(strong) and strong[0] != "L" and strong.count("L") * 2 < len(strong)


def levels(text: str, rtl: bool = False) -> list[int]:
    """The level of each character: in a paragraph from left to right 0, 1 for text from right to left and 2
    for numbers within; in one from right to left (`rtl`) 1, and 2 for numbers and text from left to right."""
    found: list[int] = []
    for part in _SEPARATORS.split(text):
        if [unicodedata.bidirectional(c) for c in part] in (["B"], ["S"]):
            found.append(int(rtl))
        else:
            found += _from_right(part) if rtl else _from_left(part)
    return found


def _from_right(text: str) -> list[int]:
    """The levels of a text in the direction from right to left."""
    classes = [unicodedata.bidirectional(c) or "L" for c in text]
    classes = ["ON" if c in _IGNORED else c for c in classes]
    _resolve_weak(classes, "R")
    _resolve_brackets(text, classes, "R")
    _resolve_neutral(classes, "R")
    return [1 if c == "R" else 2 for c in classes]


def _from_left(text: str) -> list[int]:
    """The levels in a paragraph from left to right: 0 but in each stretch from right to left, which goes from
    its first letter to its last and has no letter from left to right between.
    """
    found = [0] * len(text)
    start = end = -1
    for i, char in enumerate(text):
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            start, end = (i if start < 0 else start), i + 1
        elif kind == "NSM" and end == i:
            end = i + 1  # a mark belongs to its letter
        elif kind == "L" and start >= 0:
            found[start:end] = _from_right(text[start:end])
            start = -1
    if start >= 0:
        found[start:end] = _from_right(text[start:end])
    return found


def _resolve_weak(classes: list[str], base: str) -> None:
    """W1 to W7."""
    _resolve_marks_and_numbers(classes, base)
    _resolve_separators(classes)
    _resolve_terminators(classes)
    _resolve_numbers_in_left_text(classes, base)


def _resolve_marks_and_numbers(classes: list[str], base: str) -> None:
    """W1: a mark is as what it stands on; W2: a number after an Arabic letter is Arabic; W3: AL becomes R."""
    before = strong = base
    for i, c in enumerate(classes):
        if c == "NSM":
            c = before
        before = c
        if c in ("L", "R", "AL"):
            strong = c
        if c == "EN" and strong == "AL":
            c = "AN"
        classes[i] = "R" if c == "AL" else c


def _resolve_separators(classes: list[str]) -> None:
    """W4: one separator between two numbers of a kind is part of them."""
    for i in range(1, len(classes) - 1):
        around = classes[i - 1]
        allowed = ("ES", "CS") if around == "EN" else ("CS",) if around == "AN" else ()
        if around == classes[i + 1] and classes[i] in allowed:
            classes[i] = around


def _resolve_terminators(classes: list[str]) -> None:
    """W5: signs like % and € beside a European number are part of it."""
    for start, end in _stretches(classes, "ET"):
        if "EN" in (*classes[max(start - 1, 0) : start], *classes[end : end + 1]):
            classes[start:end] = ["EN"] * (end - start)


def _resolve_numbers_in_left_text(classes: list[str], base: str) -> None:
    """W6: other separators are neutral; W7: a European number after text from left to right is part of it."""
    strong = base
    for i, c in enumerate(classes):
        if c in ("L", "R"):
            strong = c
        if c in ("ES", "ET", "CS"):
            classes[i] = "ON"
        elif c == "EN" and strong == "L":
            classes[i] = "L"


def _stretches(classes: list[str], wanted: str) -> list[tuple[int, int]]:
    """Start and end of each run of one class."""
    found: list[tuple[int, int]] = []
    for i, c in enumerate(classes):
        if c == wanted:
            if found and found[-1][1] == i:
                found[-1] = (found[-1][0], i + 1)
            else:
                found.append((i, i + 1))
    return found


def _direction(c: str) -> str:
    return "R" if c in ("R", "EN", "AN") else "L" if c == "L" else ""


def _resolve_brackets(text: str, classes: list[str], base: str) -> None:
    """N0."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for i, char in enumerate(text):
        if classes[i] != "ON":
            continue
        if char in _PAIRS:
            stack.append((_PAIRS[char], i))
        elif any(char == close for close, _ in stack):
            while stack:
                close, start = stack.pop()
                if close == char:
                    pairs.append((start, i))
                    break
    for start, end in sorted(pairs):
        inside = {_direction(c) for c in classes[start + 1 : end]}
        if base in inside:
            classes[start] = classes[end] = base
        elif inside - {""}:
            before = next((d for c in reversed(classes[:start]) if (d := _direction(c))), base)
            classes[start] = classes[end] = before


def _resolve_neutral(classes: list[str], base: str) -> None:
    """N1 and N2: between characters of one direction that direction, else the paragraph's."""
    i = 0
    while i < len(classes):
        if _direction(classes[i]):
            i += 1
            continue
        j = i
        while j < len(classes) and not _direction(classes[j]):
            j += 1
        before = _direction(classes[i - 1]) if i else base
        after = _direction(classes[j]) if j < len(classes) else base
        classes[i:j] = [before if before == after else base] * (j - i)
        i = j


def visual_order(line: Sequence[int]) -> list[int]:
    """L2: indices of a line's parts from left to right, by their levels."""
    order = list(range(len(line)))
    for level in range(max(line, default=0), 0, -1):
        i = 0
        while i < len(order):
            if line[order[i]] < level:
                i += 1
                continue
            j = i
            while j < len(order) and line[order[j]] >= level:
                j += 1
            order[i:j] = order[i:j][::-1]
            i = j
    return order
