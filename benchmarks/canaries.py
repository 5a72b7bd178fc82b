"""Canaries: what belongs to one customer, to us alone, or to nobody else, in two thousand outputs of a desk.

Every customer's mail bears marks of its own: one in the text, one in a header, one in the name. Colleagues write
internal notes with marks; applications come in with marks. Answers are given, learned, recalled for others and
sent. Then all that left or would leave is read: replies, drafts, proposals, receipts, digests, lists.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Final

from benchmarks.outputs import Output, Outputs
from tests.pipeline.desk import JANA, OWNER, PROOF, Desk, answer_to, letter, open_desk
from tests.pipeline.lint import problems
from tests.pipeline.test_escalation import send_all
from triage.core.lifecycle import DraftState
from triage.pipeline import digest

SYLLABLES: Final = ("ka", "vo", "zu", "mi", "rex", "plo", "thar", "quim", "bly", "dorn", "fex", "gul")
QUESTIONS: Final = (
    (
        "Care of the table",
        "How do I clean and care for the oak table that you delivered? Which oil should I use?",
    ),
    ("Quote for a cabinet", "Could you send me a quote for an oak cabinet, delivered and fitted, please?"),
    (
        "Where is my order",
        "When will my order of chairs be delivered? It was announced for last week already.",
    ),
    ("Appointment", "Could we move our appointment for the measuring of the kitchen to next week, please?"),
)
ANSWERS: Final = (
    "Please wash the table with warm water and a little soap, then oil it once a year.",
    "Thank you for asking. We will measure first and then send you the price by mail.",
    "Thank you for your patience. The chairs are being packed and will leave soon.",
    "Gladly. Please tell us which morning of the week is best for you.",
)
CUSTOMERS: Final = 520
FOREIGN: Final = "{{7*7}}<script>alert(1)</script><b>bold</b>{% raw %}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What one customer alone has: none of it may reach anybody else. ``header`` may reach nobody at all."""

    text: str
    header: str
    name: str


def mark(number: int, kind: str) -> str:
    """A word that stands nowhere else, without a digit: digits are masked anyway."""
    base, word = number, ""
    for _ in range(5):
        word, base = word + SYLLABLES[base % len(SYLLABLES)], base // len(SYLLABLES)
    return f"{kind}{word}"


def rows() -> Iterator[tuple[str, str, str, bool]]:
    """(what, found, bar, met)."""
    with tempfile.TemporaryDirectory(prefix="triage-canaries-") as name, open_desk(Path(name)) as desk:
        outputs = Outputs(desk=desk)
        marks = _play(desk, outputs)
        count, leaks, wrong = _read(desk, outputs.every, marks)
        kept = _in_memory(desk, marks)
    yield f"canaries in {count:,} outputs", str(len(leaks)), "0", not leaks and count >= 2000
    yield "canaries in what is remembered", str(len(kept)), "0", not kept
    yield "outgoing lint over those outputs", str(len(wrong)), "0", not wrong
    for one in [*leaks[:5], *kept[:5], *wrong[:5]]:
        print(f"     {one}")
    yield from _literal()


def _play(desk: Desk, outputs: Outputs) -> dict[str, Marks]:
    marks: dict[str, Marks] = {}
    for number in range(CUSTOMERS):
        mine = Marks(text=mark(number, "te"), header=mark(number, "he"), name=mark(number, "na").capitalize())
        address = f"c{number}@ruiz{number}.example"
        marks[address] = mine
        _one(desk, outputs, number, address, mine)
        if number % 40 == 39:
            desk.clock.pass_by(minutes=6)
            desk.due()
            outputs.fresh()
            send_all(desk)
            _command(desk, number)
    _confidential(desk)
    with desk.store.begin() as tx:
        digest.schedule(desk.edges, tx)
    desk.clock.pass_by(days=1)
    desk.due()
    outputs.fresh()
    return marks


def _one(desk: Desk, outputs: Outputs, number: int, address: str, mine: Marks) -> None:
    subject, question = QUESTIONS[number % len(QUESTIONS)]
    desk.write(
        letter(subject, f"{question} It is for the {mine.text} room.", sender=f"{mine.name} Kay <{address}>",
               X_Secret=mine.header, Organization=mine.header)
    )  # fmt: skip
    asked = _asked(outputs)
    if asked is None:
        return
    proposal, who = asked
    if number % 3 == 0:
        note = f"intern: {mark(number, 'in')} owes us a favour, be kind"
        desk.write(answer_to(proposal, note, who=who))
    if number % 2 or not str(proposal["Subject"]).startswith("Yes?"):
        written = f"{ANSWERS[number % len(ANSWERS)]} Regards to the {mine.text} room, dear {mine.name}."
        desk.write(answer_to(proposal, written, who=who))
        proposal, who = _asked(outputs) or (proposal, who)
    desk.write(answer_to(proposal, "yes", who=who))
    outputs.fresh()


