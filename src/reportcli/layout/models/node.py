"""Blocks of the layout, and what every block takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.models.bounds import Bounds, Contradiction, LengthBounds, Trim
from reportcli.layout.models.conditions import constant_condition, divided_id
from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import is_set
from reportcli.layout.models.fields import BoxField, Expr, Flag, LanguageTag, Text, choice
from reportcli.layout.models.measures import Distance, Height, Width
from reportcli.layout.models.parts import Idle, Part
from reportcli.model.geometry import MM, Length

ROLES = (
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH",
    "TD", "THead", "TBody", "TFoot", "Caption", "Figure", "Formula", "BlockQuote", "Quote", "Note",
    "Reference", "Code", "Span", "Em", "Strong", "Sub", "Title", "Aside", "FENote", "TOC", "TOCI",
    "Index", "Part", "Art", "Sect", "Div", "NonStruct", "Artifact",
)  # fmt: skip
"""Structure types of tagged PDF (ISO 32000-1, 14.8.4), and those that are mapped to one of them."""


class Common(Part):
    """What every block takes. `alt` is a sentence or `decorative`; `box` a style's name or its properties."""

    id: Text | None = Field(
        default=None,
        description="Name of the block: for links, changes, overrides and the outline. Once in a report.",
    )
    role: Annotated[str, choice(*ROLES)] | None = Field(
        default=None,
        description=(
            "Structure role in the tagged PDF (P, Sect, Figure, BlockQuote, Note, Caption, "
            "Aside, Artifact …), where the block's own is not meant."
        ),
    )
    lang: LanguageTag | None = Field(default=None, description="Language of the text in it, such as nl-BE.")
    alt: Text | None = Field(
        default=None,
        description="What a reader who does not see it is told; `decorative` when there is nothing to tell.",
    )
    width: Width | None = Field(
        default=None,
        description=(
            "Width; in a row also `1 fr` (a share of what is left) or `auto` (as wide as the content)."
        ),
    )
    height: Height | None = Field(
        default=None, description="Height; without one the block is as high as its content."
    )
    space_before: Distance | None = Field(
        default=None, description="Least space above; of two spaces that meet, the larger counts."
    )
    space_after: Distance | None = Field(default=None, description="Least space below.")
    box: BoxField | None = Field(
        default=None,
        description="Fill, border and padding around the block: an object style by name, or its properties.",
    )
    keep: Flag | None = Field(default=None, description="Never broken over columns or pages.")
    keep_with_next: Flag | None = Field(
        default=None, description=("Stays with the beginning of the next block.")
    )
    break_before: Annotated[str, choice("auto", "page", "left", "right", "column", "frame")] | None = Field(
        default=None,
        description="What begins anew before the block, as with `break`; `auto`: nothing.",
    )
    align: Annotated[str, choice("stretch", "start", "center", "end")] | None = Field(
        default=None, description="Where a block narrower than its room stands."
    )
    span_columns: Annotated[str, choice("all")] | None = Field(
        alias="span", default=None, description="Inside `columns`: goes across all of them."
    )
    floats: Annotated[str, choice("none", "top", "bottom")] | None = Field(
        alias="float",
        default=None,
        description=(
            "Where it does not fit, it waits for the top or the foot of the next column and the text goes on."
        ),
    )
    actual_text: Text | None = Field(default=None, description="What is read aloud instead of what is drawn.")
    if_: Expr | None = Field(
        default=None,
        description=("The block is there only when this holds; blank, zero and an empty list do not."),
    )

    def doubts(self) -> Iterator[Contradiction]:
        """A condition that never changes, an id that no exception can name."""
        yield from constant_condition(self.if_, "if_")
        yield from divided_id(self.id, "id")
        if isinstance(self.alt, str) and not self.alt.strip():
            yield Contradiction("layout-alt-blank", {}, ("alt",))


NOTHING_COMMON = Common()
NAMING = frozenset({"id", "if_"})
SIZES = frozenset({"width", "height"})
FLOWING = frozenset(
    {"space_before", "space_after", "keep", "keep_with_next", "align", "span_columns", "floats"}
)
ROOM = frozenset({"id", "box", "width", "height", "space_before", "space_after"})
"""Names of fields of Common for which an empty block may stand."""
EVERYTHING = frozenset(Common.declared) - NAMING
"""Names of fields of Common: of all but those that name a block, of its size, of its way in the flow."""


