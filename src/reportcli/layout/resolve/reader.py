"""Reads mappings by their models: the context that fields ask, and where findings go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import Any, TypeVar

from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.layout.models.bounds import Contradiction, LengthBounds
from reportcli.layout.models.context import Raw
from reportcli.layout.models.declared import MISSING, UNKNOWN, Fault
from reportcli.layout.models.fields import is_deferred
from reportcli.layout.models.parts import Idle, Part, yaml_name
from reportcli.layout.models.refusals import AT, NAMED, Key, Refused, arguments, refuse, shown
from reportcli.layout.reporting import Sink
from reportcli.layout.resolve.examples import example_of
from reportcli.layout.resolve.values import Values
from reportcli.layout.settings.gradients import GradientProperties
from reportcli.layout.settings.styles import ObjectProperties, StrokeProperties
from reportcli.model.geometry import Length
from reportcli.model.refs import Span
from reportcli.model.style import Gradient, ObjectStyle, Paint, Stroke

P = TypeVar("P", bound=Part)
Names = Mapping[str, frozenset[str]]
Steps = tuple[str | int, ...]
ATTEMPTS = 4
DECIMALS = re.compile(r"\d{1,4}\s*[a-z%]{0,3}")


@lru_cache(maxsize=256)
def keys_of(model: type[Part]) -> frozenset[str]:
    """The YAML keys that a model knows."""
    return frozenset(field.key for field in model.fields().values())


class Reader:
    """The context of all fields (`fields.Context`): known names, how values are read, where findings go.

    names: known names by kind (paragraph, object, table, master, icon, font).
    """

    def __init__(self, sink: Sink, values: Values, names: Names) -> None:
        self.sink = sink
        self.values = values
        self.names = names
        self.gradients: dict[str, Gradient | Raw] = {}
        """Those that have a name; one that is not valid has the colours of none, and is reported there."""

    # values

    def length(self, value: object) -> Length | str:
        """A length, or the text of a deferred one."""
        return self.values.length(value)

    def points(self, value: object) -> float:
        """A length in points."""
        return self.values.points(value)

    def reach(self) -> float:
        """Points: no length on these pages is longer."""
        return self.values.trim.reach

    def waiting(self, text: str, bounds: LengthBounds) -> None:
        """A field waits for a length that the binder gives, within its range."""

    def named(self, value: object) -> Span | None:
        """Where a named length has its value; None of what is no such name."""
        return self.values.named(value)

    def paint(self, value: object) -> Paint | str | Raw:
        """A colour by its role."""
        return self.values.paint(value)

    def gradient(self, value: object) -> Gradient | Raw:
        """Colours that run into one another, written here or by the name of a token."""
        if isinstance(value, str):
            if value not in self.gradients:
                refuse("layout-unknown-gradient", name=shown(value), nearest=nearest(value, self.gradients))
            return self.gradients[value]
        return self.part(GradientProperties, value).gradient()

    def stroke(self, value: object) -> Stroke | Raw:
        """A line."""
        return self.part(StrokeProperties, value).stroke()

    def box(self, value: object) -> ObjectStyle | str | Raw:
        """An object style, or its name."""
        if isinstance(value, str):
            if not is_deferred(value):
                self.known("object", value)
            return value
        properties = self.part(ObjectProperties, value)
        if properties.based_on is not None and not is_deferred(properties.based_on):
            self._known_base(properties)
        return properties.style()

    def _known_base(self, properties: ObjectProperties) -> None:
        """Refuses a box that is based on a style which the layout does not have; it stands at the name."""
        try:
            self.known("object", properties.based_on or "")
        except Refused as refusal:
            self.refused(refusal, properties.where("based_on"))
            refuse("reported")

    def font(self, value: object) -> str:
        """The name of a family that the layout has."""
        self.known("font", str(value))
        return str(value)

    def known(self, what: str, name: str) -> None:
        """Refuses a name that the layout does not have. what: a key of `names`."""
        names = self.names.get(what, frozenset())
        if name not in names:
            refuse(f"layout-unknown-{what}", name=shown(name), nearest=nearest(name, names))

    # mappings

    def part(self, model: type[P], value: object) -> P:
        """A mapping read by its model; when its findings are reported, the field that holds it is silent."""
        if not isinstance(value, YamlMapping):
            refuse("layout-value-not-mapping", value=shown(value))
        found = self.read(model, value)
        return found if found is not None else refuse("reported")

    def read(self, model: type[P], raw: YamlMapping, given: dict[str, object] | None = None) -> P | None:
        """`given` stands for what `raw` says (spans come from there). None: not valid, findings reported."""
        return self.validated(model, raw, self.written(raw, (model,)) if given is None else given)

    def validated(
        self, model: type[P], raw: YamlMapping, given: Mapping[str, object], names: Iterable[str] = ()
    ) -> P | None:
        """A part of what is written, every finding reported. Values that are not valid are left out of it, so
        that nothing else is reported for want of the part; None when it cannot be without them.

        names: keys that it might have beside the model's.
        """
        attributes = dict(given)
        for _ in range(ATTEMPTS):
            made, faults = model.read(attributes, self, raw)
            if made is None:
                self.report(model, raw, faults, names)
                wrong = {fault.key for fault in faults}
            else:
                wrong = {yaml_name(str(step)) for step in self.contradicted(made)}
                if not wrong:
                    self.idle(one for one in made.idle() if not _lost_its_need(one, given, attributes))
                    for found in made.doubts():
                        at = place_in(raw, found.steps, None) if _is_key(found) else made.where(*found.steps)
                        self.sink.warning(found.code, at, **found.arguments)
                    return made
            attributes = {key: value for key, value in attributes.items() if key not in wrong}
            if not model.salvaged:
                break
        return None

    def idle(self, found: Iterable[Idle], kind: str = "") -> None:
        """Reports keys that have no effect: an error where what they say would be lost. kind: of the block
        that does not read them, where it is that.
        """
        for one in found:
            at, model = one.part.key_at(one.name), type(one.part)
            key = ", ".join(map(model.key_of, (one.name, *one.also)))
            stands = {"remedy": "stands", "stands": one.stands} if one.stands else {}
            if one.over:
                self.sink.warning("layout-key-outweighed", at, key=key, over=one.over)
            elif one.content:
                self.sink.error("layout-content-without-effect", at, key=key, beside=one.beside, **stands)
            elif one.beside:
                self.sink.warning("layout-key-without-effect", at, key=key, beside=one.beside, **stands)
            else:
                self.sink.warning("layout-key-not-of-block", at, key=key, kind=kind)

    def contradicted(self, part: Part) -> list[str | int]:
        """The fields of a part that other values or the page contradict; each is reported."""
        return self.contradictions(part, part.contradictions(self.values.trim))

    def contradictions(self, part: Part, all_found: Iterable[Contradiction]) -> list[str | int]:
        """Reports contradictions of a part; their fields."""
        wrong: list[str | int] = []
        for found in all_found:
            at = self.named_in(part, found.steps) or part.where(*found.steps)
            if found.of_page and (at.file in self.values.below_page or self._page_is_wrong):
                continue  # the page is the cause: what does not fit on it is reported where it is set
            self.sink.error(found.code, at, **found.arguments)
            wrong += [*found.steps[:1], *found.also]
        return wrong

    @property
    def _page_is_wrong(self) -> bool:
        at = self.values.page_at
        return at is not None and self.sink.has("layout-frame-empty", at)

    def named_in(self, part: Part, steps: Steps) -> Span | None:
        """Where the named length at some steps of a part has its value."""
        if part.source is None:
            return None
        path = tuple(yaml_name(step) if isinstance(step, str) else step for step in steps)
        return self.values.named(_value_in(part.source, path))

    def written(self, raw: YamlMapping, models: Iterable[type[Part]]) -> dict[str, object]:
        """The entries that hold something; an empty value is a finding. models: whose keys they are."""
        return self.filled(raw, partial(example_of, models))

    def filled(self, raw: YamlMapping, example: Callable[[str], str]) -> dict[str, object]:
        """The entries that hold something. example: of what may stand under a key, "" where none is known."""
        kept: dict[str, object] = {}
        before = ""
        for key, value in raw.items():
            before, last = key, before
            if value is None and _is_decimals(key, raw.get(last)):
                written = f"{kept.pop(last, '')},{key}"
                mended = written.replace(",", ".", 1)
                self.sink.error("layout-decimal-comma", raw.values_at[last], value=written, mended=mended)
            elif value is None:
                if self.sink.begins(raw.values_at.get(key, raw.span)):
                    continue  # an alias, say: that is reported
                at = raw.keys_at.get(key, raw.span)
                self.sink.error("layout-value-empty", at, key=key, example=example(key))
            else:
                kept[key] = value
        return kept

    def report(
        self, model: type[Part], raw: YamlMapping, faults: Iterable[Fault], names: Iterable[str] = ()
    ) -> None:
        """The findings of a mapping that is not valid. names: keys that it might have beside the model's."""
        known = sorted({*keys_of(model), *names})
        for fault in faults:
            key, code = model.written_key(fault.key), fault.code
            if code == UNKNOWN:
                self.unknown_key(raw, key, known)
            elif code == MISSING:
                if key not in raw and key not in self._misspelt(raw, known):
                    self.sink.error("layout-missing-key", raw.span, key=key)
            elif code != "reported":
                self.sink.error(code, place_in(raw, (key,), fault.context), **arguments(fault.context))

    def unknown_key(self, raw: YamlMapping, key: str, known: Iterable[str]) -> None:
        """The finding of a key that has no meaning where it stands."""
        at, names = raw.keys_at.get(key, raw.span), list(known)
        args = {"key": shown(key), "names": ", ".join(names), "nearest": nearest(key, names)}
        self.sink.error("layout-unknown-key", at, **args)

    def _misspelt(self, raw: YamlMapping, known: Iterable[str]) -> set[str]:
        """Keys that are most likely meant by others, which are not known: these are reported."""
        names = list(known)
        return {nearest(key, names) for key in raw if key not in names}

    def refused(self, refusal: Refused, at: Span, value: YamlMapping | YamlSequence | None = None) -> None:
        """The finding of a value that was read outside a model. value: what is wrong, when it has parts."""
        if refusal.type != "reported":
            context = refusal.context
            at = at if value is None else place_in(value, (), context)
            self.sink.error(refusal.type, at, **arguments(context))


