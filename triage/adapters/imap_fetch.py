"""Fetching many messages a command, in chunks that bound memory, without marking anything read."""

from __future__ import annotations

import imaplib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final

from triage.adapters.imap_errors import LOST
from triage.adapters.imap_wire import Client, flag_names, in_utc, message_id_of, octets
from triage.ports import Fetched, Position

CHUNK_OCTETS: Final = 8_000_000
CHUNK_MESSAGES: Final = 200
SURVEY: Final = 500
"""Messages a survey command: their uids stay well below the 8,000 octets that servers read a line."""
RECENT: Final = 500
HEAD_OCTETS: Final = 262_144

Selected = Callable[[], AbstractContextManager[Client]]
Row = Mapping[bytes, Any]

_SURVEY_ITEMS: Final = ("RFC822.SIZE", "FLAGS", "INTERNALDATE")
_ID_ITEM: Final = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"


def fetch_in_chunks(selected: Selected, positions: list[Position], max_size: int) -> Iterator[Fetched]:
    """Sizes first, then bodies up to ``max_size`` octets, and the header section of larger ones."""
    for start in range(0, len(positions), SURVEY):
        batch = positions[start : start + SURVEY]
        with selected() as client:
            survey = client.fetch([p.uid for p in batch], _SURVEY_ITEMS)
        known = [(p, survey[p.uid]) for p in batch if p.uid in survey]
        for chunk in _chunks(known, max_size):
            with selected() as client:
                fetched = _bodies(client, chunk, max_size)
            yield from fetched


def recent_message_ids(
    client: Client, mailbox: str, uidvalidity: int, uids: Sequence[int], known: dict[Position, str]
) -> set[str]:
    """Message-IDs of the newest messages; ``known`` is filled, so that each is asked for once."""
    recent = [Position(mailbox=mailbox, uidvalidity=uidvalidity, uid=uid) for uid in uids[-RECENT:]]
    lacking = [position for position in recent if position not in known]
    if lacking:
        rows = client.fetch([p.uid for p in lacking], [_ID_ITEM])
        for position in lacking:
            item = rows.get(position.uid, {}).get(_ID_ITEM.replace(".PEEK", "").encode())
            known[position] = message_id_of(octets(item))
    return {known[position] for position in recent}


def _chunks(known: list[tuple[Position, Row]], max_size: int) -> Iterator[list[tuple[Position, Row]]]:
    chunk: list[tuple[Position, Row]] = []
    weight = 0
    for position, row in known:
        size = min(_size(row), max_size)
        if chunk and (weight + size > CHUNK_OCTETS or len(chunk) >= CHUNK_MESSAGES):
            yield chunk
            chunk, weight = [], 0
        chunk.append((position, row))
        weight += size
    if chunk:
        yield chunk


def _bodies(client: Client, chunk: list[tuple[Position, Row]], max_size: int) -> list[Fetched]:
    small = [p.uid for p, row in chunk if _size(row) <= max_size]
    large = [p.uid for p, row in chunk if _size(row) > max_size]
    bodies = _items(client, small, "BODY.PEEK[]")
    heads = _items(client, large, f"BODY.PEEK[HEADER]<0.{HEAD_OCTETS}>")
    return [
        _fetched(p, row, bodies.get(p.uid), heads.get(p.uid), max_size)
        for p, row in chunk
        if p.uid in bodies or p.uid in heads  # else it went away between the two commands
    ]


def _fetched(position: Position, row: Row, body: bytes | None, head: bytes | None, max_size: int) -> Fetched:
    """RFC822.SIZE may lie (Exchange): what came counts. Neither body nor head: unreadable there."""
    if body is not None and len(body) > max_size:
        head = body.split(b"\r\n\r\n", 1)[0][:HEAD_OCTETS]
        body = None
    return Fetched(
        position=position,
        size=len(body) if body is not None else _size(row),
        raw=body,
        flags=flag_names(row.get(b"FLAGS", ())),
        internal_date=in_utc(row.get(b"INTERNALDATE")),
        head=b"" if body is not None else head or b"",
    )


def _items(client: Client, uids: list[int], item: str) -> dict[int, bytes | None]:
    """One item of many messages. A server that fails the whole command for one broken message
    (Dovecot: NO [SERVERBUG]) is asked one by one, and None stands for the broken one: it must end
    in the ledger as unreadable, not vanish."""
    if not uids:
        return {}
    try:
        rows = client.fetch(uids, [item])
    except LOST:
        raise
    except imaplib.IMAP4.error:
        if len(uids) == 1:
            return {uids[0]: None}
        return {uid: body for one in uids for uid, body in _items(client, [one], item).items()}
    return {uid: octets(_body(row)) for uid, row in rows.items() if _has_body(row)}


def _has_body(row: Row) -> bool:
    return any(key.startswith(b"BODY[") for key in row)


def _body(row: Row) -> object:
    """A partial fetch answers as ``BODY[HEADER]<0>``, some servers as ``BODY[HEADER]<0.400>``."""
    return next(value for key, value in row.items() if key.startswith(b"BODY["))


def _size(row: Row) -> int:
    size = row.get(b"RFC822.SIZE", 0)
    return size if isinstance(size, int) else 0
