"""What the layout base has, for those who extend it: its sections, styles, words and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportcli.model.languages import english_first

HEAD = "<!-- Made by tools/make_docs.py from layouts/base. Changes belong there. -->\n\n"
LANGUAGES = english_first()


def pages() -> dict[str, str]:
    """The two pages by their file names."""
    return {"base.md": _layout(), "tables.md": _tables()}


def _layout() -> str:
    from reportcli.inputs.project_files import ProjectFiles
    from reportcli.inputs.project_root import package_layouts
    from reportcli.layout.files.find import LayoutFolder
    from reportcli.layout.load import load_layout

    folder = package_layouts()
    layout = load_layout(LayoutFolder("base", folder / "base"), ProjectFiles(folder.parent, folder))
    written: Any = layout.written
    parts = [
        HEAD,
        "# What base has\n\nA layout that extends `base` has all of this. What it writes under one of these "
        "names changes what base has under it, property by property; a style or component that shall be its "
        "own needs a name that does not stand here. Components: [their own page](components.md). Where a "
        "value comes from: `reportcli explain-style NAME`.\n",
        *_sections(written["sections"], layout.sections),
        "\n## Masters\n\n| name | frames | folio |\n|---|---|---|\n",
        *(_master(name, one) for name, one in sorted(written["masters"].items())),
        *_colours(written["tokens"]),
        *_styles(layout.styles),
        *_words(written["words"]),
        *_icons(folder / "base"),
    ]
    return "".join(parts)


def _sections(files: Iterable[Any], sections: Iterable[Any]) -> Iterator[str]:
    yield "\n## Sections\n\nIn this order. A path is what `changes:` and `overrides.yaml` take. A section "
    yield "whose tables are empty is left out.\n\n| path | called by | is there if |\n|---|---|---|\n"
    for entry, section in zip(files, sections, strict=True):
        yield from _section(section, "", f"`- section-file: {entry['section-file']}`")


def _section(node: Any, above: str, called: str) -> Iterator[str]:
    """A row of a section and of those inside it; a block around them, such as `each`, has none of its own."""
    if type(node).__name__ == "SectionNode":
        when = f"`{_cell(node.common.if_)}`" if node.common.if_ else ""
        above = above + (node.section.id or "")
        yield f"| `{above}` | {called} | {when} |\n"
        above, called = f"{above}/", ""
    for inner in getattr(node, "do", ()):
        if type(inner).__name__ in ("SectionNode", "EachNode", "LetNode"):
            yield from _section(inner, above, called)


def _master(name: str, master: Mapping[str, Any]) -> str:
    frames = ", ".join(f"`{frame}`" for frame in master.get("frames") or ())
    folio = "" if master.get("folio", "true") in ("false", False) else "yes"
    below = f" (based on `{master['based-on']}`)" if "based-on" in master else ""
    return f"| `{name}`{below} | {frames} | {folio} |\n"


def _colours(tokens: Mapping[str, Any]) -> Iterator[str]:
    yield "\n## Colours, fonts, lengths\n\n| colour | print | screen |\n|---|---|---|\n"
    for name, colour in tokens["colours"].items():
        if isinstance(colour, str):
            yield f"| `{name}` | as `{colour}` | |\n"
        else:
            yield f"| `{name}` | {' '.join(str(ink) for ink in colour['cmyk'])} | {colour['rgb']} |\n"
    yield "\n| font | weights |\n|---|---|\n"
    for name, font in tokens["fonts"].items():
        if isinstance(font, Mapping):
            yield f"| `{name}` | {', '.join(font['files'])} |\n"
    lengths = ", ".join(f"`{name}` ({value})" for name, value in (tokens.get("lengths") or {}).items())
    yield f"\nLengths: {lengths}.\n" if lengths else ""


def _styles(styles: Any) -> Iterator[str]:
    yield "\n## Paragraph styles\n\n"
    yield "| name | font | size / leading | weight | colour | aligned |\n|---|---|---|---|---|---|\n"
    for name, style in sorted(styles.paragraph.items()):
        char = style.char
        tint = f"/{char.paint.tint * 100:g}" if char.paint.tint != 1 else ""
        italic = " italic" if char.italic else ""
        yield (
            f"| `{name}` | {char.font} | {char.size:g} / {style.leading:g} pt | {char.weight}{italic} "
            f"| `{char.paint.role}{tint}` | {style.align} |\n"
        )
    for title, named in (("Character", styles.character), ("Object", styles.object), ("Table", styles.table)):
        yield f"\n{title} styles: {_names(named)}.\n"
    marks = ", ".join(f"`{mark}` is `{style}`" for mark, style in styles.prose.items())
    yield f"\nProse: {marks}.\n"


def _words(words: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    yield '\n## Words\n\nFor `t("key")`, in four languages.\n\n'
    yield "| key | en | fr | nl | de |\n|---|---|---|---|---|\n"
    for key in sorted(words["en"]):
        shown = " | ".join(_cell(str(words.get(lang, {}).get(key, ""))) for lang in LANGUAGES)
        yield f"| `{key}` | {shown} |\n"


def _icons(base: Any) -> Iterator[str]:
    yield "\n## Icons\n\n"
    yield ", ".join(f"`{path.stem}`" for path in sorted((base / "icons").glob("*.svg")))
    yield "; flags as `flags/be`, by the country's two letters.\n"


def _tables() -> str:
    from reportcli.starter.example import base_contract

    parts = [
        HEAD,
        "# The tables of base\n\nWhat a workbook may hold, by the names that a layout writes: `people`, "
        "`person.last_name`. Headers stand in four languages; a workbook may use any. A table of your "
        "own: [own tables](../own-tables.md).\n",
    ]
    for name, spec in base_contract().tables.items():
        if spec.form == "trial-balance":
            continue
        sheets = " · ".join(spec.aliases[lang][0] for lang in LANGUAGES if spec.aliases.get(lang))
        form = " One record: `organisation.name`." if spec.form == "key-value" else ""
        key = f" Key: `{spec.key}`." if spec.key else ""
        parts.append(f"\n## {name}\n\n{spec.doc} Sheet: {sheets}.{form}{key}\n\n")
        parts.append("| column | type | en | fr | nl | de |\n|---|---|---|---|---|---|\n")
        parts += [_column(column) for column in spec.columns.values()]
    return "".join(parts)


def _column(column: Any) -> str:
    kind = f"[{column.target}](#{column.target})" if column.type == "ref" else column.type
    needed = ", required" if column.required else ", worked out" if column.derived else ""
    heads = " | ".join(_cell((column.aliases.get(lang) or ("",))[0]) for lang in LANGUAGES)
    return f"| `{column.name}` | {kind}{needed} | {heads} |\n"


def _names(named: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(named))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
