"""Parts that other runs have bound: a port, and the binding that asks it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from reportcli.bind.context import Binding
from reportcli.bind.parts.apart import bound, fits, lasts, take
from reportcli.bind.parts.bound import BoundPart
from reportcli.bind.parts.dependencies import (
    FORMLESS,
    LOCAL,
    PHOTO,
    TEXT,
    Dependencies,
    Local,
    Readings,
    reads_of,
    without_local,
)
from reportcli.bind.parts.exact import exact
from reportcli.bind.parts.masters import Outdated, furnished
from reportcli.bind.position import Here
from reportcli.blocks import Block
from reportcli.expressions.names import NAME
from reportcli.expressions.values import Scope
from reportcli.layout.models.node import Node
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.tables.reads import Noted, note_all, noted_reads

if TYPE_CHECKING:
    from reportcli.bind.computed_cells import Computed
    from reportcli.inputs.markdown.nodes import Prose
    from reportcli.workbook.workbook import Workbook

Known = tuple[Dependencies, BoundPart]


class KnownParts(Protocol):
    """Parts that were bound before, each by its key; the last one stays."""

    def get(
        self, key: str, holds: Callable[[Dependencies], bool], fits: Callable[[BoundPart], bool]
    ) -> Known | None:
        """A part whose dependencies hold, and that fits behind what stands before it."""

    def put(self, key: str, dependencies: Dependencies, part: BoundPart) -> None:
        """Keeps a part."""

    def parsed(self, text: str, file: str) -> Prose:
        """The tree of a text file, as `parse_markdown` gives it."""

    @property
    def edited(self) -> bool:
        """Whether a part was known, and did not hold: then what stands in it is worth being kept, too."""


@dataclass(frozen=True, slots=True)
class Remembering:
    """Binds the parts of a report that are not known. common: a digest of what every part depends on."""

    known: KnownParts
    readings: Readings
    common: str

    def part(self, report: Binding, node: Node, here: Here) -> BoundPart:
        """The part of a node at a place."""
        key = self._key(report, node, here)
        if key is None:
            return bound(report, node, here)
        files, local = report.layout.project, _local(here, report.texts.root.scope)
        known = self.known.get(
            key, lambda read: self.readings.hold(read, files, local), lambda part: fits(report, part)
        )
        if known is not None:
            note_all(reads_of(known[0]))
            report.texts.evaluator.budget.steps -= known[1].counts.steps
            return known[1]
        apart = files.apart()
        with noted_reads() as reads:
            inside = replace(report, layout=replace(report.layout, project=apart))
            made = furnished(inside, bound(inside, node, _noting(here, report.texts.root.scope)))
        files.absorb(apart)
        note_all(without_local(reads))
        dependencies = self.readings.dependencies(reads, apart, local) if lasts(made) else None
        if dependencies is not None:
            self.known.put(key, dependencies, _without_places(made))
        return made

    def _key(self, report: Binding, node: Node, here: Here) -> str | None:
        """Where a part stands, and how often what is called so stands there before it."""
        step = node.path.rpartition("/")[2] or node.kind
        path = f"{here.path}/{step}" if here.path else step
        place = (here.lang, here.path, here.level, here.depth, here.section, here.calls, here.ids)
        pages = (here.page, here.master)
        colours = sorted(here.styles.colours.items())
        try:
            at = exact(node.path, node.span, report.registers.paths.get(path, 0), place, pages, colours)
        except FORMLESS:
            return None
        return f"{self.common} {path} {at.hex()}"


def _without_places(part: BoundPart) -> BoundPart:
    """The part as other runs may have it: its masters stand at no place of this one."""
    masters = {bound: replace(use, here=None) for bound, use in part.masters.items()}
    return replace(part, masters=masters) if masters else part


def _local(here: Here, root: Scope) -> Local:
    """The names of a place but those of the report, each with the blank cells that it was given."""
    return {name: (value, here.scope.blank(name)) for name, value in _names(here, root).items()}


def _noting(here: Here, root: Scope) -> Here:
    """The place, in which it is noted which of its names are looked up."""
    names = _names(here, root)
    if here.scope is root:
        return here
    blanks = {name: here.scope.blank(name) for name in names}
    return replace(here, scope=Scope(Noted(LOCAL, names), root, blanks))


def _names(here: Here, root: Scope) -> dict[str, object]:
    """The names of a place but those of the report, the innermost first."""
    names: dict[str, object] = {}
    scope: Scope | None = here.scope
    while scope is not None and scope is not root:
        for name, value in scope.names.items():
            names.setdefault(name, value)
        scope = scope.parent
    return names


@dataclass(frozen=True, slots=True)
class Parts:
    """Binds parts one after the other, each added to what it stands in."""

    remembering: Remembering | None

    def part(self, report: Binding, node: Node, here: Here) -> list[Block]:
        """The blocks of a part of the top level."""
        if self.remembering is None:
            part = bound(report, node, here)
        else:
            part = self._known(self.remembering, report, node, here)
        take(report, part)
        return list(part.blocks)

    def _known(self, remembering: Remembering, report: Binding, node: Node, here: Here) -> BoundPart:
        """A part as it is known, or bound; bound as a whole where something known in it does not fit."""
        budget = report.texts.evaluator.budget
        steps = budget.steps
        try:
            return remembering.part(report, node, here)
        except Outdated:
            budget.steps = steps
            return bound(replace(report, apart=None), node, here)

    def inner(self, report: Binding, node: Node, here: Here) -> list[Block]:
        """The blocks of what stands in a part; of one that was never bound before, nothing is kept by itself.
        Raises Absent where it cannot be bound.
        """
        if self.remembering is None or not self.remembering.known.edited:
            return report.blocks_of(node, here)
        return self.part(report, node, here)


def remembering_of(
    report: Binding, workbook: Workbook, done: Computed, *, known: KnownParts, loaded: str
) -> Remembering | None:
    """What asks for known parts; None where something that all depend on has no form of its own.

    loaded: a digest of all that the layout was made from.
    """
    names = report.texts.root.scope.names
    every = {**workbook.tables, **workbook.views}
    tables = {
        name: (table.records, done.tables[name]) if name in done.tables else (table.records,)
        for name, table in every.items()
    }
    readings = Readings(tables, {NAME: names, TEXT: done.prose, PHOTO: done.photos})
    edition, said = report.texts.evaluator.edition, report.texts.untranslated
    try:
        common = exact(
            loaded,
            (edition.lang, edition.locale, edition.words, edition.currency, sorted(edition.borrowed)),
            (workbook.input, workbook.language, workbook.languages),
            (workbook.untranslated, said.own, sorted(said.files) if not said.own else ()),
            (report.diagnostics.earlier, list(names), report.sources.draft),
        )
    except FORMLESS:
        return None
    return Remembering(known, readings, common.hex())
