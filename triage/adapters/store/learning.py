"""Statements about what people taught, outcomes, and learned artefacts."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from triage.adapters.store import schema as t
from triage.adapters.store.rows import Row, micros, moment
from triage.intent.facts import IntentInput
from triage.intent.gate import Outcome
from triage.intent.owner import Correction
from triage.ledger_learning import OWN, STUDENT, Artefact, FirstVerdict, NewCorrection, Reading, Said, Source
from triage.mail.message import Kind

LIVE: Final = "model_live"
"""The settings that name the live version of each artefact; ``0`` is the shipped model alone."""

CHANGED: Final = "learning_changed"
LONGEST: Final = 4_000
_HEADER: Final = 400
_TRACE: Final = frozenset(
    {"received", "dkim-signature", "arc-seal", "arc-message-signature", "arc-authentication-results"}
)
"""Headers that are only a mail's way here: long, and nothing that a rule asks about."""

_WEIGHTS: Final = {Source.APPROVED: 1.0, Source.AREA: 0.0}
_c, _o, _a = t.correction.c, t.outcome.c, t.artefact.c
_setting = sa.select(t.setting.c.value).where(t.setting.c.name == sa.bindparam("wanted"))


def packed(said: Said) -> bytes:
    """The words of a mail as the verdict row keeps them."""
    mail = said.mail
    shorter = replace(
        mail,
        text=mail.text[:LONGEST],
        attachment_text=mail.attachment_text[:LONGEST],
        headers=tuple((name, value[:_HEADER]) for name, value in mail.headers if name not in _TRACE),
    )
    named = ((one.name, getattr(shorter, one.name)) for one in fields(shorter))  # asdict would copy it all
    facts = {key: value for key, value in named if value}
    facts |= {"received": mail.received.isoformat()} if mail.received else {}
    kept = {"mail": facts, "rules": dict(said.rules), "fired": said.fired}
    return zlib.compress(json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


def unpacked(octets: bytes | None) -> Said | None:
    if octets is None:
        return None
    kept = json.loads(zlib.decompress(octets).decode("utf-8", "surrogatepass"))
    facts = kept["mail"]
    for key in ("headers", "attachments"):
        facts[key] = tuple(map(tuple, facts.get(key, ())))
    if "received" in facts:
        facts["received"] = datetime.fromisoformat(facts["received"])
    facts["recipients"] = tuple(facts.get("recipients", ()))
    facts["kind"] = Kind(facts.get("kind", "human"))
    return Said(mail=IntentInput(**facts), rules=kept["rules"], fired=tuple(kept["fired"]))


class SqlLearning:
    def __init__(self, conn: sa.Connection, flush: Callable[[], None] = lambda: None) -> None:
        """``flush`` writes the verdicts that were gathered in this transaction."""
        self._conn = conn
        self._flush = flush

    def first_verdict(self, message_key: int) -> FirstVerdict | None:
        self._flush()
        v = t.verdict.c
        found = sa.select(t.verdict).where(v.message_key == message_key).order_by(v.no).limit(1)
        row = self._conn.execute(found).first()
        if row is None:
            return None
        return FirstVerdict(named=row.intent, gate=row.gate, unsure=bool(row.unsure), said=unpacked(row.said))

    # ------------------------------------------------------------ corrections

    def teach(self, correction: NewCorrection, now: datetime) -> None:
        said, mail = correction.said, correction.said.mail
        values = {
            "message_key": correction.message_key,
            "intent": correction.intent,
            "actor": correction.actor,
            "at": micros(now),
            "source": correction.source.value,
            "sender": mail.sender.lower(),
            "language": mail.language,
            "subject": mail.subject,
            "text": mail.text[:LONGEST],
            "rules": dict(said.rules),
        }
        self._conn.execute(sa.insert(t.correction), [values])
        self._change()

    def unteach(self, message_key: int) -> None:
        self._conn.execute(sa.delete(t.correction).where(_c.message_key == message_key))
        self._change()

    def corrections(self, after: int = 0) -> Sequence[tuple[int, Correction]]:
        rows = self._conn.execute(sa.select(t.correction).where(_c.id > after).order_by(_c.id))
        return [(row.id, _correction(row)) for row in rows]

    def state(self) -> tuple[int, int]:
        last, count = self._conn.execute(sa.select(sa.func.max(_c.id), sa.func.count(_c.id))).one()
        return int(last or 0), int(count)

    def changed(self) -> int:
        return self._number(CHANGED)

    def live(self, name: str = OWN) -> int:
        return self._number(f"{LIVE}:{name}")

    def put_live(self, version: int, name: str = OWN) -> None:
        self._put(f"{LIVE}:{name}", version)
        self._change()

    def _change(self) -> None:
        self._put(CHANGED, self._number(CHANGED) + 1)

    def _number(self, name: str) -> int:
        return int(self._conn.execute(_setting, {"wanted": name}).scalar() or 0)

    def _put(self, name: str, value: int) -> None:
        s = t.setting.c
        changed = self._conn.execute(sa.update(t.setting).where(s.name == name).values(value=str(value)))
        if changed.rowcount == 0:
            self._conn.execute(sa.insert(t.setting), [{"name": name, "value": str(value)}])

    def unread(self, reader: str, limit: int) -> Sequence[tuple[int, Correction]]:
        found = sa.select(t.correction).where(_c.reader != reader).order_by(_c.id.desc()).limit(limit)
        return [(row.id, _correction(row)) for row in self._conn.execute(found)]

    def put_reading(self, correction_id: int, reader: str, vector: bytes, scores: bytes) -> None:
        values = {"reader": reader, "vector": vector, "scores": scores}
        self._conn.execute(sa.update(t.correction).where(_c.id == correction_id).values(values))

    def readings(self, reader: str, limit: int) -> Sequence[Reading]:
        found = sa.select(t.correction).where(_c.reader == reader).order_by(_c.id.desc()).limit(limit)
        rows = self._conn.execute(found).all()
        return [
            Reading(correction_id=row.id, correction=_correction(row), vector=row.vector, scores=row.scores)
            for row in reversed(rows)
        ]

    # ------------------------------------------------------------ outcomes

    def came_true(
        self, message_key: int, *, named: str, truth: str, gate: float, asked: bool, now: datetime
    ) -> None:
        values = {"named": named, "truth": truth, "gate": gate, "asked": asked, "at": micros(now)}
        changed = self._conn.execute(sa.update(t.outcome).where(_o.message_key == message_key).values(values))
        if changed.rowcount == 0:
            self._conn.execute(sa.insert(t.outcome), [{"message_key": message_key, **values}])
        self._change()

    def outcome_of(self, message_key: int) -> tuple[str, str] | None:
        found = sa.select(_o.named, _o.truth).where(_o.message_key == message_key)
        row = self._conn.execute(found).first()
        return None if row is None else (row.named, row.truth)

    def outcomes(self, limit: int) -> Sequence[Outcome]:
        found = sa.select(t.outcome).order_by(_o.at.desc(), _o.message_key.desc()).limit(limit)
        rows = self._conn.execute(found).all()
        return [
            Outcome(score=row.gate, right=row.named == row.truth, intent=row.named, asked=bool(row.asked))
            for row in reversed(rows)
        ]

    # ------------------------------------------------------------ artefacts

    def put_artefact(self, name: str, octets: bytes, card: Mapping[str, Any], now: datetime) -> int:
        last = self._conn.execute(sa.select(sa.func.max(_a.version)).where(_a.name == name)).scalar()
        version = int(last or 0) + 1
        row = {"name": name, "version": version, "octets": octets, "card": dict(card), "at": micros(now)}
        self._conn.execute(sa.insert(t.artefact), [row])
        return version

    def artefact(self, name: str, version: int) -> Artefact | None:
        found = sa.select(t.artefact).where(_a.name == name, _a.version == version)
        row = self._conn.execute(found).first()
        return None if row is None else _artefact(row, row.octets)

    def artefacts(self, name: str) -> Sequence[Artefact]:
        wanted = (_a.name, _a.version, _a.card, _a.at)
        rows = self._conn.execute(sa.select(*wanted).where(_a.name == name).order_by(_a.version))
        return [_artefact(row, b"") for row in rows]

    def forget(self, addr_spec: str, message_keys: Sequence[int]) -> int:
        theirs = sa.or_(_c.sender == addr_spec.lower(), _c.message_key.in_(message_keys))
        gone = self._conn.execute(sa.delete(t.correction).where(theirs)).rowcount
        v = t.verdict.c
        self._conn.execute(sa.update(t.verdict).where(v.message_key.in_(message_keys)).values(said=None))
        if gone:  # their words may stand in what was fitted: all of it goes, and is fitted anew without them
            self._conn.execute(
                sa.update(t.artefact)
                .where(_a.name.in_((OWN, STUDENT)))
                .values(octets=b"", card={"forgotten": True})
            )
            self.put_live(0)
            self.put_live(0, STUDENT)
        return int(gone)


def _correction(row: Row) -> Correction:
    source = Source(row.source)
    return Correction(
        key=str(row.message_key),
        subject=row.subject,
        text=row.text,
        intent=row.intent,
        sender=row.sender,
        language=row.language,
        at=moment(row.at),
        by=row.actor,
        weight=_WEIGHTS.get(source, 2.0),
        rules=row.rules,
    )


def _artefact(row: Any, octets: bytes) -> Artefact:
    return Artefact(name=row.name, version=row.version, octets=octets, card=row.card, at=moment(row.at))