def _says(value: object) -> bool:
    return value != [] and is_set(value.strip() if isinstance(value, str) else value, None)


class Node(Part):
    """A block of the layout. `path` names it ("finances/text-2"); `common` is what every block takes.

    kind: its first key; head_optional: which may stand alone (`toc:`). style_kind: of the style that its
    `style` names; unread: fields of Common that have no effect on it; content: the fields of which one at
    least has to say something, for it to print anything; keeps_room: an empty one that states its room, its
    box or an anchor has that meaning.
    """

    __slots__ = ("_common", "_path", "_variants")

    kind: ClassVar[str] = ""
    style_kind: ClassVar[str] = ""
    unread: ClassVar[frozenset[str]] = frozenset()
    content: ClassVar[tuple[str, ...]] = ()
    keeps_room: ClassVar[bool] = True
    head_optional: ClassVar[bool] = False
    _common: Common
    _path: str
    _variants: tuple[tuple[int, Node], ...]

    def _put(self, values: Mapping[str, object], source: YamlMapping | None) -> None:
        super()._put(values, source)
        self._own(NOTHING_COMMON, "", ())

    def _own(self, common: Common, path: str, variants: tuple[tuple[int, Node], ...]) -> None:
        object.__setattr__(self, "_common", common)
        object.__setattr__(self, "_path", path)
        object.__setattr__(self, "_variants", variants)

    def __getstate__(self) -> object:
        return self.__dict__, self._source, self._stated, self._common, self._path, self._variants

    def __setstate__(self, state: Any) -> None:
        super().__setstate__(state[:3])
        self._own(*state[3:])

    @classmethod
    def fields_of(cls, written: dict[str, object]) -> dict[str, object]:
        """What is written under the names of the model, where a first key takes several forms."""
        return written

    @classmethod
    def written_forms(cls, properties: Mapping[str, object]) -> Mapping[str, object]:
        """The schema of the fields under the keys that are written, where a first key takes several forms."""
        return properties

    @property
    def common(self) -> Common:
        """What every block takes."""
        return self._common

    def share(self, common: Common) -> None:
        """Says what the block has of what every block takes."""
        object.__setattr__(self, "_common", common)

    @property
    def path(self) -> str:
        """The steps that lead to the block, ids where there are ("finances/text-2")."""
        return self._path

    def stand_at(self, path: str) -> None:
        """Gives the block its path."""
        object.__setattr__(self, "_path", path)

    @property
    def variants(self) -> tuple[tuple[int, Node], ...]:
        """Numbers of the block overrides that may mean this block, and the block as each makes it."""
        return self._variants

    def vary(self, number: int, variant: Node) -> None:
        """Adds the block as a block override makes it."""
        object.__setattr__(self, "_variants", (*self._variants, (number, variant)))

    def hollow(self) -> str | None:
        """The field in which nothing is written that it needs to print anything: of several the one that
        is there, else the first. Room that is asked for by itself counts: a ground, a space, an anchor.
        """
        names = self.content
        if not names or any(_says(getattr(self, name)) or _says(self._as_written(name)) for name in names):
            return None
        if (self.keeps_room and self.common.stated & ROOM) or is_set(getattr(self, "grow", None), False):
            return None
        return next((name for name in names if name in self.stated), names[0])

    def _as_written(self, name: str) -> object:
        """A field before it was read: blocks that are wrong are left out of what was read."""
        model = type(self)
        return self.source.get(model.written_key(model.key_of(name))) if self.source is not None else None

    def lacks(self) -> Iterator[Contradiction]:
        """What it cannot be printed without; where something in it is wrong, that alone is reported."""
        yield from ()

    def idle_common(self) -> Iterator[Idle]:
        """What every block takes and this one does not read."""
        return (Idle(self.common, name) for name in sorted(self.common.stated & self.unread))

    def size_contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """A width or height of zero, or beyond the page."""
        for name, most in (("width", trim.across), ("height", trim.down)):
            size = getattr(self.common, name)
            if isinstance(size, Length) and size.unit == "pt":
                bounds = LengthBounds(Bounds(0, most, above=not self.flat))
                problem = bounds.problem(size, f"{size.value / MM:.5g} mm")
                if problem is not None:
                    yield Contradiction(*problem, (name,))

    @property
    def flat(self) -> bool:
        """Whether it may have no height: a line."""
        return False

    @property
    def id(self) -> str | None:
        """The id that is written, an expression as it stands."""
        return self.common.id
