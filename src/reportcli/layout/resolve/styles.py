"""Styles resolved: `based-on` followed, units gone. Colours stay roles, which a section may redirect."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.inputs.limits import BASED_ON_DEPTH
from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.models.fields import is_deferred
from reportcli.layout.models.parts import Part
from reportcli.layout.models.prose_styles import PROSE_MARKS
from reportcli.layout.models.refusals import shown
from reportcli.layout.resolve.inline_styles import SHADING, inside, look_for_characters
from reportcli.layout.resolve.reader import Reader, keys_of
from reportcli.layout.resolve.style_sheet import CharacterChange, Properties, Styles, merge_features
from reportcli.layout.settings.styles import (
    CharacterProperties,
    ObjectProperties,
    ParagraphProperties,
    TableProperties,
    settled,
)
from reportcli.model.geometry import Edges
from reportcli.model.refs import Span
from reportcli.model.style import BLACK, CharacterStyle, ObjectStyle, ParagraphStyle, TableStyle

KINDS = ("character", "paragraph", "object", "table", "prose")
_CHARACTER = ("font", "size", "weight", "italic", "tracking", "rise", "underline", "strike")
_PARAGRAPH = tuple(
    name
    for name in ParagraphProperties.declared
    if name not in CharacterProperties.declared
    and name not in SHADING
    and name not in ("leading", "tabs", "nested_styles")
)
LEAST_LEADING = 0.7
"""Of the type size: below it, the letters of two lines touch."""
LEAST_INHERITED = 0.5  # of a leading taken over: a head of one line may have it
TABLE_PARTS = ("cell", "header", "total")
LESSER_PARTS = ("group", "subtotal", "carried", "note")  # a table style may be without them


class Resolver:
    """Follows `based-on` through one kind of style. Cycles and unknown names are findings, each once."""

    def __init__(self, reader: Reader, kind: str, model: type[Part], raw: YamlMapping) -> None:
        self.reader = reader
        self.kind = kind
        self.raw = raw
        self._merged: dict[str, Properties] = {}
        self.too_long = False  # one finding is enough for a chain that every style of it ends
        self.unsound: set[str] = set()  # styles that lack what a finding is about
        self.read = {name: self._read(model, name) for name in raw}

    def _read(self, model: type[Part], name: str) -> Part | None:
        value = self.raw[name]
        if value is None or (isinstance(value, YamlMapping) and not value):
            return model()
        if not isinstance(value, YamlMapping):
            self.reader.sink.error(
                "layout-value-not-mapping", self.raw.values_at[name], value=str(value)[:60]
            )
            return None
        with self.reader.sink.scope(value.span):
            part = self.reader.read(model, value)
        names = keys_of(model)
        if any(nearest(key, names) in ("based-on", "font", "size") for key in value if key not in names):
            self.unsound.add(name)  # what it lacks for want of that key is not reported
        if isinstance(part, ObjectProperties) and self._waits(part):
            return None
        return part

    def _waits(self, part: ObjectProperties) -> bool:
        """Reports what in an object style depends on the workbook: styles hold no expressions."""
        late = [name for name in part.stated if _waits(name, getattr(part, name))]
        for name in sorted(late):
            self.reader.sink.error(
                "layout-value-late", part.where(name), value=shown(part.source and part.source.get(name))
            )
        return bool(late)

    def properties(self, name: str, trail: tuple[str, ...] = ()) -> Properties:
        """Own and inherited properties, the own ones first in force. Features add up."""
        if name in self._merged:
            return self._merged[name]
        part = self.read.get(name)
        own = {key: getattr(part, key) for key in part.stated} if part is not None else {}
        base = own.pop("based_on", None)
        merged: Properties = {}
        if part is None:
            self.unsound.add(name)
        if base is not None and self._sound(name, base, (*trail, name)):
            merged = self.properties(base, (*trail, name))
            if base in self.unsound:
                self.unsound.add(name)
        if "features" in own:
            own["features"] = merge_features(merged.get("features", ()), own["features"])
        self._merged[name] = {**merged, **own}
        if part is not None and base is not None and name not in self.unsound:
            with self.reader.sink.scope(part.span):
                self.reader.idle(part.idle_among(self._merged[name]))
        return self._merged[name]

    def _sound(self, name: str, base: str, trail: tuple[str, ...]) -> bool:
        sound = self._base_is_sound(name, base, trail)
        if not sound:
            self.unsound.add(name)
        return sound

    def _base_is_sound(self, name: str, base: str, trail: tuple[str, ...]) -> bool:
        at = self.raw[name].where("based-on")
        if base not in self.raw:
            self.reader.sink.error(
                f"layout-unknown-{self.kind}", at, name=base, nearest=nearest(base, self.raw)
            )
            return False
        if base not in trail and len(trail) > BASED_ON_DEPTH:
            if self.too_long:
                return False
            self.too_long = True
            self.reader.sink.error("layout-chain-too-long", at, name=name, limit=BASED_ON_DEPTH)
            return False
        if base in trail:
            self.reader.sink.error("layout-cyclic-based-on", at, name=name, trail=" → ".join((*trail, base)))
            return False
        return True


def resolve_styles(reader: Reader, raw: Mapping[str, YamlMapping]) -> Styles:
    """All styles of the merged `styles` mapping; a broken one falls back to what can be read of it."""
    paragraphs = _paragraphs(reader, Resolver(reader, "paragraph", ParagraphProperties, raw["paragraph"]))
    look_for_characters(reader, raw)
    characters = Resolver(reader, "character", CharacterProperties, raw["character"])
    objects = Resolver(reader, "object", ObjectProperties, raw["object"])
    return Styles(
        paragraphs,
        {name: CharacterChange(_characters(characters.properties(name))) for name in raw["character"]},
        {name: ObjectStyle(**settled(objects.properties(name))) for name in raw["object"]},
        _tables(Resolver(reader, "table", TableProperties, raw["table"]), paragraphs),
        _prose(reader, raw["prose"], paragraphs),
    )


def _characters(properties: Properties) -> Properties:
    """Properties under the names of CharacterStyle."""
    changes = {name: properties[name] for name in _CHARACTER if name in properties}
    if "colour" in properties:
        changes["paint"] = properties["colour"]
    if "caps" in properties:
        changes["transform"] = "caps" if properties["caps"] else "none"
    if "features" in properties:
        changes["features"] = properties["features"]
    return changes


def _paragraphs(reader: Reader, resolver: Resolver) -> dict[str, ParagraphStyle]:
    styles = {}
    for name in resolver.raw:
        properties = resolver.properties(name)
        lacking = [key for key in ("font", "size") if properties.get(key) is None]
        if lacking:
            at = resolver.raw.keys_at[name]
            if name not in resolver.unsound and not _said(resolver.raw[name], lacking):
                with reader.sink.scope(_span_of(resolver.raw[name])):
                    reader.sink.error("layout-style-incomplete", at, name=name, lacking=", ".join(lacking))
            properties = {"font": min(reader.names.get("font", ()), default=""), "size": 10.0, **properties}
        char = {"paint": BLACK, **_characters(properties)}
        rest = {key: properties[key] for key in _PARAGRAPH if key in properties}
        rest |= inside(properties)
        leading = properties.get("leading", reader.values.baseline)
        _look_at_leading(reader, resolver.read[name], leading, char["size"])
        styles[name] = ParagraphStyle(name=name, char=CharacterStyle(**char), leading=leading, **rest)
    return styles


def _look_at_leading(reader: Reader, part: Part | None, leading: float, size: float) -> None:
    """Reports a leading so small that lines stand over one another, at what the style itself says of it."""
    own = [key for key in ("leading", "size") if part is not None and key in part.stated]
    if not own or part is None or (part.source or {}).keys() & {"leading", "size"} != {*own}:
        return  # what is refused is reported
    if leading < size * (LEAST_LEADING if "leading" in own else LEAST_INHERITED):
        args = {"value": f"{leading:g} pt", "size": f"{size:g} pt"}
        reader.sink.warning("layout-leading-small", part.where(own[0]), **args)


def _span_of(raw: object) -> Span | None:
    return raw.span if isinstance(raw, YamlMapping) else None


def _said(raw: object, lacking: list[str]) -> bool:
    """Whether a style says what it lacks, in a way that is not valid: that is reported."""
    return isinstance(raw, YamlMapping) and all(key in raw for key in lacking)


def _tables(resolver: Resolver, paragraphs: Mapping[str, ParagraphStyle]) -> dict[str, TableStyle]:
    styles = {}
    for name in resolver.raw:
        properties = dict(resolver.properties(name))
        properties.setdefault("cell", "body")
        for part in ("header", "total"):
            properties.setdefault(part, properties["cell"])
        found = {
            part: _paragraph(resolver, name, part, name=properties[part], paragraphs=paragraphs)
            for part in (*TABLE_PARTS, *(part for part in LESSER_PARTS if properties.get(part)))
        }
        if None not in found.values():
            padding = properties.get("padding") or Edges()
            styles[name] = TableStyle(**{**properties, **found, "padding": padding})
    return styles


def _paragraph(
    resolver: Resolver, table: str, part: str, *, name: str, paragraphs: Mapping[str, ParagraphStyle]
) -> ParagraphStyle | None:
    """The paragraph style of a part of a table; an unknown one is a finding."""
    if name not in paragraphs:
        raw = resolver.raw[table]
        at = raw.where(part) if raw else resolver.raw.keys_at[table]
        near = nearest(name, paragraphs)
        resolver.reader.sink.error("layout-unknown-paragraph", at, name=name, nearest=near)
    return paragraphs.get(name) or next(iter(paragraphs.values()), None)


def _prose(reader: Reader, raw: YamlMapping, paragraphs: Mapping[str, ParagraphStyle]) -> dict[str, str]:
    prose = {}
    for mark, name in raw.items():
        if mark not in PROSE_MARKS:
            names = ", ".join(PROSE_MARKS)
            reader.sink.error(
                "layout-unknown-key",
                raw.keys_at[mark],
                key=mark,
                names=names,
                nearest=nearest(mark, PROSE_MARKS),
            )
        elif not isinstance(name, str) or name not in paragraphs:
            at = raw.values_at[mark]
            reader.sink.error(
                "layout-unknown-paragraph", at, name=str(name)[:60], nearest=nearest(str(name), paragraphs)
            )
        else:
            prose[mark] = name
    return prose


def _waits(name: str, value: object) -> bool:
    return is_deferred(value) or (name == "gradient" and isinstance(value, dict))
