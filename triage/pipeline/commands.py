"""Commands of staff: one receipt a mail, each line echoed with its result.

The grammar and the table are the room ``commands``; here they meet the store. Answers that hold something go
to the registered address, whoever wrote and from where.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Final

from triage.approval.answer import read_answer
from triage.approval.answer_kinds import Yes
from triage.approval.codes import find_codes
from triage.approval.reaction import is_reaction
from triage.books.figures import day as shown_day
from triage.commands import grammar
from triage.commands.arguments import Known
from triage.commands.grammar import Found, Line, Lines, ReadyLink
from triage.commands.help import mailto, wrong_text
from triage.commands.requests import For, Forget, Stop, Wrong
from triage.commands.said import NotDone, say
from triage.commands.table import Who, commands
from triage.commands.verbs import shown as shown_verb
from triage.config import Person
from triage.core.ids import hash_code, new_code
from triage.desk.people import is_owner, names_of
from triage.ledger import Tx
from triage.ledger_journal import NewEvent
from triage.ledger_messages import Pending, Standing
from triage.mail.message import Kind, Message
from triage.pipeline import notices
from triage.pipeline.actor import Actor
from triage.pipeline.bookkeeping import may_bill
from triage.pipeline.command_person import tombstone
from triage.pipeline.command_results import result_of
from triage.pipeline.edges import Edges
from triage.pipeline.limits import may_approve
from triage.pipeline.standing import (
    came_late,
    kept_proof,
    may_ask_again,
    refused,
    standing_of,
    unproven,
    was_obeyed,
)

CHALLENGE: Final = 0
"""The draft number in the code of a challenge: there is no such draft."""

ENTERING: Final = frozenset({"paid", "paid-until", "dispute", "customer", "product", "price", "plans"})
"""Verbs of the books that enter something without a question of their own."""

CHALLENGE_HOURS: Final = 1


def found(edges: Edges, message: Message, person: Person) -> Found:
    """What the mail asks for, by its words alone; None for an ordinary mail."""
    if message.kind is not Kind.HUMAN or message.ambiguous or is_reaction(message):
        return None
    asked = _read(edges, message, person)
    return None if _for_whom(asked, message) else asked


def _read(edges: Edges, message: Message, person: Person) -> Found:
    return grammar.find_commands(
        message.subject,
        message.command_text,
        known(edges),
        is_reply=bool(message.in_reply_to or message.references),
        own_names=(person.name,),
    )


def for_whom(edges: Edges, message: Message, person: Person) -> str:
    """The address that ``#for`` at the top of a forward names: then the mail is that customer's matter."""
    return _for_whom(_read(edges, message, person), message)


def _for_whom(asked: Found, message: Message) -> str:
    forwards = any(one.text.strip() for one in message.forwarded)
    if not forwards or not isinstance(asked, Lines) or len(asked.lines) != 1:
        return ""
    request = asked.lines[0].request
    return request.address if isinstance(request, For) else ""


def taken_for(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person) -> None:
    """The receipt of ``#for``, and the event with its proof."""
    asked = _read(edges, message, person)
    if isinstance(asked, Lines) and (address := _for_whom(asked, message)):
        actor = Actor(person=person, pending=pending, message=message)
        line, said = asked.lines[0], say("taken_for", person.language, address=address)
        _event(edges, tx, actor, line, said)
        _send(
            edges, tx, actor, f"{say('receipt', person.language)}: {line.text[:60]}", f"> {line.text}\n{said}"
        )


def known(edges: Edges) -> Known:
    intents = {name: one.area for name, one in edges.intents.items()}
    people = {name: one.address for name, one in names_of(edges.config.people).items()}
    return Known(today=edges.today, intents=intents, people=people)


def commanded(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person) -> bool:
    """Whether this mail is a command of one of us; then it is settled here."""
    if _confirmed(edges, tx, pending, message, person):
        return True
    asked = found(edges, message, person)
    if asked is None:
        return False
    standing = standing_of(edges, tx, message, person)
    if not standing.is_staff:
        return _unproven(edges, tx, pending, message, person, asked, again=standing.may_ask_again)
    if was_obeyed(edges, tx, pending, message):
        tx.messages.settle_message(
            pending, standing=Standing.IGNORED, reason="same mail again", message=message
        )
        refused(edges, tx, pending, message, "a command that was obeyed before")
        return True
    _settle(tx, pending, message)
    actor = Actor(person=person, pending=pending, message=message)
    if came_late(edges, pending, message):
        _too_late(edges, tx, actor, asked)
        return True
    match asked:
        case ReadyLink(line=line):
            _send(edges, tx, actor, line, f"{say('ready', person.language)}\n{_link(edges, line)}")
        case Lines():
            _obey(edges, tx, actor, asked)
    return True


