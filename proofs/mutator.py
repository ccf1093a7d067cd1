"""Small faults put into Python source one at a time, for a proof of what the tests notice.

A mutant replaces one stretch of the source: a comparison by its neighbour or its opposite, an operator of
arithmetic, `and` by `or`, a condition by its negation, a constant by the next one, the length of a regular
expression's repeat, a returned value by None, a statement by nothing. Left alone are docstrings, annotations,
decorators, assertions, what only a type checker reads, and `strict=`: nothing that runs depends on them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

COMPARISONS: dict[type[ast.cmpop], tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">=")),
    ast.LtE: ("<=", ("<", ">")),
    ast.Gt: (">", (">=", "<=")),
    ast.GtE: (">=", (">", "<")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: ("is not", ("is",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: ("not in", ("in",)),
}
ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"),
    ast.Pow: ("**", "*"),
    ast.BitOr: ("|", "&"),
    ast.BitAnd: ("&", "|"),
}
OPPOSITES = {"min": "max", "max": "min", "any": "all", "all": "any"}
TYPES = {"tuple", "list", "dict", "set", "frozenset", "Callable", "Mapping", "Sequence", "Iterator"}
LARGE = 100  # from here on a number is doubled or halved: one more or less could not be seen
REPEAT = re.compile(r"(?<=\{)\d+|(?<=,)\d+(?=\})|(?<=[\])dsDw.])[+*?]")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of a module's source. line: 1-based; before, after: the source line, without its margins."""

    line: int
    start: int
    end: int
    text: str
    before: str
    after: str

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.text.encode() + source[self.end :]


def mutants(source: bytes) -> list[Mutant]:
    """All mutants of a module in the order of its text; offsets are bytes of UTF-8."""
    site = _Sites(source)
    site.visit(ast.parse(source))
    found = {(one.start, one.end, one.text): one for one in site.found}
    return sorted(found.values(), key=lambda one: (one.start, one.end, one.text))


class _Sites(ast.NodeVisitor):
    def __init__(self, source: bytes) -> None:
        self.source = source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.found: list[Mutant] = []

    # places

    def _from(self, node: ast.expr | ast.stmt) -> int:
        return self.starts[node.lineno - 1] + node.col_offset

    def _to(self, node: ast.expr | ast.stmt) -> int:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.starts[node.end_lineno - 1] + node.end_col_offset

    def _text(self, node: ast.expr | ast.stmt) -> str:
        return self.source[self._from(node) : self._to(node)].decode()

    def _add(self, start: int, end: int, text: str) -> None:
        line = self.source.count(b"\n", 0, start)
        stop = self.source.find(b"\n", end)
        tail = self.source[end : stop if stop >= 0 else None].decode()
        head = self.source[self.starts[line] : start].decode()
        before, after = (
            " ".join(f"{head}{middle}{tail}".split()) for middle in (self._slice(start, end), text)
        )
        try:
            ast.parse(self.source[:start] + text.encode() + self.source[end:])
        except SyntaxError:
            return
        if before != after:
            self.found.append(Mutant(line + 1, start, end, text, before, after))

    def _slice(self, start: int, end: int) -> str:
        return self.source[start:end].decode()

    def _operator(self, left: ast.expr, right: ast.expr, sign: str, other: str) -> None:
        """Replaces the operator between two operands; parentheses and line ends around it stay."""
        start, end = self._to(left), self._from(right)
        between = self._slice(start, end)
        word = rf"\b{sign}\b" if sign[0].isalpha() else re.escape(sign)
        hit = re.search(word.replace(r"\ ", r"\s+"), between)
        if hit is not None:
            at = start + len(between[: hit.start()].encode())
            self._add(at, at + len(hit[0].encode()), other)

    # what is left alone

    def visit_Assert(self, node: ast.Assert) -> None:
        """An assertion speaks to the type checker and to whoever reads."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg not in ("strict", "slots", "frozen"):
            self.visit(node.value)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if not (isinstance(node.value, ast.Name) and node.value.id in TYPES):
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Only what is put into the string: its own text has no place of its own in older Pythons."""

    def visit_Assign(self, node: ast.Assign) -> None:
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        if "__all__" in names:
            return
        if any(isinstance(target, (ast.Attribute, ast.Subscript)) for target in node.targets):
            self._add(self._from(node), self._to(node), "pass")
        self.visit(node.value)

    # statements

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for default in (*node.args.defaults, *(one for one in node.args.kw_defaults if one is not None)):
            self.visit(default)
        for child in node.body:
            self.visit(child)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for child in node.body:
            self.visit(child)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant):
            return  # a docstring
        if not isinstance(node.value, (ast.Yield, ast.YieldFrom)):
            self._add(self._from(node), self._to(node), "pass")
        self.visit(node.value)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._add(self._from(node), self._to(node), "pass")
        sign, other = ARITHMETIC[type(node.op)]
        self._operator(node.target, node.value, f"{sign}=", f"{other}=")  # type: ignore[arg-type]
        self.visit(node.value)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is None:
            return
        if not (isinstance(node.value, ast.Constant) and node.value.value is None):
            self._add(self._from(node.value), self._to(node.value), "None")
        self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        if not self._text(node).startswith("raise AssertionError"):
            self._add(self._from(node), self._to(node), "pass")
            self.generic_visit(node)

    def visit_Continue(self, node: ast.Continue) -> None:
        self._add(self._from(node), self._to(node), "pass")

    def visit_Break(self, node: ast.Break) -> None:
        self._add(self._from(node), self._to(node), "pass")

    def visit_If(self, node: ast.If) -> None:
        if self._text(node.test) == "TYPE_CHECKING":
            return
        self._negate(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._negate(node.test)
        self.generic_visit(node)

    def _negate(self, test: ast.expr) -> None:
        if not isinstance(test, (ast.Compare, ast.NamedExpr)) or len(getattr(test, "ops", ())) > 1:
            self._add(self._from(test), self._to(test), f"not ({self._text(test)})")

    # expressions

    def visit_Compare(self, node: ast.Compare) -> None:
        operands = [node.left, *node.comparators]
        for left, operation, right in zip(operands, node.ops, node.comparators, strict=False):
            sign, others = COMPARISONS[type(operation)]
            for other in others:
                self._operator(left, right, sign, other)
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if type(node.op) in ARITHMETIC:
            self._operator(node.left, node.right, *ARITHMETIC[type(node.op)])
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        signs = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            self._operator(left, right, *signs)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, (ast.Not, ast.USub)):
            self._add(self._from(node), self._from(node.operand), "")
        self.visit(node.operand)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in OPPOSITES:
            self._add(self._from(node.func), self._to(node.func), OPPOSITES[node.func.id])
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        for text in _others(node.value, self._text(node)):
            self._add(self._from(node), self._to(node), text)


def _others(value: object, text: str) -> Iterator[str]:
    """Other constants in the place of one, as source text."""
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, (int, float)):
        yield from (
            (repr(value * 2), repr(value / 2)) if abs(value) >= LARGE else (repr(value + 1), repr(value - 1))
        )
    elif isinstance(value, str) and text[:1] in "rR":
        for hit in REPEAT.finditer(text):
            for other in _repeats(hit[0]):
                yield text[: hit.start()] + other + text[hit.end() :]
    elif isinstance(value, str):
        yield '""' if value else '"x"'


def _repeats(repeat: str) -> tuple[str, ...]:
    if repeat.isdigit():
        return str(int(repeat) + 1), str(max(int(repeat) - 1, 0))
    return {"+": ("*",), "*": ("+",), "?": ("",)}[repeat]
