"""A picture that is left no width or no height is an error, and nothing of it is drawn."""

from __future__ import annotations

import pytest

from reportcli import blocks as b
from reportcli.model.geometry import Length
from typeset.test_blocks import document
from typeset.typeset_builders import codes


@pytest.mark.parametrize("side", ["width", "height"])
def test_a_picture_without_a_side_is_reported(side: str) -> None:
    made = document(b.Image(path="p", image="sea", alt="The sea", missing=True, **{side: Length(0.0, "pt")}))
    assert "picture-without-room" in codes(made)
    assert not any(leaf.ops for page in made.pages for leaf in page.placed if leaf.block == "p")
