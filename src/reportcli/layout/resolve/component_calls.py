"""Components used as blocks: what stands beside the name, and the arguments by their parameters."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import asdict

from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.models.bounds import LengthBounds
from reportcli.layout.models.fields import expression_of, text_of
from reportcli.layout.models.kinds.expanding.component import ComponentCall
from reportcli.layout.models.measures import within
from reportcli.layout.models.node import NOTHING_COMMON, Common, Node
from reportcli.layout.models.refusals import Refused
from reportcli.layout.reporting import Sink
from reportcli.layout.resolve.examples import argument_example
from reportcli.layout.resolve.reader import Names, Reader, keys_of
from reportcli.layout.resolve.values import Values
from reportcli.layout.settings.components import ComponentFile, Param
from reportcli.model.geometry import Length
from reportcli.model.refs import Span
from reportcli.plugins import BlockPlugin

Arguments = dict[str, object]
PARAMETER = re.compile(r"\{\{\s*([A-Za-z_]\w*)\s*\}\}")
SLOT = Param.of(type="blocks")


def plugin_head(plugin: BlockPlugin) -> ComponentFile:
    """The parameters of a package's block, in the shape of a component's."""
    params = {key: Param.of(**asdict(parameter)) for key, parameter in plugin.parameters.items()}
    return ComponentFile.of(doc=plugin.doc, params=params, slots=(), body=())


class CallReader(Reader):
    """A reader that knows calls of components; the blocks in their arguments are read by who inherits.

    used_as: ranges of the fields that take a length parameter, by the identity of the parameter.
    """

    def __init__(self, sink: Sink, values: Values, names: Names) -> None:
        super().__init__(sink, values, names)
        self.used_as: dict[int, list[LengthBounds]] = {}
        self.params: Mapping[str, Param] = {}

    def waiting(self, text: str, bounds: LengthBounds) -> None:
        """A field of a component's body takes a length parameter: its arguments lie in the field's range."""
        hit = PARAMETER.fullmatch(text)
        param = self.params.get(hit[1]) if hit else None
        if param is not None and param.type == "length":
            self.used_as.setdefault(id(param), []).append(bounds)

    @abstractmethod
    def blocks(self, value: object) -> tuple[Node, ...]:
        """A list of blocks."""

    @abstractmethod
    def one_block(self, value: object) -> tuple[Node, ...]:
        """One block where a text or blocks may stand."""

    def common(self, shared: dict[str, object], raw: YamlMapping) -> Common | None:
        """What every block takes; None when it is not valid."""
        return self.read(Common, raw, shared) if shared else NOTHING_COMMON

    def call(self, model: type[ComponentCall], head: ComponentFile, raw: YamlMapping) -> Node | None:
        """A component as a block; None when anything in it is not valid (its findings are reported)."""
        name = next(iter(raw))
        rest = self.written(raw.without(name), (Common,))
        extra = [key for key in rest if key not in keys_of(Common)]
        for key in extra:
            self._unknown_beside(head, name, key, raw)
        common = self.common({k: v for k, v in rest.items() if k not in extra}, raw)
        given = raw[name] if raw[name] is not None else YamlMapping(raw.values_at[name])
        if not isinstance(given, YamlMapping):
            self.sink.error("layout-call-not-mapping", raw.values_at[name], name=name)
            return None
        arguments = self._arguments(head, name, given)
        if arguments is None or common is None:
            return None
        node = model.of(raw, name=name, arguments=arguments)
        node.share(common)
        return node

    def _unknown_beside(self, head: ComponentFile, name: str, key: str, raw: YamlMapping) -> None:
        at = raw.keys_at.get(key, raw.span)
        if key in head.params or key in head.slots:
            self.sink.error("layout-parameter-outside", at, key=key, name=name)
        else:
            self.unknown_key(raw, key, sorted(keys_of(Common)))

    def _arguments(self, head: ComponentFile, name: str, given: YamlMapping) -> Arguments | None:
        known = [*head.params, *head.slots]
        arguments: Arguments = {}
        for key, value in self.filled(given, lambda key: _example(head, key)).items():
            at = given.values_at.get(key, given.span)
            if key not in known:
                at, near = given.keys_at.get(key, given.span), nearest(key, known)
                names = ", ".join(known)
                self.sink.error("layout-unknown-parameter", at, key=key, name=name, names=names, nearest=near)
                continue
            argument = self.argument(head.params.get(key, SLOT), value, at)
            if argument is not None:
                arguments[key] = argument
        complete = self._complete(head, name, given)
        return arguments if complete and self._filled(head, arguments) else None

    def _filled(self, head: ComponentFile, arguments: Arguments) -> bool:
        """Whether every parameter without a default has an argument that is valid."""
        needed = (
            key for key, param in head.params.items() if param.default is None and param.type != "blocks"
        )
        return all(key in arguments for key in needed)

    def _complete(self, head: ComponentFile, name: str, given: YamlMapping) -> bool:
        """Whether every parameter without a default is given."""
        complete = True
        known = [*head.params, *head.slots]
        misspelt = {nearest(key, known) for key in given if key not in known}
        for key, param in head.params.items():
            if param.default is None and key not in given and param.type != "blocks":
                if key not in misspelt:
                    self.sink.error(
                        "layout-missing-parameter", given.span, key=key, name=name, type=param.type
                    )
                complete = False
        return complete

    def _argument_length(self, param: Param, value: object) -> Length | str:
        """A length that lies in the range of every field of the component's body that takes it."""
        found = self.length(value)
        if isinstance(found, Length):
            for bounds in self.used_as.get(id(param), ()):
                within(bounds, found, value, self)
        return found

    def argument(self, param: Param, value: object, at: Span) -> object:
        """An argument by its parameter's type; None when it is not valid. Colours and lengths stay text."""
        kind = param.type
        try:
            if kind == "blocks":
                return self.blocks(value)
            if kind in ("colour", "length"):
                read = self.paint(value) if kind == "colour" else self._argument_length(param, value)
                return read if isinstance(read, str) else text_of(value)
            return text_of(value) if kind == "text" else expression_of(value)
        except Refused as refused:
            self.refused(refused, at)
            return None


def _example(head: ComponentFile, key: str) -> str:
    """What may stand for a parameter or in a slot."""
    if key in head.slots:
        return argument_example("blocks")
    param = head.params.get(key)
    return argument_example(param.type) if param is not None else ""
