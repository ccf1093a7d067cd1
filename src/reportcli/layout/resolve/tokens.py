"""Tokens: colours and their aliases, fonts found along the layers, named lengths."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from reportcli.inputs.nearest import nearest
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.layout.files.brand import FILE as BRAND
from reportcli.layout.models.refusals import Refused
from reportcli.layout.resolve.font_files import Axes, axes_in, look_at
from reportcli.layout.resolve.press_colours import report_inks
from reportcli.layout.resolve.reader import Reader
from reportcli.layout.resolve.values import unnamed
from reportcli.layout.settings.gradients import GradientProperties
from reportcli.layout.settings.tokens import Colour, FontFamily
from reportcli.model.display import FontResource, Ink
from reportcli.model.geometry import Length
from reportcli.model.refs import Span
from reportcli.model.spots import spelt_otherwise
from reportcli.model.style import BLACK, Gradient, GradientStop, Paint
from reportcli.model.value_class import dataclass

BUILT_IN = {
    "black": Ink((0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0), overprint=True),
    "paper": Ink((0.0, 0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
}


def resolve_palette(
    reader: Reader, raw: YamlMapping, limited: bool = False
) -> tuple[dict[str, Ink], dict[str, str]]:
    """Inks by name (aliases too), and the aliases. `black` and `paper` always exist.

    limited: whether a printer states how much ink the paper takes.
    """
    inks = dict(BUILT_IN)
    aliases: dict[str, str] = {}
    for name, value in raw.items():
        built_in = name in BUILT_IN and not spelt_by_brand(raw.keys_at[name])
        if _reports_name(reader, raw.keys_at[name], name, built_in or _is_no_colour(reader, name)):
            continue
        if isinstance(value, str):
            aliases[name] = value
        elif isinstance(value, YamlMapping):
            colour = reader.read(Colour, value)
            if colour is not None:
                report_inks(colour, value, reader.sink, limited=limited)
            inks[name] = (
                Ink(colour.cmyk, colour.rgb, colour.spot, colour.overprint) if colour else inks["black"]
            )
        else:
            reader.sink.error("layout-value-not-colour", raw.values_at[name], value=str(value)[:60])
            inks[name] = inks["black"]  # so that its uses are not reported, too
    _report_spellings(reader, raw, inks)
    circles: set[str] = set()
    for name in aliases:
        target = _target(reader, raw, aliases, name, circles=circles)
        inks[name] = inks.get(target, inks["black"])
        if target == "black":  # meant, or in the place of one that is reported: so are those that lead there
            aliases[name] = "black"
    return inks, aliases


def spelt_by_brand(at: Span) -> bool:
    """Whether a colour is the organisation's brand's, whose names are not the layout's to choose."""
    return at.file.rpartition("/")[2] == BRAND


def _reports_name(reader: Reader, at: Span, name: str, reserved: bool) -> bool:
    """Whether a name of a token means something else where it is used, or nothing: that is reported."""
    if reserved:
        mended = re.sub(r"[^\w-]+", "-", name).strip("-")
        reader.sink.error("layout-name-reserved", at, name=name[:60], mended=f"own-{mended}")
    return reserved


def _is_no_colour(reader: Reader, name: str) -> bool:
    """Whether a name does not lead to its colour: `brick/20` is a tint of brick."""
    try:
        found = reader.values.paint(name)
    except Refused:
        return True
    return not isinstance(found, Paint) or found.role != name


def _is_length(reader: Reader, name: str) -> bool:
    """Whether a name is a length by itself: `auto`, `5 mm`."""
    try:
        reader.values.length(name)
    except Refused:
        return False
    return True


def _report_spellings(reader: Reader, raw: YamlMapping, inks: dict[str, Ink]) -> None:
    """One spot ink under two spellings makes two plates: reported at the second."""
    places = {ink.spot: name for name, ink in reversed(inks.items()) if ink.spot is not None}
    for spot, known in spelt_otherwise(ink.spot for ink in inks.values() if ink.spot is not None):
        colour = raw[places[spot]]
        where = colour.values_at["spot"] if isinstance(colour, YamlMapping) else raw.values_at[places[spot]]
        reader.sink.warning("layout-spot-spelling", where, spot=spot, other=known)


def _target(
    reader: Reader, raw: YamlMapping, aliases: dict[str, str], name: str, *, circles: set[str]
) -> str:
    """The colour that an alias ends at. circles: names of circles that are reported, each once."""
    trail = [name]
    while trail[-1] in aliases:
        target = aliases[trail[-1]]
        if target in circles:
            return "black"
        if target in trail:
            circles.update(trail)
            reader.sink.error(
                "layout-cyclic-alias", raw.values_at[name], name=name, trail=" → ".join((*trail, target))
            )
            return "black"
        trail.append(target)
    if trail[-1] not in raw and trail[-1] not in BUILT_IN:
        near = nearest(trail[-1], [*raw, *BUILT_IN])
        reader.sink.error(
            "layout-unknown-colour",
            raw.values_at[trail[-2]],
            **_of_alias(trail[-1]),
            name=trail[-1][:60],
            nearest=near,
        )
        return "black"
    return trail[-1]


def _of_alias(name: str) -> dict[str, str]:
    """The remedy of what is no name: a colour in figures, or a tint, which belongs where it is used."""
    return {"remedy": "tint"} if "/" in name else unnamed(name)


