"""The reference pages: blocks, layout files, styles, components, contract, expressions, commands."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from doc_pages import base

HEAD = "<!-- Made by tools/make_docs.py from the code. Changes belong there. -->\n\n"
CONTAINERS = ("stack", "row", "grid", "columns", "box", "place", "frame", "spoken")
CONTROL = ("each", "if", "let", "slot")
PAGES = ("section", "break", "master", "toc", "listing")


def pages() -> dict[str, str]:
    """Every reference page by its file name."""
    made = {
        "blocks.md": _blocks(),
        "layout-files.md": _layout_files(),
        "styles.md": _styles(),
        "components.md": _components(),
        "contract.md": _contract(),
        "expressions.md": _expressions(),
        "commands.md": _commands(),
        **base.pages(),
    }
    titles = {name: text.partition("# ")[2].partition("\n")[0] for name, text in made.items()}
    index = "".join(f"- [{title}]({name})\n" for name, title in titles.items())
    made["README.md"] = f"{HEAD}# Reference\n\n{index}"
    return made


# values


def _kind(schema: Mapping[str, Any]) -> str:
    """What a value may be, in words."""
    if "enum" in schema:
        return " · ".join(f"`{value}`" for value in schema["enum"])
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        words = {
            "StrokeProperties": "[stroke](styles.md#stroke)",
            "GradientProperties": "[gradient](styles.md#gradient)",
            "Block": "block",
        }
        return words.get(name, f"[{_title(name)}]({_home(name)}#{_title(name)})")
    if "anyOf" in schema:
        parts = [_kind(one) for one in schema["anyOf"] if "pattern" not in one]
        return " or ".join(dict.fromkeys(part for part in parts if part))
    if schema.get("type") == "array":
        items = schema.get("items", {})
        return "blocks" if items == {"$ref": "#/$defs/Block"} else f"list of {_kind(items) or 'values'}"
    if schema.get("type") == "object" and "additionalProperties" in schema:
        return f"names to {_kind(schema['additionalProperties']) or 'values'}"
    if schema.get("type") in ("number", "integer") and "maximum" in schema:
        above = "minimum" not in schema
        low = schema["exclusiveMinimum"] if above else schema["minimum"]
        return f"{'above ' if above else ''}{low:g} to {schema['maximum']:g}"
    return _plain(schema)


def _plain(schema: Mapping[str, Any]) -> str:
    told = schema.get("description", "")
    for start, words in KINDS.items():
        if told.startswith(start):
            return words
    if set(schema.get("type", ())) == {"string", "integer", "number", "boolean"}:
        return "expression"
    kinds = schema.get("type", "")
    names = {"string": "text", "boolean": "true or false", "integer": "whole number", "number": "number"}
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return " or ".join(
        dict.fromkeys(names.get(kind, kind) for kind in kinds if kind != "integer" or len(kinds) == 1)
    )


KINDS = {
    "mm cm": "[length](../layout-language.md#layoutyaml)",
    "name, name/20": "[colour](../layout-language.md#tokens)",
    "one length, [vertical": "[edges](../layout-language.md#layoutyaml)",
    "an object style": "[object style](styles.md#object)",
}
HOMES = {"ChartData": "blocks.md", "ChartSeries": "blocks.md", "TableColumn": "blocks.md",
         "MapMarks": "blocks.md",
         "Bounds": "blocks.md", "PlaceAt": "blocks.md", "SectionHead": "blocks.md", "TocHead": "blocks.md",
         "ListEach": "blocks.md", "TableCell": "blocks.md", "ConditionalStyle": "blocks.md"}  # fmt: skip


def _home(name: str) -> str:
    return HOMES.get(name, "layout-files.md")


def _title(name: str) -> str:
    """A model's heading: ChartData is chart-data."""
    words = {"PlaceAt": "place-at", "MapMarks": "marks", "SectionHead": "section-head", "TocHead": "toc-head"}
    return words.get(name) or re.sub(r"(?<!^)(?=[A-Z])", "-", name.removesuffix("Entry")).lower()


def _default(field: Any) -> str:
    if field.required or field.default in (None, (), "", {}):
        return ""
    value = field.default
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if isinstance(value, str | int | float) else ""


