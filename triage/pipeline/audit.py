"""Whether everything that was decided and everything that left still agree, from the store alone.

The chain shows that no decision was changed, taken out or put in between; a head from an earlier digest shows
that none was taken off the end. What left must have an approval of its very octets, made by a mail whose raw
octets are still here and still prove their author with the key that was kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from triage.ledger import Tx
from triage.ledger_journal import EventRow, Link
from triage.ledger_outbox import EffectRow
from triage.mail.authentication import Source

PAGE: Final = 500

Recheck = Callable[[bytes, str], bool]
"""Whether a DKIM signature of these raw octets verifies with this key record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """``wrong``: what does not agree, in words. ``erased``: decisions that were forgotten on demand."""

    links: int
    head: str
    erased: int
    proofs: int
    rechecked: int
    sent: int
    wrong: tuple[str, ...]


def verify(tx: Tx, recheck: Recheck, *, head: str = "") -> Audit:
    links, broken = tx.journal.verify_chain()
    wrong = [broken] if broken else []
    if head and tx.journal.link_of(head.strip().lower()) is None:
        wrong.append(f"no decision has the seal {head}: some that were made before it are gone")
    erased = proofs = rechecked = 0
    approved: dict[tuple[int, int], set[str]] = {}
    for link in every_link(tx):
        erased += link.erased
        found, again = _wrong_with_proof(tx, link.event, recheck)
        wrong += found
        proofs += "sha256" in link.event.data
        rechecked += again
        if link.event.kind == "approved" and not link.erased and link.event.draft_id is not None:
            data = link.event.data
            key = (link.event.draft_id, int(data.get("revision", 0)))
            approved.setdefault(key, set()).update(str(one) for one in data.get("approvals", ()))
    sent = 0
    for one in _every_reply(tx):
        sent += 1
        wrong += _wrong_with_reply(tx, one, approved)
    return Audit(
        links=links, head=tx.journal.chain_head(), erased=erased, proofs=proofs, rechecked=rechecked,
        sent=sent, wrong=tuple(wrong),
    )  # fmt: skip


def every_link(tx: Tx) -> Iterator[Link]:
    after = 0
    while page := tx.journal.linked(after, PAGE):
        yield from page
        after = page[-1].number


def _every_reply(tx: Tx) -> Iterator[EffectRow]:
    after = 0
    while page := tx.outbox.replies(after, PAGE):
        yield from page
        after = page[-1].effect_id


def _wrong_with_proof(tx: Tx, event: EventRow, recheck: Recheck) -> tuple[list[str], bool]:
    """The raw octets of the mail that caused it, against the hash and the key in the chain."""
    digest, key = str(event.data.get("sha256", "")), str(event.data.get("key_text", ""))
    if not digest or event.message_key is None:
        return [], False
    what = f"decision {event.seq} ({event.kind})"
    octets = tx.messages.octets(event.message_key)
    if octets is None:
        return [f"{what}: the mail that caused it is gone"], False
    if hashlib.sha256(octets).hexdigest() != digest:
        return [f"{what}: the mail that caused it is another one now"], False
    if not key or Source.DKIM not in event.data.get("passed", ()):
        return [], False
    return ([] if recheck(octets, key) else [f"{what}: its signature does not verify any more"]), True


def _wrong_with_reply(tx: Tx, effect: EffectRow, approved: dict[tuple[int, int], set[str]]) -> Iterator[str]:
    """What left, or is about to, was approved: these octets, by codes that were used."""
    draft_id, revision = _of(effect)
    draft = tx.drafts.draft(draft_id)
    what = f"the answer D{draft_id}"
    if draft is None:
        yield f"{what}: there is no such draft"
        return
    if not draft.frozen:
        return  # forgotten on demand: what it said is gone, and so is what could be compared
    used = tx.drafts.used_approvals(draft_id, revision)
    if not used:
        yield f"{what}: nobody approved it"
    known = approved.get((draft_id, revision), set())
    for one in used:
        if one.digest not in known:
            yield f"{what}: its approval is not among the decisions"
        if draft.revision == revision and one.digest != draft.digest_for(one.approver, one.purpose):
            yield f"{what}: it is not what was approved"
    if effect.octets is not None and not draft.is_money and not effect.octets.endswith(draft.frozen):
        yield f"{what}: what was handed to the relay is not what was approved"


def _of(effect: EffectRow) -> tuple[int, int]:
    """``reply:7:2``: draft and revision."""
    _, draft_id, revision = effect.key.split(":")[:3]
    return int(draft_id), int(revision)