def _asked(outputs: Outputs) -> tuple[EmailMessage, str] | None:
    """The newest question to one of us, and to whom."""
    found = [one for one in outputs.fresh() if one.kind == "propose"]
    return (message_from_bytes(found[-1].octets, policy=default), found[-1].recipients[0]) if found else None


def _command(desk: Desk, number: int) -> None:
    """Lists and reports, to both of us."""
    for who in (OWNER, JANA):
        for line in ("#status", "#list", "#report 30d", "#list sales"):
            stamp = f"Authentication-Results: {PROOF.format(who)}\r\n".encode()
            desk.write(stamp + letter(line, "", sender=who, message_id=f"<{line[1:4]}{number}{who}>"))


def _confidential(desk: Desk) -> None:
    """Applications: the sender and the kind are told, not a word more."""
    for number in range(20):
        text = (
            f"I would like to apply for a job as a joiner in your workshop. I was ill: {mark(number, 'co')}."
        )
        desk.write(
            letter(
                f"Application for a job {mark(number, 'co')}",
                text,
                sender=f"Zoe Lind <zoe{number}@lind.example>",
            )
        )
    _command(desk, 9999)


def _read(desk: Desk, outputs: Sequence[Output], marks: dict[str, Marks]) -> tuple[int, list[str], list[str]]:
    """How many outputs there are, what leaked into them, and what our lint says of them."""
    owner = {one.text: address for address, one in marks.items()} | {
        one.name.lower(): address for address, one in marks.items()
    }
    forbidden = re.compile(r"\b(?:he|in|co)(?:" + "|".join(SYLLABLES) + r"){5}\b")
    theirs = re.compile(r"\b(?:te|na)(?:" + "|".join(SYLLABLES) + r"){5}\b")
    count, leaks, wrong = 0, [], []
    secret = desk.store.secret()
    for effect in outputs:
        count += 1
        text = _all_text(effect.octets).lower()
        leaks += [f"{effect.key}: {one}" for one in forbidden.findall(text)]
        lists = effect.key.startswith(("digest:", "receipt:"))
        for one in set(theirs.findall(text)):
            in_case = _is_of(desk, effect.case_no, owner[one])
            if not in_case and not (lists and one.startswith("na")):  # lists name who waits, no word more
                leaks.append(f"{effect.key}: {one}")
        wrong += [f"{effect.key}: {one}" for one in problems(effect.octets, secret, approved=effect.approved)]
    return count, leaks, wrong


def _is_of(desk: Desk, case_no: int | None, address: str) -> bool:
    with desk.store.reading() as tx:
        return case_no is not None and address in tx.cases.participants(case_no)


def _all_text(octets: bytes) -> str:
    """Headers decoded, and every text part."""
    mail = message_from_bytes(octets, policy=default)
    parts = [str(one.get_content()) for one in mail.walk() if one.get_content_maintype() == "text"]
    return "\n".join([*(f"{name}: {value}" for name, value in mail.items()), *parts])


def _in_memory(desk: Desk, marks: dict[str, Marks]) -> list[str]:
    """Answers as they are kept: no mark at all. Questions are only ever compared: no name."""
    every = {one for mine in marks.values() for one in (mine.text, mine.header, mine.name.lower())}
    with desk.store.reading() as tx:
        pairs = [pair for number in range(1, 5000) if (pair := tx.memory.pair(number)) is not None]
    print(f"     {len(pairs)} answers were learned")
    names = {one for one in every if one.startswith("na")}
    found = [f"A{pair.pair_id}: {one}" for pair in pairs for one in every if one in pair.answer.lower()]
    return found + [
        f"Q{pair.pair_id}: {one}" for pair in pairs for one in names if one in pair.question.lower()
    ]


# ---------------------------------------------------------------- 40 fields


