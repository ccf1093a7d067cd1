"""Builds blocks from YAML: the first key picks the model, the model checks the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from reportcli.layout.fields import expression_of, is_late, refuse, shown, text_of
from reportcli.layout.models import NOTHING_COMMON, PRIMITIVES, Common, ComponentCall, Node, Part, yaml_name
from reportcli.layout.reporting import Sink
from reportcli.layout.settings.components import ComponentFile, Param
from reportcli.layout.settings.styles import ObjectProperties
from reportcli.layout.styles import object_style
from reportcli.layout.values import Values
from reportcli.model.geometry import Edges, Length
from reportcli.model.refs import Span
from reportcli.model.style import ObjectStyle, Paint, Stroke
from reportcli.plugins.registry import Installed, find, plugin_names
from reportcli.source.nearest import nearest
from reportcli.source.yaml_nodes import YamlMapping, YamlSequence

P = TypeVar("P", bound=Part)
Names = Mapping[str, frozenset[str]]
_KEYS: dict[type[Part], frozenset[str]] = {}


def keys_of(model: type[Part]) -> frozenset[str]:
    """The YAML keys that a model knows."""
    if model not in _KEYS:
        _KEYS[model] = frozenset(f.alias or yaml_name(n) for n, f in model.model_fields.items())
    return _KEYS[model]


class Builder:
    """The context of all fields (`fields.Context`): known names, how values are read, where findings go.

    names: known names by kind (paragraph, object, table, master, icon, font). components: their heads.
    """

    def __init__(
        self, sink: Sink, values: Values, names: Names, components: Mapping[str, ComponentFile]
    ) -> None:
        self.sink = sink
        self.values = values
        self.names = names
        self.components = components
        self.plugins: dict[str, ComponentFile] = {}
        self.slots: frozenset[str] = frozenset()

    # values

    def length(self, value: object) -> Length | str:
        return self.values.length(value)

    def points(self, value: object) -> float:
        return self.values.points(value)

    def edges(self, value: object) -> Edges:
        return self.values.edges(value)

    def paint(self, value: object) -> Paint | str | dict[str, Any]:
        return self.values.paint(value)

    def stroke(self, value: object) -> Stroke | dict[str, Any]:
        return self.values.stroke(value)

    def box(self, value: object) -> ObjectStyle | str | dict[str, Any]:
        if isinstance(value, str):
            if not is_late(value):
                self.known("object", value)
            return value
        if isinstance(value, YamlMapping):
            value = self._with_parameters(value)
            if is_late(value):
                return value
        return object_style(self.part(ObjectProperties, value), {})

    def _with_parameters(self, raw: YamlMapping) -> YamlMapping:
        """A box's properties with the bare names of colour parameters made late."""
        copy = raw.copy()
        for key, read in (("fill", self.paint), ("stroke", self.stroke)):
            if raw.get(key) is not None:
                found = read(raw[key])
                if isinstance(found, str | dict):
                    copy.put(key, found, raw.keys_at[key], raw.values_at[key])
        return copy

    def font(self, value: object) -> str:
        self.known("font", str(value))
        return str(value)

    def known(self, what: str, name: str) -> None:
        names = self.names.get(what, frozenset())
        if name not in names:
            refuse(f"layout-unknown-{what}", name=shown(name), nearest=nearest(name, names))

    # mappings

    def part(self, model: type[P], value: object) -> P:
        """Read a mapping by its model; once its findings are told, the field that holds it fails silently."""
        if not isinstance(value, YamlMapping):
            refuse("layout-value-not-mapping", value=shown(value))
        found = self.read(model, value)
        return found if found is not None else refuse("reported")

    def read(self, model: type[P], raw: YamlMapping, given: dict[str, Any] | None = None) -> P | None:
        """`given` stands for what `raw` says (spans come from there). None: not valid, findings told."""
        attributes = self.written(raw) if given is None else given
        try:
            made = model.model_validate(attributes, context=self)
        except ValidationError as wrong:
            self.tell(model, raw, wrong)
            return None
        made._source = raw
        return made

    def written(self, raw: YamlMapping) -> dict[str, Any]:
        """The entries that hold something; an empty value is a finding."""
        kept = {}
        for key, value in raw.items():
            if value is None:
                self.sink.found("layout-value-empty", raw.keys_at.get(key, raw.span), key=key)
            else:
                kept[key] = value
        return kept

    def tell(
        self, model: type[Part], raw: YamlMapping, wrong: ValidationError, names: Iterable[str] = ()
    ) -> None:
        for fault in wrong.errors(include_url=False, include_input=False):
            key = str(fault["loc"][0]) if fault["loc"] else ""
            code = fault["type"]
            if code == "extra_forbidden":
                known = sorted({*keys_of(model), *names})
                at = raw.keys_at.get(key, raw.span)
                near = nearest(key, known)
                self.sink.found(
                    "layout-unknown-key", at, key=shown(key), names=", ".join(known), nearest=near
                )
            elif code == "missing":
                if key in raw:  # written without a value: told already
                    continue
                self.sink.found("layout-missing-key", raw.span, key=key)
            elif code != "reported":
                args = {k: str(v) for k, v in fault.get("ctx", {}).items() if k != "code"}
                self.sink.found(code, raw.values_at.get(key, raw.span), **args)

    # blocks

    def blocks(self, value: object) -> tuple[Node, ...]:
        """A list of blocks; one that is not valid is left out (its findings are told)."""
        if not isinstance(value, YamlSequence):
            refuse("layout-value-not-blocks", value=shown(value) if not isinstance(value, dict) else "")
        nodes = (self.node(item, value.items_at[index]) for index, item in enumerate(value))
        return tuple(node for node in nodes if node is not None)

    def node(self, raw: object, at: Span) -> Node | None:
        if not isinstance(raw, YamlMapping) or not raw:
            self.sink.found("layout-block-not-mapping", at, value=shown(raw) if raw else "")
            return None
        kind = next(iter(raw))
        if kind in PRIMITIVES:
            return self._primitive(PRIMITIVES[kind], kind, raw)
        if kind in self.components:
            return self._call(self.components[kind], kind, raw)
        offered = find(kind)
        if isinstance(offered, Installed):
            return self._call(self._head_of(offered), kind, raw)
        if offered is not None:
            self.sink.found(offered.code, raw.keys_at.get(kind, raw.span), **offered.args)
            return None
        self._unknown_block(kind, raw)
        return None

    def _head_of(self, offered: Installed) -> ComponentFile:
        """The parameters of a package's block, in the shape of a component's."""
        name, plugin = offered.name, offered.plugin
        if name not in self.plugins:
            params = {
                key: Param.model_construct({"type", "default", "doc"}, **asdict(parameter))
                for key, parameter in plugin.parameters.items()
            }
            self.plugins[name] = ComponentFile.model_construct(
                None, doc=plugin.doc, params=params, slots=(), body=()
            )
        return self.plugins[name]

    def _unknown_block(self, kind: str, raw: YamlMapping) -> None:
        at = raw.keys_at.get(kind, raw.span)
        later = [key for key in raw if key in PRIMITIVES or key in self.components]
        attributes = keys_of(PRIMITIVES.get(later[0], Common)) | keys_of(Common) if later else ()
        if kind in attributes:
            self.sink.found("layout-block-key-first", at, key=kind, kind=later[0])
            return
        names = [*PRIMITIVES, *self.components, *plugin_names()]
        self.sink.found("layout-unknown-block", at, name=shown(kind), nearest=nearest(kind, names))

    def _primitive(self, model: type[Node], kind: str, raw: YamlMapping) -> Node | None:
        own = keys_of(model)
        given = self._head(kind, raw)
        shared = {}
        for key in [key for key in given if key not in own and key in keys_of(Common)]:
            shared[key] = given.pop(key)
        common = self._common(shared, raw)
        try:
            node = model.model_validate(given, context=self)
        except ValidationError as wrong:
            self.tell(model, raw, wrong, keys_of(Common))
            return None
        if kind == "slot" and node.slot not in self.slots:  # type: ignore[attr-defined]
            at, name = raw.values_at["slot"], node.slot  # type: ignore[attr-defined]
            self.sink.found("layout-unknown-slot", at, name=name, nearest=nearest(name, self.slots))
        return self._finish(node, common, raw)

    def _head(self, kind: str, raw: YamlMapping) -> dict[str, Any]:
        """The attributes as the model names them: some first keys take several forms."""
        empty = raw[kind] is None and kind in ("toc", "table")
        given = self.written(raw.without(kind) if empty else raw)
        head = given.get(kind)
        if kind == "list" and "list" in given:
            del given["list"]
            given["each" if isinstance(head, dict) else "items"] = head
        elif kind == "table" and isinstance(head, list):
            given["rows"] = given.pop("table")
        return given

    def _common(self, shared: dict[str, Any], raw: YamlMapping) -> Common | None:
        return self.read(Common, raw, shared) if shared else NOTHING_COMMON

    def _finish(self, node: Node, common: Common | None, raw: YamlMapping) -> Node | None:
        if common is None:
            return None
        node._source = raw
        node._common = common
        return node

    # components

    def _call(self, head: ComponentFile, name: str, raw: YamlMapping) -> Node | None:
        rest = self.written(raw.without(name))
        extra = [key for key in rest if key not in keys_of(Common)]
        for key in extra:
            self._unknown_beside(head, name, key, raw)
        common = self._common({k: v for k, v in rest.items() if k not in extra}, raw)
        given = raw[name] if raw[name] is not None else YamlMapping(raw.values_at[name])
        if not isinstance(given, YamlMapping):
            self.sink.found("layout-call-not-mapping", raw.values_at[name], name=name)
            return None
        arguments = self._arguments(head, name, given)
        if arguments is None or extra:
            return None
        return self._finish(ComponentCall(name=name, arguments=arguments), common, raw)

    def _unknown_beside(self, head: ComponentFile, name: str, key: str, raw: YamlMapping) -> None:
        at = raw.keys_at.get(key, raw.span)
        if key in head.params or key in head.slots:
            self.sink.found("layout-parameter-outside", at, key=key, name=name)
        else:
            known = sorted(keys_of(Common))
            self.sink.found(
                "layout-unknown-key", at, key=key, names=", ".join(known), nearest=nearest(key, known)
            )

    def _arguments(self, head: ComponentFile, name: str, given: YamlMapping) -> dict[str, Any] | None:
        known = [*head.params, *head.slots]
        arguments: dict[str, Any] = {}
        sound = True
        for key, value in self.written(given).items():
            at = given.values_at.get(key, given.span)
            if key not in known:
                at, near = given.keys_at.get(key, given.span), nearest(key, known)
                names = ", ".join(known)
                self.sink.found("layout-unknown-parameter", at, key=key, name=name, names=names, nearest=near)
                sound = False
                continue
            kind = head.params[key].type if key in head.params else "blocks"
            argument = self.argument(kind, value, at)
            sound = sound and argument is not None
            arguments[key] = argument
        for key, param in head.params.items():
            if param.default is None and key not in given and param.type != "blocks":
                self.sink.found("layout-missing-parameter", given.span, key=key, name=name, type=param.type)
                sound = False
        return arguments if sound else None

    def argument(self, kind: str, value: Any, at: Span) -> Any:
        """An argument by its parameter's type; None when it is not valid. Colours and lengths stay text."""
        try:
            if kind == "blocks":
                return self.blocks(value)
            if kind in ("colour", "length"):
                read = self.paint(value) if kind == "colour" else self.length(value)
                return read if isinstance(read, str) else text_of(value)
            return text_of(value) if kind == "text" else expression_of(value)
        except PydanticCustomError as refused:
            self.refused(refused, at)
            return None

    def refused(self, refusal: PydanticCustomError, at: Span) -> None:
        """Tell a value's finding that was raised outside a model."""
        if refusal.type != "reported":
            args = {k: str(v) for k, v in (refusal.context or {}).items() if k != "code"}
            self.sink.found(refusal.type, at, **args)

    def component(self, head: ComponentFile, raw: YamlMapping) -> tuple[Node, ...]:
        """A component's body. Its colour and length parameters may stand bare as values there."""
        with self._within(head):
            try:
                return self.blocks(raw.get("body"))
            except PydanticCustomError as refused:
                self.refused(refused, raw.values_at.get("body", raw.span))
                return ()

    def block(self, raw: YamlMapping, head: ComponentFile | None) -> Node | None:
        """One block, of a component's body when there is a head."""
        with self._within(head) if head is not None else nullcontext():
            return self.node(raw, raw.span)

    @contextmanager
    def _within(self, head: ComponentFile) -> Iterator[None]:
        self.values.parameters = {n: p.type for n, p in head.params.items() if p.type in ("colour", "length")}
        self.slots = frozenset({*head.slots, *(n for n, p in head.params.items() if p.type == "blocks")})
        try:
            yield
        finally:
            self.values.parameters = {}
            self.slots = frozenset()
