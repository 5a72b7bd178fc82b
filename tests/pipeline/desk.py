"""A desk for tests: real SQLite, a real Maildir, the real reader, rules, model and templates; no threads.

Time stands still unless a test moves it, so holds and codes end when the test says so.
"""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import SMTP, default
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Any

from triage import config as settings
from triage.adapters.authentication import authenticate
from triage.adapters.classifier import Classifier
from triage.adapters.maildir import MaildirAccount
from triage.adapters.meaning import ClassifierMeaning, known_words
from triage.adapters.memory import Recollection
from triage.adapters.mime import read
from triage.adapters.replies import load_templates
from triage.adapters.second_ledger import FileLedger
from triage.adapters.store.engine import SqlStore, open_store, sqlite_url
from triage.adapters.store.uids import SqlUids
from triage.config import Config
from triage.drafting.templates import Templates
from triage.ledger_journal import EventRow, Sums
from triage.ledger_outbox import EffectRow
from triage.mail.message import Read
from triage.pipeline import dispatch, ingest, release, triage
from triage.pipeline.edges import Edges, Pace
from triage.pipeline.perform import MailboxPerformer
from triage.ports import MailboxSession, Reading
from triage.starter_root import starter_root

SHARED, OWNER, JANA = "info@acme.example", "olga@acme.example", "jana@acme.example"
PROOF = "mx.acme.example; dmarc=pass header.from=acme.example; auth=pass smtp.auth={}"
_numbers = itertools.count(1)

SETTINGS: dict[str, Any] = {
    "test": True,
    "firm": {"name": "Acme Joinery", "address": SHARED, "signature": "Acme Joinery Ltd, 1 Mill Lane"},
    "mailbox": {"backend": "maildir", "path": "Maildir", "start": "all"},
    "submit": {"host": "127.0.0.1", "port": 2525, "tls": "none"},
    "desk": {"mode": "live", "hold_minutes": 5, "mails_an_hour": 0},
    "authentication": {"authserv_id": "mx.acme.example", "dkim": False},
    "model": {"semantic": False},
    "people": [
        {"name": "Olga Brandt", "addresses": [OWNER], "roles": ["owner"], "in_charge": ["sales", "support"]},
        {"name": "Jana Ritter", "addresses": [JANA], "in_charge": ["billing"]},
    ],
}


