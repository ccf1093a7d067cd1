"""Passwords that a run is given: nothing prints them, no cache keeps them, no key is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

PREFIX = "REPORTCLI_SOURCE_"
"""What the name of a variable of the environment begins with that holds one."""


class Secrets:
    """Passwords by the name that follows PREFIX."""

    __slots__ = ("_known",)

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        self._known = dict(known or {})

    @classmethod
    def of_environment(cls, environment: Mapping[str, str]) -> Secrets:
        """Those among the variables of an environment."""
        return cls(
            {name[len(PREFIX) :]: text for name, text in environment.items() if name.startswith(PREFIX)}
        )

    def get(self, name: str) -> str | None:
        """The password of a name; None where there is none."""
        return self._known.get(name)

    def __repr__(self) -> str:
        return "Secrets(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("passwords are not written anywhere")


NO_SECRETS = Secrets()
