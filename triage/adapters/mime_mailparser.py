"""The one file that imports mail-parser, and turns what it says into ours at once.

On mail-parser a misspelt attribute is ``''`` and a repeated header is a list, so only the names used
here are ever asked for. It reads a *view* of the message: the headers it is asked about (already cut)
and the text parts of the message itself. Received lines, attachments and attached mails stay out:
it would decode every attachment twice, invent random names and merge attached mails into the text.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message as Tree
from typing import Any, Final

import mailparser

ASKED: Final = frozenset(["from", "subject", "date", "mime-version"])
_QUIET: Final = ("mailparser", "mailparser.core", "mailparser.utils", "mailparser.addresses")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What mail-parser found. ``texts`` has one entry a given text part, or is empty where it lost one."""

    senders: tuple[tuple[str, str], ...] = ()
    date: datetime | None = None
    texts: tuple[str, ...] = ()
    defects: tuple[str, ...] = ()
    failed: str = ""


def parse(fields: Sequence[tuple[str, str]], leaves: Sequence[Tree]) -> Parsed:
    """Never raises: where mail-parser does, ``failed`` names the exception and our own walk serves."""
    _hush()
    try:
        found: Any = mailparser.MailParser(_view(fields, leaves))
        return Parsed(
            senders=tuple((str(name), str(spec)) for name, spec in found.from_ or () if name or spec),
            date=_aware(found.date),
            texts=_texts(found, leaves),
            defects=tuple(sorted(str(one) for one in found.defects_categories)),
        )
    except (Exception, RecursionError) as error:
        return Parsed(failed=type(error).__name__)


def _hush() -> None:
    """mail-parser logs what the sender wrote; the log is ours."""
    for name in _QUIET:
        log = logging.getLogger(name)
        if log.level != logging.CRITICAL:
            log.setLevel(logging.CRITICAL)


def _view(fields: Sequence[tuple[str, str]], leaves: Sequence[Tree]) -> Tree:
    view = Tree()
    for name, value in fields:
        if name in ASKED:
            view[name] = value
    if leaves:
        view["content-type"] = 'multipart/mixed; boundary="view"'
        view.set_payload(list(leaves))
    return view


def _texts(found: Any, leaves: Sequence[Tree]) -> tuple[str, ...]:
    """In the order of the leaves; () where its lists cannot be matched to them."""
    plain, html = iter(found.text_plain), iter(found.text_html)
    if len(found.text_plain) + len(found.text_html) != len(leaves):
        return ()
    try:
        return tuple(next(html if leaf.get_content_subtype() == "html" else plain) for leaf in leaves)
    except (StopIteration, RuntimeError):
        return ()


def _aware(moment: Any) -> datetime | None:
    if not isinstance(moment, datetime):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
