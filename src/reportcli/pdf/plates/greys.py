"""Pictures that are printed from stated inks only: how much of each ink a grey gets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportcli.model.style import Paint
from reportcli.pdf.colour import Inks
from reportcli.pdf.plates.spaces import Plates

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_LEVELS = 256


def plates(paints: Sequence[Paint], inks: Inks) -> Plates | None:
    """What a picture's greys become; None where one colour is mixed of process inks, as any other is.

    Shadows have all inks in full, at the tints that are stated, paper none; spots stay inks of their own.
    """
    spots = {name: paint for paint in paints if (name := inks.colour(paint).spot) is not None}
    if len(paints) < 2 and not spots:
        return None
    darkness = [1 - level / (_LEVELS - 1) for level in range(_LEVELS)]
    if inks.space == "rgb":
        return Plates((), _bytes(_on_screen(paints, inks, darkness)))
    mixed = _process(paints, inks)
    if not spots:
        return Plates((), _shades(mixed, darkness))
    used = {name: tint for name, tint in zip(PROCESS, mixed, strict=True) if tint}
    names = [(name, "") for name in used]
    names += [(paint.role, inks.separations[name]) for name, paint in spots.items()]
    tints = [*used.values(), *(paint.tint for paint in spots.values())]
    return Plates(tuple(names), _shades(tints, darkness))


def _on_screen(paints: Sequence[Paint], inks: Inks, darkness: Sequence[float]) -> list[list[float]]:
    """Red, green and blue of each darkness: paints over each other, each of which takes light away."""
    full = [inks.components(paint) for paint in paints]
    return [[_product(1 - share * (1 - one[at]) for one in full) for at in range(3)] for share in darkness]


def _process(paints: Sequence[Paint], inks: Inks) -> list[float]:
    """The four process inks of the paints that are no spots together, each at most in full."""
    full = [inks.components(paint) for paint in paints if inks.colour(paint).spot is None]
    return [min(1.0, sum(one[at] for one in full)) for at in range(4)]


def _shades(tints: Sequence[float], darkness: Sequence[float]) -> bytes:
    """Inks at their tints in each darkness."""
    return _bytes([[share * tint for tint in tints] for share in darkness])


def _product(shares: Iterable[float]) -> float:
    result = 1.0
    for share in shares:
        result *= share
    return result


def _bytes(rows: Sequence[Sequence[float]]) -> bytes:
    return bytes(round(value * 255) for row in rows for value in row)
