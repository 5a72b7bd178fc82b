"""One answer to several questions: ``yes 1 3 4`` to a bundle or to the digest. Replies only, money never.

The mail has a single-use code of its own. It is kept as a hash with what was listed: which draft, and the
hash of the code that this person has for it, which is bound to the draft's digest. Each item is used up by
the same one UPDATE as if it had been answered alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from triage.approval.answer import read_answer
from triage.approval.answer_kinds import Yes
from triage.approval.said import say
from triage.config import Person
from triage.core.lifecycle import DraftState
from triage.ledger import Tx
from triage.ledger_messages import Pending, Standing
from triage.mail.message import Message
from triage.pipeline import decide, notices, propose
from triage.pipeline.actor import shown_moment
from triage.pipeline.bundle_code import kept_for
from triage.pipeline.called import Called, names_around, never
from triage.pipeline.edges import Edges
from triage.pipeline.standing import refused, standing_of, unproven

# ---------------------------------------------------------------- the answer


def answered(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person) -> bool:
    """Whether this mail answers one of several questions by its own code; then it is settled here."""
    name, kept = kept_for(tx, message, person)
    if kept is None:
        return False
    if not standing_of(edges, tx, message, person).is_staff:
        unproven(edges, tx, pending, message, person)
        return False
    answer = read_answer(message.command_text, names_around(edges, person), edges.intents)
    tx.messages.settle_message(
        pending, standing=Standing.FINISHED, reason="an answer to several questions", message=message
    )
    if why := never(message):
        refused(edges, tx, pending, message, f"{why}: never an answer")
    elif isinstance(answer, Yes) and answer.numbers and not answer.include_all:
        tx.journal.put_setting(name, "", until=edges.clock.now())
        lines = [_one(edges, tx, pending, message, person, kept, no) for no in dict.fromkeys(answer.numbers)]
        _tell(edges, tx, pending, message, person, "\n".join(lines))
    else:
        _tell(edges, tx, pending, message, person, say("bundle_which", person.language))
    return True


def _one(
    edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person, kept: Mapping[str, Any], no: str
) -> str:
    """One number of the answer, and what came of it."""
    language, item = person.language, kept["items"].get(no)
    draft = tx.drafts.draft(item["draft"]) if item else None
    if item is None or draft is None:
        return f"{no}: {say('bundle_alone', language)}"
    called = Called(pending=pending, message=message, person=person, draft=draft)
    if draft.state is not DraftState.PROPOSED or draft.digest != item["digest"] or draft.is_money:
        return f"{no}: {decide.where_it_stands(edges, tx, called)}"
    used = tx.drafts.use_approval(
        code_hash=item["code"], approver=person.address, digest=draft.digest_for(person.address, "send"),
        by_message=pending.message_key, now=edges.clock.now(),
    )  # fmt: skip
    if not used:
        return f"{no}: {say('newer', language)}"
    until = decide.hold(edges, tx, called, draft, edges.hold)
    when = shown_moment(edges, until, language)
    return f"{no}: {say('bundle_held', language, who=propose.about(draft), when=when, draft=draft.draft_id)}"


def _tell(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person, text: str) -> None:
    subject = say("bundle_receipt", person.language)
    key = f"receipt:{pending.message_key}"
    notices.notice(edges, tx, key, person, subject, f"{text}\n", in_reply_to=message.message_id or "")
