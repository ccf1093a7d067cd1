"""PostScript calculator functions (ISO 32000-1, 7.10.5): a stack of numbers, no loops."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from reportcli.inputs.pdf_pages.bounded import refused

_TOKEN = re.compile(rb"[{}]|[^\s{}]+")
_MOST = 20_000  # tokens of a function
_STACK = 100
Program = list["float | str | Program"]
_BINARY: dict[str, Callable[[float, float], float]] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "idiv": lambda a, b: int(a / b),
    "mod": math.fmod,
    "exp": lambda a, b: a**b,
    "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "and": lambda a, b: int(a) & int(b),
    "or": lambda a, b: int(a) | int(b),
    "xor": lambda a, b: int(a) ^ int(b),
}
_UNARY: dict[str, Callable[[float], float]] = {
    "neg": lambda a: -a,
    "abs": abs,
    "ceiling": math.ceil,
    "floor": math.floor,
    "round": lambda a: math.floor(a + 0.5),
    "truncate": math.trunc,
    "sqrt": math.sqrt,
    "sin": lambda a: math.sin(math.radians(a)),
    "cos": lambda a: math.cos(math.radians(a)),
    "ln": math.log,
    "log": math.log10,
    "cvi": math.trunc,
    "cvr": float,
    "not": lambda a: not a if isinstance(a, bool) else ~int(a),
}


def calculator(source: bytes) -> Callable[[Sequence[float]], list[float]]:
    """The function that a program is. Raises Findings for one that is not understood."""
    tokens = [token.decode("latin-1") for token in _TOKEN.findall(source)]
    if not tokens or tokens[0] != "{" or len(tokens) > _MOST:
        raise refused("calculator functions")
    program, _ = _parsed(tokens, 1, 0)

    def result(inputs: Sequence[float]) -> list[float]:
        stack = [float(number) for number in inputs]
        _run(program, stack)
        return [float(number) for number in stack]

    return result


def _parsed(tokens: Sequence[str], at: int, depth: int) -> tuple[Program, int]:
    found: Program = []
    while at < len(tokens) and depth < _STACK:
        token = tokens[at]
        if token == "}":
            return found, at + 1
        if token == "{":
            inner, at = _parsed(tokens, at + 1, depth + 1)
            found.append(inner)
            continue
        try:
            found.append(float(token))
        except ValueError:
            found.append(token)
        at += 1
    raise refused("calculator functions")


def _run(program: Program, stack: list[float]) -> None:
    for at, step in enumerate(program):
        if isinstance(step, float):
            stack.append(step)
        elif isinstance(step, str):
            _step(step, program[max(0, at - 2) : at], stack)
        if len(stack) > _STACK:
            raise refused("calculator functions")


def _step(name: str, before: Program, stack: list[float]) -> None:
    """One operator. before: the one or two procedures that `if` and `ifelse` choose from."""
    if name in _BINARY:
        last, first = stack.pop(), stack.pop()
        stack.append(_BINARY[name](first, last))
    elif name in _UNARY:
        stack.append(_UNARY[name](stack.pop()))
    elif name in ("true", "false"):
        stack.append(name == "true")
    elif name in ("if", "ifelse"):
        chosen = bool(stack.pop())
        procedure = before[-1] if name == "if" or not chosen else before[-2]
        if isinstance(procedure, list) and (chosen or name == "ifelse"):
            _run(procedure, stack)
    else:
        _arrange(name, stack)


def _arrange(name: str, stack: list[float]) -> None:
    if name == "pop":
        stack.pop()
    elif name == "exch":
        stack[-1], stack[-2] = stack[-2], stack[-1]
    elif name == "dup":
        stack.append(stack[-1])
    elif name == "copy":
        count = int(stack.pop())
        stack += stack[len(stack) - count :] if 0 < count <= len(stack) else []
    elif name == "index":
        stack.append(stack[-1 - int(stack.pop())])
    elif name == "roll":
        turns, count = int(stack.pop()), int(stack.pop())
        if count > 0:
            part = stack[-count:]
            turns %= count
            stack[-count:] = part[-turns:] + part[:-turns] if turns else part
    else:
        raise refused("calculator functions")
