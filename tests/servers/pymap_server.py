"""pymap in this process: a whole IMAP server on loopback that keeps keywords."""

from __future__ import annotations

import argparse
import asyncio
import socket
import threading
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import Any

from pymap.backend.dict import Config, DictBackend, Login
from pymap.backend.dict.filter import FilterSet
from pymap.backend.dict.mailbox import MailboxData, MailboxSet
from pymap.imap import IMAPService
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials.flag import Flag, Wildcard
from pymap.user import UserMetadata
from pysasl.hashing import Cleartext

MAILBOXES = ("Drafts", "Sent", "Archive", "Junk", "Trash")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class KeepingMailbox(MailboxData):
    """pymap offers no ``\\*`` and silently drops keywords; this one keeps them."""

    @property
    def permanent_flags(self) -> frozenset[Flag]:
        return super().permanent_flags | {Wildcard}


class KeepingSet(MailboxSet):
    """A user's mailboxes, all of them keeping."""

    def __init__(self) -> None:
        super().__init__()
        self._inbox = KeepingMailbox(self._content_cache, self._thread_cache)

    async def add_mailbox(self, name: str) -> Any:
        async with self._set_lock.write_lock():
            if name in self._set:
                raise ValueError(name)
            self._set[name] = made = KeepingMailbox(self._content_cache, self._thread_cache)
        return made.mailbox_id


class PymapServer:
    """``with PymapServer(["desk@firm.example"]) as server``: one password for all users."""

    host = "127.0.0.1"

    def __init__(self, users: Sequence[str], password: str = "secret") -> None:
        self.users = tuple(users)
        self.password = password
        self.port = free_port()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pymap", daemon=True)

    def __enter__(self) -> PymapServer:
        self._thread.start()
        if not self._ready.wait(20):
            raise RuntimeError("pymap did not start")
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(5)

    def add_user(self, user: str) -> None:
        """A new account with empty mailboxes."""
        self._ask(self._add_user(user))

    def deliver(self, user: str, raw: bytes, mailbox: str = "INBOX") -> None:
        """Put a message into a mailbox, as an MTA would (any thread)."""
        self._ask(self._append(user, raw, mailbox))

    def recreate(self, user: str, mailbox: str) -> None:
        """Delete a mailbox and make it anew: another UIDVALIDITY."""
        self._ask(self._recreate(user, mailbox))

    def _ask(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(20)

    async def _add_user(self, user: str) -> None:
        hashed = self._config.hash_context.hash(self.password)
        self._login.users_dict[user] = UserMetadata(self._config, user, password=hashed)
        self._sets[user] = mailboxes = KeepingSet()
        for name in MAILBOXES:
            await mailboxes.add_mailbox(name)
        self._config.set_cache[user] = (mailboxes, FilterSet())

    async def _append(self, user: str, raw: bytes, mailbox: str) -> None:
        box = await self._sets[user].get_mailbox(mailbox)
        await box.append(AppendMessage(raw, datetime.now(UTC), frozenset()))

    async def _recreate(self, user: str, mailbox: str) -> None:
        await self._sets[user].delete_mailbox(mailbox)
        await self._sets[user].add_mailbox(mailbox)

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        config = Config.from_args(self._arguments(), invalid_user_sleep=0.0, hash_context=Cleartext())
        login = Login(config)
        self._sets: dict[str, KeepingSet] = {}
        self._config, self._login = config, login
        for user in self.users:
            await self._add_user(user)
        async with AsyncExitStack() as stack:
            await IMAPService(DictBackend(login, config), config).start(stack)
            self._ready.set()
            await self._stop.wait()

    def _arguments(self) -> argparse.Namespace:
        return argparse.Namespace(
            demo_data=False,
            demo_user=self.users[0],
            demo_password=self.password,
            host=self.host,
            port=self.port,
            debug=False,
            cert=None,
            key=None,
            passlib_cfg=None,
            tls=False,
            proxy_protocol=None,
            inherited_sockets=None,
        )
