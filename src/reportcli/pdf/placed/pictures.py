"""Pictures within a page of another file as objects of ours, with their masks."""

from __future__ import annotations

import zlib

import pikepdf
from pikepdf import Dictionary, Object

from reportcli.inputs.pdf_pages.bounded import data_of, filters_of, refused
from reportcli.pdf import objects
from reportcli.pdf.image_colours import recoloured, within
from reportcli.pdf.image_encoding import encoded
from reportcli.pdf.placed.colours import Colours, Space
from reportcli.pdf.placed.copying import Copier
from reportcli.pdf.placed.images import check_size, converted, fits, image_object, plain_entries
from reportcli.pdf.placed.rules import PlacingRules

LEAST_INLINE = 3
"""Pixels of a side: smaller ones are not unpacked by the library."""


class PagePictures:
    """The pictures of one page."""

    def __init__(self, copier: Copier, colours: Colours, rules: PlacingRules) -> None:
        self._copier, self._colours, self._rules = copier, colours, rules

    def image(self, image: Object, named: Object) -> str:
        """The reference of an image with its mask. named: ColorSpace resources around it. Raises Findings."""
        check_size(int(image["/Width"]), int(image["/Height"]))
        if bool(image.get("/ImageMask", False)):
            return self._copied(image, "/ImageMask true")
        masks = self._masks(image)
        space = self._space_of(image, named)
        kept = fits(space, self._colours, filters_of(image))
        if kept is not None:
            return self._copied(image, f"/ColorSpace{kept}{masks}")
        if space is not None:
            self._colours.spots.update(space.spots)
        rules = self._rules
        made = converted(image, space, self._colours, quality=rules.quality, ink_limit=rules.ink_limit)
        return self._copier.add(image_object(made, masks))

    def inline(self, image: pikepdf.PdfInlineImage) -> str:
        """An inline image as an object: its reference. Raises Findings."""
        check_size(image.width, image.height)
        if image.image_mask and min(image.width, image.height) >= LEAST_INLINE:
            inverted = [float(number) for number in image.obj.get("/Decode", ())] == [1.0, 0.0]
            entries = (
                f"/Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}/ImageMask true"
                f"/BitsPerComponent 1{'/Decode[1 0]' if inverted else ''}"
            )
            return self._copier.add(objects.stream(entries, image.read_bytes(), pad=b""))
        if min(image.width, image.height) < LEAST_INLINE:
            raise refused("inline pictures of a few pixels")
        made = image.as_pil_image()
        if made.mode in ("1", "P"):
            made = made.convert("L" if made.mode == "1" else "RGB")
        final = recoloured(made, self._colours.treatment, None, self._colours.converter)
        final = within(final, self._rules.ink_limit)
        data = zlib.compress(final.tobytes() + b"\n", 6)
        return self._copier.add(image_object(encoded(final, data, "/FlateDecode", None)))

    def _masks(self, image: Object) -> str:
        """How an image is masked, as entries of its dictionary."""
        if isinstance(image.get("/Mask"), pikepdf.Array):
            raise refused("masks of colours")
        if "/SMask" not in image:
            return f"/Mask {self._copied(image['/Mask'], '/ImageMask true')}" if "/Mask" in image else ""
        if "/Matte" in image["/SMask"]:
            raise refused("pictures that are blended with a matte")
        return f"/SMask {self._copied(image['/SMask'], '/ColorSpace/DeviceGray')}"

    def _space_of(self, image: Object, named: Object) -> Space | None:
        stated = image.get("/ColorSpace")
        return None if stated is None else self._colours.space(stated, named)

    def _copied(self, image: Object, more: str) -> str:
        """An image with its own data."""
        check_size(int(image["/Width"]), int(image["/Height"]))
        filters = filters_of(image)
        plain = f"{plain_entries(image)}{more}"
        if len(filters) != 1 or filters[0] == "/LZWDecode":
            return self._copier.add(objects.stream(plain, data_of(image), pad=b""))
        packing = f"/Filter{filters[0]}"
        parameters = image.get("/DecodeParms")
        if isinstance(parameters, pikepdf.Array):
            parameters = parameters[0] if len(parameters) else None
        if isinstance(parameters, Dictionary):
            packing += f"/DecodeParms{self._copier.syntax(parameters)}"
        raw = bytes(image.read_raw_bytes())
        return self._copier.add(objects.stream(plain + packing, raw, compress=False, pad=b""))
