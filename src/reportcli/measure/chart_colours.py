"""Neighbours in charts that somebody cannot tell apart: in grey, or with a kind of colour blindness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from types import MappingProxyType

from reportcli.blocks import Chart, Report
from reportcli.blocks.walk import blocks_of
from reportcli.measure.found import Found
from reportcli.model.chart_kinds import chart_kind
from reportcli.model.diagnostic import Severity
from reportcli.model.display import Ink
from reportcli.model.style import Paint, Rgb, linear, rgb_of

Named = tuple[str, Paint]

ALIKE = 3.0  # CIE 1976 difference below which two areas are taken for one colour
TOUCHING = 0.25  # points between parts below which they are seen as touching
_ROWS = tuple[Rgb, Rgb, Rgb]

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear sRGB; grey is the luminance of sRGB.
_EYES: Mapping[str, _ROWS] = MappingProxyType(
    {
        "same": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        "grey": ((0.2126, 0.7152, 0.0722),) * 3,
        "protan": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deutan": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "tritan": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
_TO_XYZ: _ROWS = (  # of sRGB, IEC 61966-2-1, over the white of D65
    (0.4124 / 0.95047, 0.3576 / 0.95047, 0.1805 / 0.95047),
    (0.2126, 0.7152, 0.0722),
    (0.0193 / 1.08883, 0.1192 / 1.08883, 0.9505 / 1.08883),
)


def alike(report: Report, palettes: Mapping[str, Mapping[str, Ink]]) -> Iterator[Found]:
    """The first neighbours of each chart that cannot be told apart, by whom, in any profile's colours."""
    for block in blocks_of(report):
        if isinstance(block, Chart) and not block.patterns:
            for palette in palettes.values():
                found = _first(block, palette)
                if found is not None:
                    yield found
                    break


def _first(chart: Chart, palette: Mapping[str, Ink]) -> Found | None:
    pairs = list(neighbours(chart))
    for eye in _EYES:
        for (one, paint), (other, next_paint) in pairs:
            here, there = _rgb(paint, palette), _rgb(next_paint, palette)
            if here is not None and there is not None and difference(here, there, eye) < ALIKE:
                colours = f"{paint.written}, {next_paint.written}"
                args = {"chart": chart.path, "kind": eye, "one": one, "other": other, "colours": colours}
                return Found("chart-colours-alike", Severity.WARNING, chart.path, "", args)
    return None


def neighbours(chart: Chart) -> Iterator[tuple[Named, Named]]:
    """What has to be told apart by colour: parts that touch, series of a key, lines that may cross."""
    if chart_kind(chart.kind).whole:
        parts = [(datum.label, datum.paint) for datum in chart.series[0].data if datum.value.value > 0]
        if chart.gap < TOUCHING and len(parts) > 1:
            yield from _ring(parts)
        return
    if chart_kind(chart.kind).alike:
        return
    named = [(one.name, one.paint) for one in chart.series if one.data]
    yield from combinations(named, 2) if chart.kind in ("line", "sparkline", "scatter") else pairwise(named)


def _ring(parts: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    yield from pairwise(parts)
    if len(parts) > 2:
        yield parts[-1], parts[0]


def difference(one: Rgb, other: Rgb, eye: str) -> float:
    """The CIE 1976 difference of two sRGB colours as an eye (`same`, `grey`, `protan`…) sees them."""
    here, there = _lab(one, _EYES[eye]), _lab(other, _EYES[eye])
    return float(sum((a - b) ** 2 for a, b in zip(here, there, strict=True)) ** 0.5)


def _lab(colour: Rgb, eye: _ROWS) -> Rgb:
    seen = _times(eye, linear(colour))
    x, y, z = (
        v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116
        for v in _times(_TO_XYZ, (max(seen[0], 0.0), max(seen[1], 0.0), max(seen[2], 0.0)))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(rows: _ROWS, colour: Rgb) -> Rgb:
    first, second, third = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in rows)
    return first, second, third


def _rgb(paint: Paint, palette: Mapping[str, Ink]) -> Rgb | None:
    if paint.role.startswith("#"):
        full = rgb_of(paint.role)
    elif paint.role in palette:
        full = palette[paint.role].rgb
    else:
        return None
    shade = paint.tint * paint.alpha
    red, green, blue = (1 - (1 - value) * shade for value in full)
    return red, green, blue
