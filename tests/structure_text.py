"""The structure tree of a finished PDF as text: what a screen reader walks through."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Object

from reportcli.pdf.marked_text import marked_texts

_MAX_DEPTH = 200
Texts = dict[tuple[int, int], dict[int, str]]  # by page object, then MCID


def tree_text(pdf: bytes | Path) -> str:
    """One line an element: tag, then what is known of it (alt, lang, scope…), then its own text in quotes.

    Text is read back through marked content, ToUnicode and ActualText as it stands in the file;
    soft hyphens are taken out.
    """
    with pikepdf.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as file:
        root = file.Root.get("/StructTreeRoot")
        if root is None:
            return ""
        texts = {page.obj.objgen: marked_texts(page.obj) for page in file.pages}
        return "\n".join(_lines(root.get("/K"), texts, None, 0)) + "\n"


def _lines(kids: Object | None, texts: Texts, page: Object | None, depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        raise ValueError("the structure tree is deeper than any report's, or a loop")
    for kid in _listed(kids):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            here = kid.get("/Pg", page)
            yield "  " * depth + _headline(kid)
            yield from _lines(kid.get("/K"), texts, here, depth + 1)
        elif isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
            yield "  " * depth + f"@ {_destination(kid.Obj)}"
        elif isinstance(kid, pikepdf.Dictionary):
            yield from _quoted(texts, kid.get("/Pg", page), int(kid.MCID), depth)
        else:
            yield from _quoted(texts, page, int(kid), depth)


def _listed(kids: Object | None) -> list[Object]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _quoted(texts: Texts, page: Object | None, mcid: int, depth: int) -> Iterator[str]:
    text = texts.get(page.objgen, {}).get(mcid) if page is not None else None
    if text is None:
        yield "  " * depth + f"! mark {mcid} is on no page"
    elif text:
        yield "  " * depth + f"“{text}”"


def _headline(element: Object) -> str:
    words = [str(element.S)[1:]]
    named = (("/T", "title"), ("/Alt", "alt"), ("/ActualText", "text"), ("/Lang", "lang"), ("/ID", "id"))
    words += [f"{label}={str(element[key])!r}" for key, label in named if key in element]
    for attributes in _listed(element.get("/A")):
        for key in ("/Scope", "/ColSpan", "/RowSpan", "/ListNumbering"):
            if key in attributes:
                words.append(f"{key[1:]}={str(attributes[key]).removeprefix('/')}")
    return " ".join(words)


def _destination(annotation: Object) -> str:
    if "/A" in annotation:
        return str(annotation.A.get("/URI", ""))
    return str(annotation.get("/Contents", ""))
