"""Walks the blocks of a report, for the rules."""

from reportcli.blocks.walk import blocks_of, inside

__all__ = ["blocks_of", "inside"]
