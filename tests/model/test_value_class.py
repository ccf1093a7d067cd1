"""Value classes behave as frozen dataclasses of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, astuple, field, fields, is_dataclass, replace
from typing import Any

import pytest

from reportcli.model.value_class import dataclass
from reportcli.model.value_class import replace as ours_replaced

Decorator = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Pear:
    """Stands in a module, so that it can be pickled."""

    name: str
    weight: float = 1.0
    seeds: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RipePear(Pear):
    sugar: int = 3


@dataclass(frozen=True)
class Tree:
    name: str


def kinds(decorate: Decorator) -> dict[str, type]:
    """Classes of every form, made by a decorator."""

    @decorate(frozen=True, slots=True)
    class Plain:
        a: int
        b: str = "b"

    @decorate(frozen=True, slots=True)
    class More(Plain):
        c: list[int] = field(default_factory=list, compare=False)

    @decorate(frozen=True, slots=True, kw_only=True)
    class Named:
        a: int
        b: int = 2

    @decorate(frozen=True, slots=True)
    class Hidden:
        a: int
        b: int = field(default=0, repr=False, compare=False)
        c: int = field(default=0, hash=False)

    @decorate(frozen=True, slots=True, order=True)
    class Ordered:
        a: int

    @decorate(frozen=True)
    class Made:
        a: int
        twice: int = field(init=False, default=0)
        parts: dict[str, int] = field(init=False, default_factory=dict)

        def __post_init__(self) -> None:
            object.__setattr__(self, "twice", 2 * self.a)

    @decorate(frozen=True, slots=True, eq=False)
    class Itself:
        a: int

    @decorate(frozen=True, slots=True)
    class Own:
        a: int

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Own)

        def __repr__(self) -> str:
            return "own"

    @decorate(frozen=True, slots=True)
    class Empty:
        pass

    @decorate(slots=True)
    class Open:
        a: int
        b: list[int] = field(default_factory=list)

    made = (Plain, More, Named, Hidden, Ordered, Made, Itself, Own, Empty, Open)
    return {one.__name__: one for one in made}


OURS, STANDARD = kinds(dataclass), kinds(dataclasses.dataclass)
CALLS: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("Plain", (1,), {}),
    ("Plain", (1, "c"), {}),
    ("Plain", (), {"b": "x", "a": 2}),
    ("Plain", (), {}),
    ("Plain", (1, "b", 3), {}),
    ("Plain", (1,), {"z": 1}),
    ("More", (1, "b", [4]), {}),
    ("More", (1,), {}),
    ("Named", (1,), {}),
    ("Named", (), {"a": 1}),
    ("Hidden", (1, 5, 6), {}),
    ("Ordered", (1,), {}),
    ("Made", (3,), {}),
    ("Own", (1,), {}),
    ("Empty", (), {}),
    ("Open", (1,), {}),
    ("Open", (1, [2]), {}),
]


def given(made: dict[str, type], name: str, args: tuple[Any, ...], options: dict[str, Any]) -> object:
    """The values of an instance, or the kind of error."""
    try:
        one = made[name](*args, **options)
    except TypeError as problem:
        return type(problem)
    return repr(one), asdict(one), astuple(one), {f.name: getattr(one, f.name) for f in fields(one)}


@pytest.mark.parametrize(("name", "args", "options"), CALLS)
def test_instances_are_those_of_the_standard_library(
    name: str, args: tuple[Any, ...], options: dict[str, Any]
) -> None:
    expected = given(STANDARD, name, args, options)
    if isinstance(expected, tuple):
        expected = (expected[0].replace("STANDARD", "OURS"), *expected[1:])
    assert given(OURS, name, args, options) == expected
    assert given(OURS, name, args, options) == expected  # by the constructor that is written by then


@pytest.mark.parametrize("name", OURS)
def test_classes_say_of_themselves_what_those_of_the_standard_library_say(name: str) -> None:
    ours, standard = OURS[name], STANDARD[name]
    assert is_dataclass(ours)
    assert ours.__match_args__ == standard.__match_args__  # type: ignore[attr-defined]
    assert getattr(ours, "__slots__", None) == getattr(standard, "__slots__", None)
    assert [(f.name, f.default, f.init, f.compare) for f in fields(ours)] == [
        (f.name, f.default, f.init, f.compare) for f in fields(standard)
    ]


@pytest.mark.parametrize("made", [OURS, STANDARD], ids=["ours", "standard"])
def test_equal_values_are_equal_and_have_one_hash(made: dict[str, type]) -> None:
    plain, more, hidden, itself = made["Plain"], made["More"], made["Hidden"], made["Itself"]
    assert plain(1) == plain(1, "b")
    assert hash(plain(1)) == hash(plain(1, "b"))
    assert plain(1) != plain(2)
    assert plain(1) != more(1)
    assert plain(1) != (1, "b")
    assert more(1, c=[1]) == more(1, c=[2])
    assert hidden(1, b=1) == hidden(1, b=2)
    assert hidden(1, c=1) != hidden(1, c=2)
    assert hash(hidden(1, c=1)) == hash(hidden(1, c=2))
    assert itself(1) != itself(1)
    assert len({itself(1), itself(1)}) == 2
    assert made["Own"](1) == made["Own"](2)
    assert made["Empty"]() == made["Empty"]()


@pytest.mark.parametrize("made", [OURS, STANDARD], ids=["ours", "standard"])
def test_order_is_that_of_the_fields(made: dict[str, type]) -> None:
    ordered = made["Ordered"]
    assert sorted([ordered(2), ordered(1)]) == [ordered(1), ordered(2)]
    with pytest.raises(TypeError):
        assert made["Plain"](1) < made["Plain"](2)


@pytest.mark.parametrize("name", ["Plain", "More", "Made", "Own"])
def test_nothing_can_be_set_or_deleted(name: str) -> None:
    one = OURS[name](1)
    for attribute in ("a", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(one, attribute, 5)
        with pytest.raises(FrozenInstanceError):
            delattr(one, attribute)


def test_the_parameters_of_each_instance_are_its_own() -> None:
    one, other = OURS["More"](1), OURS["More"](1)
    one.c.append(1)
    assert other.c == []
    assert replace(one, a=2).c == [1]


@pytest.mark.parametrize("one", [Pear("a"), RipePear("b", 2.0, (1,), 5), Tree("c")], ids=repr)
def test_values_go_through_pickle_and_copies(one: object) -> None:
    assert pickle.loads(pickle.dumps(one, protocol=5)) == one
    assert copy.copy(one) == one
    assert copy.deepcopy(one) == one
    assert repr(pickle.loads(pickle.dumps(one))) == repr(one)


def test_a_pattern_takes_them_apart() -> None:
    match RipePear("b", sugar=5):
        case RipePear(name, sugar=sugar):
            assert (name, sugar) == ("b", 5)
        case _:
            pytest.fail("no match")


@pytest.mark.parametrize("made", [OURS, STANDARD], ids=["ours", "standard"])
def test_what_is_not_frozen_can_be_changed(made: dict[str, type]) -> None:
    one = made["Open"](0)
    one.a = 4
    assert one == made["Open"](4)
    assert one != made["Open"](5)
    with pytest.raises(TypeError):
        hash(one)


def test_a_plug_in_may_inherit_by_the_standard_library() -> None:
    @dataclasses.dataclass(frozen=True, slots=True)
    class Theirs(RipePear):
        colour: str = "green"

    one = Theirs("a", colour="red")
    assert one == Theirs("a", colour="red")
    assert hash(one) == hash(Theirs("a", colour="red"))
    assert replace(one, colour="green").colour == "green"
    with pytest.raises(FrozenInstanceError):
        one.colour = "blue"  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class Basket:
    """More fields than are set one by one."""

    a: int
    b: int = 2
    c: tuple[int, ...] = ()
    d: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.a < 0:
            raise ValueError(self.a)


@dataclass(frozen=True, slots=True)
class FullBasket(Basket):
    e: str = "e"


class Loose(Basket):
    """No dataclass, with room for attributes beside its fields; frozen as its base is."""


@pytest.mark.parametrize("kind", [Basket, FullBasket, Loose])
def test_wide_values_are_of_their_class_and_frozen(kind: type[Basket]) -> None:
    one = kind(1, c=(3,))
    copied = ours_replaced(one, b=5)
    again = pickle.loads(pickle.dumps(copied, protocol=5))
    for made in (one, copied, again):
        assert type(made) is kind
        assert isinstance(made, Basket)
        with pytest.raises(FrozenInstanceError):
            made.a = 2  # type: ignore[misc]
    assert (copied.a, copied.b, copied.c, copied.d) == (1, 5, (3,), [])
    assert copied == again == kind(1, 5, (3,))
    with pytest.raises(ValueError, match="-1"):
        ours_replaced(one, a=-1)


@pytest.mark.parametrize("one", [Pear("a"), Basket(1), FullBasket(1), Loose(1), Tree("c"), OURS["Open"](1)])
def test_a_copy_has_no_field_that_its_class_lacks(one: object) -> None:
    with pytest.raises(TypeError):
        ours_replaced(one, colour="red")  # type: ignore[type-var]


def test_values_of_another_number_of_fields_are_none() -> None:
    pear = RipePear("a", 2.0, (1, 2), sugar=5)
    assert pickle.loads(pickle.dumps(pear)) == pear
    with pytest.raises(ValueError, match="values to unpack"):
        RipePear.__new__(RipePear).__setstate__(("a", 2.0, ()))  # type: ignore[attr-defined]
