"""Pictures with their crop, mask and tint; a vector file as well as a photo."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.graphics.svg.reader import vector
from reportcli.model.diagnostic import error
from reportcli.model.display import GroupOp, ImageOp, Op, Path, PathOp
from reportcli.model.geometry import Rect
from reportcli.model.paths import rect_path
from reportcli.model.refs import BlockPart
from reportcli.model.style import Paint, Stroke, rgb_of
from reportcli.model.value_class import replace
from reportcli.typeset.blocks.decoration import blended, ellipse_path, rounded_path
from reportcli.typeset.blocks.figure import drawn_or_reported, figure
from reportcli.typeset.blocks.shadows import seen_area, shadow_leaves
from reportcli.typeset.blocks.unit_path import unit_path
from reportcli.typeset.breaking.items import Box, Item, Leaf
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room, Widths
from reportcli.typeset.inherited import Inherited, resolve

VECTOR = ".svg"
USUAL = 1.5  # width over height of a picture whose own is not known
FILLER = 0.15  # of black
CROSS = Stroke(Paint("black"), 1.0)
LARGEST = 14400.0  # points: no page is higher (ISO 32000-1, Annex C)

Crop = tuple[float, float, float, float]  # left, top, right, bottom, as shares of the picture


def image(state: ChapterState, block: b.Image, inherited: Inherited, room: Room) -> list[Item]:
    """The picture in all of its room; without a stated height in its own proportions or the block's."""
    if block.image not in state.context.images and not block.missing:
        finding = error("missing-picture", block=block.path, picture=block.image)
        state.report(finding, BlockPart(block.path, "content"))
    width = room.width
    height = room.height if room.height is not None else width / (block.ratio or _aspect(state, block))
    if block.grow is not None:
        height = block.grow[0]
    ops: tuple[Op, ...]
    if min(width, height) <= 0:
        state.report(error("picture-without-room", block=block.path), BlockPart(block.path, "layout"))
        ops = ()
    else:
        ops = _drawn(state, block, width, height)
    box = figure(state, block, inherited, ops, x=room.x, width=width, height=height, always=True)
    if ops and block.shadow is not None:
        below = _shadow(state, block, Rect(room.x, 0.0, width, height))
        box = replace(box, leaves=(*below, *box.leaves))
    if block.grow is not None and ops:
        return [replace(box, grow=lambda left: _grown(state, block, box, left))]
    return [box]


def _drawn(state: ChapterState, block: b.Image, width: float, height: float) -> tuple[Op, ...]:
    if block.missing:
        return _filler(width, height)
    shown = _picture(state, block, placed_picture(block, _aspect(state, block), width, height))
    return blended((shown,), block.blend)


def _grown(state: ChapterState, block: b.Image, box: Box, left: float) -> Box | None:
    """The picture in the height that is left of its page; as low as it may be where no page bounds it, or
    less is left; then decoration is left out."""
    assert block.grow is not None
    least, most = block.grow
    if left > LARGEST:
        return box
    if left < least:
        return None if block.decorative else box
    *_, leaf = box.leaves
    height = min(left, most)
    ops = _drawn(state, block, leaf.box.width, height)
    place = replace(leaf.box, height=height)
    drawn = replace(leaf, parts=((ops, place.x, 0.0),), box=place)
    return replace(box, height=height, leaves=(*_shadow(state, block, place), drawn))


def _shadow(state: ChapterState, block: b.Image, place: Rect) -> tuple[Leaf, ...]:
    """The shadow of its mask, or of what is not transparent."""
    if block.shadow is None:
        return ()
    rect, crop = placed_picture(block, _aspect(state, block), place.width, place.height)
    resource = state.context.images.get(block.image)
    is_photo = resource is not None and not resource.path.lower().endswith(VECTOR)
    path = _mask(state, block, rect) or seen_area(resource if is_photo else None, rect, crop)
    return shadow_leaves(path, block.shadow, place, block.path)


def _picture(state: ChapterState, block: b.Image, placed: tuple[Rect, Crop]) -> Op:
    rect, crop = placed
    clip = _mask(state, block, rect)
    resource = state.context.images.get(block.image)
    if resource is not None and resource.path.lower().endswith(VECTOR):
        return _artwork(state, block, resource.path, placed, clip=clip)
    return ImageOp(block.image, rect, crop, clip, block.grey, block.tint, block.duotone)


