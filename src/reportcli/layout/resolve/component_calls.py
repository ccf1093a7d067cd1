"""Components used as blocks: what stands beside the name, and the arguments by their parameters."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.models import Common, ComponentCall, Node
from reportcli.layout.models.fields import expression_of, text_of
from reportcli.layout.resolve.reader import keys_of
from reportcli.layout.settings.components import ComponentFile, Param
from reportcli.model.refs import Span
from reportcli.plugins import BlockPlugin

if TYPE_CHECKING:
    from reportcli.layout.resolve.blocks import Builder


def plugin_head(plugin: BlockPlugin) -> ComponentFile:
    """The parameters of a package's block, in the shape of a component's."""
    params = {
        key: Param.model_construct({"type", "default", "doc"}, **asdict(parameter))
        for key, parameter in plugin.parameters.items()
    }
    return ComponentFile.model_construct(None, doc=plugin.doc, params=params, slots=(), body=())


def component_call(builder: Builder, head: ComponentFile, name: str, raw: YamlMapping) -> Node | None:
    """A component as a block; None when anything in it is not valid (its findings are told)."""
    rest = builder.written(raw.without(name))
    extra = [key for key in rest if key not in keys_of(Common)]
    for key in extra:
        _unknown_beside(builder, head, name, key, raw)
    common = builder.common({k: v for k, v in rest.items() if k not in extra}, raw)
    given = raw[name] if raw[name] is not None else YamlMapping(raw.values_at[name])
    if not isinstance(given, YamlMapping):
        builder.sink.found("layout-call-not-mapping", raw.values_at[name], name=name)
        return None
    arguments = _arguments(builder, head, name, given)
    if arguments is None or extra:
        return None
    return builder.finish(ComponentCall(name=name, arguments=arguments), common, raw)


def _unknown_beside(builder: Builder, head: ComponentFile, name: str, key: str, raw: YamlMapping) -> None:
    at = raw.keys_at.get(key, raw.span)
    if key in head.params or key in head.slots:
        builder.sink.found("layout-parameter-outside", at, key=key, name=name)
    else:
        known = sorted(keys_of(Common))
        builder.sink.found(
            "layout-unknown-key", at, key=key, names=", ".join(known), nearest=nearest(key, known)
        )


def _arguments(builder: Builder, head: ComponentFile, name: str, given: YamlMapping) -> dict[str, Any] | None:
    known = [*head.params, *head.slots]
    arguments: dict[str, Any] = {}
    sound = True
    for key, value in builder.written(given).items():
        at = given.values_at.get(key, given.span)
        if key not in known:
            at, near = given.keys_at.get(key, given.span), nearest(key, known)
            names = ", ".join(known)
            builder.sink.found("layout-unknown-parameter", at, key=key, name=name, names=names, nearest=near)
            sound = False
            continue
        kind = head.params[key].type if key in head.params else "blocks"
        arguments[key] = argument(builder, kind, value, at)
        sound = sound and arguments[key] is not None
    for key, param in head.params.items():
        if param.default is None and key not in given and param.type != "blocks":
            builder.sink.found("layout-missing-parameter", given.span, key=key, name=name, type=param.type)
            sound = False
    return arguments if sound else None


def argument(builder: Builder, kind: str, value: Any, at: Span) -> Any:
    """An argument by its parameter's type; None when it is not valid. Colours and lengths stay text."""
    try:
        if kind == "blocks":
            return builder.blocks(value)
        if kind in ("colour", "length"):
            read = builder.paint(value) if kind == "colour" else builder.length(value)
            return read if isinstance(read, str) else text_of(value)
        return text_of(value) if kind == "text" else expression_of(value)
    except PydanticCustomError as refused:
        builder.refused(refused, at)
        return None
