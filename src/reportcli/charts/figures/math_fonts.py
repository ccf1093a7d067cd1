"""The files that matplotlib sets formulas and outlined letters with: those of the layout, where they are
whole fonts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from reportcli.model.style import CharacterStyle
from reportcli.text.fonts import FontSet

BOLD = 700
_ENDINGS = (".otf", ".ttf")
NONE = "dejavu sans"


def math_files(fonts: FontSet | None, char: CharacterStyle) -> Mapping[str, str]:
    """Files by the family names that `settings` states; none where a face is an instance of a variable
    font."""
    if fonts is None:
        return {}
    faces = {
        "layoutregular": fonts.face(char.font, char.weight, False),
        "layoutitalic": fonts.face(char.font, char.weight, True),
        "layoutbold": fonts.face(char.font, BOLD, False),
        "layoutbolditalic": fonts.face(char.font, BOLD, True),
    }
    if any(face.resource.axes or not face.path.lower().endswith(_ENDINGS) for face in faces.values()):
        return {}
    files = {name: face.path for name, face in faces.items()}
    return {**files, family(files): files["layoutregular"]}


def family(files: Mapping[str, str]) -> str:
    """A name for these files that no others have, as matplotlib remembers formulas by it."""
    if not files:
        return NONE
    own = "\0".join(path for name, path in sorted(files.items()) if name.startswith("layout"))
    return f"fonts{hashlib.sha256(own.encode()).hexdigest()[:16]}"
