"""The kinds of blocks, a module each with its function `bind`, under the name that its model has."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from reportcli.bind.context import Binder
from reportcli.layout.models.kinds import file_of
from reportcli.layout.models.node import Node


@lru_cache(maxsize=64)
def binder_of(model: type[Node]) -> Binder:
    """The function that binds blocks of a model, imported when the first of them is met."""
    binder: Binder = import_module(f"{__name__}.{file_of(model)}").bind
    return binder
