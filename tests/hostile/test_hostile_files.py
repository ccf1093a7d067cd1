"""One hostile file each, in a whole run of bounded memory and time: refused with a clear finding."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from openpyxl import load_workbook
from PIL import Image

from build.tiny_project import Project, make
from hostile.bounded import Bounded, bounded
from word.documents import W, made, rewritten


@dataclass(frozen=True, slots=True)
class Hostile(Project):
    """A project to spoil, and what builds it."""

    reportcli: Bounded


@pytest.fixture(scope="module")
def reportcli(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bounded]:
    sound = make(tmp_path_factory.mktemp("sound"))
    with bounded(sound.workbook, tmp_path_factory.mktemp("output")) as made:
        yield made


@pytest.fixture
def project(reportcli: Bounded, tmp_path: Path) -> Hostile:
    """A tiny project whose build is bounded."""
    return Hostile(make(tmp_path).folder, reportcli)


def run(project: Hostile) -> tuple[int, dict[str, list[str]]]:
    """The exit code, and the places of the errors and warnings by code. Nothing but findings is printed."""
    done = project.reportcli.run("build", str(project.workbook), "--format", "json")
    assert done.stdout and "Traceback" not in done.stderr, done.stderr[-2000:]
    found: dict[str, list[str]] = {}
    for one in json.loads(done.stdout)["findings"]:
        if one["severity"] != "note":
            assert one["says"], one
            found.setdefault(one["code"], []).append(place(one["where"] or {}))
    return done.returncode, found


def place(where: dict[str, object]) -> str:
    return f"{where.get('file', where.get('sheet'))}:{where.get('line', where.get('cell'))}"


def lines(places: Iterable[str]) -> set[int]:
    """The lines of places `file:line`."""
    return {int(place.rpartition(":")[2]) for place in places if place.startswith("report/texts")}


def refused(project: Hostile, code: str) -> None:
    """The run ends with that error and writes nothing."""
    exit_code, found = run(project)
    assert code in found, found
    assert exit_code == 1
    assert not project.pdf.exists()


# ---- pictures


def as_svg(project: Hostile, body: str) -> None:
    picture = project.picture.with_suffix(".svg")
    picture.write_text(body, "utf-8")
    project.set("Photos", "B2", "garden.svg")


SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="60"'
ENTITIES = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE svg [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (f"{ENTITIES}<svg {SVG}><text>&b;</text></svg>", "media-svg-doctype"),
        (f"{OUTSIDE}<svg {SVG}><text>&secret;</text></svg>", "media-svg-doctype"),
        (
            f'<svg {SVG}><image xlink:href="http://example.org/a.png" width="9" height="9"/></svg>',
            "svg-element",
        ),
        (f'<svg {SVG}><use href="file:///etc/passwd#a"/></svg>', "svg-element"),
        (f'<svg {SVG}><style>@import url("http://example.org/a.css");</style></svg>', "svg-element"),
        (f'<svg {SVG}><a href="javascript:alert(1)"><rect width="9" height="9"/></a></svg>', "svg-element"),
        (f"<svg {SVG}><script>alert(1)</script></svg>", "svg-element"),
        (f"<svg {SVG}>" + "<g>" * 5_000 + "</g>" * 5_000 + "</svg>", "svg-too-complex"),
    ],
    ids=["entities", "entity-outside", "image", "use", "import", "link", "script", "depth"],
)
def test_svg(project: Hostile, body: str, code: str) -> None:
    as_svg(project, body)
    refused(project, code)


def png(width: int, height: int, data: bytes) -> bytes:
    """A PNG that says it is so large, whatever its data hold."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def test_a_picture_that_inflates_without_end(project: Hostile) -> None:
    project.picture.write_bytes(png(60_000, 60_000, zlib.compress(b"\0" * 10_000_000)))
    refused(project, "media-too-many-pixels")


