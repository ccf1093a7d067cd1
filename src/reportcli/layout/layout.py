"""A layout, loaded: everything that binding and typesetting ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Part
from reportcli.layout.models.refusals import Refused, arguments, shown
from reportcli.layout.resolve.late_overrides import BlockOverride, RecordOverride
from reportcli.layout.resolve.master_sides import MasterSide
from reportcli.layout.resolve.page_geometry import PageGeometry
from reportcli.layout.resolve.style_sheet import Styles
from reportcli.layout.resolve.values import Values
from reportcli.layout.settings.components import ComponentFile, Param
from reportcli.layout.settings.page_format import LanguageFormats, Numbers
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.display import FontResource, Ink
from reportcli.model.geometry import Length, PageFormat
from reportcli.model.refs import Span
from reportcli.model.style import Paint
from reportcli.model.value_class import dataclass

WITHOUT_ROOM = frozenset({"layout-frame-empty", "layout-frame-off-page", "layout-margins-too-wide"})


BRAND_LOGO = "logos/brand"
"""The name under which the brand's logo is drawn, whatever its file is called."""


class ValueRefusedError(ValueError):
    """A value that was only known when bound is not valid; `diagnostic` says why, without a place."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.code)


@dataclass(frozen=True, slots=True)
class Component:
    """A component: its parameters (in order), slots and body."""

    name: str
    params: Mapping[str, Param]
    slots: tuple[str, ...]
    body: tuple[Node, ...]
    span: Span
    doc: str = ""

    @classmethod
    def of(cls, name: str, head: ComponentFile, body: tuple[Node, ...]) -> Component:
        """A component of its head and its body."""
        return cls(name, head.params, head.slots, body, head.span, head.doc)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Merged, checked and resolved. Nodes hold expressions as text; nothing of the workbook is known here.

    layers: folders, nearest first. files: names of the YAML files read. masters: by (name, "left" | "right").
    plugins: heads of the blocks of installed packages that the layout uses. palette: every colour and alias.
    fonts: key "family/weight/style". words: by language, then key.
    block_overrides: exceptions for blocks whose id only the binder knows.
    written: the merged files as they stand. unused: names that nothing in the layout uses, each a note; texts
    and cells may.
    """

    name: str
    language: str | None
    format: PageFormat
    facing: bool
    multiple: int
    numbers: Numbers
    page: PageGeometry
    palette: Mapping[str, Ink]
    aliases: Mapping[str, str]
    fonts: Mapping[str, FontResource]
    fallbacks: tuple[str, ...]
    styles: Styles
    masters: Mapping[tuple[str, str], MasterSide]
    blank_master: str | None
    components: Mapping[str, Component]
    plugins: Mapping[str, ComponentFile]
    sections: tuple[Node, ...]
    languages: Mapping[str, LanguageFormats] = field(default_factory=dict)  # formats by language
    words: Mapping[str, Mapping[str, str]]
    block_overrides: tuple[BlockOverride, ...]
    record_overrides: tuple[RecordOverride, ...]
    layers: tuple[Path, ...]
    logo: str = ""  # the brand's, found as a file of the layout
    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    unused: tuple[Diagnostic, ...] = ()
    values: Values
    project: ProjectFiles
    written: YamlMapping

    @property
    def unsettable(self) -> bool:
        """Whether a page or a frame of it has no room, so that nothing can be set."""
        return any(finding.code in WITHOUT_ROOM for finding in self.diagnostics)

    def length(self, value: str) -> Length:
        """A length that an expression gave, such as `12 mm`. Raises ValueRefusedError."""
        try:
            found = self.values.length(value)
        except Refused as refused:
            args = arguments(refused.context)
            raise ValueRefusedError(Diagnostic(refused.type, Severity.ERROR, None, args)) from None
        if isinstance(found, str):  # braces in a cell are no expression
            args = {"value": shown(value), "nearest": ""}
            raise ValueRefusedError(Diagnostic("layout-unknown-length", Severity.ERROR, None, args))
        return found

    # colours

    def repaint(self, paint: Paint, colours: Mapping[str, Paint]) -> Paint:
        """A paint as a section sees it that points roles elsewhere (`colours`); aliases are followed."""
        seen = set()
        while paint.role not in seen:
            seen.add(paint.role)
            if paint.role in colours:
                other = colours[paint.role]
                paint = Paint(other.role, paint.tint * other.tint, paint.alpha * other.alpha)
            elif paint.role in self.aliases:
                paint = Paint(self.aliases[paint.role], paint.tint, paint.alpha)
            else:
                break
        return paint

    def styles_for(self, colours: Mapping[str, Paint]) -> Styles:
        """The styles as a section sees them that points roles elsewhere."""
        return self.styles.recoloured(lambda paint: self.repaint(paint, colours))

    # files

    def file(self, name: str) -> Path | None:
        """A file of the layout ("icc/coated.icc"), found in the nearest layer that has it."""
        for folder in self.layers:
            path = self.project.usable(folder, name)
            if path is not None:
                return path
        return None

    def asset(self, name: str) -> Path | None:
        """The SVG of an icon ("heart", "icons/heart", "flags/be")."""
        return self.file(self.logo if name == BRAND_LOGO else f"{asset_name(name)}.svg")

    @property
    def asset_names(self) -> frozenset[str]:
        """Icons by their bare name, other vectors with their folder."""
        return asset_names(self.layers, self.project)

    @property
    def contract_files(self) -> tuple[Path, ...]:
        """contract.yaml of every layer that has one, the base's first."""
        found = (self.project.find(folder, "contract.yaml") for folder in reversed(self.layers))
        return tuple(path for path in found if path is not None)


def asset_name(name: str) -> str:
    """The file of an icon without its suffix: `heart` is icons/heart, `flags/be` is itself."""
    return name if "/" in name else f"icons/{name}"


def asset_names(layers: tuple[Path, ...], files: ProjectFiles) -> frozenset[str]:
    """Icons by their bare name, other vectors with their folder."""
    names: set[str] = set()
    for folder in layers:
        for group in ("icons", "flags", "logos"):
            stems = (entry[:-4] for entry in files.names(folder / group) if entry.endswith(".svg"))
            names.update(stem if group == "icons" else f"{group}/{stem}" for stem in stems)
    return frozenset(names)


def children(value: Part | Iterable[object]) -> Iterator[Node]:
    """The blocks directly inside a node (through its parts), in the order of its fields."""
    for item in vars(value).values() if isinstance(value, Part) else value:
        if isinstance(item, Node):
            yield item
        elif isinstance(item, Part | tuple | list):
            yield from children(item)
        elif isinstance(item, dict):
            yield from children(item.values())
