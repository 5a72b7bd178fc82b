"""What cannot proceed reaches the right person once, in plain words, with the replies that repair it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from triage.approval.written import without_codes
from triage.commands.help import command_line, mailto
from triage.commands.said import say
from triage.config import Person
from triage.intent.words import one_line
from triage.ledger import Tx
from triage.ledger_journal import DueRow
from triage.ledger_messages import MessageRow
from triage.ledger_outbox import EffectRow
from triage.pipeline import notices
from triage.pipeline.edges import Edges

SOON: Final = timedelta(minutes=10)
"""Several of them in that time are one mail."""

SHOWN: Final = 10


def noticed(edges: Edges, tx: Tx) -> None:
    """A mail could not be read: the owner hears of it soon, at most once in that time."""
    minutes = SOON.total_seconds() // 60
    now = edges.clock.now().replace(second=0, microsecond=0)
    at = now + SOON - timedelta(minutes=now.minute % minutes)
    tx.journal.put_due("unread", at.isoformat(), at)


def send(edges: Edges, tx: Tx, row: DueRow) -> None:
    """Those that were not told yet, each with its ways out."""
    told = int(tx.journal.setting("unread_told") or "0")
    fresh = [one for one in tx.messages.quarantined() if one.message_key > told]
    if not fresh:
        return
    tx.journal.put_setting("unread_told", str(fresh[-1].message_key))
    owner = edges.config.owner
    parts = [say("unread_text", owner.language, count=len(fresh))]
    parts += [_row(edges, one, owner) for one in fresh[:SHOWN]]
    if len(fresh) > SHOWN:
        parts.append(say("more", owner.language, count=len(fresh) - SHOWN))
    subject = say("unread_subject", owner.language, who=_who(fresh[0]))
    notices.notice(edges, tx, f"unread:{fresh[-1].message_key}", owner, subject, "\n\n".join(parts) + "\n")


def _who(one: MessageRow) -> str:
    return one_line(one.author_name or one.author or "?", 30)


def _row(edges: Edges, one: MessageRow, person: Person) -> str:
    number = f"M{one.message_key}"
    reason = say(f"unread_{one.reason}", person.language)
    head = f"{number}  {_who(one)}: {one_line(without_codes(one.subject), 60)} ({reason})"
    other = next((two for two in edges.config.people if two is not person), person)
    name = other.name.split()[0].lower()
    ways = (f"retry {number}", f"route {number} {name}", f"ignore {number}")
    return "\n".join([head, *links(edges, person, ways)])


def links(edges: Edges, person: Person, lines: tuple[str, ...]) -> list[str]:
    """Commands in the reader's language, each as a link that opens a mail with it; none acts by itself."""
    shown = [command_line(one, person.language) for one in lines]
    return [f"  {one}   {mailto(edges.config.firm.address, one)}" for one in shown]


# ---------------------------------------------------------------- an answer that could not be sent


def not_sent(edges: Edges, tx: Tx, effect: EffectRow, why: str) -> None:
    """Whoever was asked about it hears why, and how to go on; once for an answer."""
    draft = tx.drafts.draft(effect.draft_id) if effect.draft_id is not None else None
    person = (edges.config.person(draft.person) if draft else None) or edges.config.owner
    recipients = ", ".join(str(one) for one in effect.content.get("recipients", []))
    text = say("not_sent_text", person.language, who=recipients, why=why, case=effect.case_no)
    lines = (f"retry D{effect.draft_id}", f"ignore {effect.case_no}", f"done {effect.case_no}")
    body = "\n".join([text, "", *links(edges, person, lines)])
    subject = say("not_sent_subject", person.language, who=recipients)
    notices.notice(edges, tx, f"dead:{effect.key}", person, subject, f"{body}\n", case_no=effect.case_no)
