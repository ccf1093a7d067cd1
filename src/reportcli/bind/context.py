"""What binding knows while it walks the layout: the report so far, and the place where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from reportcli.bind.markdown_pieces import inline_cell, inline_text
from reportcli.bind.section_styles import Look
from reportcli.blocks import Block, Chapter, PrintedFact
from reportcli.expressions.access import bounded, joined, origin, truth
from reportcli.expressions.errors import finding
from reportcli.expressions.evaluator import Evaluator, parse
from reportcli.expressions.formats import formatted
from reportcli.expressions.templates import span_of, split
from reportcli.expressions.untranslated import Untranslated
from reportcli.expressions.values import ExpressionError, FormattedFact, Piece, Rich, Scope
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.display import ImageResource
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef, Span, Where
from reportcli.workbook.tables.record import CellText

if TYPE_CHECKING:
    from reportcli.bind.sections import Entry
    from reportcli.inputs.markdown.nodes import Prose
    from reportcli.layout.load import Layout
    from reportcli.layout.models import Node, TocNode
    from reportcli.workbook.media import Photo
    from reportcli.workbook.workbook import Workbook

CONTEXT_NAMES = ("section", "chapter", "side", "entry")
MAX_DEPTH = 60  # components within components, sections within sections
MAX_BLOCKS = 200_000

ECHOES = ("number-of-blank",)  # findings that a refused cell draws after itself


@dataclass(frozen=True, slots=True)
class Slot:
    """Blocks that a caller gives to a component, with the place where they were written."""

    nodes: tuple[Node, ...]
    here: Here
    content: Callable[[Here], list[Block]] | None = None  # instead of nodes: the text of a fenced box


@dataclass(frozen=True, slots=True)
class Here:
    """Where binding stands. `path` is the block path so far; `level` the depth of sections."""

    scope: Scope
    look: Look
    lang: str
    path: str
    level: int = 0
    depth: int = 0
    slots: Mapping[str, Slot] = field(default_factory=dict)
    side: str = ""  # "left" or "right" while furniture is bound
    section: str = ""  # path of the innermost section
    calls: tuple[str, ...] = ()  # components that are being expanded, outermost first
    ids: tuple[str, ...] = ()  # ids of the blocks around, kept where overrides have to find them

    def naming(self, **names: Any) -> Here:
        """The same place with more names in scope."""
        return replace(self, scope=Scope(names, self.scope))

    def below(self, step: str) -> Here:
        return replace(self, path=f"{self.path}/{step}" if self.path else step)


class Absent(Exception):
    """A block cannot be bound; its finding is already told."""


@dataclass(slots=True)
class Binding:
    """The report in the making. Printed numbers get their index here and nowhere else."""

    layout: Layout
    workbook: Workbook
    evaluator: Evaluator
    root: Here
    photos: Mapping[str, Photo]
    prose: Mapping[str, tuple[Prose, str]]  # parsed texts by key, with their language
    untranslated: Untranslated
    draft: bool = False
    diagnostics: list[Diagnostic] = field(default_factory=list)
    facts: list[PrintedFact] = field(default_factory=list)
    images: dict[str, ImageResource] = field(default_factory=dict)
    assets: dict[str, str] = field(default_factory=dict)
    ids: dict[str, Span | None] = field(default_factory=dict)
    paths: dict[str, int] = field(default_factory=dict)
    masters: dict[str, tuple[str, Here]] = field(
        default_factory=dict
    )  # of a chapter: bound name -> (master, place)
    tocs: dict[str, tuple[TocNode, Here]] = field(
        default_factory=dict
    )  # path of a contents list -> how it is written
    outline: list[Entry] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    notes: int = 0
    blocks: int = 0
    told: set[tuple[str, Where | None, str]] = field(default_factory=set)
    endless: set[str] = field(default_factory=set)  # components that called themselves to the limit
    met_ids: set[tuple[str, ...]] = field(default_factory=set)  # id paths, where overrides look for them
    overridden: set[int] = field(default_factory=set)  # numbers of the block overrides that found a block

    # ---- findings

    def tell(self, diagnostic: Diagnostic) -> None:
        """Adds a finding once: a loop over records tells the same mistake of the layout one time.

        Where reading refused a cell, a blank is most likely its echo: a note, for the cell is the error.
        """
        if diagnostic.code in ECHOES and self._cell_refused():
            diagnostic = replace(diagnostic, severity=Severity.NOTE)
        key = (diagnostic.code, diagnostic.where, str(sorted(diagnostic.args.items())))
        if key not in self.told:
            self.told.add(key)
            self.diagnostics.append(diagnostic)

    def _cell_refused(self) -> bool:
        told = self.workbook.diagnostics
        return any(one.severity is Severity.ERROR and isinstance(one.where, CellRef) for one in told)

    def failed(self, error: ExpressionError, source: str, span: Where | None) -> Absent:
        self.tell(finding(error, source, span))
        return Absent()

    def refused(self, diagnostic: Diagnostic, span: Span | None) -> Absent:
        """A value that the layout's own rules refuse, told where it is written."""
        self.tell(replace(diagnostic, where=span))
        return Absent()

    # ---- expressions

    def value(self, source: str, here: Here, span: Where | None) -> Any:
        """The value of a bare expression; raises Absent when it has none."""
        try:
            return self.evaluator.evaluate(parse(source), here.scope, span)
        except ExpressionError as error:
            raise self.failed(error, source, span) from None

    def holds(self, source: str | None, here: Here, span: Span | None) -> bool:
        """Whether a condition is met; a text field's braces are allowed around it."""
        if source is None:
            return True
        return truth(self.value(bare(source), here, span))

    def root_of(self, here: Here) -> Here:
        """The same place, where only the tables are known."""
        return replace(here, scope=self.root.scope)

    def text(self, source: str, here: Here, span: Where | None, marks: bool = False) -> Rich:
        """A text field with its expressions evaluated (and its inline marks read); nothing is styled yet."""
        if marks:
            return Rich(inline_text(self, source, here, span))
        try:
            tokens = split(source)
        except ExpressionError as error:
            raise self.failed(error, source, span) from None
        pieces: list[Piece] = []
        for token in tokens:
            if not token.expression:
                pieces.append(Piece(token.text, where=span))
                continue
            at = span_of(token, span, source)
            pieces += self.printable(self.value(token.text, here, at), token.text, at, here)
        return Rich(tuple(pieces))

    def printable(self, value: Any, source: str, span: Where | None, here: Here) -> tuple[Piece, ...]:
        """A value as pieces of text, each knowing the expression that printed it."""
        try:
            whole = bounded(joined([value]))
        except ExpressionError as error:
            raise self.failed(error, source, span) from None
        if isinstance(whole, Rich):
            return tuple(p if p.expression else replace(p, expression=span) for p in whole.pieces)
        if isinstance(value, CellText) and value.markdown:
            return inline_cell(self, value, here, span)
        return (Piece(str.__str__(whole), where=origin(whole) or span, expression=span),)

    def plain(self, source: str | None, here: Here, span: Where | None, block: str | None = None) -> str:
        """A text field as characters. With `block` they are read as they stand (titles, labels, alternative
        texts), so that its numbers are registered; names and ids are not.
        """
        if source is None:
            return ""
        if "{{" not in source:
            return source
        return self.characters(self.text(source, here, span), block)

    def characters(self, rich: Rich, block: str | None = None) -> str:
        parts: list[str] = []
        for piece in rich.pieces:
            content = piece.content
            if block is not None:
                self.untranslated.look(piece)
            if isinstance(content, (Fact, FormattedFact)):
                if block is None:
                    content = self.format(content)
                else:
                    content, _ = self.print_fact(content, piece.expression, block)
            parts.append(content if isinstance(content, str) else " ")
        return "".join(parts)

    # ---- numbers

    def format(self, value: Fact | FormattedFact) -> str:
        styled = value if isinstance(value, FormattedFact) else FormattedFact(value)
        return formatted(styled.fact, styled.format, self.evaluator.edition.locale)

    def print_fact(self, value: Fact | FormattedFact, span: Where | None, block: str) -> tuple[str, int]:
        """The one place where a number becomes text: its characters and its index in Report.facts."""
        printed = self.format(value)
        fact = value.fact if isinstance(value, FormattedFact) else value
        self.facts.append(PrintedFact(fact, printed, span, block))
        return printed, len(self.facts) - 1

    # ---- names

    def path(self, here: Here, step: str) -> str:
        """A block path that no other block has: a second one of the same name gets a number."""
        path = f"{here.path}/{step}" if here.path else step
        count = self.paths.get(path, 0) + 1
        self.paths[path] = count
        return path if count == 1 else f"{path}~{count}"

    def entered(self, here: Here, span: Span | None) -> Here:
        """One level deeper; refuses components that call themselves without end, and loops that do not
        end: these are told where the limit is passed, not for every block that comes after.
        """
        self.blocks += 1
        if here.depth >= MAX_DEPTH:
            place = ("nested-too-deep", span, "")  # a component that calls itself twice comes here very often
            if place in self.told:
                raise Absent
            self.told.add(place)
            self.endless.update(name for name, times in Counter(here.calls).items() if times > 1)
            raise self.failed(ExpressionError("nested-too-deep", limit=MAX_DEPTH, block=here.path), "", span)
        if self.blocks == MAX_BLOCKS + 1:
            raise self.failed(ExpressionError("too-many-blocks", block=here.path), "", span)
        if self.blocks > MAX_BLOCKS:
            raise Absent
        return replace(here, depth=here.depth + 1)


def local_names(here: Here) -> dict[str, Any]:
    """The names that a component sees beside its parameters: those of the page and the section, never
    the caller's.
    """
    found: dict[str, Any] = {}
    for name in CONTEXT_NAMES:
        with suppress(KeyError):
            found[name] = here.scope.lookup(name)
    return found


def bare(source: str) -> str:
    """The expression of `{{ … }}` when that is the whole field; else the field itself."""
    try:
        tokens = split(source)
    except ExpressionError:
        return source
    return tokens[0].text if len(tokens) == 1 and tokens[0].expression else source
