"""The base layout's fonts, and short ways to say what to set."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportcli.model.display import FontResource
from reportcli.text.composer import Composer
from reportcli.text.fonts import FontSet

FONTS = Path(__file__).parents[2] / "layouts" / "base" / "fonts"
FILES = {
    "serif/400/normal": "SourceSerif4-Regular.otf",
    "serif/400/italic": "SourceSerif4-It.otf",
    "serif/600/normal": "SourceSerif4-Semibold.otf",
    "serif/700/normal": "SourceSerif4-Bold.otf",
    "sans/400/normal": "SourceSans3-Regular.otf",
    "arabic/400/normal": "NotoSansArabic-Regular.ttf",
}


@pytest.fixture(scope="session")
def resources() -> dict[str, FontResource]:
    return {key: FontResource(key, str(FONTS / name)) for key, name in FILES.items()}


@pytest.fixture
def fonts(resources: dict[str, FontResource]) -> FontSet:
    return FontSet(resources, ["arabic/400/normal"])


@pytest.fixture(scope="session")
def composer(resources: dict[str, FontResource]) -> Composer:
    return Composer(FontSet(resources, ["arabic/400/normal"]))
