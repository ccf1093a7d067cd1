"""Styles, tokens, masters, components and section files of the report's own layout that nothing in it names.

What a layout takes over from the layout below may stay unused, as what the shipped ones have: it is offered.
A name that is put together in an expression, or that the program gives a meaning of its own, counts as used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.yaml.nodes import YamlMapping, texts_in
from reportcli.layout.files.layers import GROUPS, Layer, start_of
from reportcli.layout.names_in_texts import NAME
from reportcli.model.diagnostic import Diagnostic, note
from reportcli.model.refs import Span

CODE = "layout-names-unused"
CONVENTIONS = frozenset({
    "body", "footnote", "link", "number", "note-call", "strong", "emphasis", "superscript", "subscript",
    "struck", "chart-label", "chart-value", "accent", "black", "paper", "fallback", "spine", "text",
})  # fmt: skip
"""Names that the program itself looks for."""
NUMBERED = re.compile(r"(?:series|toc)-\d+")


def unused_names(
    layers: Sequence[Layer], sections: object, files: ProjectFiles, read: Iterable[str]
) -> tuple[Diagnostic, ...]:
    """A note for each name, its kind among the arguments. sections: as they are written, changes made; read:
    names of the section files that are used.
    """
    own, below = layers[0], layers[1:]
    if files.inside(own.folder).is_relative_to(files.package):
        return ()
    candidates = {
        (kind, name): at
        for kind, name, at in _defined(own)
        if not (
            name in CONVENTIONS or NUMBERED.fullmatch(name) or any(_has(one, kind, name) for one in below)
        )
    }
    made = []
    if candidates:
        said = _Said(
            [*_outside_of_names(own.top), *texts_in([*own.components.values()]), *texts_in(sections)]
        )
        made = [_note(kind, name, at) for (kind, name), at in candidates.items() if not said.names(name)]
    return (*made, *_section_files(own, files, read))


def _note(kind: str, name: str, at: Span) -> Diagnostic:
    return note(CODE, at, kind=kind, name=name)


def _defined(layer: Layer) -> Iterator[tuple[str, str, Span]]:
    """Kind, name and place of all that a layout defines."""
    for group, kinds in GROUPS.items():
        inner = layer.top.get(group)
        for kind in kinds if isinstance(inner, YamlMapping) else ():
            named = inner.get(kind) if isinstance(inner, YamlMapping) else None
            if isinstance(named, YamlMapping) and kind != "prose":
                tables = kind == "table"
                yield from ((kind, name, named.keys_at[name]) for name in list(named)[1 if tables else 0 :])
    masters = layer.top.get("masters")
    if isinstance(masters, YamlMapping):
        yield from (("masters", name, masters.keys_at[name]) for name in list(masters)[1:])
    for name, component in layer.components.items():
        yield "components", name, component.span


def _has(layer: Layer, kind: str, name: str) -> bool:
    """Whether a layout below defines a name of that kind."""
    if kind == "components":
        return name in layer.components
    if kind == "masters":
        group: object = layer.top
    else:
        group = next((layer.top.get(group) for group, kinds in GROUPS.items() if kind in kinds), None)
    named = group.get(kind) if isinstance(group, YamlMapping) else None
    return isinstance(named, YamlMapping) and name in named


def _outside_of_names(top: YamlMapping) -> Iterator[str]:
    """What a layout says, but for the names that it defines."""
    for key, value in top.items():
        kinds = GROUPS.get(key)
        if kinds is None:
            yield from _values(value) if key == "masters" else texts_in(value)
        elif isinstance(value, YamlMapping):
            for named in value.values():
                yield from _values(named)


def _values(named: object) -> Iterator[str]:
    """What stands under names."""
    yield from texts_in([*named.values()] if isinstance(named, Mapping) else named)


class _Said:
    """All words of a layout, and the beginnings and ends of those that its expressions put together."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: set[str] = {word for text in texts for word in NAME.findall(text)}
        self._begun = tuple(word for word in self._words if len(word) > 2 and word[-1] in "-_")
        self._ended = tuple(word for word in self._words if len(word) > 2 and word[0] in "-_")

    def names(self, name: str) -> bool:
        """Whether a name is said, or may be put together."""
        parts = name.startswith(self._begun) or name.endswith(self._ended)
        return parts or not {name, name.replace("-", "_")}.isdisjoint(self._words)


def _section_files(own: Layer, files: ProjectFiles, read: Iterable[str]) -> Iterator[Diagnostic]:
    used = {f"{name}.yaml" for name in read}
    for name in files.names(own.folder / "sections"):
        if name.endswith(".yaml") and name not in used:
            yield _note("sections", name[:-5], start_of(files.safe_name(own.folder / "sections" / name)))
