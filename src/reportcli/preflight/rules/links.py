"""Rules about what a reader follows: links and bookmarks lead somewhere, and say it in whole letters."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Object

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.preflight.subject import Subject

_LINKS = "ISO 32000-1, 12.3.2 and 12.6.4"
_TEXTS = "ISO 32000-1, 7.9.2.2; PDF/UA-1, 7.21.7"
_LOST = "\ufffd"
_MAX_DEPTH = 30
_MAX_BOOKMARKS = 100_000


class _Targets:
    """What a destination may lead to."""

    def __init__(self, subject: Subject) -> None:
        self._pages = {page.objgen for page in subject.pages}
        root = subject.root
        self._named = dict(_names(root.get("/Names", pikepdf.Dictionary()).get("/Dests"), 0))
        old = root.get("/Dests")
        self._old = old if isinstance(old, pikepdf.Dictionary) else pikepdf.Dictionary()

    def lead(self, holder: Object) -> bool:
        """Whether an annotation or bookmark leads somewhere, by its destination or its action."""
        if "/Dest" in holder:
            return self._is_there(holder["/Dest"])
        action = holder.get("/A")
        if not isinstance(action, pikepdf.Dictionary):
            return False
        kind = str(action.get("/S", ""))
        if kind == "/GoTo":
            return self._is_there(action.get("/D"))
        return bool(str(action.get("/URI", "")).strip()) if kind == "/URI" else True

    def _is_there(self, target: Object | None, depth: int = 0) -> bool:
        if depth > 2:
            return False
        if isinstance(target, pikepdf.Dictionary):
            return self._is_there(target.get("/D"), depth + 1)
        if isinstance(target, pikepdf.Array):
            first = target[0] if len(target) else None
            return isinstance(first, pikepdf.Dictionary) and first.objgen in self._pages
        if isinstance(target, pikepdf.String):
            return self._is_there(self._named.get(bytes(target)), depth + 1)
        return isinstance(target, pikepdf.Name) and self._is_there(self._old.get(str(target)), depth + 1)


def _names(tree: Object | None, depth: int) -> Iterator[tuple[bytes, Object]]:
    """The entries of a name tree (7.9.6)."""
    if not isinstance(tree, pikepdf.Dictionary) or depth > _MAX_DEPTH:
        return
    listed = tree.get("/Names", pikepdf.Array())
    for at in range(0, len(listed) - 1, 2):
        yield bytes(listed[at]), listed[at + 1]
    for kid in tree.get("/Kids", pikepdf.Array()):
        yield from _names(kid, depth + 1)


def links_lead(subject: Subject) -> Iterator[Diagnostic]:
    """Every link has a target that there is."""
    targets = _Targets(subject)
    for number, page in enumerate(subject.pages, start=1):
        for annotation in page.get("/Annots", pikepdf.Array()):
            if annotation.get("/Subtype") == pikepdf.Name.Link and not targets.lead(annotation):
                place = f"{annotation.objgen[0]} {annotation.objgen[1]} (Link)"
                yield error("preflight-link-dead", None, page=number, object=place, clause=_LINKS)


def bookmarks_lead(subject: Subject) -> Iterator[Diagnostic]:
    """Every bookmark has a target that there is."""
    targets = _Targets(subject)
    for bookmark in _bookmarks(subject):
        if ("/Dest" in bookmark or "/A" in bookmark) and not targets.lead(bookmark):
            title = str(bookmark.get("/Title", "")).strip()
            yield error("preflight-bookmark-dead", None, title=title[:60], clause=_LINKS)


def texts_are_whole(subject: Subject) -> Iterator[Diagnostic]:
    """What is read aloud or listed has no character that was lost on the way (U+FFFD)."""
    for bookmark in _bookmarks(subject):
        title = str(bookmark.get("/Title", ""))
        if _LOST in title:
            yield _damaged("Outlines/Title", title)
    info = subject.pdf.trailer.get("/Info")
    for key, value in info.items() if isinstance(info, pikepdf.Dictionary) else ():
        if isinstance(value, pikepdf.String) and _LOST in str(value):
            yield _damaged(f"Info{key}", str(value))
    for node in subject.structure.nodes:
        for key in ("/Alt", "/ActualText", "/E", "/T"):
            text = node.text(key)
            if _LOST in text:
                yield _damaged(key[1:], text, node.page, node.number)
    for number, page in enumerate(subject.pages, start=1):
        for annotation in page.get("/Annots", pikepdf.Array()):
            if _LOST in str(annotation.get("/Contents", "")):
                place = f"{annotation.objgen[0]} {annotation.objgen[1]}"
                yield _damaged("Contents", str(annotation["/Contents"]), number, place)


def _damaged(entry: str, text: str, page: int = 0, place: str = "") -> Diagnostic:
    where = {"page": page} if page else {}
    return error(
        "preflight-text-damaged",
        None,
        entry=entry,
        text=text[:60],
        object=place or "-",
        clause=_TEXTS,
        **where,
    )


def _bookmarks(subject: Subject) -> Iterator[Object]:
    """All entries of the outline, each once."""
    outline = subject.root.get("/Outlines")
    waiting = [outline.get("/First")] if isinstance(outline, pikepdf.Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MAX_BOOKMARKS:
        entry = waiting.pop()
        if not isinstance(entry, pikepdf.Dictionary) or entry.objgen in seen:
            continue
        seen.add(entry.objgen)
        yield entry
        waiting += [entry.get("/Next"), entry.get("/First")]
