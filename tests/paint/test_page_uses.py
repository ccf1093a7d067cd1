"""What a page asks its document for, again in the same order; what has changed since is noticed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from reportcli.model.display import Glyph
from reportcli.paint.page_uses import PageUses, UsedFont, UsedForm
from reportcli.paint.resources import PaintResources
from reportcli.pdf.writer import Resources


class Font:
    """A font in which glyph 1 means what it is first used for."""

    def __init__(self, key: str, texts: dict[int, str] | None = None) -> None:
        self.reference = f"ref {key}"
        self.texts: dict[int, str] = dict(texts or {})

    def reads_as(self, gid: int, text: str) -> bool:
        return self.texts.setdefault(gid, text) == text


def document(**texts: dict[int, str]) -> PaintResources:
    """A document whose fonts have shown glyphs on other pages. texts: what each means, by the font's key."""
    fonts = {key: Font(key, texts.get(key)) for key in ("sans", "serif")}
    forms: list[str] = []

    def form(content: str, resources: Resources, box: object) -> str:
        forms.append(f"{content} {resources.body()}")
        return f"form {len(forms)}"

    made = SimpleNamespace(
        font=fonts.__getitem__, form=form, made=forms, inks=SimpleNamespace(separations={})
    )
    return cast(PaintResources, made)


def page_of(shared: PaintResources) -> PageUses:
    """A page with a glyph of each font and a group that holds the second."""
    uses = PageUses(shared)
    for key, text in (("serif", "a"), ("sans", "b")):
        _, font = uses.font(key)
        font.reads_as(1, text)
        uses.note(key, [Glyph(1, 500.0, 0.0, 0.0, text)])
    inside = Resources()
    inside.add("Font", "F1", "ref sans")
    inside.add("ExtGState", "A500", "<</ca .5>>")
    uses.form("BT ET", inside, (0.0, 0.0, 1.0, 1.0))
    return uses


def test_names_are_counted_on_the_page() -> None:
    shared = document()
    PageUses(shared).font("sans")
    assert PageUses(shared).font("serif")[0] == "F0"


def test_a_page_asks_again_for_all_that_it_used() -> None:
    used = page_of(document()).used()
    assert [type(one) for one in used] == [UsedFont, UsedFont, UsedForm]
    shared = document()
    again = PageUses(shared)
    assert again.again(used)
    assert shared.made == ["BT ET <</ExtGState<</A500 <</ca .5>>>>/Font<</F1 ref sans>>>>"]  # type: ignore[attr-defined]
    entries = (("Font", "F0", ""), ("XObject", "G0", ""), ("ColorSpace", "S0", "[/Separation]"))
    assert again.resources(entries).body() == (
        "<</ColorSpace<</S0 [/Separation]>>/Font<</F0 ref serif>>/XObject<</G0 form 1>>>>"
    )
    assert shared.inks.separations == {"S0": "[/Separation]"}


def test_a_glyph_that_means_something_else_by_now_is_noticed() -> None:
    used = page_of(document()).used()
    assert not PageUses(document(serif={1: "A"})).again(used)
    assert PageUses(document(serif={1: "a", 2: "x"})).again(used)
