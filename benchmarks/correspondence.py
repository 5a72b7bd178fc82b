"""The correspondence set through the real pipeline: what a good clerk would do, and what the desk does.

``tests/data/correspondence.jsonl`` was written by a separate hand who saw only the product's description, and is
frozen by hash. It scores; nothing is tuned on it. Every firm of the set gets a desk of its own: a real store, a
real Maildir, the real reader, the shipped rules, model, encoder and templates.

What is set here for a firm is what its owner would set: its address, its language, its people (whoever writes
from its own domain by hand), and the provider of its forms. Staff mail bears the stamp of the firm's own server;
all other mail bears none, as the set gives no proofs.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, default
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.canaries import strange_figures
from benchmarks.outputs import Output, Outputs
from tests.pipeline.desk import PROOF, Desk, open_desk
from tests.pipeline.lint import problems
from triage.adapters.classifier import Classifier
from triage.adapters.meaning import ClassifierMeaning
from triage.adapters.memory import Recollection
from triage.core.lifecycle import DraftState
from triage.ledger_drafts import DraftRow
from triage.ledger_messages import Standing
from triage.starter_root import starter_root

SET = Path(__file__).resolve().parent.parent / "tests" / "data" / "correspondence.jsonl"
SITUATIONS = Path(__file__).resolve().parent / "situations.jsonl"
OTHER = Path(__file__).resolve().parent / "situations_other.jsonl"
"""By another hand. The policy was worked on with the even numbers; the odd ones were only counted."""
FORM_PROVIDERS = ("formdienst.example",)
"""Of the joinery in the week: what its owner would have named under ``form_domains``."""

Row = Mapping[str, Any]


def rows() -> list[Row]:
    """Raises where the file is not the frozen one."""
    wanted = SET.with_suffix(".sha256").read_text().split()[0]
    octets = SET.read_bytes()
    if hashlib.sha256(octets).hexdigest() != wanted:
        raise SystemExit(f"{SET} is not the frozen set")
    return [json.loads(line) for line in octets.decode().splitlines()]


def situations(path: Path = SITUATIONS) -> list[Row]:
    """The mails that the policy was worked on with: ours, open to read, no measure of anything."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@cache
def classifier() -> Classifier:
    return Classifier(starter_root(), semantic=True)


def named(value: str) -> tuple[str, str]:
    """Name and address of ``Name <address>`` as the set writes it: the name may hold a comma, unquoted."""
    name, bracket, address = value.rpartition("<")
    return (name.strip().strip('"'), address.rstrip("> ")) if bracket else ("", value.strip())


def address_of(value: str) -> str:
    return named(value)[1].lower()


def domain_of(value: str) -> str:
    return address_of(value).rpartition("@")[2]


def id_of(row: Row) -> str:
    return f"<{row['id'].lower()}@{domain_of(row['from'])}>"


def is_staff(row: Row) -> bool:
    """Written by hand from the firm's own domain."""
    return domain_of(row["from"]) == domain_of(row["to"]) and "Auto-Submitted" not in row["headers"]


def raw_of(row: Row, ids: Mapping[str, Row], at: datetime | None = None) -> bytes:
    """The mail as it would arrive. Our Message-IDs; References lead to the earlier row."""
    mail = EmailMessage(policy=SMTP.clone(max_line_length=998))
    for name in (
        "From",
        "To",
    ):  # the name quoted where it must be (RFC 5322): bare, a comma makes two authors
        mail[name] = Address(named(row[name.lower()])[0], addr_spec=named(row[name.lower()])[1])
    if row["cc"]:
        mail["Cc"] = ", ".join(row["cc"])
    if row["reply_to"]:
        mail["Reply-To"] = row["reply_to"]
    mail["Subject"] = row["subject"]
    mail["Date"] = format_datetime(at or datetime.fromisoformat(row["at"]))
    mail["Message-ID"] = id_of(row)
    if chain := chain_of(row, ids):
        mail["In-Reply-To"], mail["References"] = chain[-1], " ".join(chain)
    kind = row["headers"].get("Content-Type", "")
    for name, value in row["headers"].items():
        if name != "Content-Type":
            mail[name] = value
    _content(mail, row["text"], kind)
    stamp = PROOF.replace("acme.example", domain_of(row["to"])).format(address_of(row["from"]))
    return (f"Authentication-Results: {stamp}\r\n".encode() if is_staff(row) else b"") + mail.as_bytes()


def _content(mail: EmailMessage, text: str, kind: str) -> None:
    mail.set_content(text + "\n")
    if kind.startswith("text/calendar"):
        plain = text.lstrip().startswith("BEGIN:VCALENDAR")
        event = text if plain else "BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR"
        mail.add_alternative(event + "\n", subtype="calendar", params={"method": "REQUEST"})
    elif kind.startswith("multipart/report"):
        mail.make_mixed()
        report = re.search(r"report-type=([\w-]+)", kind)
        del mail["Content-Type"]
        name = report[1] if report else "delivery-status"
        mail["Content-Type"] = f'multipart/report; report-type={name}; boundary="=_report"'


def chain_of(row: Row, ids: Mapping[str, Row]) -> list[str]:
    chain: list[str] = []
    before = row["reply_to_id"]
    while before and len(chain) < 20:
        chain.insert(0, id_of(ids[before]))
        before = ids[before]["reply_to_id"]
    return chain


# ---------------------------------------------------------------- a desk for a firm