def _too_late(edges: Edges, tx: Tx, actor: Actor, asked: Lines | ReadyLink) -> None:
    """Nothing is done; they hear of it at their registered address, so that an honest one writes again."""
    refused(edges, tx, actor.pending, actor.message, "a command that came long after it was written")
    line = asked.line if isinstance(asked, ReadyLink) else asked.lines[0].text
    written = actor.message.date
    day = shown_day(written.astimezone(edges.calendar.zone).date(), actor.language) if written else "?"
    _send(edges, tx, actor, f"{say('receipt_not_done', actor.language)}: {line[:60]}",
          f"> {line}\n{say('came_late', actor.language, day=day)}\n{_link(edges, line)}")  # fmt: skip


def obeyed(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person, asked: Lines) -> None:
    """Lines of somebody whose standing was looked at: settled here, with one receipt."""
    _settle(tx, pending, message)
    _obey(edges, tx, Actor(person=person, pending=pending, message=message), asked)


def _settle(tx: Tx, pending: Pending, message: Message) -> None:
    tx.messages.settle_message(pending, standing=Standing.FINISHED, reason="a command", message=message)


# ---------------------------------------------------------------- one receipt


def _obey(edges: Edges, tx: Tx, actor: Actor, asked: Lines) -> None:
    language = actor.person.language
    results = [_result(edges, tx, actor, line) for line in asked.lines]
    parts = [
        f"> {_shown(line, language)}\n{result}" for line, result in zip(asked.lines, results, strict=True)
    ]
    if asked.stopped:
        parts.append(say("stopped_reading", language, count=len(asked.stopped)))
        parts += [f"> {line}" for line in asked.stopped]
    _tell_owners(edges, tx, actor, asked, parts)
    first = asked.lines[0]
    word = say(_how(first, results[0]), language)
    more = f" (+{len(asked.lines) - 1})" if len(asked.lines) > 1 else ""
    _send(edges, tx, actor, f"{word}: {_shown(first, language)[:60]}{more}", "\n\n".join(parts))


def _how(line: Line, result: str) -> str:
    """The first word of a receipt's subject tells what became of the line."""
    if isinstance(line.request, Wrong):
        return "receipt_wrong"
    return "receipt_not_done" if isinstance(result, NotDone) else "receipt"


def _tell_owners(edges: Edges, tx: Tx, actor: Actor, asked: Lines, parts: list[str]) -> None:
    """What the bookkeeper enters, every owner reads: a receipt each, whoever's mail program was used."""
    entered = [
        part
        for line, part in zip(asked.lines, parts, strict=False)
        if line.verb in ENTERING and not isinstance(line.request, Wrong)
    ]
    others = [one for one in edges.config.people if is_owner(one) and one.address != actor.person.address]
    if not entered or not may_bill(actor.person):
        return
    for owner in others:
        text = say("owners_told", owner.language, who=actor.person.name)
        key = f"entered:{actor.pending.message_key}:{owner.address}"
        subject = f"{actor.person.name}: {asked.lines[0].text[:60]}"
        notices.notice(edges, tx, key, owner, subject, "\n\n".join([text, *entered]) + "\n")


def _result(edges: Edges, tx: Tx, actor: Actor, line: Line) -> str:
    """Do one line. Each stands alone: one that cannot be done undoes none of the others."""
    language = actor.person.language
    if isinstance(line.request, Wrong):
        return wrong_text(line.request, line.verb, language)
    if not _may(edges, actor, line):
        _event(edges, tx, actor, line, "owner only")
        return say("owner_only", language)
    if commands()[line.verb].who is Who.MONEY and not may_bill(actor.person):
        _event(edges, tx, actor, line, "money only")
        return say("money_only", language)
    result = result_of(edges, tx, actor, line.request)
    _event(edges, tx, actor, line, result)
    return result


def _may(edges: Edges, actor: Actor, line: Line) -> bool:
    """The owner's verbs are the owner's; erasing a person is the second approver's too, where two are."""
    if commands()[line.verb].who is not Who.OWNER or is_owner(actor.person):
        return True
    return isinstance(line.request, Forget) and edges.config.desk.two_approvers and may_approve(actor.person)


def _shown(line: Line, language: str) -> str:
    """The line as it is echoed and written down; whom to forget stands in neither."""
    if isinstance(line.request, Forget):
        return f"#{shown_verb(line.verb, language)} {tombstone(line.request.address)}"
    return line.text


