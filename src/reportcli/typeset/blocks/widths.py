"""Widths of things that stand side by side: stated, natural (auto) and shares (fr) of what is left."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.model.geometry import Length
from reportcli.typeset.chapter_state import Scene, resolve

Natural = tuple[float, float]  # least and natural width


def distribute(
    lengths: Sequence[Length],
    naturals: Sequence[Natural],
    total: float,
    gap: float,
    scene: Scene,
    stretch: bool = False,
) -> list[float]:
    """Widths within `total`. Auto takes its natural width, less (down to its least) where room lacks.

    With `stretch` and no fr, auto parts share what is left."""
    left = total - gap * max(len(lengths) - 1, 0)
    widths: list[float] = [0.0] * len(lengths)
    autos = [i for i, length in enumerate(lengths) if length.unit == "auto"]
    shares = [i for i, length in enumerate(lengths) if length.unit == "fr"]
    for i, length in enumerate(lengths):
        stated = resolve(length, total, scene)
        if stated is not None:
            widths[i] = stated
            left -= stated
    reserved = sum(naturals[i][0] for i in shares)
    _autos(widths, autos, naturals, max(left - reserved, 0.0))
    left -= sum(widths[i] for i in autos)
    parts = sum(lengths[i].value for i in shares)
    for i in shares:
        widths[i] = max(left, 0.0) * lengths[i].value / parts if parts else 0.0
    if stretch and not shares and autos and left > 0:
        wanted = sum(widths[i] for i in autos) or 1.0
        for i in autos:
            widths[i] += left * (widths[i] / wanted)
    return widths


def _autos(widths: list[float], autos: list[int], naturals: Sequence[Natural], room: float) -> None:
    least = sum(naturals[i][0] for i in autos)
    natural = sum(naturals[i][1] for i in autos)
    for i in autos:
        low, high = naturals[i]
        if natural <= room:
            widths[i] = high
        elif least >= room:
            widths[i] = low * room / least if least else 0.0
        else:
            widths[i] = low + (high - low) * (room - least) / (natural - least)
