"""The joinery's week, replayed: 200 mails, five staff with bundles, every timer at its moment; then a closed
fortnight in which customers go on writing.

The people are scripted: they read a mail of ours a quarter of an hour after it came, in working hours; a draft
gets a yes, an empty one their own words and then a yes; one question in ten is put off for a day, one in fifteen
is never answered. Counted is what reaches each of them a day, without what is urgent, and separately what only
answers their own mail (their text back in the firm's frame, a receipt).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, Final

import sqlalchemy as sa

from benchmarks.correspondence import (
    FORM_PROVIDERS,
    Row,
    address_of,
    desk_of,
    lint,
    raw_of,
)
from benchmarks.outputs import Output, Outputs
from tests.pipeline.desk import PROOF, Desk, letter
from tests.pipeline.test_escalation import send_all
from triage.core.lifecycle import DraftState
from triage.pipeline import digest

FIRM: Final = "info@holzmann.example"
STAFF: Final = (
    ("Petra Holzmann", "petra", ["owner", "staff"], ["sales", "none"]),
    ("Birgit Lauer", "birgit", ["bookkeeper"], ["billing", "vendor_invoice", "vendor_reminder"]),
    ("Jana Reimers", "jana", ["staff"], ["appointment_request", "delivery_status", "quote_request"]),
    ("Timo Brandt", "timo", ["staff"], ["bug_or_outage", "how_to", "vendor_notice"]),
    ("Sam Okafor", "sam", ["staff"], ["support"]),
)
CODE: Final = re.compile(r"(?:\{|\+|%2B)d(\d+)\.([0-9a-z-]{16,24})(?:\}|%7D|@)", re.IGNORECASE)
SHOWN: Final = re.compile(r"\[#(\d+)\]$")
"""The subject of what is shown and needs no answer: a case number, and no code behind it."""

DONE: Final = re.compile(r"^erledigt: mailto:\S+\?subject=%23erledigt%20(\d+)$", re.MULTILINE)
"""The link under what is shown in a bundle: our own, never one that the mail shown quotes."""

READS_AFTER: Final = timedelta(minutes=15)
OWN_WORDS: Final = "Vielen Dank für Ihre Nachricht. Wir kümmern uns darum und melden uns morgen bei Ihnen."


@dataclass
class Replay:
    desk: Desk
    outputs: Outputs
    todo: list[tuple[datetime, str, EmailMessage]] = field(default_factory=list)
    asked: int = 0
    unasked: Counter[tuple[str, date]] = field(default_factory=Counter)
    urgent: Counter[tuple[str, date]] = field(default_factory=Counter)
    echoed: Counter[tuple[str, date]] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)
    digests: int = 0
    longest: int = 0
    keys: dict[tuple[str, date], list[str]] = field(default_factory=lambda: defaultdict(list))
    own: dict[int, str] = field(default_factory=dict)
    """Drafts whose text a person has just written: what comes back about them was asked for."""


def people() -> list[dict[str, Any]]:
    domain = FIRM.rpartition("@")[2]
    return [
        {"name": name, "addresses": [f"{local}@{domain}"], "roles": roles, "in_charge": charge, "language": "de",
         "at_once": False, "amount_limit": 5000, "deputy": "Petra Holzmann" if local != "petra" else "Jana Reimers"}
        for name, local, roles, charge in STAFF
    ]  # fmt: skip


def week(mails: Sequence[Row]) -> Iterator[tuple[str, str, str, bool]]:
    """(what, found, bar, met) of the week and of the fortnight behind it."""
    ids = {row["id"]: row for row in mails}
    ordered = sorted(mails, key=lambda row: datetime.fromisoformat(row["at"]))
    last = max(datetime.fromisoformat(row["at"]) for row in ordered)
    closed = [(last + timedelta(days=number)).date().isoformat() for number in range(1, 17)]
    more = {"form_domains": list(FORM_PROVIDERS), "mails_an_hour": 6, "digest_at": "07:30"}
    with desk_of(FIRM, "de", people(), **more) as desk:
        config = desk.edges.config
        days = tuple(date.fromisoformat(one) for one in closed)
        firm = config.firm.model_copy(update={"closed": days})
        desk.edges = _with(desk, config.model_copy(update={"firm": firm}))
        replay = Replay(desk=desk, outputs=Outputs(desk=desk))
        desk.clock.at = datetime.fromisoformat(ordered[0]["at"]).astimezone(UTC) - timedelta(hours=1)
        with desk.store.begin() as tx:
            digest.schedule(desk.edges, tx)
        for row in ordered:
            _until(replay, datetime.fromisoformat(row["at"]).astimezone(UTC))
            desk.write(raw_of(row, ids))
            _collect(replay)
        _until(replay, (last + timedelta(hours=20)).astimezone(UTC))
        yield from _noise(replay)
        yield from _fortnight(replay, ordered, ids, last, days[-1])
        wrong = lint(desk.store.secret(), replay.outputs.every)
        yield "outgoing lint over all that the week sends", str(len(wrong)), "0", not wrong


def _with(desk: Desk, config: Any) -> Any:
    from dataclasses import replace

    return replace(desk.edges, config=config)


# ---------------------------------------------------------------- time


def _until(replay: Replay, when: datetime) -> None:
    """Every timer and every person's reading, each at its moment, up to ``when``."""
    desk = replay.desk
    while True:
        due = _next_due(desk)
        reads = min((one[0] for one in replay.todo), default=None)
        following = min((one for one in (due, reads) if one is not None), default=None)
        if following is None or following > when:
            break
        desk.clock.at = max(desk.clock.at, following)
        if reads is not None and reads <= desk.clock.at:
            _answer(replay)
        desk.due()
        _collect(replay)
        send_all(desk)
        desk.work_in_mailbox()
    desk.clock.at = max(desk.clock.at, when)


