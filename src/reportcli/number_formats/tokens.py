"""The words of a format code: quoted and escaped text, placeholders, date letters, brackets.

Source: ECMA-376 Part 1, 18.8.31. A code is cut into sections at each bare semicolon; what a token means in
its section (a placeholder before or after the point, m as month or minute) is decided later.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 255  # characters of a code; Excel takes no more

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)(?P<quote_end>"|$)'
    r"|\\(?P<escaped>.)|_(?P<pad>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<general>General)|(?P<ampm>AM/PM|A/P)|(?P<exponent>[Ee][+-])"
    r"|(?P<digit>[0#?])|(?P<figure>[1-9])|(?P<point>\.)|(?P<comma>,+)|(?P<percent>%)"
    r"|(?P<slash>/)|(?P<at>@)|(?P<sections>;)|(?P<letters>(?P<letter>[ymdhsebga])(?P=letter)*)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of a section. kind: a group of the pattern above, `literal`, or a role given by the parser."""

    kind: str
    text: str


def sections_of(code: str) -> list[list[Token]]:
    """The tokens of each section, in the order of the code. Unknown characters are literals."""
    sections: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup or "other"
        if kind == "sections":
            sections.append([])
            continue
        sections[-1].append(_token(match))
    return sections


def _token(match: re.Match[str]) -> Token:
    for kind in ("escaped", "pad", "fill", "bracket"):
        if match[kind] is not None:
            return Token("literal" if kind == "escaped" else kind, match[kind])
    if match["quoted"] is not None:
        return Token("literal" if match["quote_end"] else "unclosed", match["quoted"])
    if match["letters"] is not None:
        return Token("letters", match["letters"])
    kind = match.lastgroup or "other"
    if kind == "other":
        kind = "unclosed" if match[0] == "[" else "literal"
    return Token(kind, match[0])


def without_words(code: str) -> str:
    """The code without quoted, escaped and padding characters and without brackets, for guesses about it."""
    return re.sub(r'"[^"]*(?:"|$)|\\.|_.|\*.|\[[^\]]*\]', " ", code, flags=re.DOTALL)
