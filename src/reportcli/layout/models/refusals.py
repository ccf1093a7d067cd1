"""Values that are not valid: what refuses them, and where inside a value that stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from reportcli.layout.models.bounds import Problem
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass

Read = Callable[[object, Any], object]


class Refused(ValueError):
    """A value that is not valid. type: the code of its finding; context: its arguments and its place."""

    def __init__(self, code: str, context: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.type = code
        self.context: dict[str, Any] = dict(context or {})


@dataclass(frozen=True, slots=True)
class Info:
    """What a field's function is given beside its value. context: what it may ask (`fields.Context`)."""

    context: Any


def refuse(
    code: str,
    *,
    at_key: str | None = None,
    item: int | None = None,
    **args: object,
) -> NoReturn:
    """Raise a finding of this value; the builder adds where it stands.

    at_key: the key inside the value at which it stands; item: the place in a list.
    """
    context: dict[str, object] = {k: str(v) for k, v in args.items()}
    context["code"] = code
    if at_key is not None or item is not None:
        context[AT] = (Key(at_key or "") if item is None else item,)
    raise Refused(code, context)


def refuse_problem(problem: Problem, named: Span | None = None) -> NoReturn:
    """Raise a finding of this value. named: where the name that is used has its value."""
    code, args = problem
    context: dict[str, object] = {**args, "code": code}
    if named is not None:
        context[NAMED] = named
    raise Refused(code, context)


AT, NAMED = ":at", ":named"
"""Entries of a refusal beside the arguments of its finding."""


class Key(str):
    """A step to a key of a mapping, not to its value."""

    __slots__ = ()


def refused_inside(step: str | int, read: Read, value: object, info: Info | None) -> object:
    """What `read` makes of something inside a value; a refusal then stands at that step."""
    try:
        return read(value, info)
    except Refused as refusal:
        context = dict(refusal.context)
        context[AT] = (step, *context.get(AT, ()))
        raise Refused(refusal.type, context) from None


def arguments(context: Mapping[str, object] | None) -> dict[str, str]:
    """The arguments of a refusal's finding."""
    return {k: str(v) for k, v in (context or {}).items() if k not in ("code", AT, NAMED)}


def shown(value: object) -> str:
    """A value as a message quotes it, bounded."""
    text = _plainly(value, 4)
    return text if len(text) <= 60 else text[:57] + "…"


def _plainly(value: object, depth: int) -> str:
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: ""}[value]
    if isinstance(value, list) and depth:
        return f"[{', '.join(_plainly(item, depth - 1) for item in value[:8])}]"
    return str(value)
