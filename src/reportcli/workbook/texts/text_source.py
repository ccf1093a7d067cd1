"""One text of a report, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from reportcli.inputs.markdown.nodes import Prose


@dataclass(frozen=True, slots=True)
class TextSource:
    """One text. where: a Span of its file (line 1), or its cell. title, lang: of its row.

    prose: the tree of a Word document, whose `source` is plain text; Markdown is parsed later.
    """

    key: str
    source: str
    file: str
    where: Where
    title: str = ""
    lang: str = ""
    prose: Prose | None = None


Translations = Mapping[str, Mapping[str, TextSource]]
"""Language -> key of the text -> the text in that language."""
