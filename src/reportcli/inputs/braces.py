"""Finds `{{ … }}` in text: one token, whatever stands inside."""

from __future__ import annotations

LONGEST = 2_000
"""Characters of one expression; what is longer counts as not closed."""


def expression_end(text: str, start: int) -> int:
    """The position after the `}}` that closes the `{{` at `start`, or -1. Quoted text is skipped;
    another `{{` says that this one was not closed."""
    depth = 0
    quote = ""
    at = start + 2
    stop = min(len(text), start + LONGEST)
    while at < stop:
        char = text[at]
        if quote:
            at += 1 if char == "\\" else 0
            quote = "" if char == quote else quote
        elif text.startswith("{{", at):
            return -1
        elif char in "\"'":
            quote = char
        elif char in "{[(":
            depth += 1
        elif char == "}" and not depth:
            return at + 2 if text.startswith("}}", at) else -1
        elif char in "}])":
            depth -= 1
        at += 1
    return -1
