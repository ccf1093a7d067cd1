"""Pictures that other runs have prepared, under all that makes them what they are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path

from reportcli.model.blobs import Blobs
from reportcli.pdf.icc import Converter
from reportcli.pdf.image_encoding import PreparedPicture, as_entry, from_entry
from reportcli.pdf.images import PictureRequest, PictureRules, Survey

HEADER, DATA, FILES = "picture-header", "picture", "picture-files"
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

    def are_new(self, paths: Iterable[str], rules: PictureRules, converter: Converter) -> bool:
        """Whether no run has been asked this of the same files, rules and colours before: what it will place
        of them was prepared by none. From now on one has. False where there are no files.
        """
        digests = sorted({self._digest_of(path) or path for path in paths})
        key = repr((digests, astuple(rules), converter.identity))
        if not digests or self._blobs.get(FILES, key) is not None:
            return False
        self._blobs.put(FILES, key, b"1")
        return True

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
        """Remembers a picture whose file has not changed since the run has read it, when the key was made."""
        if key is None:
            return
        with suppress(OSError), Path(request.path).open("rb") as file:
            if key.startswith(repr((hashlib.file_digest(file, "sha256").hexdigest(),))[:-1]):
                self._blobs.put(DATA, key, as_entry(picture))
