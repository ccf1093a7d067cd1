"""Elements of SVG 1.1 as text: numbers, paths, matrices, attributes (W3C Recommendation of 2011)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from reportcli.model.display import Path

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def number(value: float, decimals: int = 2) -> str:
    """A number in its shortest form."""
    text = f"{value:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def numbers(values: Iterable[float], decimals: int = 2) -> str:
    """Numbers with spaces between."""
    return " ".join(number(value, decimals) for value in values)


def path_data(path: Path, decimals: int = 2) -> str:
    """A path as the value of `d` (8.3)."""
    return "".join(f"{segment[0]}{numbers(segment[1:], decimals)}" for segment in path)


def matrix(values: Iterable[float]) -> str:
    """A transformation as the value of `transform` (7.6)."""
    return f"matrix({numbers(values, 5)})"


def text(words: str) -> str:
    """Words as character data, without what XML 1.0 does not allow."""
    return escape(_NOT_IN_XML.sub("", words), quote=False)


def attributes(**values: str | None) -> str:
    """Attributes with a space before each; those that are None are left out, `_` stands for a hyphen."""
    given = ((name.replace("_", "-"), value) for name, value in values.items() if value is not None)
    return "".join(f' {name}="{escape(_NOT_IN_XML.sub("", value))}"' for name, value in given)
