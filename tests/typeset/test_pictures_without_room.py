"""A picture that is left no width or no height is an error, and nothing of it is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportcli import blocks as b
from reportcli.model.geometry import Length
from typeset.test_blocks import document
from typeset.typeset_builders import codes

PICTURE = b.Image(path="p", image="sea", alt="The sea", missing=True)
NOTHING = Length(0.0, "pt")


@pytest.mark.parametrize("picture", [replace(PICTURE, width=NOTHING), replace(PICTURE, height=NOTHING)])
def test_a_picture_without_a_side_is_reported(picture: b.Image) -> None:
    made = document(picture)
    assert "picture-without-room" in codes(made)
    assert not any(leaf.ops for page in made.pages for leaf in page.placed if leaf.block == "p")
