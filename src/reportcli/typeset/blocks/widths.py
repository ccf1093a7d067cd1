"""Widths of things that stand side by side: stated, natural (auto) and shares (fr) of what is left."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.model.geometry import Length
from reportcli.typeset.chapter_state import Widths
from reportcli.typeset.inherited import Inherited, resolve


def distribute(
    lengths: Sequence[Length],
    naturals: Sequence[Widths],
    inherited: Inherited,
    *,
    total: float,
    gap: float,
    stretch: bool = False,
) -> list[float]:
    """Widths within `total`, in points.

    Auto takes its natural width, less (down to its least) where room lacks; fr shares what is left.
    With `stretch` and no fr, auto parts share it."""
    stated = [resolve(length, total, inherited) for length in lengths]
    autos = [i for i, length in enumerate(lengths) if length.unit == "auto"]
    shares = [i for i, length in enumerate(lengths) if length.unit == "fr"]
    left = total - gap * max(len(lengths) - 1, 0)
    for width in stated:
        left -= width or 0.0
    widths = [width or 0.0 for width in stated]
    naturals = _within(naturals, [*autos, *shares], left)
    reserved = sum(naturals[i][0] for i in shares)
    _give_autos(widths, autos, naturals, max(left - reserved, 0.0))
    left -= sum(widths[i] for i in autos)
    _give_shares(widths, shares, lengths, max(left, 0.0))
    if stretch and not shares and left > 0:
        _stretch(widths, autos, left)
    return widths


def _within(naturals: Sequence[Widths], asked: Sequence[int], room: float) -> list[Widths]:
    """Naturals whose least widths have room beside one another: the widest give way first, to one width, so
    that a word that fits no column takes nothing from the figures beside it.
    """
    found, left = list(naturals), max(room, 0.0)
    order = sorted(asked, key=lambda i: found[i][0])
    if sum(found[i][0] for i in order) <= left:
        return found
    for n, i in enumerate(order):
        least, most = found[i]
        found[i] = (min(least, left / (len(order) - n)), most)
        left -= found[i][0]
    return found


def _give_autos(widths: list[float], autos: list[int], naturals: Sequence[Widths], room: float) -> None:
    """Each of `autos` its preferred width; where they have no room, evenly less, down to its least."""
    least = sum(naturals[i][0] for i in autos)
    preferred = sum(naturals[i][1] for i in autos)
    for i in autos:
        low, high = naturals[i]
        if preferred <= room:
            widths[i] = high
        elif least >= room:
            widths[i] = low * room / least if least else 0.0
        else:
            widths[i] = low + (high - low) * (room - least) / (preferred - least)


def _give_shares(widths: list[float], shares: list[int], lengths: Sequence[Length], room: float) -> None:
    """All of the room, in proportion to their fr."""
    parts = sum(lengths[i].value for i in shares)
    for i in shares:
        widths[i] = room * lengths[i].value / parts if parts else 0.0


def _stretch(widths: list[float], autos: list[int], left: float) -> None:
    """What is left, in proportion to what each has."""
    wanted = sum(widths[i] for i in autos) or 1.0
    for i in autos:
        widths[i] += left * (widths[i] / wanted)
