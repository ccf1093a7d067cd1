"""Functions of PDF: numbers to numbers (ISO 32000-1, 7.10), for the inks of other files."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

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


class _Samples(NamedTuple):
    """A table of samples: whole numbers of `width` bytes, `decode` gives the range of each output."""

    data: bytes
    sizes: Sequence[int]
    outputs: int
    width: int
    decode: Sequence[tuple[float, float]]

    def value(self, place: Sequence[int], output: int) -> float:
        """An output at a place of the table; the first input varies fastest."""
        index = 0
        for size, at in zip(reversed(self.sizes), reversed(place), strict=True):
            index = index * size + at
        start = (index * self.outputs + output) * self.width
        whole = int.from_bytes(self.data[start : start + self.width], "big")
        return _between(whole, (0.0, 2.0 ** (8 * self.width) - 1), self.decode[output])

    def between(self, places: Sequence[float]) -> list[float]:
        """The outputs between the samples around a place."""
        totals = [0.0] * self.outputs
        for weight, at in _corners(places, self.sizes):
            if weight:
                totals = [total + weight * self.value(at, output) for output, total in enumerate(totals)]
        return totals


def _corners(places: Sequence[float], sizes: Sequence[int]) -> Iterator[tuple[float, list[int]]]:
    """The samples around a place, each with its weight."""
    for corner in product((0, 1), repeat=len(sizes)):
        weight, at = 1.0, []
        for place, side, size in zip(places, corner, sizes, strict=True):
            low = min(int(place), size - 1)
            share = place - low
            weight *= share if side else 1 - share
            at.append(min(low + side, size - 1))
        yield weight, at


def _sampled(value: pikepdf.Object, _: int) -> Function:
    sizes = [int(size) for size in value["/Size"]]
    domain, limits = _pairs(list(value["/Domain"])), _pairs(list(value["/Range"]))
    bits = int(value["/BitsPerSample"])
    if bits not in (8, 16) or len(sizes) > _MOST_INPUTS or math.prod(sizes) * len(limits) > _ENTRIES:
        raise refused("sampled functions")
    encode = _pairs(list(value["/Encode"])) if "/Encode" in value else [(0.0, size - 1.0) for size in sizes]
    decode = _pairs(list(value["/Decode"])) if "/Decode" in value else limits
    samples = _Samples(data_of(value), sizes, len(limits), bits // 8, decode)

    def result(inputs: Sequence[float]) -> list[float]:
        places = [
            _held(_between(x, *pairs), (0.0, size - 1.0))
            for x, size, *pairs in zip(inputs, sizes, domain, encode, strict=True)
        ]
        return samples.between(places)

    return result


def _calculated(value: pikepdf.Object, _: int) -> Function:
    return calculator(data_of(value))


_KINDS: dict[int, Callable[[pikepdf.Object, int], Function]] = {
    0: _sampled,
    2: _exponential,
    3: _stitched,
    4: _calculated,
}
