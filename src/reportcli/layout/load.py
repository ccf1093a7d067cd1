"""Loads a layout: files merged through `extends`, names resolved, blocks built, all mistakes told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from reportcli.layout.build import Builder
from reportcli.layout.changes import (
    BlockOverride,
    RecordOverride,
    apply_change,
    apply_override,
    id_paths,
    with_values,
)
from reportcli.layout.fields import is_late
from reportcli.layout.find import LayoutFolder, find_layout
from reportcli.layout.layers import Layer, merge, read_layers, read_yaml, start_of
from reportcli.layout.layout import Component, Layout, ValueRefusedError, asset_names, children
from reportcli.layout.masters import PageGeometry, resolve_masters
from reportcli.layout.models import Node
from reportcli.layout.reporting import Sink
from reportcli.layout.settings.changes import Override
from reportcli.layout.settings.components import ComponentFile
from reportcli.layout.settings.layout_file import LayoutFile
from reportcli.layout.settings.page_format import Baseline, Format
from reportcli.layout.styles import KINDS, resolve_styles
from reportcli.layout.tokens import BUILT_IN, resolve_fonts, resolve_lengths, resolve_palette
from reportcli.layout.values import Values
from reportcli.model.diagnostic import Findings
from reportcli.model.display import PageFormat
from reportcli.source.jail import ProjectFiles
from reportcli.source.nearest import nearest
from reportcli.source.yaml_nodes import YamlMapping, YamlSequence

__all__ = ["Layout", "LayoutFolder", "ValueRefusedError", "find_layout", "load_layout"]


def load_layout(found: LayoutFolder, files: ProjectFiles) -> Layout:
    """The layout in a folder. Its mistakes stand in `diagnostics`, what is broken is left out. Raises
    Findings when nothing can be built of it."""
    sink = Sink()
    layers = read_layers(found, files, sink)
    if not layers[0].top:
        raise Findings(sink.diagnostics)
    top = _merged(layers)
    return _Loading(sink, files, layers, top).layout()


def _merged(layers: list[Layer]) -> YamlMapping:
    """All layers as one mapping, the base first; `changes` and `extends` belong to their layer."""
    top = YamlMapping(layers[0].top.span)
    for layer in reversed(layers):
        top = merge(top, layer.top.without("changes", "extends"))
    return top


class _Loading:
    """One load: the builder, and what the parts of the layout need of one another."""

    def __init__(self, sink: Sink, files: ProjectFiles, layers: list[Layer], top: YamlMapping) -> None:
        self.sink = sink
        self.files = files
        self.layers = layers
        self.top = top
        self.folders = tuple(layer.folder for layer in layers)
        self.tokens = _mapping(sink, top, "tokens")
        self.styles = {kind: _mapping(sink, _mapping(sink, top, "styles"), kind) for kind in KINDS}
        self.builder = Builder(sink, Values(), self._names(), {})
        self.block_overrides: list[BlockOverride] = []
        self.record_overrides: list[RecordOverride] = []

    def _names(self) -> dict[str, frozenset[str]]:
        names = {kind: frozenset(raw) for kind, raw in self.styles.items()}
        names["master"] = frozenset(_mapping(self.sink, self.top, "masters"))
        names["font"] = frozenset(_mapping(self.sink, self.tokens, "fonts")) - {"fallback"}
        names["icon"] = asset_names(self.folders, self.files)
        return names

    def layout(self) -> Layout:
        sink, builder = self.sink, self.builder
        self._unknown_groups()
        page = self._format()
        colours = _mapping(sink, self.tokens, "colours")
        builder.values.colours = frozenset({*colours, *BUILT_IN})
        resolve_lengths(builder, _mapping(sink, self.tokens, "lengths"))
        palette, aliases = resolve_palette(builder, colours)
        fonts, fallbacks = resolve_fonts(
            builder, _mapping(sink, self.tokens, "fonts"), self.folders, self.files
        )
        styles = resolve_styles(builder, self.styles)
        raw_components = self._component_heads()
        head = self.top.without("format", "tokens", "styles", "masters", "words", "sections")
        settings = builder.read(LayoutFile, head) or LayoutFile()
        raw_sections = self._changed_sections(inside=any(any(id_paths(r)) for r in raw_components.values()))
        components = {
            name: Component.of(
                name, builder.components[name], builder.component(builder.components[name], raw)
            )
            for name, raw in raw_components.items()
        }
        masters = resolve_masters(builder, _mapping(sink, self.top, "masters"), page)
        sections = builder.blocks(raw_sections)
        name_paths(sections, sink)
        for component in components.values():
            name_paths(component.body, sink)
        self._variants(sections, components)
        return Layout(
            name=self.layers[0].name,
            language=settings.language,
            format=PageFormat(page.width, page.height, self.format.bleed),
            facing=self.format.facing,
            multiple=self.format.multiple,
            numbers=self.format.numbers,
            languages=self.format.languages,
            page=page,
            palette=palette,
            aliases=aliases,
            fonts=fonts,
            fallbacks=fallbacks,
            styles=styles,
            masters=masters,
            blank_master=settings.blank_master,
            components=components,
            plugins=dict(sorted(builder.plugins.items())),
            sections=sections,
            words=self._words(),
            block_overrides=tuple(self.block_overrides),
            record_overrides=tuple(self.record_overrides),
            layers=self.folders,
            files=tuple(name for layer in self.layers for name in layer.files),
            diagnostics=sink.diagnostics,
            values=builder.values,
            project=self.files,
            written=self.top,
        )

    def _variants(self, sections: tuple[Node, ...], components: Mapping[str, Component]) -> None:
        """Prepares every block that an override may mean whose path only binding knows."""
        for number, override in enumerate(self.block_overrides):
            last = override.path.rpartition("/")[2]
            for node in list(_deep(sections)):
                self._variant(node, number, override, last, None)
            for component in components.values():
                for node in list(_deep(component.body)):
                    self._variant(node, number, override, last, component)

    def _variant(
        self, node: Node, number: int, override: BlockOverride, last: str, component: Component | None
    ) -> None:
        if node.id is None or node._source is None or not (node.id == last or is_late(node.id)):
            return
        raw = with_values(node._source, override.set)
        made = self.builder.block(raw, self.builder.components[component.name] if component else None)
        if made is not None:
            made._path = node.path
            name_paths(children(made), self.sink, made.path)
            node._variants = (*node.variants, (number, made))

    def _unknown_groups(self) -> None:
        for raw, known in (
            (self.tokens, ("colours", "fonts", "lengths")),
            (_mapping(self.sink, self.top, "styles"), KINDS),
        ):
            for key in raw:
                if key not in known:
                    at, near = raw.keys_at[key], nearest(key, known)
                    self.sink.found("layout-unknown-key", at, key=key, names=", ".join(known), nearest=near)

    def _format(self) -> PageGeometry:
        """The format; the baseline step first, because every `bl` needs it."""
        raw = _mapping(self.sink, self.top, "format")
        values = self.builder.values
        baseline = self.builder.read(Baseline, _mapping(self.sink, raw, "baseline")) or Baseline()
        values.baseline = baseline.step
        self.format = self.builder.read(Format, raw) or Format()
        margins = {k: getattr(self.format.margins, k) for k in self.format.margins.model_fields_set}
        width, height = self.format.page
        grid = self.format.grid
        return PageGeometry(
            width, height, margins, grid.columns, grid.gutter, values.baseline, self.format.baseline.first
        )

    def _component_heads(self) -> dict[str, YamlMapping]:
        """Components by name, the nearest layer's first choice; their heads go to the builder."""
        raw: dict[str, YamlMapping] = {}
        for layer in self.layers:
            for name, mapping in layer.components.items():
                raw.setdefault(name, mapping)
        heads = {}
        for name, mapping in sorted(raw.items()):
            head = self.builder.read(ComponentFile, mapping)
            if head is not None:
                heads[name] = head
                self._check_defaults(head)
        self.builder.components = heads
        return {name: raw[name] for name in heads}

    def _check_defaults(self, head: ComponentFile) -> None:
        for param in head.params.values():
            if param.type in ("colour", "length") and param.default:
                self.builder.argument(param.type, param.default, param.where("default"))

    def _changed_sections(self, inside: bool) -> YamlSequence:
        """The raw sections: files put in, then changes and overrides of every layer, the base's first."""
        written = self.top.get("sections")
        if not isinstance(written, YamlSequence):
            written = YamlSequence(self.top.values_at.get("sections", self.top.span))
            self.sink.found("layout-no-sections", self.top.span)
        sections = self._section_files(written)
        for layer in reversed(self.layers):
            changes = self.builder.read(LayoutFile, _only(layer.top, "changes"))
            for change in changes.changes if changes else ():
                sections = apply_change(sections, change, self.sink)
        sections = self._section_files(sections)
        for layer in reversed(self.layers):
            for raw in layer.overrides or ():
                sections = self._override(raw, layer, sections, inside)
        return sections

    def _override(self, raw: Any, layer: Layer, sections: YamlSequence, inside: bool) -> YamlSequence:
        if not isinstance(raw, YamlMapping):
            at = layer.overrides.span if layer.overrides is not None else start_of(layer.name)
            self.sink.found("layout-value-not-mapping", at, value=str(raw)[:60])
            return sections
        override = self.builder.read(Override, raw)
        if override is None:
            return sections
        sections, left = apply_override(sections, override, self.sink, inside)
        if isinstance(left, BlockOverride):
            self.block_overrides.append(left)
        elif isinstance(left, RecordOverride):
            self.record_overrides.append(left)
        return sections

    def _section_files(self, written: YamlSequence, trail: tuple[str, ...] = ()) -> YamlSequence:
        """Blocks with every `section-file` in them, however deep, replaced by what the file holds."""
        sections = YamlSequence(written.span)
        for item, at in zip(written, written.items_at, strict=True):
            if isinstance(item, YamlMapping) and next(iter(item), None) == "section-file":
                raw = self._section_file(item, trail)
                if raw is not None:
                    sections.add(raw, raw.span)
            else:
                sections.add(self._with_files(item, trail), at)
        return sections

    def _with_files(self, value: Any, trail: tuple[str, ...]) -> Any:
        if isinstance(value, YamlSequence):
            return self._section_files(value, trail)
        if not isinstance(value, YamlMapping):
            return value
        copy = value.copy()
        for key, inner in value.items():
            if isinstance(inner, YamlMapping | YamlSequence):
                copy[key] = self._with_files(inner, trail)
        return copy

    def _section_file(self, item: YamlMapping, trail: tuple[str, ...]) -> YamlMapping | None:
        name, at = str(item["section-file"]), item.values_at["section-file"]
        if name in trail:
            self.sink.found("layout-cyclic-section-file", at, name=name, trail=" → ".join((*trail, name)))
            return None
        for layer in self.layers:
            path = self.files.find(layer.folder / "sections", f"{name}.yaml")
            if path is not None:
                data = read_yaml(path, self.files, self.sink, layer)
                if isinstance(data, YamlMapping):
                    found: YamlMapping = self._with_files(data, (*trail, name))
                    return found
                if data is not None:
                    file = self.files.name(path)
                    self.sink.found("layout-file-not-mapping", start_of(file), file=file)
                return None
        names = [n[:-5] for layer in self.layers for n in self.files.names(layer.folder / "sections")]
        self.sink.found("layout-unknown-section-file", at, name=name[:60], nearest=nearest(name, names))
        return None

    def _words(self) -> dict[str, dict[str, str]]:
        words: dict[str, dict[str, str]] = {}
        raw = _mapping(self.sink, self.top, "words")
        for lang in raw:
            entries = _mapping(self.sink, raw, lang)
            words[lang] = {}
            for key, text in entries.items():
                if isinstance(text, str | int) and not isinstance(text, bool):
                    words[lang][key] = str(text)
                else:
                    self.sink.found("layout-value-not-text", entries.values_at[key], value=str(text)[:60])
        return words


