"""Where the author of a mail stands now, and what an unproven one may cause: next to nothing.

A mail in the name of one of us without proof is treated as a stranger's. What the real person hears of it
goes to their registered address and nowhere else.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta
from typing import Final

from triage.approval.said import say
from triage.approval.written import without_codes
from triage.config import Person
from triage.desk import people
from triage.desk.people import Standing
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_messages import Pending
from triage.mail.message import Kind, Level, Message
from triage.pipeline import notices
from triage.pipeline.edges import Edges

ASKED_AGAIN_AN_HOUR: Final = 3
HOUR: Final = timedelta(hours=1)
FORGED_TOLD: Final = 3
LATE: Final = timedelta(hours=24)
"""A command counts only so long after it was written: a signature verifies for ever."""
OBEYED_KEPT: Final = timedelta(days=30)
"""Beyond ``LATE``: a copy may lie unread in the mailbox for as long as the machine is off."""
ANSWERS_AN_HOUR: Final = 6


def standing_of(edges: Edges, tx: Tx, message: Message, person: Person) -> Standing:
    """Derived each time: listing, end of access and proof may all have changed since."""
    in_sent = message.message_id is not None and tx.messages.in_sent(message)
    return people.standing(person, message.authentication, edges.today, in_sent=in_sent)


def stand_in(edges: Edges, tx: Tx, person: Person) -> Person:
    """Who answers for this person now: their deputy while they are away (``#away until … deputy …``)."""
    kept = json.loads(tx.journal.setting(f"away:{person.address}") or "null")
    if not kept or edges.clock.now() > datetime.fromisoformat(kept["until"]):
        return person
    deputy = edges.config.person(kept["deputy"])
    return deputy if deputy is not None and people.has_access(deputy, edges.today) else person


def may_ask_again(edges: Edges, tx: Tx, person: Person) -> bool:
    """One more fresh code to this registered address; at most three an hour."""
    name, now = f"asked_again:{person.address}", edges.clock.now()
    since = (now - HOUR).isoformat()
    asked = [one for one in json.loads(tx.journal.setting(name) or "[]") if one > since]
    if len(asked) >= ASKED_AGAIN_AN_HOUR:
        return False
    tx.journal.put_setting(name, json.dumps([*asked, now.isoformat()]))
    return True


def came_late(edges: Edges, pending: Pending, message: Message) -> bool:
    """Whether the server took it long after it was written, or nobody can say: who kept an old command of
    ours may send it again at any time. That we read it late is no fault of its author's."""
    now = edges.clock.now()
    arrived = min(pending.arrived or now, now)
    return message.date is None or arrived - message.date > LATE


def was_obeyed(edges: Edges, tx: Tx, pending: Pending, message: Message) -> bool:
    """Whether a mail with this author, date, subject and text was obeyed before, whatever its Message-ID: a
    signature covers no id that a replay could not change. Remembered for as long as a copy could still come
    in time."""
    said = (message.author.addr_spec.lower(), message.header("date"), message.subject, message.body_sha256)
    name = f"obeyed:{hashlib.sha256(chr(0).join(said).encode()).hexdigest()}"
    before = tx.journal.setting(name)
    if before is None:
        now = edges.clock.now()
        until = max(now, message.date or now) + OBEYED_KEPT
        tx.journal.put_setting(name, str(pending.message_key), until=until)
    return before is not None and before != str(pending.message_key)


def answers_an_hour(edges: Edges, tx: Tx, person: Person, draft_id: int) -> int:
    """How many answers about this draft this person wrote within the hour, this one counted: people write
    a few, a machine one to each of ours."""
    now = edges.clock.now()
    name = f"answers:{draft_id}:{person.address}:{now:%Y%m%d%H}"
    count = int(tx.journal.setting(name) or "0") + 1
    tx.journal.put_setting(name, str(count), until=now + HOUR)
    return count


def kept_proof(tx: Tx, message: Message) -> dict[str, object]:
    """What a decision keeps of the mail that caused it: the hash of its raw octets, what each source said of
    its author, and the key that its DKIM signature verified with (keys rotate)."""
    proof = message.authentication
    return {
        "sha256": message.sha256,
        "level": proof.level,
        "passed": list(proof.passed),
        "reasons": [one[:300] for one in proof.reasons[:8]],
        "key_text": proof.key_text,
        "in_sent": message.message_id is not None and tx.messages.in_sent(message),
    }


def refused(edges: Edges, tx: Tx, pending: Pending, message: Message, why: str) -> None:
    """Kept with its proof, or the lack of it. Nobody outside is told."""
    happened = NewEvent(
        kind="refused",
        actor=message.author.addr_spec,
        authenticated_as=message.authentication.authenticated_as,
        message_key=pending.message_key,
        data={"why": why[:300], "who": message.author.addr_spec, **kept_proof(tx, message)},
        decision=True,
    )
    tx.journal.happened(happened, now=edges.clock.now())


def unproven(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person) -> None:
    """Write down a mail that asked for something in the name of one of us without proof."""
    if is_disproven(message):
        return  # written down where its walk ends, whatever it asked for
    reasons = "; ".join(message.authentication.reasons)
    ended = "" if people.has_access(person, edges.today) else f"the access of {person.name} has ended; "
    refused(edges, tx, pending, message, f"{ended}not proven to be {person.name}: {reasons}")


def is_disproven(message: Message) -> bool:
    """A letter that failed the check of its sender (D). A form is a customer, whatever stands in From."""
    return message.authentication.level is Level.D and message.kind in (Kind.HUMAN, Kind.AUTO_REPLY)


def claimed_name(edges: Edges, tx: Tx, message: Message, person: Person | None) -> str:
    """In whose name of ours a letter comes that nothing proves, or empty. To one of us, or to the shared
    address itself, no answer is ever prepared."""
    firm = edges.config.firm
    own = message.author.addr_spec.lower() == firm.address.lower()
    if message.kind is not Kind.HUMAN or not (own or person is not None):
        return ""
    in_sent = message.message_id is not None and tx.messages.in_sent(message)
    if message.authentication.level in people.PROVEN or in_sent:
        return ""
    return person.name if person is not None else firm.name


def disproven(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person) -> None:
    """A mail in the name of one of us that failed the check of its sender: nothing comes of it. It is kept
    and counted, and the owner hears of the third."""
    reasons = "; ".join(message.authentication.reasons)
    refused(edges, tx, pending, message, f"not proven to be {person.name}: {reasons}")
    name = f"forged:{person.address}"
    count = int(tx.journal.setting(name) or "0") + 1
    tx.journal.put_setting(name, str(count))
    if count % FORGED_TOLD == 0:
        _tell_owner(edges, tx, message, person, count)


def _tell_owner(edges: Edges, tx: Tx, message: Message, person: Person, count: int) -> None:
    owner = edges.config.owner
    values = {"count": count, "who": person.name, "subject": without_codes(message.subject)[:60]}
    text = say("owner_forged", owner.language, **values)
    notices.notice(
        edges, tx, f"forged:{person.address}:{count}", owner, f"{person.name}: {count} ×", f"{text}\n"
    )
