"""The demo's mail system in this process: pymap for IMAP, aiosmtpd for SMTP, one thread, one loop.

The only file that imports either. What the transfer agent decides is in :mod:`triage.demo.mta`.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import threading
from collections import Counter
from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, TypeVar, cast

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from aiosmtpd.smtp import Envelope as SmtpEnvelope
from aiosmtpd.smtp import Session as SmtpSession
from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.dict import Config, DictBackend, Login
from pymap.backend.dict.filter import FilterSet
from pymap.backend.dict.mailbox import MailboxData, MailboxSet, Message
from pymap.concurrent import Subsystem
from pymap.imap import IMAPServer
from pymap.mime import MessageBody, MessageContent, MessageHeader
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials import ObjectId
from pymap.parsing.specials.flag import Flag, Seen, Wildcard
from pymap.user import UserMetadata
from pysasl.hashing import Cleartext

from triage.demo import mta
from triage.demo.wire import Joining

MAILBOXES: Final = ("Drafts", "Sent", "Archive", "Junk", "Trash")
MAX_SIZE: Final = 50_000_000

T = TypeVar("T")
Watcher = Callable[[str, str, bytes], None]
"""Told (address, mailbox, octets) of each mail that arrives, in the server's thread: return at once."""


class RawContent(MessageContent):
    """The octets as they came. pymap's own parse loses the last octet of a mail without a body, and
    the standard library's Content-Type parser, which it calls, raises or stalls on hostile headers:
    so the parts are looked at only when a client asks for them, and a failure means "plain text"."""

    __slots__ = ("_body", "_header", "_octets")

    def __init__(self, octets: bytes) -> None:
        self._octets = octets
        self._header: MessageHeader | None = None
        self._body: MessageBody | None = None

    def __bytes__(self) -> bytes:
        return self._octets

    def __len__(self) -> int:
        return len(self._octets)

    @property  # type: ignore[misc]  # slots there, lazy here
    def header(self) -> MessageHeader:
        if self._header is None:
            block = mta.head(self._octets) + b"\r\n"
            self._header = MessageHeader._parse(block, memoryview(block), self._find_lines(block))
        return self._header

    @property  # type: ignore[misc]  # slots there, lazy here
    def body(self) -> MessageBody:
        if self._body is None:
            try:
                self._body = MessageContent.parse(self._octets).body
            except Exception:  # hostile MIME must not end the connection
                rest = self._octets[len(mta.head(self._octets)) :]
                lines = self._find_lines(rest)
                self._body = MessageBody(rest, lines, MessageBody._parse_content_type("text/plain"), [])
        return self._body

    @property  # type: ignore[misc]  # slots there, lazy here
    def lines(self) -> int:
        return self._octets.count(b"\n")


class KeepingMailbox(MailboxData):
    """Keeps keywords (pymap offers no ``\\*`` and drops them silently) and octets as they came."""

    def __init__(self, owner: MailboxSet, told: Callable[[bytes], None]) -> None:
        super().__init__(owner._content_cache, owner._thread_cache)
        self._told = told
        self.message_ids: set[str] = set()

    @property
    def permanent_flags(self) -> frozenset[Flag]:
        return super().permanent_flags | {Wildcard}

    async def append(self, append_msg: AppendMessage, *, recent: bool = False) -> Message:
        octets = bytes(append_msg.literal)
        async with self.messages_lock.write_lock():
            self._max_uid = uid = self._max_uid + 1
            message = Message(
                uid,
                append_msg.when or datetime.now(UTC),
                append_msg.flag_set,
                email_id=ObjectId.random_email_id(),
                thread_id=ObjectId.random_thread_id(),
                recent=recent,
                content=RawContent(octets),
            )
            self._messages[uid] = message
            self._mod_sequences.update([uid])
            self._updated.set()
        self.message_ids.add(mta.header(octets, "message-id"))
        self._told(octets)
        return message

    def octets(self) -> list[bytes]:
        return [bytes(message._content) for message in self._messages.values() if message._content]


class KeepingSet(MailboxSet):
    """One user's mailboxes, all of the keeping kind."""

    def __init__(self, address: str, told: Watcher) -> None:
        super().__init__()
        self._address = address
        self._tell = told
        self._inbox: MailboxData = self._made("INBOX")
        self._set = {name: self._made(name) for name in MAILBOXES}
        self._subscribed = dict.fromkeys(MAILBOXES, True)

    def _made(self, name: str) -> KeepingMailbox:
        return KeepingMailbox(self, lambda octets: self._tell(self._address, name, octets))

    async def add_mailbox(self, name: str) -> ObjectId:
        if name in self._set:
            raise ValueError(name)
        self._set[name] = made = self._made(name)
        return made.mailbox_id

    def keeping(self, name: str) -> KeepingMailbox:
        found = self._inbox if name.upper() == "INBOX" else self._set[name]
        assert isinstance(found, KeepingMailbox)
        return found