@contextmanager
def desk_of(firm: str, language: str, people: Sequence[Mapping[str, Any]], **desk: Any) -> Iterator[Desk]:
    settings = {
        "firm": {
            "name": firm.rpartition("@")[2].partition(".")[0].title(),
            "address": firm,
            "language": language,
            "signature": "The firm, 1 Main Street",
        },
        "desk": {"mode": "live", "mails_an_hour": 0, **desk},
        "authentication": {"authserv_id": f"mx.{firm.rpartition('@')[2]}", "dkim": False},
        "people": list(people),
    }
    with (
        tempfile.TemporaryDirectory(prefix="triage-eval-") as name,
        open_desk(Path(name), **settings) as opened,
    ):
        mine = classifier()
        recall = Recollection(opened.store, ClassifierMeaning(classifier=mine)).recall
        opened.edges = replace(
            opened.edges, classifier=mine, intents=dict(mine.content.intents), recall=recall
        )
        yield opened


def people_of(firm: str, written: Sequence[Row]) -> list[dict[str, Any]]:
    """The owner, and whoever writes from the firm's own domain by hand."""
    domain = firm.rpartition("@")[2]
    found = [{"name": "The Owner", "addresses": [f"owner@{domain}"], "roles": ["owner"],
              "in_charge": ["sales", "billing", "support"]}]  # fmt: skip
    for row in written:
        name, address = named(row["from"])
        if is_staff(row) and all(address.lower() not in one["addresses"] for one in found):
            found.append({"name": name or address, "addresses": [address.lower()]})
    return found


# ---------------------------------------------------------------- what it did


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of one row: draft, escalate, file, ignore, or the name of an event nobody expected."""

    row: Row
    action: str
    intent: str = ""
    language: str = ""
    answer_to: str = ""
    threaded: bool = True
    kind: str = ""


def is_form(row: Row) -> bool:
    """A machine of the firm or of a form provider wrote, and somebody else is to be answered."""
    to = row["expect"]["answer_to"].lower()
    return bool(to) and to != address_of(row["from"]) and "Auto-Submitted" in row["headers"]


def play(everything: Sequence[Row]) -> tuple[list[Done], list[str], list[str]]:
    """Each firm's mails in their order. Returns what was done with each, what our lint says of all that the
    desks would have sent, and figures in drafts that are in no record."""
    ids = {row["id"]: row for row in everything}
    by_firm: dict[str, list[Row]] = defaultdict(list)
    for row in everything:
        by_firm[address_of(row["to"])].append(row)
    done: list[Done] = []
    wrong: list[str] = []
    figures: list[str] = []
    for firm, mails in by_firm.items():
        mails.sort(key=lambda row: datetime.fromisoformat(row["at"]))
        languages = [row["lang"] for row in mails]
        language = max(set(languages), key=languages.count)
        with desk_of(firm, language, people_of(firm, mails), form_domains=list(FORM_PROVIDERS)) as desk:
            outputs = Outputs(desk=desk)
            done += [_one(desk, row, ids) for row in mails]
            outputs.fresh()
            wrong += lint(desk.store.secret(), outputs.every)
            figures += strange_figures(desk)
    return done, wrong, figures


def _one(desk: Desk, row: Row, ids: Mapping[str, Row]) -> Done:
    desk.clock.at = datetime.fromisoformat(row["at"]).astimezone(desk.clock.at.tzinfo)
    with desk.store.reading() as tx:
        events = tx.journal.events(limit=1_000_000)
        seq = events[-1].seq if events else 0
    desk.write(raw_of(row, ids))
    with desk.store.reading() as tx:
        events = tx.journal.events(after=seq, limit=1000)
        found = next((one for one in events if one.kind in ("taken", "filed", "ignored", "unreadable")), None)
        if found is None:
            return Done(row=row, action=events[-1].kind if events else "nothing")
        intent, kind = str(found.data.get("intent", "")), str(found.data.get("kind", ""))
        if found.kind != "taken":
            counted = tx.messages.message(found.message_key or 0)
            ignored = counted is not None and counted.standing is Standing.IGNORED
            action = "ignore" if ignored else {"filed": "file"}.get(found.kind, found.kind)
            return Done(row=row, action=action, intent=intent, kind=kind)
        drafts = tx.drafts.drafts_of_case(found.case_no or 0, tuple(DraftState))
        mine = next((one for one in drafts if one.message_key == found.message_key), None)
    return _drafted(row, mine, intent, kind, chain_of(row, ids))


def _drafted(row: Row, draft: DraftRow | None, intent: str, kind: str, chain: Sequence[str]) -> Done:
    if draft is None:
        return Done(row=row, action="escalate", intent=intent, kind=kind)
    mail = message_from_bytes(draft.frozen, policy=default)
    references = str(mail["References"] or "").split()
    threaded = str(mail["In-Reply-To"]) == id_of(row) and references == [*chain, id_of(row)]
    return Done(
        row=row,
        action="draft" if draft.body else "escalate",
        intent=intent,
        language=str(draft.facts["language"]),
        answer_to=str(draft.facts["address"]).lower(),
        threaded=threaded,
        kind=kind,
    )


def lint(secret: bytes, outputs: Sequence[Output]) -> list[str]:
    """Everything that left or would leave, by our lint for outgoing mail."""
    return [
        f"{one.key}: {wrong}"
        for one in outputs
        for wrong in problems(one.octets, secret, approved=one.approved)
    ]
