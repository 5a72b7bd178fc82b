"""Statements that erase one person outside wherever that may be done, and count what the law keeps.

Rows stay as tombstones: hashes of mails, revisions and events remain, so that nothing counts as new again and
the chain of decisions stays whole. Sent documents of money stay as they are (bookkeeping law).
"""

from __future__ import annotations

import quopri
import zlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store import schema_books as b
from triage.adapters.store.journal import ERASED
from triage.adapters.store.learning import SqlLearning
from triage.adapters.store.rows import micros
from triage.approval.digest import MONEY_KINDS
from triage.core.lifecycle import DraftState, EffectState
from triage.ledger_outbox import EffectKind
from triage.ledger_people import Forgotten

GONE = "erased@invalid"
_PAGE = 500


def forget(conn: sa.Connection, addr: str, also: Iterable[int], now: datetime) -> Forgotten:
    """Erase ``addr``. ``also``: further messages that name them (the command itself)."""
    own = sa.select(t.contact.c.id, t.contact.c.name).where(t.contact.c.addr_spec == addr)
    contact = conn.execute(own).first()
    cases = _ids(conn, sa.select(t.case.c.id).where(t.case.c.contact_id == contact.id)) if contact else []
    law = _kept_by_law(conn, cases)
    mails = _ids(conn, sa.select(t.message.c.id).where(sa.func.lower(t.message.c.author) == addr))
    named = {*_about(conn, cases, addr), *also} - set(law.messages)
    keys = [one for one in dict.fromkeys([*mails, *sorted(named)]) if one not in law.messages]
    words = [one for one in (addr, contact.name if contact and " " in contact.name else "") if one]
    SqlLearning(conn).forget(addr, keys)
    _memory(conn, addr, cases)
    _mails(conn, keys)
    _drafts(conn, [one for one in _drafts_of(conn, cases) if one not in law.drafts])
    _what_they_wrote(conn, sorted(law.drafts))
    _effects(conn, cases, law.drafts, words)
    _events(conn, cases, keys, words)
    _small(conn, addr, cases, words)
    documents = _records(conn, addr)
    conn.execute(sa.update(t.case).where(t.case.c.id.in_(cases)).values(subject=""))
    if contact:
        tomb = t.contact.c.id.cast(sa.Text) + f".{micros(now)}.{GONE}"
        gone = {"addr_spec": tomb, "name": ""}
        conn.execute(sa.update(t.contact).where(t.contact.c.id == contact.id).values(gone))
    return Forgotten(mails=len(mails), cases=len(cases), kept=len(law.drafts) + documents)


class _Law:
    """Sent documents of money: what they are drafts and messages of."""

    def __init__(self, drafts: Sequence[int], messages: Sequence[int]) -> None:
        self.drafts, self.messages = frozenset(drafts), frozenset(messages)


def _ids(conn: sa.Connection, query: sa.Select[Any]) -> list[int]:
    return [int(row[0]) for row in conn.execute(query)]


def _kept_by_law(conn: sa.Connection, cases: Sequence[int]) -> _Law:
    d = t.draft.c
    left = (DraftState.RELEASED, DraftState.SENT)
    sent = sa.select(d.id).where(d.case_no.in_(cases), d.kind.in_(MONEY_KINDS), d.state.in_(left))
    drafts = _ids(conn, sent)
    ids = sa.select(t.revision.c.message_id).where(t.revision.c.draft_id.in_(drafts))
    return _Law(drafts, _ids(conn, sa.select(t.message.c.id).where(t.message.c.message_id.in_(ids))))


def _drafts_of(conn: sa.Connection, cases: Sequence[int]) -> list[int]:
    return _ids(conn, sa.select(t.draft.c.id).where(t.draft.c.case_no.in_(cases)))


