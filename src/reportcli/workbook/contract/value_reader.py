"""Values of a contract's mappings, each of the kind that its key asks for; others are reported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reportcli.inputs.nearest import nearest
from reportcli.inputs.yaml.nodes import YamlMapping, YamlSequence
from reportcli.model.collector import Collector
from reportcli.model.languages import FALLBACK
from reportcli.model.refs import Span
from reportcli.workbook.contract.contract import LANGUAGES

_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_BOOLEANS = {"true": True, "false": False, True: True, False: False}


class ValueReader:
    """Reads values and collects what is wrong with them."""

    def __init__(self) -> None:
        self.diagnostics = Collector()

    def _known(self, data: YamlMapping, names: Sequence[str]) -> None:
        for key in data:
            if key not in names:
                where = data.keys_at.get(key, data.span)
                self.diagnostics.error(
                    "contract-unknown-key",
                    where,
                    key=key,
                    nearest=nearest(key, names),
                    names=", ".join(names),
                )

    def _bad_word(self, where: Span | None, option: str, found: str, names: Iterable[str]) -> None:
        listed = list(names)
        self.diagnostics.error(
            "contract-bad-value", where, option=option, found=found, nearest=nearest(found, listed),
            names=", ".join(listed),
        )  # fmt: skip

    def _good_name(self, name: str, data: YamlMapping) -> bool:
        if _NAME.fullmatch(name):
            return True
        self.diagnostics.error("contract-name", data.keys_at.get(name, data.span), name=name)
        return False

    def _mapping(self, data: YamlMapping, key: str) -> YamlMapping | None:
        value = data.get(key)
        if isinstance(value, YamlMapping):
            return value
        if key in data:
            self._wrong(data, key, "mapping")
        return None

    def _text(self, data: YamlMapping, key: str) -> str:
        value = data.get(key)
        if value is None or isinstance(value, str):
            return value or ""
        self._wrong(data, key, "text")
        return ""

    def _integer(self, data: YamlMapping, key: str, default: int | None = None) -> int | None:
        value = data.get(key)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, str) and re.fullmatch(r"-?\d{1,4}", value):
            return int(value)
        self._wrong(data, key, "integer")
        return default

    def _flag(self, data: YamlMapping, key: str) -> bool:
        value = data.get(key)
        if value is None:
            return False
        if isinstance(value, bool | str) and value in _BOOLEANS:
            return _BOOLEANS[value]
        self._wrong(data, key, "boolean")
        return False

    def _strings(self, data: YamlMapping, key: str) -> tuple[str, ...]:
        value = data.get(key)
        if isinstance(value, str):
            return (value,)
        if isinstance(value, YamlSequence) and all(isinstance(item, str) for item in value):
            return tuple(value)
        if value is not None:
            self._wrong(data, key, "texts")
        return ()

    def _wrong(self, data: YamlMapping, key: str, expected: str) -> None:
        found = type(data.get(key)).__name__
        self.diagnostics.error(
            "contract-wrong-type", data.where(key), key=key, expected=expected, found=found
        )

    def _aliases(self, data: YamlMapping | None) -> Mapping[str, tuple[str, ...]]:
        if data is None:
            return {}
        return {lang: self._strings(data, lang) for lang in LANGUAGES if lang in data}

    def _doc(self, data: YamlMapping) -> tuple[str, Mapping[str, str]]:
        """What something is for, in English or the one language that it is written in; and by language."""
        if not isinstance(data.get("doc"), YamlMapping):
            return self._text(data, "doc"), {}
        stated = self._mapping(data, "doc") or data
        docs = {lang: self._text(stated, lang) for lang in LANGUAGES if lang in stated}
        return docs.get(FALLBACK) or next(iter(docs.values()), ""), docs
