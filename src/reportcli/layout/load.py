"""Loads a layout: files merged through `extends`, names resolved, blocks built, all findings at once."""

from __future__ import annotations

from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.layout.block_paths import name_paths, prepare_variants
from reportcli.layout.files.find import LayoutFolder, find_layout
from reportcli.layout.files.layers import Layer, mapping_in, merge, read_layers, start_of
from reportcli.layout.files.section_files import SectionFiles
from reportcli.layout.files.words import read_words
from reportcli.layout.layout import Component, Layout, ValueRefusedError, asset_names
from reportcli.layout.listings import look_for_counters
from reportcli.layout.models.bounds import Trim
from reportcli.layout.models.kinds import PRIMITIVES
from reportcli.layout.models.node import Node
from reportcli.layout.models.refusals import Info
from reportcli.layout.reporting import EVERY_PAGE, Sink
from reportcli.layout.resolve.blocks import Builder
from reportcli.layout.resolve.changes import apply_change, apply_override, id_paths
from reportcli.layout.resolve.font_faces import report_lacking
from reportcli.layout.resolve.late_overrides import BlockOverride, RecordOverride
from reportcli.layout.resolve.masters import resolve_masters
from reportcli.layout.resolve.page_geometry import PageGeometry, trim_of_all
from reportcli.layout.resolve.styles import KINDS, resolve_styles
from reportcli.layout.resolve.tokens import (
    BUILT_IN,
    FontFolders,
    resolve_fonts,
    resolve_gradients,
    resolve_lengths,
    resolve_palette,
)
from reportcli.layout.resolve.unread_parameters import report_unread
from reportcli.layout.resolve.values import Values
from reportcli.layout.settings.changes import Override
from reportcli.layout.settings.components import ComponentFile
from reportcli.layout.settings.layout_file import LayoutFile
from reportcli.layout.settings.page_format import Baseline, Format
from reportcli.layout.unused_names import unused_names
from reportcli.model.diagnostic import Findings
from reportcli.model.display import Ink
from reportcli.model.geometry import PageFormat
from reportcli.model.refs import Span

__all__ = ["Layout", "LayoutFolder", "ValueRefusedError", "find_layout", "load_layout"]