def _lost_its_need(one: Idle, given: Mapping[str, object], kept: Mapping[str, object]) -> bool:
    """Whether a key has no effect only because what it needs was refused, which is reported."""
    need = type(one.part).conditions.get(one.name)
    keys = map(type(one.part).key_of, need.fields) if need is not None else ()
    return any(key in given and key not in kept for key in keys)


def _is_key(found: Contradiction) -> bool:
    return bool(found.steps) and isinstance(found.steps[-1], Key)


def _is_decimals(key: str, before: object) -> bool:
    """Whether a key without value is what follows a decimal comma: `{size: 14,5 pt}` has a key `5 pt`."""
    number = isinstance(before, int) and not isinstance(before, bool)
    return number and DECIMALS.fullmatch(key) is not None


def place_in(raw: YamlMapping | YamlSequence, before: Steps, context: Mapping[str, Any] | None) -> Span:
    """Where a refusal stands: at the name that it uses, or in `raw` after the steps `before` and its own."""
    context = context or {}
    if NAMED in context:
        found: Span = context[NAMED]
        return found
    steps = (*before, *context.get(AT, ()))
    if steps and isinstance(steps[-1], Key):
        holder = _value_in(raw, steps[:-1])
        if isinstance(holder, YamlMapping):
            return holder.keys_at.get(steps[-1], holder.span)
    return raw.where(*steps)


def _value_in(raw: YamlMapping | YamlSequence, steps: Steps) -> object:
    found: object = raw
    for step in steps:
        if isinstance(found, YamlMapping) and isinstance(step, str):
            found = found.get(step)
        elif isinstance(found, YamlSequence) and isinstance(step, int):
            found = found[step]
    return found