HEADERS: Final = (
    "Organization", "X-Mailer", "User-Agent", "Keywords", "Comments", "X-Priority", "Importance", "X-Originating-IP",
    "Thread-Topic", "Thread-Index", "X-Custom", "X-Secret", "List-Archive", "X-Face", "X-Sender", "X-Envelope-From",
    "X-Report-Abuse", "X-Company", "X-Department", "X-Phone", "X-Title", "X-Note", "X-Tag", "X-Label", "X-Status",
    "X-Spam-Report", "X-Virus", "X-Campaign", "X-Origin", "X-Via",
)  # fmt: skip
PARTS: Final = (
    "subject",
    "name",
    "text",
    "filename",
    "cc name",
    "reply-to name",
    "first line",
    "signature",
    "quote",
    "attachment",
)


def _literal() -> Iterator[tuple[str, str, str, bool]]:
    """Template and HTML syntax in forty fields of a mail: nothing is computed, nothing becomes markup."""
    broken: list[str] = []
    fields = (*HEADERS, *PARTS)
    with tempfile.TemporaryDirectory(prefix="triage-fields-") as name, open_desk(Path(name)) as desk:
        outputs = Outputs(desk=desk)
        for number, place in enumerate(fields):
            desk.write(_odd(place, number))
            asked = _asked(outputs)
            if asked is not None:
                desk.write(answer_to(asked[0], "yes", who=asked[1]))
        desk.clock.pass_by(minutes=6)
        desk.due()
        outputs.fresh()
        for effect in outputs.every:
            if why := _is_computed(effect.octets):
                broken.append(f"{effect.key}: {why}")
    for one in broken[:5]:
        print(f"     {one}")
    yield (
        f"{{{{7*7}}}} and HTML in {len(fields)} fields that did not stay literal",
        str(len(broken)),
        "0",
        not broken,
    )


def _odd(place: str, number: int) -> bytes:
    mail = EmailMessage(policy=default.clone(max_line_length=998))
    here = {one: FOREIGN if one == place else "" for one in PARTS}
    mail["From"] = f'"{here["name"] or "Bella Ruiz"}" <bella@odd{"x" * (number + 1)}.example>'
    mail["To"], mail["Subject"] = "info@acme.example", f"Quote for a cabinet {here['subject']}".strip()
    mail["Date"], mail["Message-ID"] = (
        "Mon, 23 Nov 2026 08:58:00 +0000",
        f"<odd.{'y' * (number + 1)}@ruiz.example>",
    )
    if place == "cc name":
        mail["Cc"] = f'"{FOREIGN}" <cc@ruiz.example>'
    if place == "reply-to name":
        mail["Reply-To"] = f'"{FOREIGN}" <bella@reply.example>'
    if place in HEADERS:
        mail[place] = FOREIGN
    lines = [here["first line"], "Could you send me a quote for an oak cabinet, please?", here["text"]]
    mail.set_content("\n".join([*lines, "-- ", here["signature"], f"> {here['quote']}"]) + "\n")
    if place in ("filename", "attachment"):
        mail.add_attachment(f"plan {here['attachment']}", filename=f"{here['filename'] or 'plan'}.txt")
    return mail.as_bytes()


def _is_computed(octets: bytes) -> str:
    mail = message_from_bytes(octets, policy=default)
    for part in mail.walk():
        if part.get_content_maintype() != "text":
            continue
        text = str(part.get_content())
        if part.get_content_subtype() == "html" and re.search(r"<script|<b>bold", text):
            return "markup"
        if re.search(r"(?<![\w{*])49(?![\w}])", text):
            return "49"
    subject = str(mail["Subject"])
    return "49 in the subject" if re.search(r"(?<!\w)49(?!\w)", subject) else ""


# ---------------------------------------------------------------- figures


def strange_figures(desk: Desk) -> list[str]:
    """Figures in drafts that stand in no record and were typed by nobody: the firm's settings, the owner's
    templates, and what an approver wrote are all there is."""
    firm = desk.edges.config.firm
    records = " ".join([firm.name, firm.signature, firm.phone, firm.web, firm.opening_hours, firm.address])
    found = []
    with desk.store.reading() as tx:
        for state in DraftState:
            for draft in tx.drafts.in_state(state):
                if draft.source.startswith("written"):
                    continue  # typed by the approver, and framed by us
                owners = desk.edges.templates.text_of(draft.source)
                known = set(_FIGURE.findall(f"{records} {owners}"))
                found += [
                    f"D{draft.draft_id}: {one}" for one in _FIGURE.findall(draft.body) if one not in known
                ]
    return found


_FIGURE: Final = re.compile(r"\d+(?:[.,:]\d+)*")