def _about(conn: sa.Connection, cases: Sequence[int], addr: str) -> list[int]:
    """Mails of others in their cases: what we sent (our copies too), what colleagues wrote about them."""
    m, e, r = t.message.c, t.event.c, t.case_ref.c
    refs = sa.select(r.message_id).where(r.case_no.in_(cases))
    told = sa.select(e.message_key).where(e.case_no.in_(cases), e.message_key.is_not(None))
    named = m.subject.icontains(addr, autoescape=True)
    wanted = sa.or_(m.case_no.in_(cases), m.message_id.in_(refs), m.id.in_(told), named)
    found = set(_ids(conn, sa.select(m.id).where(wanted)))
    return sorted(found | set(_naming(conn, addr)))


def _naming(conn: sa.Connection, addr: str) -> Iterable[int]:
    """Mails kept whole that hold the address: sent copies, commands, answers that quote."""
    wanted, after = addr.encode(), 0
    while True:
        page = conn.execute(
            sa.select(t.raw).where(t.raw.c.message_key > after).order_by(t.raw.c.message_key).limit(_PAGE)
        ).all()
        if not page:
            return
        after = page[-1].message_key
        yield from (row.message_key for row in page if wanted in _plain(zlib.decompress(row.octets)))


def _plain(octets: bytes) -> bytes:
    """Lower case, soft line ends of quoted-printable joined: an address may be folded anywhere."""
    return octets.lower() + quopri.decodestring(octets).lower()


def _memory(conn: sa.Connection, addr: str, cases: Sequence[int]) -> None:
    pairs = t.answer_pair.c
    conn.execute(sa.delete(t.answer_pair).where(sa.or_(pairs.contact == addr, pairs.case_no.in_(cases))))


def _mails(conn: sa.Connection, keys: Sequence[int]) -> None:
    conn.execute(sa.delete(t.raw).where(t.raw.c.message_key.in_(keys)))
    conn.execute(sa.update(t.verdict).where(t.verdict.c.message_key.in_(keys)).values(evidence=[], said=None))
    conn.execute(sa.delete(t.bank_account).where(t.bank_account.c.message_key.in_(keys)))
    empty = {"author": GONE, "author_name": "", "subject": "", "message_id": None, "body_sha256": ""}
    conn.execute(sa.update(t.message).where(t.message.c.id.in_(keys)).values(**empty, authentication={}))


def _drafts(conn: sa.Connection, drafts: Sequence[int]) -> None:
    """Texts and recipients go; digests stay. An invoice keeps its own row in the books."""
    empty = {"subject": "", "body": "", "frozen": b"", "recipients": [], "terms": {}, "source": ""}
    conn.execute(sa.update(t.revision).where(t.revision.c.draft_id.in_(drafts)).values(empty))
    conn.execute(sa.update(t.draft).where(t.draft.c.id.in_(drafts)).values(facts={}))


_WROTE = ("wrote", "why", "reasons", "thread", "contact", "says", "signs", "recalled", "attachments", "best")


def _what_they_wrote(conn: sa.Connection, drafts: Sequence[int]) -> None:
    """A kept document stays; what its proposal showed of their mails does not."""
    d = t.draft.c
    for row in conn.execute(sa.select(d.id, d.facts).where(d.id.in_(drafts))).all():
        kept = {name: type(value)() if name in _WROTE else value for name, value in row.facts.items()}
        conn.execute(sa.update(t.draft).where(d.id == row.id).values(facts=kept))


_TOLD = (EffectKind.PROPOSE, EffectKind.NOTICE, EffectKind.DRAFT)


def _effects(conn: sa.Connection, cases: Sequence[int], law: frozenset[int], words: Sequence[str]) -> None:
    """What left or was to leave about them, and what told one of us of them. Nothing of it leaves now."""
    e = t.effect.c
    mine = _ids(conn, sa.select(e.id).where(e.case_no.in_(cases)))
    keys = {*mine, *_effects_naming(conn, words)}
    kept = _ids(conn, sa.select(e.id).where(e.draft_id.in_(law), e.kind.not_in(_TOLD)))
    gone = [one for one in keys if one not in kept]
    open_ones = (EffectState.QUEUED,)
    conn.execute(
        sa.update(t.effect).where(e.id.in_(gone), e.state.in_(open_ones)).values(state=EffectState.CANCELLED)
    )
    settled = e.state.not_in((EffectState.SENDING, EffectState.UNKNOWN))
    conn.execute(
        sa.update(t.effect).where(e.id.in_(gone), settled).values(octets=None, content={}, result={})
    )