@dataclass
class StillClock:
    at: datetime = field(default_factory=lambda: datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    set_by: timedelta = timedelta()

    def now(self) -> datetime:
        return self.at

    def reading(self) -> Reading:
        return Reading(wall=self.at, steady=self.at - datetime(2026, 1, 1, tzinfo=UTC) - self.set_by)

    def pass_by(self, **amount: float) -> None:
        self.at += timedelta(**amount)

    def set(self, **amount: float) -> None:
        """Somebody moves the clock; no time passes."""
        self.at += timedelta(**amount)
        self.set_by += timedelta(**amount)


class InPlace:
    """The reader without children: the same function, in this process."""

    def __init__(self, config: Config) -> None:
        self._firm = config.known_of_us()

    def read_many(self, raws: Iterable[bytes]) -> Iterator[Read]:
        return (read(raw, firm=self._firm) for raw in raws)

    def close(self) -> None: ...


@cache
def classifier() -> Classifier:
    return Classifier(starter_root(), semantic=False)


@cache
def templates() -> Templates:
    """The starter's, compiled once for all tests."""
    return load_templates(starter_root(), "en")


@dataclass
class Desk:
    root: Path
    edges: Edges
    clock: StillClock
    session: MailboxSession
    store: SqlStore

    # ---------------------------------------------------------------- in

    def put(self, raw: bytes, mailbox: str = "") -> None:
        folder = self.root / "Maildir" / (f".{mailbox}" if mailbox else "")
        for name in ("cur", "new", "tmp"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        number = next(_numbers)
        path = folder / "new" / f"{1_700_000_000 + number}.{number}.test"
        path.write_bytes(raw)
        if written := re.search(rb"^Date: ([A-Z][ -~]+)", raw, re.MULTILINE):  # it arrived as it was written
            with suppress(ValueError):
                when = parsedate_to_datetime(written[1].decode()).timestamp()
                os.utime(path, (when, when))

    def look(self) -> int:
        """One look at INBOX and Sent, then everything that came is triaged."""
        ingest.ingest(self.edges, self.session, "INBOX")
        if (self.root / "Maildir" / ".Sent").exists():
            ingest.ingest(self.edges, self.session, "Sent", sent=True)
        count = 0
        while taken := triage.triage(self.edges):
            count += taken
        return count

    def write(self, raw: bytes) -> int:
        self.put(raw)
        return self.look()

    # ---------------------------------------------------------------- out

    def outgoing(self, *kinds: str) -> list[EffectRow]:
        from triage.core.lifecycle import EffectState

        with self.store.reading() as tx:
            found = tx.outbox.effects(tuple(EffectState))
        return [one for one in found if not kinds or one.kind in kinds]

    def mails(self, *kinds: str) -> list[EmailMessage]:
        return [message_from_bytes(one.octets, policy=default) for one in self.outgoing(*kinds) if one.octets]

    def proposal(self) -> EmailMessage:
        return self.mails("propose")[-1]

    def due(self) -> int:
        return release.fire_due(self.edges)

    def work_in_mailbox(self) -> int:
        performer = MailboxPerformer(
            session=lambda: self.session, lost=lambda: None, config=self.edges.config, store=self.store
        )
        return dispatch.dispatch(self.edges, performer, "test")

    def happened(self, *kinds: str) -> list[EventRow]:
        with self.store.reading() as tx:
            return list(tx.journal.events(kinds=kinds, limit=100_000))

    def sums(self) -> Sums:
        with self.store.reading() as tx:
            return tx.journal.sums()


@contextmanager
def open_desk(root: Path, **changes: dict[str, Any]) -> Iterator[Desk]:
    found = {key: {**value, **changes.get(key, {})} if isinstance(value, dict) else value
             for key, value in SETTINGS.items()}  # fmt: skip
    found |= {key: value for key, value in changes.items() if not isinstance(found.get(key), dict)}
    config = settings.parse(found, root=root)
    for name in ("cur", "new", "tmp"):
        (root / "Maildir" / name).mkdir(parents=True, exist_ok=True)
    store = open_store(sqlite_url(root / "triage.db"))
    clock, second = StillClock(), FileLedger(root / "second-ledger")
    edges = Edges(
        account="shared",
        config=config,
        store=store,
        second=second,
        clock=clock,
        parser=InPlace(config),
        classifier=classifier(),
        authenticate=lambda raw, message: authenticate(raw, message, config=config, resolver=None),
        templates=templates(),
        intents=dict(classifier().content.intents),
        wake=lambda name: None,
        recall=Recollection(store, ClassifierMeaning(classifier=classifier())).recall,
        known_words=known_words(starter_root()),
        pace=Pace(batch=16),
    )
    session = MaildirAccount("shared", root / "Maildir", SqlUids(store, "shared")).connect()
    try:
        yield Desk(root=root, edges=edges, clock=clock, session=session, store=store)
    finally:
        session.close()
        second.close()
        store.close()


# -------------------------------------------------------------------- mail


def letter(
    subject: str = "Quote for a cabinet",
    text: str = "Could you send me a quote for an oak cabinet, 120 by 200 cm, delivered to Leeds?",
    *,
    sender: str = "Bella Ruiz <bella@ruiz.example>",
    to: str = SHARED,
    **headers: str,
) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    second = next(_numbers) % 479  # each its own: a mail of one date and text is obeyed once
    mail["Date"] = f"Mon, 23 Nov 2026 08:{52 + second // 60}:{second % 60:02} +0000"
    mail["Message-ID"] = headers.pop("message_id", f"<{next(_numbers)}@ruiz.example>")
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text + "\n")
    return mail.as_bytes()


def answer_to(
    proposal: Message,
    word: str,
    *,
    who: str = OWNER,
    proof: str | None = None,
    name: str = "",
    **headers: str,
) -> bytes:
    """An answer as a mail program writes it, under the stamp of the firm's own server."""
    raw = letter(
        f"Re: {proposal['Subject']}",
        word,
        sender=f"{name} <{who}>" if name else who,
        to=str(proposal["Reply-To"]),
        In_Reply_To=str(proposal["Message-ID"]),
        **headers,
    )
    stamp = PROOF.format(who) if proof is None else proof
    return (f"Authentication-Results: {stamp}\r\n".encode() if stamp else b"") + raw