def load_layout(found: LayoutFolder, files: ProjectFiles) -> Layout:
    """The layout in a folder. Its mistakes stand in `diagnostics`, what is broken is left out. Raises
    Findings when nothing can be built of it."""
    sink = Sink()
    layers = read_layers(found, files, sink)
    if not layers[0].top and not sink.diagnostics:
        sink.error("layout-empty", layers[0].top.span)
    if not layers[0].top or sink.unread:  # what an unread file holds would be missed everywhere
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
        self.tokens = mapping_in(sink, top, "tokens")
        styles = mapping_in(sink, top, "styles")
        self.styles = {kind: mapping_in(sink, styles, kind) for kind in KINDS}
        self.builder = Builder(sink, Values(), self._names(), {})
        self.block_overrides: list[BlockOverride] = []
        self.record_overrides: list[RecordOverride] = []
        self.section_files: set[str] = set()

    def _names(self) -> dict[str, frozenset[str]]:
        names = {kind: frozenset(raw) for kind, raw in self.styles.items()}
        names["master"] = frozenset(mapping_in(self.sink, self.top, "masters"))
        names["font"] = frozenset(mapping_in(self.sink, self.tokens, "fonts")) - {"fallback"}
        names["icon"] = asset_names(self.folders, self.files)
        return names

    def layout(self) -> Layout:
        """The layout; what is built later needs what stands before it."""
        sink, builder = self.sink, self.builder
        with sink.scope(EVERY_PAGE):
            page = self._format()
        palette, aliases = self._colours()
        folders = FontFolders(self.folders, self.files)
        fonts, fallbacks = resolve_fonts(builder, mapping_in(sink, self.tokens, "fonts"), folders)
        styles = resolve_styles(builder, self.styles)
        report_lacking(sink, self.styles, styles, fonts, files=self.layers[0].files)
        raw_components = self._component_heads()
        head = self.top.without("format", "tokens", "styles", "masters", "words", "sections")
        settings = builder.read(LayoutFile, head) or LayoutFile()
        raw_sections = self._changed_sections(inside=any(any(id_paths(r)) for r in raw_components.values()))
        raw_masters = mapping_in(sink, self.top, "masters")
        builder.values.trim = trim_of_all(builder.values.trim, raw_masters, raw_sections, Info(builder))
        components = self._components(raw_components)
        masters = resolve_masters(builder, raw_masters, page)
        sections = self._named(raw_sections, components)
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
            words=read_words(sink, self.top),
            block_overrides=tuple(self.block_overrides),
            record_overrides=tuple(self.record_overrides),
            layers=self.folders,
            logo=next((layer.logo for layer in self.layers if layer.logo), ""),
            files=tuple(name for layer in self.layers for name in layer.files),
            diagnostics=sink.diagnostics,
            unused=unused_names(self.layers, raw_sections, self.files, self.section_files),
            values=builder.values,
            project=self.files,
            written=self.top,
        )

    def _colours(self) -> tuple[dict[str, Ink], dict[str, str]]:
        """Inks and aliases; their names and those of lengths go to the builder."""
        colours = mapping_in(self.sink, self.tokens, "colours")
        self.builder.values.colours = frozenset({*colours, *BUILT_IN})
        resolve_lengths(self.builder, mapping_in(self.sink, self.tokens, "lengths"))
        resolve_gradients(self.builder, mapping_in(self.sink, self.tokens, "gradients"))
        limited = any(self.files.find(folder, "printer.yaml") for folder in self.folders)
        return resolve_palette(self.builder, colours, limited)

    def _named(self, raw: YamlSequence, components: dict[str, Component]) -> tuple[Node, ...]:
        """The sections; all blocks get their paths, and what overrides may make of them."""
        sections = self.builder.blocks(raw)
        name_paths(sections, self.sink)
        for component in components.values():
            name_paths(component.body, self.sink)
        prepare_variants(self.builder, self.block_overrides, sections, components)
        look_for_counters([sections, *(component.body for component in components.values())], self.sink)
        return sections

    def _format(self) -> PageGeometry:
        """The format; the baseline step first, because every `bl` needs it."""
        raw = mapping_in(self.sink, self.top, "format")
        values = self.builder.values
        baseline = self.builder.read(Baseline, mapping_in(self.sink, raw, "baseline")) or Baseline()
        values.baseline = baseline.step
        values.below_page = self._below(raw.values_at.get("page"))
        self.format = self.builder.read(Format, raw) or Format()
        values.baseline = self.format.baseline.step  # the usual one, where it is refused
        values.columns = self.format.grid.columns
        values.trim = Trim(*self.format.page, self.format.bleed, self.format.facing)
        values.page_at = page_at = self._page_or_margins(raw)
        margins = {k: getattr(self.format.margins, k) for k in self.format.margins.stated}
        width, height = self.format.page
        grid = self.format.grid
        return PageGeometry(
            width, height, margins, grid.columns, grid.gutter, values.baseline, self.format.baseline.first,
            page_at, self._below(page_at),
        )  # fmt: skip

    def _page_or_margins(self, raw: YamlMapping) -> Span | None:
        """Where the size of the page is written, or the largest margin, whichever layout is the nearer."""
        page, margins = raw.values_at.get("page"), self.format.margins
        sizes = {name: getattr(margins, name) or 0.0 for name in margins.stated}
        largest = margins.where(max(sizes, key=lambda name: sizes[name])) if sizes else None
        return largest if page is None or (largest and page.file in self._below(largest)) else page

    def _below(self, at: Span | None) -> frozenset[str]:
        """The files of the layouts below the one that holds a place."""
        owner = next((n for n, layer in enumerate(self.layers) if at and at.file in layer.files), None)
        below = self.layers[owner + 1 :] if owner is not None else []
        return frozenset(name for layer in below for name in layer.files)

    def _component_heads(self) -> dict[str, YamlMapping]:
        """Components by name, the nearest layer's first choice; their heads go to the builder."""
        raw: dict[str, YamlMapping] = {}
        for layer in self.layers:
            for name, mapping in layer.components.items():
                raw.setdefault(name, mapping)
        heads = {}
        for name, mapping in sorted(raw.items()):
            known = self.sink.count
            with self.sink.scope(mapping.span):
                head = self.builder.read(ComponentFile, mapping)
            if head is not None:
                heads[name] = head
                if sum(name in layer.components for layer in self.layers) == 1:
                    with self.sink.scope(mapping.span):
                        report_unread(head, mapping, self.sink)
                    if not mapping.get("body") and self.sink.count == known:
                        at = mapping.keys_at.get("body", mapping.span)
                        self.sink.warning("layout-block-empty", at, kind=name, keys="body:")
            if name in PRIMITIVES:
                self.sink.error("layout-component-unreachable", mapping.span, name=name)
        self.builder.components, self.builder.broken = heads, frozenset(raw.keys() - heads.keys())
        return {name: raw[name] for name in heads}

    def _components(self, raw: dict[str, YamlMapping]) -> dict[str, Component]:
        heads = self.builder.components
        built = {
            name: Component.of(name, heads[name], self.builder.component(heads[name], mapping))
            for name, mapping in raw.items()
        }
        for head in heads.values():
            self._check_defaults(head)
        return built

    def _check_defaults(self, head: ComponentFile) -> None:
        for param in head.params.values():
            if param.type in ("colour", "length") and param.default:
                self.builder.argument(param, param.default, param.where("default"))

    def _changed_sections(self, inside: bool) -> YamlSequence:
        """The raw sections: files put in, then changes and overrides of every layer, the base's first."""
        written = self.top.get("sections")
        if not isinstance(written, YamlSequence):
            written = YamlSequence(self.top.values_at.get("sections", self.top.span))
            self.sink.error("layout-no-sections", self.top.keys_at.get("sections", self.top.span))
        files = SectionFiles(self.layers, self.files, self.sink)
        sections = files.put_in(written)
        for layer in reversed(self.layers):
            changes = self.builder.read(LayoutFile, _only(layer.top, "changes"))
            for change in changes.changes if changes else ():
                sections = apply_change(sections, change, self.sink)
        sections = files.put_in(sections)
        self.section_files = files.found
        for layer in reversed(self.layers):
            for raw in layer.overrides or ():
                sections = self._override(raw, layer, sections, inside)
        return sections

    def _override(self, raw: object, layer: Layer, sections: YamlSequence, inside: bool) -> YamlSequence:
        if not isinstance(raw, YamlMapping):
            at = layer.overrides.span if layer.overrides is not None else start_of(layer.name)
            self.sink.error("layout-value-not-mapping", at, value=str(raw)[:60])
            return sections
        with self.sink.scope(raw.span):
            override = self.builder.read(Override, raw)
        if override is None:
            return sections
        sections, left = apply_override(sections, override, self.sink, inside)
        if isinstance(left, BlockOverride):
            self.block_overrides.append(left)
        elif isinstance(left, RecordOverride):
            self.record_overrides.append(left)
        return sections


def _only(raw: YamlMapping, key: str) -> YamlMapping:
    return raw.without(*(other for other in raw if other != key))
