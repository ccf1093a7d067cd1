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
        full = [inks.components(paint) for paint in paints]
        rows = [
            [_product(1 - share * (1 - one[at]) for one in full) for at in range(3)] for share in darkness
        ]
        return Plates((), _bytes(rows))
    plain = [inks.components(paint) for paint in paints if inks.colour(paint).spot is None]
    mixed = [min(1.0, sum(one[at] for one in plain)) for at in range(4)]
    used = [at for at in range(4) if mixed[at]] if spots else range(4)
    tints = [mixed[at] for at in used] + [paint.tint for paint in spots.values()]
    names = [(PROCESS[at], "") for at in used] if spots else []
    names += [(paint.role, inks.separations[name]) for name, paint in spots.items()]
    return Plates(tuple(names), _bytes([[share * tint for tint in tints] for share in darkness]))


def _product(shares: Iterable[float]) -> float:
    result = 1.0
    for share in shares:
        result *= share
    return result


def _bytes(rows: Sequence[Sequence[float]]) -> bytes:
    return bytes(round(value * 255) for row in rows for value in row)
