"""The brand of an organisation, `_brand.yml` beside layout.yaml: its colours and font files as tokens.

The form is Quarto's brand.yml: `color` (palette, primary, secondary …), `typography` (fonts and their files),
`logo` (medium, else large, else small; a path, or a name of its `images`).
It states colours for screens only: the inks of each are asked for at its line until the layout states them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.layout.reporting import Sink
from reportcli.model.refs import Span
from reportcli.model.style import rgb_of

FILE = "_brand.yml"
ROLES = (
    "foreground", "background", "primary", "secondary", "tertiary",
    "success", "info", "warning", "danger", "light", "dark",
)  # fmt: skip
OURS = {"accent-base": "primary", "series-1": "primary", "series-2": "secondary", "series-3": "tertiary"}
SIZES = ("medium", "large", "small")  # of a logo, in the order of use
WORDS = {"black": "black", "white": "paper"}  # colours that CSS and every layout know by name
_LEAST = 0.03  # of one ink: a lighter tint is lost on the plate


def brand_tokens(brand: YamlMapping, stated: YamlMapping, sink: Sink) -> YamlMapping:
    """The top-level mapping that the brand stands for. stated: what the layout's own files say: it wins."""
    colours, fonts = YamlMapping(brand.span), YamlMapping(brand.span)
    own = _inner(_inner(stated, "tokens"), "colours")
    for name, value, at, where in _colours(_inner(brand, "color")):
        colours.put(name, _colour(name, value, where, asked=name not in own, sink=sink), at, where)
    for ours, role in OURS.items():
        if role in colours:
            colours.put(ours, role, colours.keys_at[role], colours.values_at[role])
    for family, faces, at in _families(_inner(brand, "typography"), sink):
        fonts.put(family, faces, at, faces.span)
    tokens, top = YamlMapping(brand.span), YamlMapping(brand.span)
    for key, group in (("colours", colours), ("fonts", fonts)):
        if group:
            tokens.put(key, group, group.span, group.span)
    if tokens:
        top.put("tokens", tokens, tokens.span, tokens.span)
    return top


def logo_of(brand: YamlMapping, sink: Sink, found: Callable[[str], bool]) -> str:
    """Path of the brand's logo for a light ground, an SVG; "" where it has none.

    found: whether a file is there.
    """
    written = _inner(brand, "logo")
    for size in SIZES:
        named, at = written.get(size), written.values_at.get(size, written.span)
        if isinstance(named, YamlMapping):  # one for light and one for dark grounds
            named = named.get("light")
        image = _inner(written, "images").get(str(named), named)
        path = image.get("path") if isinstance(image, YamlMapping) else image
        if path is None:
            continue
        name = str(path).removeprefix("/")
        if name.lower().endswith(".svg") and found(name):
            return name
        sink.warning("brand-logo-unusable", at, path=str(path)[:80])
        return ""
    return ""


def inks_of(colour: str) -> tuple[int, int, int, int]:
    """Inks in whole percent for a screen colour `#rrggbb`: grey goes to black alone, no ink is under 3 %."""
    red, green, blue = rgb_of(colour)
    light = max(red, green, blue)
    parts = [0.0 if not light else 1 - part / light for part in (red, green, blue)]
    cyan, magenta, yellow, black = (
        round(part * 100) if part >= _LEAST else 0 for part in (*parts, 1 - light)
    )
    return cyan, magenta, yellow, black


def name_of(text: str) -> str:
    """A name of brand.yml as names are written here: “Open Sans” is open-sans."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _inner(mapping: YamlMapping, key: str) -> YamlMapping:
    value = mapping.get(key)
    return value if isinstance(value, YamlMapping) else YamlMapping(mapping.span)


def _colours(written: YamlMapping) -> Iterator[tuple[str, object, Span, Span]]:
    """Name, value and places of the palette, then of the roles."""
    palette = _inner(written, "palette")
    for mapping, keys in ((palette, tuple(palette)), (written, [role for role in ROLES if role in written])):
        for key in keys:
            value = mapping[key]
            if isinstance(value, YamlMapping):  # one for light and one for dark screens
                value = value.get("light")
            yield name_of(key), value, mapping.keys_at[key], mapping.values_at[key]


def _colour(name: str, value: object, where: Span, *, asked: bool, sink: Sink) -> object:
    """An alias, or a colour with inks worked out; what is neither is refused where colours are read."""
    text = str(value)
    short = re.fullmatch(r"#([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])", text)
    if short:
        text = "#" + "".join(2 * digit for digit in short.groups())
    if not text.startswith("#"):
        return WORDS.get(text, name_of(text))
    colour = YamlMapping(where)
    colour.put("rgb", text, where, where)
    inks = YamlSequence(where)
    known = re.fullmatch("#[0-9A-Fa-f]{6}", text) is not None
    for ink in inks_of(text) if known else (0, 0, 0, 100):
        inks.add(ink, where)
    colour.put("cmyk", inks, where, where)
    if known and asked:
        sink.warning("brand-colour-without-inks", where, name=name, inks=", ".join(str(ink) for ink in inks))
    return colour


def _families(written: YamlMapping, sink: Sink) -> Iterator[tuple[str, YamlMapping, Span]]:
    """Families whose files the brand names: `weight/style` to file; others are reported."""
    for one, at in _items(written.get("fonts")):
        if not isinstance(one, YamlMapping) or not one.get("family"):
            continue
        family = str(one["family"])
        if one.get("source") != "file":
            sink.warning("brand-font-not-a-file", at, family=family, source=one.get("source") or "–")
            continue
        files, face = YamlMapping(at), YamlMapping(at)
        for file, where in _items(one.get("files")):
            stated = file if isinstance(file, YamlMapping) else {"path": file}
            key = f"{stated.get('weight', 400)}/{stated.get('style', 'normal')}"
            files.put(key, str(stated.get("path", "")).removeprefix("fonts/"), where, where)
        face.put("files", files, at, files.span)
        yield name_of(family), face, at


def _items(written: object) -> Iterator[tuple[object, Span]]:
    """What a list holds, with its places; nothing of what is no list."""
    if isinstance(written, YamlSequence):
        yield from zip(written, written.items_at, strict=True)
