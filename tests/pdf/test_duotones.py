"""Duotones: the greys of a picture in stated inks and no other."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from PIL import Image

from pdf.placed_sources import CMYK, RGB
from reportcli.model.display import Ink
from reportcli.model.style import Paint
from reportcli.pdf.colour import Inks
from reportcli.pdf.images import PictureRequest, PictureRules, prepare
from reportcli.pdf.placed.calculator import calculator
from reportcli.pdf.plates.greys import plates
from reportcli.pdf.plates.spaces import plates_space

PALETTE = {
    "black": Ink((0, 0, 0, 1), (0, 0, 0)),
    "sea": Ink((0.9, 0.5, 0, 0), (0.1, 0.3, 0.6)),
    "gold": Ink((0, 0.3, 0.8, 0.2), (0.8, 0.6, 0.1), spot="PANTONE 871 C"),
}


def inks(space: str, spots: bool = True) -> Inks:
    return Inks(PALETTE, space, CMYK if space == "cmyk" else RGB, spots)


@pytest.mark.parametrize(
    ("roles", "names", "darkest"),
    [
        (["gold"], ["gold"], [255]),
        (["black", "gold"], ["Black", "gold"], [255, 255]),
        (["sea", "gold"], ["Cyan", "Magenta", "gold"], [230, 128, 255]),
        (["black", "sea"], [], [230, 128, 0, 255]),
    ],
)
def test_inks_of_a_press(roles: list[str], names: list[str], darkest: list[int]) -> None:
    made = plates([Paint(role) for role in roles], inks("cmyk"))
    assert made is not None and [name for name, _ in made.names] == names
    count = len(darkest)
    assert list(made.table[:count]) == darkest and list(made.table[-count:]) == [0] * count


def test_one_process_colour_is_a_tint_as_ever() -> None:
    assert plates([Paint("sea")], inks("cmyk")) is None
    assert plates([Paint("gold")], inks("cmyk", spots=False)) is None


def test_tints_and_lights_of_a_screen() -> None:
    half = plates([Paint("gold", 0.5)], inks("cmyk"))
    assert half is not None and half.table[0] == 128
    mixed = plates([Paint("black", 0.5), Paint("gold")], inks("rgb"))
    assert mixed is not None and mixed.names == ()
    assert list(mixed.table[:3]) == [102, 76, 13] and list(mixed.table[-3:]) == [255, 255, 255]


def test_the_space_of_two_inks_is_mixed_of_the_process_inks_for_who_lacks_the_spot() -> None:
    written: list[bytes] = []

    def add(body: bytes) -> str:
        written.append(body)
        return "9 0 R"

    made = plates([Paint("black"), Paint("gold")], inks("cmyk"))
    assert made is not None
    space = plates_space(made, "/DeviceCMYK", add)
    assert space.startswith("[/Indexed [/DeviceN[/Black /PANTONE#20871#20C]/DeviceCMYK 9 0 R")
    assert "/Colorants<</PANTONE#20871#20C [/Separation/PANTONE#20871#20C/DeviceCMYK" in space
    program = zlib.decompress(written[0].split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0])
    assert calculator(program)([0.5, 1.0]) == pytest.approx([0, 0.3, 0.8, 0.7])
    assert calculator(program)([1.0, 1.0]) == pytest.approx([0, 0.3, 0.8, 1.0])
    alone = plates([Paint("gold")], inks("cmyk"))
    assert alone is not None and plates_space(alone, "/DeviceCMYK", add).startswith(
        "[/Indexed [/Separation/PANTONE#20871#20C/DeviceCMYK"
    )


def test_the_picture_itself_stays_grey_and_unspoilt(tmp_path: Path) -> None:
    Image.linear_gradient("L").convert("RGB").save(tmp_path / "a.jpg")
    made = plates([Paint("gold")], inks("cmyk"))
    request = PictureRequest(str(tmp_path / "a.jpg"), (80, 80), (0, 0, 1, 1), grey=True, plates=made)
    picture = prepare(request, PictureRules(300, 90), CMYK, keep=False)
    assert (picture.filter, picture.space) == ("/FlateDecode", "/DeviceGray")