def _next_due(desk: Desk) -> datetime | None:
    with desk.store.reading() as tx:
        rows = tx.journal.take_due(desk.clock.at + timedelta(days=60), 1)
    return max(rows[0].due_at, desk.clock.at) if rows else None


def _collect(replay: Replay) -> None:
    """What was queued for people since: counted by day, and put where they will read it."""
    for output in replay.outputs.fresh():
        if output.kind not in ("propose", "notice"):
            continue
        mail = message_from_bytes(output.octets, policy=default)
        (person,) = output.recipients
        if output.key.startswith("digest:"):
            _digest(replay, mail)
        _count(replay, output, person)
        replay.todo.append((_read_at(replay), person, mail))


def _read_at(replay: Replay) -> datetime:
    calendar, now = replay.desk.edges.calendar, replay.desk.clock.at + READS_AFTER
    return calendar.add_hours(now, 0.0)


def _count(replay: Replay, effect: Output, person: str) -> None:
    local = replay.desk.clock.at.astimezone(replay.desk.edges.calendar.zone)
    key = (person, local.date())
    if effect.key.startswith("receipt:") or (
        effect.draft_id is not None and replay.own.pop(effect.draft_id, "") == person
    ):
        replay.echoed[key] += 1
    elif _is_urgent(replay.desk, effect, person):
        replay.urgent[key] += 1
    else:
        replay.unasked[key] += 1
        replay.keys[key].append(effect.key)


def _is_urgent(desk: Desk, effect: Output, person: str) -> bool:
    """Told at once because it must be: the row that says what was told says so."""
    name = f"draft:{effect.draft_id}:{person}" if effect.draft_id is not None else effect.key
    found = sa.text("SELECT urgent FROM told WHERE key = :key")
    with desk.store.engine.connect() as conn:
        return bool(conn.execute(found, {"key": name}).scalar())


# ---------------------------------------------------------------- people


def _answer(replay: Replay) -> None:
    """Everybody who reads now answers each question in the mail."""
    now = replay.desk.clock.at
    due = [one for one in replay.todo if one[0] <= now]
    replay.todo = [one for one in replay.todo if one[0] > now]
    for _, person, mail in due:
        if shown := SHOWN.search(str(mail["Subject"])):
            _close(replay, person, shown[1])
            continue
        body = mail.get_body(("plain",))
        text = f"{mail['Subject']}\n{body.get_content() if body else ''}"
        for case_no in dict.fromkeys(DONE.findall(text.replace("\r\n", "\n"))):
            _close(replay, person, case_no)
        for number, code in dict.fromkeys(CODE.findall(text)):
            _decide(replay, person, int(number), f"{{d{number}.{code}}}", str(mail["Message-ID"]))


def _close(replay: Replay, person: str, case_no: str) -> None:
    """A machine's mail was only shown: once read it is done with."""
    replay.desk.write(_stamped(f"#erledigt {case_no}", "", person))
    _collect(replay)


def _stamped(subject: str, text: str, person: str, **headers: str) -> bytes:
    stamp = PROOF.replace("acme.example", FIRM.rpartition("@")[2]).format(person)
    raw = letter(subject, text, sender=person, to=FIRM, **headers)
    return f"Authentication-Results: {stamp}\r\n".encode() + raw


def _decide(replay: Replay, person: str, draft_id: int, mark: str, message_id: str) -> None:
    with replay.desk.store.reading() as tx:
        draft = tx.drafts.draft(draft_id)
    if draft is None or draft.state is not DraftState.PROPOSED:
        return
    replay.asked += 1
    if replay.asked % 15 == 0:
        return
    word = "später 1 Tag" if replay.asked % 10 == 0 else "ja"
    if word == "ja" and not draft.body:
        word, replay.own[draft_id] = OWN_WORDS, person
    replay.desk.write(_stamped(f"Re: {mark}", word, person, In_Reply_To=message_id))
    _collect(replay)


