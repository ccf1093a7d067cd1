"""How rows and cells of a table look: by their kind, and where a condition holds."""

from __future__ import annotations

from collections.abc import Iterable

from reportcli.bind.attributes import Attributes
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.layout.models.context import Raw
from reportcli.layout.models.kinds.table import ConditionalStyle
from reportcli.model.style import Gradient, Paint, ParagraphStyle, Stroke, TableStyle
from reportcli.model.value_class import dataclass, replace


@dataclass(frozen=True, slots=True)
class Look:
    """like: the kind of row that it looks as, "" for its own; what is None is the table style's."""

    like: str = ""
    style: ParagraphStyle | None = None
    fill: Paint | Gradient | None = None
    above: Stroke | None = None
    below: Stroke | None = None


PLAIN = Look()


def look_of(binding: Binding, rules: Iterable[ConditionalStyle], here: Here) -> Look:
    """What the rules that hold say together, the last word counting."""
    found = PLAIN
    for rule in rules:
        if not binding.texts.holds(rule.when, here, rule.where("when")):
            continue
        read = Attributes(binding, rule, here)
        found = Look(
            rule.like or found.like,
            read.paragraph("style") if rule.style else None if rule.like else found.style,
            ground_of(read, rule.gradient) or found.fill,
            read.stroke("rule_above") or found.above,
            read.stroke("rule_below") or found.below,
        )
    return found


def ground_of(read: Attributes, gradient: Gradient | Raw | None) -> Paint | Gradient | None:
    """What stands behind a row or a cell: a gradient, else a plain colour."""
    return read.at("gradient").gradient(gradient) or read.paint("fill")


def under(row: Look, cell: Look) -> Look:
    """What a row says, and what a cell of it says over that; rules are the row's."""
    style = cell.style or (None if cell.like else row.style)
    return replace(row, like=cell.like or row.like, style=style, fill=cell.fill)


def paragraph_of(style: TableStyle, kind: str) -> ParagraphStyle:
    """The paragraph style of a kind of row.

    Without one of their own, groups look as heads, but not on the ground that heads alone have.
    """
    if kind == "group":
        dark_heads = style.header_fill is not None and style.group_fill is None
        return style.group or (style.total if dark_heads else style.header)
    known = {
        "header": style.header,
        "total": style.total,
        "subtotal": style.subtotal or style.total,
        "carried": style.carried or style.cell,
        "note": style.note or style.cell,
    }
    return known.get(kind, style.cell)
