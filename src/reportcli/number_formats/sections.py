"""A section of a format code, understood: its kind, and a role for each of its tokens.

Kinds: general, number, scientific, fraction, date, text (has an @), words (no placeholder), empty.
Roles beyond those of the tokens: int, dec, exp (places before and after the point, of the exponent), num,
den, slash (of a fraction; in a date its separator), date (text: the letters), minute, elapsed, subsecond,
currency. Source: ECMA-376 Part 1, 18.8.31.
"""

from __future__ import annotations

from reportcli.model.value_class import dataclass
from reportcli.number_formats.brackets import Condition, Place, read_bracket
from reportcli.number_formats.problems import Problem
from reportcli.number_formats.tokens import Token

_MINUS = frozenset("-\u2212\u2013(")


@dataclass(frozen=True, slots=True)
class Section:
    """One section. scale: thousands taken away by commas, as a power of ten; percents: bare percent signs."""

    kind: str
    tokens: tuple[Token, ...] = ()
    condition: Condition | None = None
    places: tuple[Place, ...] = ()
    scale: int = 0
    percents: int = 0
    grouped: bool = False
    coloured: bool = False
    problems: tuple[Problem, ...] = ()

    def digits(self, role: str) -> str:
        """All placeholders of a role, joined: "##0" for the whole part of #,##0.00."""
        return "".join(token.text for token in self.tokens if token.kind == role)

    @property
    def shows_value(self) -> bool:
        """False where only words, or nothing, stand for the value."""
        return self.kind not in ("words", "empty")

    @property
    def marks_negative(self) -> bool:
        """Whether its words tell a negative number: a minus sign or a parenthesis, before or behind it."""
        return any(set(token.text) & _MINUS for token in self.tokens if token.kind == "literal")


def read_section(tokens: list[Token]) -> Section:
    """Gives every token its role. Never fails: what is not understood is a problem, and a literal."""
    coloured = any(token.kind == "bracket" and read_bracket(token.text).is_colour for token in tokens)
    tokens, condition, places, problems = _without_brackets(tokens)
    kind = _kind_of(tokens, conditional=condition is not None)
    problems += _mixtures(tokens, kind)
    scale, grouped = 0, False
    if kind in ("number", "scientific", "fraction"):
        tokens, scale, grouped = _commas(tokens)
    tokens = _roles(tokens, kind)
    if grouped and _broken(tokens):
        grouped = False  # Excel: digits with characters between them are not grouped
    percents = sum(1 for token in tokens if token.kind == "percent")
    return Section(
        kind=kind,
        tokens=tuple(tokens),
        condition=condition,
        places=tuple(places),
        scale=scale,
        percents=percents,
        grouped=grouped,
        coloured=coloured,
        problems=tuple(problems),
    )


def _without_brackets(
    tokens: list[Token],
) -> tuple[list[Token], Condition | None, list[Place], list[Problem]]:
    left: list[Token] = []
    places: list[Place] = []
    problems: list[Problem] = []
    condition = None
    for token in tokens:
        if token.kind == "unclosed":
            problems.append(
                Problem("unclosed-bracket" if token.text == "[" else "unclosed-quote", token.text)
            )
            token = Token("literal", token.text)
        if token.kind != "bracket":
            left.append(token)
            continue
        bracket = read_bracket(token.text)
        condition = bracket.condition or condition
        if bracket.problem:
            problems.append(bracket.problem)
        if bracket.elapsed:
            left.append(Token("elapsed", bracket.elapsed))
        if bracket.place:
            places.append(bracket.place)
            if bracket.place.symbol:
                left.append(Token("currency", bracket.place.symbol))
    return left, condition, places, problems


def _kind_of(tokens: list[Token], *, conditional: bool) -> str:
    kinds = {token.kind for token in tokens}
    if "at" in kinds:
        return "text"
    if "general" in kinds or (conditional and not tokens):
        return "general"
    if _is_date(tokens):
        return "date"
    if "digit" not in kinds:
        return "words" if tokens else "empty"
    if _exponent_at(tokens) is not None:
        return "scientific"
    return "fraction" if _slash_at(tokens) is not None else "number"


def _is_date(tokens: list[Token]) -> bool:
    if any(token.kind == "elapsed" for token in tokens):
        return True
    letters = [t for t in tokens if t.kind == "ampm" or (t.kind == "letters" and _dates(t.text))]
    return bool(letters) and len(_subseconds(tokens)) == sum(1 for t in tokens if t.kind == "digit")


def _dates(letters: str) -> bool:
    first = letters[0].lower()
    return first in "ymdhsebg" or (first == "a" and len(letters) > 2)


def _subseconds(tokens: list[Token]) -> set[int]:
    """Where the zeros stand that follow a decimal sign behind seconds (ss.00) or another part of a time."""
    found: set[int] = set()
    timed = False
    for index, token in enumerate(tokens):
        timed = timed or token.kind in ("letters", "elapsed")
        if not timed or token.text not in (".", ",") or token.kind not in ("point", "comma"):
            continue
        if token.kind == "comma" and tokens[index - 1].text[:1].lower() != "s":
            continue
        at = index + 1
        while at < len(tokens) and tokens[at] == Token("digit", "0"):
            found.add(at)
            at += 1
    return found


