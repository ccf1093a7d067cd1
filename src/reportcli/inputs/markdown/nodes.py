"""The tree of a prose text. Every node knows where it stands: a Span in a file, or the cell of the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Characters without a mark."""

    text: str
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """`{{ source }}`, without the braces."""

    source: str
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line that ends inside a paragraph."""

    where: Where | None = None


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The call of the footnote `id`."""

    id: str
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class InlineNote:
    """A footnote that is written where it is called."""

    children: tuple[Inline, ...]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of great weight: bold."""

    children: tuple[Inline, ...]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words that are stressed: italics."""

    children: tuple[Inline, ...]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised characters."""

    children: tuple[Inline, ...]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Subscript:
    """Lowered characters."""

    children: tuple[Inline, ...]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Struck:
    """Words that are struck through: no longer valid, but to be seen."""

    children: tuple[Inline, ...]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Styled:
    """Words in character styles of the layout, the first outermost."""

    styles: tuple[str, ...]
    children: tuple[Inline, ...]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """`url`: http, https, mailto or #id. With `{{ … }}` in it, the binder checks it (`link_problem`)."""

    url: str
    children: tuple[Inline, ...]
    where: Where | None = None


Marked = Strong | Emphasis | Superscript | Subscript | Struck
Inline = Text | Expression | LineBreak | NoteRef | InlineNote | Marked | Styled | Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    inlines: tuple[Inline, ...]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. level: 1 to 6."""

    level: int
    inlines: tuple[Inline, ...]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list, of any blocks."""

    blocks: tuple[Block, ...]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without numbers."""

    items: tuple[ListItem, ...]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered list. start: its first number."""

    items: tuple[ListItem, ...]
    start: int = 1
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of someone else."""

    blocks: tuple[Block, ...]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the text."""

    where: Where | None = None


@dataclass(frozen=True, slots=True)
class FencedBox:
    """`::: name` … `:::`: a component by its name."""

    name: str
    blocks: tuple[Block, ...]
    where: Where | None = None


Block = Paragraph | Heading | BulletList | OrderedList | Quote | Rule | FencedBox


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's text."""

    id: str
    blocks: tuple[Block, ...]
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Prose:
    """A text: its front matter (plain values by name, with their spans), blocks, footnotes and findings."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, Note] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    field_spans: Mapping[str, Where] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
