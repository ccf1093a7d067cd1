"""Pictures: what must not change keeps its bytes, everything else is made to fit its place."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from pathlib import Path

import numpy
import pytest
from PIL import Image

from reportcli.model.diagnostic import Findings
from reportcli.pdf.icc import Converter, read_profile
from reportcli.pdf.image_colours import within
from reportcli.pdf.image_encoding import PreparedPicture
from reportcli.pdf.images import PictureRequest, PictureRules, prepare, survey

ICC = Path(__file__).parents[2] / "layouts" / "base" / "icc"
RULES = PictureRules(300, 90)
CMYK = Converter(read_profile(ICC / "ISOcoated_v2_300_bas.icc"))
RGB = Converter(read_profile(ICC / "sRGB.icc"))
WHOLE = (0.0, 0.0, 1.0, 1.0)


def save(folder: Path, name: str, image: Image.Image, **options: object) -> str:
    image.save(folder / name, **options)  # type: ignore[arg-type]
    return str(folder / name)


def make(request: PictureRequest, converter: Converter = CMYK) -> PreparedPicture:
    return prepare(request, RULES, converter, survey(request, RULES, converter).keep)


def opened(picture: PreparedPicture) -> Image.Image:
    return Image.open(io.BytesIO(picture.data))


def halves(size: tuple[int, int] = (200, 100)) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, (255, 0, 0))
    image.paste((0, 0, 255), (size[0] // 2, 0, *size))
    return image


def test_rgb_becomes_cmyk_of_the_press(tmp_path: Path) -> None:
    path = save(tmp_path, "a.jpg", halves())
    picture = make(PictureRequest(path, (100, 50), WHOLE))
    assert (picture.space, picture.filter) == ("/DeviceCMYK", "/DCTDecode")
    assert picture.decode == "/Decode[1 0 1 0 1 0 1 0]"
    cyan, magenta, yellow, _ = opened(picture).getpixel((10, 50))  # type: ignore[misc]
    assert magenta > 200 and yellow > 200 and cyan < 60


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_jpegs_in_press_colours_keep_their_bytes(tmp_path: Path, mode: str) -> None:
    path = save(tmp_path, "a.jpg", halves().convert(mode))
    picture = make(PictureRequest(path, (100, 50), WHOLE))
    assert picture.data == Path(path).read_bytes()
    assert bool(picture.decode) == (mode == "CMYK")


def test_an_srgb_jpeg_keeps_its_bytes_on_screen(tmp_path: Path) -> None:
    path = save(tmp_path, "a.jpg", halves())
    assert make(PictureRequest(path, (100, 50), WHOLE), RGB).data == Path(path).read_bytes()


def test_never_more_pixels_than_the_place_needs_and_never_more_than_there_are(tmp_path: Path) -> None:
    path = save(tmp_path, "a.jpg", halves((2000, 1000)).convert("L"))
    small = make(PictureRequest(path, (72, 36), WHOLE))
    assert (small.width, small.height) == (300, 150)
    large = make(PictureRequest(path, (7200, 3600), WHOLE))
    assert (large.width, large.height) == (2000, 1000)


def test_exif_rotation_comes_before_the_crop(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # shown turned clockwise: the left edge comes on top
    path = save(tmp_path, "a.jpg", halves((400, 200)), exif=exif, quality=95)
    picture = make(PictureRequest(path, (200, 200), (0, 0, 1, 0.5)), RGB)
    assert (picture.width, picture.height) == (200, 200)
    red, _, blue = opened(picture).getpixel((100, 100))  # type: ignore[misc]
    assert red > 200 and blue < 60


def test_a_crop_shows_its_part(tmp_path: Path) -> None:
    path = save(tmp_path, "a.png", halves())
    picture = make(PictureRequest(path, (50, 50), (0.5, 0, 1, 1)), RGB)
    pixel = zlib.decompress(picture.data)[:3]
    assert (picture.filter, pixel) == ("/FlateDecode", b"\x00\x00\xff")


def test_flat_artwork_is_kept_without_loss_photographs_are_not(tmp_path: Path) -> None:
    flat = save(tmp_path, "flat.png", halves())
    photo = save(tmp_path, "photo.png", Image.effect_noise((200, 100), 90).convert("RGB"))
    noisy = save(
        tmp_path, "noisy.png", Image.merge("RGB", [Image.effect_noise((200, 100), 90) for _ in range(3)])
    )
    assert make(PictureRequest(flat, (100, 50), WHOLE)).filter == "/FlateDecode"
    assert make(PictureRequest(photo, (100, 50), WHOLE)).filter == "/FlateDecode"  # at most 256 greys
    assert make(PictureRequest(noisy, (100, 50), WHOLE)).filter == "/DCTDecode"


def test_alpha_becomes_a_soft_mask_and_opaque_alpha_none(tmp_path: Path) -> None:
    image = halves().convert("RGBA")
    opaque = save(tmp_path, "opaque.png", image)
    image.putalpha(128)
    path = save(tmp_path, "a.png", image)
    request = PictureRequest(path, (100, 50), WHOLE)
    assert survey(request, RULES, CMYK).alpha
    mask = make(request).mask
    assert mask is not None and zlib.decompress(mask)[:200] == b"\x80" * 200
    assert make(replace(request, path=opaque)).mask is None


def test_grey_and_duotone(tmp_path: Path) -> None:
    path = save(tmp_path, "a.jpg", Image.new("RGB", (50, 50), (0, 0, 0)))
    request = PictureRequest(path, (50, 50), WHOLE, grey=True)
    assert make(request).space == "/DeviceGray"
    shadow = make(replace(request, shadow=(1.0, 0.5, 0.0, 0.0)))
    assert opened(shadow).getpixel((25, 25)) == pytest.approx((255, 128, 0, 0), abs=3)
    assert opened(make(replace(request, shadow=(1.0, 0.5, 0.0)), RGB)).getpixel((5, 5)) == pytest.approx(
        (255, 128, 0), abs=4
    )


def test_what_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    path = save(tmp_path, "a.jpg", halves((400, 400)))
    Path(path).write_bytes(Path(path).read_bytes()[:900])
    with pytest.raises(Findings) as found:
        make(PictureRequest(path, (100, 50), WHOLE))
    assert found.value.diagnostics[0].args["picture"] == "a.jpg"
    (tmp_path / "b.jpg").write_text("no picture")
    with pytest.raises(Findings):
        survey(PictureRequest(str(tmp_path / "b.jpg"), (1, 1), WHOLE), RULES, CMYK)


def test_greys_saved_as_rgb_stay_on_the_black_plate(tmp_path: Path) -> None:
    ramp = Image.linear_gradient("L").resize((300, 300))
    path = save(tmp_path, "grey.jpg", ramp.convert("RGB"), quality=95)
    assert make(PictureRequest(path, (50, 50), WHOLE)).space == "/DeviceGray"
    tinted = Image.merge("RGB", (ramp, ramp, ramp.point(lambda value: value * 0.9)))
    path = save(tmp_path, "sepia.jpg", tinted, quality=95)
    assert make(PictureRequest(path, (50, 50), WHOLE)).space == "/DeviceCMYK"


def heaviest(picture: Image.Image) -> float:
    return float(numpy.asarray(picture, dtype=int).sum(axis=2).max()) / 255


@pytest.mark.parametrize("inks", [(255, 255, 255, 200), (240, 250, 30, 255), (200, 200, 200, 200)])
def test_what_is_over_the_ink_limit_gives_way_in_its_colours(inks: tuple[int, ...]) -> None:
    picture = Image.new("CMYK", (8, 8), inks)
    picture.paste((10, 20, 30, 40), (0, 0, 4, 8))
    lighter = within(picture, 2.6)
    assert heaviest(lighter) <= 2.6 < heaviest(picture)
    cyan, magenta, _, black = lighter.getpixel((6, 6))  # type: ignore[misc]
    assert black == inks[3]
    assert cyan / magenta == pytest.approx(inks[0] / inks[1], abs=0.03)
    assert lighter.getpixel((1, 1)) == (10, 20, 30, 40)
    assert within(lighter, 2.6) is lighter and within(picture, None) is picture


def test_a_heavy_press_picture_is_made_anew_where_the_printer_asks_for_less(tmp_path: Path) -> None:
    path = save(tmp_path, "a.jpg", Image.new("CMYK", (300, 300), (230, 230, 230, 255)), quality=95)
    request = PictureRequest(path, (80, 80), WHOLE)
    limited = replace(RULES, ink_limit=2.8)
    made = prepare(request, limited, CMYK, survey(request, limited, CMYK).keep)
    assert made.data != Path(path).read_bytes()
    assert heaviest(opened(made)) <= 2.8
    assert make(request).data == Path(path).read_bytes()


def test_the_shipped_profile_keeps_to_300_percent_by_itself() -> None:
    assert 2.9 < CMYK.heaviest <= 3.0
    assert RGB.heaviest == 0


def test_pictures_without_a_statement_of_colour_are_known(tmp_path: Path) -> None:
    plain = save(tmp_path, "plain.jpg", halves())
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0xA001] = 1
    stated = save(tmp_path, "stated.jpg", halves(), exif=exif)
    tagged = save(tmp_path, "tagged.jpg", halves(), icc_profile=read_profile(ICC / "sRGB.icc"))
    grey = save(tmp_path, "grey.jpg", halves().convert("L"))
    requests = [PictureRequest(one, (50, 25), WHOLE) for one in (plain, stated, tagged, grey)]
    found = [survey(request, RULES, CMYK) for request in requests]
    assert [one.untagged for one in found] == [True, False, False, False]


def test_a_damaged_profile_is_a_finding_of_its_picture(tmp_path: Path) -> None:
    broken = bytearray(read_profile(ICC / "sRGB.icc"))
    broken[128:132] = b"\xff\xff\xff\xff"
    path = save(tmp_path, "a.jpg", halves(), icc_profile=bytes(broken))
    with pytest.raises(Findings, match="picture-unreadable"):
        make(PictureRequest(path, (50, 25), WHOLE))


def test_a_damaged_profile_of_the_press_is_told() -> None:
    broken = bytearray(CMYK.destination)
    broken[128:132] = b"\xff\xff\xff\xff"
    with pytest.raises(Findings, match="icc-unusable"):
        Converter(bytes(broken)).convert(halves(), None)


@pytest.mark.parametrize(
    ("kind", "mode", "more"),
    [
        ("WEBP", "RGB", {"lossless": True}),
        ("GIF", "P", {}),
        ("TIFF", "RGB", {"compression": "tiff_lzw"}),
        ("TIFF", "CMYK", {}),
        ("TIFF", "RGB", {"tiffinfo": {274: 1}}),
    ],
)
def test_other_kinds_are_made_to_fit_as_png_is(
    tmp_path: Path, kind: str, mode: str, more: dict[str, object]
) -> None:
    halves().convert(mode).save(tmp_path / "a", kind, **more)
    picture = make(PictureRequest(str(tmp_path / "a"), (100, 50), WHOLE))
    assert (picture.space, picture.width, picture.height) == ("/DeviceCMYK", 200, 100)
    if picture.filter == "/FlateDecode":
        pixels = numpy.frombuffer(zlib.decompress(picture.data)[:-1], numpy.uint8).reshape(100, 200, 4)
        left, right = pixels[50, 10], pixels[50, 190]
    else:
        left, right = (opened(picture).getpixel((x, 50)) for x in (10, 190))  # type: ignore[assignment]
    assert left[1] > 180 and left[0] < 80 and right[0] > 150 and right[2] < 120


def test_a_turned_tiff_stands_upright(tmp_path: Path) -> None:
    Image.new("RGB", (200, 100), "red").save(tmp_path / "a", "TIFF", tiffinfo={274: 6})
    picture = make(PictureRequest(str(tmp_path / "a"), (50, 100), WHOLE))
    assert (picture.width, picture.height) == (100, 200)
