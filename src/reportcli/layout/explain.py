"""Where every value of a style or a block comes from: the file, the style that it is based on, the token."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.layout.layout import Layout, children
from reportcli.layout.models.context import Raw
from reportcli.layout.models.kinds.expanding.component import ComponentCall
from reportcli.layout.models.kinds.section import SectionHead, SectionNode
from reportcli.layout.models.kinds.text import TextNode
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Part
from reportcli.layout.resolve.styles import KINDS
from reportcli.model.refs import Span
from reportcli.model.style import Paint
from reportcli.model.value_class import dataclass, replace

STYLE_KINDS = tuple(kind for kind in KINDS if kind != "prose")
TEXT_LIMIT = 70


@dataclass(frozen=True, slots=True)
class Source:
    """One value: its key, as it is written, where, and by which way it comes (nearest first)."""

    key: str
    value: str
    where: Span | None
    way: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """A style or a block with all its values. kind: "paragraph style", "text", "section" …"""

    name: str
    kind: str
    where: Span | None
    values: tuple[Source, ...]


def explain(layout: Layout, name: str) -> tuple[Explained, ...]:
    """Everything of that name: styles of any kind, blocks and sections by id or path, components."""
    found = [_style(layout, kind, name) for kind in STYLE_KINDS if name in _group(layout, "styles", kind)]
    for node, where, sections in _nodes(layout):
        if name in (node.id, node.path, where):
            block = _block(layout, node, where)
            found.append(replace(block, values=tuple(_in_sections(one, sections) for one in block.values)))
    if name in layout.components:
        found.append(_component(layout, name))
    return tuple(found)


def nearest_name(layout: Layout, name: str) -> str:
    """The most similar name that can be explained."""
    known = [style for kind in STYLE_KINDS for style in _group(layout, "styles", kind)]
    known += [name for node, where, _ in _nodes(layout) for name in (node.id, where) if name]
    return nearest(name, [*known, *layout.components])


def _group(layout: Layout, *path: str) -> YamlMapping:
    value: object = layout.written
    for key in path:
        value = value.get(key) if isinstance(value, YamlMapping) else None
    return value if isinstance(value, YamlMapping) else YamlMapping(layout.written.span)


# styles


def _style(layout: Layout, kind: str, name: str) -> Explained:
    styles = _group(layout, "styles", kind)
    return Explained(name, f"{kind} style", styles.keys_at[name], tuple(_style_values(layout, kind, name)))


def _style_values(layout: Layout, kind: str, name: str, way: tuple[str, ...] = ()) -> Iterator[Source]:
    """Properties of a style and of those that it is based on; each from where it is nearest."""
    styles = _group(layout, "styles", kind)
    seen: set[str] = set()
    trail: list[str] = []
    while name in styles and name not in trail:
        own = styles[name] if isinstance(styles[name], YamlMapping) else YamlMapping(styles.values_at[name])
        based = tuple(f"based-on {one}" for one in [*trail[1:], name] if trail)
        for key in own:
            if key != "based-on" and (key not in seen or key == "features"):
                yield _value(layout, key, own[key], own.values_at.get(key, own.span), way=(*way, *based))
                seen.add(key)
        trail.append(name)
        name = str(own.get("based-on", ""))


def _value(layout: Layout, key: str, value: object, where: Span | None, *, way: tuple[str, ...]) -> Source:
    return Source(key, written(value), where, (*way, *_tokens(layout, key, value)))


def _tokens(layout: Layout, key: str, value: object) -> Iterator[str]:
    """The tokens behind a value: what a colour's name means, a font's, a named length's."""
    if isinstance(value, YamlMapping) and "colour" in value:
        value = value["colour"]
    if not isinstance(value, str):
        return
    name = value.partition("/")[0]
    colours = _group(layout, "tokens", "colours")
    while name in colours:
        meaning = f"colour {name} = {written(colours[name])} ({colours.values_at[name]})"
        yield meaning
        name = colours[name] if isinstance(colours[name], str) and colours[name] != name else ""
    fonts, lengths = _group(layout, "tokens", "fonts"), _group(layout, "tokens", "lengths")
    gradients = _group(layout, "tokens", "gradients")
    if key == "gradient" and value in gradients:
        yield f"gradient {value} = {written(gradients[value])} ({gradients.values_at[value]})"
    if key == "font" and value in fonts:
        yield f"font {value} ({fonts.keys_at[value]})"
    if value in lengths:
        yield f"length {value} = {written(lengths[value])} ({lengths.values_at[value]})"


