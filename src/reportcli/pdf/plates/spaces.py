"""The colour space of a picture that is printed from stated inks only."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reportcli.pdf import objects


class Plates(NamedTuple):
    """Inks that a picture's greys are printed from. names: of each, process or spot, with the Separation of a
    spot as PDF syntax; none where the table holds colours of the output. table: bytes of all 256 greys.
    """

    names: tuple[tuple[str, str], ...]
    table: bytes


def plates_space(plates: Plates, space: str, add: Callable[[bytes], str]) -> str:
    """The colour space of such a picture (ISO 32000-1, 8.6.6.3 to 8.6.6.5). space: of the output. add: writes
    an object and gives its reference.
    """
    base = space
    if len(plates.names) == 1 and plates.names[0][1]:
        base = plates.names[0][1]
    elif plates.names:
        base = _several(plates, add)
    return f"[/Indexed {base} 255<{plates.table.hex()}>]"


def _several(plates: Plates, add: Callable[[bytes], str]) -> str:
    """Inks together: a DeviceN space, which for those who lack the spots is mixed of the process inks."""
    count = len(plates.names)
    recipes = [_recipe(name, separation) for name, separation in plates.names]
    steps = []
    for output in range(4):
        parts = [
            f"{count - 1 - at + output + 1} index {objects.number(recipe[output], 4)} mul add"
            for at, recipe in enumerate(recipes)
        ]
        steps.append(f"0 {' '.join(parts)} dup 1 gt {{pop 1}} if")
    program = f"{{{' '.join(steps)} {count + 4} 4 roll {' '.join(['pop'] * count)}}}".encode("ascii")
    entries = f"/FunctionType 4/Domain[{'0 1 ' * count}]/Range[0 1 0 1 0 1 0 1]"
    function = add(objects.stream(entries, program))
    spots = {name: separation for name, separation in plates.names if separation}
    colorants = "".join(f"{_spot_name(separation)} {separation}" for separation in spots.values())
    names = " ".join(
        _spot_name(separation) if separation else f"/{name}" for name, separation in plates.names
    )
    process = "/Process<</ColorSpace/DeviceCMYK/Components[/Cyan/Magenta/Yellow/Black]>>"
    return f"[/DeviceN[{names}]/DeviceCMYK {function}<</Subtype/DeviceN/Colorants<<{colorants}>>{process}>>]"


def _recipe(name: str, separation: str) -> tuple[float, ...]:
    """The process inks that an ink stands for."""
    if not separation:
        return tuple(float(plate == name) for plate in ("Cyan", "Magenta", "Yellow", "Black"))
    return tuple(float(number) for number in separation.partition("/C1[")[2].partition("]")[0].split())


def _spot_name(separation: str) -> str:
    """The name of a spot ink in its Separation, as PDF syntax."""
    return separation.removeprefix("[/Separation").partition("/DeviceCMYK")[0]
