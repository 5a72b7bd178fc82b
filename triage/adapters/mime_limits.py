"""Limits before and while parsing: one parse by the stdlib's compat32 parser, bounded everywhere.

A header of 256 KB costs the stdlib's parameter splitter minutes, so headers are cut while they are
read, parts are counted while they are made, and depth is looked at on the parser's own stack.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from email._policybase import Compat32
from email.feedparser import BytesFeedParser
from email.message import Message as Tree
from typing import Any, Final

from triage.mail.message import QuarantineReason

MESSAGE_OCTETS: Final = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Octets, counts and levels that one message may use; beyond them it is quarantined.

    A single header is cut at ``header_octets`` and reading goes on (a legitimate To of 2,000
    recipients stays readable); only a block that is still larger than ``header_block_octets`` after
    that is refused. ``all_header_octets`` bounds the headers of all parts and attached mails together.
    """

    octets: int = MESSAGE_OCTETS
    header_octets: int = 8 * 1024
    header_block_octets: int = 64 * 1024
    all_header_octets: int = 512 * 1024
    parts: int = 200
    depth: int = 20
    lines: int = 500_000


DEFAULT: Final = Limits()


class Refused(Exception):
    """The message is beyond a limit. Never leaves the adapter: it becomes ``Quarantined``."""

    def __init__(self, reason: QuarantineReason, detail: str) -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(detail)


@dataclass(slots=True)
class Seen:
    """What was counted during one parse; ``cut`` names headers (lower case) that were cut."""

    limits: Limits
    parts: int = 0
    headers: int = 0
    block: int = 0
    cut: list[str] = field(default_factory=list)

    def header(self, name: str, octets: int) -> None:
        self.headers += octets
        if self.parts <= 1:
            self.block += octets
        if self.block > self.limits.header_block_octets or self.headers > self.limits.all_header_octets:
            raise Refused(QuarantineReason.HEADERS_TOO_LARGE, f"{self.block} octets of headers")

    def part(self, depth: int) -> None:
        self.parts += 1
        if self.parts > self.limits.parts:
            raise Refused(QuarantineReason.TOO_MANY_PARTS, f"more than {self.limits.parts} parts")
        if depth > self.limits.depth:
            raise Refused(QuarantineReason.TOO_DEEP, f"nested deeper than {self.limits.depth}")


class _Cutting(Compat32):  # type: ignore[misc, unused-ignore]
    """compat32 whose headers are cut as they arrive: the stdlib's own extension point, a policy."""

    seen: Any = None

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, _, value = "".join(sourcelines).partition(":")
        value = value.lstrip(" \t").rstrip("\r\n")
        limit = self.seen.limits.header_octets
        if len(value) > limit:
            self.seen.cut.append(name.lower())
            value = value[:limit]
        self.seen.header(name, len(name) + len(value))
        return name[:limit], value


def parse_once(raw: bytes, limits: Limits) -> tuple[Tree, Seen]:
    """The compat32 tree of the message; raises Refused beyond a limit."""
    if len(raw) > limits.octets:
        raise Refused(QuarantineReason.TOO_LARGE, f"{len(raw)} octets")
    if raw.count(b"\n") + raw.count(b"\r") > 2 * limits.lines:
        raise Refused(QuarantineReason.TOO_LARGE, "too many lines")
    return parse_within(raw, Seen(limits=limits))


def parse_within(raw: bytes, seen: Seen) -> tuple[Tree, Seen]:
    """Parse on the account of ``seen`` (an encoded attached mail counts with the mail around it)."""
    feed: list[BytesFeedParser] = []
    policy = _Cutting(seen=seen, message_factory=_counted(seen, feed))  # type: ignore[call-arg]
    parser = BytesFeedParser(policy=policy)
    feed.append(parser)
    try:
        parser.feed(raw)
        return parser.close(), seen
    except RecursionError:
        raise Refused(QuarantineReason.TOO_DEEP, "nested too deep to parse") from None


def _counted(seen: Seen, feed: list[BytesFeedParser]) -> Callable[..., Tree]:
    def make(policy: Any = None) -> Tree:
        seen.part(len(getattr(feed[0], "_msgstack", ())) if feed else 0)
        return Tree(policy=policy)

    return make