def written(value: object) -> str:
    """A value as YAML writes it in one line, bounded; blocks are only counted."""
    if isinstance(value, Mapping):
        text = "{" + ", ".join(f"{key}: {written(one)}" for key, one in value.items()) + "}"
    elif isinstance(value, YamlSequence | list | tuple):
        text = "[" + ", ".join(written(one) for one in value) + "]"
    elif isinstance(value, bool):
        text = "true" if value else "false"
    else:
        text = str(value)
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1] + "…"


# blocks


Found = tuple[Node, str, tuple[SectionHead, ...]]


def _nodes(layout: Layout) -> Iterator[Found]:
    """Every block with its path and the sections around it, outermost first: of sections, of masters'
    furniture, of components' bodies.
    """
    for node in layout.sections:
        yield from _inside(node, "")
    for (name, side), master in layout.masters.items():
        if side == "right":
            for node in master.furniture:
                yield from _inside(node, f"master {name}/")
    for name, component in layout.components.items():
        for node in component.body:
            yield from _inside(node, f"component {name}/")


def _inside(node: Node, prefix: str, sections: tuple[SectionHead, ...] = ()) -> Iterator[Found]:
    yield node, prefix + node.path, sections
    within = (*sections, node.section) if isinstance(node, SectionNode) else sections
    for child in children(node):
        yield from _inside(child, prefix, within)


def _in_sections(source: Source, sections: tuple[SectionHead, ...]) -> Source:
    """A colour of a block with what the sections around it make of its name."""
    name = source.value.partition("/")[0]
    for head in reversed(sections):
        if name in head.colours:
            at = head.where("colours", name)
            meaning = f"section {head.id or head.title}: {name} means {_named(head.colours[name])} ({at})"
            return replace(source, way=(*source.way, meaning))
    return source


def _named(paint: Paint | str | Raw) -> str:
    if not isinstance(paint, Paint):
        return written(paint)
    return paint.role if paint.tint == 1 else f"{paint.role}/{paint.tint * 100:g}"


def _block(layout: Layout, node: Node, where: str) -> Explained:
    kind = node.name if isinstance(node, ComponentCall) else node.kind
    values = [*_fields(layout, node), *_fields(layout, node.common)]
    values += _called(layout, node) if isinstance(node, ComponentCall) else ()
    style, way = _style_of(layout, node)
    if style:
        own = {source.key for source in values}
        values += [s for s in _style_values(layout, node.style_kind, style, (way,)) if s.key not in own]
    if isinstance(node.common.box, str):
        values += _style_values(layout, "object", node.common.box, (f"box {node.common.box}",))
    return Explained(where, kind, node.span, tuple(values))


def _style_of(layout: Layout, node: Node) -> tuple[str, str]:
    """The style that sets a block, and the words for how it comes to it."""
    stated = getattr(node, "style", None) if node.style_kind else None
    if isinstance(stated, str):
        return ("", "") if "{{" in stated else (stated, f"style {stated}")
    default = layout.styles.prose.get("p", "body") if isinstance(node, TextNode) else ""
    return default, f"style {default} (of running text: none is stated)"


def _fields(layout: Layout, part: Part) -> Iterator[Source]:
    """What is written of a part, deeper parts under their key, blocks only counted."""
    source = part.source
    for name, field in part.fields().items():
        if name not in part.stated or source is None:
            continue
        key = field.key
        value = getattr(part, name)
        if isinstance(value, Part):
            yield from (
                Source(f"{key}.{one.key}", one.value, one.where, one.way) for one in _fields(layout, value)
            )
            continue
        raw = source.get(key, source.get(part.kind if isinstance(part, Node) else key))
        where = source.where(key)
        if isinstance(value, tuple) and value and all(isinstance(one, Node) for one in value):
            yield Source(key, f"{len(value)} blocks", where, _layer(where))
        else:
            yield _value(layout, key, raw, where, way=_layer(where))


def _layer(where: Span) -> tuple[str, ...]:
    return ("override",) if where.file.endswith("overrides.yaml") else ()


def _called(layout: Layout, node: ComponentCall) -> Iterator[Source]:
    """Arguments of a call, and the defaults of what it does not say."""
    component = layout.components.get(node.name) or layout.plugins.get(node.name)
    for key, param in (component.params if component else {}).items():
        if key in node.arguments:
            where = node.where(key)
            value = node.arguments[key]
            shown = f"{len(value)} blocks" if isinstance(value, tuple) else value
            yield _value(layout, key, shown, where, way=_layer(where))
        elif param.default is not None:
            at = param.where("default") if param.span.file else None
            yield _value(layout, key, param.default, at, way=(f"default of {node.name}",))


def _component(layout: Layout, name: str) -> Explained:
    component = layout.components[name]
    values = [
        Source(
            key, param.type, param.span, (f"default {param.default}",) if param.default is not None else ()
        )
        for key, param in component.params.items()
    ]
    return Explained(name, "component", component.span, tuple(values))
