"""Attributes of blocks by name: what is written, read at a place of the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypedDict, TypeVar

from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.identifiers import slug
from reportcli.bind.position import Here
from reportcli.bind.values.looks import Values
from reportcli.expressions.values import ExpressionError, Rich
from reportcli.layout.models.bounds import LARGEST
from reportcli.layout.models.measures import bounds_of
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Part
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.fact import Fact
from reportcli.model.geometry import Length
from reportcli.model.refs import Span
from reportcli.model.style import ObjectStyle, Paint, ParagraphStyle, Stroke, TableStyle

M = TypeVar("M", float, Length)


class Attributes:
    """Reads the attributes of one part of the layout, each by its name and its type.

    What cannot be read raises Absent, its finding reported where it is written.
    """

    __slots__ = ("binding", "here", "part")

    def __init__(self, binding: Binding, part: Part, here: Here) -> None:
        self.binding = binding
        self.part = part
        self.here = here

    def written(self, name: str) -> Any:
        """The attribute as the layout has it; its model knows the type."""
        return getattr(self.part, name)

    def at(self, name: str, *inside: str | int) -> Values:
        """Reads values at the place of an attribute, or of something in it."""
        return Values(self.binding, self.here, self.part.where(name, *inside))

    def failed(self, error: ExpressionError, name: str, source: str = "") -> Absent:
        """Reports an error at an attribute; what is given back is to be raised."""
        return self.at(name).failed(error, source)

    # ---- expressions and texts

    def value(self, name: str) -> object:
        """The value of an expression."""
        return self.binding.texts.value(self.written(name), self.here, self.part.where(name))

    def records(self, name: str) -> list[object]:
        """The elements of a list."""
        return self.at(name).records(self.written(name))

    def fact(self, name: str) -> Fact:
        """A figure."""
        return self.at(name).fact(self.written(name))

    def text(self, name: str, marks: bool = False) -> Rich:
        """A text with its expressions evaluated; marks: inline Markdown is read."""
        return self.binding.texts.text(self.written(name), self.here, self.part.where(name), marks)

    def plain(self, name: str, block: str | None = None) -> str:
        """A text as characters. block: what prints it, so that its numbers are registered."""
        return self.binding.texts.plain(self.written(name), self.here, self.part.where(name), block)

    # ---- values

    def flag(self, name: str, default: bool = False) -> bool:
        """Whether something is so."""
        written = self.written(name)
        if written is None or isinstance(written, bool):  # of most cells: no place is made for it
            return default if written is None else written
        return self.at(name).flag(written, default)

    def number(self, name: str, default: float = 0.0) -> float:
        """A number."""
        return self._known(name, self.at(name).number(self.written(name), default))

    def count(self, name: str, most: int) -> int:
        """A whole number from 1 to `most`."""
        return self.at(name).count(self.written(name), most)

    def word(self, name: str) -> str:
        """A name or a choice, "" when there is none."""
        return self.at(name).word(self.written(name))

    def paint(self, name: str) -> Paint | None:
        """A colour, None when there is none."""
        return self.at(name).paint(self.written(name))

    def stroke(self, name: str) -> Stroke | None:
        """A line, None when there is none."""
        return self.at(name).stroke(self.written(name))

    def box(self, name: str) -> ObjectStyle | None:
        """An object style, None when there is none."""
        return self.at(name).box(self.written(name))

    def length(self, name: str) -> Length:
        """A length, `auto` when there is none."""
        return self._known(name, self.at(name).length(self.written(name)))

    def points(self, name: str, default: float = 0.0) -> float:
        """A distance in points."""
        return self._known(name, Length(self.at(name).points(self.written(name), default))).value

    def ratio(self, name: str) -> float | None:
        """Width by height, None when there is none."""
        found = self.at(name).ratio(self.written(name))
        return found if found is None else self._known(name, found)

    def each(self, name: str) -> list[Length]:
        """The lengths of a list."""
        bounds = bounds_of(type(self.part), name)
        found = []
        for index, written in enumerate(self.written(name) or ()):
            values = self.at(name, index)
            found.append(values.within(bounds, values.length(written), written))
        return found

    def _known(self, name: str, found: M) -> M:
        """A measure that an expression gave lies in the range of its field; loading has looked at others."""
        written = self.written(name)
        if not isinstance(written, str):
            return found
        return self.at(name).within(bounds_of(type(self.part), name), found, written)

    # ---- styles

    def paragraph(self, name: str, default: str | None = None) -> ParagraphStyle:
        """A paragraph style, without one the default; without that, the style of running text."""
        values = self.at(name)
        wanted = self.written(name) or default
        prose = self.binding.layout.styles.prose
        try:
            return self.here.styles.paragraph(values.word(wanted) if wanted else prose.get("p", "body"))
        except ExpressionError as error:
            raise values.failed(error, "") from None

    def table_style(self, name: str) -> TableStyle:
        """A table style, without one the layout's first."""
        values = self.at(name)
        wanted = values.word(self.written(name)) or next(iter(self.binding.layout.styles.table), "")
        try:
            return self.here.styles.table(wanted)
        except ExpressionError as error:
            raise values.failed(error, "") from None

    # ---- ids

    def identity(self, name: str, path: str) -> str | None:
        """An id, unique in the report; furniture repeats and has none."""
        source = self.written(name)
        if not source or self.here.side:
            return None
        found = slug(self.plain(name))
        if not found:
            return None
        ids, span = self.binding.registers.ids, self.part.where(name)
        if found not in ids:
            ids[found] = span
            return found
        known = any(
            d.code == "layout-duplicate-id" and d.where == span for d in self.binding.layout.diagnostics
        )
        if not known and (not self.here.calls or "{{" in source):
            first = ids[found]
            related = (Related("first-use-of-id", first),) if first else ()
            self.binding.diagnostics.add(Diagnostic("id-twice", Severity.ERROR, span, {"id": found}, related))
        return None  # of a component that is called again, overrides find the call's own id


