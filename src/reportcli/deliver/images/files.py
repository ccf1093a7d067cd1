"""The files of pictures: each a PNG or SVG, and a JSON with its alternative text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from reportcli.blocks.positions import where_of
from reportcli.deliver.images.alternatives import Alternatives
from reportcli.deliver.images.chosen import Chosen
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.model.display import PagedDocument

SCHEMA = 1


class Made(NamedTuple):
    """A picture's file: its contents, and its size in pixels at a resolution in pixels an inch."""

    data: bytes
    width: int
    height: int
    resolution: int


class Maker(Protocol):
    """Makes pictures of one kind."""

    suffix: str

    def made(self, one: Chosen, words: str, lang: str) -> Made | Diagnostic:
        """A picture that says these words to those who do not see it, or why there is none."""


def image_files(
    document: PagedDocument, chosen: Sequence[Chosen], maker: Maker, *, findings: list[Diagnostic]
) -> Iterator[tuple[str, bytes]]:
    """Ends of names and contents: of each picture its own file, then its JSON. findings: takes those about
    pictures that cannot be made, and about those that nothing is read of.
    """
    said = _said(document, chosen, findings)
    for one, words in zip(chosen, said, strict=True):
        lang = (one.block and one.block.lang) or document.metadata.lang
        picture = maker.made(one, words, lang)
        if isinstance(picture, Diagnostic):
            findings.append(picture)
            continue
        about = {
            "schema": SCHEMA,
            "block": one.path or None,
            "page": one.page,
            "folio": document.pages[one.page - 1].folio,
            "language": lang,
            "alternative": words,
            "width": picture.width,
            "height": picture.height,
            "resolution": picture.resolution,
        }
        yield f"{one.name}.{maker.suffix}", picture.data
        yield f"{one.name}.json", f"{json.dumps(about, ensure_ascii=False, indent=2)}\n".encode()


def _said(document: PagedDocument, made: Sequence[Chosen], findings: list[Diagnostic]) -> list[str]:
    """What is read in the place of each picture. A part that says nothing, as the second half of a map over
    two pages, says what the first part of its block says.
    """
    alternatives = Alternatives(document)
    nodes = [chapter.nodes for chapter in document.chapters for _ in chapter.pages]
    own = [alternatives.text(nodes[one.page - 1], document.pages[one.page - 1], one.leaves) for one in made]
    firsts: dict[str, str] = {}
    for one, words in zip(made, own, strict=True):
        firsts[one.path] = firsts.get(one.path) or words
    for one in {one.path: one for one in reversed(made) if one.block is not None}.values():
        if not firsts[one.path] and one.block is not None:
            where = where_of(one.block)
            findings.append(warning("image-without-alternative", where, block=one.path, page=one.page))
    return [words or (firsts[one.path] if one.path else "") for one, words in zip(made, own, strict=True)]
