"""What imaplib and the socket raise, said as who must act."""

from __future__ import annotations

import imaplib
import re
from typing import Final

from triage.adapters.tls import find_owner_fault
from triage.core.errors import OwnerError, Permanent, Problem, Transient

_LATER: Final = re.compile(r"\[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG|CONTACTADMIN)\b", re.IGNORECASE)
_MISSING: Final = re.compile(r"\[(TRYCREATE|NONEXISTENT)\b|mailbox (does not|doesn.t) exist", re.IGNORECASE)
_FULL: Final = re.compile(r"\[OVERQUOTA\b", re.IGNORECASE)

LOST: Final = (imaplib.IMAP4.abort, OSError, EOFError)
"""The connection is of no more use (a time-out too: the reply to it may still be under way)."""


def is_missing(error: Exception) -> bool:
    """Whether the server says that the mailbox is not there (RFC 5530)."""
    return _MISSING.search(str(error)) is not None


def is_unreadable(error: Exception) -> bool:
    """Whether the reply was no IMAP, or a line of more than 1 MB: the stream is out of step."""
    return "got more than" in str(error) or type(error).__name__ == "ProtocolError"


def spoken(error: Exception, account: str, what: str) -> Exception:
    """The error in our words; ``what`` is the command and its mailbox, for people."""
    if isinstance(error, LOST):
        return Transient(f"{account}: connection lost at {what}: {_cause(error)}")
    text = str(error)
    if is_unreadable(error):
        return Transient(f"{account}: unreadable reply to {what}: {_short(text)}")
    if _LATER.search(text):
        return Transient(f"{account}: {what}: {text}")
    if _FULL.search(text):
        return OwnerError(
            Problem(where=account, what="the mailbox is full", mend="Make room or raise the quota.")
        )
    if is_missing(error):
        return OwnerError(
            Problem(
                where=account,
                what=f"a mailbox is missing ({what})",
                mend="Create it, or name another one in the configuration.",
            )
        )
    return Permanent(f"{account}: the server refused {what}: {text}")


def unconnected(error: Exception, account: str, host: str, port: int) -> Exception:
    """A connection that did not come about: the certificate is for the owner, the rest may pass."""
    where = f"{account} ({host}:{port})"
    if fault := find_owner_fault(error, where):
        return OwnerError(fault)
    return Transient(f"{where}: cannot connect: {_cause(error)}")


def unwelcome(error: Exception, account: str, user: str) -> Exception:
    """A refused login. imapclient wraps a lost connection in LoginError too: look at the cause."""
    if isinstance(error, LOST) or isinstance(error.__context__, LOST):
        return Transient(f"{account}: connection lost while logging in: {_cause(error)}")
    if _LATER.search(str(error)):
        return Transient(f"{account}: login: {error}")
    return OwnerError(
        Problem(
            where=account,
            what=f"the server refused the login of {user}",
            found=_short(str(error)),
            mend="Check the user name and the password (many providers want an app password).",
        )
    )


def _cause(error: Exception) -> str:
    return _short(str(error)) or type(error).__name__


def _short(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text)[:200]
