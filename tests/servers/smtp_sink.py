"""An SMTP relay that keeps what it accepts and fails as scripted, at any phase of RFC 5321."""

from __future__ import annotations

import asyncio
import os
import ssl
import threading
import warnings
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

PHASES = ("banner", "ehlo", "starttls", "auth", "mail", "rcpt", "data", "dot", "ack", "rset")
"""``dot``: the content has come, nothing is accepted. ``ack``: accepted, the reply is still to come."""


@dataclass(kw_only=True)
class Fault:
    """What goes wrong at a phase: a reply sent as it stands, a dropped connection, or silence.

    ``recipient`` narrows it to one RCPT; ``times`` is how often it happens (None: always).
    """

    phase: str
    reply: str = ""
    drop: bool = False
    stall: bool = False
    recipient: str = ""
    times: int | None = None


@dataclass(frozen=True, kw_only=True)
class Accepted:
    reverse_path: str
    recipients: tuple[str, ...]
    content: bytes


@dataclass(kw_only=True)
class SmtpSink:
    """``with SmtpSink() as sink``. With ``spool`` each message is a file, synced before the 250."""

    user: str = ""
    password: str = ""
    tls: ssl.SSLContext | None = None
    implicit_tls: bool = False
    spool: Path | None = None
    faults: list[Fault] = field(default_factory=list)
    accepted: list[Accepted] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    connections: int = 0
    host: str = "127.0.0.1"
    port: int = 0

    def __enter__(self) -> SmtpSink:
        self._loop = asyncio.new_event_loop()
        self._open: set[Scripted] = set()
        self._thread = threading.Thread(target=self._loop.run_forever, name="smtp-sink", daemon=True)
        self._thread.start()
        context = self.tls if self.implicit_tls else None
        made = self._loop.create_server(lambda: Scripted(self), self.host, 0, ssl=context)
        self._server = asyncio.run_coroutine_threadsafe(made, self._loop).result(10)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def drop_all(self) -> None:
        """Close every connection, as an idle time-out does."""
        asyncio.run_coroutine_threadsafe(self._drop_all(), self._loop).result(10)

    async def _drop_all(self) -> None:
        for session in list(self._open):
            session.abort()
        await asyncio.sleep(0.01)

    async def _stop(self) -> None:
        self._server.close()
        await self._drop_all()
        await asyncio.sleep(0.02)

    def take(self, phase: str, recipient: str = "") -> Fault | None:
        for fault in self.faults:
            if fault.phase == phase and fault.recipient in ("", recipient) and fault.times != 0:
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None

    def authenticate(self, _server: Any, _session: Any, _env: Any, _mechanism: str, login: Any) -> AuthResult:
        right = (login.login, login.password) == (self.user.encode(), self.password.encode())
        return AuthResult(success=right, handled=False)

    async def handle_RCPT(self, _s: Any, _session: Session, envelope: Envelope, address: str, _o: Any) -> str:
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Scripted, _session: Session, envelope: Envelope) -> str:
        if (reply := await server.scripted("dot")) is not None:
            return reply
        content = envelope.original_content or b""
        if self.spool is not None:
            keep(self.spool / f"{len(self.accepted):06}.eml", content)
        self.accepted.append(
            Accepted(
                reverse_path=(envelope.mail_from or "").strip("<>"),
                recipients=tuple(envelope.rcpt_tos),
                content=content,
            )
        )
        return await server.scripted("ack") or "250 2.0.0 accepted"


def keep(path: Path, content: bytes) -> None:
    """Write and sync, as a relay must before it says 250."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


class Scripted(SMTP):
    """aiosmtpd's server, asking the script at each step before it does its own work."""

    def __init__(self, sink: SmtpSink) -> None:
        warnings.filterwarnings("ignore", "Requiring AUTH while not requiring TLS", UserWarning)
        super().__init__(
            sink,
            hostname="relay.example",
            data_size_limit=50_000_000,
            tls_context=None if sink.implicit_tls else sink.tls,
            auth_required=bool(sink.user),
            auth_require_tls=False,
            authenticator=sink.authenticate,
            loop=sink._loop,
        )
        self._sink = sink
        self._greeted = False

    def connection_made(self, transport: Any) -> None:
        self._sink._open.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._sink._open.discard(self)
        super().connection_lost(error)

    def abort(self) -> None:
        if isinstance(self.transport, asyncio.WriteTransport):
            self.transport.abort()

    async def push(self, status: Any) -> None:
        if not self._greeted:
            self._greeted = True
            self._sink.connections += 1
            status = await self.scripted("banner") or status
        await super().push(status)

    async def scripted(self, phase: str, recipient: str = "") -> str | None:
        """The reply that the script wants here, if any; does not return from a drop or a stall."""
        fault = self._sink.take(phase, recipient)
        if fault is None:
            return None
        if fault.drop:
            self.abort()
        if fault.drop or fault.stall:
            await asyncio.sleep(3600)  # cancelled when the connection ends
        return fault.reply

    async def _step(self, phase: str, go: Callable[[Any], Awaitable[None]], arg: Any) -> None:
        self._sink.commands.append(f"{phase} {arg or ''}".strip())
        recipient = str(arg)[3:].strip(" <>") if phase == "rcpt" else ""
        reply = await self.scripted(phase, recipient)
        if reply is None:
            await go(arg)
            return
        await self.push(reply)
        if reply.startswith("421") and self.transport is not None:
            self.transport.close()

    async def smtp_EHLO(self, hostname: str) -> None:
        await self._step("ehlo", super().smtp_EHLO, hostname)

    async def smtp_STARTTLS(self, arg: str) -> None:
        await self._step("starttls", super().smtp_STARTTLS, arg)

    async def smtp_AUTH(self, arg: str) -> None:
        await self._step("auth", super().smtp_AUTH, arg)

    async def smtp_MAIL(self, arg: str | None) -> None:
        await self._step("mail", super().smtp_MAIL, arg)

    async def smtp_RCPT(self, arg: str | None) -> None:
        await self._step("rcpt", super().smtp_RCPT, arg)

    async def smtp_DATA(self, arg: str) -> None:
        await self._step("data", super().smtp_DATA, arg)

    async def smtp_RSET(self, arg: str) -> None:
        await self._step("rset", super().smtp_RSET, arg)