def _table(model: Any, skip: Iterable[str] = (), first: str = "") -> str:
    """A model's keys: what they take, what they are without being said, what they are for."""
    from reportcli.layout.schema import field_schema

    rows = ["| key | takes | unless said | what for |", "|---|---|---|---|"]
    for field in model.fields().values():
        key = field.key
        if key in skip:
            continue
        kind = _kind(field_schema(field.metadata, field.annotation)) or "–"
        needed = "**required**" if field.required and key != first else _default(field)
        rows.append(f"| `{key}` | {kind} | {needed} | {_cell(field.description or '')} |")
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _doc(thing: Any) -> str:
    text = vars(thing).get("__doc__") if isinstance(thing, type) else thing.__doc__
    return " ".join((text or "").split())


# pages


def _blocks() -> str:
    from reportcli.layout import models
    from reportcli.layout.schema import all_parts

    parts = [HEAD, "# Blocks\n\nA block is a mapping whose first key says what it is. An "
             "expression stands bare.\n\n## Every block takes\n\n", _table(models.Common), "\n"]  # fmt: skip
    kinds = dict(models.PRIMITIVES)
    shown = [kind for kind in kinds if kind not in (*CONTAINERS, *CONTROL, *PAGES)]
    for title, group in (
        ("What shows something", shown), ("Containers", [k for k in CONTAINERS if k in kinds]),
        ("Pages and sections", PAGES), ("Control", CONTROL),
    ):  # fmt: skip
        parts.append(f"## {title}\n\n")
        for kind in group:
            doc = _doc(kinds[kind])
            parts.append(
                f"### {kind}\n\n{doc + chr(10) * 2 if doc else ''}{_table(kinds[kind], first=kind)}\n"
            )
    parts.append("## Parts of blocks\n\n")
    known = {model.__name__: model for model in all_parts()}
    for name in HOMES:
        parts.append(f"### {_title(name)}\n\n{_table(known[name])}\n")
    return "".join(parts)


STYLES = (
    "CharacterProperties",
    "ParagraphProperties",
    "ObjectProperties",
    "TableProperties",
    "StrokeProperties",
    "GradientProperties",
)
FIRST = (
    "LayoutFile", "Format", "Margins", "Grid", "Baseline", "Numbers", "Colour", "FontFamily",
    "MasterEntry", "FrameEntry", "ComponentFile", "Param", "Change", "Override",
)  # fmt: skip


def _layout_files() -> str:
    """Every model that is no block, no part of one and no style; the known ones in the order of a layout."""
    from reportcli.layout.models import Common, Node
    from reportcli.layout.schema import all_parts

    models = {
        model.__name__: model for model in all_parts() if not issubclass(model, Node) and model is not Common
    }
    parts = [HEAD, "# Files of a layout\n\n"]
    for name in (*FIRST, *(name for name in models if name not in (*FIRST, *STYLES, *HOMES))):
        title = "layout.yaml" if name == "LayoutFile" else _title(name)
        doc = _doc(models[name])
        parts.append(f"## {title}\n\n{doc + chr(10) * 2 if doc else ''}{_table(models[name])}\n")
    return "".join(parts)


def _styles() -> str:
    from reportcli.layout.settings import gradients, styles

    inherited = list(styles.CharacterProperties.fields())
    parts = [
        HEAD,
        "# Styles\n\nFour kinds, each under `styles:`; `based-on` takes over what another has.\n\n",
    ]
    parts += ["## Character\n\n", _table(styles.CharacterProperties), "\n"]
    parts += ["## Paragraph\n\nThe properties of a character style, and:\n\n"]
    parts += [_table(styles.ParagraphProperties, skip=[n.replace("_", "-") for n in inherited]), "\n"]
    parts += ["## Object\n\n", _table(styles.ObjectProperties), "\n"]
    parts += ["## Table\n\n", _table(styles.TableProperties), "\n"]
    parts += ["## Stroke\n\n", _table(styles.StrokeProperties), "\n"]
    parts += ["## Gradient\n\n", _table(gradients.GradientProperties), "\n"]
    from reportcli.layout.resolve.styles import PROSE_MARKS

    marks = ", ".join(f"`{mark}`" for mark in PROSE_MARKS)
    parts.append(f"## Prose\n\n`styles.prose` names the paragraph style of each mark of a text: {marks}.\n")
    return "".join(parts)


