"""Waiting for news without losing a wake-up (RFC 2177).

imaplib reads whole segments into a buffer of its own, so a line that came together with
``+ idling`` is invisible to poll(); Dovecot does that for every message that arrived before IDLE.
Lines before the ``+`` are as legal. Hence: read to the ``+``, look into every buffer, then poll.
"""

from __future__ import annotations

import imaplib
import select
import ssl
from typing import Any, Final

_NEWS: Final = ("EXISTS", "EXPUNGE", "VANISHED")


def take_news(imap: Any) -> bool:
    """Whether a message came or went since the last call; forgets it."""
    found = [imap.untagged_responses.pop(word, None) for word in _NEWS]
    return any(rows is not None for rows in found)


def _has_news(imap: Any) -> bool:
    return any(word in imap.untagged_responses for word in _NEWS)


def idle_slice(imap: Any, sock: Any, seconds: float, wake_fd: int) -> None:
    """One IDLE from start to its tagged end; news lies in imaplib's untagged responses then.

    Whole lines are read with the socket's own time-out, so a torn line is never misread.
    Raises imaplib.IMAP4.abort or OSError when the connection is lost.
    """
    tag = imap._command("IDLE")
    while imap._get_response() is not None:
        if imap.tagged_commands[tag]:
            _finish(imap, tag)
            return
    if not _has_news(imap) and not buffered(imap, sock):
        _poll(sock, wake_fd, seconds)
    imap.send(b"DONE\r\n")
    while not imap.tagged_commands[tag]:
        imap._get_response()
        _raise_on_bye(imap)
    _finish(imap, tag)


def buffered(imap: Any, sock: Any) -> bool:
    """Octets that have left the socket but are not parsed: imaplib's, the file's, or TLS's."""
    if getattr(imap, "_readbuf", None):  # imaplib since Python 3.14
        return True
    if hasattr(sock, "pending") and sock.pending():
        return True
    stream = getattr(imap, "_file", None) or imap.file
    timeout = sock.gettimeout()
    sock.settimeout(0)
    try:
        return bool(stream.peek(1))
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    finally:
        sock.settimeout(timeout)


def _poll(sock: Any, wake_fd: int, seconds: float) -> None:
    poller = select.poll()
    poller.register(sock.fileno(), select.POLLIN)
    poller.register(wake_fd, select.POLLIN)
    poller.poll(max(0, int(seconds * 1000)))


def _finish(imap: Any, tag: object) -> None:
    kind, text = imap.tagged_commands.pop(tag)
    if kind != "OK":
        raise imaplib.IMAP4.error(f"IDLE refused: {text!r}")


def _raise_on_bye(imap: Any) -> None:
    if "BYE" in imap.untagged_responses:
        raise imaplib.IMAP4.abort("the server said BYE")
