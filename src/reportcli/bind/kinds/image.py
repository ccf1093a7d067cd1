"""Binds pictures."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.position import Here
from reportcli.blocks import Block, Image
from reportcli.expressions.access import is_blank, kind_of
from reportcli.expressions.errors import unknown
from reportcli.expressions.values import ExpressionError
from reportcli.inputs.limits import PDF_PAGES
from reportcli.inputs.pdf_pages.opening import BOXES
from reportcli.layout.models.bounds import LARGEST
from reportcli.layout.models.kinds.image import ImageNode
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.display import ImageResource
from reportcli.model.geometry import MM
from reportcli.model.refs import Where
from reportcli.model.style import Paint
from reportcli.workbook.media import Photo
from reportcli.workbook.picture_header import PDF
from reportcli.workbook.tables.record import Record, UnknownColumn, key_of, table_of, value_of, where_of

VECTOR = ".svg"
LEAST = 30 * MM  # of a picture that grows, where the layout states no least height


def bind(binding: Binding, node: ImageNode, here: Here) -> list[Block]:
    """A photo in its placement; nothing when the cell that names it is blank."""
    read, path = Attributes(binding, node, here), binding.path(here, node)
    photo = _photo(read, node)
    if photo is None:
        return []
    source = photo.where if photo.alt != "alt" else where_of(photo.record, "file")
    _want(read, source)
    resource = _page(read, node, photo) if photo.pages else photo.resource
    _refuse_pages(read, node, photo)
    if resource.path:
        binding.registers.images.setdefault(resource.key, resource)
    if resource.path.lower().endswith(VECTOR) or (resource.path and node.shadow is not None):
        binding.registers.assets.setdefault(f"picture {resource.key}", resource.path)  # typesetting reads it
    shared = common(read, node, path, "Figure")
    if not shared.get("alt") and not shared.get("decorative"):
        alt = _words(photo)
        shared["alt"] = None if alt is None else str.__str__(alt)
    offset = [length.value / 100 for length in read.each("offset")]
    image = Image(
        image=resource.key,
        fit=read.word("fit"),
        ratio=read.ratio("ratio"),
        focal=photo.focal,
        zoom=read.number("zoom", 1.0),
        offset=(offset[0], offset[-1]) if offset else (0.0, 0.0),
        mask=read.word("mask"),
        radius=read.points("radius"),
        corners=node.corners or "all",
        data=node.data,
        blend=node.blend_mode,
        shadow=read.at("shadow").shadow(node.shadow),
        value_span=node.where("data"),
        grey=read.flag("grey"),
        tint=read.paint("tint"),
        duotone=_inks(read, node, photo),
        grow=_growth(read),
        source=source,
        missing=not resource.path,
        **shared,
    )
    return [image]


def _page(read: Attributes, node: ImageNode, photo: Photo) -> ImageResource:
    """The page of a PDF file that a block shows. Raises Absent for one that there is not, or that cannot be
    placed as it is.
    """
    resource = photo.resource
    number = 1 if node.page is None else read.count("page", PDF_PAGES)
    box = "trim" if node.pagebox is None else read.word("pagebox")
    if number > len(photo.pages):
        raise _reported(
            read, error("picture-page-unknown", node.where("page"), page=number, pages=len(photo.pages))
        )
    sides, code, name = photo.pages[number - 1]
    if code:
        file = resource.path.replace("\\", "/").rpartition("/")[2]
        raise _reported(read, error(code, photo.where, file=file, page=number, name=name))
    width, height = (round(side * 1000) for side in sides[BOXES.index(box)])
    return ImageResource(f"{resource.key}#{number}-{box}", resource.path, width, height, number, box)


def _reported(read: Attributes, finding: Diagnostic) -> Absent:
    """Reports a finding; what is given back is to be raised."""
    read.binding.diagnostics.add(finding)
    return Absent()


def _refuse_pages(read: Attributes, node: ImageNode, photo: Photo) -> None:
    """Raises Absent for a page of what has none."""
    for key in ("page", "pagebox"):
        if getattr(node, key) is not None and not photo.pages and photo.resource.path:
            raise _reported(read, error("picture-without-pages", node.where(key), picture=photo.resource.key))


def _inks(read: Attributes, node: ImageNode, photo: Photo) -> tuple[Paint, ...]:
    """The inks of a duotone. Raises Absent for a drawing, whose colours are its own."""
    if node.duotone and photo.kind in ("svg", PDF):
        raise _reported(
            read, error("picture-duotone-drawing", node.where("duotone"), picture=photo.resource.key)
        )
    found = [read.at("duotone", at).paint(paint) for at, paint in enumerate(node.duotone)]
    return tuple(paint for paint in found if paint is not None)


def _growth(read: Attributes) -> tuple[float, float] | None:
    """Least and greatest height of a picture that fills its page, in points."""
    if not read.flag("grow"):
        return None
    least = read.points("min_height", LEAST)
    return least, max(read.points("max_height", LARGEST), least)


def _photo(read: Attributes, node: ImageNode) -> Photo | None:
    """The photo of a record, or of a key as it is written; None when the cell is blank or the file is
    missing, which a draft shows as a photo without a file.
    """
    sources = read.binding.sources
    if node.image in sources.photos:
        return sources.photos[node.image]
    value = read.at("image").evaluated(node.image)
    if is_blank(value):
        return None
    key = key_of(value) if isinstance(value, Record) and table_of(value) == "photos" else value
    if not isinstance(key, str):
        raise read.failed(ExpressionError("not-a-photo", kind=kind_of(value)), "image", node.image)
    if key in sources.photos:
        found = sources.photos[key]
        if found.resource.path or sources.draft:
            return found
        _want(read, found.where)  # reading has reported that its file is missing
        return None
    if isinstance(value, Record):
        _want(read, where_of(value, "file"))
        return _fileless(value, key) if sources.draft else None
    problem = read.at("image").blamed(unknown("no-such-photo", str.__str__(key), sources.photos), key)
    raise read.failed(problem, "image", node.image)


def _words(photo: Photo) -> object:
    """What a reader who does not see it is told: in the picture's own column, else in that of its row."""
    for column in dict.fromkeys((photo.alt, "alt")):
        try:
            words = value_of(photo.record, column)
        except UnknownColumn:
            continue
        if words:
            return words
    return None


def _want(read: Attributes, where: Where | None) -> None:
    """Says that the report prints the photo of a cell: what is wrong with its file counts."""
    if where is not None:
        read.binding.registers.wanted.add(where)


def _fileless(record: Record, key: str) -> Photo:
    """Stands for a photo whose file is missing."""
    resource = ImageResource(str.__str__(key), "", 0, 0)
    return Photo(resource, "", "", (0.5, 0.5), record, where_of(record, "file"))
