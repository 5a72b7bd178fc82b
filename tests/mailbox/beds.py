"""The accounts that the contract runs on: a new user, or a new folder, for each test."""

from __future__ import annotations

import imaplib
import itertools
import smtplib
from pathlib import Path

from tests.mailbox.contract import Bed
from tests.servers.dovecot import DovecotServer
from tests.servers.pymap_server import PymapServer
from tests.servers.sqlite_uids import SqliteUids
from triage.adapters.credentials import LiteralCredentials
from triage.adapters.imap import ImapAccount, ImapSettings
from triage.adapters.maildir import MaildirAccount
from triage.adapters.tls import Tls

_NUMBERS = itertools.count(1)
TIMEOUT = 10.0


def imap_account(
    user: str, port: int, *, host: str = "127.0.0.1", tls: Tls = "none", ca: Path | None = None,
    timeout: float = TIMEOUT, secret: str = "secret",
) -> ImapAccount:  # fmt: skip
    settings = ImapSettings(
        name="desk", host=host, port=port, tls=tls, ca_file=str(ca) if ca else None, timeout=timeout, poll=0.1
    )
    return ImapAccount(settings, LiteralCredentials(user=user, secret=secret))


def pymap_bed(server: PymapServer, port: int | None = None) -> Bed:
    user = f"desk{next(_NUMBERS)}@firm.example"
    server.add_user(user)
    return Bed(
        account=imap_account(user, port or server.port),
        deliver=lambda raw: server.deliver(user, raw),
        recreate=lambda mailbox: server.recreate(user, mailbox),
    )


def dovecot_bed(
    server: DovecotServer, port: int | None = None, *, tls: Tls = "none", ca: Path | None = None
) -> Bed:
    user = f"desk{next(_NUMBERS)}@firm.example"
    host = "localhost" if ca else "127.0.0.1"
    return Bed(
        account=imap_account(user, port or server.port, host=host, tls=tls, ca=ca),
        deliver=lambda raw: deliver_by_append(server, user, raw),
        recreate=lambda mailbox: recreate(server, user, mailbox),
    )


def deliver_by_append(server: DovecotServer, user: str, raw: bytes) -> None:
    """By a connection of its own, kept for the user: 8-bit octets arrive as they are."""
    client = _client(server, user)
    client.append("INBOX", "", "", raw)


def deliver_by_lmtp(server: DovecotServer, user: str, raw: bytes) -> None:
    with smtplib.LMTP(server.host, server.lmtp_port) as lmtp:
        lmtp.sendmail("", [user], raw)


def recreate(server: DovecotServer, user: str, mailbox: str) -> None:
    client = _client(server, user)
    client.delete(mailbox)
    client.create(mailbox)


_CLIENTS: dict[tuple[int, str], imaplib.IMAP4] = {}


def _client(server: DovecotServer, user: str) -> imaplib.IMAP4:
    key = (server.port, user)
    if key not in _CLIENTS:
        _CLIENTS.clear()
        client = imaplib.IMAP4(server.host, server.port, timeout=TIMEOUT)
        client.login(user, server.password)
        _CLIENTS[key] = client
    return _CLIENTS[key]


def maildir_bed(folder: Path) -> Bed:
    root = folder / "Maildir"
    for place in (root, *(root / f".{name}" for name in ("Drafts", "Sent", "Archive", "Junk"))):
        for sub in ("tmp", "new", "cur"):
            (place / sub).mkdir(parents=True)
    uids = SqliteUids(folder / "uids.sqlite")
    return Bed(
        account=MaildirAccount("desk", root, uids),
        deliver=lambda raw: drop(root, raw),
        recreate=uids.recreate,
    )


def drop(root: Path, raw: bytes) -> None:
    """As a delivery agent does: written to tmp, renamed to new, with LF."""
    name = f"1795300000.M{next(_NUMBERS):06}.mx"
    (root / "tmp" / name).write_bytes(raw.replace(b"\r\n", b"\n"))
    (root / "tmp" / name).rename(root / "new" / name)
