"""Kinds that stand for other blocks: none of them has a block of its own in the report."""