def _effects_naming(conn: sa.Connection, words: Sequence[str]) -> Iterable[int]:
    wanted, after = [one.lower().encode() for one in words], 0
    e = t.effect.c
    while True:
        query = sa.select(e.id, e.octets, e.content.cast(sa.Text).label("said")).where(e.id > after)
        page = conn.execute(query.order_by(e.id).limit(_PAGE)).all()
        if not page:
            return
        after = page[-1].id
        for row in page:
            text = _plain(bytes(row.octets or b"")) + str(row.said).lower().encode()
            if any(one in text for one in wanted):
                yield row.id


def _events(conn: sa.Connection, cases: Sequence[int], keys: Sequence[int], words: Sequence[str]) -> None:
    e = t.event.c
    named = [e.data.cast(sa.Text).icontains(one, autoescape=True) for one in words]
    named += [e.actor.icontains(one, autoescape=True) for one in words]
    wanted = sa.or_(e.case_no.in_(cases), e.message_key.in_(keys), *named)
    staff = sa.case(
        (sa.or_(*[e.actor.icontains(one, autoescape=True) for one in words]), GONE), else_=e.actor
    )
    conn.execute(sa.update(t.event).where(wanted).values(data=ERASED, actor=staff, authenticated_as=None))


def _small(conn: sa.Connection, addr: str, cases: Sequence[int], words: Sequence[str]) -> None:
    conn.execute(sa.delete(t.participant).where(t.participant.c.addr_spec == addr))
    paper = b.paper.c  # what was read of quotes and invoices that they got
    conn.execute(sa.delete(b.paper).where(sa.or_(paper.recipient == addr, paper.case_no.in_(cases))))
    conn.execute(sa.delete(t.case_ref).where(t.case_ref.c.case_no.in_(cases)))
    conn.execute(sa.delete(t.bank_account).where(t.bank_account.c.sender == addr))
    for word in words:
        for table, columns in (
            (t.setting, (t.setting.c.name, t.setting.c.value)),
            (t.junk, (t.junk.c.who, t.junk.c.subject)),
        ):
            named = [one.icontains(word, autoescape=True) for one in columns]
            conn.execute(sa.delete(table).where(sa.or_(*named)))
    told = sa.or_(
        t.told.c.case_no.in_(cases),
        *[
            one.icontains(word, autoescape=True)
            for word in words
            for one in (t.told.c.subject, t.told.c.text)
        ],
    )
    conn.execute(sa.update(t.told).where(told).values(subject="", text=""))


def _records(conn: sa.Connection, addr: str) -> int:
    """The customer record goes, unless the law keeps an invoice of it. Returns how many it keeps."""
    found = conn.execute(
        sa.select(b.customer_address.c.customer).where(b.customer_address.c.addr_spec == addr)
    ).scalar()
    _vendors(conn, addr)
    if found is None:
        return 0
    issued = b.invoice.c.number.is_not(None)
    count = conn.execute(sa.select(sa.func.count()).where(b.invoice.c.customer == found, issued)).scalar_one()
    conn.execute(sa.delete(b.customer_address).where(b.customer_address.c.addr_spec == addr))
    left = sa.select(b.customer_address.c.customer).where(b.customer_address.c.customer == found)
    if not count and conn.execute(left).first() is None:
        gone = {"name": GONE, "facts": {}}
        conn.execute(sa.update(t.customer).where(t.customer.c.code == found).values(gone))
    return int(count)


def _vendors(conn: sa.Connection, addr: str) -> None:
    """A person at a vendor's leaves the record; the firm and its accounts stay."""
    for row in conn.execute(sa.select(b.vendor)).all():
        kept = [one for one in row.facts.get("emails", ()) if one.lower() != addr]
        if len(kept) != len(row.facts.get("emails", ())):
            conn.execute(
                sa.update(b.vendor)
                .where(b.vendor.c.code == row.code)
                .values(facts={**row.facts, "emails": kept})
            )
