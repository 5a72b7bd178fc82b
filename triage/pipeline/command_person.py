"""Commands about one person outside: all that is held of them, and forgetting it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from triage.commands import requests as ask
from triage.commands.help import command_line, mailto
from triage.commands.said import say
from triage.core.lifecycle import DraftState
from triage.ledger import Tx
from triage.ledger_cases import CaseRow
from triage.ledger_journal import NewEvent
from triage.ledger_people import Held
from triage.mail.message import File
from triage.pipeline import cases, notices
from triage.pipeline.actor import Actor, may_see, shown_moment
from triage.pipeline.edges import Edges
from triage.pipeline.limits import second_for

PART: Final = 15_000_000
"""Octets of mails in one mail of an export: the rest follows in further ones."""

WEEK: Final = timedelta(days=7)


def tombstone(addr_spec: str) -> str:
    """What stays of an address that was forgotten: enough to know it again, too little to tell it."""
    return f"({sha256(addr_spec.lower().encode()).hexdigest()[:12]})"


# ---------------------------------------------------------------- export


def export(edges: Edges, tx: Tx, actor: Actor, request: ask.Export) -> str:
    """Everything held about an address, in mails of their own to the registered address: a list of it all,
    and every mail as it came. What belongs to others' confidential cases is left out."""
    held = tx.people.held_about(request.address)
    if not held.messages and not held.contact:
        return say("nothing_held", actor.language, address=request.address)
    shown = [one for one in held.cases if may_see(actor, one)]
    text = "\n".join(_listed(edges, tx, actor, request.address, held, shown)) + "\n"
    parts = list(_parts(tx, held, {one.case_no for one in held.cases} - {one.case_no for one in shown}))
    for number, files in enumerate(parts or [()], 1):
        key = f"export:{actor.pending.message_key}:{tombstone(request.address)}:{number}"
        subject = f"{request.address}: {number}/{max(1, len(parts))}"
        notices.notice(edges, tx, key, actor.person, subject, text if number == 1 else "…\n", files=files)
    return say("exported", actor.language, address=request.address)


def _listed(
    edges: Edges, tx: Tx, actor: Actor, address: str, held: Held, shown: list[CaseRow]
) -> Iterator[str]:
    """Contact, cases with what was drafted and sent, what was decided, answers and words learned."""
    yield from (f"{key}: {value}" for key, value in held.contact.items())
    for case in shown:
        yield f"\n#{case.case_no} {say(f'case_{case.state}', actor.language)}: {case.subject}"
        for draft in tx.drafts.drafts_of_case(case.case_no, tuple(DraftState)):
            state = say(f"draft_{draft.state}", actor.language)
            yield f"D{draft.draft_id} {state} → {', '.join(draft.recipients)}: {draft.subject}"
            yield from (f"    {line}" for line in draft.body.splitlines())
        for event in tx.journal.events(case_no=case.case_no, limit=10_000):
            yield f"  {shown_moment(edges, event.at, actor.language)} {event.kind} ({event.actor})"
            yield f"    {json.dumps(event.data, ensure_ascii=False)}"
    yield from (f"\n{one}" for one in tx.people.learned_from(address))


def _parts(tx: Tx, held: Held, hidden: set[int]) -> Iterator[tuple[File, ...]]:
    files: list[File] = []
    for one in held.messages:
        octets = None if one.case_no in hidden else tx.messages.octets(one.message_key)
        if octets is None:
            continue
        if files and sum(len(two.octets) for two in files) + len(octets) > PART:
            yield tuple(files)
            files = []
        name = f"mail-{one.message_key}.eml"
        files.append(File(filename=name, content_type="application/octet-stream", octets=octets))
    if files:
        yield tuple(files)


# ---------------------------------------------------------------- forget


def forget(edges: Edges, tx: Tx, actor: Actor, request: ask.Forget) -> str:
    """Texts, names and addresses go, wherever that may be; what the law keeps is counted and said. Where two
    approvers are named, two say so."""
    language, address = actor.language, request.address
    if edges.config.person(address) is not None:
        return say("one_of_us", language, found=address)
    held = tx.people.held_about(address)
    if not held.messages and not held.contact:
        return say("nothing_held", language, address=tombstone(address))
    if (waits := _needs_another(edges, tx, actor, address)) is not None:
        return waits
    for case in held.cases:
        cases.supersede(edges, tx, case.case_no)
    gone = tx.people.forget(address, (actor.pending.message_key,), edges.clock.now())
    tx.journal.put_due("scrub", tombstone(address), edges.clock.now() + timedelta(seconds=1))
    erased = NewEvent(kind="erased", actor=actor.person.name, decision=True,
                      data={"who": tombstone(address), "mails": gone.mails, "kept": gone.kept})  # fmt: skip
    tx.journal.happened(erased, now=edges.clock.now())
    lines = [say("forgotten", language, count=gone.mails, cases=gone.cases)]
    lines += [say("forgotten_kept", language, kept=gone.kept)] if gone.kept else []
    return "\n".join([*lines, say("forgotten_mailbox", language)])


def _needs_another(edges: Edges, tx: Tx, actor: Actor, address: str) -> str | None:
    """Noted, and the other one asked; None where nobody else is needed, or they said so within the week."""
    second = second_for(edges, actor.person)
    if second is None:
        return None
    name, now = f"erase:{tombstone(address)}", edges.clock.now()
    first = json.loads(tx.journal.setting(name) or "null")
    fresh = first and datetime.fromisoformat(first["at"]) > now - WEEK
    if fresh and first["who"] != actor.person.address:
        tx.journal.put_setting(name, "")
        return None
    tx.journal.put_setting(name, json.dumps({"who": actor.person.address, "at": now.isoformat()}))
    line = command_line(f"forget {address}", second.language)
    text = say("forget_asked", second.language, who=actor.person.name)
    body = f"{text}\n\n{line}\n{mailto(edges.config.firm.address, line)}\n"
    key = f"erase:{actor.pending.message_key}"
    notices.notice(edges, tx, key, second, f"{actor.person.name}: #forget", body)
    return say("forget_second", actor.language, who=second.name)
