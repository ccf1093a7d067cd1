"""Tokens: colours and their aliases, fonts found along the layers, named lengths."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

from reportcli.inputs.nearest import nearest
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.layout.settings.tokens import Colour, FontFamily
from reportcli.model.display import FontResource, Ink
from reportcli.model.geometry import Length

if TYPE_CHECKING:
    from reportcli.layout.resolve.blocks import Builder

BUILT_IN = {
    "black": Ink((0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0), overprint=True),
    "paper": Ink((0.0, 0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
}


def resolve_palette(builder: Builder, raw: YamlMapping) -> tuple[dict[str, Ink], dict[str, str]]:
    """Inks by name (aliases too), and the aliases. `black` and `paper` always exist."""
    inks = dict(BUILT_IN)
    aliases: dict[str, str] = {}
    for name, value in raw.items():
        if isinstance(value, str):
            aliases[name] = value
        elif isinstance(value, YamlMapping):
            colour = builder.read(Colour, value)
            inks[name] = (
                Ink(colour.cmyk, colour.rgb, colour.spot, colour.overprint) if colour else inks["black"]
            )
        else:
            builder.sink.found("layout-value-not-colour", raw.values_at[name], value=str(value)[:60])
    for name in aliases:
        target = _target(builder, raw, aliases, name)
        inks[name] = inks.get(target, inks["black"])
    return inks, aliases


def _target(builder: Builder, raw: YamlMapping, aliases: dict[str, str], name: str) -> str:
    trail = [name]
    while trail[-1] in aliases:
        target = aliases[trail[-1]]
        if target in trail:
            builder.sink.found(
                "layout-cyclic-alias", raw.values_at[name], name=name, trail=" → ".join((*trail, target))
            )
            return "black"
        trail.append(target)
    if trail[-1] not in raw and trail[-1] not in BUILT_IN:
        near = nearest(trail[-1], [*raw, *BUILT_IN])
        builder.sink.found(
            "layout-unknown-colour", raw.values_at[trail[-2]], name=trail[-1][:60], nearest=near
        )
        return "black"
    return trail[-1]


def resolve_lengths(builder: Builder, raw: YamlMapping) -> None:
    """Named lengths, into the builder's values; one may be written with the names before it."""
    for name, value in raw.items():
        try:
            length = builder.values.length(value)
            if isinstance(length, Length):
                builder.values.lengths[name] = length
            else:
                builder.sink.found("layout-value-late", raw.values_at[name], value=length)
        except PydanticCustomError as refused:
            builder.refused(refused, raw.values_at[name])


def resolve_fonts(
    builder: Builder, raw: YamlMapping, layers: tuple[Path, ...], files: ProjectFiles
) -> tuple[dict[str, FontResource], tuple[str, ...]]:
    """Font files by "family/weight/style", and the keys tried for missing glyphs."""
    fonts: dict[str, FontResource] = {}
    for family, value in raw.items():
        if family == "fallback":
            continue
        if not isinstance(value, YamlMapping):
            builder.sink.found("layout-value-not-mapping", raw.values_at[family], value=str(value)[:60])
            continue
        entry = builder.read(FontFamily, value)
        for face, name in (entry.files if entry else {}).items():
            _face(builder, value, entry, f"{family}/{face}", str(name), fonts, layers, files)
    return fonts, _fallbacks(builder, raw, fonts)


def _face(
    builder: Builder,
    raw: YamlMapping,
    entry: Any,
    key: str,
    name: str,
    fonts: dict[str, FontResource],
    layers: tuple[Path, ...],
    files: ProjectFiles,
) -> None:
    face = key.split("/", 1)[1]
    at = raw.where("files", face)
    weight, _, style = face.partition("/")
    if not weight.isdigit() or style not in ("normal", "italic"):
        builder.sink.found("layout-unknown-face", raw.where("files"), face=face)
        return
    path = next((p for p in (files.find(layer / "fonts", name) for layer in layers) if p is not None), None)
    if path is None:
        have = [n for layer in layers for n in files.names(layer / "fonts")]
        builder.sink.found("layout-missing-font", at, name=name, nearest=nearest(name, have))
        return
    fonts[key] = FontResource(key, str(files.inside(path)), tuple(sorted((entry.axes or {}).items())))


def _fallbacks(builder: Builder, raw: YamlMapping, fonts: dict[str, FontResource]) -> tuple[str, ...]:
    """Keys of the fallback families: their regular face, else the first."""
    named = raw.get("fallback") or []
    if not isinstance(named, YamlSequence | list):
        builder.sink.found("layout-value-not-list", raw.values_at["fallback"], value=str(named)[:60])
        return ()
    keys = []
    for index, family in enumerate(map(str, named)):
        own = [key for key in fonts if key.startswith(f"{family}/")]
        if own:
            keys.append(f"{family}/400/normal" if f"{family}/400/normal" in own else own[0])
        elif family not in raw:
            near = nearest(family, [name for name in raw if name != "fallback"])
            builder.sink.found(
                "layout-unknown-font", raw.where("fallback", index), name=str(family)[:60], nearest=near
            )
    return tuple(keys)
