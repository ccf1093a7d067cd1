"""Functions of PDF: numbers to numbers (ISO 32000-1, 7.10), for the inks of other files."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import product

import pikepdf

from reportcli.inputs.pdf_pages.bounded import data_of, refused
from reportcli.pdf.placed.calculator import calculator

Function = Callable[[Sequence[float]], list[float]]
_DEEP = 4  # functions within functions
_MOST_INPUTS = 6  # of a table of samples, whose corners are all looked at
_ENTRIES = 1 << 20  # of such a table


def function_of(value: pikepdf.Object, depth: int = 0) -> Function:
    """A function, or several of one result each as one. Raises Findings for one that is not understood."""
    if depth > _DEEP:
        raise refused("nested functions")
    if isinstance(value, pikepdf.Array):
        parts = [function_of(part, depth + 1) for part in value]
        return lambda inputs: [part(inputs)[0] for part in parts]
    kind = int(value["/FunctionType"])
    made = _KINDS[kind](value, depth) if kind in _KINDS else None
    if made is None:
        raise refused(f"function type {kind}")
    domain, limits = _pairs(list(value["/Domain"])), _pairs(list(value.get("/Range", ())))

    def within(inputs: Sequence[float]) -> list[float]:
        results = made([_held(x, pair) for x, pair in zip(inputs, domain, strict=False)])
        return [_held(y, pair) for y, pair in zip(results, limits, strict=False)] if limits else results

    return within


def _pairs(numbers: Sequence[object]) -> list[tuple[float, float]]:
    flat = [float(str(number)) for number in numbers]
    return list(zip(flat[::2], flat[1::2], strict=True))


def _held(value: float, pair: tuple[float, float]) -> float:
    return min(max(value, pair[0]), pair[1])


def _between(x: float, source: tuple[float, float], target: tuple[float, float]) -> float:
    width = source[1] - source[0]
    return target[0] + (x - source[0]) * (target[1] - target[0]) / width if width else target[0]


def _exponential(value: pikepdf.Object, _: int) -> Function:
    first = [float(number) for number in value.get("/C0", (0,))]
    last = [float(number) for number in value.get("/C1", (1,))]
    power = float(value["/N"])
    return lambda inputs: [a + inputs[0] ** power * (b - a) for a, b in zip(first, last, strict=True)]


def _stitched(value: pikepdf.Object, depth: int) -> Function:
    parts = [function_of(part, depth + 1) for part in value["/Functions"]]
    edges = [float(number) for number in value["/Bounds"]]
    encoded = _pairs(list(value["/Encode"]))
    (low, high), *_ = _pairs(list(value["/Domain"]))
    ends = [low, *edges, high]

    def result(inputs: Sequence[float]) -> list[float]:
        step = sum(inputs[0] >= edge for edge in edges)
        return parts[step]([_between(inputs[0], (ends[step], ends[step + 1]), encoded[step])])

    return result


def _sampled(value: pikepdf.Object, _: int) -> Function:
    sizes = [int(size) for size in value["/Size"]]
    domain, limits = _pairs(list(value["/Domain"])), _pairs(list(value["/Range"]))
    bits, count = int(value["/BitsPerSample"]), len(limits)
    if bits not in (8, 16) or len(sizes) > _MOST_INPUTS or math.prod(sizes) * count > _ENTRIES:
        raise refused("sampled functions")
    data, width = data_of(value), bits // 8
    encode = _pairs(list(value["/Encode"])) if "/Encode" in value else [(0.0, size - 1.0) for size in sizes]
    decode = _pairs(list(value["/Decode"])) if "/Decode" in value else limits

    def sample(place: Sequence[int], output: int) -> float:
        index = 0
        for size, at in zip(reversed(sizes), reversed(place), strict=True):
            index = index * size + at
        start = (index * count + output) * width
        whole = int.from_bytes(data[start : start + width], "big")
        return _between(whole, (0.0, 2.0**bits - 1), decode[output])

    def result(inputs: Sequence[float]) -> list[float]:
        places = [
            _held(_between(x, *pairs), (0.0, size - 1.0))
            for x, size, *pairs in zip(inputs, sizes, domain, encode, strict=True)
        ]
        totals = [0.0] * count
        for corner in product((0, 1), repeat=len(sizes)):
            weight, at = 1.0, []
            for place, side, size in zip(places, corner, sizes, strict=True):
                low = min(int(place), size - 1)
                share = place - low
                weight *= share if side else 1 - share
                at.append(min(low + side, size - 1))
            if weight:
                totals = [total + weight * sample(at, output) for output, total in enumerate(totals)]
        return totals

    return result


def _calculated(value: pikepdf.Object, _: int) -> Function:
    return calculator(data_of(value))


_KINDS: dict[int, Callable[[pikepdf.Object, int], Function]] = {
    0: _sampled,
    2: _exponential,
    3: _stitched,
    4: _calculated,
}