# ---------------------------------------------------------------- what is asked of it


def _digest(replay: Replay, mail: EmailMessage) -> None:
    """Every customer who waits stands in it, and it keeps its length."""
    body = mail.get_body(("plain",))
    text = str(body.get_content()) if body else ""
    replay.digests += 1
    replay.longest = max(replay.longest, len(text.strip().splitlines()))
    with replay.desk.store.reading() as tx:
        for case in tx.cases.waiting_cases():
            if f"#{case.case_no}" not in text:
                replay.missing.append(f"{mail['Subject']}: #{case.case_no}")


def _noise(replay: Replay) -> Iterator[tuple[str, str, str, bool]]:
    worst = max(replay.unasked.values(), default=0)
    for one, when in sorted(replay.unasked, key=lambda key: -replay.unasked[key])[:2]:
        kinds = Counter(key.partition(":")[0] for key in replay.keys[one, when])
        print(f"     {one.partition('@')[0]} on {when:%a}: {dict(kinds)}")
    who, day = max(replay.unasked, key=lambda key: replay.unasked[key])
    what = f"mails a day to anybody beside the urgent (worst: {who.partition('@')[0]}, {day:%a})"
    yield what, str(worst), "<= 5", worst <= 5
    both = max((replay.unasked[key] + replay.echoed[key] for key in replay.unasked), default=0)
    urgent = max(replay.urgent.values(), default=0)
    yield f"  with what answers their own mails (urgent besides: {urgent})", str(both), "-", True
    yield (
        f"waiting customers missing in {replay.digests} digests",
        str(len(replay.missing)),
        "0",
        not replay.missing,
    )
    yield "lines of the longest digest", str(replay.longest), "<= 25", replay.longest <= 25


def _fortnight(
    replay: Replay, ordered: Sequence[Row], ids: dict[str, Row], last: datetime, end: date
) -> Iterator[tuple[str, str, str, bool]]:
    """Customers of the week write again, as new mails, while the firm is closed; then it opens."""
    replay.missing.clear()
    again = [row for row in ordered if row["expect"]["answer_to"] and not row["reply_to_id"]][::6][:30]
    for number, row in enumerate(again):
        at = last + timedelta(days=1 + number % 14, hours=2)
        _until(replay, at.astimezone(UTC))
        later = {**row, "id": f"{row['id']}-again", "reply_to_id": ""}
        replay.desk.write(raw_of(later, {**ids, later["id"]: later}, at))
        _collect(replay)
    opens = datetime(end.year, end.month, end.day, 12, tzinfo=UTC) + timedelta(days=3)
    while not replay.desk.edges.calendar.works_on(opens.date()):
        opens += timedelta(days=1)
    _until(replay, opens)
    forgotten = _forgotten(replay)
    yield f"forgotten over a closed fortnight ({len(again)} wrote)", str(len(forgotten)), "0", not forgotten
    what = "waiting customers missing in the digests after it"
    yield what, str(len(replay.missing)), "0", not replay.missing


def _forgotten(replay: Replay) -> list[int]:
    """Who waits, and nobody has a live question about it, was told of it (since its target was over, where it
    is), or will be asked or told."""
    desk, lost, now = replay.desk, [], replay.desk.clock.at
    told = _told(desk)
    with desk.store.reading() as tx:
        waiting = [one for person in desk.edges.config.people for one in tx.told.waiting(person.address)]
        told |= {one.case_no for one in waiting}
        for case in tx.cases.waiting_cases():
            states = (DraftState.PREPARED, DraftState.PROPOSED, DraftState.HELD)
            drafts = tx.drafts.drafts_of_case(case.case_no, states)
            codes = [code for one in drafts for code in tx.drafts.open_approvals(one.draft_id)]
            alive = any(one.expires_at > now for one in codes) or any(
                one.state is DraftState.HELD for one in drafts
            )
            if not alive and case.case_no not in told:
                lost.append(case.case_no)
                print(
                    f"     #{case.case_no} {case.intent}: {[(one.state.value, one.source) for one in drafts]}"
                )
    return lost


_TOLD: Final = sa.text(
    """SELECT case_no FROM told WHERE told_at IS NOT NULL AND case_no IS NOT NULL
    AND at >= COALESCE((SELECT MAX(e.at) FROM event e WHERE e.case_no = told.case_no AND e.kind = 'target_over'), 0)"""
)


def _told(desk: Desk) -> set[int | None]:
    """Alone or in a bundle: a bundle's mail names no case, its rows do."""
    with desk.store.engine.connect() as conn:
        return {row.case_no for row in conn.execute(_TOLD)}


def is_of_the_week(row: Row) -> bool:
    return row["part"] == "week" and address_of(row["to"]) == FIRM