def _components() -> str:
    from reportcli.inputs.project_files import ProjectFiles
    from reportcli.inputs.project_root import package_layouts
    from reportcli.layout.files.find import LayoutFolder
    from reportcli.layout.load import load_layout

    base = package_layouts()
    layout = load_layout(LayoutFolder("base", base / "base"), ProjectFiles(base.parent, base))
    parts = [
        HEAD,
        "# Components of base\n\nPictures of them stand in the [designer's guide](../designer-guide.md).\n\n",
    ]
    for name, component in sorted(layout.components.items()):
        parts.append(f"## {name}\n\n{component.doc}\n\n")
        if component.params:
            parts.append("| parameter | takes | unless said | what for |\n|---|---|---|---|\n")
        for key, param in component.params.items():
            default = f"`{param.default or chr(34) * 2}`" if param.default is not None else "**required**"
            parts.append(f"| `{key}` | {param.type} | {default} | {_cell(param.doc or '')} |\n")
        parts.append("\n" if component.params else "")
    return "".join(parts)


def _contract() -> str:
    from reportcli.workbook.contract import key_words as words

    parts = [HEAD, "# The contract\n\n`contract.yaml` says which tables and columns a workbook may hold. A "
             "layout's own adds to the contract of the layout that it extends.\n\n"]  # fmt: skip
    for title, keys in (
        ("contract.yaml", words.TOP), ("A table", words.TABLE), ("A column", words.COLUMN),
        ("words", words.WORDS), ("assertions", words.ASSERTION), ("accounts", words.ACCOUNTS),
        ("A view", words.VIEW),
    ):  # fmt: skip
        rows = "".join(f"| `{key}` | {_cell(text)} |\n" for key, text in keys.items())
        parts.append(f"## {title}\n\n| key | what for |\n|---|---|\n{rows}\n")
    return "".join([*parts, *_roles()])


def _roles() -> Iterator[str]:
    from reportcli.workbook.contract.roles import ROLES

    yield "## roles\n\nA place is written `table` or `table.column`. An entry is a place, a list of them, or "
    yield "a mapping of the parts below.\n\n| role | part | what for |\n|---|---|---|\n"
    for name, role in ROLES.items():
        yield f"| `{name}` | | {_cell(role.doc)} |\n"
        yield from (f"| | `{part}` | {_cell(text)} |\n" for part, text in role.parts.items())


def _expressions() -> str:
    from reportcli.expressions.functions.registry import FILTERS, FUNCTIONS

    parts = [HEAD, "# Functions and filters\n\n`f(x)` is a function, `x | f` a filter: what stands before "
             "the bar is its first argument.\n\n"]  # fmt: skip
    for title, names, skip in (("Functions", FUNCTIONS, 1), ("Filters", FILTERS, 2)):
        rows = "".join(
            f"| `{name}{_arguments(f, skip)}` | {_cell(_doc(f))} |\n" for name, f in sorted(names.items())
        )
        parts.append(f"## {title}\n\n| name | what it gives |\n|---|---|\n{rows}\n")
    return "".join(parts)


def _arguments(function: Any, skip: int) -> str:
    shown = []
    for parameter in list(inspect.signature(function).parameters.values())[skip:]:
        star = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
        default = "" if parameter.default is parameter.empty else f"={parameter.default!r}"
        shown.append(f"{star}{parameter.name}{default}")
    return f"({', '.join(shown)})" if shown or skip == 1 else ""


def _commands() -> str:
    import typer.main

    from reportcli.cli.app import app

    group: Any = typer.main.get_command(app)
    parts = [HEAD, "# Commands\n\n"]
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            parts.append(f"## reportcli {name}\n\n{_cell(command.help or '')}\n\n")
            for under, one in command.commands.items():
                parts.append(_command(f"{name} {under}", one, "###"))
        else:
            parts.append(_command(name, command, "##"))
    return "".join(parts)


def _command(name: str, command: Any, level: str) -> str:
    """A command with its arguments and options."""
    usage = " ".join(_metavar(p) for p in command.params if p.param_type_name == "argument")
    head = (
        f"{level} reportcli {name}\n\n{_cell(command.help or '')}\n\n```\nreportcli {name} {usage}".rstrip()
    )
    rows = [_option(option) for option in command.params]
    table = "| option | what for |\n|---|---|\n" + "".join(rows) + "\n" if rows else ""
    return f"{head}\n```\n\n{table}"


def _metavar(argument: Any) -> str:
    name = argument.metavar or (argument.name or "").upper().rstrip("_")
    return name if argument.required else f"[{name}]"


def _option(option: Any) -> str:
    if option.param_type_name == "argument":
        return f"| `{_metavar(option)}` | {_cell(option.help or '')} |\n"
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    shown = option.default not in (None, False, (), "") and not callable(option.default)
    default = f" Unless said: `{option.default}`." if shown else ""
    return f"| {names} | {_cell(option.help or '')}{default} |\n"
