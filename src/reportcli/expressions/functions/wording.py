"""Texts in expressions: letters, lists, words of the edition, and what is known when all pages are."""

from __future__ import annotations

from reportcli.expressions.access import elements, is_blank, joined, kind_of, piece
from reportcli.expressions.errors import unknown
from reportcli.expressions.evaluation import Evaluation
from reportcli.expressions.functions.calculation import fact_of
from reportcli.expressions.functions.queries import collation_key
from reportcli.expressions.values import Deferred, ExpressionError, Icon, Rich, StandIn, Undefined
from reportcli.model.inline import PAGE_LIST
from reportcli.model.languages import language_of
from reportcli.model.value_class import replace
from reportcli.workbook.tables.record import CellText


def initials(ev: Evaluation, value: object) -> str:
    """First letters of a name: “Jean-Claude Kakudji” is “JK”; what stands in for a missing portrait."""
    if not isinstance(value, (str, Rich)):
        raise ExpressionError("expression-not-text", kind=kind_of(value))
    text = value if isinstance(value, str) else "".join(str(piece.content) for piece in value.pieces)
    words = [word for word in text.split() if word[:1].isalpha()]
    return "".join(word[0].upper() for word in words[:1] + words[1:][-1:])


def index_letter(ev: Evaluation, value: object) -> str:
    """The letter that a text stands under in an alphabetic list: “École” under E, “3D” under #."""
    if not isinstance(value, (str, Rich)):
        raise ExpressionError("expression-not-text", kind=kind_of(value))
    text = value if isinstance(value, str) else "".join(str(piece.content) for piece in value.pieces)
    letter = collation_key(text.strip())[0][:1].upper()
    return letter if letter.isalpha() else "#"


def join(ev: Evaluation, values: object, separator: object = ", ", last: object = None) -> object:
    """Elements with a separator between them, `last` before the last one; Facts stay Facts."""
    items = [item for item in elements(values) if not is_blank(item)]
    ev.budget.spend(len(items))
    parts: list[object] = []
    for index, item in enumerate(items):
        if index:
            parts.append(last if last is not None and index == len(items) - 1 else separator)
        parts.append(item)
    return joined(parts) if parts else ""


def listed(ev: Evaluation, values: object) -> object:
    """“a, b and c” in the edition's language; Facts stay Facts."""
    return join(ev, values, ", ", ev.edition.locale.last_and)


def upper_first(ev: Evaluation, value: object) -> object:
    """The first letter as a capital."""
    if isinstance(value, Rich) and value.pieces:
        head, text = value.pieces[0], value.pieces[0].content
        capital = text[:1].upper() + text[1:] if isinstance(text, str) else text
        return Rich((replace(head, content=capital), *value.pieces[1:]))
    if not isinstance(value, str):
        raise ExpressionError("expression-not-text", kind=kind_of(value))
    return _like(value[:1].upper() + value[1:], value)


def lower(ev: Evaluation, value: object) -> object:
    """All small letters (codes of flags and icons)."""
    if not isinstance(value, str):
        raise ExpressionError("expression-not-text", kind=kind_of(value))
    return _like(value.lower(), value)


def upper(ev: Evaluation, value: object) -> object:
    """All capitals."""
    if not isinstance(value, str):
        raise ExpressionError("expression-not-text", kind=kind_of(value))
    return _like(value.upper(), value)


def _like(text: str, original: str) -> object:
    """Changed text that still knows the cell of the original."""
    return CellText(text, original.ref, original.markdown) if isinstance(original, CellText) else text


def default(ev: Evaluation, value: object, other: object) -> object:
    """`other` where the value is blank or does not exist; a text that stands for a figure needs no format."""
    if not (isinstance(value, Undefined) or is_blank(value)):
        return value
    return StandIn(other) if type(other) is str else other


def plural(ev: Evaluation, count: object, one: object, many: object) -> object:
    """The form that goes with a number: in French below 2 is singular, elsewhere only 1 is."""
    value = abs(fact_of(count).value)
    singular = value < 2 if language_of(ev.edition.lang).singular_below_two else value == 1
    return one if singular else many


def word(ev: Evaluation, key: object) -> str:
    """t("key"): a word of the layout in the edition's language."""
    text = ev.edition.words.get(key) if isinstance(key, str) else None
    if text is None:
        raise unknown("unknown-word", str(key), ev.edition.words, lang=ev.edition.lang)
    if key in ev.edition.borrowed and ev.untranslated is not None:
        ev.untranslated.borrowed.setdefault(str(key), ev.where)
    return text


HEIGHTS = ("capitals", "x-height")


def icon(ev: Evaluation, name: object, alt: object = "", height: object = "capitals") -> Icon:
    """icon("phone"): a drawing of the layout in the line, in the colour of its words, centred on their
    capitals or with `height="x-height"` on their small letters. alt: what it says where no word beside it
    does.
    """
    if not isinstance(name, str) or not isinstance(alt, str):
        raise ExpressionError("expression-not-text", kind=kind_of(alt if isinstance(name, str) else name))
    if height not in HEIGHTS:
        raise ExpressionError("expression-arguments", name="icon")
    return Icon(str.__str__(name), str.__str__(alt), str(height))


def styled(ev: Evaluation, value: object, *names: object) -> Rich:
    """In character styles of the layout, the first outermost."""
    if not names or not all(isinstance(name, str) for name in names):
        raise ExpressionError("expression-arguments", name="styled")
    marks = tuple(str(name) for name in names)
    whole = joined([value])
    pieces = whole.pieces if isinstance(whole, Rich) else (piece(whole),) if whole else ()
    return Rich(tuple(replace(one, marks=(*marks, *one.marks)) for one in pieces))


def folio(ev: Evaluation) -> Deferred:
    """The page's own number, known when all pages are."""
    return Deferred("page")


def pages(ev: Evaluation) -> Deferred:
    """How many pages the report has, known when all are: `{{ folio() }} of {{ pages() }}`."""
    return Deferred("pages")


OF_TARGET = {"number": "number-of", "title": "title-of", "page": "page-of"}


def ref(ev: Evaluation, target: object, what: object = "number") -> Deferred:
    """ref("id"): the number of a figure, table, note or section, ref("id", "title") its title,
    ref("id", "page") its page; each a link to it.
    """
    if not isinstance(target, str) or what not in OF_TARGET:
        raise ExpressionError("expression-arguments", name="ref")
    return Deferred(OF_TARGET[str(what)], str.__str__(target), linked=True)


def pages_of(ev: Evaluation, targets: object) -> Rich:
    """pages_of(["a", "b"]): the pages on which these blocks stand, each page once and a link, with commas
    between, in the order that is given. A line does not end between them.
    """
    found = [target for target in elements(targets) if not is_blank(target)]
    if not all(isinstance(target, str) for target in found):
        raise ExpressionError("expression-not-text", kind=kind_of(found[0]))
    ev.budget.spend(len(found) ** 2)
    ids = [str.__str__(target) for target in found if isinstance(target, str)]
    lists = [Deferred(PAGE_LIST, "\n".join((one, *ids[:at])), linked=True) for at, one in enumerate(ids)]
    return Rich(tuple(map(piece, lists)))


def page_of(ev: Evaluation, target: object) -> Deferred:
    """page_of("id"): the page on which a block stands, known when all pages are."""
    if not isinstance(target, str):
        raise ExpressionError("expression-not-text", kind=kind_of(target))
    return Deferred("page-of", str.__str__(target))
