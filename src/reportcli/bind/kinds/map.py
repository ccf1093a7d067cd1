"""Binds maps."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.loops import look_at
from reportcli.bind.maps.marks import Marked, marked
from reportcli.bind.position import Here
from reportcli.blocks import Block, LegendEntry, Map, Text
from reportcli.expressions.errors import unknown
from reportcli.layout.models.kinds.map import Bounds, MapNode
from reportcli.model.diagnostic import note, warning
from reportcli.model.display import Ink
from reportcli.model.geometry import MM
from reportcli.model.inline import Run
from reportcli.model.style import BLACK, Paint, ParagraphStyle, Stroke, rgb_of
from reportcli.model.value_class import replace

WORLD = "map/world"  # the countries of the world, found in the nearest layer that has them
ENDINGS = ("json", "geojson", "topojson")
LAND = Paint("black", 0.15)
PAPER = Paint("paper")
MARGIN = 14 * MM
LEADER = Stroke(replace(BLACK, tint=0.6), 0.35)


def bind(binding: Binding, node: MapNode, here: Here) -> list[Block]:
    """A part of the world with marked areas and points, and the legend of their values."""
    read, inner = Attributes(binding, node, here), binding.inside(node, here)
    own = node.regions is not None
    found = marked(binding, node.marks, inner, countries=not own)
    for marks in node.marks if node.common.if_ is None else ():
        look_at(binding, marks, "each", inner, found=bool(found.marks))
    style = read.paragraph("legend_style", _label_style(binding))
    land = read.paint("land") or here.styles.paint(LAND)
    _look_at_land(binding, node, land, found)
    block = Map(
        **common(read, node, inner.path, "Figure"),
        land=land,
        bounds=_bounds(Attributes(binding, node.map, here)) if isinstance(node.map, Bounds) else None,
        border=read.stroke("border"),
        marks=tuple(found.marks),
        leader=read.stroke("leader") or _leader(node, here),
        water=read.paint("water"),
        margin=read.points("margin", MARGIN),
        projection=read.word("projection") or ("azimuthal" if own else ""),
        data=_data(read),
        key=read.word("key"),
        values=tuple(found.values),
        label_char=style.char,
        legend_title=_title(read, style, f"{inner.path}/legend-title"),
        legend=() if node.legend == "none" else _legend(found, style, inner),
        legend_at=node.legend,
    )
    return [block]


def _look_at_land(binding: Binding, node: MapNode, land: Paint, found: Marked) -> None:
    """Reports marked areas in the colour of the land around them, and land that is not seen on the paper."""
    palette, at = binding.layout.palette, node.where("land") if "land" in node.stated else node.span
    colours = [mark.paint for mark in found.marks if mark.point is None]
    if colours and all(_shown(one, palette) == _shown(land, palette) for one in colours):
        binding.diagnostics.add(warning("map-marks-unseen", at, colour=land.written))
    elif not (node.border or node.water) and _shown(land, palette) == _shown(PAPER, palette):
        binding.diagnostics.add(note("map-land-unseen", at, colour=land.written))


def _shown(paint: Paint, palette: Mapping[str, Ink]) -> tuple[float, ...]:
    """What a paint looks like on paper."""
    rgb = palette[paint.role].rgb if paint.role in palette else rgb_of(paint.role)
    return tuple(round(1 - (1 - value) * paint.tint * paint.alpha, 3) for value in rgb)


def _label_style(binding: Binding) -> str | None:
    """The conventional style of chart labels, when the layout has it."""
    return "chart-label" if "chart-label" in binding.layout.styles.paragraph else None


def _data(read: Attributes) -> str:
    """The asset with the areas: the countries of the world, or a file of the layout."""
    layout, assets = read.binding.layout, read.binding.registers.assets
    name = read.word("regions")
    asset = f"map/{name}" if name else WORLD
    if asset not in assets:
        path = next((found for end in ENDINGS if (found := layout.file(f"{asset}.{end}"))), None)
        if path is not None:
            assets[asset] = str(path)
        elif name:
            folder = layout.project.name(layout.layers[0]).removeprefix("./")
            raise read.failed(unknown("no-such-regions", name, (), folder=f"{folder}/map/"), "regions", name)
    return asset


def _leader(node: MapNode, here: Here) -> Stroke | None:
    """A hairline, where labels may stand on land that is not theirs: at points, or beside their own."""
    if any(marks.latitude is not None or marks.anchor == "inside" for marks in node.marks):
        return replace(LEADER, paint=here.styles.paint(LEADER.paint))
    return None


def _title(read: Attributes, style: ParagraphStyle, path: str) -> tuple[Text, ...]:
    words = read.plain("legend_title", path)
    return (_text(words, style, path, read.here.lang),) if words else ()


def _legend(found: Marked, style: ParagraphStyle, here: Here) -> tuple[LegendEntry, ...]:
    return tuple(
        LegendEntry(key.paint, _text(key.words, style, f"{here.path}/legend-{number}", here.lang), key.symbol)
        for number, key in enumerate(found.keys, start=1)
    )


def _text(words: str, style: ParagraphStyle, path: str, lang: str) -> Text:
    return Text(path=path, style=style, runs=(Run(words, style.char, lang),))


def _bounds(read: Attributes) -> tuple[float, float, float, float]:
    """Degrees: west, south, east, north."""
    return read.number("west"), read.number("south"), read.number("east"), read.number("north")
