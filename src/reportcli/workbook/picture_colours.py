"""What a picture's header says of its colours, where it says too little or the wrong thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.pictures import is_large, opened_picture
from reportcli.model.collector import Collector, shown
from reportcli.model.refs import Where

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

_SPACES = {"CMYK": "CMYK", "L": "GRAY", "LA": "GRAY", "1": "GRAY", "I": "GRAY", "I;16": "GRAY"}  # else RGB


Doubt = tuple[str, dict[str, str]]
"""The code of a note, and its arguments."""


def report_colours(doubts: Iterable[Doubt], where: Where | None, name: str, diagnostics: Collector) -> None:
    """Notes at the picture's cell: inks of unknown sign, a profile that is not used; a warning where nothing
    of it is to be seen.
    """
    for code, args in doubts:
        report = diagnostics.warning if code == "media-transparent" else diagnostics.note
        report(code, where, file=shown(name), **args)


def _is_transparent(picture: ImageFile) -> bool:
    """Whether every pixel is wholly transparent; not looked at in a picture too large to be copied whole."""
    if is_large(picture) or not picture.has_transparency_data:
        return False
    with suppress(Exception):  # pixels that cannot be read are reported with the picture's header
        alpha = picture if picture.mode in ("RGBA", "LA") else picture.convert("RGBA")
        return bool(alpha.getextrema()[-1] == (0, 0))
    return False


def _count(picture: ImageFile) -> int:
    """How many pictures a file holds; one whose list is damaged has its first."""
    with suppress(Exception):  # whatever a decoder raises over a list that nothing needs
        return int(getattr(picture, "n_frames", 1))
    return 1


def colour_doubts(path: Path) -> Iterator[Doubt]:
    """JPEG of four inks without Adobe's mark (APP14), which says how they are stored (Adobe TN 5116); an ICC
    profile of other colours than the picture's, or a damaged one (ICC.1:2022, 7.2)."""
    try:
        with opened_picture(path) as picture:
            mode, kind, info = picture.mode, picture.format, dict(picture.info)
            count = _count(picture)
            unseen = _is_transparent(picture)
    except (OSError, ValueError, SyntaxError):
        return
    if unseen:
        yield "media-transparent", {}
    if count > 1:
        yield "media-several-pictures", {"pictures": str(count)}
    if kind == "JPEG" and mode == "CMYK" and "adobe" not in info:
        yield "media-inks-unsigned", {}
    profile = info.get("icc_profile")
    if not isinstance(profile, bytes) or not profile:
        return
    own, needed = profile[16:20].decode("latin-1"), _SPACES.get(mode, "RGB ")
    own = own if profile[36:40] == b"acsp" else "?"
    if own != needed:
        yield "media-profile-misfit", {"profile": own.strip(), "picture": needed.strip()}
