"""Deliver: one document-level pass over the painted PDF, and the atomic write of every file."""

from reportcli.deliver.attach import Attachment, source_attachment, tables_attachment
from reportcli.deliver.finish import finish
from reportcli.deliver.impose import IMPOSITIONS, impose
from reportcli.deliver.private import private_parts
from reportcli.deliver.write import obstacles, write_all, write_atomic

__all__ = [
    "IMPOSITIONS",
    "Attachment",
    "finish",
    "impose",
    "obstacles",
    "private_parts",
    "source_attachment",
    "tables_attachment",
    "write_all",
    "write_atomic",
]
