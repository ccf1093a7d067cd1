"""Rules about tags: the round trip of marks, elements and parent tree; what PDF/UA-1 asks of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Object

from reportcli.model.diagnostic import Diagnostic, error, warning
from reportcli.preflight.page import PagePreflight
from reportcli.preflight.structure import StructureElement
from reportcli.preflight.subject import Subject

_TREE = "ISO 32000-1, 14.7.4"
_HEADINGS = tuple(f"H{level}" for level in range(1, 7))
_SCOPES = ("/Row", "/Column", "/Both")
_ROWS = ("THead", "TBody", "TFoot")


def tagged(subject: Subject) -> Iterator[Diagnostic]:
    """What says that the file is tagged at all."""
    root = subject.root
    info = root.get("/MarkInfo")
    if not isinstance(info, pikepdf.Dictionary) or not bool(info.get("/Marked", False)):
        yield error("preflight-not-marked", None, clause="PDF/UA-1, 6.2")
    if not subject.structure.nodes:
        yield error("preflight-no-structure", None, clause="PDF/UA-1, 7.1")
    if subject.structure.loops:
        yield error("preflight-structure-loop", None, clause=_TREE)
    if not str(root.get("/Lang", "")).strip():
        yield error("preflight-no-language", None, clause="PDF/UA-1, 7.2")
    preferences = root.get("/ViewerPreferences", pikepdf.Dictionary())
    if not bool(preferences.get("/DisplayDocTitle", False)):
        yield error("preflight-title-hidden", None, clause="PDF/UA-1, 7.1")
    for entry in (b"dc:title", b"pdfuaid:part"):
        if entry not in subject.xmp:
            yield error("preflight-xmp-entry", None, entry=entry.decode(), clause="PDF/UA-1, 5 and 7.1")


def headings(subject: Subject) -> Iterator[Diagnostic]:
    """The first is of level 1, and none skips a level on the way down."""
    last = 0
    for node in subject.structure.nodes:
        if node.role not in _HEADINGS:
            continue
        level = int(node.role[1])
        if level > last + 1:
            yield error(
                "preflight-heading-gap",
                None,
                page=node.page,
                object=node.number,
                level=level,
                before=last,
                clause="PDF/UA-1, 7.4.2",
            )
        if not _has_content(node) and not node.text("/ActualText"):
            yield error(
                "preflight-heading-empty", None, page=node.page, object=node.number, clause="PDF/UA-1, 7.4"
            )
        last = level


def _has_content(node: StructureElement) -> bool:
    return bool(node.marks) or any(_has_content(kid) for kid in node.kids)


def figures(subject: Subject) -> Iterator[Diagnostic]:
    """Pictures say in words what they show, and where they stand."""
    for node in subject.structure.nodes:
        if node.role not in ("Figure", "Formula"):
            continue
        place = {"page": node.page, "object": node.number}
        if not node.text("/Alt") and not node.text("/ActualText"):
            yield error("preflight-alt-missing", None, **place, clause="PDF/UA-1, 7.3")
        if node.role == "Figure" and node.marks and node.attribute("/BBox") is None:
            yield error("preflight-figure-box", None, **place, clause="ISO 32000-1, 14.8.5.4.3")


def tables(subject: Subject) -> Iterator[Diagnostic]:
    """Header cells say what they head; every row has as many cells as the others."""
    for node in subject.structure.nodes:
        place = {"page": node.page, "object": node.number}
        if node.role == "TH" and str(node.attribute("/Scope")) not in _SCOPES:
            yield error("preflight-scope-missing", None, **place, clause="PDF/UA-1, 7.5")
        if node.role in ("TD", "TH") and (node.parent is None or node.parent.role != "TR"):
            yield error("preflight-nesting", None, **place, within="TR", clause="PDF/UA-1, 7.2")
        if node.role == "TR" and (node.parent is None or node.parent.role not in ("Table", *_ROWS)):
            yield error("preflight-nesting", None, **place, within="Table", clause="PDF/UA-1, 7.2")
        if node.role == "Table":
            yield from _table(node, place)


def _table(table: StructureElement, place: dict[str, object]) -> Iterator[Diagnostic]:
    if not table.all("TH"):
        yield error("preflight-table-headless", None, **place, clause="PDF/UA-1, 7.5")
    widths: set[int] = set()
    reserved: list[int] = []  # cells of rows above that reach into the coming rows, first the next one
    for row in table.all("TR"):
        width = reserved.pop(0) if reserved else 0
        for cell in row.kids:
            columns, rows = _span(cell, "/ColSpan"), _span(cell, "/RowSpan")
            reserved += [0] * (rows - 1 - len(reserved))
            for ahead in range(rows - 1):
                reserved[ahead] += columns
            width += columns
        widths.add(width)
    if len(widths) > 1:
        listed = ", ".join(map(str, sorted(widths)))
        yield error("preflight-table-ragged", None, **place, widths=listed, clause="PDF/UA-1, 7.2")


def _span(cell: StructureElement, name: str) -> int:
    value = cell.attribute(name)
    return min(max(int(value), 1), 1000) if isinstance(value, int) else 1


def lists(subject: Subject) -> Iterator[Diagnostic]:
    """Items and entries stand in their lists."""
    pairs = {
        "LI": ("L",),
        "LBody": ("LI",),
        "TOCI": ("TOC",),
        "TOC": ("TOC", "TOCI", "Sect", "Document", "Part", "Div"),
    }
    for node in subject.structure.nodes:
        wanted = pairs.get(node.role)
        if wanted and (node.parent is None or node.parent.role not in (*wanted, "Art")):
            yield error(
                "preflight-nesting",
                None,
                page=node.page,
                object=node.number,
                within=wanted[0],
                clause="PDF/UA-1, 7.2",
            )


def notes(subject: Subject) -> Iterator[Diagnostic]:
    """Every note has an identifier of its own."""
    seen: set[str] = set()
    for node in subject.structure.nodes:
        if node.role != "Note":
            continue
        key = node.text("/ID")
        if not key or key in seen:
            yield error("preflight-note-id", None, page=node.page, object=node.number, clause="PDF/UA-1, 7.9")
        seen.add(key)


def links(subject: Subject) -> Iterator[Diagnostic]:
    """Annotations stand in the tree, in a Link, and say what they are."""
    owners = {
        item.objgen: node for node in subject.structure.nodes for item in node.objects if item.is_indirect
    }
    parents = subject.structure.parents()
    for number, page in enumerate(subject.pages, start=1):
        annotations = page.get("/Annots", pikepdf.Array())
        if len(annotations) and page.get("/Tabs") != pikepdf.Name.S:
            yield error("preflight-tab-order", None, page=number, clause="PDF/UA-1, 7.18.3")
        for annotation in annotations:
            yield from _link(annotation, number, owners, parents)


def _link(
    annotation: Object, page: int, owners: dict[tuple[int, int], StructureElement], parents: dict[int, Object]
) -> Iterator[Diagnostic]:
    kind = str(annotation.get("/Subtype", "?"))[1:]
    if kind in ("Popup", "PrinterMark") or int(annotation.get("/F", 0)) & 2:
        return
    place = {"page": page, "object": f"{annotation.objgen[0]} {annotation.objgen[1]} ({kind})"}
    owner = owners.get(annotation.objgen)
    wanted = "Link" if kind == "Link" else "Form" if kind == "Widget" else "Annot"
    if owner is None or owner.role != wanted:
        yield error("preflight-annotation-untagged", None, **place, within=wanted, clause="PDF/UA-1, 7.18.1")
    elif _key(parents.get(int(annotation.get("/StructParent", -1)))) != owner.element.objgen:
        yield error("preflight-parent-tree", None, **place, mark="OBJR", clause=_TREE)
    if not str(annotation.get("/Contents", "")).strip() and not (owner and owner.text("/Alt")):
        yield error("preflight-link-silent", None, **place, clause="PDF/UA-1, 7.18.5")


def _key(element: Object | None) -> tuple[int, int] | None:
    return element.objgen if isinstance(element, pikepdf.Dictionary) else None


def round_trip(subject: Subject) -> Iterator[Diagnostic]:
    """Every mark on a page is owned by one element, which the parent tree names, and the other way round."""
    owners: dict[tuple[int, int], list[StructureElement]] = {}
    for node in subject.structure.nodes:
        for mark in node.marks:
            owners.setdefault(mark, []).append(node)
    parents = subject.structure.parents()
    for page in subject.painted_pages:
        shown = {item.mark.mcid for item in page.painted if item.mark and item.mark.mcid >= 0}
        entries = parents.get(int(page.dictionary.get("/StructParents", -1)))
        for mcid in sorted(shown):
            yield from _mark(page.number, mcid, owners.get((page.number, mcid), []), entries)
    yield from _absent(owners, subject.painted_pages)


def _absent(
    owners: dict[tuple[int, int], list[StructureElement]], pages: Sequence[PagePreflight]
) -> Iterator[Diagnostic]:
    """Marks that an element claims and its page does not have: one finding a page."""
    missing: dict[int, list[tuple[int, StructureElement]]] = {}
    for (page, mcid), nodes in owners.items():
        if not 1 <= page <= len(pages) or mcid not in pages[page - 1].mcids:
            missing.setdefault(page, []).append((mcid, nodes[0]))
    for page, found in missing.items():
        mcid, node = found[0]
        yield error(
            "preflight-mark-absent",
            None,
            page=page,
            object=node.number,
            mark=mcid,
            count=len(found),
            clause=_TREE,
        )


def _mark(
    page: int, mcid: int, nodes: list[StructureElement], entries: Object | None
) -> Iterator[Diagnostic]:
    if not nodes:
        yield error("preflight-mark-orphan", None, page=page, mark=mcid, clause=_TREE)
        return
    if len(nodes) > 1:
        yield error("preflight-mark-twice", None, page=page, mark=mcid, object=nodes[1].number, clause=_TREE)
    named = entries[mcid] if isinstance(entries, pikepdf.Array) and mcid < len(entries) else None
    if _key(named) not in {node.element.objgen for node in nodes}:
        yield error("preflight-parent-tree", None, page=page, object=nodes[0].number, mark=mcid, clause=_TREE)


def untagged(subject: Subject) -> Iterator[Diagnostic]:
    """Nothing is painted outside content and artifacts."""
    for page in subject.painted_pages:
        loose = [item for item in page.painted if item.mark is None]
        if loose:
            yield error(
                "preflight-untagged",
                None,
                page=page.number,
                place=page.place(loose[0].box),
                kind=loose[0].kind,
                count=len(loose),
                object=f"{loose[0].kind} {loose[0].order + 1}",
                clause="PDF/UA-1, 7.1",
            )


def reading_order(subject: Subject) -> Iterator[Diagnostic]:
    """Reading never goes back to an earlier page, but for notes, and from a picture that floats overleaf."""
    last = 0
    ahead: dict[int, StructureElement] = {}  # who is first read on each page
    for node in subject.structure.nodes:
        if not node.marks or node.role in ("Note", "Lbl", "Caption") or _within(node, "Note"):
            continue
        first = min(page for page, _ in node.marks)
        ahead.setdefault(first, node)
        floats = first < last and all(ahead[page].role == "Figure" for page in ahead if page > first)
        if first < last and not floats:
            yield warning(
                "preflight-reading-back",
                None,
                page=first,
                object=node.number,
                before=last,
                clause="PDF/UA-1, 7.1",
            )
        last = max(last, first)


def _within(node: StructureElement, role: str) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.role == role:
            return True
        parent = parent.parent
    return False


def unicode_maps(subject: Subject) -> Iterator[Diagnostic]:
    """Fonts that say which characters their glyphs are."""
    for used in subject.used:
        if used.category != "/Font" or "/ToUnicode" in used.value:
            continue
        if used.value.get("/Subtype") == pikepdf.Name.Type0 or isinstance(
            used.value.get("/Encoding"), pikepdf.Dictionary
        ):
            name = str(used.value.get("/BaseFont", used.name)).removeprefix("/")
            yield error(
                "preflight-no-unicode",
                None,
                page=used.page,
                font=name,
                clause="PDF/UA-1, 7.21.7; PDF/A-2, 6.2.11.7",
            )
