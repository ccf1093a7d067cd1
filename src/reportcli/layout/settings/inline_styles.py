"""Models of what a paragraph style says inside its lines: tab stops and nested styles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from reportcli.layout.models.bounds import Contradiction, Trim
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Text, choice
from reportcli.layout.models.measures import sure_number
from reportcli.layout.models.parts import Part, yaml_name
from reportcli.layout.settings.fields import Points
from reportcli.model.style import NestedStyle, TabPosition

ENDS = ("through", "up_to", "characters", "words", "sentences")
KEYS = frozenset({"style", *map(yaml_name, ENDS)})
Count = Annotated[int, sure_number(1, 1000, whole=True)]


class TabStopProperties(Part):
    at: Points = Field(description="Distance from the left edge of the paragraph.")
    align: Annotated[str, choice("left", "right", "center", "decimal")] = Field(
        default="left",
        description="What of the text behind the tab stands there: its left or right end, its middle, or the "
        "decimal sign of its figure.",
    )
    leader: Text = Field(default="", description="What fills the gap before it, such as `.`.")

    def position(self) -> TabPosition:
        """The tab stop in points."""
        return TabPosition(self.at, self.align, self.leader)


class NestedStyleProperties(Part):
    """One of its ends is written."""

    style: Text = Field(description="Character style.")
    through: Text | None = Field(default=None, description="Ends behind this, such as a colon.")
    up_to: Text | None = Field(default=None, description="Ends before this.")
    characters: Count | None = Field(default=None, description="So many letters and signs.")
    words: Count | None = Field(default=None, description="So many words.")
    sentences: Count | None = Field(default=None, description="So many sentences.")

    def contradictions(self, trim: Trim) -> Iterator[Contradiction]:
        """None of its ends, or several."""
        written = [name for name in ENDS if getattr(self, name) not in (None, "")]
        misspelt = self.source is not None and any(key not in KEYS for key in self.source)
        if len(written) != 1 and not misspelt:
            names = ", ".join(map(yaml_name, ENDS))
            yield Contradiction("layout-nested-style-ends", {"names": names}, of_page=False)

    def nested(self) -> NestedStyle:
        """The style and where it ends."""
        end = next((name for name in ENDS if getattr(self, name) not in (None, "")), "words")
        value = getattr(self, end)
        text = value if isinstance(value, str) else ""
        return NestedStyle(self.style, yaml_name(end), text, value if isinstance(value, int) else 1)
