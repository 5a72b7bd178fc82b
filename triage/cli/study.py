"""`triage study DIR`: the firm's old mail, read once by the slow teacher, teaches the text head its words.

The owner agrees by asking for it. Everything stays on this machine; no mail is stored, marked or answered.
What is kept are the words and character runs of the text head, until somebody among them is forgotten.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from typing import Final

from triage import config as settings
from triage.adapters.classifier import Classifier
from triage.adapters.learner import Learner
from triage.adapters.parserpool import Bounds, ParserPool
from triage.adapters.store.engine import open_store
from triage.adapters.student import Row
from triage.adapters.teacher import Teacher
from triage.app import clock, mailbox_account, store_url
from triage.config import Config
from triage.desk.policy import ANSWERABLE
from triage.ledger import Store
from triage.mail.message import Message
from triage.ports import MailboxAccount, MailboxSession, Position

LARGEST: Final = 200_000
"""Octets: a longer mail is mostly attachment."""

PAGE: Final = 100


def run(chosen: argparse.Namespace) -> int:
    config = settings.load(chosen.dir / "config.toml")
    store = open_store(store_url(config), create=False)
    teacher = Teacher()
    try:
        classifier = Classifier(config.root, semantic=config.model.semantic)
        rows = list(old_rows(config, mailbox_account(config, store), classifier, chosen.most))
        _told(rows)
        if not rows:
            return 1
        return _study(config, store, teacher, classifier, rows)
    finally:
        teacher.close()
        store.close()


def _study(config: Config, store: Store, teacher: Teacher, classifier: Classifier, rows: list[Row]) -> int:
    with store.reading() as tx:
        said = [one for _, one in tx.learning.corrections() if one.weight > 0]
    learner = Learner(
        store, clock(config), teacher, config.root, tuple(classifier.content.intents),
        semantic=config.model.semantic,
    )  # fmt: skip
    spoken = [Row(subject=one.subject, text=one.text, intent=one.intent) for one in said]
    if learner.study([*rows, *spoken], said):
        print("The new text head is no worse on the examples: it scores from now on.")
        return 0
    print("The new text head was worse, or could not be fitted: nothing changed.")
    return 1


def old_rows(config: Config, account: MailboxAccount, classifier: Classifier, most: int) -> Iterator[Row]:
    """The newest ``most`` mails of the watched mailboxes that a person wrote and the teacher is sure of."""
    pool = ParserPool(firm=config.known_of_us(), bounds=Bounds(workers=config.model.workers))
    session = account.connect()
    try:
        for mailbox in config.mailbox.watch:
            for read in pool.read_many(_octets(session, mailbox, most)):
                row = _row(classifier, read) if isinstance(read, Message) else None
                if row is not None:
                    yield row
    finally:
        session.close()
        pool.close()


def _octets(session: MailboxSession, mailbox: str, most: int) -> Iterator[bytes]:
    status = session.status(mailbox)
    uids = session.uids(mailbox, status.uidvalidity, 1)[-most:]
    for start in range(0, len(uids), PAGE):
        spots = [
            Position(mailbox=mailbox, uidvalidity=status.uidvalidity, uid=uid)
            for uid in uids[start : start + PAGE]
        ]
        yield from (one.raw for one in session.fetch(spots, max_size=LARGEST) if one.raw is not None)


def _row(classifier: Classifier, message: Message) -> Row | None:
    """None where the teacher is not sure, no person wrote, or the intent is confidential."""
    if message.kind not in ANSWERABLE or message.ambiguous:
        return None
    verdict = classifier.classify(message)
    if verdict.unsure or classifier.content.intents[verdict.intent].confidential:
        return None
    return Row(subject=message.subject, text=message.reply, intent=verdict.intent, said=False)


def _told(rows: list[Row]) -> None:
    counts = Counter(row.intent for row in rows)
    print(f"{len(rows)} old mails that a person wrote and that are surely of one kind:")
    for intent, count in counts.most_common():
        print(f"  {count:>5}  {intent.replace('_', ' ')}")
