"""One model per kind of block; the builder reads a block's first key, picks its model and validates the rest.

Names in YAML are kebab-case; here snake_case, with a trailing underscore where Python reserves the word.
"""

from __future__ import annotations

from reportcli.layout.models.kinds import PRIMITIVES
from reportcli.layout.models.node import NOTHING_COMMON, Common, Node
from reportcli.layout.models.parts import Part, yaml_name

__all__ = ["NOTHING_COMMON", "PRIMITIVES", "Common", "Node", "Part", "yaml_name"]
