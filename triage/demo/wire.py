"""Fewer, larger packets for a server that writes word by word."""

from __future__ import annotations

import asyncio
from typing import Any


class Joining:
    """A writer that sends what was written at ``drain``: pymap writes each word of a response by itself,
    and each would be a packet."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self._parts: list[bytes] = []

    def write(self, octets: bytes) -> None:
        self._parts.append(bytes(octets))

    async def drain(self) -> None:
        self._writer.write(b"".join(self._parts))
        self._parts.clear()
        await self._writer.drain()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._writer, name)
