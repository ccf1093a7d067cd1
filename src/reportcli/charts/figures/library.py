"""matplotlib, as this program uses it: the one module that imports it, when a name is first asked for.

It finds the settings that it ships with and no others, makes no list of fonts and writes no file. pyplot is
not
imported. Its state is that of the process: whoever draws holds `LOCK`.
"""

from __future__ import annotations

import importlib.util
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportcli.charts.figures.fonts import FontFiles

if TYPE_CHECKING:
    from matplotlib import colormaps, rc_context, rcParams
    from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase
    from matplotlib.colors import ListedColormap
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import LoadFlags
    from matplotlib.image import AxesImage
    from matplotlib.path import Path as MplPath
    from matplotlib.textpath import TextToPath
    from matplotlib.ticker import Formatter, ScalarFormatter
    from matplotlib.transforms import Affine2D

__all__ = [
    "FONTS",
    "LOCK",
    "Affine2D",
    "AxesImage",
    "Figure",
    "FigureCanvasBase",
    "FontProperties",
    "Formatter",
    "GraphicsContextBase",
    "ListedColormap",
    "LoadFlags",
    "MplPath",
    "RendererBase",
    "ScalarFormatter",
    "TextToPath",
    "colormaps",
    "own_defaults",
    "prepare",
    "rcParams",
    "rc_context",
]

LOCK = threading.RLock()
FONTS = FontFiles()
_SETTINGS = "matplotlibrc"
_USERS_OF_FONTS = ("font_manager", "text", "textpath", "_mathtext")
_PLACES = {
    "Affine2D": "transforms",
    "AxesImage": "image",
    "Figure": "figure",
    "FigureCanvasBase": "backend_bases",
    "FontProperties": "font_manager",
    "Formatter": "ticker",
    "GraphicsContextBase": "backend_bases",
    "ListedColormap": "colors",
    "LoadFlags": "ft2font",
    "MplPath": "path",
    "RendererBase": "backend_bases",
    "ScalarFormatter": "ticker",
    "TextToPath": "textpath",
}
_NAMES = {"MplPath": "Path"}
_BEFORE: list[str] = []  # what was imported before us, with settings of the machine


def __getattr__(name: str) -> Any:
    """A name of `__all__`, from matplotlib."""
    if name not in __all__:
        raise AttributeError(name)
    prepare()
    package = sys.modules["matplotlib"]
    place = _PLACES.get(name)
    found = getattr(import_module(f"matplotlib.{place}") if place else package, _NAMES.get(name, name))
    globals()[name] = found
    return found


def prepare() -> None:
    """Imports matplotlib with its own settings and our table of fonts, before anybody else does."""
    with LOCK:
        if _prepared():
            return
        if "matplotlib" in sys.modules:
            _BEFORE.append("matplotlib")
        with _own_settings():
            package = import_module("matplotlib")
            with _own_fonts(package):
                import_module("matplotlib.figure")
        for name in _USERS_OF_FONTS:
            _use_fonts(sys.modules[f"matplotlib.{name}"])


def own_defaults() -> None:
    """Gives every setting the value that matplotlib ships with, where somebody else imported it before us."""
    if _BEFORE:
        sys.modules["matplotlib"].rcdefaults()


def _prepared() -> bool:
    module = sys.modules.get("matplotlib.font_manager")
    return module is not None and getattr(module, "fontManager", None) is FONTS


def _use_fonts(module: Any) -> None:
    """Text of matplotlib's own (of mathematics, outlines of letters) looks for fonts in our table alone."""
    for name, found in (("fontManager", FONTS), ("_fontManager", FONTS), ("findfont", FONTS.findfont)):
        if hasattr(module, name):
            setattr(module, name, found)


@contextmanager
def _own_settings() -> Iterator[None]:
    """While matplotlib is imported it finds the settings that it ships with, and no others.

    It looks for ./matplotlibrc before it looks at MATPLOTLIBRC, and stops at a broken one; with no file found
    so far it makes a folder for its settings, or complains that it cannot. Whether ./matplotlibrc is there is
    answered here, as another working directory would be another one for all threads.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # of caches and fonts that are not used here
    found = importlib.util.find_spec("matplotlib")
    shipped = Path((found and found.origin) or "").parent / "mpl-data" / _SETTINGS
    exists, before = os.path.exists, os.environ.get("MATPLOTLIBRC")
    os.path.exists = lambda path: path != _SETTINGS and exists(path)
    os.environ["MATPLOTLIBRC"] = str(shipped)
    try:
        yield
    finally:
        os.path.exists = exists
        if before is None:
            del os.environ["MATPLOTLIBRC"]
        else:
            os.environ["MATPLOTLIBRC"] = before


@contextmanager
def _own_fonts(package: Any) -> Iterator[None]:
    """While matplotlib's table of fonts is made it is ours: no folder is searched, no file is written.

    The last that `font_manager` does on import is to ask for the folder of its cache and to read the table
    from a file there.
    """
    folder: Callable[[], str] = package.get_cachedir
    FONTS.shipped = Path(package.get_data_path()) / "fonts" / "ttf"

    def nowhere() -> str:
        """The folder of the cache; what reads the file in it gives our table."""
        module: Any = sys.modules["matplotlib.font_manager"]
        FONTS.version = module.FontManager.__version__
        module.json_load = lambda path: FONTS
        return ""

    package.get_cachedir = nowhere
    try:
        yield
    finally:
        package.get_cachedir = folder
