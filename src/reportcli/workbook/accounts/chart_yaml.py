"""`accounts/*.yaml` to a `Chart`; mistakes are reported with file, line and column."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.inputs.yaml.reader import load_yaml
from reportcli.model.collector import Collector
from reportcli.model.refs import Span
from reportcli.model.value_class import replace
from reportcli.workbook.accounts.chart import (
    CREDIT,
    DEBIT,
    Chart,
    Rule,
    StatementLine,
    Target,
    Terms,
    terms_of,
)
from reportcli.workbook.contract.contract import LANGUAGES

_TOP = ("version", "statements", "lines", "rules", "ignored")
_LINE = (
    "code", "statement", "side", "level", "accounts", "sum", "needs", "unless", "negative", "hidden",
    *LANGUAGES,
)  # fmt: skip
CODE = re.compile(r"[A-Za-z0-9()/._-]{1,24}")
PREFIX = re.compile(r"[0-9][0-9A-Za-z]{0,19}")


class ChartLoader:
    """Collects the charts of a contract, one file after the other, into one."""

    def __init__(self, diagnostics: Collector) -> None:
        self.diagnostics = diagnostics
        self.lines: dict[str, StatementLine] = {}
        self.statements: dict[str, Mapping[str, str]] = {}
        self.sides: dict[str, str] = {}
        self.prefixes: dict[str, Target] = {}
        self.rules: list[Rule] = []

    def chart(self) -> Chart:
        """All that was added; sums that name unknown lines or themselves are reported and left out."""
        for line in list(self.lines.values()):
            self._known_terms(line)
        for line in list(self.lines.values()):
            if self._reaches(line.code, line.code, set()):
                self.diagnostics.error("chart-line-of-itself", line.where, line=line.code)
                self.lines[line.code] = _without_sum(line)
        own = [
            Rule(c, line.terms, line.needs, line.where)
            for c, line in self.lines.items()
            if self._checked(line)
        ]
        return Chart(self.lines, self.statements, self.prefixes, (*own, *self.rules))

    def _checked(self, line: StatementLine) -> bool:
        """A sum over hidden lines is how a figure is made, no identity that stated figures must keep."""
        return bool(line.terms) and not any(self.lines[code].hidden for _, code in line.terms)

    def add(self, text: str, file: str) -> None:
        """One file of lines."""
        document = load_yaml(text, file)
        self.diagnostics.take(document.diagnostics)
        data = document.data
        if not isinstance(data, YamlMapping):
            if not document.diagnostics:
                self._wrong(Span(file), "lines", "mapping")
            return
        self._known(data, _TOP)
        self._statements(data)
        for at, line in self._listed(data, "lines"):
            if isinstance(line, YamlMapping):
                self._line(line, at)
            else:
                self._wrong(at, "lines", "mapping")
        for at, rule in self._listed(data, "rules"):
            if isinstance(rule, YamlMapping):
                self._known(rule, ("rule", "needs"))
                self._rule(str(rule.get("rule", "")), at, self._codes(rule, "needs"))
            else:
                self._rule(str(rule), at, ())
        for at, prefix in self._listed(data, "ignored"):
            self._prefix(str(prefix), "", at)

    def _statements(self, data: YamlMapping) -> None:
        listed = data.get("statements")
        if not isinstance(listed, YamlMapping):
            self._wrong(data.span, "statements", "mapping")
            return
        for name, words in listed.items():
            spoken = words if isinstance(words, YamlMapping) else {}
            self.statements[name] = {lang: str(spoken[lang]) for lang in LANGUAGES if lang in spoken}
            self.sides[name] = CREDIT if spoken.get("side") == CREDIT else DEBIT

    def _line(self, data: YamlMapping, at: Span) -> None:
        self._known(data, _LINE)
        code, statement = str(data.get("code", "")), str(data.get("statement", ""))
        if not CODE.fullmatch(code):
            self._wrong(data.where("code"), "code", "text")
            return
        if code in self.lines:
            self.diagnostics.error("chart-line-twice", at, line=code, other=str(self.lines[code].where))
            return
        if statement not in self.statements:
            self._word(data.where("statement"), "statement", statement, [*self.statements])
            return
        side = str(data.get("side", self.sides[statement]))
        if side not in (DEBIT, CREDIT):
            self._word(data.where("side"), "side", side, [DEBIT, CREDIT])
        level = str(data.get("level", 2))
        self.lines[code] = StatementLine(
            code,
            statement,
            CREDIT if side == CREDIT else DEBIT,
            int(level) if level in "1234" and len(level) == 1 else 2,
            {lang: str(data[lang]) for lang in LANGUAGES if lang in data},
            self._terms(data),
            self._codes(data, "needs"),
            self._codes(data, "unless"),
            str(data.get("negative", "")).casefold() == "true",
            str(data.get("hidden", "")).casefold() == "true",
            at,
        )
        for where, prefix in self._listed(data, "accounts"):
            self._prefix(str(prefix), code, where)

    def _terms(self, data: YamlMapping) -> Terms:
        formula = data.get("sum")
        terms = terms_of(str(formula)) if formula is not None else ()
        if terms is None:
            self.diagnostics.error("chart-formula", data.where("sum"), found=str(formula))
        return terms or ()

    def _prefix(self, prefix: str, line: str, where: Span) -> None:
        known = self.prefixes.get(prefix)
        if not PREFIX.fullmatch(prefix):
            self.diagnostics.error("mapping-prefix", where, found=prefix)
        elif known is not None and known.line != line:
            self.diagnostics.error(
                "mapping-twice", where, account=prefix, line=line, first=known.line, other=str(known.where)
            )
        else:
            self.prefixes[prefix] = Target(line, where)

    def _codes(self, data: YamlMapping, key: str) -> tuple[str, ...]:
        return tuple(str(code) for _, code in self._listed(data, key))

    def _rule(self, text: str, at: Span, needs: tuple[str, ...]) -> None:
        target, _, formula = (part.strip() for part in text.partition("="))
        terms = terms_of(formula)
        if not CODE.fullmatch(target) or terms is None:
            self.diagnostics.error("chart-formula", at, found=text)
        else:
            self.rules.append(Rule(target, terms, needs, at))

    def _known_terms(self, line: StatementLine) -> None:
        for _, code in line.terms:
            if code not in self.lines:
                names = [*self.lines]
                self.diagnostics.error(
                    "chart-unknown-line", line.where, line=line.code, found=code, nearest=nearest(code, names)
                )
                self.lines[line.code] = _without_sum(line)
                return

    def _reaches(self, start: str, goal: str, seen: set[str]) -> bool:
        for _, code in self.lines[start].terms:
            if code == goal:
                return True
            if code not in seen:
                seen.add(code)
                if self._reaches(code, goal, seen):
                    return True
        return False

    def _listed(self, data: YamlMapping, key: str) -> list[tuple[Span, object]]:
        value = data.get(key)
        if isinstance(value, YamlSequence):
            return list(zip(value.items_at, value, strict=True))
        if value is not None:
            self._wrong(data.where(key), key, "list")
        return []

    def _known(self, data: YamlMapping, names: tuple[str, ...]) -> None:
        for key in data:
            if key not in names:
                args = {"key": key, "nearest": nearest(key, names), "names": ", ".join(names)}
                self.diagnostics.error("contract-unknown-key", data.keys_at[key], **args)

    def _word(self, where: Span | None, option: str, found: str, names: list[str]) -> None:
        args = {"option": option, "found": found, "nearest": nearest(found, names)}
        self.diagnostics.error("contract-bad-value", where, **args, names=", ".join(names))

    def _wrong(self, where: Span | None, key: str, expected: str) -> None:
        self.diagnostics.error("contract-wrong-type", where, key=key, expected=expected, found="")


def _without_sum(line: StatementLine) -> StatementLine:
    return replace(line, terms=())