def name_paths(nodes: Iterable[Node], sink: Sink, above: str = "") -> None:
    """Give every block its path: ids where there are, else its kind, numbered among its like."""
    counts: Counter[str] = Counter()
    for node in nodes:
        step = node.id if node.id and not is_late(node.id) else None
        if step is None:
            label = getattr(node, "name", node.kind)
            counts[label] += 1
            step = label if counts[label] == 1 else f"{label}-{counts[label]}"
        else:
            counts[step] += 1
            if counts[step] > 1:
                sink.found("layout-duplicate-id", node.span, id=step)
        node._path = f"{above}/{step}" if above else step
        name_paths(children(node), sink, node._path)


def _mapping(sink: Sink, raw: YamlMapping, key: str) -> YamlMapping:
    """A mapping inside another; empty when it is not written, a finding when it is something else."""
    value = raw.get(key)
    if isinstance(value, YamlMapping):
        return value
    if value is not None:
        sink.found("layout-value-not-mapping", raw.values_at[key], value=str(value)[:60])
    return YamlMapping(raw.values_at.get(key, raw.span))


def _deep(nodes: Iterable[Node]) -> Iterator[Node]:
    """Blocks, what is inside them, and what overrides have made of them so far."""
    for node in nodes:
        yield node
        yield from _deep(children(node))
        yield from _deep([variant for _, variant in node.variants])


def _only(raw: YamlMapping, key: str) -> YamlMapping:
    return raw.without(*(other for other in raw if other != key))


def find(asked: str | None, workbook: Path, organisation_layout: str | None, files: ProjectFiles) -> Layout:
    """Find and load in one step."""
    return load_layout(find_layout(asked, workbook.parent, organisation_layout, files), files)
