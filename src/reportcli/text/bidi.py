"""Bidirectional text: embedding levels of a line's characters where the paragraph runs from left to right.

Source: Unicode Standard Annex 9 (rules W1-W7, N0-N2, I1, I2; L2 in `visual_order`). Explicit embeddings and
isolates are taken as what they are around: names in a report have none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_IGNORED = frozenset(("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
_PAIRS = {"(": ")", "[": "]", "{": "}"}


def levels(text: str) -> list[int]:
    """The level of each character: 0 left to right, 1 right to left, 2 numbers within."""
    classes = [unicodedata.bidirectional(c) or "L" for c in text]
    classes = ["ON" if c in _IGNORED else c for c in classes]
    _resolve_weak(classes)
    _resolve_brackets(text, classes)
    _resolve_neutral(classes)
    return [{"R": 1, "EN": 2, "AN": 2}.get(c, 0) for c in classes]


def _resolve_weak(classes: list[str]) -> None:
    """W1 to W7."""
    before, strong, arabic = "L", "L", "L"
    for i, c in enumerate(classes):
        if c == "NSM":  # W1
            c = before
        before = c
        if c in ("L", "R", "AL"):
            arabic = c
        if c == "EN" and arabic == "AL":  # W2
            c = "AN"
        classes[i] = c
    classes[:] = ["R" if c == "AL" else c for c in classes]  # W3
    for i in range(1, len(classes) - 1):  # W4
        around = classes[i - 1]
        if around == classes[i + 1] and (
            (classes[i] in ("ES", "CS") and around == "EN") or (classes[i] == "CS" and around == "AN")
        ):
            classes[i] = around
    for m in list(_stretches(classes, "ET")):  # W5
        if "EN" in (classes[m[0] - 1] if m[0] else "", classes[m[1]] if m[1] < len(classes) else ""):
            classes[m[0] : m[1]] = ["EN"] * (m[1] - m[0])
    for i, c in enumerate(classes):  # W6, W7
        if c in ("L", "R"):
            strong = c
        if c in ("ES", "ET", "CS"):
            classes[i] = "ON"
        elif c == "EN" and strong == "L":
            classes[i] = "L"


def _stretches(classes: list[str], wanted: str) -> list[tuple[int, int]]:
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


def _resolve_brackets(text: str, classes: list[str]) -> None:
    """N0 in a paragraph from left to right."""
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
        if "L" in inside:
            classes[start] = classes[end] = "L"
        elif "R" in inside:
            before = next((d for c in reversed(classes[:start]) if (d := _direction(c))), "L")
            classes[start] = classes[end] = before


def _resolve_neutral(classes: list[str]) -> None:
    """N1 and N2: between characters of one direction that direction, else the paragraph's."""
    i = 0
    while i < len(classes):
        if _direction(classes[i]):
            i += 1
            continue
        j = i
        while j < len(classes) and not _direction(classes[j]):
            j += 1
        before = _direction(classes[i - 1]) if i else "L"
        after = _direction(classes[j]) if j < len(classes) else "L"
        classes[i:j] = [before if before == after else "L"] * (j - i)
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