def resolve_gradients(reader: Reader, raw: YamlMapping) -> None:
    """Named gradients, into the reader; one that is not valid is reported, and black where it is used."""
    for name, value in raw.items():
        reader.gradients[name] = Gradient("linear", (GradientStop(0.0, BLACK), GradientStop(1.0, BLACK)))
        if not isinstance(value, YamlMapping):
            reader.sink.error("layout-value-not-mapping", raw.values_at[name], value=str(value)[:60])
            continue
        found = reader.read(GradientProperties, value)
        if found is not None:
            reader.gradients[name] = found.gradient()


def resolve_lengths(reader: Reader, raw: YamlMapping) -> None:
    """Named lengths, into the reader's values; one may be written with the names before it."""
    for name, value in raw.items():
        if _reports_name(reader, raw.keys_at[name], name, _is_length(reader, name)):
            continue
        try:
            length = reader.values.length(value)
            if isinstance(length, Length):
                reader.values.lengths[name] = length
                reader.values.lengths_at[name] = raw.values_at[name]
            else:
                reader.sink.error("layout-value-late", raw.values_at[name], value=length)
                reader.values.broken.add(name)
        except Refused as refused:
            reader.refused(refused, raw.values_at[name])
            reader.values.broken.add(name)


@dataclass(frozen=True, slots=True)
class FontFolders:
    """Where font files are looked for: `fonts/` of every layer, nearest first."""

    layers: tuple[Path, ...]
    files: ProjectFiles

    def find(self, name: str) -> Path | None:
        """A font file in the nearest layer that has it."""
        found = (self.files.find(layer / "fonts", name) for layer in self.layers)
        return next((path for path in found if path is not None), None)

    def names(self) -> list[str]:
        """All font files that there are."""
        return [name for layer in self.layers for name in self.files.names(layer / "fonts")]


def resolve_fonts(
    reader: Reader, raw: YamlMapping, folders: FontFolders
) -> tuple[dict[str, FontResource], tuple[str, ...]]:
    """Font files by "family/weight/style", and the keys tried for missing glyphs."""
    fonts: dict[str, FontResource] = {}
    broken: list[str] = []  # reported; nothing is written, but what else is wrong is looked for
    for family, value in raw.items():
        if family == "fallback":
            continue
        if not isinstance(value, YamlMapping):
            reader.sink.error("layout-value-not-mapping", raw.values_at[family], value=str(value)[:60])
            continue
        entry = reader.read(FontFamily, value)
        if entry is None:
            continue
        for face in entry.files:
            path = _file(reader, entry, face, folders)
            key = f"{family}/{face}"
            axes = _looked_at(reader, entry, key, path, folders=folders) if path is not None else None
            if path is not None and axes is not None:
                fonts[key] = FontResource(key, str(folders.files.inside(path)), axes)
            elif path is not None:
                broken.append(key)
    return _with_stand_ins(fonts, broken), _fallbacks(reader, raw, fonts)


def _with_stand_ins(fonts: dict[str, FontResource], broken: list[str]) -> dict[str, FontResource]:
    """The fonts with another in the place of each broken one, so that no style lacks its family too."""
    some = next(iter(fonts.values()), None)
    return {**fonts, **{key: FontResource(key, some.path, some.axes) for key in broken if some is not None}}


def _looked_at(
    reader: Reader, entry: FontFamily, key: str, path: Path, *, folders: FontFolders
) -> Axes | None:
    """The axes of a font; None where it cannot be used. The fonts that are shipped are known."""
    stated, where = entry.axes or {}, entry.where("files", key.partition("/")[2])
    refused = folders.files.refusal(path, where)
    if refused is not None:
        reader.sink.add(refused)
        return None
    real = folders.files.inside(path)
    known = axes_in(real) if stated else frozenset()
    for tag in sorted(stated.keys() - known):
        args = {"name": tag, "known": ", ".join(sorted(known)) or "–"}
        reader.sink.warning("layout-axis-lacking", entry.where("axes", tag), **args)
    if real.is_relative_to(folders.files.package):
        return tuple(sorted(stated.items()))
    with suppress(OSError):
        folders.files.read_bytes(real)  # recorded: what is said of the font depends on it
    return look_at(reader, real, key, where, stated=stated)


def _file(reader: Reader, entry: FontFamily, face: str, folders: FontFolders) -> Path | None:
    """The file of a face such as `400/italic`; None with a finding."""
    weight, _, style = face.partition("/")
    if not weight.isdigit() or style not in ("normal", "italic"):
        reader.sink.error("layout-unknown-face", _key_at(entry, face), face=face)
        return None
    name = str(entry.files[face])
    path = folders.find(name)
    if path is None:
        near = nearest(name, folders.names())
        reader.sink.error("layout-missing-font", entry.where("files", face), name=name, nearest=near)
    return path


def _key_at(entry: FontFamily, face: str) -> Span:
    files = entry.source.get("files") if entry.source is not None else None
    return files.keys_at.get(face, files.span) if isinstance(files, YamlMapping) else entry.where("files")


def _fallbacks(reader: Reader, raw: YamlMapping, fonts: dict[str, FontResource]) -> tuple[str, ...]:
    """Keys of the fallback families: their regular face, else the first."""
    named = raw.get("fallback") or []
    if not isinstance(named, YamlSequence | list):
        reader.sink.error("layout-value-not-list", raw.values_at["fallback"], value=str(named)[:60])
        return ()
    keys = []
    for index, family in enumerate(map(str, named)):
        own = [key for key in fonts if key.startswith(f"{family}/")]
        if own:
            keys.append(f"{family}/400/normal" if f"{family}/400/normal" in own else own[0])
        elif family not in raw:
            near = nearest(family, [name for name in raw if name != "fallback"])
            reader.sink.error(
                "layout-unknown-font", raw.where("fallback", index), name=str(family)[:60], nearest=near
            )
    return tuple(keys)
