"""The weekly mail of a desk that only looks: what it would have done, against what people then did.

The owner moves on by answering it with a word (``drafts``, ``live``, ``live billing``). What people did is
seen by their answers in Sent, by what they filed or corrected, and by what they closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from triage.approval.written import without_codes
from triage.commands import grammar
from triage.commands.grammar import Lines
from triage.commands.requests import SetMode
from triage.config import Mode, Person
from triage.core.ids import is_minted
from triage.core.lifecycle import CaseState
from triage.desk.people import is_owner
from triage.drafting.intent_words import area_said, intent_said
from triage.drafting.look_words import LOOK_WORDS
from triage.intent.intents import NO_AREA
from triage.intent.words import one_line
from triage.ledger import Tx
from triage.ledger_journal import DueRow, EventRow, NewEvent
from triage.ledger_messages import Pending
from triage.ledger_outbox import EffectKind
from triage.mail.message import Message
from triage.pipeline import commands, modes, notices
from triage.pipeline.actor import day_of, shown_day
from triage.pipeline.edges import Edges
from triage.pipeline.standing import standing_of

KIND: Final = "look_report"
SEQ: Final = "look_report_seq"
SHOWN: Final = 8
MOST: Final = 20_000
SETTLED: Final = timedelta(days=2)
"""A mail that would have been filed and that nobody answered in this time was rightly filed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One mail of the week. ``agreed``: True, False, or None where nobody has shown it yet."""

    who: str
    subject: str
    area: str
    named: str
    would: str
    """``propose``, ``ask`` or ``file``."""
    unsure: bool
    agreed: bool | None
    differs: str = ""
    truth: str = ""


# ---------------------------------------------------------------- when


def schedule(edges: Edges, tx: Tx) -> None:
    """The next report: on the first working day of the week, with the digest. A restart loses nothing."""
    now, calendar = edges.clock.now(), edges.calendar
    monday = now.astimezone(calendar.zone)
    monday += timedelta(days=7 - monday.weekday())
    midnight = monday.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(seconds=1)
    at = calendar.next_time(
        midnight.astimezone(now.tzinfo), (time.fromisoformat(edges.config.desk.digest_at),)
    )
    tx.journal.put_due(KIND, f"{at.astimezone(calendar.zone).date().isoformat()}", at)


def send(edges: Edges, tx: Tx, row: DueRow) -> None:
    """Nothing is sent by a desk that looks at no mail any more."""
    looked = week(edges, tx)
    last = tx.journal.events(after=_seq(tx), kinds=("taken", "filed"), limit=MOST)
    schedule(edges, tx)
    if looked or (edges.config.desk.mode is Mode.LOOK and _still_looks(edges, tx)):
        owner = edges.config.owner
        subject = LOOK_WORDS[owner.language]["subject"].format(day=_day(edges, owner))
        text = "\n".join(body(edges, looked, owner)) + "\n"
        notices.notice(edges, tx, f"look:{row.key}", owner, subject, text)
        known = [one for one in looked if one.agreed is not None]
        figures = {
            "mails": len(looked),
            "known": len(known),
            "agreed": sum(bool(one.agreed) for one in known),
        }
        tx.journal.happened(NewEvent(kind="look_report", data=figures), now=edges.clock.now())
    if last:
        tx.journal.put_setting(SEQ, str(last[-1].seq))


def _still_looks(edges: Edges, tx: Tx) -> bool:
    return any(modes.mode_for(edges, tx, one.name, one.area) is Mode.LOOK for one in edges.intents.values())


def _seq(tx: Tx) -> int:
    return int(tx.journal.setting(SEQ) or "0")


# ---------------------------------------------------------------- what it would have done


def week(edges: Edges, tx: Tx) -> list[Looked]:
    """Every mail since the last report that was only looked at. Confidential mail is not shown."""
    events = tx.journal.events(after=_seq(tx), kinds=("taken", "filed"), limit=MOST)
    answered = _answered(tx)
    return [
        _looked(edges, tx, one, answered)
        for one in events
        if one.data.get("mode") == Mode.LOOK and one.data.get("subject")
    ]


def _answered(tx: Tx) -> dict[int, datetime]:
    """When a case was last answered by hand."""
    events = tx.journal.events(after=_seq(tx), kinds=("answered_by_hand", "done"), limit=MOST)
    return {one.case_no: one.at for one in events if one.case_no is not None}


def _looked(edges: Edges, tx: Tx, event: EventRow, answered: dict[int, datetime]) -> Looked:
    data = event.data
    would = "file" if event.kind == "filed" else "propose" if data.get("action") == "ProposeReply" else "ask"
    named, truth = str(data["intent"]), ""
    at = answered.get(event.case_no or 0)
    outcome = tx.learning.outcome_of(event.message_key) if event.message_key is not None else None
    agreed, differs = _agreed(edges, tx, event, would, at)
    if outcome is not None and outcome[0] != outcome[1]:
        agreed, differs, truth = False, "corrected", outcome[1]
    elif outcome is not None and agreed is None:
        agreed = True
    return Looked(
        who=str(data["who"]),
        subject=str(data["subject"]),
        area=str(data["area"]),
        named=named,
        would=would,
        unsure=bool(data["unsure"]),
        agreed=agreed,
        differs=differs,
        truth=truth,
    )


def _agreed(
    edges: Edges, tx: Tx, event: EventRow, would: str, at: datetime | None
) -> tuple[bool | None, str]:
    """What would have been done against what was: an answer from us is an answer, however it was written."""
    answered = at is not None and at >= event.at
    if would == "file":
        if answered:
            return False, "answered"
        return (True, "") if edges.clock.now() - event.at >= SETTLED else (None, "")
    if answered:
        return True, ""
    case = tx.cases.case(event.case_no) if event.case_no is not None else None
    closed = case is not None and case.state is CaseState.CLOSED
    if closed and would == "propose":
        return False, "not_answered"
    return (True, "") if closed else (None, "")


# ---------------------------------------------------------------- in words


def body(edges: Edges, looked: Sequence[Looked], owner: Person) -> Iterable[str]:
    words = LOOK_WORDS[owner.language]
    if looked:
        yield words["head"]
        for key in ("propose", "ask", "file"):
            yield words[key].format(count=sum(one.would == key for one in looked))
        yield words["unsure"].format(count=sum(one.unsure for one in looked))
        yield from _agreement(words, looked, owner.language)
        yield from ["", words["some"], *(_line(words, one, owner.language) for one in looked[:SHOWN])]
    else:
        yield words["none"]
    area = area_said(_best_area(looked) or "billing", owner.language).lower()
    yield from ["", words["move_on"]]
    for choice in (words["drafts"], words["live"], words["one"].format(area=area)):
        word = choice.strip().partition("   ")[0]
        yield from [choice, f"  {word}: {notices.command_link(edges, f'#{word}')}"]
    yield words["stay"].format(day=_day(edges, owner, days=7)).replace("..", ".")


def _agreement(words: dict[str, str], looked: Sequence[Looked], language: str) -> Iterable[str]:
    known = [one for one in looked if one.agreed is not None]
    yield ""
    if known:
        agreed = sum(bool(one.agreed) for one in known)
        share = f"{agreed / len(known):.0%}"
        yield words["agreed"].format(agreed=agreed, known=len(known), share=share)
        for area in sorted({one.area for one in known} - {NO_AREA}):
            mine = [one for one in known if one.area == area]
            values = {
                "area": area_said(area, language),
                "agreed": sum(bool(one.agreed) for one in mine),
                "known": len(mine),
            }
            yield words["by_area"].format(**values)
    if len(known) < len(looked):
        yield words["unknown"]
    wrong = [one for one in known if not one.agreed]
    if wrong:
        yield from ["", words["differs"], *(_wrong(words, one, language) for one in wrong[:SHOWN])]


def _line(words: dict[str, str], one: Looked, language: str) -> str:
    named = _named(one.named, language, unsure=one.unsure)
    return f"{_about(one)}: {words[f'would_{one.would}'].format(named=named)}"


def _wrong(words: dict[str, str], one: Looked, language: str) -> str:
    values = {"named": _named(one.named, language), "truth": _named(one.truth, language)}
    return f"{_about(one)}: {words[one.differs].format(**values)}"


def _about(one: Looked) -> str:
    return f"  {one_line(one.who, 24)}: {one_line(without_codes(one.subject), 40)}"


def _named(intent: str, language: str, *, unsure: bool = False) -> str:
    return f"{intent_said(intent, language)}{'?' if unsure else ''}"


def _best_area(looked: Sequence[Looked]) -> str:
    """The area with the most mails that people then dealt with as we would have."""
    counts: dict[str, int] = {}
    for one in looked:
        if one.area != NO_AREA:
            counts[one.area] = counts.get(one.area, 0) + bool(one.agreed)
    return max(sorted(counts), key=lambda area: counts[area], default="")


def _day(edges: Edges, owner: Person, days: int = 0) -> str:
    return shown_day(day_of(edges, edges.clock.now() + timedelta(days=days)), owner.language)


# ---------------------------------------------------------------- the owner moves on


def answered(edges: Edges, tx: Tx, pending: Pending, message: Message, person: Person) -> bool:
    """The owner, proven, answers a report of theirs with a mode: done as if it were the command."""
    if not is_owner(person) or not _to_a_report(edges, tx, message, person):
        return False
    if not standing_of(edges, tx, message, person).is_staff:
        return False
    first = next((line.strip() for line in message.command_text.splitlines() if line.strip()), "")
    asked = grammar.find_commands("", f"#{first.lstrip('#＃/')}", commands.known(edges), is_reply=True)
    if not isinstance(asked, Lines) or not all(isinstance(one.request, SetMode) for one in asked.lines):
        return False
    commands.obeyed(edges, tx, pending, message, person, asked)
    return True


def _to_a_report(edges: Edges, tx: Tx, message: Message, person: Person) -> bool:
    for message_id in message.in_reply_to:
        if not is_minted(edges.store.secret(), message_id):
            continue
        effect = tx.outbox.effect_by_message_id(message_id)
        if effect is not None and effect.kind is EffectKind.NOTICE and effect.key.startswith("look:"):
            return effect.content.get("recipients") == [person.address]
    return False
