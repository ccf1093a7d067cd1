"""The settings that there are, and what each may be; the same for files and for the environment."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from reportcli.model.languages import codes as languages
from reportcli.model.value_class import dataclass
from reportcli.request import PROFILES

Value = str | bool | tuple[str, ...]
COLOURS = ("auto", "always", "never")
LANGUAGE = re.compile(r"all|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
YES, NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Key:
    """One setting. read: the value of what a file holds, None where it cannot be one; kind: the words of the
    catalogue for what it may be; default: as `reportcli config` shows it.
    """

    name: str
    kind: str
    read: Callable[[object], Value | None]
    default: Value | None = None
    several: bool = False

    @property
    def variable(self) -> str:
        """The environment's name of it: `REPORTCLI_UI_LANG`."""
        return f"REPORTCLI_{self.name.replace('-', '_').upper()}"

    def read_variable(self, text: str) -> Value | None:
        """The value of a variable: words of a list stand between commas, yes and no are 1 and 0."""
        folded = text.strip().lower()
        if self.kind == "setting-yes-no":
            return True if folded in YES else False if folded in NO else None
        return self.read([one.strip() for one in text.split(",")] if self.several else text.strip())


def _text(found: object) -> str | None:
    return found if isinstance(found, str) and found.strip() and "\0" not in found else None


def _yes_no(found: object) -> bool | None:
    return found if isinstance(found, bool) else None


def _one_of(*names: str) -> Callable[[object], str | None]:
    return lambda found: found if isinstance(found, str) and found in names else None


def _languages(found: object) -> str | None:
    """As `--lang` takes them: with commas between."""
    named = _words(found.split(",") if isinstance(found, str) else found)
    fit = named and all(LANGUAGE.fullmatch(one) for one in named) and (len(named) == 1 or "all" not in named)
    return ",".join(named) if named and fit else None


def _words(found: object) -> tuple[str, ...] | None:
    listed = [found] if isinstance(found, str) else found
    if not isinstance(listed, list) or not all(isinstance(one, str) and one for one in listed):
        return None
    return tuple(dict.fromkeys(listed))


def _purposes(found: object) -> tuple[str, ...] | None:
    named = _words(found)
    if not named or not {*named} <= {*PROFILES, "all"}:
        return None
    return PROFILES if "all" in named else named


_EVERY = (
    Key("layout", "setting-layout", _text),
    Key("for", "setting-for", _purposes, ("print",), several=True),
    Key("lang", "setting-lang", _languages),
    Key("output", "setting-output", _text),
    Key("strict", "setting-yes-no", _yes_no, False),
    Key("select", "setting-codes", _words, several=True),
    Key("ignore", "setting-codes", _words, several=True),
    Key("ui-lang", "setting-ui-lang", _one_of(*languages())),
    Key("color", "setting-color", _one_of(*COLOURS), "auto"),
)
KEYS: Mapping[str, Key] = {key.name: key for key in _EVERY}
ELSEWHERE = frozenset({"REPORTCLI_CACHE_DIR", "REPORTCLI_NO_CACHE", "REPORTCLI_TRACEBACK"})
"""Variables that are no settings of a project."""
