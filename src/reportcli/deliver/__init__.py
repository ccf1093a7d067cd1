"""Deliver: one document-level pass over the painted PDF, and the atomic write of every file."""

from reportcli.deliver.finish import finish
from reportcli.deliver.write import obstacles, write_atomic

__all__ = ["finish", "obstacles", "write_atomic"]
