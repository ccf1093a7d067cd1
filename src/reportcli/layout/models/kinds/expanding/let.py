"""Names for expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from reportcli.inputs.yaml.nodes import texts_in
from reportcli.layout.models.block_fields import Blocks
from reportcli.layout.models.bounds import Contradiction
from reportcli.layout.models.declared import Field
from reportcli.layout.models.fields import Exprs
from reportcli.layout.models.node import EVERYTHING, Node
from reportcli.layout.models.refusals import Key


class LetNode(Node):
    kind: ClassVar[str] = "let"
    content: ClassVar[tuple[str, ...]] = ("do",)
    unread: ClassVar[frozenset[str]] = EVERYTHING
    let: Exprs = Field(description="Names for expressions; a later one may use an earlier one.")
    do: Blocks = Field(description="Blocks in which they are known.")

    def doubts(self) -> Iterator[Contradiction]:
        """Names that neither the blocks nor a later name use; a text in its own file may use any of them."""
        within = self.source.get("do") if self.source is not None else None
        said = " ".join(texts_in(within))
        if not within or "prose" in said.split():
            return
        later = ""
        for name, value in reversed(self.let.items()):
            if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", f"{said} {later}"):
                yield Contradiction("layout-name-unused", {"name": name}, ("let", Key(name)))
            later += f" {value}"
