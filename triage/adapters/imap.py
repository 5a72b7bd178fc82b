"""IMAP accounts: the one file that imports imapclient. It connects, secures and logs in.

A session is one connection owned by one thread; see :mod:`triage.adapters.imap_session`.
"""

from __future__ import annotations

import imaplib
import logging
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from imapclient import IMAPClient
from imapclient.exceptions import LoginError

from triage.adapters import tls
from triage.adapters.imap_errors import LOST, unconnected, unwelcome
from triage.adapters.imap_guards import plain
from triage.adapters.imap_session import ImapSession
from triage.core.errors import OwnerError, Problem
from triage.ports import Credentials


@dataclass(frozen=True, slots=True, kw_only=True)
class ImapSettings:
    """``tls = "none"`` is allowed to loopback only. ``timeout`` in seconds, for connecting and for
    every read; ``poll`` in seconds between looks where the server has no IDLE."""

    name: str
    host: str
    port: int
    tls: tls.Tls
    ca_file: str | None = None
    timeout: float = 30.0
    poll: float = 10.0


class ImapAccount:
    """Makes sessions; the credentials are asked at each connect, so a renewed token is used."""

    def __init__(self, settings: ImapSettings, credentials: Credentials) -> None:
        """Raises OwnerError where plain text would leave this machine."""
        tls.refuse_plain(settings.name, settings.tls, settings.host)
        self._settings = settings
        self._credentials = credentials

    @property
    def name(self) -> str:
        return self._settings.name

    def connect(self) -> ImapSession:
        """A logged-in session. Raises OwnerError (login, certificate) or Transient (unreachable)."""
        settings = self._settings
        user = plain(self._credentials.username(), "user name")
        client = _connected(settings)
        try:
            _log_in(client, settings.name, user, self._credentials)
        except BaseException:
            _drop(client)
            raise
        return ImapSession(client, settings.name, poll=settings.poll)


def _connected(settings: ImapSettings) -> Any:
    """A connected IMAPClient, TLS done, nothing said yet about who we are."""
    _quiet()
    context = tls.context(settings.name, settings.tls, settings.ca_file)
    try:
        client = IMAPClient(
            settings.host,
            settings.port,
            ssl=settings.tls == "implicit",
            ssl_context=context,
            timeout=settings.timeout,
        )
    except (imaplib.IMAP4.error, *LOST) as error:  # a greeting that is none, too
        raise unconnected(error, settings.name, settings.host, settings.port) from error
    client.normalise_times = False  # else INTERNALDATE is naive local time
    client._imap.debug = 0  # else every line is formatted for a log that nobody reads
    client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if settings.tls == "starttls":
        _secure(client, settings, context)
    return client


def _secure(client: Any, settings: ImapSettings, context: ssl.SSLContext | None) -> None:
    """STARTTLS or nothing: a server that does not offer it may be somebody in between."""
    try:
        if b"STARTTLS" not in client.capabilities():
            raise OwnerError(
                Problem(
                    where=f"{settings.name} ({settings.host}:{settings.port})",
                    what="the server does not offer STARTTLS",
                    mend='Use tls = "implicit" with port 993. Nothing was sent unencrypted.',
                )
            )
        client.starttls(context)
    except OwnerError:
        _drop(client)
        raise
    except Exception as error:
        _drop(client)
        raise unconnected(error, settings.name, settings.host, settings.port) from error


def _log_in(client: Any, account: str, user: str, credentials: Credentials) -> None:
    try:
        _authenticate(client, user, credentials)
    except (LoginError, *LOST) as error:
        raise unwelcome(error, account, user) from error


def _authenticate(client: Any, user: str, credentials: Credentials) -> None:
    """A bearer token where there is one; else SASL PLAIN, which needs no quoting; else LOGIN."""
    offered = client.capabilities()
    token = credentials.bearer()
    if token is not None:
        if b"AUTH=OAUTHBEARER" in offered:
            client.oauthbearer_login(user, plain(token, "token"))
        else:
            client.oauth2_login(user, plain(token, "token"))
        return
    password = plain(credentials.password() or "", "password")
    if b"AUTH=PLAIN" in offered:
        client.plain_login(user, password)
    elif b"LOGINDISABLED" in offered:
        raise LoginError("the server allows no password on this connection (LOGINDISABLED)")
    else:
        client.login('"' + user.replace("\\", "\\\\").replace('"', '\\"') + '"', password)


def _quiet() -> None:
    """At DEBUG imapclient logs whole messages; and a user name is nobody's business."""
    log = logging.getLogger("imapclient")
    if log.getEffectiveLevel() < logging.INFO:
        log.setLevel(logging.INFO)


def _drop(client: Any) -> None:
    with suppress(Exception):  # it may be gone already, which is what was wanted
        client.shutdown()
