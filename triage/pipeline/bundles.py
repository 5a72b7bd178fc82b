"""Who is told now, and who in the next bundle. What waits stands in the store with a row that is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final

from triage.approval.said import say
from triage.config import Person
from triage.core.lifecycle import DraftState
from triage.desk.noise import HOUR, when
from triage.drafting.bundle import How, Item, Shown, bundle_html, bundle_text, subject_of
from triage.drafting.staff_words import STAFF_WORDS
from triage.ledger import Tx
from triage.ledger_desk import NewTold, ToldRow
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import DueRow
from triage.ledger_outbox import EffectKind
from triage.pipeline import bundle_code, notices, propose
from triage.pipeline.edges import Edges

AGAIN: Final = "again:"
"""How the key of a question begins that comes because its code has lapsed."""

_OPEN: Final = (DraftState.PREPARED, DraftState.PROPOSED, DraftState.HELD, DraftState.RELEASED)

MOST_IN_ONE: Final = 12
"""Items of one mail: some phones cut longer ones. The rest goes into a second one."""

MOST_AT_ONCE: Final = 6
"""Bundles of one moment. In a flood the rest waits for the next; the digest names everybody who waits."""


def ask(edges: Edges, tx: Tx, draft: DraftRow, person: Person, *, urgent: bool) -> None:
    """Propose a new draft to this person: at once, or with the next bundle."""
    told = NewTold(
        key=f"draft:{draft.draft_id}:{person.address}",
        person=person.address,
        draft_id=draft.draft_id,
        case_no=draft.case_no,
        urgent=urgent,
    )
    if _waits(edges, tx, told, person):
        return
    propose.propose(edges, tx, draft, person)


def ask_again(edges: Edges, tx: Tx, draft: DraftRow, person: Person, why: str) -> None:
    """Asked anew: a code has lapsed, or somebody else did not answer. With the next bundle of whoever reads
    bundles; else with all that is asked anew of this person now, in one mail."""
    now = edges.clock.now()
    due = _due(edges, tx, person, urgent=False)
    first = not tx.told.waiting(person.address)
    told = NewTold(
        key=f"{AGAIN}{draft.draft_id}:{draft.revision}:{person.address}:{now.isoformat()}:{_short(why)}",
        person=person.address,
        draft_id=draft.draft_id,
        case_no=draft.case_no,
        text=why,
    )
    tx.told.tell(told, now, waits=True)
    if due is None or first:
        tx.journal.put_due("bundle", person.address, due or now)


def _short(why: str) -> str:
    """Two reasons of one moment are two rows; the mail shows the last."""
    return sha256(why.encode()).hexdigest()[:8]


def tell(
    edges: Edges, tx: Tx, key: str, person: Person, subject: str, text: str, *, case_no: int, urgent: bool
) -> None:
    """Show this person something that needs no answer of ours."""
    told = NewTold(key=key, person=person.address, case_no=case_no, subject=subject, text=text, urgent=urgent)
    if _waits(edges, tx, told, person):
        return
    notices.notice(edges, tx, key, person, subject, text, case_no=case_no, carry=shown_in(key))


def show_again(edges: Edges, tx: Tx, case_no: int, person: Person, why: str) -> None:
    """A matter that was only shown, and still waits: shown to this person, with the reason. Without a draft
    there is no code that lapses, so nothing else brings it back. An open draft is asked about instead."""
    shown = tx.told.shown(case_no)
    if shown is None or tx.drafts.drafts_of_case(case_no, _OPEN):
        return
    kind, number, _ = shown.key.split(":", 2)
    key = f"{kind}_again:{number}:{person.address}:{edges.clock.now().isoformat()}"
    text = f"{why}\n\n{shown.text}"
    tell(edges, tx, key, person, shown.subject, text, case_no=case_no, urgent=shown.urgent)


def shown_in(key: str) -> int | None:
    """The mail that ``tell:{message}:{person}`` shows: its photos, PDFs and e-invoices travel along, also
    where it is shown again."""
    kind, _, rest = key.partition(":")
    number = rest.partition(":")[0]
    return int(number) if kind in ("tell", "tell_again") and number.isdigit() else None


def _waits(edges: Edges, tx: Tx, told: NewTold, person: Person) -> bool:
    due = _due(edges, tx, person, urgent=told.urgent)
    first = due is not None and not tx.told.waiting(person.address)
    tx.told.tell(told, edges.clock.now(), waits=due is not None)
    if due is not None and first:  # a later item never moves the bundle
        tx.journal.put_due("bundle", person.address, due)
    return due is not None


def _due(edges: Edges, tx: Tx, person: Person, *, urgent: bool) -> datetime | None:
    now, wishes = edges.clock.now(), edges.config.wishes(person)
    recent = tx.told.told_since(person.address, now - HOUR) if wishes.most else ()
    return when(now, wishes, recent, edges.calendar, urgent=urgent)


# ---------------------------------------------------------------- the bundle


def send(edges: Edges, tx: Tx, row: DueRow) -> None:
    """A person's bundle is due. What was settled meanwhile is left out; nothing left: no mail."""
    person = edges.config.person(row.key) or edges.config.owner
    there = tx.told.waiting(row.key)
    waiting = _once([one for one in there if _still(tx, one)])
    left = {one.told_id for one in waiting[MOST_AT_ONCE * MOST_IN_ONE :]}
    tx.told.settle_told([one.told_id for one in there if one.told_id not in left], edges.clock.now())
    for start in range(0, len(waiting) - len(left), MOST_IN_ONE):
        _send(edges, tx, person, waiting[start : start + MOST_IN_ONE])
    if left:
        again = _due(edges, tx, person, urgent=False) or edges.clock.now() + HOUR
        tx.journal.put_due("bundle", person.address, again)


