"""Submitting by SMTP (RFC 5321, 6409), one step at a time, so that the phase is always known.

aiosmtplib raises the same exception for "surely not sent" and "perhaps sent", and its ``send()``
hides refused recipients; only its single commands are used here. What a reply means:

==================================  ==============================================
lost, or garbage, before DATA       TRANSIENT (surely not accepted)
4yz, anywhere                       TRANSIENT
5yz to MAIL, RCPT, DATA, the dot    PERMANENT
5yz in greeting, EHLO, TLS, AUTH    REFUSED_US (the relay refuses the firm itself)
lost in or after DATA               UNKNOWN (never repeated before a look)
neither 2yz, 4yz nor 5yz to the dot UNKNOWN
==================================  ==============================================
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import aiosmtplib

from triage.adapters import tls
from triage.core.errors import OwnerError
from triage.ports import Credentials, Outcome, Phase, RecipientOutcome, Submission

_ADDRESS: Final = re.compile(r"[\x21-\x7e]+@[\x21-\x7e]+")
_BARE: Final = re.compile(rb"(?<!\r)\n|\r(?!\n)|\0")
_DOT: Final = re.compile(rb"(?m)^\.")
_FAREWELL: Final = 5.0

_LOST: Final = (aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPTimeoutError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpSettings:
    """``tls = "none"`` to loopback only. Time-outs in seconds: ``timeout`` for every step,
    ``data_timeout`` from the content to the reply after the final dot (RFC 5321 4.5.3.2.6)."""

    host: str
    port: int
    tls: tls.Tls
    ca_file: str | None = None
    timeout: float = 60.0
    data_timeout: float = 600.0
    local_hostname: str = "localhost"


class _Stop(Exception):
    """The transaction ends here for every recipient that has no outcome yet."""

    def __init__(self, outcome: Outcome, phase: Phase, code: int = 0, text: str = "") -> None:
        super().__init__(f"{outcome} at {phase}: {code} {text}")
        self.outcome, self.phase, self.code, self.text = outcome, phase, code, text


class SmtpSubmitter:
    """Owned by one thread: an event loop of its own that runs only inside ``submit``, and one
    connection kept between calls (asked with RSET before it is used again)."""

    def __init__(self, settings: SmtpSettings, credentials: Credentials | None) -> None:
        """Raises OwnerError where plain text would leave this machine, or the CA cannot be read."""
        tls.refuse_plain("smtp", settings.tls, settings.host)
        self._settings = settings
        self._credentials = credentials
        self._context = tls.context("smtp", settings.tls, settings.ca_file)
        self._loop = asyncio.new_event_loop()
        self._client: aiosmtplib.SMTP | None = None

    def submit(self, submission: Submission) -> Sequence[RecipientOutcome]:
        """One outcome a recipient, in their order (the witness has none)."""
        recipients = tuple(dict.fromkeys(submission.recipients))
        if fault := _find_fault(submission):
            return [_outcome(r, Outcome.PERMANENT, Phase.CONNECT, 0, fault) for r in recipients]
        return self._loop.run_until_complete(self._submit(submission, recipients))

    def try_login(self) -> RecipientOutcome | None:
        """Connect, secure and log in, and send nothing: None where that works, else why not."""
        try:
            self._loop.run_until_complete(self._ready())
        except _Stop as stop:
            return _outcome("", stop.outcome, stop.phase, stop.code, stop.text)
        return None

    def close(self) -> None:
        if self._loop.is_closed():
            return
        self._loop.run_until_complete(self._leave())
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    async def _submit(self, submission: Submission, recipients: tuple[str, ...]) -> list[RecipientOutcome]:
        refused: dict[str, RecipientOutcome] = {}
        try:
            client = await self._ready()
            await self._mail(client, submission)
            refused = await self._rcpt(client, recipients)
            await self._witness(client, submission.witness, all_refused=len(refused) == len(recipients))
            end = await self._data(client, submission.raw)
        except _Stop as stop:
            end = stop
        except BaseException:
            self._drop()
            raise
        return [refused.get(r) or _outcome(r, end.outcome, end.phase, end.code, end.text) for r in recipients]

    # ------------------------------------------------------------ the connection

    async def _ready(self) -> aiosmtplib.SMTP:
        """The kept connection if RSET still works on it, else a new one, once and silently."""
        if self._client is not None:
            try:
                await self._client.rset()
            except (aiosmtplib.SMTPException, OSError):
                self._drop()
            else:
                return self._client
        self._client = await self._connect()
        return self._client

    async def _connect(self) -> aiosmtplib.SMTP:
        settings = self._settings
        client = aiosmtplib.SMTP(
            hostname=settings.host,
            port=settings.port,
            local_hostname=settings.local_hostname,
            timeout=settings.timeout,
            use_tls=settings.tls == "implicit",
            start_tls=False,  # done below as a step of its own: the default would be opportunistic
            tls_context=self._context,
        )
        try:
            await _step(Phase.CONNECT, client.connect())
            await _step(Phase.CONNECT, client.ehlo())
            if settings.tls == "starttls":
                await self._secure(client)
            if self._credentials is not None:
                await self._log_in(client, self._credentials)
        except BaseException:
            client.close()
            raise
        return client

    async def _secure(self, client: aiosmtplib.SMTP) -> None:
        """STARTTLS or nothing: a relay that does not offer it may be somebody in between."""
        if not client.supports_extension("starttls"):
            raise _Stop(Outcome.REFUSED_US, Phase.TLS, 0, "the relay does not offer STARTTLS")
        await _step(Phase.TLS, client.starttls())
        await _step(Phase.TLS, client.ehlo())

    async def _log_in(self, client: aiosmtplib.SMTP, credentials: Credentials) -> None:
        try:
            user, token, password = credentials.username(), credentials.bearer(), credentials.password()
        except OwnerError as error:
            raise _Stop(Outcome.REFUSED_US, Phase.AUTH, 0, str(error)) from error
        offered = client.server_auth_methods
        if token is not None:
            await _step(Phase.AUTH, client.auth_xoauth2(user, token))
        elif "plain" in offered:
            await _step(Phase.AUTH, client.auth_plain(user, password or ""))
        elif "login" in offered:
            await _step(Phase.AUTH, client.auth_login(user, password or ""))
        elif "cram-md5" in offered:
            await _step(Phase.AUTH, client.auth_crammd5(user, password or ""))
        else:
            raise _Stop(Outcome.REFUSED_US, Phase.AUTH, 0, "the relay offers no way to log in")

    # ------------------------------------------------------------ the transaction

    async def _mail(self, client: aiosmtplib.SMTP, submission: Submission) -> None:
        options = []
        if client.supports_extension("size"):
            options.append(f"SIZE={len(submission.raw)}")
        if client.supports_extension("8bitmime") and not submission.raw.isascii():
            options.append("BODY=8BITMIME")
        try:
            await _step(Phase.MAIL, client.mail(submission.reverse_path, options=options))
        except _Stop as stop:
            self._drop_unless_answered(stop)
            raise

    async def _rcpt(
        self, client: aiosmtplib.SMTP, recipients: tuple[str, ...]
    ) -> dict[str, RecipientOutcome]:
        """The refused ones. A lost connection stops all; so does 421, after which it is closed."""
        refused: dict[str, RecipientOutcome] = {}
        for recipient in recipients:
            try:
                await _step(Phase.RCPT, client.rcpt(recipient))
            except _Stop as stop:
                refused[recipient] = _outcome(recipient, stop.outcome, Phase.RCPT, stop.code, stop.text)
                if self._drop_unless_answered(stop):
                    rest = [r for r in recipients if r not in refused]
                    lost = {r: _outcome(r, Outcome.TRANSIENT, Phase.RCPT, stop.code, stop.text) for r in rest}
                    return refused | lost
        return refused

    async def _witness(self, client: aiosmtplib.SMTP, witness: str | None, *, all_refused: bool) -> None:
        """The journal address takes part in the same final dot, or nobody gets the message."""
        if self._client is None:
            raise _Stop(Outcome.TRANSIENT, Phase.RCPT)
        if all_refused:
            await self._reset(client)
            raise _Stop(Outcome.PERMANENT, Phase.RCPT)
        if witness is None:
            return
        try:
            await _step(Phase.RCPT, client.rcpt(witness))
        except _Stop as stop:
            if not self._drop_unless_answered(stop):
                await self._reset(client)
            text = f"the journal address was refused: {stop.text}"
            raise _Stop(Outcome.TRANSIENT, Phase.RCPT, stop.code, text) from stop

    async def _data(self, client: aiosmtplib.SMTP, raw: bytes) -> _Stop:
        """How it ended, for all recipients that were accepted."""
        try:
            reply = await client.execute_command(b"DATA")
        except _LOST as error:
            self._drop()
            return _Stop(Outcome.UNKNOWN, Phase.DATA, 0, _plain(str(error)))
        except aiosmtplib.SMTPResponseException as error:  # garbage: the content was not sent
            self._drop()
            return _Stop(Outcome.TRANSIENT, Phase.DATA, 0, _plain(error.message))
        if reply.code != 354:
            stop = _Stop(_meaning(reply.code, Phase.DATA), Phase.DATA, reply.code, _plain(reply.message))
            self._drop_unless_answered(stop)
            return stop
        return await self._content(client, raw)

    async def _content(self, client: aiosmtplib.SMTP, raw: bytes) -> _Stop:
        protocol = client.protocol
        try:
            if protocol is None:
                raise aiosmtplib.SMTPServerDisconnected("connection lost")
            protocol.write(_stuffed(raw))
            reply = await protocol.read_response(timeout=self._settings.data_timeout)
        except aiosmtplib.SMTPResponseException as error:
            self._drop()
            return _Stop(Outcome.UNKNOWN, Phase.DONE, 0, _plain(error.message))
        except _LOST as error:
            self._drop()
            return _Stop(Outcome.UNKNOWN, Phase.DONE, 0, _plain(str(error)))
        if reply.code == 421:
            self._drop()
        outcomes = {2: Outcome.SENT, 4: Outcome.TRANSIENT, 5: Outcome.PERMANENT}
        outcome = outcomes.get(reply.code // 100, Outcome.UNKNOWN)
        if outcome is Outcome.UNKNOWN:
            self._drop()
        return _Stop(outcome, Phase.DONE, reply.code, _plain(reply.message))

    # ------------------------------------------------------------ below

    def _drop_unless_answered(self, stop: _Stop) -> bool:
        """Close the connection after a loss, garbage or 421; True where it was closed."""
        answered = stop.code // 100 in (4, 5) and stop.code != 421
        if not answered:
            self._drop()
        return not answered

    def _drop(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = None

    async def _reset(self, client: aiosmtplib.SMTP) -> None:
        try:
            await client.rset()
        except (aiosmtplib.SMTPException, OSError):
            self._drop()

    async def _leave(self) -> None:
        if self._client is not None:
            with suppress(aiosmtplib.SMTPException, OSError):
                await self._client.quit(timeout=_FAREWELL)
        self._drop()
        await asyncio.sleep(0)  # lets the transport close


async def _step(phase: Phase, command: object) -> None:
    """Await one command; whatever goes wrong becomes a _Stop that knows its phase."""
    try:
        await command  # type: ignore[misc]
    except aiosmtplib.SMTPResponseException as error:
        code = error.code if 100 <= error.code <= 599 else 0
        raise _Stop(_meaning(code, phase), phase, code, _plain(error.message)) from error
    except (TimeoutError, aiosmtplib.SMTPException, OSError) as error:
        fault = tls.find_owner_fault(error, "smtp")
        if fault is not None:
            raise _Stop(Outcome.REFUSED_US, Phase.TLS, 0, str(fault)) from error
        raise _Stop(Outcome.TRANSIENT, phase, 0, _plain(str(error))) from error


def _meaning(code: int, phase: Phase) -> Outcome:
    """A reply before the content was sent; anything odd is TRANSIENT, as nothing was accepted."""
    if code // 100 != 5:
        return Outcome.TRANSIENT
    ours = phase in (Phase.CONNECT, Phase.TLS, Phase.AUTH)
    return Outcome.REFUSED_US if ours else Outcome.PERMANENT


def _find_fault(submission: Submission) -> str:
    """Why this can never be submitted as it stands; empty where it can. The bytes are bound by a
    hash and are sent as they are, so nothing is mended here (a bare LF is how mail is smuggled)."""
    reverse = (submission.reverse_path,) if submission.reverse_path else ()
    witness = (submission.witness,) if submission.witness else ()
    for address in (*reverse, *submission.recipients, *witness):
        if _ADDRESS.fullmatch(address) is None or set("<>") & set(address):
            return f"not an address that can be submitted: {address[:80]!r}"
    if _BARE.search(submission.raw):
        return "the message holds a bare CR, a bare LF or a NUL"
    return ""


def _stuffed(raw: bytes) -> bytes:
    """RFC 5321 4.5.2: a line that begins with a dot gets another; then the dot that ends it."""
    ended = raw if raw.endswith(b"\r\n") else raw + b"\r\n"
    return _DOT.sub(b"..", ended) + b".\r\n"


def _plain(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]+", " ", text)[:300]


def _outcome(recipient: str, outcome: Outcome, phase: Phase, code: int, text: str) -> RecipientOutcome:
    return RecipientOutcome(recipient=recipient, outcome=outcome, phase=phase, code=code, text=text)
