"""`dataclass`, made faster to define: what a run imports by the hundred must cost it nothing.

The standard library writes and compiles up to seven methods for every class when its module is imported,
0.7 ms a class; this one writes `__init__`, when the class is first called, and shares the others. All else
is the standard library's: fields, `replace`, `is_dataclass`, `__match_args__`, slots; its own frozen classes
may inherit from ours. For type checkers it is the original.

A frozen value is filled while it is of an open class of the same slots, and then becomes what it is: setting
each field past a frozen class's `__setattr__` takes twice as long, and a report of 44 pages makes 150,000.
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
    from operator import attrgetter

    _frozen_classes = set()
    _initialised = set()  # classes whose `__init__` is written here
    _copiers = {}  # by class: what copies a value with changes
    _become = object.__dict__["__class__"].__set__
    _FEW = 4  # fields below which two changes of class cost more than they save

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
        copied = _copiers.get(kind)
        if copied is None:
            copied = _copiers[kind] = _copier(kind)
        return copied(value, changes)

    def _copier(kind):
        every = fields(kind)
        if not all(field.init for field in every):
            return lambda value, changes: _standard_replace(value, **changes)
        named = tuple(field.name for field in every)
        filled = _open_twin(kind) if kind in _frozen_classes else kind
        if filled is None or kind not in _initialised or "__slots__" not in kind.__dict__:
            return _called_again(kind, named)
        known = {"_new": object.__new__, "_filled": filled, "_kind": kind, "_wrong": TypeError}
        body = [
            "copy = _new(_filled)",
            *(f"copy.{name} = value.{name}" for name in named),
            "for name, other in changes.items():",
            "    try: setattr(copy, name, other)",
            "    except AttributeError: raise _wrong(f'{_kind.__name__} has no field {name!r}') from None",
            "copy.__class__ = _kind" if filled is not kind else "",
            "copy.__post_init__()" if hasattr(kind, "__post_init__") else "",
            "return copy",
        ]
        return _written("copied(value, changes)", body, known)

    def _called_again(kind, named):
        """Copies by the class's own `__init__`."""
        values = _values(named)
        return lambda value, changes: kind(**{**dict(zip(named, values(value), strict=True)), **changes})

    def _open_twin(cls):
        """A class of the same slots that lets its fields be set; None where a value cannot change into it."""
        if type(cls) is not type or "__slots__" not in cls.__dict__:
            return None
        space = {"__slots__": cls.__dict__["__slots__"], "__setattr__": object.__setattr__}
        try:
            twin = type(cls.__name__, (cls.__base__,), {**space, "__delattr__": object.__delattr__})
            _become(object.__new__(twin), cls)
        except TypeError:
            return None
        return twin

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
        _shared(cls, eq=eq, order=order)
        cls.__setattr__, cls.__delattr__ = _set_refused, _delete_refused
        if "__slots__" in cls.__dict__:
            values = _values(named)
            cls.__getstate__, cls.__setstate__ = lambda self: values(self), _first_restored(cls, named)
        _frozen_classes.add(cls)
        cls.__dataclass_params__.frozen = True
        return cls

    def _open(cls, *, eq, order):
        """Its values may change: it has no hash when it is compared by them."""
        if eq and "__hash__" not in cls.__dict__:
            cls.__hash__ = None
        return _shared(cls, eq=eq, order=order)

    def _shared(cls, *, eq, order):
        own = cls.__dict__
        compared = _values(tuple(field.name for field in fields(cls) if field.compare))
        if "__init__" not in own:
            cls.__init__ = _first_init(cls)
            _initialised.add(cls)
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

    def _first_restored(cls, named):
        """Writes what restores a pickled value when the first is."""

        def first(self, state):
            if cls.__dict__["__setstate__"] is first:
                cls.__setstate__ = _written_restored(cls, named)
            cls.__setstate__(self, state)

        return first

    def _written_restored(cls, named):
        if not named:
            return lambda self, state: None
        twin = _open_twin(cls)
        known = {"_set": object.__setattr__, "_become": _become, "_open": twin, "_own": cls}
        one_by_one = [f"_set(self, {name!r}, {name})" for name in named]
        row = ", ".join(named) + ","
        if twin is None:
            return _written("__setstate__(self, state)", [f"{row} = state", *one_by_one], known)
        body = [
            "if self.__class__ is not _own:",
            f"    {row} = state",
            *(f"    {line}" for line in one_by_one),
            "    return",
            "_become(self, _open)",
            ", ".join(f"self.{name}" for name in named) + ", = state",
            "self.__class__ = _own",
        ]
        return _written("__setstate__(self, state)", body, known)

    def _written(signature, body, known):
        exec(f"def {signature}:\n" + "\n".join(f"    {line}" for line in body), known)
        return known[signature.partition("(")[0]]

    def _repr(self):
        inside = ", ".join(
            f"{field.name}={getattr(self, field.name)!r}" for field in fields(self) if field.repr
        )
        return f"{type(self).__qualname__}({inside})"

    def _set_refused(self, name, value):
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _delete_refused(self, name):
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def _first_init(cls):
        """Writes the class's `__init__` when it is first called."""

        def first(self, *args, **kwargs):
            if cls.__dict__["__init__"] is first:
                cls.__init__ = _written_init(cls)
            cls.__init__(self, *args, **kwargs)

        return first

    def _written_init(cls) -> Callable[..., None]:
        known = {"_set": object.__setattr__, "_missing": MISSING}
        every = [field for field in fields(cls) if field.init]
        plain = [_parameter(field, known) for field in every if not field.kw_only]
        named = [_parameter(field, known) for field in every if field.kw_only]
        parameters = ", ".join(["self", *plain, *(["*"] if named else []), *named])
        body = _assignments(cls, known)
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        init = _written(f"__init__({parameters})", body or ["pass"], known)
        init.__qualname__ = f"{cls.__qualname__}.__init__"
        return init

    def _assignments(cls, known):
        """The statements that fill a value, of whatever class that has this `__init__`."""
        values = [
            (field.name, _assigned(field, known)) for field in fields(cls) if field.init or _is_made(field)
        ]
        openly = [f"self.{name} = {value}" for name, value in values]
        if cls not in _frozen_classes:
            return openly
        one_by_one = [f"_set(self, {name!r}, {value})" for name, value in values]
        twin = _open_twin(cls) if len(values) >= _FEW else None
        if twin is None:
            return one_by_one
        known.update(_become=_become, _open=twin, _own=cls)
        return [
            "if self.__class__ is _own:",
            *(f"    {line}" for line in ("_become(self, _open)", *openly, "self.__class__ = _own")),
            "else:",
            *(f"    {line}" for line in one_by_one),
        ]

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

    def _assigned(field, known):
        """The value that a field gets, as its source."""
        name, value = field.name, field.name
        if field.default_factory is not MISSING:
            known[f"_make_{name}"] = field.default_factory
            return f"_make_{name}() if {name} is _missing else {name}" if field.init else f"_make_{name}()"
        if not field.init:
            known[f"_default_{name}"] = field.default
            return f"_default_{name}"
        return value
