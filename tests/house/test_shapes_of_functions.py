"""The shape of functions: what a call cannot be read without."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST = 4  # arguments that a reader keeps in order
CALLED_BY_MATPLOTLIB = {
    f"src/reportcli/charts/figures/renderer.py {name}"
    for name in ("draw_text", "draw_tex", "draw_markers", "draw_path_collection", "draw_image", "draw_path")
}  # by place, as its base class declares them


def positional(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """The parameters that a call may give by their place, without self and cls."""
    names = [argument.arg for argument in function.args.posonlyargs + function.args.args]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def test_a_function_of_more_than_four_parameters_has_them_named_in_its_calls() -> None:
    """The mending: a `*` after the arguments that a reader knows by their place."""
    found = [
        f"{name}:{node.lineno} {node.name}"
        for path in sorted((ROOT / "src").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and len(positional(node)) > MOST
        and f"{(name := path.relative_to(ROOT).as_posix())} {node.name}" not in CALLED_BY_MATPLOTLIB
    ]
    assert found == []
