"""A small document by hand: caps, soft hyphens, list, table, figure, picture, note, link, contents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image

from reportcli.model.display import (
    FontResource,
    Glyph,
    GlyphsOp,
    GroupOp,
    ImageOp,
    ImageResource,
    Ink,
    LateOp,
    Metadata,
    Op,
    OutlineItem,
    PagedDocument,
    PathOp,
    Placed,
    PlacedChapter,
    PlacedPage,
    StructNode,
)
from reportcli.model.geometry import MM, PageFormat, Rect
from reportcli.model.paths import rect_path
from reportcli.model.style import BLACK, WHITE, Paint, Stroke
from reportcli.pdf.fonts import FontFile

ROOT = Path(__file__).parents[2]
BASE = ROOT / "layouts" / "base"
CMYK_ICC = BASE / "icc" / "ISOcoated_v2_300_bas.icc"
SRGB_ICC = BASE / "icc" / "sRGB.icc"
FONTS = {
    key: FontResource(key, str(BASE / "fonts" / name))
    for key, name in {"serif": "SourceSerif4-Regular.otf", "sans": "SourceSans3-Bold.otf"}.items()
}
TTF = FontResource("hebrew", str(BASE / "fonts" / "NotoSansHebrew-Regular.ttf"))
PALETTE = {
    "black": Ink((0, 0, 0, 1), (0.1, 0.1, 0.1)),
    "paper": Ink((0, 0, 0, 0), (1, 1, 1)),
    "brick": Ink((0.1, 0.9, 0.85, 0.02), (0.78, 0.21, 0.17), spot="PANTONE 7621 C"),
}
BRICK = Paint("brick")
_FILES = {key: FontFile(resource) for key, resource in FONTS.items()}


def line(
    text: str,
    x: float,
    y: float,
    *,
    font: str = "serif",
    size: float = 10,
    paint: Paint = BLACK,
    caps: bool = False,
) -> GlyphsOp:
    """A shaped line; with caps the text layer keeps what was typed. A soft hyphen shows the hyphen."""
    glyphs = []
    shown = (text.upper() if caps else text).replace("\u00ad", "-")
    for glyph, typed in _with_typed(_FILES[font].shape(shown), text):
        glyphs.append(glyph._replace(text=typed))
    return GlyphsOp(font, size, x, y, tuple(glyphs), paint, sum(g.advance for g in glyphs) * size / 1000)


def _with_typed(glyphs: tuple[Glyph, ...], text: str):
    at = 0
    for glyph in glyphs:
        yield glyph, text[at : at + len(glyph.text)]
        at += len(glyph.text)


def picture(
    folder: Path, name: str, mode: str = "RGB", size: tuple[int, int] = (600, 400), **options: Any
) -> str:
    """A picture file with a gradient, for tests; returns its path."""
    grey = Image.linear_gradient("L").resize(size)
    mirrored = grey.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    image = {
        "L": grey,
        "RGB": Image.merge("RGB", (grey, grey.transpose(Image.Transpose.ROTATE_180), mirrored)),
        "CMYK": Image.merge("CMYK", (grey, Image.new("L", size, 40), mirrored, Image.new("L", size, 0))),
        "RGBA": Image.merge("RGBA", (grey, grey, Image.new("L", size, 90), grey)),
    }[mode]
    path = folder / name
    image.save(path, **options)
    return str(path)


def sample_images(folder: Path) -> dict[str, ImageResource]:
    photo = picture(folder, "photo.jpg", size=(1500, 1000), quality=90)
    logo = picture(folder, "logo.png", "RGBA", size=(240, 160))
    return {"photo": ImageResource("photo", photo, 1500, 1000), "logo": ImageResource("logo", logo, 240, 160)}


def _placed(node: int, ops: tuple[Op, ...], box: tuple[float, float, float, float], **more: object) -> Placed:
    return Placed(Rect(*box), ops, node=node, **more)  # type: ignore[arg-type]


def _furniture(folio: str) -> tuple[Placed, ...]:
    header = _placed(
        -1, (line("Rapport annuel", 50, 30, font="sans", size=8),), (50, 20, 200, 12), artifact="Header"
    )
    number = LateOp("page", "", "sans", 8, 500, 810, 30, "right", BLACK)
    return header, _placed(-1, (number,), (500, 800, 30, 12), artifact="Footer")


def _first_page() -> PlacedPage:
    rule = PathOp(rect_path(50, 96, 400, 1), fill=Paint("brick", tint=0.4))
    background = PathOp(rect_path(-10, -10, 620, 60), fill=BRICK)
    paragraph = (
        line("L’association a soutenu 1\u202f234 person\u00ad", 50, 130),
        line("nes efficaces, dit-elle\u00a0; voir ", 50, 144),
    )
    x = 50 + paragraph[1].width + 3
    link = line("le site", x, 144, paint=BRICK)
    after = (line(" ou la note ", x + link.width, 144), line("ci-dessous.", 50, 158))
    call = GlyphsOp("serif", 6, 105, 154, _FILES["serif"].shape("1"), BLACK, 3)
    toc = LateOp("page-of", "b-end", "serif", 10, 400, 200, 20, "right", BLACK, (("tnum", 1),))
    return PlacedPage(
        side="right",
        folio="1",
        master="plain",
        anchors={"b-start": (50, 80)},
        placed=(
            *_furniture("1"),
            _placed(-1, (background,), (-10, -10, 620, 60), z=-5, artifact="Background"),
            _placed(1, (line("Éditorial", 50, 90, font="sans", size=20, caps=True),), (50, 70, 300, 25)),
            _placed(-1, (rule,), (50, 96, 400, 1)),
            _placed(2, paragraph, (50, 120, 300, 30)),
            _placed(3, (link,), (x, 135, link.width, 12), link="https://example.org/é", contents="Site"),
            _placed(2, after, (50, 135, 400, 30)),
            _placed(4, (call,), (105, 148, 4, 8)),
            _placed(8, (line("Suite", 50, 200),), (50, 190, 100, 12)),
            _placed(8, (toc,), (400, 190, 20, 12), link="#b-end", contents="Suite"),
            _placed(6, (line("1", 50, 700, size=8),), (50, 690, 10, 10)),
            _placed(5, (line("Une note.", 60, 700, size=8),), (60, 690, 300, 10)),
        ),
    )


_NODES_ONE = (
    StructNode("Sect", -1, title="Éditorial"),
    StructNode("H1", 0, id="b-start"),
    StructNode("P", 0),
    StructNode("Link", 2),
    StructNode("Reference", 2),
    StructNode("Note", 2, id="note-1"),
    StructNode("Lbl", 5),
    StructNode("TOC", 0),
    StructNode("TOCI", 7),
    StructNode("P", 0),  # nothing of it is placed: pruned
)

_NODES_TWO = (
    StructNode("Sect", -1, title="Finances"),
    StructNode("H1", 0, id="b-end"),
    StructNode("Table", 0),
    StructNode("THead", 2),
    StructNode("TR", 3),
    StructNode("TH", 4, scope="Column", col_span=2),
    StructNode("TBody", 2),
    StructNode("TR", 6),
    StructNode("TH", 7, scope="Row"),
    StructNode("TD", 7),
    StructNode("Figure", 0, alt="Un dégradé.", bbox=True),
    StructNode("L", 0, numbering="Disc"),
    StructNode("LI", 11),
    StructNode("Lbl", 12),
    StructNode("LBody", 12),
    StructNode("Figure", 0, alt="Logo.", bbox=True),
    StructNode("Caption", 10),
    StructNode("P", 0, lang="en-GB"),
)


def _second_page() -> PlacedPage:
    photo = ImageOp("photo", Rect(50, 250, 180, 120), crop=(0.1, 0.1, 0.9, 0.9))
    logo = ImageOp("logo", Rect(300, 250, 60, 40))
    circle = PathOp(rect_path(300, 300, 50, 30), fill=BRICK, stroke=Stroke(BLACK, 0.5, (2, 1)))
    group = GroupOp((circle, line("x", 310, 310, paint=WHITE)), alpha=0.5, transform=(1, 0, 0.2, 1, -60, 0))
    return PlacedPage(
        side="left",
        folio="2",
        master="plain",
        anchors={"b-end": (50, 80)},
        placed=(
            *_furniture("2"),
            _placed(1, (line("Finances", 50, 90, font="sans", size=20),), (50, 70, 300, 25)),
            _placed(5, (line("Année", 50, 130),), (50, 120, 100, 12)),
            _placed(8, (line("2024", 50, 150),), (50, 140, 50, 12)),
            _placed(9, (line("12", 120, 150),), (120, 140, 50, 12)),
            _placed(10, (photo,), (50, 250, 180, 120)),
            _placed(16, (line("Légende", 50, 382, size=8),), (50, 374, 100, 10)),
            _placed(13, (line("•", 50, 420),), (50, 410, 8, 12)),
            _placed(14, (line("Un point", 62, 420),), (62, 410, 100, 12)),
            _placed(15, (logo, group), (300, 250, 60, 80)),
            _placed(17, (line("English text.", 50, 440, paint=Paint("#336699")),), (50, 430, 100, 12)),
        ),
    )


def sample_document(folder: Path) -> PagedDocument:
    blank = PlacedPage("right", "3", "plain", (), blank=True)
    return PagedDocument(
        metadata=Metadata(
            "Rapport é & <2024>", "Une association", "Rapport annuel", "fr-BE", "2025-05-31T10:00:00+02:00"
        ),
        format=PageFormat(595.28, 841.89, 3 * MM),
        palette=PALETTE,
        fonts=FONTS,
        images=sample_images(folder),
        chapters=(
            PlacedChapter("one", (_first_page(),), _NODES_ONE, (OutlineItem("Éditorial", 1, "b-start"),)),
            PlacedChapter("two", (_second_page(), blank), _NODES_TWO, (OutlineItem("Finances", 1, "b-end"),)),
        ),
    )
