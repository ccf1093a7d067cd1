"""The canvas: floating-point RGB, soft-edged shapes, light, grain. A picture is always 1000 units wide."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

Array = NDArray[np.float32]
Point = tuple[float, float]
Fill = str | tuple[str, str]  # one colour, or two from top to bottom
SUPER = 3  # samples per pixel and axis for the edges of shapes


def rgb(colour: str) -> Array:
    """“#c8352b” as three numbers from 0 to 1."""
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)


def mix(one: str, two: str, part: float) -> str:
    """The colour at `part` of the way from one to two."""
    value = rgb(one) * (1 - part) + rgb(two) * part
    return "#" + "".join(f"{round(float(v) * 255):02x}" for v in value)


def smooth(points: Sequence[Point], closed: bool = True, steps: int = 10) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    count = len(points)
    found: list[Point] = []
    for i in range(count if closed else count - 1):
        quad = [
            points[(i + k) % count] if closed else points[min(max(i + k, 0), count - 1)]
            for k in (-1, 0, 1, 2)
        ]
        for step in range(steps):
            t = step / steps
            weights = (
                -t + 2 * t * t - t**3,
                2 - 5 * t * t + 3 * t**3,
                t + 4 * t * t - 3 * t**3,
                t**3 - t * t,
            )
            found.append(
                tuple(sum(w * p[axis] for w, p in zip(weights, quad, strict=True)) / 2 for axis in (0, 1))
            )  # type: ignore[arg-type]
    if not closed:
        found.append(points[-1])
    return found


def oval(x: float, y: float, rx: float, ry: float, turn: float = 0.0, *, points: int = 48) -> list[Point]:
    """An ellipse as so many points; `turn` in degrees."""
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    angles = [2 * math.pi * i / points for i in range(points)]
    return [
        (x + rx * math.cos(a) * c - ry * math.sin(a) * s, y + rx * math.cos(a) * s + ry * math.sin(a) * c)
        for a in angles
    ]


