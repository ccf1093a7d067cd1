"""What is set by hand on pages: focus and crop of a picture, a break before a block, a block kept together.

Each setting is one line in `overrides.yaml` of the report's own layout, and can be taken back while nobody
else has changed that file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from reportcli.blocks import Block, Break, Image, Section
from reportcli.deliver.atomic_write import write_atomic
from reportcli.inputs.project_files import OutsideError
from reportcli.inputs.regular_file import NotRegularError, TooLargeError, read_regular
from reportcli.model.diagnostic import Findings
from reportcli.model.value_class import dataclass
from reportcli.run.preview import Preview
from reportcli.typeset.blocks.kinds.image import placed_picture
from reportcli.watch.overrides_file import NAME, Target, UnwritableError, Value, with_override
from reportcli.watch.places import Leaf, Places

Data = dict[str, object]
LARGEST = 1 << 20  # bytes of the file
OF_PICTURES = ("focal", "point", "zoom")
BREAKS = ("auto", "page", "left", "right", "column", "frame")


class NotSetError(Exception):
    """A setting that was not made; `status` says why in the words of HTTP."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(str(status))


@dataclass(frozen=True, slots=True)
class Setting:
    """One value for a block or a photo."""

    target: Target
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class _Step:
    """One line that was written: the file before (None: there was none) and after it."""

    path: Path
    before: bytes | None
    after: bytes


class ByHand:
    """The settings of one run of the workshop, the last of which can be taken back."""

    def __init__(self) -> None:
        self._steps: list[_Step] = []

    @property
    def steps(self) -> int:
        """How many settings can be taken back."""
        return len(self._steps)

    def set(self, preview: Preview, setting: Setting) -> Data:
        """Writes a setting. Raises NotSetError: 403 where the report has no layout of its own, 409 where its
        file takes no line.
        """
        file = _file(preview)
        before = _read(file)
        try:
            text, line = with_override((before or b"").decode("utf-8"), setting.target, setting.values)
        except (UnwritableError, UnicodeDecodeError):
            raise NotSetError(409) from None
        after = text.encode("utf-8")
        _write(file, after)
        self._steps.append(_Step(file, before, after))
        return {"file": preview.examined.files.name(file), "line": line, "steps": self.steps}

    def undo(self) -> Data:
        """Takes the last setting back. Raises NotSetError: 404 where there is none, 409 where the file has
        changed since.
        """
        if not self._steps:
            raise NotSetError(404)
        step = self._steps.pop()
        if _read(step.path) != step.after:
            self._steps.clear()
            raise NotSetError(409)
        if step.before is None:
            step.path.unlink()
        else:
            _write(step.path, step.before)
        return {"steps": self.steps}


def settings(places: Places, leaf: Leaf) -> Data | None:
    """What of a block can be set by hand, and how it is now; None where nothing can.

    named: the path of ids of the block, or of the nearest around it, that is kept together and breaks.
    """
    block, around = places.blocks.get(leaf.block), _named(places, leaf.block)
    found: Data = {}
    if around is not None:
        before = places.blocks.get(f"{around.path}/break")
        broken = before.kind if isinstance(before, Break) else "auto"
        found |= {"named": id_path(places, around.path), "keep": around.keep, "break-before": broken}
    if isinstance(block, Image) and _is_cropped(block):
        found |= {"focal": list(block.focal)} | ({"zoom": block.zoom} if around is block else {})
    return found or None


def _named(places: Places, path: str) -> Block | None:
    """The nearest block, from this one outwards, that an override can name; sections aside, which say
    themselves where they start.
    """
    while path:
        block = places.blocks.get(path)
        if block is not None and block.id is not None:
            return None if isinstance(block, Section) else block
        path = path.rpartition("/")[0]
    return None


def id_path(places: Places, path: str) -> str:
    """The path of ids that an override names a block by."""
    steps = path.split("/")
    blocks = [places.blocks.get("/".join(steps[: number + 1])) for number in range(len(steps))]
    return "/".join(block.id for block in blocks if block is not None and block.id is not None)


def setting_at(preview: Preview, leaf: Leaf, places: Places, values: Mapping[str, object]) -> Setting:
    """What a page asks for, about the block of a leaf.

    values: one of `focal` (fractions of the picture), `point` (fractions of the leaf's box: the focus goes to
    what shows there), `zoom` of a picture with an id, `keep` or `break-before` of the nearest block with an
    id. Raises NotSetError: 400 for a value that is none, 404 for a block that is not there or has no id.
    """
    block = places.blocks.get(leaf.block)
    if block is None:
        raise NotSetError(404)
    if len(values) != 1:
        raise NotSetError(400)
    ((name, given),) = values.items()
    value = _READ[name](given) if name in _READ else None
    if value is None or (name in OF_PICTURES and not _is_cropped(block)):
        raise NotSetError(400)
    if name in ("focal", "point") and isinstance(block, Image):
        focal = _focus_at(preview, block, leaf, value) if name == "point" else value
        return Setting(Target(photo=block.image), {"focal": focal})
    around = _named(places, leaf.block)
    if around is None or (name == "zoom" and around is not block):
        raise NotSetError(404)
    return Setting(Target(block=id_path(places, around.path)), {name: value})


def _is_cropped(block: Block) -> bool:
    return isinstance(block, Image) and block.fit == "cover" and not block.missing


def _focus_at(preview: Preview, block: Image, leaf: Leaf, point: Value) -> Value:
    """The point of the whole picture that shows at a point of its box, in fractions, to the thousandth."""
    resource = preview.examined.document.images[block.image]
    natural = resource.width / resource.height
    _, (left, top, right, bottom) = placed_picture(block, natural, leaf.box[2], leaf.box[3])
    shares = point if isinstance(point, tuple) else (0.5, 0.5)
    return round(left + (right - left) * shares[0], 3), round(top + (bottom - top) * shares[1], 3)


def _point(value: object) -> Value | None:
    sides = value if isinstance(value, list) and len(value) == 2 else []
    shares = [round(float(one), 3) for one in sides if type(one) in (int, float) and 0 <= one <= 1]
    return (shares[0], shares[1]) if len(shares) == 2 else None


def _zoom(value: object) -> Value | None:
    return round(float(value), 3) if type(value) in (int, float) and 1 <= value <= 20 else None  # type: ignore[arg-type, operator]


def _flag(value: object) -> Value | None:
    return value if isinstance(value, bool) else None


def _break(value: object) -> Value | None:
    return value if isinstance(value, str) and value in BREAKS else None


_READ: Mapping[str, Callable[[object], Value | None]] = {
    "focal": _point,
    "point": _point,
    "zoom": _zoom,
    "keep": _flag,
    "break-before": _break,
}


def _file(preview: Preview) -> Path:
    """The file of the report's own layout. Raises NotSetError where it is one that comes with the program."""
    layout, files = preview.examined.layout, preview.examined.files
    try:
        folder = files.inside(layout.layers[0])
    except OutsideError:
        raise NotSetError(403) from None
    shipped = folder.is_relative_to(files.package)
    if not folder.is_relative_to(files.root) or (shipped and len(layout.layers) == 1):
        raise NotSetError(403)
    return folder / NAME


def _read(path: Path) -> bytes | None:
    if not path.exists() and not path.is_symlink():
        return None
    try:
        return read_regular(path, LARGEST)
    except (OSError, NotRegularError, TooLargeError):
        raise NotSetError(409) from None


def _write(path: Path, data: bytes) -> None:
    try:
        write_atomic(path, data)
    except Findings:
        raise NotSetError(409) from None