def _event(edges: Edges, tx: Tx, actor: Actor, line: Line, result: str) -> None:
    proof = actor.message.authentication
    data = {
        "line": _shown(line, actor.language)[:200],
        "result": result.splitlines()[0][:200] if result else "",
    }
    happened = NewEvent(
        kind="command",
        actor=actor.person.name,
        authenticated_as=proof.authenticated_as,
        case_no=getattr(line.request, "case_no", None) or None,
        draft_id=getattr(line.request, "draft_id", None) or None,
        message_key=actor.pending.message_key,
        data={**data, "verb": line.verb, **kept_proof(tx, actor.message)},
        decision=True,
    )
    tx.journal.happened(happened, now=edges.clock.now())


def _send(edges: Edges, tx: Tx, actor: Actor, subject: str, text: str, *, reply_to: str = "") -> None:
    key = f"receipt:{actor.pending.message_key}"
    notices.notice(
        edges,
        tx,
        key,
        actor.person,
        subject,
        f"{text}\n",
        reply_to=reply_to,
        in_reply_to=actor.message.message_id or "",
    )


def _link(edges: Edges, line: str) -> str:
    return mailto(edges.config.firm.address, line)


# ---------------------------------------------------------------- without proof


def _unproven(
    edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person, asked: Found, *, again: bool
) -> bool:
    """Nothing is told and nothing done. Where nothing was disproven, the real person may confirm what only
    reads; all else is a stranger's mail."""
    unproven(edges, tx, pending, message, person)
    if not again or not isinstance(asked, Lines) or not _only_reads(asked):
        return False
    if not may_ask_again(edges, tx, person):
        return False
    _settle(tx, pending, message)
    code, language = new_code(), person.language
    until = edges.clock.now() + timedelta(hours=CHALLENGE_HOURS)
    kept = {"person": person.address, "until": until.isoformat(), "lines": [one.text for one in asked.lines]}
    tx.journal.put_setting(f"challenge:{hash_code(code)}", json.dumps(kept), until=until)
    shown = "\n".join(f"> {line.text}" for line in asked.lines)
    text = f"{say('challenge', language)}\n\n{shown}\n\n{say('challenge_yes', language)}"
    actor = Actor(person=person, pending=pending, message=message)
    subject = f"{asked.lines[0].text[:40]}? {{d{CHALLENGE}.{code}}}"
    _send(edges, tx, actor, subject, text, reply_to=_plus(edges, code))
    return True


def _plus(edges: Edges, code: str) -> str:
    address = edges.config.firm.address
    if not edges.config.desk.plus_addresses:
        return address
    local, _, domain = address.rpartition("@")
    return f"{local}+d{CHALLENGE}.{code}@{domain}"


def _only_reads(asked: Lines) -> bool:
    return all(
        not isinstance(line.request, Wrong | Stop) and commands()[line.verb].who is Who.READ
        for line in asked.lines
    )


def _confirmed(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person) -> bool:
    """*Yes* to a challenge, with its code: whoever has it reads the registered mailbox, and the answer goes
    there alone. A mail that failed the check confirms nothing."""
    addresses = [f"{one.addr_spec}\n" for one in (*message.to, *message.cc)]
    codes = find_codes(subject=message.subject, addresses=addresses, quoted=message.text)
    for one in codes:
        name = f"challenge:{hash_code(one.code)}"
        kept = json.loads(tx.journal.setting(name) or "null") if one.draft_id == CHALLENGE else None
        if not kept or kept["person"] != person.address:
            continue
        return _confirm(edges, tx, pending, message, person, name, kept)
    return False


def _confirm(
    edges: Edges,
    tx: Tx,
    pending: Pending,
    message: Message,
    person: Person,
    name: str,
    kept: dict[str, object],
) -> bool:
    _settle(tx, pending, message)
    tx.journal.put_setting(name, "", until=edges.clock.now())
    late = edges.clock.now() > datetime.fromisoformat(str(kept["until"]))
    human = message.kind is Kind.HUMAN and not message.ambiguous and not is_reaction(message)
    said_yes = isinstance(read_answer(message.command_text, (person.name,)), Yes)
    standing = standing_of(edges, tx, message, person)
    may = standing.is_staff or standing.may_ask_again
    if late or not human or not said_yes or not may:
        refused(edges, tx, pending, message, "a challenge that was not confirmed")
        return True
    lines = kept["lines"]
    text = "\n".join(str(one) for one in lines) if isinstance(lines, list) else ""
    asked = grammar.find_commands("", text, known(edges), is_reply=True)
    if isinstance(asked, Lines):
        _obey(edges, tx, Actor(person=person, pending=pending, message=message), asked)
    return True