def test_a_picture_with_an_endless_text_chunk(project: Hostile) -> None:
    stream = BytesIO()
    Image.new("RGB", (240, 160)).save(stream, "PNG")
    data = stream.getvalue()
    bomb = b"icc\0\0" + zlib.compress(b"\0" * 200_000_000)
    chunk = struct.pack(">I", len(bomb)) + b"iCCP" + bomb + struct.pack(">I", zlib.crc32(b"iCCP" + bomb))
    project.picture.write_bytes(data[:33] + chunk + data[33:])
    exit_code, found = run(project)
    assert exit_code in (0, 1)
    assert exit_code == 0 or found


# ---- fonts


def own_font(project: Hostile, data: bytes) -> None:
    folder = project.layout.parent / "fonts"
    folder.mkdir()
    (folder / "own.ttf").write_bytes(data)
    project.edit_layout(
        "tokens:\n",
        "tokens:\n  fonts:\n    serif:\n      files: {400/normal: own.ttf}\n",
    )


def circular_font() -> bytes:
    """A glyph that is composed of itself, for every letter."""
    builder = FontBuilder(1000, isTTF=True)
    letters = dict.fromkeys(range(32, 127), "a")
    builder.setupGlyphOrder([".notdef", "a"])
    builder.setupCharacterMap(letters)
    pen = TTGlyphPen(None)
    for point in ((0, 0), (400, 0), (400, 700)):
        (pen.moveTo if point == (0, 0) else pen.lineTo)(point)
    pen.closePath()
    plain = pen.glyph()
    builder.setupGlyf({".notdef": plain, "a": plain})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "a": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    stream = BytesIO()
    builder.save(stream)
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(stream.getvalue()))
    pen = TTGlyphPen({"a": None})
    pen.addComponent("a", (1, 0, 0, 1, 10, 10))
    pen.addComponent("a", (1, 0, 0, 1, 20, 20))
    circle = pen.glyph()
    circle.xMin = circle.yMin = 0
    circle.xMax = circle.yMax = 700
    font["glyf"]["a"] = circle
    out = BytesIO()
    font.recalcBBoxes = False
    font.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"no font at all" * 40, b"OTTO\xff\xff" + b"\xff" * 4_000, b"wOF2" + b"\0" * 60, b"\0" * (65 << 20)],
    ids=["words", "tables", "packed", "large"],
)
def test_a_font_that_is_none(project: Hostile, data: bytes) -> None:
    own_font(project, data)
    exit_code, found = run(project)
    assert exit_code == 1
    assert {"font-unreadable", "font-broken", "font-unsupported"} & set(found), found


def test_a_font_whose_glyph_holds_itself(project: Hostile) -> None:
    own_font(project, circular_font())
    exit_code, found = run(project)
    assert exit_code == 0 or found


# ---- texts


def as_word(project: Hostile, data: bytes) -> None:
    project.text.unlink()
    project.text.with_suffix(".docx").write_bytes(data)
    project.set("Texts", "C2", "welcome.docx")


def test_a_word_text_with_entities(project: Hostile) -> None:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
    xml = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "ha">{rows}]>{body}'.encode()
    as_word(project, rewritten(made(lambda d: d.add_paragraph("x")), "word/document.xml", lambda _: xml))
    refused(project, "word-entities")


def test_a_word_text_that_unpacks_without_end(project: Hostile) -> None:
    bomb = rewritten(made(lambda d: d.add_paragraph("x")), "word/styles.xml", lambda _: b" " * (300 << 20))
    as_word(project, bomb)
    refused(project, "word-bomb")


def test_links_that_run_code(project: Hostile) -> None:
    urls = ["javascript:alert(1)", "JaVa\tScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd"]
    project.text.write_text("\n\n".join(f"Read [this](<{url}>)." for url in urls), "utf-8")
    exit_code, found = run(project)
    assert exit_code == 1
    assert lines(found["link-scheme"]) == {1, 3, 5, 7}


