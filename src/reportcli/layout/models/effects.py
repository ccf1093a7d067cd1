"""Keys that nothing reads where they are written: what models declare of them.

A field says beside which other keys it counts (`Field(needs=…)`), a kind of block which of the common keys
it does not read (`Node.unread`), a kind of chart which keys it reads (`model.chart_kinds`). `Part.idle` finds
those that have no effect.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Needs:
    """What a key has no effect without: one of these fields, written and other than by default; or one field
    with one of these values. content: whether something that readers should see is lost without it.
    """

    fields: tuple[str, ...]
    values: tuple[str | bool, ...] = ()
    content: bool = False

    def met(self, values: Mapping[str, object], defaults: Mapping[str, object]) -> bool:
        """Whether the key counts, by what is in force. A value that waits for the binder may be any."""
        for name in self.fields:
            value = values.get(name, defaults[name])
            if isinstance(value, str) and "{{" in value:
                return True
            if value in self.values if self.values else is_set(value, defaults[name]):
                return True
        return False


def needs(*fields: str, values: tuple[str | bool, ...] = (), content: bool = False) -> Needs:
    """What a field needs, by the names of other fields of its model."""
    return Needs(fields, values, content)


def is_set(value: object, default: object) -> bool:
    """Whether a value says something: it is not the default, false or empty."""
    return value != default and value not in (None, False, "", (), {})
