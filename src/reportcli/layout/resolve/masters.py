"""Masters resolved: frames in points for the left and the right page, furniture as blocks for the binder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportcli.inputs.limits import BASED_ON_DEPTH
from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.models.bounds import LARGEST, narrow_columns
from reportcli.layout.models.node import Node
from reportcli.layout.models.page_sizes import Size, size_on
from reportcli.layout.models.refusals import Refused, refuse
from reportcli.layout.reporting import EVERY_PAGE
from reportcli.layout.resolve.master_sides import MasterSide, SideFrame
from reportcli.layout.resolve.page_geometry import SIDES, PageGeometry, margins_of
from reportcli.layout.settings.masters import FrameEntry, MasterEntry
from reportcli.model.geometry import AUTO, MM, Edges, Length
from reportcli.model.refs import Span
from reportcli.model.value_class import replace

if TYPE_CHECKING:
    from reportcli.layout.resolve.blocks import Builder

Edge = Length | str | None


def resolve_masters(
    builder: Builder, raw: YamlMapping, page: PageGeometry
) -> dict[tuple[str, str], MasterSide]:
    """Every master by (name, side)."""
    with builder.sink.scope(EVERY_PAGE):
        return _masters(builder, raw, page)


def _masters(builder: Builder, raw: YamlMapping, page: PageGeometry) -> dict[tuple[str, str], MasterSide]:
    masters: dict[tuple[str, str], MasterSide] = {}
    for name in raw:
        if isinstance(raw[name], YamlMapping):
            _check_sides(builder, raw[name])
        merged = _inherited(builder, raw, name, ())
        furniture: dict[int, tuple[Node, ...]] = {}  # read once where both sides have the same
        for side in SIDES:
            own = _for_side(merged, side)
            entry = builder.read(MasterEntry, own.without("furniture"))
            if entry is None:
                continue
            written = id(own.get("furniture"))
            if written not in furniture:
                furniture[written] = _furniture(builder, own)
            made = _side(builder, (name, side), entry, page, furniture=furniture[written])
            unread = own.get("frames") is not None and entry.frames is None
            if unread or not isinstance(raw[name], YamlMapping | None):  # reported: text has a way out
                made = replace(made, frames=(_whole(page.of(made.size), made.margin),))
            masters[name, side] = made
    return masters


def _whole(page: PageGeometry, margin: Edges) -> SideFrame:
    """The text area as a frame."""
    width = page.width - margin.left - margin.right
    height = page.height - margin.top - margin.bottom
    return SideFrame("main", margin.left, margin.top, width, height, "next-frame", True, 1, 0.0)


def _check_sides(builder: Builder, master: YamlMapping) -> None:
    """What `sides` says beside left and right, or not as a mapping, would be passed over."""
    sides = master.get("sides")
    if isinstance(sides, YamlMapping):
        for side, value in sides.items():
            if side not in SIDES:
                at, near = sides.keys_at[side], nearest(side, SIDES)
                builder.sink.error("layout-unknown-key", at, key=side, names=", ".join(SIDES), nearest=near)
            elif value is not None and not isinstance(value, YamlMapping):
                builder.sink.error("layout-value-not-mapping", sides.values_at[side], value=str(value)[:60])
    elif sides is not None:
        builder.sink.error("layout-value-not-mapping", master.values_at["sides"], value=str(sides)[:60])


def _inherited(builder: Builder, raw: YamlMapping, name: str, trail: tuple[str, ...]) -> YamlMapping:
    """A master's own entries over those of the master that it is based on."""
    own = raw[name]
    if not isinstance(own, YamlMapping):
        if own is not None:
            builder.sink.error("layout-value-not-mapping", raw.values_at[name], value=str(own)[:60])
        return YamlMapping(raw.values_at[name])
    base = own.get("based-on")
    if base is None:
        return own
    at = own.values_at["based-on"]
    if not isinstance(base, str) or base not in raw:
        builder.sink.error("layout-unknown-master", at, name=str(base)[:60], nearest=nearest(str(base), raw))
        return own
    if base not in (*trail, name) and len(trail) > BASED_ON_DEPTH:
        builder.sink.error("layout-chain-too-long", at, name=name, limit=BASED_ON_DEPTH)
        return own
    if base in (*trail, name):
        builder.sink.error("layout-cyclic-based-on", at, name=name, trail=" → ".join((*trail, name, base)))
        return own
    return _over(_inherited(builder, raw, base, (*trail, name)), own)


