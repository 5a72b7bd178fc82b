"""Statements about cases, participants and contacts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from triage.adapters.store import schema as t
from triage.adapters.store.rows import case_row, micros, moment, new_key
from triage.core.lifecycle import CaseState
from triage.intent.verdict import Verdict
from triage.ledger_cases import CaseRow
from triage.ledger_desk import ContactRow
from triage.ledger_messages import Standing

_cases = sa.select(
    t.case, t.contact.c.addr_spec.label("contact_addr"), t.contact.c.name.label("contact_name")
).outerjoin(t.contact, t.contact.c.id == t.case.c.contact_id)

# built once: building a statement costs more than running it
_refs = (
    sa.select(t.case_ref)
    .where(t.case_ref.c.message_id.in_(sa.bindparam("ids", expanding=True)))
    .order_by(t.case_ref.c.case_no)
)
_case = _cases.where(t.case.c.id == sa.bindparam("no"))
_of_participant = (
    _cases.join(t.participant, t.participant.c.case_no == t.case.c.id)
    .where(t.participant.c.addr_spec == sa.bindparam("addr"), t.case.c.changed_at >= sa.bindparam("since"))
    .order_by(t.case.c.changed_at.desc())
    .limit(20)
)
_contact = sa.select(t.contact).where(t.contact.c.addr_spec == sa.bindparam("addr"))
_customer_code = (
    sa.select(t.customer.c.code)
    .join(t.contact, t.contact.c.customer_id == t.customer.c.id)
    .where(t.contact.c.addr_spec == sa.bindparam("addr"))
)
_participants = sa.select(t.participant.c.addr_spec).where(t.participant.c.case_no == sa.bindparam("no"))


class SqlCases:
    def __init__(self, conn: sa.Connection) -> None:
        self._conn = conn

    def cases_of_refs(self, message_ids: Sequence[str]) -> Mapping[str, int]:
        if not message_ids:
            return {}
        rows = self._conn.execute(_refs, {"ids": list(message_ids)[:200]})
        return {row.message_id: row.case_no for row in rows}

    def case(self, case_no: int) -> CaseRow | None:
        row = self._conn.execute(_case, {"no": case_no}).first()
        return None if row is None else case_row(row)

    def cases_of_participant(self, addr_spec: str, since: datetime) -> Sequence[CaseRow]:
        rows = self._conn.execute(_of_participant, {"addr": addr_spec.lower(), "since": micros(since)})
        return [case_row(row) for row in rows]

    def participants(self, case_no: int) -> frozenset[str]:
        rows = self._conn.execute(_participants, {"no": case_no})
        return frozenset(row.addr_spec for row in rows)

    def open_case(
        self,
        *,
        contact_id: int | None,
        subject: str,
        verdict: Verdict,
        language: str,
        confidential: bool,
        assigned_to: str,
        follows: int | None,
        now: datetime,
    ) -> int:
        inserted = self._conn.execute(
            sa.insert(t.case).values(
                state=CaseState.OPEN,
                contact_id=contact_id,
                subject=subject[:1000],
                area=verdict.area,
                intent=verdict.intent,
                language=language,
                confidential=confidential,
                assigned_to=assigned_to,
                follows=follows,
                opened_at=micros(now),
                changed_at=micros(now),
                waiting_since=micros(now),
            )
        )
        return new_key(inserted)

    def touch_case(self, case_no: int, now: datetime, **changes: Any) -> None:
        values = {key: _plain(value) for key, value in changes.items()}
        self._conn.execute(
            sa.update(t.case)
            .where(t.case.c.id == case_no)
            .values(changed_at=micros(now), version=t.case.c.version + 1, **values)
        )

    def join_case(self, case_no: int, message_ids: Iterable[str], addr_specs: Iterable[str]) -> None:
        refs = [{"message_id": one, "case_no": case_no} for one in dict.fromkeys(message_ids)]
        people = [{"addr_spec": one.lower(), "case_no": case_no} for one in dict.fromkeys(addr_specs) if one]
        for table, values in ((t.case_ref, refs), (t.participant, people)):
            if values:
                self._conn.execute(self._insert_or_ignore(table), values)

    def _insert_or_ignore(self, table: sa.Table) -> sa.Insert:
        if self._conn.dialect.name == "sqlite":
            return sqlite.insert(table).on_conflict_do_nothing()
        return postgresql.insert(table).on_conflict_do_nothing()

    def waiting_cases(self) -> Sequence[CaseRow]:
        rows = self._conn.execute(
            _cases.where(t.case.c.state == CaseState.OPEN, t.case.c.waiting_since.is_not(None)).order_by(
                t.case.c.waiting_since
            )
        )
        return [case_row(row) for row in rows]

    def in_state(self, state: CaseState) -> Sequence[CaseRow]:
        rows = self._conn.execute(_cases.where(t.case.c.state == state).order_by(t.case.c.id))
        return [case_row(row) for row in rows]

    def merge_case(self, case_no: int, into: int, now: datetime) -> None:
        ids = self._conn.execute(sa.select(t.case_ref.c.message_id).where(t.case_ref.c.case_no == case_no))
        self.join_case(into, [row.message_id for row in ids], self.participants(case_no))
        for table in (t.case_ref, t.participant):
            self._conn.execute(sa.delete(table).where(table.c.case_no == case_no))
        self._conn.execute(sa.update(t.message).where(t.message.c.case_no == case_no).values(case_no=into))
        moved = self.case(case_no)
        self.touch_case(case_no, now, state=CaseState.CLOSED, closed_at=now, waiting_since=None, follows=into)
        other = self.case(into)
        waits = [one.waiting_since for one in (moved, other) if one is not None and one.waiting_since]
        self.touch_case(into, now, waiting_since=min(waits, default=None))

    def customer_code(self, addr_spec: str) -> str:
        return str(self._conn.execute(_customer_code, {"addr": addr_spec.lower()}).scalar() or "")

    def split_case(self, case_no: int, message_key: int, now: datetime) -> int:
        old = self._conn.execute(sa.select(t.case).where(t.case.c.id == case_no)).one()
        mail = self._conn.execute(sa.select(t.message).where(t.message.c.id == message_key)).one()
        author = self._conn.execute(_contact, {"addr": mail.author.lower()}).first()
        kept = ("area", "intent", "language", "confidential", "assigned_to")
        values = {name: getattr(old, name) for name in kept}
        values |= {"contact_id": author.id if author else old.contact_id, "subject": mail.subject[:1000]}
        values |= {"state": CaseState.OPEN, "follows": case_no, "opened_at": micros(now)}
        waits = mail.standing == Standing.WAITING
        values |= {"changed_at": micros(now), "waiting_since": mail.seen_at if waits else None}
        new_no = new_key(self._conn.execute(sa.insert(t.case).values(values)))
        self._conn.execute(sa.update(t.message).where(t.message.c.id == message_key).values(case_no=new_no))
        ref = t.case_ref.c
        if mail.message_id:
            self._conn.execute(
                sa.delete(t.case_ref).where(ref.case_no == case_no, ref.message_id == mail.message_id)
            )
        self.join_case(new_no, [mail.message_id] if mail.message_id else [], [mail.author])
        return new_no

    def see_contact(self, addr_spec: str, name: str, language: str, now: datetime) -> int:
        addr = addr_spec.lower()
        row = self._conn.execute(
            sa.select(t.contact.c.id, t.contact.c.name).where(t.contact.c.addr_spec == addr)
        ).first()
        if row is None:
            inserted = self._conn.execute(
                sa.insert(t.contact).values(
                    addr_spec=addr,
                    name=name[:200],
                    language=language,
                    first_at=micros(now),
                    last_at=micros(now),
                    mails=1,
                )
            )
            return new_key(inserted)
        self._conn.execute(
            sa.update(t.contact)
            .where(t.contact.c.id == row.id)
            .values(last_at=micros(now), mails=t.contact.c.mails + 1, name=row.name or name[:200])
        )
        return int(row.id)

    def contact(self, addr_spec: str) -> ContactRow | None:
        row = self._conn.execute(_contact, {"addr": addr_spec.lower()}).first()
        if row is None:
            return None
        return ContactRow(
            addr_spec=row.addr_spec,
            name=row.name,
            first_at=moment(row.first_at),
            last_at=moment(row.last_at),
            mails=row.mails,
        )


def _plain(value: Any) -> Any:
    return micros(value) if isinstance(value, datetime) else value