def _once(waiting: Sequence[ToldRow]) -> list[ToldRow]:
    """A draft that is asked about for two reasons is asked about once, for the last of them."""
    last = {one.draft_id: one.told_id for one in waiting if one.draft_id is not None}
    return [one for one in waiting if one.draft_id is None or last[one.draft_id] == one.told_id]


def _still(tx: Tx, told: ToldRow) -> bool:
    """The draft waits to be asked about; a text is told in any case."""
    if told.draft_id is None:
        return True
    draft = tx.drafts.draft(told.draft_id)
    again = told.key.startswith(AGAIN)  # of somebody else, who may not have been asked yet themselves
    wanted = (DraftState.PROPOSED, DraftState.PREPARED) if again else (DraftState.PREPARED,)
    return draft is not None and draft.state in wanted


def _send(edges: Edges, tx: Tx, person: Person, told: list[ToldRow]) -> None:
    if len(told) == 1:
        _alone(edges, tx, person, told[0])
        return
    items = [_item(edges, tx, person, one) for one in told]
    listed = [None if one.draft_id is None else tx.drafts.draft(one.draft_id) for one in told]
    code = bundle_code.issue(edges, tx, person, listed)
    how = _how(code, person.language)
    key = f"bundle:{person.address}:{told[0].told_id}"
    notices.notice(
        edges,
        tx,
        key,
        person,
        f"{subject_of(items, person.language)} {code.mark if code else ''}".strip(),
        bundle_text(items, person.language, how),
        kind=EffectKind.PROPOSE,
        html=bundle_html(items, person.language, how),
        reply_to=code.reply_to if code else "",
        pages=[shown for one in told if (shown := shown_in(one.key)) is not None],
    )


def _how(code: bundle_code.Code | None, language: str) -> How:
    if code is None:
        return How(several=STAFF_WORDS[language]["bundle_how"])
    return How(
        several=say("bundle_how", language), each=say("bundle_each", language),
        clear=say("bundle_clear", language), numbers=code.numbers, to=code.reply_to, mark=code.mark,
    )  # fmt: skip


def _alone(edges: Edges, tx: Tx, person: Person, told: ToldRow) -> None:
    draft = tx.drafts.draft(told.draft_id) if told.draft_id is not None else None
    if draft is not None:
        propose.propose(edges, tx, draft, person, again=told.text)
    else:
        notices.notice(
            edges, tx, told.key, person, told.subject, told.text, case_no=told.case_no,
            carry=shown_in(told.key),
        )  # fmt: skip


def _item(edges: Edges, tx: Tx, person: Person, told: ToldRow) -> Item:
    draft = tx.drafts.draft(told.draft_id) if told.draft_id is not None else None
    if draft is None:
        return Shown(subject=told.subject, text=told.text, shared_address=edges.config.firm.address)
    return propose.issue(edges, tx, draft, person, again=told.text)[0]