def _filler(width: float, height: float) -> tuple[Op, ...]:
    """What a draft shows in place of a picture that is missing: a grey box, crossed out."""
    rect = rect_path(0.0, 0.0, width, height)
    cross: Path = (("M", 0.0, 0.0), ("L", width, height), ("M", width, 0.0), ("L", 0.0, height))
    return (PathOp(rect, fill=Paint("black", FILLER)), PathOp(rect + cross, stroke=CROSS))


def _artwork(
    state: ChapterState, block: b.Image, path: str, placed: tuple[Rect, Crop], *, clip: Path | None
) -> Op:
    """A vector file as picture: the crop fills the rectangle, in its own colours unless tinted."""
    rect, crop = placed
    width, height = rect.width / (crop[2] - crop[0]), rect.height / (crop[3] - crop[1])
    tint, name = block.tint, block.image
    made = drawn_or_reported(state, block, lambda: vector(path, width, height, paint=tint, name=name))
    ops = made.ops if made is not None else ()
    moved = (1.0, 0.0, 0.0, 1.0, rect.x - crop[0] * width, rect.y - crop[1] * height)
    inner = GroupOp(tuple(map(_in_grey, ops)) if block.grey else ops, transform=moved)
    return GroupOp((inner,), clip=clip or rect_path(rect.x, rect.y, rect.width, rect.height))


def _in_grey(op: Op) -> Op:
    """An operation whose own colours are greys of the same lightness (Rec. 709 luma), on the black plate."""
    if isinstance(op, GroupOp):
        return replace(op, ops=tuple(map(_in_grey, op.ops)))
    if isinstance(op, PathOp):
        stroke = op.stroke and replace(op.stroke, paint=_grey(op.stroke.paint))
        return replace(op, fill=op.fill and _grey(op.fill), stroke=stroke)
    return op


def _grey(paint: Paint) -> Paint:
    if not paint.role.startswith("#"):
        return paint
    red, green, blue = rgb_of(paint.role)
    return Paint("black", round(1 - (0.2126 * red + 0.7152 * green + 0.0722 * blue), 4), paint.alpha)


def placed_picture(block: b.Image, natural: float, width: float, height: float) -> tuple[Rect, Crop]:
    """Where the picture goes in a box of width × height and which part of it shows (fractions)."""
    shape = width / height if height else 1.0
    if block.fit == "contain":
        w, h = (width, width / natural) if natural > shape else (height * natural, height)
        w, h = w * min(block.zoom, 1.0), h * min(block.zoom, 1.0)
        left = (width - w) * (0.5 + block.offset[0])
        top = (height - h) * (0.5 + block.offset[1])
        return Rect(left, top, w, h), (0.0, 0.0, 1.0, 1.0)
    zoom = max(block.zoom, 1.0)
    part_w = min(1.0, shape / natural) / zoom
    part_h = min(1.0, natural / shape) / zoom
    x0 = _clamped(block.focal[0] - part_w / 2 + block.offset[0], 1 - part_w)
    y0 = _clamped(block.focal[1] - part_h / 2 + block.offset[1], 1 - part_h)
    crop = (round(x0, 5), round(y0, 5), round(x0 + part_w, 5), round(y0 + part_h, 5))
    return Rect(0.0, 0.0, width, height), crop


def _clamped(value: float, most: float) -> float:
    return min(max(value, 0.0), max(most, 0.0))


def _mask(state: ChapterState, block: b.Image, rect: Rect) -> Path | None:
    if block.mask == "circle":
        side = min(rect.width, rect.height)
        return ellipse_path(
            Rect(rect.x + (rect.width - side) / 2, rect.y + (rect.height - side) / 2, side, side)
        )
    if block.mask == "path":
        return unit_path(state, block, block.data or "", rect) or None
    if block.mask == "rounded" or block.radius:
        return rounded_path(rect, block.radius, corners=block.corners)
    return None


def _natural_width(state: ChapterState, block: b.Image, inherited: Inherited, available: float) -> Widths:
    height = resolve(block.height, inherited.room, inherited)
    if height is None:
        return 0.0, available
    width = height * (block.ratio or _aspect(state, block))
    return width, width


def _aspect(state: ChapterState, block: b.Image) -> float:
    """Width over height of the picture itself."""
    picture = state.context.images.get(block.image)
    return picture.width / picture.height if picture is not None and picture.height else USUAL


KIND = BlockKind(image, _natural_width, self_sized=True, stretches=True, fills=True)