def _over(base: YamlMapping, own: YamlMapping) -> YamlMapping:
    """Entries of `own` over `base`; margins side by side, all else whole."""
    merged = base.copy()
    merged.span = own.span
    for key in own:
        if key == "margins" and isinstance(own[key], YamlMapping) and isinstance(base.get(key), YamlMapping):
            merged.put(key, _over(base[key], own[key]), own.keys_at[key], own.values_at[key])
        else:
            merged.take(key, own)
    return merged


def _for_side(master: YamlMapping, side: str) -> YamlMapping:
    """The master as one side sees it: `sides: {left: {…}}` overrides."""
    sides = master.get("sides")
    plain = master.without("sides", "based-on")
    if isinstance(sides, YamlMapping) and isinstance(sides.get(side), YamlMapping):
        return _over(plain, sides[side])
    return plain


def _side(
    builder: Builder,
    key: tuple[str, str],
    entry: MasterEntry,
    page: PageGeometry,
    *,
    furniture: tuple[Node, ...],
) -> MasterSide:
    """One side of a master; a frame that leaves no room is a finding."""
    name, side = key
    size = size_on(entry.page, (page.width, page.height))
    page = page.of(size)
    margin = margins_of(entry.margins, page.margins, side)
    top = page.first if page.first is not None else margin.top + page.baseline
    frames = []
    for label, frame in (entry.frames or {}).items():
        try:
            frames.append(_frame(label, frame, page, margin=margin, side=side))
        except Refused as refused:
            at = blamed(page, frame.span)
            if not builder.sink.has(refused.type, at):  # the other side, or another frame of a small page
                builder.refused(refused, at)
        else:
            frames[-1] = _with_room(builder, frame, frames[-1])
    if not entry.frames:
        _check_margins(builder, entry, margin, page)
    return MasterSide(
        name, side, tuple(frames), furniture, margin, top, page.baseline,
        page.columns, page.gutter, entry.folio, size, entry,
    )  # fmt: skip


def on_page(master: MasterSide, page: PageGeometry, size: Size | None) -> MasterSide:
    """The master set out on pages of this size. Raises Refused where a frame has no room there."""
    entry = master.entry
    if size == master.size or entry is None:
        return master
    own = page.of(size)
    margin = margins_of(entry.margins, own.margins, master.side)
    frames = tuple(
        _frame(label, frame, own, margin=margin, side=master.side)
        for label, frame in (entry.frames or {}).items()
    )
    if own.width <= margin.left + margin.right or own.height <= margin.top + margin.bottom:
        width, height = own.width - margin.left - margin.right, own.height - margin.top - margin.bottom
        refuse("layout-margins-too-wide", width=f"{width / MM:.1f}", height=f"{height / MM:.1f}")
    return replace(master, frames=frames, margin=margin, size=size)


def _with_room(builder: Builder, entry: FrameEntry, frame: SideFrame) -> SideFrame:
    """The frame; gaps that leave no room for its columns are reported, and it has one."""
    for found in narrow_columns(entry.columns, entry.gap, frame.width, "gap"):
        if not builder.sink.has(found.code, entry.where("gap")):
            builder.sink.error(found.code, entry.where("gap"), **found.arguments)
        return replace(frame, columns=1)
    return frame


