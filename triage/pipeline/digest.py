"""The daily mail to the owner, even if empty: who waits, then money, then "was I wrong?", then the sums.
At most 25 lines. Its absence means that the machine is down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final

from triage.approval.said import say
from triage.approval.written import without_codes
from triage.books import figures
from triage.commands.said import say as commands_say
from triage.config import Language
from triage.core.lifecycle import DraftState
from triage.drafting.digest_words import DIGEST_WORDS, age_said
from triage.drafting.intent_words import intent_said
from triage.intent.words import one_line
from triage.ledger import Tx
from triage.ledger_cases import CaseRow
from triage.ledger_desk import JunkRow
from triage.ledger_drafts import DraftRow
from triage.ledger_journal import DueRow, EventRow, Sums
from triage.ledger_messages import MessageRow
from triage.pipeline import automatic, bundle_code, junk, notices, welcome
from triage.pipeline.command_answers import offer
from triage.pipeline.edges import Edges

LINES: Final = 25
LINE: Final = 110
NAME: Final = 18
"""Letters of a name where several stand in a line."""

WRONG: Final = 5
MONEY: Final = 5
UNREAD: Final = 3
SEAL: Final = 32
"""Characters of the chain's head: `triage audit verify --head` takes it."""
JUNK: Final = 3
OFFERED: Final = 1
NUMBERED: Final = 6
"""Cases that can be answered by number: so many are shown however little room there is."""

SURE: Final = 0.9
"""Above this there is nothing to ask about."""


def schedule(edges: Edges, tx: Tx) -> None:
    """Make sure that the next digest is due; a restart loses nothing."""
    at = edges.calendar.next_time(edges.clock.now(), (time.fromisoformat(edges.config.desk.digest_at),))
    day = at.astimezone(edges.calendar.zone).date()
    tx.journal.put_due("digest", day.isoformat(), at)


def send(edges: Edges, tx: Tx, row: DueRow) -> None:
    welcome.welcome(edges, tx)
    owner = edges.config.owner
    listed = _answerable(edges, tx)
    code = bundle_code.issue(edges, tx, owner, list(listed.values()))
    lines = body(edges, tx, tuple(listed) if code else ())
    values = {
        "count": len(tx.cases.waiting_cases()),
        "day": figures.day(date.fromisoformat(row.key), owner.language),
    }
    subject = DIGEST_WORDS[owner.language]["subject"].format(**values)
    notices.notice(edges, tx, f"digest:{row.key}", owner, f"{subject} {code.mark if code else ''}".strip(),
                   "\n".join(lines) + "\n", reply_to=code.reply_to if code else "")  # fmt: skip
    for one in automatic.to_offer(edges, tx)[:OFFERED]:
        tx.memory.offered(one.pair_id, edges.clock.now())
    junk.told(tx)
    tx.journal.sweep(edges.clock.now())
    last = tx.journal.events(after=_asked_to(tx), kinds=("filed", "taken", "left_by_itself"), limit=100_000)
    if last:
        tx.journal.put_setting("digest_seq", str(last[-1].seq))
    schedule(edges, tx)


def _answerable(edges: Edges, tx: Tx) -> dict[int, DraftRow]:
    """The oldest cases whose reply the owner was asked about: numbered, to be answered with ``yes 1 3``."""
    found = {}
    for case in [one for one in tx.cases.waiting_cases() if not _is_money(edges, one)][:NUMBERED]:
        drafts = tx.drafts.drafts_of_case(case.case_no, (DraftState.PROPOSED,))
        if drafts and not case.confidential and bundle_code.is_open(tx, drafts[-1], edges.config.owner):
            found[case.case_no] = drafts[-1]
    return found


def body(edges: Edges, tx: Tx, numbered: Sequence[int] = ()) -> list[str]:
    """The digest's lines, in the owner's language. ``numbered``: cases that can be answered by number."""
    language, now = edges.config.owner.language, edges.clock.now()
    words, cases = DIGEST_WORDS[language], tx.cases.waiting_cases()
    money = [one for one in cases if _is_money(edges, one)]
    others = [one for one in cases if one not in money]
    below = _money(words, money, now) + _wrong(words, _doubtful(tx), language)
    below += _junk(words, junk.found(tx)) + _by_itself(edges, tx, words)
    below += _unread(words, tx.messages.quarantined(), language)
    how = say("bundle_how", language)
    end = [*([how] if numbered else []), "", *counted(tx.journal.sums(), language)]
    end.append(words["sealed"].format(count=tx.journal.chain_length(), head=tx.journal.chain_head()[:SEAL]))
    end.append(words["last"].format(owner=edges.config.owner.name))
    shown = _waiting(words, others, now, LINES - len(below) - len(end), numbered)
    return [*shown, *below, *end]


def _is_money(edges: Edges, case: CaseRow) -> bool:
    intent = edges.intents.get(case.intent)
    return bool(intent and intent.money)


def _waiting(
    words: dict[str, str], cases: Sequence[CaseRow], now: datetime, room: int, numbered: Sequence[int]
) -> list[str]:
    if not cases:
        return [words["nobody"]]
    head = words["waiting"].format(count=len(cases))
    return [head, *_listed(words, cases, now, room - 1, numbered)]


