"""The files of a layout and of those that it extends, read and merged: what is nearer wins, name by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from typing import TypeVar

from reportcli.inputs.limits import YAML_BYTES
from reportcli.inputs.nearest import nearest
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.inputs.yaml.reader import load_yaml
from reportcli.layout.files import brand
from reportcli.layout.files.find import DEFAULT, LayoutFolder, chain
from reportcli.layout.models.refusals import shown
from reportcli.layout.reporting import Sink
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import Position, Span
from reportcli.model.value_class import dataclass

_DEPTH = {"format": 2, "tokens": 1, "styles": 2, "masters": 1, "words": 1}
"""How deep mappings are merged: tokens by name, styles and masters by property."""
D = TypeVar("D", YamlMapping, YamlSequence)
_KEYS = (
    "extends", "language", "format", "tokens", "styles", "masters", "words", "sections",
    "changes", "blank-master",
)  # fmt: skip


GROUPS = {
    "tokens": ("colours", "fonts", "gradients", "lengths"),
    "styles": ("character", "paragraph", "object", "table", "prose"),
}


@dataclass(slots=True)
class Layer:
    """One layout folder as written: top-level files merged, components by name, overrides."""

    name: str
    folder: Path
    top: YamlMapping
    components: dict[str, YamlMapping] = field(default_factory=dict)
    overrides: YamlSequence | None = None
    files: list[str] = field(default_factory=list)
    logo: str = ""  # the brand's, an SVG in the folder


def start_of(name: str) -> Span:
    """The first character of a file."""
    return Span(name, Position(1, 1), Position(1, 1))


def mapping_in(sink: Sink, raw: YamlMapping, key: str) -> YamlMapping:
    """A mapping inside another; empty when it is not written, a finding when it is something else."""
    value = raw.get(key)
    if isinstance(value, YamlMapping):
        return value
    if value is not None:
        sink.error("layout-value-not-mapping", raw.values_at[key], value=str(value)[:60])
    return YamlMapping(raw.values_at.get(key, raw.span))


def read_layers(first: LayoutFolder, files: ProjectFiles, sink: Sink) -> list[Layer]:
    """The layers, nearest first: the layout, what it extends, what that extends…"""
    layers = [read_layer(first, files, sink)]
    extends: list[tuple[str, Span]] = []
    while isinstance(name := _extended(layers[-1].top, sink), str):
        at = layers[-1].top.values_at.get("extends", start_of(files.safe_name(first.folder / "layout.yaml")))
        extends.append((name, at))
        folder = chain(first, extends, files, sink)
        if folder is None:
            sink.unread = True
            break
        layers.append(read_layer(folder, files, sink))
    return layers


def _extended(top: YamlMapping, sink: Sink) -> str | None:
    """The name of the layout below; what is none is reported, and a list counts as its first name, anything
    else as base where it is needed, so that nothing else is reported for want of that layout.
    """
    name = top.get("extends")
    if isinstance(name, str):
        return name
    standing = None if _stands_alone(top) else DEFAULT
    if name is not None:
        sink.error("layout-extends-not-name", top.values_at["extends"], value=shown(name))
    elif standing is not None and "extends" not in top:
        sink.error("layout-extends-missing", Span(top.span.file), name=DEFAULT)
    return (
        next((one for one in name if isinstance(one, str)), standing) if isinstance(name, list) else standing
    )


def _stands_alone(top: YamlMapping) -> bool:
    """Whether a layout may extend none, as one without a font cannot: it would print nothing, and each name
    that it takes from base would be reported.
    """
    tokens = top.get("tokens")
    return not top or (isinstance(tokens, YamlMapping) and "fonts" in tokens)


def read_layer(found: LayoutFolder, files: ProjectFiles, sink: Sink) -> Layer:
    """One layout folder: its files merged in the order of their names, layout.yaml first."""
    layer = Layer(
        found.name, found.folder, YamlMapping(start_of(files.safe_name(found.folder / "layout.yaml")))
    )
    paths = files.files(found.folder, ".yaml")
    paths.sort(key=lambda path: (path.name != "layout.yaml", path.name))
    for path in paths:
        if path.name in ("contract.yaml", "editions.yaml", "printer.yaml", "sources.yaml"):
            continue
        data = read_yaml(path, files, sink, layer)
        if path.name == "overrides.yaml":
            layer.overrides = _expected(data, YamlSequence, files.safe_name(path), sink)
            continue
        mapping = _expected(data, YamlMapping, files.safe_name(path), sink)
        if mapping is not None:
            mapping = corrected(sink, mapping, _KEYS)
            for group, known in GROUPS.items():
                inner = mapping.get(group)
                if isinstance(inner, YamlMapping):
                    mapping[group] = corrected(sink, inner, known)
            layer.top = merge(layer.top, mapping)
    _under_it(layer, files, sink)
    for path in files.files(found.folder / "components", ".yaml"):
        mapping = _expected(read_yaml(path, files, sink, layer), YamlMapping, files.safe_name(path), sink)
        if mapping is not None:
            layer.components[path.stem] = mapping
    return layer


def _under_it(layer: Layer, files: ProjectFiles, sink: Sink) -> None:
    """The organisation's brand, where the folder has one, below what the layout's own files say."""
    path = files.find(layer.folder, brand.FILE)
    if path is None:
        return
    data = _expected(read_yaml(path, files, sink, layer), YamlMapping, files.safe_name(path), sink)
    if data is not None:
        layer.top = merge(brand.brand_tokens(data, layer.top, sink), layer.top)
        layer.logo = brand.logo_of(data, sink, lambda name: files.usable(layer.folder, name) is not None)


def read_yaml(path: Path, files: ProjectFiles, sink: Sink, layer: Layer) -> object:
    """The data of a YAML file, whose name the layer keeps; None when it cannot be read."""
    text = files.read_text(path, YAML_BYTES)
    if isinstance(text, Diagnostic):
        sink.add(text)
        return None
    name = files.safe_name(path)
    layer.files.append(name)
    document = load_yaml(text, name)
    sink.document(document)
    return document.data


def _expected(data: object, kind: type[D], file: str, sink: Sink) -> D | None:
    """The data when they are of a kind; an empty or broken file is None (broken ones are reported)."""
    if data is None or isinstance(data, kind):
        return data
    code = "layout-file-not-mapping" if kind is YamlMapping else "layout-file-not-list"
    sink.error(code, start_of(file), file=file)
    return None


def corrected(sink: Sink, mapping: YamlMapping, known: Sequence[str]) -> YamlMapping:
    """The mapping with known keys only. An unknown one is reported; what it holds counts under the nearest,
    where that is not written, so that nothing else is reported for want of it.
    """
    if all(key in known for key in mapping):
        return mapping
    copy = YamlMapping(mapping.span)
    for key in mapping:
        if key in known:
            copy.take(key, mapping)
            continue
        near = nearest(key, known)
        at = mapping.keys_at[key]
        sink.error("layout-unknown-key", at, key=key[:60], names=", ".join(known), nearest=near)
        if near and near not in mapping:
            copy.put(near, mapping[key], at, mapping.values_at[key])
    return copy


def merge(base: YamlMapping, over: YamlMapping) -> YamlMapping:
    """Two layouts (or two files of one): `over` wins, merged name by name as deep as each key says."""
    merged = base.copy()
    for key in over:
        if key in base and key in _DEPTH:
            merged.put(
                key, _merged(base[key], over[key], _DEPTH[key]), over.keys_at[key], over.values_at[key]
            )
        else:
            merged.take(key, over)
    return merged


def _merged(base: object, over: object, depth: int) -> object:
    if not isinstance(base, YamlMapping) or not isinstance(over, YamlMapping):
        return over
    merged = base.copy()
    merged.span = over.span
    for key in over:
        if depth and key in base:
            value = _merged(base[key], over[key], depth - 1)
            merged.put(key, value, over.keys_at[key], over.values_at[key])
        else:
            merged.take(key, over)
    return merged
