"""Binds pictures, icons, shapes, maps and QR codes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportcli.bind import attributes
from reportcli.bind.containers import records_of
from reportcli.bind.context import Absent, Binding, Here, bare
from reportcli.bind.text import in_language, loop, step_of
from reportcli.blocks import Block, Icon, Image, Map, MapMark, Qr, Shape
from reportcli.expressions.access import is_blank, kind_of
from reportcli.expressions.errors import unknown
from reportcli.expressions.values import ExpressionError
from reportcli.layout.layout import asset_name
from reportcli.model.display import ImageResource
from reportcli.model.refs import Span
from reportcli.model.style import Paint, Stroke
from reportcli.workbook.tables.record import Record, key_of, table_of, value_of, where_of

if TYPE_CHECKING:
    from reportcli.layout import models
    from reportcli.workbook.media import Photo

DEFAULT_ICON = 12.0  # points
MAX_QR = 2000  # characters


WORLD = "map/world"  # the countries of the world, found in the nearest layer that has them


def bind_image(binding: Binding, node: models.ImageNode, here: Here) -> list[Block]:
    """A photo in its placement; nothing when the cell that names it is blank."""
    path = binding.path(here, step_of(node))
    photo = _photo(binding, node, here)
    if photo is None:
        return []
    missing = not photo.resource.path
    if not missing:
        binding.images.setdefault(photo.resource.key, photo.resource)
    shared = attributes.common(binding, node, here, path, "Figure")
    if not shared.get("alt") and not shared.get("decorative"):
        alt = value_of(photo.record, "alt")
        shared["alt"] = None if alt is None else str.__str__(alt)
    offset = [attributes.fraction(binding, value, here, node.where("offset")) for value in node.offset or ()]
    image = Image(
        **shared,
        image=photo.resource.key,
        fit=attributes.word(binding, node.fit, here, node.where("fit")),
        ratio=attributes.ratio(binding, node.ratio, here, node.where("ratio")),
        focal=photo.focal,
        zoom=attributes.number(binding, node.zoom, here, node.where("zoom"), 1.0),
        offset=(offset[0], offset[-1]) if offset else (0.0, 0.0),
        mask=attributes.word(binding, node.mask, here, node.where("mask")),
        radius=attributes.points(binding, node.radius, here, node.where("radius")),
        grey=attributes.flag(binding, node.grey, here, node.where("grey")),
        tint=attributes.paint(binding, node.tint, here, node.where("tint")),
        source=where_of(photo.record, "alt"),
        missing=missing,
    )
    return [image]


def _photo(binding: Binding, node: models.ImageNode, here: Here) -> Any:
    """The photo of a record, or of a key as it is written; None when the cell is blank or the file is
    missing, which a draft shows as a photo without a file.
    """
    span = node.where("image")
    photos = binding.photos
    if node.image in photos:
        return photos[node.image]
    value = binding.value(bare(node.image), here, span)
    if is_blank(value):
        return None
    key = key_of(value) if isinstance(value, Record) and table_of(value) == "photos" else value
    if not isinstance(key, str):
        raise binding.failed(ExpressionError("not-a-photo", kind=kind_of(value)), node.image, span)
    if key in photos:
        return photos[key]
    if isinstance(value, Record):
        return _fileless(value, key) if binding.draft else None  # reading has told that its file is missing
    raise binding.failed(unknown("no-such-photo", str.__str__(key), photos), node.image, span)


def _fileless(record: Any, key: str) -> Photo:
    """Stands for a photo whose file is missing."""
    from reportcli.workbook.media import Photo

    resource = ImageResource(str.__str__(key), "", 0, 0)
    return Photo(resource, "", "", (0.5, 0.5), record, where_of(record, "file"))


def bind_icon(binding: Binding, node: models.IconNode, here: Here) -> list[Block]:
    """A vector of the layout: `heart` is icons/heart, `flags/be` is itself. Nothing when its name is
    blank.
    """
    path = binding.path(here, step_of(node))
    span = node.where("icon")
    name = attributes.word(binding, node.icon, here, span)
    if not name:
        return []
    asset = asset_of(binding, name, span)
    icon = Icon(
        **attributes.common(binding, node, here, path, "Figure"),
        asset=asset,
        size=attributes.points(binding, node.size, here, node.where("size"), DEFAULT_ICON),
        paint=attributes.paint(binding, node.colour, here, node.where("colour")),
    )
    return [icon]


def asset_of(binding: Binding, name: str, where: Span | None) -> str:
    """The asset's name in the report, registered with its file; an unknown one is a finding."""
    asset = asset_name(name)
    if asset not in binding.assets:
        found = binding.layout.asset(name)
        if found is None:
            raise binding.failed(unknown("no-such-icon", name, binding.layout.asset_names), "", where)
        binding.assets[asset] = str(found)
    return asset