def _exponent_at(tokens: list[Token]) -> int | None:
    for index, token in enumerate(tokens[:-1]):
        if token.kind == "exponent" and index and tokens[index - 1].kind in ("digit", "point"):
            return index if any(later.kind == "digit" for later in tokens[index + 1 :]) else None
    return None


def _slash_at(tokens: list[Token]) -> int | None:
    for index, token in enumerate(tokens[:-1]):
        if token.kind != "slash" or not any(before.kind == "digit" for before in tokens[:index]):
            continue
        after = [later for later in tokens[index + 1 :] if later.text != " "]
        if after and after[0].kind in ("digit", "figure"):
            return index
    return None


def _mixtures(tokens: list[Token], kind: str) -> list[Problem]:
    """Excel refuses these; they are shown as well as can be."""
    kinds = {token.kind for token in tokens}
    if kind in ("text", "general") and "digit" in kinds:
        return [Problem("unquoted-words", kind)]
    words = "".join(token.text for token in tokens if token.kind == "letters")
    if kind in ("number", "scientific", "fraction") and words:
        return [Problem("unquoted-words", words)]
    return []


def _commas(tokens: list[Token]) -> tuple[list[Token], int, bool]:
    """A comma between placeholders groups; behind the last placeholder of its part it divides by 1,000."""
    left: list[Token] = []
    scale, grouped = 0, False
    kinds = [token.kind for token in tokens]
    point = kinds.index("point") if "point" in kinds else len(kinds)
    for index, token in enumerate(tokens):
        if token.kind != "comma" or not index or kinds[index - 1] not in ("digit", "point", "figure"):
            left.append(Token("literal", token.text) if token.kind == "comma" else token)
        elif "digit" in kinds[index + 1 : point if index < point else len(kinds)]:
            grouped = grouped or index < point
        else:
            scale += 3 * len(token.text)
    return left, scale, grouped


def _roles(tokens: list[Token], kind: str) -> list[Token]:
    if kind == "date":
        return _date_roles(tokens)
    if kind == "fraction":
        return _fraction_roles(tokens)
    if kind in ("number", "scientific"):
        return _number_roles(tokens, _exponent_at(tokens) if kind == "scientific" else None)
    kept = {"text": ("at", "currency"), "general": ("general", "currency", "percent")}.get(
        kind, ("currency",)
    )
    return [_plain(token, keep=kept) for token in tokens]


def _plain(token: Token, *, keep: tuple[str, ...] = ()) -> Token:
    kept = (*keep, "pad", "fill", "literal", "currency")
    return token if token.kind in kept else Token("literal", token.text)


def _number_roles(tokens: list[Token], exponent: int | None) -> list[Token]:
    roles: list[Token] = []
    role = "int"
    for index, token in enumerate(tokens):
        if token.kind == "digit":
            roles.append(Token(role, token.text))
        elif token.kind == "point" and role == "int":
            role = "dec"
            roles.append(token)
        elif index == exponent:
            role = "exp"
            roles.append(Token("exponent", token.text))
        else:
            roles.append(_plain(token, keep=("percent",)))
    return roles


def _fraction_roles(tokens: list[Token]) -> list[Token]:
    slash = _slash_at(tokens) or 0
    first = last = slash - 1
    while tokens[last].kind != "digit":
        last -= 1
    first = last
    while first and tokens[first - 1].kind == "digit":
        first -= 1
    roles: list[Token] = []
    for index, token in enumerate(tokens):
        role = "int" if index < first else "num" if index <= last else "den"
        if token.kind == "digit" or (token.kind == "figure" and index > slash):
            roles.append(Token(role, token.text))
        else:
            roles.append(token if index == slash else _plain(token, keep=("percent",)))
    return roles


def _date_roles(tokens: list[Token]) -> list[Token]:
    zeros = _subseconds(tokens)
    roles: list[Token] = []
    for index, token in enumerate(tokens):
        if index in zeros:
            if roles[-1].kind == "subsecond":
                roles[-1] = Token("subsecond", roles[-1].text + "0")
            else:
                roles[-1] = Token("subsecond", "0")  # takes the place of the decimal sign
        elif token.kind == "letters" and _dates(token.text):
            roles.append(Token("date", token.text.lower()))
        else:
            roles.append(_plain(token, keep=("ampm", "elapsed", "slash")))
    return _minutes(roles)


def _minutes(roles: list[Token]) -> list[Token]:
    """m and mm behind hours or before seconds are minutes, else months."""
    parts = [index for index, token in enumerate(roles) if token.kind in ("date", "elapsed")]
    for order, index in enumerate(parts):
        if roles[index] not in (Token("date", "m"), Token("date", "mm")):
            continue
        before = roles[parts[order - 1]].text[0] if order else ""
        after = roles[parts[order + 1]].text[0] if order + 1 < len(parts) else ""
        if before == "h" or after == "s":
            roles[index] = Token("minute", roles[index].text)
    return roles


def _broken(tokens: list[Token]) -> bool:
    places = [index for index, token in enumerate(tokens) if token.kind == "int"]
    return bool(places) and places[-1] - places[0] + 1 != len(places)
