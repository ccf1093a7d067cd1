"""The table of fonts for what matplotlib sets by itself (mathematics): the layout's, else those it ships
with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

REGULAR = "DejaVuSans"
_SHIPPED: Mapping[str, str] = MappingProxyType(
    {
        "dejavu sans": "DejaVuSans",
        "dejavu sans mono": "DejaVuSansMono",
        "dejavu serif": "DejaVuSerif",
        "dejavu sans display": "DejaVuSansDisplay",
        "dejavu serif display": "DejaVuSerifDisplay",
        "stixgeneral": "STIXGeneral",
        "stixnonunicode": "STIXNonUni",
        **{
            f"stixsize{size.lower()}sym": f"STIXSiz{short}SymReg"
            for size, short in (("one", "One"), ("two", "Two"), ("three", "Three"), ("four", "Four"))
        },
        "stixsizefivesym": "STIXSizFiveSymReg",
        **{
            name: name
            for name in ("cmb10", "cmex10", "cmmi10", "cmr10", "cmss10", "cmsy10", "cmti10", "cmtt10")
        },
    }
)  # the file's name without its style, by the family's
_STYLES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "DejaVuSans": ("-Bold", "-Oblique", "-BoldOblique"),
        "DejaVuSansMono": ("-Bold", "-Oblique", "-BoldOblique"),
        "DejaVuSerif": ("-Bold", "-Italic", "-BoldItalic"),
        "STIXGeneral": ("Bol", "Italic", "BolIta"),
        "STIXNonUni": ("Bol", "Ita", "BolIta"),
    }
)  # what a file's name ends with: bold, italic, both


class FontFiles:
    """Stands for matplotlib's FontManager: `findfont` and `_find_fonts_by_props` are all that it asks for."""

    def __init__(self) -> None:
        self.shipped = Path()
        self.version = ""
        self.ttflist: list[Any] = []
        self.afmlist: list[Any] = []
        self._own: Mapping[str, str] = MappingProxyType({})

    @property
    def _version(self) -> str:
        """The version of matplotlib's table, so that it takes this one for its own."""
        return self.version

    @contextmanager
    def own(self, files: Mapping[str, str]) -> Iterator[None]:
        """The layout's files by family name are found inside."""
        before, self._own = self._own, MappingProxyType({name.lower(): path for name, path in files.items()})
        try:
            yield
        finally:
            self._own = before

    def findfont(self, prop: Any, *_: object, **__: object) -> str:
        """The file of a font by matplotlib's FontProperties, or by its family."""
        families, bold, italic = _wanted(prop)
        for family in families:
            name = family.lower()
            if name in self._own:
                return self._own[name]
            if name in _SHIPPED:
                return str(self.shipped / f"{_SHIPPED[name]}{_style(_SHIPPED[name], bold, italic)}.ttf")
        return str(self.shipped / f"{REGULAR}{_style(REGULAR, bold, italic)}.ttf")

    def _find_fonts_by_props(self, prop: Any, *_: object, **__: object) -> list[str]:
        return [self.findfont(prop)]

    def get_font_names(self) -> list[str]:
        """Families that are found, sorted."""
        return sorted({*self._own, *_SHIPPED})


def _wanted(prop: Any) -> tuple[Iterable[str], bool, bool]:
    """Families in order, whether bold, whether italic. A text is a family, or a pattern "family:style"."""
    if isinstance(prop, str):
        return [prop.partition(":")[0]], "bold" in prop, "italic" in prop or "oblique" in prop
    return prop.get_family(), is_bold(prop.get_weight()), prop.get_style() in ("italic", "oblique")


def is_bold(weight: object) -> bool:
    """Whether a weight of matplotlib's, a number or a word, is a bold one."""
    return weight_of(weight) >= 600


def weight_of(weight: object) -> int:
    """A weight of matplotlib's as a number, 400 where it is none that is known."""
    if isinstance(weight, int | float):
        return int(weight)
    text = str(weight)
    return int(text) if text.isdigit() else _WEIGHTS.get(text.lower(), 400)


_WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "ultralight": 100,
        "light": 200,
        "normal": 400,
        "regular": 400,
        "book": 400,
        "medium": 500,
        "roman": 500,
        "semibold": 600,
        "demibold": 600,
        "demi": 600,
        "bold": 700,
        "heavy": 800,
        "extra bold": 800,
        "black": 900,
    }
)  # matplotlib's words (font_manager.weight_dict)


def _style(file: str, bold: bool, italic: bool) -> str:
    """What the name of a shipped file ends with."""
    endings = _STYLES.get(file)
    if endings is None or not (bold or italic):
        return ""
    return endings[2] if bold and italic else endings[0] if bold else endings[1]
