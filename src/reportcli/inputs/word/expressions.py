"""`{{ … }}` as Word leaves it: typographic quotes and fixed spaces put back as an expression has them."""

from __future__ import annotations

from reportcli.inputs.braces import expression_end

OPENING = {"“": "”“", "„": "”“", "«": "»", '"': '"”“', "”": "”“"}
"""Double quotes that open a text, with those that close it."""
SINGLE = "‘’‚‹›'"
SPACES = "\u00a0\u202f\u2007\u2009"
DASHES = "–—\u2011\u2212"


def straight(text: str) -> str:
    """The same text, character by character, in an expression's own signs; quoted words stay as they are."""
    out: list[str] = []
    closing = ""
    for char in text:
        if closing:
            out.append('"' if char in closing else "\u2019" if char == '"' else char)
            closing = "" if char in closing else closing
            continue
        closing = OPENING.get(char, "")
        out.append('"' if closing else _sign(char))
    return "".join(out)


def _sign(char: str) -> str:
    if char in SINGLE:
        return "'"
    if char in SPACES:
        return " "
    return "-" if char in DASHES else char


def end_of(text: str, start: int) -> int:
    """The position after the `}}` that closes the `{{` at `start`, or -1."""
    inner = text[start + 2 :]
    stop = inner.find("}}")
    if stop < 0:
        return -1
    while stop >= 0:  # a quoted text or a mapping may hold braces of its own
        end = expression_end("{{" + straight(inner[: stop + 2]), 0)
        if end > 0:
            return start + end
        stop = inner.find("}", stop + 1)
    return -1


def source_of(written: str) -> str:
    """The expression between the braces of `written`: no quotation marks of print, no space inside « »."""
    inner = written[2:-2]
    signs = straight(inner)
    kept = [
        sign
        for at, sign in enumerate(signs)
        if not (inner[at] in SPACES + " " and (inner[at - 1 : at] == "«" or inner[at + 1 : at + 2] == "»"))
    ]
    return "".join(kept).strip()
