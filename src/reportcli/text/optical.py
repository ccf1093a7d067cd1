"""Optical margins: how far characters may reach beyond the line's edge so that the edge looks straight.

Shares of a character's width. Source: Thành, Micro-typographic extensions to the TeX typesetting system
(TUGboat 21, 2000), and the defaults of the microtype package, rounded.
"""

from __future__ import annotations

LEFT = {
    **dict.fromkeys("“‘”’\"'„‚", 0.5),
    **dict.fromkeys("«‹", 0.35),
    **dict.fromkeys("-\u00ad‐", 0.5),
    **dict.fromkeys("–—", 0.25),
    **dict.fromkeys("([", 0.1),
    **dict.fromkeys("ATVWY", 0.05),
}
RIGHT = {
    **dict.fromkeys(".,", 0.7),
    **dict.fromkeys("-\u00ad‐", 0.7),
    **dict.fromkeys("“‘”’\"'", 0.6),
    **dict.fromkeys(":;", 0.4),
    **dict.fromkeys("»›", 0.35),
    **dict.fromkeys("–—", 0.25),
    **dict.fromkeys("!?…", 0.2),
    **dict.fromkeys(")]", 0.1),
    **dict.fromkeys("ATVWYvwyr", 0.05),
}
