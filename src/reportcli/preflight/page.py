"""One page under judgement: its boxes, what is painted on it, and where something is in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pikepdf import Object

from reportcli.model.diagnostic import Diagnostic, Severity, error, warning
from reportcli.model.geometry import MM
from reportcli.model.paths import Box
from reportcli.model.value_class import dataclass
from reportcli.preflight.painted import Painted

_MAKERS: dict[Severity, Callable[..., Diagnostic]] = {Severity.ERROR: error, Severity.WARNING: warning}


@dataclass(frozen=True, slots=True)
class PageArea:
    """A page by its number (counted from 1) and boxes; bleed and trim fall back to the larger boxes."""

    number: int
    trim: Box
    bleed: Box
    media: Box

    def place(self, box: Box) -> str:
        """Left top corner and size, in millimetres from the left top corner of the trim."""
        x, y = (box[0] - self.trim[0]) / MM, (self.trim[3] - box[3]) / MM
        return f"x {x:.1f} mm, y {y:.1f} mm ({(box[2] - box[0]) / MM:.1f} × {(box[3] - box[1]) / MM:.1f} mm)"

    def shows(self, box: Box) -> bool:
        """Whether something of a box is inside the trim, more than a hair."""
        t = self.trim
        return box[0] < t[2] - 0.1 and box[2] > t[0] + 0.1 and box[1] < t[3] - 0.1 and box[3] > t[1] + 0.1


@dataclass(frozen=True, slots=True)
class PagePreflight(PageArea):
    """One page under judgement: what is painted on it, of how many pages, and the marks that it opens."""

    dictionary: Object
    painted: list[Painted]
    pages: int
    mcids: frozenset[int] = frozenset()

    @property
    def right(self) -> bool:
        """Whether it is a right page: its spine is at the left."""
        return self.number % 2 == 1

    @property
    def visible(self) -> Iterator[Painted]:
        """What is seen inside the trim."""
        return (item for item in self.painted if not item.hidden and self.shows(item.box))


def grouped(
    page: PagePreflight,
    code: str,
    clause: str,
    found: Iterable[tuple[Painted, dict[str, object]]],
    *,
    severity: Severity = Severity.ERROR,
) -> Iterator[Diagnostic]:
    """One finding for all objects of a page that share their arguments: the first place, and how many."""
    groups: dict[tuple[tuple[str, str], ...], list[Painted]] = {}
    for item, args in found:
        groups.setdefault(tuple((key, str(value)) for key, value in args.items()), []).append(item)
    for key, items in groups.items():
        yield _MAKERS[severity](
            code,
            None,
            page=page.number,
            place=page.place(items[0].box),
            count=len(items),
            object=f"{items[0].kind} {items[0].order + 1}",
            clause=clause,
            **dict(key),
        )
