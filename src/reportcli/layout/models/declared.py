"""How a model declares its fields, and how they are read: each by the function that its annotation carries.

    class Margins(Part):
        top: Points | None = Field(default=None, description="Above.")

A field's annotation is `Annotated[type, Check]`, alone or `| None`. Annotations are only evaluated when the
first mapping is read by a model: a layout that is kept from an earlier run needs none of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from reportcli.layout.models.effects import Needs
from reportcli.layout.models.refusals import Info, Read, Refused
from reportcli.model.value_class import dataclass

REQUIRED = object()


@dataclass(frozen=True, slots=True)
class Declared:
    """A field as its class says it. alias: its YAML key, "" for that of its name; needs: what it counts
    beside.
    """

    default: object
    description: str
    alias: str
    needs: Needs | None = None

    @property
    def required(self) -> bool:
        """Whether a part cannot be without it."""
        return self.default is REQUIRED


@dataclass(frozen=True, slots=True)
class ModelField:
    """A field with what its annotation says. key: in YAML; metadata: of the annotation; read: gives the value
    of what is written, raises Refused for what is not valid; required: whether a part cannot be without it.
    """

    key: str
    declared: Declared
    annotation: Any
    metadata: tuple[object, ...]
    read: Read
    required: bool

    @property
    def description(self) -> str:
        """What it is for."""
        return self.declared.description

    @property
    def default(self) -> object:
        """What stands where nothing is written."""
        return self.declared.default


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a mapping is not valid. code: of a finding, or one of MISSING, UNKNOWN; context: of the refusal."""

    key: str
    code: str
    context: Mapping[str, object]


MISSING, UNKNOWN = "missing", "unknown-key"


def Field(  # noqa: N802 - reads as what it declares
    *,
    default: object = REQUIRED,
    default_factory: Callable[[], object] | None = None,
    description: str = "",
    alias: str = "",
    needs: Needs | None = None,
) -> Any:
    """Declares a field. default: no default makes it required; alias: its YAML key, where that is another;
    needs: the keys that it has no effect without.
    """
    return Declared(default if default_factory is None else default_factory(), description, alias, needs)


def declared_in(cls: type) -> dict[str, Declared]:
    """What a class body declares; a plain value is a default. Defaults stay as attributes of the class."""
    found: dict[str, Declared] = {}
    for name, annotation in vars(cls).get("__annotations__", {}).items():
        if str(annotation).startswith("ClassVar") or name.startswith("_"):
            continue
        value = vars(cls).get(name, REQUIRED)
        declared = value if isinstance(value, Declared) else Declared(value, "", "")
        found[name] = declared
        if not declared.required:
            setattr(cls, name, declared.default)
        elif name in vars(cls):
            delattr(cls, name)
    return found


def fields_of(
    cls: type, declared: Mapping[str, Declared], key_of: Callable[[str], str]
) -> dict[str, ModelField]:
    """The fields of a class with their evaluated annotations. key_of: the YAML key of a name."""
    hints = get_type_hints(cls, include_extras=True)
    return {
        name: _field(one.alias or key_of(name), one, hints[name], f"{cls.__name__}.{name}")
        for name, one in declared.items()
    }


def _field(key: str, declared: Declared, hint: Any, where: str) -> ModelField:
    """The field of an annotation: `Annotated[type, Check]`, or that or None."""
    whole = get_origin(hint) is Annotated
    parts = (hint,) if whole else tuple(one for one in get_args(hint) if one is not type(None))
    checks = [one for part in parts for one in getattr(part, "__metadata__", ()) if hasattr(one, "read")]
    if whole:
        read = checks[0].read if checks else _unreadable(where)
        return ModelField(key, declared, get_args(hint)[0], hint.__metadata__, read, declared.required)
    read = _or_none(checks[0].read) if checks else _unreadable(where)
    return ModelField(key, declared, hint, (), read, declared.required)


def _unreadable(where: str) -> Read:
    def read(value: object, info: object) -> object:
        """No value: the annotation does not say how one is read."""
        raise TypeError(f"{where} has no Check")

    return read


def _or_none(read: Read) -> Read:
    return lambda value, info: None if value is None else read(value, info)


def values_of(
    fields: Mapping[str, ModelField], attributes: Mapping[str, object], context: object
) -> tuple[dict[str, object], list[Fault]]:
    """The values by name that are written and valid; all faults, in the order of the fields."""
    info = Info(context)
    values: dict[str, object] = {}
    faults: list[Fault] = []
    written = 0
    for name, field in fields.items():
        key = field.key
        if key in attributes:
            written += 1
            try:
                values[sys.intern(name)] = field.read(attributes[key], info)
            except Refused as refused:
                faults.append(Fault(key, refused.type, refused.context))
        elif field.required:
            faults.append(Fault(key, MISSING, {}))
    if written < len(attributes):
        known = {field.key for field in fields.values()}
        faults += [Fault(key, UNKNOWN, {}) for key in attributes if key not in known]
    return values, faults
