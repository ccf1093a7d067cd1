"""What the report's own styles ask of fonts that have it not: weights, slopes, OpenType features.

Setting takes the nearest weight, and upright letters for slanted ones; a feature that is not there does
nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from reportcli.inputs.font_tables import MAX_FONT_BYTES, feature_tags
from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.reporting import Sink
from reportcli.layout.resolve.style_sheet import Styles
from reportcli.model.display import FontResource
from reportcli.model.style import CharacterStyle

OFTEN_DEFAULT = frozenset({"lnum", "tnum", "pnum", "kern", "liga", "clig", "calt", "ccmp", "locl"})
"""Features whose look is what many fonts have without them."""


class Faces:
    """The faces of a layout's families, by weight and whether they are slanted."""

    def __init__(self, fonts: Mapping[str, FontResource]) -> None:
        self._fonts = fonts
        self.of: dict[str, set[tuple[int, bool]]] = {}
        for key in fonts:
            family, weight, style = key.rsplit("/", 2)
            self.of.setdefault(family, set()).add((int(weight), style == "italic"))
        self._features: dict[str, frozenset[str]] = {}

    @cached_property
    def all_families(self) -> tuple[str, ...]:
        """Every family: a style of some words may stand in any."""
        return tuple(self.of)

    def lacks_slope(self, families: Collection[str]) -> bool:
        """Whether none of these families has slanted letters."""
        return not any(italic for family in families for _, italic in self.of.get(family, ()))

    def weights(self, families: Collection[str], italic: bool) -> list[int]:
        """The weights of these families in that slope, or in the other where that is not there."""
        faces = [face for family in families for face in self.of.get(family, ())]
        alike = {weight for weight, slanted in faces if slanted == italic}
        return sorted(alike or {weight for weight, _ in faces})

    def features(self, families: Collection[str]) -> frozenset[str]:
        """The OpenType features that any face of these families has."""
        return frozenset().union(*(self._of_family(family) for family in families))

    def _of_family(self, family: str) -> frozenset[str]:
        if family not in self._features:
            paths = {font.path for key, font in self._fonts.items() if key.startswith(f"{family}/")}
            self._features[family] = frozenset().union(*map(_features_in, sorted(paths)))
        return self._features[family]


def _features_in(path: str) -> frozenset[str]:
    try:
        return feature_tags(Path(path).read_bytes()[:MAX_FONT_BYTES])
    except OSError:
        return frozenset()


def report_lacking(
    sink: Sink,
    raw: Mapping[str, YamlMapping],
    styles: Styles,
    fonts: Mapping[str, FontResource],
    *,
    files: Collection[str],
) -> None:
    """Reports weights, slopes and features that a style in these files asks for and its family has not.

    raw: the styles as they are written, by kind.
    """
    faces = Faces(fonts)
    for kind in ("paragraph", "character"):
        for name, written in raw[kind].items():
            if isinstance(written, YamlMapping):
                look = _Look(sink, faces, written, files)
                look.report(*_asked(kind, name, styles, faces))


def _asked(kind: str, name: str, styles: Styles, faces: Faces) -> tuple[Collection[str], bool]:
    """The families in which a style may stand, and whether it is slanted."""
    if kind == "paragraph":
        char: CharacterStyle = styles.paragraph[name].char
        return (char.font,), char.italic
    properties = styles.character[name].properties
    font = properties.get("font")
    return (font,) if font else faces.all_families, bool(properties.get("italic"))


class _Look:
    """One style as it is written."""

    def __init__(self, sink: Sink, faces: Faces, written: YamlMapping, files: Collection[str]) -> None:
        self._sink, self._faces, self._written, self._files = sink, faces, written, files

    def report(self, families: Collection[str], italic: bool) -> None:
        """Reports what none of the families has."""
        family = ", ".join(families)
        if self._says("italic") is True and self._faces.lacks_slope(families):
            self._sink.warning("layout-italic-lacking", self._written.where("italic"), family=family)
            italic = False
        weight, known = self._says("weight"), self._faces.weights(families, italic)
        if isinstance(weight, int) and known and weight not in known:
            taken = min(known, key=lambda one: (abs(one - weight), one))
            args = {"value": weight, "family": family, "names": ", ".join(map(str, known)), "taken": taken}
            self._sink.note("layout-weight-lacking", self._written.where("weight"), **args)
        for item, tag in self._features():
            if tag not in OFTEN_DEFAULT and tag not in self._faces.features(families):
                at = self._written.where("features", item)
                self._sink.warning("layout-feature-lacking", at, name=tag, family=family)

    def _features(self) -> Iterator[tuple[int, str]]:
        """The features that are turned on."""
        listed = self._says("features")
        for item, tag in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(tag, str) and len(tag) == 4:
                yield item, tag

    def _says(self, key: str) -> object:
        own = key in self._written and self._written.values_at[key].file in self._files
        return self._written[key] if own else None