class DemoMail:
    """``with DemoMail([...], "info@acme.example", "demo") as mail``: IMAP and SMTP on loopback.

    Each of ``addresses`` and ``shared`` owns a mailbox (login = address, one password). The domain of
    ``shared`` is ours: it is sent as only after AUTH. ``vouched`` domains pass DMARC when they write in
    from outside. Mail to other domains from a logged-in user is swallowed into :attr:`outside`.
    ``files_sent`` puts a copy of what a user submits into Sent, once for each Message-ID.
    """

    def __init__(
        self,
        addresses: Sequence[str],
        shared: str,
        password: str,
        *,
        host: str = "127.0.0.1",
        imap_port: int = 0,
        smtp_port: int = 0,
        files_sent: bool = True,
        vouched: Collection[str] = (),
    ) -> None:
        self.host, self.imap_port, self.smtp_port = host, imap_port, smtp_port
        self.shared, self.password, self.files_sent = shared.lower(), password, files_sent
        self.addresses = tuple(dict.fromkeys(one.lower() for one in (shared, *addresses)))
        self.own_domain = mta.domain_of(shared)
        self.outside: list[tuple[str, bytes]] = []
        """(recipient, octets) of what left for addresses that have no mailbox here."""
        self._vouched = frozenset(vouched)
        self._received: Counter[str] = Counter()
        self._watchers: list[Watcher] = []
        self._serial = 0
        self._sets: dict[str, KeepingSet] = {}
        self._ready = threading.Event()
        self._failed: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="demo-mail", daemon=True)

    def start(self) -> DemoMail:
        self._thread.start()
        self._ready.wait(20)
        if self._failed is not None:
            raise self._failed
        return self

    def stop(self) -> None:
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._over.set)
            self._thread.join(10)

    def __enter__(self) -> DemoMail:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # handed to the thread that waits in start()
            self._failed = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        # aiosmtpd warns of its own deprecated attribute at each login
        logging.getLogger("mail.log").setLevel(logging.ERROR)
        imap = await asyncio.start_server(self._imap_server(), self.host, self.imap_port)
        smtp = await self._loop.create_server(self._smtp_session, self.host, self.smtp_port)
        self.imap_port, self.smtp_port = _port(imap), _port(smtp)
        self._ready.set()
        await self._over.wait()
        imap.close()
        smtp.close()

    def _imap_server(self) -> Any:
        config = self._imap_config()
        config.apply_context()
        login = Login(config)
        for address in self.addresses:
            login.users_dict[address] = UserMetadata(config, address, password=self.password)
            self._sets[address] = KeepingSet(address, self._tell)
            config.set_cache[address] = (self._sets[address], FilterSet())
        server = IMAPServer(DictBackend(login, config).login, config)

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, peer: Any) -> None:
            await server(reader, cast(asyncio.StreamWriter, Joining(writer)), peer)

        return ProxyProtocolReader(config.proxy_protocol).get_callback(serve)

    def _imap_config(self) -> Config:
        """pymap hashes passwords so well that three logins cost 0.6 s; a demo's password is no secret."""
        unset = dict.fromkeys(("cert", "key", "passlib_cfg", "proxy_protocol", "inherited_sockets"))
        where = {"host": self.host, "port": self.imap_port, "debug": False, "tls": False}
        user = {"demo_data": False, "demo_user": self.shared, "demo_password": self.password}
        arguments = argparse.Namespace(**unset, **where, **user)
        plain = {"hash_context": Cleartext(), "cpu_subsystem": Subsystem.for_asyncio()}
        return Config.from_args(arguments, invalid_user_sleep=0.0, **plain)

    def _smtp_session(self) -> SMTP:
        return SMTP(
            self,
            hostname=mta.AUTHSERV_ID,
            ident="demo",
            data_size_limit=MAX_SIZE,
            enable_SMTPUTF8=True,
            auth_require_tls=False,
            authenticator=self._authenticate,
            loop=self._loop,
        )

    def _authenticate(
        self, server: SMTP, session: SmtpSession, envelope: SmtpEnvelope, mechanism: str, given: Any
    ) -> AuthResult:
        if not isinstance(given, LoginPassword):
            return AuthResult(success=False, handled=False)
        login = given.login.decode("utf-8", "replace").lower()
        right = login in self.addresses and given.password.decode("utf-8", "replace") == self.password
        return AuthResult(success=right, handled=False, auth_data=login)

    async def handle_MAIL(
        self, server: SMTP, session: SmtpSession, envelope: SmtpEnvelope, address: str, options: list[str]
    ) -> str:
        path = "" if address == "<>" else address
        refusal = mta.refusal_of_path(path, _login(session), self.own_domain)
        if refusal is None:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return refusal or "250 2.1.0 OK"

    async def handle_RCPT(
        self, server: SMTP, session: SmtpSession, envelope: SmtpEnvelope, address: str, options: list[str]
    ) -> str:
        refusal = self._refusal_of_recipient(address, _login(session))
        if refusal is None:
            envelope.rcpt_tos.append(address)
        return refusal or "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: SmtpSession, envelope: SmtpEnvelope) -> str:
        path = envelope.mail_from or ""
        arriving = mta.Arriving(
            reverse_path="" if path == "<>" else path,
            recipients=tuple(envelope.rcpt_tos),
            raw=envelope.original_content or b"",
            at=datetime.now(UTC),
            login=_login(session),
            client=str(session.host_name or "unknown")[:80],
        )
        refusal = mta.refusal_of_author(arriving.raw, arriving.login, self.own_domain)
        return refusal or await self._accept(arriving)

    def _refusal_of_recipient(self, address: str, login: str | None) -> str | None:
        if mta.base_address(address) in self._sets:
            return None
        if mta.domain_of(address) == self.own_domain:
            return f"550 5.1.1 {address}: no such mailbox"
        return None if login else f"550 5.7.1 {address}: relaying needs a login"

    async def _accept(self, arriving: mta.Arriving) -> str:
        self._serial += 1
        serial = self._serial
        vouched = mta.domain_of(arriving.reverse_path) in self._vouched
        results = arriving.results or mta.house_results(arriving, self.own_domain, vouched)
        raw = mta.stamped(arriving, results, serial)
        if arriving.login and self.files_sent:
            await self._file_sent(arriving)
        await self._distribute(arriving, raw)
        return f"250 2.0.0 OK: queued as {serial:06d}"

    async def _distribute(self, arriving: mta.Arriving, raw: bytes) -> None:
        for address in dict.fromkeys(map(mta.base_address, arriving.recipients)):
            if address in self._sets:
                await self._file(address, "INBOX", raw, arriving.at)
                self._received[address] += 1
            else:
                self.outside.append((address, raw))
                self._tell(address, "outside", raw)

    async def _file(
        self, address: str, mailbox: str, raw: bytes, at: datetime, flags: Collection[Flag] = ()
    ) -> None:
        await self._sets[address].keeping(mailbox).append(AppendMessage(raw, at, frozenset(flags)))

    async def _file_sent(self, arriving: mta.Arriving) -> None:
        login = arriving.login or ""
        message_id = mta.header(arriving.raw, "message-id")
        if not message_id or message_id not in self._sets[login].keeping("Sent").message_ids:
            await self._file(login, "Sent", arriving.raw, arriving.at, {Seen})

    def _tell(self, address: str, mailbox: str, raw: bytes) -> None:
        for watcher in self._watchers:
            watcher(address, mailbox, raw)

    @property
    def received(self) -> Mapping[str, int]:
        """How many mails were delivered to each address's INBOX."""
        return dict(self._received)

    def watch(self, watcher: Watcher) -> None:
        self._watchers.append(watcher)

    def mailbox(self, address: str, name: str = "INBOX") -> list[bytes]:
        """Every message of one mailbox, oldest first. Raises KeyError where there is no such mailbox."""
        return self._wait(self._octets(address.lower(), name))

    def deliver(
        self,
        raw: bytes,
        to: str | Sequence[str],
        *,
        at: datetime | None = None,
        reverse_path: str = "",
        results: str | None = None,
        client: str = "outside.example",
    ) -> str:
        """Deliver from outside through the same code as SMTP, and return its reply. ``results`` given:
        a host that we let in says so (a forwarder), and what our own host found is stamped as told."""
        recipients = (to,) if isinstance(to, str) else tuple(to)
        arriving = mta.Arriving(
            reverse_path=reverse_path,
            recipients=recipients,
            raw=raw,
            at=at or datetime.now(UTC),
            results=results,
            client=client,
        )
        refusal = next(filter(None, (self._refusal_of_recipient(one, None) for one in recipients)), None)
        if refusal is None and results is None:
            refusal = mta.refusal_of_path(reverse_path, None, self.own_domain)
            refusal = refusal or mta.refusal_of_author(raw, None, self.own_domain)
        return refusal or self._wait(self._accept(arriving))

    def put(self, raws: Sequence[bytes], address: str, mailbox: str = "INBOX") -> None:
        """File octets unchanged, without trace headers: for folders of real mail."""
        self._wait(self._put(raws, address.lower(), mailbox))

    async def _put(self, raws: Sequence[bytes], address: str, mailbox: str) -> None:
        for raw in raws:
            await self._file(address, mailbox, raw, datetime.now(UTC))
            self._received[address] += mailbox == "INBOX"

    async def _octets(self, address: str, name: str) -> list[bytes]:
        return self._sets[address].keeping(name).octets()

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)


def _login(session: SmtpSession) -> str | None:
    return str(session.auth_data) if session.authenticated else None


def _port(server: asyncio.Server) -> int:
    return int(server.sockets[0].getsockname()[1])
