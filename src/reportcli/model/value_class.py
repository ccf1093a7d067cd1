"""`dataclass`, made faster to define: what a run imports by the hundred must cost it nothing.

The standard library writes and compiles up to seven methods for every class when its module is imported,
0.7 ms a class; this one writes `__init__`, when the class is first called, and shares the others. All else
is the standard library's: fields, `replace`, `is_dataclass`, `__match_args__`, slots; its own frozen classes
may inherit from ours. For type checkers it is the original.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace
else:
    from collections.abc import Callable
    from contextlib import contextmanager
    from dataclasses import MISSING, Field, FrozenInstanceError, fields
    from dataclasses import dataclass as _standard
    from dataclasses import replace as _standard_replace
    from itertools import repeat
    from operator import attrgetter, call

    _frozen_classes = set()
    _copied = {}  # by class: names of its fields and what gives their values, or nothing: the standard way

    def dataclass(cls=None, /, *, frozen=False, eq=True, order=False, **options):
        """As `dataclasses.dataclass`, without InitVar, `init`, `repr`, `unsafe_hash` and `weakref_slot`.

        A class that inherits from one made here is made here as well, and has no attribute but its fields.
        """

        def made(cls):
            if not cls.__doc__:  # the standard library would write one from the signature
                cls.__doc__ = cls.__name__
            with _as_open(cls):
                cls = _standard(init=False, repr=False, eq=False, **options)(cls)
            return (_frozen if frozen else _open)(cls, eq=eq, order=order)

        return made if cls is None else made(cls)

    def replace(value, /, **changes):
        """As `dataclasses.replace`, which asks every field for its options at every call."""
        kind = value.__class__
        known = _copied.get(kind)
        if known is None:
            named = tuple(field.name for field in fields(kind))
            whole = all(field.init for field in fields(kind))
            known = _copied[kind] = (named, _values(named)) if whole else ()
        if not known:
            return _standard_replace(value, **changes)
        named, values = known
        copy = dict(zip(named, values(value), strict=True))
        copy.update(changes)
        return kind(**copy)

    @contextmanager
    def _as_open(cls):
        """The standard library freezes by compiled methods, and lets no class be unlike its base."""
        bases = [base.__dataclass_params__ for base in cls.__mro__[1:] if base in _frozen_classes]
        for params in bases:
            params.frozen = False
        try:
            yield
        finally:
            for params in bases:
                params.frozen = True

    def _frozen(cls, *, eq, order):
        """Its values never change: it has a hash, and is pickled as the row of them."""
        named = tuple(field.name for field in fields(cls))
        hashed = _values(tuple(field.name for field in fields(cls) if _is_hashed(field)))
        if eq and cls.__dict__.get("__hash__") is None:
            cls.__hash__ = lambda self: hash(hashed(self))
        _shared(cls, "_set(self, {name!r}, {value})", eq=eq, order=order)
        cls.__setattr__, cls.__delattr__ = _set_refused, _delete_refused
        if "__slots__" in cls.__dict__:
            values = _values(named)
            cls.__getstate__, cls.__setstate__ = lambda self: values(self), _restored(cls, named)
        _frozen_classes.add(cls)
        cls.__dataclass_params__.frozen = True
        return cls

    def _open(cls, *, eq, order):
        """Its values may change: it has no hash when it is compared by them."""
        if eq and "__hash__" not in cls.__dict__:
            cls.__hash__ = None
        return _shared(cls, "self.{name} = {value}", eq=eq, order=order)

    def _shared(cls, assignment, *, eq, order):
        own = cls.__dict__
        compared = _values(tuple(field.name for field in fields(cls) if field.compare))
        if "__init__" not in own:
            cls.__init__ = _first_init(cls, assignment)
        if "__repr__" not in own:
            cls.__repr__ = _repr
        if eq and "__eq__" not in own:
            cls.__eq__ = _comparison(compared, tuple.__eq__)
        if order:
            for name in ("__lt__", "__le__", "__gt__", "__ge__"):
                setattr(cls, name, _comparison(compared, getattr(tuple, name)))
        return cls

    def _is_hashed(field):
        return field.compare if field.hash is None else field.hash

    def _values(named):
        """The fields of an instance as a tuple."""
        if len(named) > 1:
            return attrgetter(*named)
        if not named:
            return lambda self: ()
        only = attrgetter(*named)
        return lambda self: (only(self),)

    def _comparison(values, compare):
        def compared(self, other):
            return (
                compare(values(self), values(other)) if other.__class__ is self.__class__ else NotImplemented
            )

        return compared

    def _restored(cls, named):
        """Sets the fields by their slots, in a loop of C: values are read from the cache by ten thousands."""
        put = [getattr(cls, name).__set__ for name in named]

        def restored(self, state):
            if len(state) != len(put):
                raise ValueError(f"{len(state)} values for {len(put)} fields")
            any(map(call, put, repeat(self), state))  # none of them gives anything

        return restored

    def _repr(self):
        inside = ", ".join(
            f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr
        )
        return f"{type(self).__qualname__}({inside})"

    def _set_refused(self, name, value):
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _delete_refused(self, name):
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _first_init(cls, assignment):
        """Writes the class's `__init__` when it is first called."""

        def first(self, *args, **kwargs):
            if cls.__dict__["__init__"] is first:
                cls.__init__ = _written_init(cls, assignment)
            cls.__init__(self, *args, **kwargs)

        return first

    def _written_init(cls, assignment) -> Callable[..., None]:
        known = {"_set": object.__setattr__, "_missing": MISSING}
        every = [field for field in fields(cls) if field.init]
        plain = [_parameter(field, known) for field in every if not field.kw_only]
        named = [_parameter(field, known) for field in every if field.kw_only]
        parameters = ", ".join(["self", *plain, *(["*"] if named else []), *named])
        body = [
            f"    {_assigned(field, known, assignment)}"
            for field in fields(cls)
            if field.init or _is_made(field)
        ]
        if hasattr(cls, "__post_init__"):
            body.append("    self.__post_init__()")
        source = f"def __init__({parameters}):\n" + "\n".join(body or ["    pass"])
        exec(source, known)
        init = known["__init__"]
        init.__qualname__ = f"{cls.__qualname__}.__init__"
        return init

    def _is_made(field):
        return field.default_factory is not MISSING or field.default is not MISSING

    def _parameter(field: Field, known):
        """A parameter as its source; what it refers to joins `known`."""
        if field.default is not MISSING:
            known[f"_default_{field.name}"] = field.default
            return f"{field.name}=_default_{field.name}"
        if field.default_factory is not MISSING:
            return f"{field.name}=_missing"
        return field.name

    def _assigned(field: Field, known, assignment):
        name, value = field.name, field.name
        if field.default_factory is not MISSING:
            known[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}() if {name} is _missing else {name}" if field.init else f"_make_{name}()"
        elif not field.init:
            known[f"_default_{name}"] = field.default
            value = f"_default_{name}"
        return assignment.format(name=name, value=value)
