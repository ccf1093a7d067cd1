"""Styles that the composer makes from others: superiors, inferiors, and the width of a figure."""

from __future__ import annotations

from reportcli.model.inline import InlineIcon
from reportcli.model.style import CharacterStyle
from reportcli.model.value_class import replace
from reportcli.text.words import Word, WordSetter

ICON_HEIGHT = 1.45  # of the letters it is centred on: icons are drawn with a margin
_POWERS = str.maketrans("0123456789+-\u2212=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")


def is_power(text: str, char: CharacterStyle) -> bool:
    """Whether a raised text is figures and signs, which are read and copied as such: 10³, not 103."""
    is_raised = char.rise > 0 or ("sups", 1) in char.features
    return is_raised and any(map(str.isdigit, text)) and all(c in "0123456789+-\u2212=()n" for c in text)


def as_power(word: Word) -> Word:
    """The word with raised figures in its text; its glyphs stay as they are drawn."""
    if word.parts is not None or word.missing or len(word.glyphs) != len(word.text):
        return word
    glyphs = tuple(glyph._replace(text=glyph.text.translate(_POWERS)) for glyph in word.glyphs)
    return Word(word.text.translate(_POWERS), glyphs, word.width)


def figure_width(setter: WordSetter) -> float:
    """Width in points of a tabular figure."""
    features = tuple(f for f in setter.features if f[0] not in ("pnum", "tnum"))
    return setter.face.advance("0", (*features, ("tnum", 1))) * setter.scale


def superior(char: CharacterStyle, base: WordSetter) -> CharacterStyle:
    """A note call's style: the font's own superior figures, else smaller ones that are raised."""
    return char if char.rise else raised(char, base, 1)


def drawn_shift(char: CharacterStyle, base: WordSetter, text: str) -> CharacterStyle:
    """Superiors or inferiors that the font does not have for these characters: smaller and moved instead."""
    for feature, way in (("sups", 1), ("subs", -1)):
        if (feature, 1) in char.features and not _has(base, text, feature):
            others = tuple(one for one in char.features if one[0] != feature)
            return _moved(replace(char, features=others), others, way)
    return char


def _has(base: WordSetter, text: str, feature: str) -> bool:
    """Whether the face has a form of its own for every letter and figure of a text."""
    shown = "".join(filter(str.isalnum, text))
    plain, own = base.face.shape(shown), base.face.shape(shown, ((feature, 1),))
    return len(plain) == len(own) and all(a.gid != b.gid for a, b in zip(plain, own, strict=True))


def inline_icon(icon: InlineIcon, setter: WordSetter) -> InlineIcon:
    """The icon in the size of the characters it goes with, its middle at half the height of its letters."""
    if icon.char is None:
        return icon
    whole = setter.face.cap_height if icon.on == "capitals" else setter.face.x_height
    letters = whole * setter.scale
    height = letters * ICON_HEIGHT
    return replace(icon, height=height, rise=(letters - height) / 2 + icon.char.rise)


def raised(char: CharacterStyle, base: WordSetter, way: int) -> CharacterStyle:
    """The font's own superiors (way 1) or inferiors (-1), else smaller characters raised or lowered."""
    face = base.fonts.face(char.font, char.weight, char.italic)
    others = tuple(f for f in char.features if f[0] not in ("sups", "subs", "smcp", "c2sc", "onum"))
    feature = "sups" if way > 0 else "subs"
    if face.has_feature(feature) and not char.rise:
        return replace(char, features=(*others, (feature, 1)), transform="none", tracking=0.0)
    return _moved(char, others, way)


def _moved(char: CharacterStyle, others: tuple[tuple[str, int], ...], way: int) -> CharacterStyle:
    shift = char.size * (0.34 if way > 0 else -0.14)
    return replace(
        char, features=others, size=char.size * 0.62, rise=char.rise + shift, transform="none", tracking=0.0
    )