def _money(words: dict[str, str], cases: Sequence[CaseRow], now: datetime) -> list[str]:
    if not cases:
        return []
    return ["", words["money"].format(count=len(cases)), *_listed(words, cases, now, MONEY)]


def _listed(
    words: dict[str, str], cases: Sequence[CaseRow], now: datetime, room: int, numbered: Sequence[int] = ()
) -> list[str]:
    """Everybody, oldest first: in their words as long as there is room, then several in a line by number and
    name; what even that cannot hold is counted."""
    for whole in range(min(len(cases), room), 0, -1):
        packed = _packed(cases[whole:])
        if whole + len(packed) <= room:
            return [*(_waits(words, one, now, numbered) for one in cases[:whole]), *packed]
    packed = _packed(cases)[: room - 1]
    left = len(cases) - sum(line.count("#") for line in packed)
    return [*packed, words["more"].format(count=left)]


def _packed(cases: Sequence[CaseRow]) -> list[str]:
    """Numbers and names, as many in a line as a phone shows without turning it into five."""
    lines: list[str] = []
    for one in cases:
        name = one_line(one.contact_name or one.contact, NAME).replace("#", "")
        shown = f"#{one.case_no} {name}"
        if lines and len(lines[-1]) + len(shown) + 2 <= LINE:
            lines[-1] += f", {shown}"
        else:
            lines.append(f"  {shown}")
    return lines


def _waits(words: dict[str, str], case: CaseRow, now: datetime, numbered: Sequence[int]) -> str:
    number = f"{numbered.index(case.case_no) + 1})" if case.case_no in numbered else ""
    since = now - (case.waiting_since or now)
    age = age_said(since, words)
    about = words["hidden"] if case.confidential else one_line(without_codes(case.subject), 48)
    return f" {number} #{case.case_no} {age:>4}  {one_line(case.contact_name or case.contact, 30)}: {about}"


# ---------------------------------------------------------------- what left by itself, what lies in Junk


def _by_itself(edges: Edges, tx: Tx, words: dict[str, str]) -> list[str]:
    """Each answer that left without a question, by answer; then what could, and how to say yes."""
    by_answer: dict[int, list[str]] = defaultdict(list)
    for one in tx.journal.events(after=_asked_to(tx), kinds=("left_by_itself",)):
        by_answer[int(one.data["pair"])].append(f"#{one.case_no} {one_line(str(one.data['who']), 24)}")
    lines = [
        words["by_itself"].format(what=f"A{pair}: {', '.join(shown)}") for pair, shown in by_answer.items()
    ]
    language = edges.config.owner.language
    lines += [offer(one, language) for one in automatic.to_offer(edges, tx)[:OFFERED]]
    return ["", *lines] if lines else []


def _junk(words: dict[str, str], rows: Sequence[JunkRow]) -> list[str]:
    if not rows:
        return []
    shown = [f"  {one_line(one.who, 30)}: {one_line(without_codes(one.subject), 48)}" for one in rows[:JUNK]]
    return ["", words["junk"].format(count=len(rows)), *shown]


# ---------------------------------------------------------------- was I wrong?


def _asked_to(tx: Tx) -> int:
    return int(tx.journal.setting("digest_seq") or "0")


def _doubtful(tx: Tx) -> list[EventRow]:
    """What was decided alone since the last digest with the least certainty; nothing confidential."""
    since = tx.journal.events(after=_asked_to(tx), kinds=("filed", "taken"))
    open_to_doubt = [
        one
        for one in since
        if one.data.get("subject") and not one.data.get("unsure") and one.data.get("confidence", 1) < SURE
    ]
    return sorted(open_to_doubt, key=lambda one: float(one.data["confidence"]))[:WRONG]


def _wrong(words: dict[str, str], events: Sequence[EventRow], language: Language) -> list[str]:
    if not events:
        return []
    return ["", words["wrong"], *(_doubt(one, language) for one in events)]


def _doubt(event: EventRow, language: Language) -> str:
    number = f"#{event.case_no} " if event.case_no is not None else ""
    subject = one_line(without_codes(str(event.data["subject"])), 40)
    intent, who = intent_said(str(event.data["intent"]), language), one_line(str(event.data["who"]), 24)
    return f"  {number}{who}: {subject} = {intent} ({event.data['confidence']:.0%})"


def _unread(words: dict[str, str], rows: Sequence[MessageRow], language: Language) -> list[str]:
    if not rows:
        return []
    why = [commands_say(f"unread_{one.reason}", language) for one in rows[:UNREAD]]
    shown = [
        f"  {one.author or '?'}: {one_line(one.subject, 50)} ({reason})"
        for one, reason in zip(rows, why, strict=False)
    ]
    return ["", words["unread"].format(count=len(rows)), *shown]


def counted(sums: Sums, language: Language = "en") -> list[str]:
    """Both sums of the ledger, in words."""
    words = DIGEST_WORDS[language]
    values = {
        "seen": sums.seen,
        "before": sums.before_start,
        "ignored": sums.ignored,
        "unread": sums.quarantined,
        "handled": sums.handled,
        "pending": sums.pending,
        "waiting": sums.waiting,
        "finished": sums.finished,
    }
    pending = words["pending"].format(**values) if sums.pending else ""
    return [words["seen"].format(**values) + pending, words["handled"].format(**values)]