class BlockFields(TypedDict, total=False):
    """What every block of the report carries."""

    path: str
    span: Span | None
    role: str | None
    id: str | None
    lang: str | None
    alt: str | None
    decorative: bool
    actual_text: str | None
    width: Length
    height: Length
    space_before: float
    space_after: float
    box: ObjectStyle | None
    keep: bool
    keep_with_next: bool
    align: str
    span_columns: bool
    floats: str


def common(read: Attributes, node: Node, path: str, role: str | None = None) -> BlockFields:
    """The attributes that every block takes, as arguments of its class; only those that are written are
    looked at. role: the structure role where the layout states none.
    """
    shared: BlockFields = {"path": path, "span": node.span, "role": role}
    own = Attributes(read.binding, node.common, read.here)
    for name in node.common.stated & COMMON.keys():
        shared.update(COMMON[name](own))
    if node.common.id is not None:
        shared["id"] = own.identity("id", path)
    return shared


def growth(read: Attributes) -> tuple[float, float] | None:
    """Least and greatest height in points of a block that shares what its page leaves empty."""
    if not read.flag("grow"):
        return None
    least = read.points("min_height", 0.0)
    return least, max(read.points("max_height", LARGEST), least)


def _role(read: Attributes) -> BlockFields:
    role = read.word("role")
    return {"role": role, "decorative": True} if role == "Artifact" else {"role": role}


def _alt(read: Attributes) -> BlockFields:
    """A sentence, or `decorative`."""
    text = read.plain("alt", read.here.path).strip()
    return {"decorative": True} if text == "decorative" else {"alt": text or None}


COMMON: Mapping[str, Callable[[Attributes], BlockFields]] = {
    "role": _role,
    "alt": _alt,
    "lang": lambda read: {"lang": read.written("lang")},
    "actual_text": lambda read: {"actual_text": read.plain("actual_text") or None},
    "width": lambda read: {"width": read.length("width")},
    "height": lambda read: {"height": read.length("height")},
    "space_before": lambda read: {"space_before": read.points("space_before")},
    "space_after": lambda read: {"space_after": read.points("space_after")},
    "box": lambda read: {"box": read.box("box")},
    "keep": lambda read: {"keep": read.flag("keep")},
    "keep_with_next": lambda read: {"keep_with_next": read.flag("keep_with_next")},
    "align": lambda read: {"align": read.written("align") or "stretch"},
    "span_columns": lambda read: {"span_columns": read.written("span_columns") == "all"},
    "floats": lambda read: {"floats": read.written("floats") or "none"},
}
