"""What all models share: parts that know where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import ClassVar, NamedTuple, Self

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.models.bounds import Contradiction, Trim
from reportcli.layout.models.declared import Declared, Fault, ModelField, declared_in, fields_of, values_of
from reportcli.layout.models.effects import Needs, is_set
from reportcli.layout.models.refusals import shown
from reportcli.model.refs import Span


@cache
def yaml_name(name: str) -> str:
    """The YAML key of a field: `space_before` -> `space-before`, `as_` -> `as`."""
    return name.rstrip("_").replace("_", "-")


class Model(type):
    """The class of parts: it knows the fields that they declare.

    declared: by name, those of the bases first. conditions: of the fields that count beside others only.
    Raises TypeError for a field that would hide what a part does.
    """

    declared: dict[str, Declared]
    conditions: dict[str, Needs]

    def __init__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> None:
        super().__init__(name, bases, body)
        base = super(cls, cls)
        known: dict[str, Declared] = getattr(base, "declared", {})
        own = declared_in(cls)
        for field in own:
            if field not in known and hasattr(base, field):
                raise TypeError(
                    f"{name}: every part has `{field}`; call the field `{field}_`, its key is the same"
                )
        cls.declared = {**known, **own}
        cls.conditions = {name: one.needs for name, one in cls.declared.items() if one.needs is not None}

    def key_of(cls, name: str) -> str:
        """The YAML key of a field."""
        return cls.declared[name].alias or yaml_name(name)


class Idle(NamedTuple):
    """A field of a part that has no effect. beside: what it needs, as YAML; over: keys that say it already;
    both are "" where nothing helps. stands: what is written in the place of what it needs, as YAML; also:
    further fields that have no effect for the same reason.
    """

    part: Part
    name: str
    beside: str = ""
    content: bool = False
    over: str = ""
    stands: str = ""
    also: tuple[str, ...] = ()


def _as_yaml(model: Model, need: Needs) -> str:
    """`shading:, border:` or `mask: rounded`."""
    keys = [model.key_of(name) for name in need.fields]
    return ", ".join(f"{key}: {' | '.join(map(shown, need.values))}".rstrip() for key in keys)


class Part(metaclass=Model):
    """A mapping of the language. Unknown keys are refused; it knows where it stands.

    A field that is not written has its default, as an attribute of the class.
    """

    __slots__ = ("__dict__", "_source", "_stated")

    salvaged: ClassVar[bool] = True
    """Whether what is right of it counts when something in it is wrong."""

    _source: YamlMapping | None
    _stated: frozenset[str]

    def __init__(self) -> None:
        """A part of which nothing is written. Raises TypeError where it cannot be without a field."""
        required = [name for name, field in type(self).declared.items() if field.required]
        if required:
            raise TypeError(f"{type(self).__name__} needs {', '.join(required)}")
        self._put({}, None)

    def _put(self, values: Mapping[str, object], source: YamlMapping | None) -> None:
        self.__dict__.update(values)
        object.__setattr__(self, "_source", source)
        object.__setattr__(self, "_stated", frozenset(values))

    @classmethod
    def of(cls, source: YamlMapping | None = None, /, **values: object) -> Self:
        """The part of these values, by the names of its fields, which are right as they are."""
        made = cls.__new__(cls)
        made._put(values, source)
        return made

    def with_values(self, **values: object) -> Self:
        """The same part with other values of some fields, by their names, which are right as they are."""
        made = type(self).__new__(type(self))
        made._put({**self.__dict__, **values}, self._source)
        object.__setattr__(made, "_stated", self._stated | frozenset(values))
        return made

    @classmethod
    def read(
        cls, attributes: Mapping[str, object], context: object, source: YamlMapping | None = None
    ) -> tuple[Self | None, list[Fault]]:
        """The part that a mapping gives, or None with what is wrong. attributes: by YAML key; context: what
        the fields ask (`fields.Context`); source: where it is written.
        """
        values, faults = values_of(cls.fields(), attributes, context)
        if faults:
            return None, faults
        return cls.of(source, **values), []

    @classmethod
    def fields(cls) -> dict[str, ModelField]:
        """Its fields by name, with what their annotations say."""
        return _fields(cls)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} does not change")

    def __getstate__(self) -> object:
        return self.__dict__, self._source, self._stated

    def __setstate__(self, state: tuple[dict[str, object], YamlMapping | None, frozenset[str]]) -> None:
        self.__dict__.update(state[0])
        object.__setattr__(self, "_source", state[1])
        object.__setattr__(self, "_stated", state[2])

    @property
    def source(self) -> YamlMapping | None:
        """The mapping that it was read from."""
        return self._source

    @property
    def stated(self) -> frozenset[str]:
        """The names of the fields that are written."""
        return self._stated

    @classmethod
    def written_key(cls, key: str) -> str:
        """The key under which a field of that key is written."""
        return key

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """What its values, each right by itself, say against one another or against the page."""
        yield from ()

    def doubts(self) -> Iterator[Contradiction]:
        """What is valid and most likely not meant; each is a warning at its place."""
        yield from ()

    def idle(self) -> Iterator[Idle]:
        """Its fields that have no effect; what is based on another part is judged with what it inherits."""
        if type(self).conditions and "based_on" not in self._stated:
            yield from self.idle_among(vars(self))

    def idle_among(self, values: Mapping[str, object]) -> Iterator[Idle]:
        """Its written fields that lack what they need. values: what is in force, by field."""
        model = type(self)
        for name in sorted(self._stated & model.conditions.keys()):
            need = model.conditions[name]
            defaults = {field: model.declared[field].default for field in need.fields}
            said = is_set(getattr(self, name), model.declared[name].default)
            if said and not need.met(values, defaults):
                stands = self._written_among(need.fields)
                yield Idle(self, name, _as_yaml(model, need), need.content, stands=stands)

    def _written_among(self, fields: Iterable[str]) -> str:
        """Those fields that are written, as YAML."""
        model = type(self)
        said = [(model.key_of(name), getattr(self, name)) for name in fields if name in self._stated]
        return ", ".join(f"{key}: {shown(value)}" for key, value in said)

    def key_at(self, name: str) -> Span:
        """The span of a field's key; of the whole part when it is not written."""
        source = self._source
        if source is None:
            return Span("")
        key = self.written_key(type(self).key_of(name))
        return source.keys_at.get(key, source.span)

    @property
    def span(self) -> Span:
        """Where the part is written."""
        source = self.source
        return source.span if source is not None else Span("")

    def where(self, *names: str | int) -> Span:
        """The span of a field's value (or of something in it); of the whole part when it is not written."""
        source = self._source
        if source is None:
            return Span("")
        if len(names) == 1 and isinstance(names[0], str):  # nearly always
            return source.values_at.get(yaml_name(names[0]), source.span)
        return source.where(*(yaml_name(n) if isinstance(n, str) else n for n in names))


@cache
def _fields(part: type[Part]) -> dict[str, ModelField]:
    return fields_of(part, part.declared, yaml_name)
