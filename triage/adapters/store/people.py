"""Statements about what is held of one person outside, and about forgetting it.

Texts, names and addresses are erased. Hashes stay: the message's (so that it never counts as new), the
revision's and the event's digest (so that the chain of decisions stays whole).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store.journal import ERASED
from triage.adapters.store.learning import SqlLearning
from triage.adapters.store.rows import case_row, message_row, micros
from triage.adapters.store.schema_books import paper
from triage.ledger import Held

GONE = "erased@invalid"


class SqlPeople:
    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def held_about(self, addr_spec: str) -> Held:
        addr = addr_spec.lower()
        contact = self._conn.execute(sa.select(t.contact).where(t.contact.c.addr_spec == addr)).first()
        mails = self._conn.execute(self._mails(addr).order_by(t.message.c.id))
        found = self._conn.execute(
            sa.select(
                t.case, t.contact.c.addr_spec.label("contact_addr"), t.contact.c.name.label("contact_name")
            )
            .outerjoin(t.contact, t.contact.c.id == t.case.c.contact_id)
            .where(t.case.c.id.in_(self._case_numbers(addr)))
            .order_by(t.case.c.id)
        )
        shown = ("addr_spec", "name", "language", "mails")
        return Held(
            contact={key: str(contact._mapping[key]) for key in shown} if contact else {},
            messages=[message_row(row) for row in mails],
            cases=[case_row(row) for row in found],
        )

    def _mails(self, addr: str) -> sa.Select[tuple[object, ...]]:
        return sa.select(t.message).where(sa.func.lower(t.message.c.author) == addr)

    def _case_numbers(self, addr: str) -> sa.Select[tuple[int]]:
        """Cases that are this person's own; where others wrote too, theirs stays."""
        own = sa.select(t.contact.c.id).where(t.contact.c.addr_spec == addr)
        return sa.select(t.case.c.id).where(t.case.c.contact_id.in_(own))

    def forget(self, addr_spec: str, now: datetime) -> int:
        addr = addr_spec.lower()
        cases = [row.id for row in self._conn.execute(self._case_numbers(addr))]
        keys = [row.id for row in self._conn.execute(self._mails(addr))]
        SqlLearning(self._conn).forget(addr, keys)
        self._forget_mails(keys)
        self._forget_drafts(cases)
        self._forget_events(cases, keys)
        self._forget_papers(addr, cases)
        self._conn.execute(sa.delete(t.participant).where(t.participant.c.addr_spec == addr))
        self._conn.execute(sa.update(t.case).where(t.case.c.id.in_(cases)).values(subject=""))
        self._conn.execute(
            sa.update(t.contact)
            .where(t.contact.c.addr_spec == addr)
            .values(addr_spec=t.contact.c.id.cast(sa.Text) + f".{micros(now)}.{GONE}", name="")
        )
        return len(keys)

    def erase_mails(self, keys: Sequence[int]) -> None:
        """Messages that were kept long enough, with what events say of them."""
        self._forget_mails(keys)
        self._forget_events([], keys)

    def _forget_papers(self, addr: str, cases: Sequence[int]) -> None:
        """What was read of the quotes and invoices that this person got."""
        theirs = sa.or_(paper.c.recipient == addr, paper.c.case_no.in_(cases))
        self._conn.execute(sa.delete(paper).where(theirs))

    def _forget_mails(self, keys: Sequence[int]) -> None:
        self._conn.execute(sa.delete(t.raw).where(t.raw.c.message_key.in_(keys)))
        self._conn.execute(sa.update(t.verdict).where(t.verdict.c.message_key.in_(keys)).values(evidence=[]))
        self._conn.execute(
            sa.update(t.message)
            .where(t.message.c.id.in_(keys))
            .values(
                author=GONE, author_name="", subject="", message_id=None, body_sha256="", authentication={}
            )
        )

    def _forget_drafts(self, cases: Sequence[int]) -> None:
        drafts = sa.select(t.draft.c.id).where(t.draft.c.case_no.in_(cases))
        self._conn.execute(
            sa.update(t.revision)
            .where(t.revision.c.draft_id.in_(drafts))
            .values(subject="", body="", frozen=b"", recipients=[])
        )
        self._conn.execute(sa.update(t.draft).where(t.draft.c.case_no.in_(cases)).values(facts={}))
        self._conn.execute(
            sa.update(t.effect)
            .where(t.effect.c.case_no.in_(cases), t.effect.c.settled_at.is_not(None))
            .values(octets=None, content={}, result={})
        )

    def _forget_events(self, cases: Sequence[int], keys: Sequence[int]) -> None:
        e = t.event.c
        self._conn.execute(
            sa.update(t.event)
            .where(sa.or_(e.case_no.in_(cases), e.message_key.in_(keys)))
            .values(data=ERASED, actor=sa.case((e.actor == "triage", "triage"), else_=GONE))
        )
