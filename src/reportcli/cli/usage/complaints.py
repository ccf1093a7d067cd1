"""What is wrong with a call, in our own words and in the language asked for, with the nearest right word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import typer

from reportcli.inputs.nearest import nearest

_UsageError: Any = typer.BadParameter.__mro__[1]  # Typer carries its own copy of Click
_PARSED = {
    re.compile(r"^Input should be a valid integer|is not a valid int"): "no-number",
    re.compile(r"^\w+ '(?P<file>.*)' does not exist$"): "no-file",
    re.compile(r"^\w+ '(?P<value>.*)' is a directory$"): "is-folder",
    re.compile(r"is not in the range (?P<low>\d+)<=x<=(?P<high>\d+)$"): "not-in-range",
    re.compile(r"is not in the range x>=(?P<low>\d+)$"): "not-at-least",
    re.compile(r"^Got unexpected extra argument(?:s|\(s\))? \((?P<value>.*)\)$"): "too-many",
}
"""What the parser says, and the word of the catalogue that says the same in every language."""


class NotAChoice(_UsageError):  # type: ignore[misc]
    """A value that is none of those that an option or argument takes. name: of the option, as it is typed;
    few: whether all choices are named.
    """

    def __init__(self, value: str, name: str, choices: Sequence[str], *, few: bool = True) -> None:
        super().__init__(f"“{value}” is no value of {name}")
        self.value, self.name, self.choices, self.few = value, name, choices, few


class Refused(_UsageError):  # type: ignore[misc]
    """What is given for an option or argument cannot be. word: of the catalogue, where the sentence
    stands in every language; args: what it names.
    """

    def __init__(self, name: str, word: str, **args: object) -> None:
        super().__init__(f"{name}: {word}")
        self.name, self.word, self.args_said = name, word, args


class UnknownCommand(_UsageError):  # type: ignore[misc]
    """There is no command of that name. known: those that there are."""

    def __init__(self, name: str, known: Sequence[str], ctx: Any) -> None:
        super().__init__(f"There is no command “{name}”.", ctx)
        self.name, self.known = name, known


def complaint(problem: Any, arguments: Sequence[str], lang: str) -> str:
    """The lines for standard error: what is wrong, the nearest right word, where help stands."""
    from reportcli.messages import catalogue

    words = catalogue(lang)["_usage"]
    lines = [f"{words['wrong']}: {_wrong(problem, arguments, words)}"]
    context = getattr(problem, "ctx", None)
    if context is not None:
        lines += [f"  {words['see']}: {_program(context)} --help"]
    return "\n".join(lines)


def _program(context: Any) -> str:
    """`reportcli build`, however the program was started."""
    return " ".join(["reportcli", *context.command_path.split()[_words_of_program(context) :]])


def _words_of_program(context: Any) -> int:
    return len(context.find_root().command_path.split())


def _wrong(problem: Any, arguments: Sequence[str], words: Mapping[str, str]) -> str:
    kind = type(problem).__name__
    if kind == "UnknownCommand":
        return _near(words["no-command"].format(name=problem.name), problem.name, problem.known, words)
    if kind == "NoSuchOption":
        known = [name for one in problem.ctx.command.get_params(problem.ctx) for name in one.opts]
        name = str(problem.option_name)
        return _near(words["no-option"].format(name=name), name, known, words)
    if kind == "Refused":
        return words["of"].format(name=problem.name, said=words[problem.word].format(**problem.args_said))
    if kind == "BadOptionUsage":
        takes = "takes-no-value" if "does not take" in problem.message else "no-value"
        return words[takes].format(name=problem.option_name)
    param = getattr(problem, "param", None)
    if kind == "MissingParameter":
        return words["missing"].format(name=_name(param))
    choices = list(getattr(problem, "choices", ())) or choices_of(param)
    given = getattr(problem, "value", None) or (_given(param, arguments, choices) if choices else None)
    if given is not None:
        name = getattr(problem, "name", None) or _name(param)
        text = words["no-choice" if getattr(problem, "few", True) else "no-code"]
        return _near(
            text.format(value=given[:80], name=name, names=", ".join(choices)), given, choices, words
        )
    return _said(problem, param, words)


def _said(problem: Any, param: Any, words: Mapping[str, str]) -> str:
    """What the parser says of a value, where we have words for it in ours."""
    name = getattr(problem, "param_hint", None) or _name(param)
    text = re.sub(r"^Value error, ", "", str(problem.message).strip().rstrip("."))
    for pattern, word in _PARSED.items():
        if found := pattern.search(text):
            said = words[word].format(name=name, **found.groupdict())
            return said if name in said or not name else words["of"].format(name=name, said=said)
    return f"{name}: {text}." if name else f"{text}."


def _near(text: str, word: str, known: Sequence[str], words: Mapping[str, str]) -> str:
    near = nearest(word, known)
    return f"{text} {words['nearest'].format(nearest=near)}" if near else text


def _name(param: Any) -> str:
    """`--for` of an option, `WORKBOOK` of an argument."""
    if param is None:
        return ""
    if param.param_type_name == "argument":
        return str(param.metavar or param.name.upper()).rstrip(".")
    return str(max(param.opts, key=len))


def choices_of(param: Any) -> list[str]:
    """The words that a parameter takes, where they are few; [] for any other."""
    described = getattr(param, "type_descriptor", None)  # Typer from 0.25 on
    choices = getattr(described, "choices", None) or getattr(getattr(param, "type", None), "choices", None)
    return [str(getattr(one, "value", one)) for one in choices or ()]


def _given(param: Any, arguments: Sequence[str], choices: Sequence[str]) -> str | None:
    """The value of an option that is none of its choices."""
    words = [part for one in arguments for part in (one.split("=", 1) if one.startswith("--") else [one])]
    values = [after for word, after in pairwise(words) if word in param.opts]
    return next((value for value in values if value not in choices), None)
