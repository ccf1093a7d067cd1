"""Builds blocks from YAML: the first key picks the model, the model checks the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext

from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.layout.models.kinds import PRIMITIVES
from reportcli.layout.models.kinds.expanding.component import ComponentCall
from reportcli.layout.models.kinds.expanding.slot import SlotNode
from reportcli.layout.models.kinds.plugin import PluginCall
from reportcli.layout.models.kinds.text import TextNode
from reportcli.layout.models.node import NOTHING_COMMON, Common, Node
from reportcli.layout.models.parts import yaml_name
from reportcli.layout.models.refusals import Refused, refuse, shown
from reportcli.layout.reporting import Sink
from reportcli.layout.resolve.component_calls import Arguments, CallReader, plugin_head
from reportcli.layout.resolve.reader import Names, keys_of
from reportcli.layout.resolve.standing import (
    CALL,
    lacks_size,
    lost_section,
    lost_to_flow,
    lost_width,
    may_span,
)
from reportcli.layout.resolve.values import Values
from reportcli.layout.settings.components import ComponentFile
from reportcli.model.refs import Span
from reportcli.plugins.registry import Installed, find, plugin_names

BLANK_CELLS = ("row", "grid", "list", "table")
"""Blocks in which an empty one keeps a place free."""


class Builder(CallReader):
    """A reader that knows blocks. components: their heads; plugins: those of the packages in use.

    broken: components whose heads have findings of their own; a call of one is not reported again."""

    def __init__(
        self, sink: Sink, values: Values, names: Names, components: Mapping[str, ComponentFile]
    ) -> None:
        super().__init__(sink, values, names)
        self.components = components
        self.plugins: dict[str, ComponentFile] = {}
        self.slots: frozenset[str] = frozenset()
        self.broken: frozenset[str] = frozenset()
        self._way: list[str] = []
        self._in_component = False

    def blocks(self, value: object) -> tuple[Node, ...]:
        """A list of blocks; one that is not valid is left out (its findings are reported)."""
        if not isinstance(value, YamlSequence):
            refuse("layout-value-not-blocks", value=shown(value) if not isinstance(value, dict) else "")
        nodes = (self.node(item, value.items_at[index]) for index, item in enumerate(value))
        return tuple(node for node in nodes if node is not None)

    def one_block(self, value: object) -> tuple[Node, ...]:
        """One block where a text or blocks may stand; empty when it is not valid."""
        if not isinstance(value, YamlMapping):
            refuse("layout-value-not-blocks", value=shown(value))
        node = self.node(value, value.span)
        return () if node is None else (node,)

    def node(self, raw: object, at: Span) -> Node | None:
        """One block by its first key; None when it is not valid (its findings are reported)."""
        if not isinstance(raw, YamlMapping) or not raw:
            self.sink.error("layout-block-not-mapping", at, value=shown(raw) if raw else "")
            return None
        kind = next(iter(raw))
        with self.sink.scope(None if kind == "section" else raw.span):
            return self._of_kind(kind, raw)

    def _of_kind(self, kind: str, raw: YamlMapping) -> Node | None:
        if kind in PRIMITIVES:
            return self._primitive(kind, raw)
        if kind in self.components:
            return self.call(ComponentCall, self.components[kind], raw)
        if kind in self.broken:
            return None
        return self._of_package(kind, raw)

    def _of_package(self, kind: str, raw: YamlMapping) -> Node | None:
        """A block of an installed package; what no package offers is unknown."""
        offered = find(kind)
        if isinstance(offered, Installed):
            if offered.name not in self.plugins:
                self.plugins[offered.name] = plugin_head(offered.plugin)
            return self.call(PluginCall, self.plugins[offered.name], raw)
        if offered is not None:
            self.sink.error(offered.code, raw.keys_at.get(kind, raw.span), **offered.args)
        else:
            self._unknown_block(kind, raw)
        return None

    def _unknown_block(self, kind: str, raw: YamlMapping) -> None:
        at = raw.keys_at.get(kind, raw.span)
        if kind == "<<" and self.sink.begins(raw.values_at.get(kind, raw.span)):
            return
        later = [key for key in raw if key in PRIMITIVES or key in self.components]
        attributes = keys_of(PRIMITIVES.get(later[0], Common)) | keys_of(Common) if later else ()
        if kind in attributes:
            self.sink.error("layout-block-key-first", at, key=kind, kind=later[0], **_unread(kind, later[0]))
            return
        names = [*PRIMITIVES, *self.components, *plugin_names()]
        self.sink.error("layout-unknown-block", at, name=shown(kind), nearest=nearest(kind, names))

    def _primitive(self, kind: str, raw: YamlMapping) -> Node | None:
        known = self.sink.count
        node = self._of_model(PRIMITIVES[kind], kind, raw)
        if node is None:
            return None
        if node.common is not NOTHING_COMMON:
            self._check_size(node, raw)
            self.idle(node.idle_common(), kind)
        self._look_around(node, raw)
        lacking = tuple(node.lacks())
        if self.sink.count == known:  # else it is empty for want of what is wrong
            self._look_for_content(node, raw)
            self.contradictions(node, lacking)
        return node if not lacking else None

    def _of_model(self, model: type[Node], kind: str, raw: YamlMapping) -> Node | None:
        """A block with the keys that all blocks share; None when it is not valid (findings are reported)."""
        own, shared = keys_of(model), keys_of(Common)
        empty = raw[kind] is None and model.head_optional
        given = model.fields_of(self.written(raw.without(kind) if empty else raw, (model, Common)))
        beside = [key for key in given if key not in own and key in shared]
        common = self.common({key: given.pop(key) for key in beside}, raw)
        self._way.append(kind)
        node = self.validated(model, raw, given, shared)
        self._way.pop()
        if node is None or self._is_unknown_slot(node, raw) or common is None:
            return None
        node.share(common)
        return node

    def _look_for_content(self, node: Node, raw: YamlMapping) -> None:
        """Reports a block that prints nothing, or a shape without a size."""
        known = self.sink.count
        if not self._keeps_free():
            self._look_inside(node)
        if self.sink.count == known and lacks_size(node, self._way):
            self.sink.warning("layout-shape-without-size", raw.keys_at.get("shape", raw.span))

    def _is_unknown_slot(self, node: Node, raw: YamlMapping) -> bool:
        """Whether it is a slot that the component has not, which is reported."""
        if not isinstance(node, SlotNode) or node.slot in self.slots:
            return False
        near = nearest(node.slot, self.slots)
        self.sink.error("layout-unknown-slot", raw.values_at["slot"], name=node.slot, nearest=near)
        return True

    def call(self, model: type[ComponentCall], head: ComponentFile, raw: YamlMapping) -> Node | None:
        """A component as a block; None when anything in it is not valid (its findings are reported)."""
        node = super().call(model, head, raw)
        if node is not None:
            self._look_around(node, raw)
        return node

    def _look_around(self, node: Node, raw: YamlMapping) -> None:
        """Reports what a block says that has no effect where it stands."""
        for at, key, inside in lost_to_flow(node, self._way):
            self.sink.warning("layout-flow-inside", at, key=key, kind=inside)
        across = node.common.span_columns is not None and "span_columns" not in node.unread
        if across and not may_span(self._way, self._in_component):
            self.sink.warning("layout-span-outside-columns", raw.keys_at.get("span", raw.span))
        if width := lost_width(node, self._way):
            self.sink.warning("layout-width-outside-row", node.common.where("width"), value=width)
        if inside := lost_section(node, self._way):
            self.sink.warning("layout-section-inside", raw.keys_at.get("section", raw.span), kind=inside)
        if isinstance(node, TextNode) and node.text.strip() in self.params:
            args = {"mark": node.text.strip(), "mended": f"{{{{ {node.text.strip()} }}}}"}
            self.sink.warning("layout-expression-unread", node.where("text"), **args)

    def _keeps_free(self) -> bool:
        """Whether a block that prints nothing has a meaning here: a blank cell."""
        return bool(self._way) and self._way[-1] in BLANK_CELLS

    def _look_inside(self, node: Node) -> None:
        """Reports a block in which nothing is written."""
        empty = node.hollow()
        if empty is not None and not self.sink.within(node.where(empty)):
            model, source = type(node), node.source
            at = node.key_at(empty)
            if empty not in node.stated and source is not None:
                at = source.keys_at.get(node.kind, at)
            written = dict.fromkeys(model.written_key(model.key_of(name)) for name in node.content)
            keys = " | ".join(f"{key}:" for key in written)
            self.sink.warning("layout-block-empty", at, kind=node.kind, keys=keys)

    def _arguments(self, head: ComponentFile, name: str, given: YamlMapping) -> Arguments | None:
        self._way.append(CALL)
        found = super()._arguments(head, name, given)
        self._way.pop()
        return found

    def _check_size(self, node: Node, raw: YamlMapping) -> None:
        """Reports a size that holds nothing or goes beyond the page; the block is then without it."""
        wrong = self.contradictions(node.common, node.size_contradictions(self.values.trim))
        if wrong:
            shared = {key: value for key, value in raw.items() if key in keys_of(Common) and key not in wrong}
            node.share(self.common(shared, raw) or NOTHING_COMMON)

    def component(self, head: ComponentFile, raw: YamlMapping) -> tuple[Node, ...]:
        """A component's body. Its colour and length parameters may stand bare as values there."""
        with self._within(head):
            try:
                return self.blocks(raw.get("body"))
            except Refused as refused:
                self.refused(refused, raw.values_at.get("body", raw.span))
                return ()

    def block(self, raw: YamlMapping, head: ComponentFile | None) -> Node | None:
        """One block, of a component's body when there is a head."""
        with self._within(head) if head is not None else nullcontext():
            return self.node(raw, raw.span)

    @contextmanager
    def _within(self, head: ComponentFile) -> Iterator[None]:
        self.values.parameters = {n: p.type for n, p in head.params.items() if p.type in ("colour", "length")}
        self.params = head.params
        self.slots = frozenset({*head.slots, *(n for n, p in head.params.items() if p.type == "blocks")})
        self._in_component = True
        try:
            yield
        finally:
            self._in_component = False
            self.values.parameters, self.params = {}, {}
            self.slots = frozenset()


def _unread(key: str, kind: str) -> dict[str, str]:
    """The remedy of a key before the kind of its block, where that block would not read it behind, either."""
    model = PRIMITIVES.get(kind)
    if model is None or key in keys_of(model):
        return {}
    return {"remedy": "unread"} if key in {yaml_name(name) for name in model.unread} else {}
