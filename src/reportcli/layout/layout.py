"""A layout, loaded: everything that binding and typesetting ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from reportcli.inputs.nearest import nearest
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.models import Node, Part
from reportcli.layout.models.fields import is_late, shown
from reportcli.layout.resolve.changes import BlockOverride, RecordOverride
from reportcli.layout.resolve.masters import MasterSide, PageGeometry
from reportcli.layout.resolve.styles import Styles, object_style
from reportcli.layout.resolve.values import Values
from reportcli.layout.settings.components import ComponentFile, Param
from reportcli.layout.settings.page_format import LanguageFormats, Numbers
from reportcli.layout.settings.styles import ObjectProperties
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.display import FontResource, Ink, PageFormat
from reportcli.model.geometry import Edges, Length
from reportcli.model.refs import Span
from reportcli.model.style import ObjectStyle, Paint, Stroke


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
        return cls(name, head.params, head.slots, body, head.span, head.doc)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Merged, checked and resolved. Nodes hold expressions as text; nothing of the workbook is known here.

    layers: folders, nearest first. files: names of the YAML files read. masters: by (name, "left" | "right").
    plugins: heads of the blocks of installed packages that the layout uses. palette: every colour and alias.
    fonts: key "family/weight/style". words: by language, then key.
    block_overrides: exceptions for blocks whose id only the binder knows.
    written: the merged files as they stand.
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
    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    values: Values
    project: ProjectFiles
    written: YamlMapping
    _recoloured: dict[tuple[tuple[str, Paint], ...], Styles] = field(default_factory=dict)

    # values that were late

    def length(self, value: object) -> Length:
        """Read a length that an expression gave. Raises ValueRefusedError."""
        return self._read(self.values.length, value)  # type: ignore[no-any-return]

    def points(self, value: object) -> float:
        return self._read(self.values.points, value)  # type: ignore[no-any-return]

    def edges(self, value: object) -> Edges:
        return self._read(self.values.edges, value)  # type: ignore[no-any-return]

    def paint(self, value: object) -> Paint:
        return self._read(self.values.paint, value)  # type: ignore[no-any-return]

    def stroke(self, value: object) -> Stroke:
        return self._read(self.values.stroke, value)  # type: ignore[no-any-return]

    def settle(self, kind: str, value: Any, render: Callable[[str], str]) -> Any:
        """A late value (text, or a mapping with late text in it) rendered and then read; others as they are.
        kind: length | paint | stroke | box."""
        if not is_late(value):
            return value
        known = _rendered(value, render)
        if kind == "box":
            return self.box(known)
        return self._read(getattr(self.values, kind), known)

    def box(self, value: Any) -> ObjectStyle:
        """An object style by its name, or from its properties."""
        if isinstance(value, ObjectStyle):
            return value
        if isinstance(value, str):
            self.known("object", value)
            style: ObjectStyle = self.styles.object[value]
            return style
        return self._read(self._object, value)  # type: ignore[no-any-return]

    def _object(self, value: Any) -> ObjectStyle:
        return object_style(ObjectProperties.model_validate(value, context=self.values), {})

    def known(self, what: str, name: str) -> None:
        """Check a name that an expression gave: paragraph | character | object | table | master | icon."""
        names: Any = {name for name, _ in self.masters} if what == "master" else None
        if what == "icon":
            if self.asset(name) is not None:
                return
            names = self.asset_names
        elif names is None:
            names = getattr(self.styles, what)
        if name not in names:
            args = {"name": shown(name), "nearest": nearest(name, names)}
            raise ValueRefusedError(Diagnostic(f"layout-unknown-{what}", Severity.ERROR, None, args))

    @staticmethod
    def _read(read: Callable[[Any], Any], value: object) -> Any:
        try:
            return read(value)
        except PydanticCustomError as refused:
            code, context = refused.type, refused.context or {}
        except ValidationError as wrong:
            fault = wrong.errors(include_url=False, include_input=False)[0]
            code, context = fault["type"], fault.get("ctx", {"key": fault["loc"][0]})
        args = {k: str(v) for k, v in context.items() if k != "code"}
        raise ValueRefusedError(Diagnostic(code, Severity.ERROR, None, args))

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
        """The styles as a section sees them; remembered."""
        key = tuple(sorted(colours.items(), key=lambda item: item[0]))
        if key not in self._recoloured:
            self._recoloured[key] = self.styles.recoloured(lambda paint: self.repaint(paint, colours))
        return self._recoloured[key]

    # files

    def file(self, name: str) -> Path | None:
        """A file of the layout ("icc/coated.icc"), found in the nearest layer that has it."""
        for folder in self.layers:
            path = self.project.find(folder, name)
            if path is not None:
                return path
        return None

    def asset(self, name: str) -> Path | None:
        """The SVG of an icon ("heart", "icons/heart", "flags/be")."""
        return self.file(f"{asset_name(name)}.svg")

    @property
    def asset_names(self) -> frozenset[str]:
        return asset_names(self.layers, self.project)

    @property
    def contract_files(self) -> tuple[Path, ...]:
        """contract.yaml of every layer that has one, the base's first."""
        found = (self.project.find(folder, "contract.yaml") for folder in reversed(self.layers))
        return tuple(path for path in found if path is not None)

    def span_of(self, node: Part, *names: str | int) -> Span:
        """Where a node, or a field of it (`"columns", 0, "cell"`), is written."""
        return node.where(*names)


def asset_name(name: str) -> str:
    return name if "/" in name else f"icons/{name}"


def asset_names(layers: tuple[Path, ...], files: ProjectFiles) -> frozenset[str]:
    """Icons by their bare name, other vectors with their folder."""
    names: set[str] = set()
    for folder in layers:
        for group in ("icons", "flags", "logos"):
            stems = (entry[:-4] for entry in files.names(folder / group) if entry.endswith(".svg"))
            names.update(stem if group == "icons" else f"{group}/{stem}" for stem in stems)
    return frozenset(names)


def children(value: Any) -> Iterator[Node]:
    """The blocks directly inside a node (through its parts), in the order of its fields."""
    items = value.__dict__.values() if isinstance(value, Part) else value
    for item in items:
        if isinstance(item, Node):
            yield item
        elif isinstance(item, Part | tuple | list):
            yield from children(item)
        elif isinstance(item, dict):
            yield from children(list(item.values()))


def _rendered(value: Any, render: Callable[[str], str]) -> Any:
    if not isinstance(value, YamlMapping | dict):
        return render(value) if is_late(value) else value
    return {key: _rendered(item, render) for key, item in value.items()}
