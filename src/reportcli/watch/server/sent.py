"""What a page sends with an order."""

from __future__ import annotations

import json

from starlette.requests import Request as Asked

BODY = 64 << 10  # bytes of what a page may send


async def sent_object(asked: Asked) -> dict[str, object]:
    """The object that a page sends as JSON; an empty one for anything else."""
    body = b""
    async for part in asked.stream():
        body += part
        if len(body) > BODY:
            return {}
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return sent if isinstance(sent, dict) else {}
