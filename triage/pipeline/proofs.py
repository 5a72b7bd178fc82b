"""What was learned of the firm's own mail: written by `triage doctor --approvals` and by the answers to it,
read at each use."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from triage.approval.codes import Place, find_codes
from triage.approval.proofs import SETTING, Learned, Proofs, proofs_of
from triage.config import Config, Person
from triage.core.ids import hash_code
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.mail.message import Message

PROBE: Final = 0
"""The draft number in the code of a probe: there is no such draft."""

GOOD_FOR: Final = timedelta(days=7)


def learned(tx: Tx) -> Proofs:
    return proofs_of(tx.journal.setting(SETTING))


def keep(tx: Tx, proofs: Proofs) -> None:
    tx.journal.put_setting(SETTING, proofs.as_text())


def expect(tx: Tx, code: str, person: Person, now: datetime) -> None:
    """A probe with this code went to this person."""
    until = now + GOOD_FOR
    kept = {"person": person.address, "until": until.isoformat()}
    tx.journal.put_setting(f"probe:{hash_code(code)}", json.dumps(kept), until=until)


def answers_a_probe(config: Config, tx: Tx, message: Message, now: datetime) -> Person | None:
    """Whose probe this mail answers, by its code; the person must be the one in From."""
    for one in find_codes(subject=message.subject, addresses=_addresses(message), quoted=message.text):
        kept = json.loads(tx.journal.setting(f"probe:{hash_code(one.code)}") or "null")
        if one.draft_id != PROBE or not kept or datetime.fromisoformat(kept["until"]) < now:
            continue
        person = config.person(message.author.addr_spec)
        if person is not None and person.address == kept["person"]:
            return person
    return None


def _addresses(message: Message) -> list[str]:
    return [f"{one.addr_spec}\n" for one in (*message.to, *message.cc)]


def learn(
    tx: Tx,
    message: Message,
    person: Person,
    passed: Iterable[str],
    *,
    now: datetime,
    signer: str = "",
    results: str = "",
) -> Proofs:
    """Write down what this person's own mail carries."""
    places = {
        one.place
        for one in find_codes(subject="", addresses=_addresses(message), quoted="")
        if one.draft_id == PROBE
    }
    proofs = learned(tx)
    before = proofs.people.get(person.address, Learned(at=""))
    found = Learned(
        at=now.isoformat(), passed=tuple(sorted(passed)), signer=signer or before.signer,
        results=results[:200] or before.results, plus=Place.ADDRESS in places,
    )  # fmt: skip
    proofs = replace(proofs, people={**proofs.people, person.address: found})
    keep(tx, proofs)
    data = {"passed": list(found.passed), "level": message.authentication.level, "sha256": message.sha256}
    happened = NewEvent(
        kind="proof_learned", actor=person.name, authenticated_as=message.authentication.authenticated_as,
        data=data, decision=True,
    )  # fmt: skip
    tx.journal.happened(happened, now=now)
    return proofs


def is_off(config: Config, tx: Tx, person: Person) -> bool:
    """Whether this person cannot release anything by mail: nothing proves who wrote theirs."""
    return learned(tx).is_off(person.address, config.authentication.inside)
