"""Which pages and blocks become pictures, and where on its page each lies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportcli.blocks import Block, Report
from reportcli.blocks.positions import where_of
from reportcli.blocks.walk import blocks_of
from reportcli.inputs.nearest import nearest
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.display import PagedDocument, Placed, PlacedPage
from reportcli.model.geometry import PageFormat, Rect

_NO_NAME = re.compile(r"[^\w.-]+")
LONGEST = 100  # characters of a block's path in the name of a file
NAMED = 80  # characters of an unknown name in a message


class Chosen(NamedTuple):
    """A picture to make: the end of its file's name, its page from 1, the part of it, what of the page is
    read in it; path and first block of what it shows (none: the page).
    """

    name: str
    page: int
    area: Rect
    leaves: tuple[Placed, ...]
    path: str = ""
    block: Block | None = None


def chosen(
    document: PagedDocument,
    report: Report,
    *,
    pages: Collection[int] | None,
    blocks: Sequence[str],
    findings: list[Diagnostic],
) -> list[Chosen]:
    """The pages that are asked for, then the blocks, each once for every page it stands on; all pages where
    nothing is named. findings: takes those about blocks that there are not.
    """
    every = document.pages
    wanted = range(1, len(every) + 1) if pages is None and not blocks else sorted(pages or ())
    made = [
        Chosen(f"p{number}", number, _whole(document, page), page.placed)
        for number in wanted
        for page in (every[number - 1],)
    ]
    for path, block in _named(report, blocks, findings):
        parts = [part._replace(block=block) for part in _parts(document, path)]
        if not parts:
            findings.append(error("image-block-blank", where_of(block), block=path))
        several = len(parts) > 1
        made += [part._replace(name=f"{part.name}-p{part.page}") if several else part for part in parts]
    return _apart(made)


def _whole(document: PagedDocument, page: PlacedPage) -> Rect:
    format = document.format.of(page.size)
    return Rect(0.0, 0.0, format.width, format.height)


def _named(report: Report, names: Sequence[str], findings: list[Diagnostic]) -> list[tuple[str, Block]]:
    """Paths of these names, each once, with the first block there."""
    known = _paths(report) if names else {}
    ids = {block.id for block in known.values() if block.id}
    found: dict[str, Block] = {}
    for name in names:
        own = _paths_named(name, known)
        if not own:
            steps = (path.rpartition("/")[2] for path in known)
            near = nearest(name, known if "/" in name else [*ids, *steps])
            findings.append(error("image-block-unknown", None, block=name[:NAMED], nearest=near))
        found.update((path, known[path]) for path in own)
    return [*found.items()]


def _paths_named(name: str, known: Mapping[str, Block]) -> list[str]:
    """Paths of the blocks with the id, else the whole path, else all paths that end with it."""
    of_ids = [path for path, block in known.items() if name == block.id and block.path == path]
    return (
        of_ids
        or [path for path in known if path == name]
        or [path for path in known if path.endswith(f"/{name}")]
    )


def _paths(report: Report) -> dict[str, Block]:
    """The paths of all blocks and of what holds them, in reading order: a component is none itself."""
    known: dict[str, Block] = {}
    for block in blocks_of(report):
        steps = block.path.split("/")
        for count in range(1, len(steps)):
            known.setdefault("/".join(steps[:count]), block)
        if known.get(block.path, block).path != block.path:
            del known[block.path]  # only what it holds was met before
        known.setdefault(block.path, block)
    return known


def _parts(document: PagedDocument, path: str) -> Iterator[Chosen]:
    """The parts of what has a path on the pages that it stands on."""
    name = _NO_NAME.sub("-", path).strip("-.")[-LONGEST:]
    for number, page in enumerate(document.pages, start=1):
        leaves = tuple(leaf for leaf in page.placed if _is_of(leaf, path))
        area = _area(leaves, document.format.of(page.size))
        if area is not None:
            yield Chosen(name, number, area, leaves, path)


def _is_of(leaf: Placed, path: str) -> bool:
    return leaf.block == path or leaf.block.startswith(f"{path}/")


def _area(leaves: Sequence[Placed], format: PageFormat) -> Rect | None:
    """What leaves take of their page, None where that is nothing."""
    boxes = [leaf.box for leaf in leaves if leaf.ops and not leaf.hidden]
    if not boxes:
        return None
    left, top = max(0.0, min(box.x for box in boxes)), max(0.0, min(box.y for box in boxes))
    right = min(format.width, max(box.right for box in boxes))
    bottom = min(format.height, max(box.bottom for box in boxes))
    return Rect(left, top, right - left, bottom - top) if right > left and bottom > top else None


def _apart(made: Sequence[Chosen]) -> list[Chosen]:
    """The same, with a number where two names would be one, in capitals or not."""
    taken: set[str] = set()
    apart = []
    for one in made:
        name, number = one.name, 1
        while name.casefold() in taken:
            number += 1
            name = f"{one.name}-{number}"
        taken.add(name.casefold())
        apart.append(one._replace(name=name))
    return apart
