# ruff: noqa: E501 (format codes read better on one line)
# fmt: off
"""Seeded cells over all kinds of number formats, for proofs/shown.py."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple


class Cell(NamedTuple):
    """A value and the format code, or built-in number, of its cell; group: the kind of its format."""

    value: float | str
    code: str | int
    group: str
    place: str = ""


UNITS = ['"kg"', '" kg"', '\\ "ETP"', '" personnes"', '"k€"', '\\ "M€"', '" %"', '"%"', "\\%", "\\ \\€", '" m²"', '"‰"']
MONEY = ["[$€-80C]", "[$€-2]", "[$$-409]", "[$$-1009]", "[$R$-416]", "[$kr.-406]", "[$kr-41D]", "[$¥-804]", "[$¥-411]", "[$£-809]", "[$CAD]", "[$CHF-807]", "[$zł-415]", "[$Kč-405]", '"FCFA"', '"€"', "€", "$", "[$-40C]"]
COLOURS = ["", "", "", "[Red]", "[Blue]", "[Color10]"]
PARTS = ["d", "dd", "ddd", "dddd", "m", "mm", "mmm", "mmmm", "mmmmm", "yy", "yyyy", "y"]
TIMES = ["h:mm", "hh:mm", "h:mm:ss", "hh:mm:ss", "mm:ss", "h:mm AM/PM", "hh:mm:ss AM/PM", "h", "ss", "mm:ss.0", "h:mm:ss.00", "ss.000", "h AM/PM"]
ELAPSED = ["[h]:mm:ss", "[h]:mm", "[mm]:ss", "[m]", "[s]", "[ss].00", "[hh]:mm", "[h]", "[mm]:ss.0", '[h] "h" mm']
SEPARATORS = ["/", "-", ".", " ", "\\ ", ", ", "\\/", '" de "']


def whole(pick: random.Random) -> str:
    """Placeholders before the point."""
    return pick.choice(
        ["0", "#,##0", "#,##0", "#,##0", "#", "##0", "00", "000", "#,###", "?0", "??0", "0,000", "#,##", "000000", "0#"]
    )


def number(pick: random.Random) -> str:
    """A number format of one section, without words."""
    decimals = pick.choice(
        ["", "", ".0", ".00", ".00", ".000", ".0#", ".##", ".###", ".0?", ".??", ".", ".0000000"]
    )
    return whole(pick) + decimals + pick.choice(["", "", "", "", ",", ",,"])


def worded(pick: random.Random) -> str:
    figure = number(pick)
    return pick.choice(
        [f"{figure}{pick.choice(UNITS)}", f'"n° "{figure}', f'"ca. "{figure}{pick.choice(UNITS)}', f"_-{figure}_-", f"{figure}_)"]
    )


def money(pick: random.Random) -> str:
    sign, figure = pick.choice(MONEY), number(pick)
    return pick.choice(
        [f"{sign}{figure}", f"{sign}\\ {figure}", f"{figure}\\ {sign}", f"{figure} {sign}", f"_-{sign}* {figure}_-"]
    )


def percent(pick: random.Random) -> str:
    figure = pick.choice(["0", "0.0", "0.00", "#,##0", "#,##0.0", "0.##", "#"])
    return pick.choice(
        [f"{figure}%", f"{figure} %", f"{figure}\\ %", f"%{figure}", f"{figure}%%", f'{figure}"%"', f"{figure}\\%"]
    )


def sections(pick: random.Random) -> str:
    a, b = pick.choice([number, money, worded, percent])(pick), number(pick)
    third = pick.choice(["0", '"-"', '"-"??', "", '"nul"', b])
    two = pick.choice([f"-{b}", f"({b})", f'"-"{b}', f"[Red]-{b}", b])
    text = pick.choice(["@", '"texte: "@', "", "_-@_-"])
    return pick.choice(COLOURS) + pick.choice(
        [f"{a};{two}", f"{a};{two};{third}", f"{a};{two};{third};{text}", f"{a};;", ";;;", f"{a}_);({b})"]
    )


def conditions(pick: random.Random) -> str:
    limit, other = pick.choice([(1000000, 1000), (1000, 0), (100, -100), (1, 0)])
    a, b, c = number(pick), worded(pick), number(pick)
    return pick.choice(
        [f'[>={limit}]{a}" A";[>={other}]{b};{c}', f"[<{other}]{a};{b}", f"[>{limit}]{a};[<{other}]{b};{c}", f'[=0]"zéro";{a}', f"[<0]{a};[=0]0;{b}", f"[>={limit}]{a};{b}", f"[Red][<{limit}]{a};[Blue][>={limit}]{b}"]
    )


def scientific(pick: random.Random) -> str:
    return pick.choice(
        ["0.00E+00", "0E+0", "##0.0E+0", "0.0E-00", "0.###E+00", "#0.00E+0", "0.00E+000", "000.0E+00", "##0.00E-0", "#.#E+0", "0.0##E+0"]
    )


def fraction(pick: random.Random) -> str:
    return pick.choice(
        ["# ?/?", "# ??/??", "# ???/???", "# ?/2", "# ?/4", "# ?/8", "# ??/16", "# ?/10", "# ??/100", "?/?", "??/??", "0 ?/?", "# #/#", "# ##/##", "#\\ ?/?", "?/8"]
    )


def date(pick: random.Random) -> str:
    fixed = ["dd/mm/yyyy", "d mmmm yyyy", "dddd d mmmm yyyy", "mmm-yy", "yyyy-mm-dd", "mmmm yyyy", "dd.mm.yy", "yyyy\\-mm\\-dd;@", "[$-409]mmmm\\ d\\,\\ yyyy;@", "m/d/yyyy h:mm", "yyyy\\-mm\\-dd\\Thh:mm:ss", "yyyy", "mm/yyyy", "[$-80C]dddd d mmmm yyyy", "[$-407]d. mmmm yyyy", "[$-413]ddd d mmm yyyy", "[$-40C]mmm yy", "[$-F800]dddd, mmmm dd, yyyy"]
    if pick.random() < 0.6:
        return pick.choice(fixed)
    chosen = pick.sample(PARTS, pick.randint(2, 3))
    return pick.choice(SEPARATORS).join(chosen)


def time(pick: random.Random) -> str:
    return pick.choice([*TIMES, *(f"dd/mm/yyyy {part}" for part in TIMES)])


def identifier(pick: random.Random) -> str:
    return pick.choice(
        ["00000", "000-00-0000", "(000) 000-0000", "00\\.00\\.00", "0000\\-000", '"BE"0000.000.000', "##-##", '0"/"00', "+00 0 00 00 00 00", "#-#"]
    )


def padded(pick: random.Random) -> str:
    return pick.choice(
        ['_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', '_-* #,##0\\ "€"_-;-* #,##0\\ "€"_-;_-* "-"\\ "€"_-;_-@_-', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', '_-[$€-2]\\ * #,##0.00_-;\\-[$€-2]\\ * #,##0.00_-;_-[$€-2]\\ * "-"??_-;_-@_-', "* 0", "0*-", "_(0_)", "[$€-413]\\ #,##0.00;[Red][$€-413]\\ -#,##0.00"]
    )


def general(pick: random.Random) -> str:
    return pick.choice(
        ["General", "General", "@", 'General" kg"', '"n° "General', "[Red]General", "General;-General", "General;[Red]-General;0"]
    )


SERIALS = [0, 1, 59, 60, 61, 366, 25569, 36526, 43890, 45291, 45657, 45658, 73050, 2958465]
FRACTIONS = [0, 0, 0.25, 0.5, 0.75, 0.999, 0.9999999, 0.123456, 0.041666666666666664, 0.52083333, 0.999994]
NUMBERS = [0, 1, -1, 0.5, -0.5, 0.05, 2.5, -2.5, 1.005, 2.675, 1234.5, -1234.567, 1234567.891, 999.5, 999999.5, 0.001, -0.004, 12, 100, 1e6, 1.5e9, 123456789012, 0.285, 45, -45.4, 1e-5, 33.333333333333336, 0.1 + 0.2, 1e15, 9.995]


def amount(pick: random.Random) -> float:
    """A number such as cells hold."""
    if pick.random() < 0.5:
        return pick.choice(NUMBERS)
    return pick.choice([1, -1]) * round(10 ** pick.uniform(-3, 9), pick.randint(0, 4))


def serial(pick: random.Random) -> float:
    return (
        pick.choice(SERIALS) + pick.choice(FRACTIONS)
        if pick.random() < 0.5
        else round(pick.uniform(61, 60000), 5)
    )


def mixed(pick: random.Random) -> float:
    return round(pick.uniform(-20, 200), pick.randint(1, 5)) if pick.random() < 0.6 else amount(pick)


def length(pick: random.Random) -> float:
    return pick.choice([0, 0.5, 1, 1.25, 0.0416666667, 30.75, 0.00001, 0.999999, 100.123456])


Draw = Callable[[random.Random], str]
GROUPS: list[tuple[str, Draw, Callable[[random.Random], float]]] = [("number", number, amount), ("number", number, amount), ("words", worded, amount), ("money", money, amount), ("percent", percent, mixed), ("sections", sections, amount), ("conditions", conditions, amount), ("scientific", scientific, amount), ("fraction", fraction, mixed), ("date", date, serial), ("time", time, serial), ("elapsed", lambda pick: pick.choice(ELAPSED), length), ("identifier", identifier, lambda pick: pick.choice([0, 5, 123456789, 475123456, 12, 1234, -7, 12.5])), ("padded", padded, amount), ("general", general, amount), ("built-in", lambda pick: "", amount)]
BUILT_IN = [0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 37, 38, 39, 40, 45, 46, 47, 48, 49]


def generated(count: int, seed: int) -> list[Cell]:
    """So many cells, the same for the same seed."""
    pick = random.Random(seed)
    cells = []
    for _ in range(count):
        group, draw, value = pick.choice(GROUPS)
        if group == "built-in":
            chosen = pick.choice(BUILT_IN)
            cells.append(Cell(serial(pick) if 14 <= chosen <= 22 else amount(pick), chosen, group))
        elif group in ("sections", "general", "padded") and pick.random() < 0.08:
            cells.append(Cell("Déjà", draw(pick), group))
        else:
            cells.append(Cell(value(pick) + 0.0, draw(pick), group))  # + 0.0: no negative zero
    return cells
