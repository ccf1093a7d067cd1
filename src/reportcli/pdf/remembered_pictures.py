"""Pictures that other runs have prepared, under all that makes them what they are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path

from reportcli.model.blobs import Blobs
from reportcli.pdf.icc import Converter
from reportcli.pdf.image_encoding import PreparedPicture, as_entry, from_entry
from reportcli.pdf.images import PictureRequest, PictureRules, Survey

HEADER, DATA = "picture-header", "picture"
Digest = Callable[[str], str | None]


class RememberedPictures:
    """A key is None where the file's content is not known: such a picture is prepared and not remembered."""

    def __init__(self, blobs: Blobs, digest_of: Digest) -> None:
        """digest_of: the sha256 of a file that the run has read, by path."""
        self._blobs = blobs
        self._digest_of = digest_of

    def key(self, request: PictureRequest, rules: PictureRules, converter: Converter) -> str | None:
        """The file's content, the placement, the profile's rules and its colours."""
        digest = self._digest_of(request.path)
        if digest is None:
            return None
        asked = (request.size, request.crop, request.grey, request.shadow, request.plates is not None)
        return repr((digest, asked, astuple(rules), converter.identity))

    def survey(self, key: str | None) -> Survey | None:
        """What the header of a picture says."""
        entry = self._blobs.get(HEADER, key) if key else None
        with suppress(ValueError, TypeError):
            return Survey(*json.loads(entry)) if entry is not None else None
        return None

    def keep_survey(self, key: str | None, survey: Survey) -> None:
        """Remembers what a header says."""
        if key:
            self._blobs.put(HEADER, key, json.dumps(astuple(survey)).encode())

    def picture(self, key: str | None) -> PreparedPicture | None:
        """A picture, ready to embed."""
        entry = self._blobs.get(DATA, key) if key else None
        with suppress(ValueError, TypeError):
            return from_entry(entry) if entry is not None else None
        return None

    def keep_picture(self, key: str | None, request: PictureRequest, picture: PreparedPicture) -> None:
        """Remembers a picture whose file has not changed since the run has read it."""
        if key is None:
            return
        with suppress(OSError), Path(request.path).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() == self._digest_of(request.path):
                self._blobs.put(DATA, key, as_entry(picture))