class Painting:
    """width, height in pixels; every coordinate in units of a thousandth of the width."""

    def __init__(self, width: int, height: int, seed: int) -> None:
        self.pixels: Array = np.ones((height, width, 3), np.float32)
        self.scale = width / 1000
        self.high = height / self.scale
        self.lift = 0.0  # units by which every shape is moved down
        self.random = np.random.default_rng(seed)

    def noise(self, cells_x: int, cells_y: int, octaves: int = 3) -> Array:
        """Smooth noise over the picture, about -1 to 1."""
        height, width = self.pixels.shape[:2]
        total = np.zeros((height, width), np.float32)
        for octave in range(octaves):
            size = (min(height, cells_y << octave) + 1, min(width, cells_x << octave) + 1)
            grid = self.random.uniform(-1, 1, size).astype(np.float32)
            total += (
                np.asarray(Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC))
                / 2**octave
            )
        return total / 1.6

    def sky(self, *colours: str) -> None:
        """A vertical gradient through the colours, with a breath of noise."""
        height = self.pixels.shape[0]
        at = np.linspace(0, len(colours) - 1, height)
        stops = np.stack([rgb(c) for c in colours])
        column = np.stack([np.interp(at, np.arange(len(colours)), stops[:, k]) for k in range(3)], axis=1)
        self.pixels[:] = column[:, None, :].astype(np.float32)
        self.pixels += (self.noise(5, 9, 4) * 0.018)[:, :, None]

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 0.6) -> None:
        """Light around a point, screened over what is there."""
        height, width = self.pixels.shape[:2]
        ys, xs = np.ogrid[:height, :width]
        distance = np.hypot(xs - x * self.scale, ys - y * self.scale) / (radius * self.scale)
        light = (np.exp(-(distance**2) * 2.2) * strength).astype(np.float32)[:, :, None]
        self.pixels[:] = 1 - (1 - self.pixels) * (1 - light * rgb(colour))

    def mask(
        self, outline: Sequence[Point], blur: float = 0.0, width: float = 0.0
    ) -> tuple[slice, slice, Array] | None:
        """Coverage of a polygon (or of a stroke of `width`) inside the picture, with its place."""
        height, wide = self.pixels.shape[:2]
        pad = width / 2 + 3 * blur + 2 / self.scale
        outline = [(x, y + self.lift) for x, y in outline]
        xs, ys = [p[0] for p in outline], [p[1] for p in outline]
        left, right = (
            max(0, math.floor((min(xs) - pad) * self.scale)),
            min(wide, math.ceil((max(xs) + pad) * self.scale)),
        )
        top, bottom = (
            max(0, math.floor((min(ys) - pad) * self.scale)),
            min(height, math.ceil((max(ys) + pad) * self.scale)),
        )
        if left >= right or top >= bottom:
            return None
        tile = Image.new("L", ((right - left) * SUPER, (bottom - top) * SUPER))
        k = self.scale * SUPER
        path = [(x * k - left * SUPER, y * k - top * SUPER) for x, y in outline]
        draw = ImageDraw.Draw(tile)
        if width:
            thick = max(1, round(width * k))
            draw.line(path, 255, thick, joint="curve")
            for x, y in (path[0], path[-1]):
                draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), 255)
        else:
            draw.polygon(path, 255)
        tile = tile.reduce(SUPER)
        if blur:
            tile = tile.filter(ImageFilter.GaussianBlur(blur * self.scale))
        return slice(top, bottom), slice(left, right), np.asarray(tile, np.float32) / 255

    def lay(
        self, found: tuple[slice, slice, Array] | None, fill: Fill, opacity: float = 1.0, light: float = 0.0
    ) -> None:
        """Paint a coverage. light: how much brighter the left of the shape is than its right."""
        if found is None:
            return
        rows, columns, cover = found
        area = self.pixels[rows, columns]
        paint: Array
        if isinstance(fill, tuple):
            down = np.linspace(0, 1, cover.shape[0], dtype=np.float32)[:, None, None]
            paint = rgb(fill[0]) * (1 - down) + rgb(fill[1]) * down
        else:
            paint = np.broadcast_to(rgb(fill), area.shape)
        if light:
            across = np.linspace(light, -light, cover.shape[1], dtype=np.float32)[None, :, None]
            paint = paint * (1 + across)
        alpha = (cover * opacity)[:, :, None]
        area *= 1 - alpha
        area += paint * alpha

    def poly(
        self,
        outline: Sequence[Point],
        fill: Fill,
        opacity: float = 1.0,
        blur: float = 0.0,
        light: float = 0.0,
    ) -> None:
        self.lay(self.mask(outline, blur), fill, opacity, light)

    def blob(
        self,
        outline: Sequence[Point],
        fill: Fill,
        opacity: float = 1.0,
        blur: float = 0.0,
        light: float = 0.0,
    ) -> None:
        """A smooth closed shape through the points."""
        self.poly(smooth(outline), fill, opacity, blur, light)

    def oval(
        self,
        x: float,
        y: float,
        rx: float,
        ry: float,
        fill: Fill,
        opacity: float = 1.0,
        turn: float = 0.0,
        blur: float = 0.0,
        light: float = 0.0,
    ) -> None:
        self.poly(oval(x, y, rx, ry, turn), fill, opacity, blur, light)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: Fill,
        opacity: float = 1.0,
        light: float = 0.0,
    ) -> None:
        self.poly(
            [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], fill, opacity, 0.0, light
        )

    def line(
        self, points: Sequence[Point], width: float, fill: Fill, opacity: float = 1.0, curved: bool = False
    ) -> None:
        path = smooth(points, closed=False) if curved and len(points) > 2 else list(points)
        self.lay(self.mask(path, 0.0, width), fill, opacity)

    def ridge(self, base: float, height: float, bumps: float, seed: int) -> Array:
        """A hill line: y in units for every pixel column."""
        random = np.random.default_rng(seed)
        x = np.linspace(0, 1, self.pixels.shape[1])
        line = np.zeros_like(x)
        for octave in range(4):
            phase, stretch = random.uniform(0, 2 * np.pi), random.uniform(0.75, 1.3)
            line += np.sin(x * bumps * stretch * 2**octave * 2 * np.pi + phase) / 2.3**octave
        return (base - height * line / 1.5).astype(np.float32)

    def land(
        self,
        line: Array,
        top: str,
        bottom: str,
        depth: float = 260,
        terraces: float = 0.0,
        texture: float = 0.03,
        fade: str | None = None,
    ) -> None:
        """All below a ridge: lit edge, gradient over `depth` units, terraces, texture, mist at its foot."""
        height = self.pixels.shape[0]
        first = max(0, int((float(line.min()) - 2) * self.scale))
        if first >= height:
            return
        y = (np.arange(first, height, dtype=np.float32) / self.scale)[:, None]
        below = y - line[None, :]
        cover = np.clip(below * self.scale + 0.5, 0, 1)[:, :, None]
        part = np.clip(below / depth, 0, 1)[:, :, None]
        paint = rgb(top) * (1 - part) + rgb(bottom) * part
        grain = self.noise(60, 14, 4)[first:]
        paint = paint * (1 + (grain * texture * 2)[:, :, None])
        if terraces:
            wobble = self.noise(7, 5, 3)[first:] * terraces * 0.9
            wave = (below * (1 - below / (depth * 6)) + wobble) / terraces
            step = wave - np.floor(wave)
            shade = np.clip((step - 0.72) / 0.28, 0, 1) * 0.16 - np.clip((0.18 - step) / 0.18, 0, 1) * 0.12
            paint = paint * (1 - shade * (below > terraces * 0.4))[:, :, None]
        if fade is not None:
            mist = np.clip((below - depth * 0.45) / depth, 0, 0.75)[:, :, None]
            paint = paint * (1 - mist) + rgb(fade) * mist
        area = self.pixels[first:]
        area *= 1 - cover
        area += paint * cover

    def finish(self, grain: float = 0.022, vignette: float = 0.14, warmth: float = 0.03) -> Image.Image:
        """Vignette, one warm tone over all, paper grain; an 8-bit picture."""
        height, width = self.pixels.shape[:2]
        ys, xs = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
        self.pixels *= (1 - vignette * np.clip(xs**2 + ys**2 - 0.55, 0, None) / 1.45)[:, :, None]
        tone = np.array([1 + warmth, 1, 1 - warmth * 1.4], np.float32)
        self.pixels *= tone
        self.pixels += (self.random.standard_normal((height, width)).astype(np.float32) * grain * 0.55)[
            :, :, None
        ]
        self.pixels += (self.noise(160, 160, 2) * grain * 0.6)[:, :, None]
        return Image.fromarray((np.clip(self.pixels, 0, 1) * 255 + 0.5).astype(np.uint8))
