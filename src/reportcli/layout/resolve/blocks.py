"""Builds blocks from YAML: the first key picks the model, the model checks the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.layout.models import NOTHING_COMMON, PRIMITIVES, Common, Node
from reportcli.layout.models.fields import refuse, shown
from reportcli.layout.reporting import Sink
from reportcli.layout.resolve.component_calls import component_call, plugin_head
from reportcli.layout.resolve.reader import Names, Reader, keys_of
from reportcli.layout.resolve.values import Values
from reportcli.layout.settings.components import ComponentFile
from reportcli.model.refs import Span
from reportcli.plugins.registry import Installed, find, plugin_names


class Builder(Reader):
    """A reader that knows blocks. components: their heads; plugins: those of the packages in use.

    broken: components whose heads have findings of their own; a call of one is not told again."""

    def __init__(
        self, sink: Sink, values: Values, names: Names, components: Mapping[str, ComponentFile]
    ) -> None:
        super().__init__(sink, values, names)
        self.components = components
        self.plugins: dict[str, ComponentFile] = {}
        self.slots: frozenset[str] = frozenset()
        self.broken: frozenset[str] = frozenset()

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
            return component_call(self, self.components[kind], kind, raw)
        if kind in self.broken:
            return None
        offered = find(kind)
        if isinstance(offered, Installed):
            if offered.name not in self.plugins:
                self.plugins[offered.name] = plugin_head(offered.plugin)
            return component_call(self, self.plugins[offered.name], kind, raw)
        if offered is not None:
            self.sink.found(offered.code, raw.keys_at.get(kind, raw.span), **offered.args)
            return None
        self._unknown_block(kind, raw)
        return None

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
        common = self.common(shared, raw)
        try:
            node = model.model_validate(given, context=self)
        except ValidationError as wrong:
            self.tell(model, raw, wrong, keys_of(Common))
            return None
        if kind == "slot" and node.slot not in self.slots:  # type: ignore[attr-defined]
            at, name = raw.values_at["slot"], node.slot  # type: ignore[attr-defined]
            self.sink.found("layout-unknown-slot", at, name=name, nearest=nearest(name, self.slots))
        return self.finish(node, common, raw)

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

    def common(self, shared: dict[str, Any], raw: YamlMapping) -> Common | None:
        return self.read(Common, raw, shared) if shared else NOTHING_COMMON

    def finish(self, node: Node, common: Common | None, raw: YamlMapping) -> Node | None:
        if common is None:
            return None
        node._source = raw
        node._common = common
        return node

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