def test_a_link_of_the_layout_that_runs_code(project: Hostile) -> None:
    project.edit_layout(
        "style: credit}",
        "style: credit}\n      - {text: '[x](javascript:alert(1))', markdown: true, style: credit}",
    )
    refused(project, "link-scheme")


# ---- paths


def test_links_out_of_the_project(project: Hostile, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.md").write_text("secret words", "utf-8")
    Image.new("RGB", (9, 9)).save(elsewhere / "secret.png")
    for own, other in ((project.text, "secret.md"), (project.picture, "secret.png")):
        own.unlink()
        own.symlink_to(elsewhere / other)
    exit_code, found = run(project)
    assert exit_code == 1
    assert {"text-file-missing", "media-file-missing"} <= set(found) or "file-outside" in found, found


def test_paths_out_of_the_project(project: Hostile) -> None:
    book = load_workbook(project.workbook)
    names = ["../../../etc/passwd", "/etc/passwd", "C:\\secret.md", "\\\\server\\share\\a.md"]
    for number, name in enumerate(names):
        book["Texts"].append([f"t{number}", "T", name])
        book["Photos"].append([f"p{number}", name, "A", "a"])
    book.save(project.workbook)
    exit_code, found = run(project)
    assert exit_code == 0  # nothing prints them
    assert found["text-file-missing"] == ["Texts:Texts!C3"]  # reported once, with all the cells
    assert found["media-file-missing"] == ["Photos:Photos!B3"]


@pytest.mark.parametrize("name", ["../other", "/etc", "base/../../.."])
def test_a_layout_elsewhere(project: Hostile, name: str) -> None:
    project.edit_layout("extends: base", f"extends: {name}")
    exit_code, found = run(project)
    assert exit_code == 1
    assert any(code.startswith("layout-") for code in found), found


# ---- expressions


ESCAPES = (
    "''.__class__.__mro__[1].__subclasses__()",
    "organisation.__init__.__globals__",
    "organisation._values",
    "organisation|attr('__class__')",
    "figure.__globals__",
    "cycler.__init__.__globals__.os.popen('id')",
    "lipsum.__globals__",
    "self.__dict__",
    "'{0.__class__}'.format(organisation)",
    "().__class__.__base__",
    "namespace.__init__",
)
LONG_SUM = "1" + " + 1" * 450
EXHAUSTS = (
    "9 ** 9 ** 9 ** 9",
    "'a' * 1000000000",
    "[0] * 1000000000",
    "range(1000000000000) | list",
    "range(1000000000) | sum",
    "'%1000000000d' % 1",
    "'{:>1000000000}'.format(1)",
    "'a' | center(1000000000)",
    "1" * 1_900,
    "(" * 900 + "1" + ")" * 900,
    "-" * 1_900 + "1",
    "1e999999999",
    LONG_SUM,
)


@pytest.mark.parametrize("sources", [ESCAPES, EXHAUSTS], ids=["escape", "exhaust"])
def test_expressions(project: Hostile, sources: tuple[str, ...]) -> None:
    project.text.write_text("\n\n".join(f"Is {{{{ {source} }}}} here." for source in sources), "utf-8")
    exit_code, found = run(project)
    assert exit_code == 1
    told = lines(place for places in found.values() for place in places)
    silent = {source for number, source in enumerate(sources) if 2 * number + 1 not in told}
    assert silent <= {LONG_SUM}  # which is only a sum


# ---- layouts


def test_a_layout_that_multiplies_itself(project: Hostile) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    text = project.layout.read_text("utf-8")
    project.layout.write_text(text + "\n".join(lines) + "\n", "utf-8")
    exit_code, found = run(project)
    assert exit_code == 1
    assert any(code.startswith("yaml-") for code in found), found


@pytest.mark.parametrize("depth", [50, 100_000])
def test_a_layout_without_a_floor(project: Hostile, depth: int) -> None:
    Path(project.layout).write_text("a: " + "[" * depth + "]" * depth, "utf-8")
    exit_code, found = run(project)
    assert exit_code == 1
    assert found