def bind_shape(binding: Binding, node: models.ShapeNode, here: Here) -> list[Block]:
    path = binding.path(here, step_of(node))
    shape = Shape(
        **attributes.common(binding, node, here, path, "Figure"),
        kind=attributes.word(binding, node.shape, here, node.where("shape")),
        fill=attributes.paint(binding, node.fill, here, node.where("fill")),
        stroke=attributes.stroke(binding, node.stroke, here, node.where("stroke")),
        radius=attributes.points(binding, node.radius, here, node.where("radius")),
        data=node.data,
    )
    # a shape is drawing, unless the layout says what it tells
    return [shape if shape.alt else replace(shape, decorative=True)]


def bind_qr(binding: Binding, node: models.QrNode, here: Here) -> list[Block]:
    path = binding.path(here, step_of(node))
    data = binding.plain(node.qr, here, node.where("qr")).strip()
    if not data:
        return []
    if len(data) > MAX_QR:
        raise binding.failed(
            ExpressionError("qr-text-too-long", limit=MAX_QR), node.qr[:60], node.where("qr")
        )
    shared = attributes.common(binding, node, here, path, "Figure")
    shared["alt"] = shared.get("alt") or data
    colour = attributes.paint(binding, node.colour, here, node.where("colour"))
    size = attributes.points(binding, node.size, here, node.where("size"), 56.7)
    return [Qr(**shared, data=data, paint=colour or here.look.paint(Paint("black")), size=size)]


def bind_map(binding: Binding, node: models.MapNode, here: Here) -> list[Block]:
    world = binding.layout.file(f"{WORLD}.json")
    if world is not None:
        binding.assets[WORLD] = str(world)
    path = binding.path(here, step_of(node))
    inner = in_language(replace(here, path=path), node.common.lang)
    land = attributes.paint(binding, node.land, here, node.where("land"))
    sides = ("west", "south", "east", "north")
    bounds = [
        attributes.number(binding, getattr(node.map, side), here, node.map.where(side), 0.0) for side in sides
    ]
    block = Map(
        **attributes.common(binding, node, here, path, "Figure"),
        bounds=(bounds[0], bounds[1], bounds[2], bounds[3]),
        land=land or here.look.paint(Paint("black", 0.15)),
        border=attributes.stroke(binding, node.border, here, node.where("border")),
        marks=_marks(binding, node.marks, inner),
        leader=_leader(binding, node, here),
        water=attributes.paint(binding, node.water, here, node.where("water")),
    )
    return [block]


def _leader(binding: Binding, node: models.MapNode, here: Here) -> Stroke | None:
    return attributes.stroke(binding, node.leader, here, node.where("leader"))


def _marks(binding: Binding, marks: models.MapMarks | None, here: Here) -> tuple[MapMark, ...]:
    from reportcli.bind.dispatch import bind_blocks

    if marks is None:
        return ()
    found: list[MapMark] = []
    records = records_of(binding, marks.each, here, marks.where("each"))
    for index, record in enumerate(records):
        inner = here.naming(**{marks.as_: record, "loop": loop(index, len(records))})
        inner = replace(inner, path=binding.path(here, f"mark-{index + 1}"))
        try:
            code = _country(binding, marks, inner)
            paint = attributes.paint(binding, marks.colour, inner, marks.where("colour"))
            offset = [
                attributes.points(binding, value, inner, marks.where("offset"))
                for value in marks.offset or ()
            ]
            label = tuple(bind_blocks(binding, marks.label, inner))
        except Absent:
            continue
        anchor = attributes.word(binding, marks.anchor, inner, marks.where("anchor"))
        shift = (offset[0], offset[-1]) if offset else (0.0, 0.0)
        found.append(MapMark(code, paint or here.look.paint(Paint("black")), label, anchor or "auto", shift))
    return tuple(found)


def _country(binding: Binding, marks: models.MapMarks, here: Here) -> str:
    span = marks.where("code")
    code = binding.value(bare(marks.code), here, span)
    if isinstance(code, str) and len(code) == 2 and code.isascii() and code.isalpha():
        return code.upper()
    where = getattr(code, "ref", None)
    found = code if isinstance(code, str) else kind_of(code)
    raise binding.failed(ExpressionError("not-a-country", where=where, found=found), marks.code, span)
