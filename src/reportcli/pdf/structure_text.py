"""The structure tree of a finished PDF as text: what a screen reader walks through."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

_MAX_DEPTH = 200
_BFCHAR = re.compile(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_SOFT_HYPHEN = "\u00ad"


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


def _lines(kids: Any, texts: dict[Any, dict[int, str]], page: Any, depth: int) -> Iterator[str]:
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


def _listed(kids: Any) -> list[Any]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _quoted(texts: dict[Any, dict[int, str]], page: Any, mcid: int, depth: int) -> Iterator[str]:
    text = texts.get(page.objgen, {}).get(mcid) if page is not None else None
    if text is None:
        yield "  " * depth + f"! mark {mcid} is on no page"
    elif text:
        yield "  " * depth + f"“{text}”"


def _headline(element: Any) -> str:
    words = [str(element.S)[1:]]
    named = (("/T", "title"), ("/Alt", "alt"), ("/ActualText", "text"), ("/Lang", "lang"), ("/ID", "id"))
    words += [f"{label}={str(element[key])!r}" for key, label in named if key in element]
    for attributes in _listed(element.get("/A")):
        for key in ("/Scope", "/ColSpan", "/RowSpan", "/ListNumbering"):
            if key in attributes:
                words.append(f"{key[1:]}={str(attributes[key]).removeprefix('/')}")
    return " ".join(words)


def _destination(annotation: Any) -> str:
    if "/A" in annotation:
        return str(annotation.A.get("/URI", ""))
    return str(annotation.get("/Contents", ""))


def marked_texts(page: Any, *, strip: bool = True) -> dict[int, str]:
    """Text of each marked-content sequence of a page, by MCID; pictures and paths give an empty text."""
    reader = _PageReader(page)
    for instruction in pikepdf.parse_content_stream(page):
        reader.step(str(instruction.operator), instruction.operands)
    texts = {mcid: "".join(parts).replace(_SOFT_HYPHEN, "") for mcid, parts in reader.texts.items()}
    return {mcid: text.strip() for mcid, text in texts.items()} if strip else texts


class _PageReader:
    """Follows a content stream as far as text and marks go."""

    def __init__(self, page: Any) -> None:
        self.texts: dict[int, list[str]] = {}
        self._marks: list[tuple[int | None, str | None]] = []
        self._fonts = page.get("/Resources", {}).get("/Font", {})
        self._maps: dict[str, dict[str, str]] = {}
        self._font: dict[str, str] = {}

    def step(self, operator: str, operands: Any) -> None:
        if operator in ("BDC", "BMC"):
            self._begin(operands)
        elif operator == "EMC" and self._marks:
            self._end()
        elif operator == "Tf":
            self._font = self._map(str(operands[0]))
        elif operator in ("Tj", "TJ"):
            self._show(operands[0])

    def _begin(self, operands: Any) -> None:
        listed = len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary)
        properties: Any = operands[1] if listed else {}
        mcid = int(properties["/MCID"]) if "/MCID" in properties else None
        actual = str(properties["/ActualText"]) if "/ActualText" in properties else None
        if mcid is not None:
            self.texts.setdefault(mcid, [])
        self._marks.append((mcid, actual))

    def _end(self) -> None:
        _, actual = self._marks.pop()
        if actual is not None:
            self._say(actual)

    def _say(self, text: str) -> None:
        if any(actual is not None for _, actual in self._marks):
            return
        for mcid, _ in reversed(self._marks):
            if mcid is not None:
                self.texts[mcid].append(text)
                return

    def _show(self, shown: Any) -> None:
        strings = [item for item in _listed(shown) if isinstance(item, pikepdf.String)]
        codes = b"".join(bytes(item) for item in strings).hex().upper()
        self._say("".join(self._font.get(codes[at : at + 4], "\ufffd") for at in range(0, len(codes), 4)))

    def _map(self, name: str) -> dict[str, str]:
        if name not in self._maps:
            font = self._fonts.get(name)
            stream = font.get("/ToUnicode") if font is not None else None
            text = bytes(stream.read_bytes()).decode("latin-1") if stream is not None else ""
            pairs = _BFCHAR.findall(text)
            self._maps[name] = {gid.upper(): bytes.fromhex(to).decode("utf-16-be") for gid, to in pairs}
        return self._maps[name]
