"""Statements about what is held of one person outside, and about forgetting it.

Texts, names and addresses are erased. Hashes stay: the message's (so that it never counts as new), the
revision's and the event's digest (so that the chain of decisions stays whole).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store import schema_books as b
from triage.adapters.store.forgetting import GONE, forget
from triage.adapters.store.journal import ERASED
from triage.adapters.store.rows import case_row, message_row
from triage.ledger_people import Forgotten, Held


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

    def learned_from(self, addr_spec: str) -> Sequence[str]:
        addr = addr_spec.lower()
        pairs, said, bank = t.answer_pair.c, t.correction.c, t.bank_account.c
        lines = [
            f"A{row.id}: {row.question}\n    {row.answer}"
            for row in self._conn.execute(sa.select(t.answer_pair).where(pairs.contact == addr))
        ]
        lines += [
            f"{row.intent}: {row.subject}\n    {row.text}"
            for row in self._conn.execute(sa.select(t.correction).where(said.sender == addr))
        ]
        lines += [
            f"IBAN {row.iban}"
            for row in self._conn.execute(sa.select(bank.iban).where(bank.sender == addr).distinct())
        ]
        record = (
            sa.select(t.customer)
            .join(b.customer_address, b.customer_address.c.customer == t.customer.c.code)
            .where(b.customer_address.c.addr_spec == addr)
        )
        lines += [f"{row.code}: {row.name}\n    {row.facts}" for row in self._conn.execute(record)]
        lines += [
            f"{row.code}: {row.facts.get('name', '')}\n    {addr}"
            for row in self._conn.execute(sa.select(b.vendor))
            if addr in (one.lower() for one in row.facts.get("emails", ()))
        ]
        return lines

    def _mails(self, addr: str) -> sa.Select[tuple[object, ...]]:
        return sa.select(t.message).where(sa.func.lower(t.message.c.author) == addr)

    def _case_numbers(self, addr: str) -> sa.Select[tuple[int]]:
        """Cases that are this person's own; where others wrote too, theirs stays."""
        own = sa.select(t.contact.c.id).where(t.contact.c.addr_spec == addr)
        return sa.select(t.case.c.id).where(t.case.c.contact_id.in_(own))

    def forget(self, addr_spec: str, also: Iterable[int], now: datetime) -> Forgotten:
        return forget(self._conn, addr_spec.lower(), also, now)

    def erase_mails(self, keys: Sequence[int]) -> None:
        """Messages that were kept long enough, with what events say of them."""
        self._forget_mails(keys)
        self._forget_events([], keys)

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

    def _forget_events(self, cases: Sequence[int], keys: Sequence[int]) -> None:
        e = t.event.c
        self._conn.execute(
            sa.update(t.event)
            .where(sa.or_(e.case_no.in_(cases), e.message_key.in_(keys)))
            .values(data=ERASED, actor=sa.case((e.actor == "triage", "triage"), else_=GONE))
        )
