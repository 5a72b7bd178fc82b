"""What the store's rows have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = Mapping[str, Any]
"""What JSON can hold, read-only here."""


class Stale(Exception):
    """The row changed since it was read; read again and decide again."""
