"""Deliver: one document-level pass over the painted PDF, and the atomic write of every file."""

from reportcli.deliver.atomic_write import obstacles, write_all, write_atomic
from reportcli.deliver.attach import Attachment, source_attachment, tables_attachment
from reportcli.deliver.finish import finish
from reportcli.deliver.private_parts import private_parts

__all__ = [
    "Attachment",
    "finish",
    "obstacles",
    "private_parts",
    "source_attachment",
    "tables_attachment",
    "write_all",
    "write_atomic",
]
