"""Bounces (RFC 3464 and the many that are not) and complaints (RFC 5965)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A machine-readable part of a report as text, fields one a line, groups parted by a blank line."""

    content_type: str
    text: str
