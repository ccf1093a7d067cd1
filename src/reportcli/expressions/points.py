"""Percentage points whose word an author wrote after them: “{{ … }} points” says it once."""

from __future__ import annotations

import re

from reportcli.expressions.formats import Locale
from reportcli.expressions.values import Format, FormattedFact, Piece, Rich
from reportcli.model.fact import POINTS, Fact
from reportcli.model.value_class import replace


def said_once(rich: Rich, lo: Locale) -> Rich:
    """The pieces, a difference of percentages bare where the text after it names points itself."""
    if not any(_points(piece.content) for piece in rich.pieces):
        return rich
    words = sorted({word for pair in lo.points for word in pair}, key=len, reverse=True)
    named = re.compile(rf"[\s\u00a0\u202f]+(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
    after = [*rich.pieces[1:], None]
    return Rich(tuple(_bare(piece, one, named) for piece, one in zip(rich.pieces, after, strict=True)))


def _points(content: object) -> FormattedFact | None:
    """Content that prints in points, as a figure with its format."""
    found = FormattedFact(content) if isinstance(content, Fact) else content
    if not isinstance(found, FormattedFact) or found.format.text is not None or found.format.bare:
        return None
    return found if (found.format.unit or found.fact.unit) == POINTS else None


def _bare(piece: Piece, after: Piece | None, named: re.Pattern[str]) -> Piece:
    found = _points(piece.content)
    if found is None or after is None or not isinstance(after.content, str) or not named.match(after.content):
        return piece
    style: Format = replace(found.format, bare=True)
    return replace(piece, content=FormattedFact(found.fact, style))