def _check_margins(builder: Builder, entry: MasterEntry, margin: Edges, page: PageGeometry) -> None:
    """Reports margins of a master that leave nothing of the page."""
    width = page.width - margin.left - margin.right
    height = page.height - margin.top - margin.bottom
    if width > 0 and height > 0:
        return
    names = ("top", "bottom") if height <= 0 else ("inner", "outer", "left", "right")
    own = [name for name in names if name in entry.margins.stated]
    at = entry.margins.where(*own[-1:]) if own else entry.span
    words = {"width": f"{width / MM:.1f}", "height": f"{height / MM:.1f}"}
    if not builder.sink.has("layout-margins-too-wide", blamed(page, at)):
        builder.sink.error("layout-margins-too-wide", blamed(page, at), **words)


def blamed(page: PageGeometry, at: Span) -> Span:
    """Where a frame without room is reported: at the size of the page, when another file than the frame's
    states it, because the frame fits the page that its own layout has.
    """
    return page.at if page.at is not None and page.is_nearer(at) else at


def _furniture(builder: Builder, raw: YamlMapping) -> tuple[Node, ...]:
    if "furniture" not in raw:
        return ()
    try:
        return builder.blocks(raw["furniture"])
    except Refused as refused:
        builder.refused(refused, raw.values_at["furniture"])
        return ()


def _frame(name: str, entry: FrameEntry, page: PageGeometry, *, margin: Edges, side: str) -> SideFrame:
    width = page.width - margin.left - margin.right
    height = page.height - margin.top - margin.bottom
    inner, outer = ("right", "left") if side == "left" else ("left", "right")
    edges = {"left": entry.left, "right": entry.right}
    for edge, value in ((inner, entry.inner), (outer, entry.outer)):
        edges[edge] = value if value is not None else edges[edge]
    x, w = _extent(edges["left"], edges["right"], entry.width, whole=width, page=page)
    y, h = _extent(entry.top, entry.bottom, entry.height, whole=height, page=page)
    least = page.baseline if entry.flow else 0.0
    if w <= least or h < least or h <= 0:
        refuse("layout-frame-empty", name=name, width=f"{w / MM:.1f}", height=f"{h / MM:.1f}")
    x, y = margin.left + x, margin.top + y
    if x >= page.width or y >= page.height or x + w <= 0 or y + h <= 0:
        refuse("layout-frame-off-page", name=name)
    return SideFrame(
        name, round(x, 4), round(y, 4), round(w, 4), round(h, 4),
        entry.fit, entry.flow, entry.columns, entry.gap, entry.valign,
        LARGEST if entry.spacing_limit is None else entry.spacing_limit,
    )  # fmt: skip


def _extent(start: Edge, end: Edge, size: Edge, *, whole: float, page: PageGeometry) -> tuple[float, float]:
    """Offset and size in points along one direction, from up to three lengths."""
    extent = resolve(size, whole, page, size=True) if size is not None and size != AUTO else None
    if start is not None:
        offset = resolve(start, whole, page)
        after = resolve(end, whole, page) if end is not None else 0.0
        return offset, extent if extent is not None else whole - offset - after
    after = resolve(end, whole, page) if end is not None else 0.0
    if extent is None:
        return 0.0, whole - after
    return (whole - after - extent if end is not None else 0.0), extent


def resolve(length: Length | str, whole: float, page: PageGeometry, size: bool = False) -> float:
    """A length in points. `col` as a size counts the gutters between, as an offset also the one after."""
    if isinstance(length, str):
        refuse("layout-length-not-absolute", value=length, unit="")
    if length.unit in ("fr", "auto"):
        refuse("layout-length-not-absolute", value=str(length.value), unit=length.unit)
    if length.unit == "%":
        return whole * length.value / 100
    if length.unit == "col":
        step = page.column(whole) + page.gutter
        return length.value * step - (page.gutter if size and length.value else 0.0)
    return length.value
