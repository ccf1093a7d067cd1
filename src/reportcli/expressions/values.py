"""What an expression can be: Facts, text that keeps its origin, records, and pieces of styled text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal

from reportcli.model.fact import Fact
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.tables.record import Record

Number = Fact | Decimal | int


@dataclass(frozen=True, slots=True)
class Cause:
    """A cell that an error comes from. column: canonical name of its column, "" when nothing says it."""

    where: Where
    column: str = ""


class ExpressionError(Exception):
    """An expression that cannot be evaluated: a diagnostic code with its arguments.

    `word` is the part of the source that is wrong, for a narrower span; `where` a second place (a cell).
    `causes` are the cells whose content is at fault: the finding stands at the first of them.
    """

    def __init__(self, code: str, word: str = "", where: Where | None = None, **args: object) -> None:
        self.code = code
        self.word = word
        self.where = where
        self.causes: tuple[Cause, ...] = ()
        self.arguments = {name: str(value) for name, value in args.items()}
        super().__init__(code)

    @property
    def asks_of_blank(self) -> bool:
        """Whether it is that a blank was met where a value is needed."""
        kinds = (self.arguments.get(name, "") for name in ("left", "right", "kind"))
        return self.code in OF_BLANK or any("blank" in kind.split(", ") for kind in kinds)


OF_BLANK = ("number-of-blank", "attribute-of-blank")


@dataclass(frozen=True, slots=True)
class Undefined:
    """A name or attribute that does not exist; only `is defined` may look at it."""

    error: ExpressionError = field(compare=False)


@dataclass(frozen=True, slots=True)
class Format:
    """How a Fact is to be printed; None and False leave it to the unit and the locale."""

    decimals: int | None = None
    signed: bool = False
    bare: bool = False
    compact: bool = False
    full: bool = False  # percentage points: their word in full
    short: bool = False  # compact: £5.9m
    negative: str = ""  # parentheses, or as the house has it
    zero: str | None = None  # printed instead of nil
    unit: str | None = None  # printed as this unit instead of the Fact's own
    text: str | None = None  # printed exactly so (a declared literal)


@dataclass(frozen=True, slots=True)
class FormattedFact:
    """A Fact with the format that it asks for."""

    fact: Fact
    format: Format = Format()


class StandIn(str):
    """What `default` gives for a blank: printed as it is, also where a figure would have a format."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Deferred:
    """Text that only the finished pages know: kind page | page-of | page-list | pages; or, once all blocks
    are bound, the number or the title of a target: number-of | title-of. linked: it leads there.
    """

    kind: str
    target: str = ""
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its id, the printed call and the pieces of its body."""

    id: str
    mark: str
    body: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Icon:
    """A drawing of the layout in a line of text. height: what its middle is set on, capitals | small letters;
    alt: what it says, "" for decoration.
    """

    name: str
    alt: str = ""
    height: str = "capitals"


@dataclass(frozen=True, slots=True)
class Sparkline(Icon):
    """A line from the first of some figures to the last, as high as its words; None: a gap."""

    facts: tuple[Fact | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Newline:
    """A forced line end."""


@dataclass(frozen=True, slots=True)
class TabStop:
    """The rest of the line, filled by the style's leader."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text before it is styled. `marks` name character styles, outermost first."""

    content: str | Fact | FormattedFact | Deferred | Icon | Note | Newline | TabStop
    marks: tuple[str, ...] = ()
    link: str | None = None
    where: Where | None = None  # the cell or span that the characters come from
    expression: Where | None = None  # the span of the expression that printed it
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Rich:
    """Text with its marks and Facts: what `~`, text parameters and prose give."""

    pieces: tuple[Piece, ...]

    def __bool__(self) -> bool:
        return any(piece.content != "" for piece in self.pieces)


class Namespace(Mapping[str, object]):
    """Named values under one name (`texts`, `section`, `loop`): attribute access to exactly these."""

    __slots__ = ("_values", "kind")

    def __init__(self, kind: str, values: Mapping[str, object]) -> None:
        self.kind = kind
        self._values = values

    def __getitem__(self, name: str) -> object:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class Made(Namespace):
    """A record that an expression makes: `{"label": "Total", "amount": sum(…)}`.

    origin: the record of the workbook that it has cells of.
    """

    __slots__ = ("origin",)

    def __init__(self, values: Mapping[str, object], origin: Record | None = None) -> None:
        super().__init__("record", values)
        self.origin = origin


@dataclass(frozen=True, slots=True)
class Group:
    """Records that share a value: what `group("column")` gives."""

    key: object
    rows: tuple[object, ...]


@dataclass(slots=True)
class Budget:
    """How many steps evaluation may still take; a count, never a clock."""

    steps: int = 20_000_000

    def spend(self, steps: int = 1) -> None:
        """Takes steps off; raises ExpressionError when none are left."""
        self.steps -= steps
        if self.steps < 0:
            raise ExpressionError("expression-too-much-work")


MAX_TEXT = 200_000  # characters of one value
MAX_LIST = 100_000  # elements of one list


class Scope:
    """Names that an expression may use; inner scopes hide outer ones.

    blanks: for names without a value, the blank cells that they were given.
    """

    __slots__ = ("blanks", "names", "parent")

    def __init__(
        self,
        names: Mapping[str, object],
        parent: Scope | None = None,
        blanks: Mapping[str, tuple[Cause, ...]] | None = None,
    ) -> None:
        self.names = names
        self.parent = parent
        self.blanks = blanks or {}

    def lookup(self, name: str) -> object:
        """The value of a name; KeyError when no scope has it."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.parent
        raise KeyError(name)

    def blank(self, name: str) -> tuple[Cause, ...]:
        """The blank cells behind a name that has no value."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.blanks.get(name, ())
            scope = scope.parent
        return ()

    def all_names(self) -> list[str]:
        """The names of this scope and of those around it, the innermost first."""
        found: dict[str, None] = {}
        scope: Scope | None = self
        while scope is not None:
            found.update(dict.fromkeys(scope.names))
            scope = scope.parent
        return list(found)


class Keyed(tuple[Record, ...]):
    """The records of a table: a list, whose members can also be had by their key (`texts.edito`)."""

    name: str
    by_key: Mapping[str, Record]
    indexes: dict[str, object]  # of columns, made when rows are first looked for by one

    def __new__(cls, name: str, records: tuple[Record, ...], by_key: Mapping[str, Record]) -> Keyed:
        made = super().__new__(cls, records)
        made.name, made.by_key, made.indexes = name, by_key, {}
        return made
