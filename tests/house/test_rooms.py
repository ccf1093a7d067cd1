"""The picture of the rooms is the one that the imports draw, and the rooms are as the rules say."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
WIDEST = 20
FOUND = {"rules", "kinds", "languages"}  # a file is found there by its name


def drawing() -> ModuleType:
    spec = importlib.util.spec_from_file_location("draw_rooms", ROOT / "tools" / "draw_rooms.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_picture_is_drawn_from_the_imports() -> None:
    """Mend with: python tools/draw_rooms.py"""
    rooms = drawing()
    assert (ROOT / "docs" / "rooms.svg").read_text(encoding="utf-8") == rooms.picture(rooms.arrows())


def test_no_folder_is_a_flat_bag() -> None:
    """At most twenty modules side by side, but for the folders whose files are found by their names."""
    src = ROOT / "src" / "reportcli"
    files = [path for path in src.rglob("*.py") if path.name != "__init__.py" and not FOUND & {*path.parts}]
    width = Counter(path.parent for path in files)
    assert {str(folder): count for folder, count in width.items() if count > WIDEST} == {}
