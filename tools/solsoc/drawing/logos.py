"""Placeholder logos: the name set in a free typeface beside a plain geometric mark. Nobody's real logo."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).resolve().parents[3] / "layouts" / "base" / "fonts"
FACES = (
    "SourceSans3-Black.otf",
    "SourceSerif4-Semibold.otf",
    "SourceSans3-Semibold.otf",
    "SourceSerif4Display-It.otf",
    "SourceSans3-Bold.otf",
)
INKS = ("#252C47", "#A01C42", "#00706F", "#B55A0B", "#265A9A", "#77397A", "#48751C", "#CF2F2A")
SUPER = 3
SIZE = 128  # letter height in pixels of the finished logo


def draw_logo(name: str, index: int, longest: int = 99) -> Image.Image:
    """A transparent picture cropped to its ink; proportions differ from logo to logo.

    longest: from how many letters on the words of a name stand under one another.
    """
    face = ImageFont.truetype(str(FONTS / FACES[index % len(FACES)]), SIZE * SUPER)
    ink, second = INKS[index % len(INKS)], INKS[(index * 3 + 2) % len(INKS)]
    words = name.split(" ") if index % 2 or len(name) > longest else [name]
    boxes = [face.getbbox(word) for word in words]
    side, gap = int(SIZE * 1.25 * SUPER), int(SIZE * 0.35 * SUPER)
    leading = int(SIZE * 1.05 * SUPER)
    above = index % 3 == 2 and len(name) < 8
    width = max(int(b[2]) for b in boxes)
    size = (
        (max(width, side) + gap, side + leading + gap)
        if above
        else (side + gap + width + gap, max(side, leading * len(words) + gap))
    )
    picture = Image.new("RGBA", size, (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)
    if above:
        mark(draw, (size[0] - side) / 2, 0, side, index, ink, second)
        draw.text(((size[0] - width) / 2, side + gap / 3), name, ink, face)
    else:
        mark(draw, 0, (size[1] - side) / 2, side, index, second, ink)
        top = (size[1] - leading * len(words)) / 2 - 0.12 * leading
        for row, word in enumerate(words):
            draw.text((side + gap, top + row * leading), word, ink, face)
    picture = picture.crop(picture.getbbox())
    return picture.resize((picture.width // SUPER, picture.height // SUPER), Image.Resampling.LANCZOS)


def mark(
    draw: ImageDraw.ImageDraw, x: float, y: float, side: float, index: int, ink: str, second: str
) -> None:
    """One of eight marks built from circles, squares and triangles."""
    half, third = side / 2, side / 3
    box = (x, y, x + side, y + side)
    match index % 8:
        case 0:
            draw.ellipse(box, ink)
            draw.pieslice(box, 90, 270, fill=second)
        case 1:
            draw.rounded_rectangle(box, side * 0.2, ink)
            draw.ellipse(
                (x + third * 0.8, y + third * 0.8, x + side - third * 0.8, y + side - third * 0.8), "white"
            )
        case 2:
            for k in range(3):
                draw.rounded_rectangle(
                    (x + k * third, y + side - third * (k + 1), x + k * third + third * 0.8, y + side),
                    side * 0.06,
                    ink if k % 2 else second,
                )
        case 3:
            draw.polygon([(x + half, y), (x + side, y + side), (x, y + side)], ink)
            draw.polygon(
                [(x + half, y + half), (x + side * 0.75, y + side), (x + side * 0.25, y + side)], second
            )
        case 4:
            draw.ellipse((x, y + side * 0.2, x + side * 0.62, y + side * 0.82), ink)
            draw.ellipse((x + side * 0.38, y + side * 0.2, x + side, y + side * 0.82), second)
        case 5:
            draw.arc(box, 20, 340, ink, round(side * 0.2))
            draw.ellipse((x + side * 0.36, y + side * 0.36, x + side * 0.64, y + side * 0.64), second)
        case 6:
            for k, fill in enumerate((ink, second, second, ink)):
                left, top = x + (k % 2) * half, y + (k // 2) * half
                draw.pieslice(
                    (
                        left - (k % 2) * half,
                        top - (k // 2) * half,
                        left - (k % 2) * half + side,
                        top - (k // 2) * half + side,
                    ),
                    180 + (k * 90 if k < 2 else (270 if k == 2 else 180)),
                    270 + (k * 90 if k < 2 else (270 if k == 2 else 180)),
                    fill=fill,
                )
        case _:
            draw.polygon([(x + half, y), (x + side, y + half), (x + half, y + side), (x, y + half)], ink)
            draw.line(
                [(x + side * 0.25, y + side * 0.25), (x + side * 0.75, y + side * 0.75)],
                second,
                round(side * 0.14),
            )
