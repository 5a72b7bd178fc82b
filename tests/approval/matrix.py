"""The matrix of approvals: From shape x Authentication-Results x DKIM x code, as raw mails, with its legal cells.

What is legal is written down here by hand, apart from the code under test.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path
from typing import Final

import dkim
import sqlalchemy as sa

from tests.approval.imap_desk import on_imap
from tests.mail.test_authentication import key_pair
from tests.pipeline.desk import Desk, letter
from tests.pipeline.firm import OLGA, SAM, open_firm
from triage.adapters.authentication import authenticate
from triage.adapters.imap import ImapAccount
from triage.adapters.store import schema
from triage.approval.proofs import Proofs
from triage.core.lifecycle import DraftState

OURS, HOST = "acme.example", "mx.acme.example"
EVIL: Final = "mallory@evil.example"

FROMS: Final[dict[str, str]] = {
    "exact": f"Sam Ortega <{SAM}>",
    "bare": SAM,
    "second": "Sam <s.ortega@acme.example>",
    "upper": "Sam Ortega <SAM@ACME.EXAMPLE>",
    "sender": f"Sam Ortega <{SAM}>",
    "name": f'"{SAM}" <{EVIL}>',
    "odd": f"{SAM} <{EVIL}>",
    "twice": f"Sam Ortega <{SAM}>",
    "two": f"{SAM}, {EVIL}",
    "alike": "Sam Ortega <sam@acme-example.example>",
    "colleague": f"Olga Brandt <{OLGA}>",
    "below": "Sam Ortega <sam@mail.acme.example>",
}
OF_SAM: Final = frozenset({"exact", "bare", "second", "upper", "sender"})

RESULTS: Final[dict[str, tuple[str, ...]]] = {
    "none": (),
    "pass": (f"{HOST}; dmarc=pass header.from=acme.example",),
    "login": (f"{HOST}; auth=pass smtp.auth={SAM}; dmarc=pass header.from=acme.example",),
    "fail": (f"{HOST}; dmarc=fail header.from=acme.example",),
    "foreign": ("mx.evil.example; dmarc=pass header.from=acme.example",),
    "other": (f"{HOST}; dmarc=pass header.from=evil.example",),
    "forged": (
        f"{HOST}; dmarc=fail header.from=acme.example",
        f"{HOST}; dmarc=pass header.from=acme.example",
    ),
    "error": (f"{HOST}; dmarc=temperror header.from=acme.example",),
}
SIGNED: Final = ("none", "good", "length", "subject", "broken", "keyless", "testing", "evil")
CODES: Final = ("right", "none", "wrong", "expired", "colleague", "used")

GROUP: Final = 16

WEAK: Final = frozenset({"length", "subject", "testing"})
"""They verify and leave something open: no proof, and a DMARC pass that may rest on them is none either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    sender: str
    results: str
    signed: str
    code: str

    @property
    def proven(self) -> bool:
        """By hand: one true proof at least, and nothing that fails."""
        if self.results in ("fail", "forged") or self.signed == "broken":
            return False
        by_host = self.results == "login" or (self.results == "pass" and self.signed not in WEAK)
        return by_host or self.signed == "good"

    @property
    def is_legal(self) -> bool:
        return self.sender in OF_SAM and self.proven and self.code == "right"


def every() -> list[Cell]:
    whole = itertools.product(FROMS, RESULTS, SIGNED, CODES)
    return [Cell(sender=one, results=two, signed=three, code=four) for one, two, three, four in whole]


def spread(count: int = 320) -> list[Cell]:
    """All proofs for Sam with the right code, all senders and codes with the best proof, and some of the
    rest: the same cells each time."""
    cells = every()
    chosen = [one for one in cells if one.sender == "exact" and one.code == "right"]
    chosen += [one for one in cells if one.results == "login" and one.signed == "good"]
    rest = [one for one in cells if one not in set(chosen)]
    fill = random.Random(5).sample(rest, count - len(set(chosen)))
    return list(dict.fromkeys([*chosen, *fill]))


# -------------------------------------------------------------------- the mail of one cell


def records(name: bytes) -> bytes | None:
    """The DNS of the test: keys by selector; ``gone`` has none, ``testing`` says t=y."""
    key = key_pair(1024)[1]
    return {
        b"s1._domainkey.acme.example.": key,
        b"testing._domainkey.acme.example.": key + b"; t=y",
        b"s1._domainkey.evil.example.": key,
    }.get(name)


def raw_mail(cell: Cell, proposal: Message, code: str, number: int) -> bytes:
    """The answer *yes* as this cell has it."""
    mark = f" {{{code}}}" if code else ""
    local = f"info+{code}" if code else "info"
    raw = letter(
        f"Re: Yes? Bella Ruiz{mark}",
        "yes",
        sender="x@acme.example",
        to=f"{local}@acme.example",
        In_Reply_To=str(proposal["Message-ID"]),
        message_id=f"<cell.{number}@acme.example>",
    )
    head, _, body = raw.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.startswith(b"From:")]
    lines.append(f"From: {FROMS[cell.sender]}".encode())
    if cell.sender == "twice":
        lines.append(f"From: Mallory <{EVIL}>".encode())
    if cell.sender == "sender":
        lines.append(b"Sender: assistant@acme.example")
    signed = _signed(b"\r\n".join(lines) + b"\r\n\r\n" + body, cell.signed)
    stamps = b"".join(f"Authentication-Results: {one}\r\n".encode() for one in RESULTS[cell.results])
    return stamps + signed


def _signed(raw: bytes, how: str) -> bytes:
    if how == "none":
        return raw
    names = [b"from", b"to", b"date"] if how == "subject" else [b"from", b"to", b"subject", b"date"]
    domain = b"evil.example" if how == "evil" else b"acme.example"
    selector = {"keyless": b"gone", "testing": b"testing"}.get(how, b"s1")
    try:
        signature: bytes = dkim.sign(
            raw, selector, domain, key_pair(1024)[0], include_headers=names, length=how == "length"
        )
    except dkim.DKIMException:  # two Froms cannot be signed: as it is
        return raw
    return signature + (raw.replace(b"yes", b"yes!") if how == "broken" else raw)


def code_of(proposal: Message) -> str:
    """``d7.k7qf…`` of a proposal."""
    return str(proposal["Reply-To"]).partition("+")[2].partition("@")[0]


# -------------------------------------------------------------------- playing


def play(root: Path, cells: list[Cell], account: ImapAccount) -> Iterator[tuple[Cell, bool]]:
    """Each cell against a fresh proposal of its own, through this mailbox: whether an action came of it."""
    with (
        open_firm(root, authentication={"authserv_id": HOST, "dkim": True}) as opened,
        on_imap(opened, account) as desk,
    ):
        believe(desk, Proofs())
        for start in range(0, len(cells), GROUP):
            yield from _group(desk, cells[start : start + GROUP], start)


def believe(desk: Desk, proofs: Proofs) -> None:
    """The daemon's own authentication, with the DNS of the test and what doctor has learned."""
    config = desk.edges.config
    desk.edges = replace(
        desk.edges,
        authenticate=lambda raw, message: authenticate(
            raw, message, config=config, resolver=records, proofs=proofs
        ),
    )


def _group(desk: Desk, cells: list[Cell], start: int) -> Iterator[tuple[Cell, bool]]:
    """Sixteen cells at once, each with a customer, a case and a proposal of its own."""
    numbered = list(enumerate(cells, start=start))
    drafts = ask_all(desk, [(number, cell.code) for number, cell in numbered])
    for number, cell in numbered:
        proposal = proposal_of(desk, drafts[number])
        desk.put(raw_mail(cell, proposal, code_for(desk, cell.code, proposal, number), number))
    desk.look()
    for number, cell in numbered:
        yield cell, state_of(desk, drafts[number]) is not DraftState.PROPOSED


def ask_all(desk: Desk, wanted: list[tuple[int, str]]) -> dict[int, int]:
    """A question of a customer for each (number, code), and the draft that is proposed to Sam."""
    for number, code in wanted:
        desk.put(question(number))
        if code == "colleague":
            desk.put(question(number, "o", "An invoice, please"))
    desk.look()
    return {number: _draft_of(desk, f"c{number}@ruiz.example") for number, _ in wanted}


def question(number: int, letter_of: str = "c", subject: str = "A handle, please") -> bytes:
    return letter(subject, "How do I oil the handle?", sender=f"{letter_of}{number}@ruiz.example")


def _draft_of(desk: Desk, customer: str) -> int:
    with desk.store.reading() as tx:
        [case] = tx.cases.cases_of_participant(customer, desk.clock.now() - timedelta(days=1))
        [draft] = tx.drafts.drafts_of_case(case.case_no, (DraftState.PROPOSED,))
    return draft.draft_id


def proposal_of(desk: Desk, draft_id: int) -> Message:
    effect = schema.effect
    newest = sa.select(effect.c.octets).where(effect.c.kind == "propose", effect.c.draft_id == draft_id)
    with desk.store.engine.begin() as conn:
        octets = conn.execute(newest.order_by(effect.c.id.desc()).limit(1)).scalar_one()
    return message_from_bytes(octets, policy=default)


def state_of(desk: Desk, draft_id: int) -> DraftState:
    with desk.store.reading() as tx:
        draft = tx.drafts.draft(draft_id)
    assert draft is not None
    return draft.state


def code_for(desk: Desk, which: str, proposal: Message, number: int) -> str:
    """The code that this mail carries."""
    code = code_of(proposal)
    draft_id = int(code.partition(".")[0][1:])
    match which:
        case "none":
            return ""
        case "wrong":
            return f"d{draft_id}.{number:016d}"
        case "expired":
            _change(desk, draft_id, expires_at=0)
            return code
        case "colleague":
            return code_of(proposal_of(desk, _draft_of(desk, f"o{number}@ruiz.example")))
        case "used":
            _change(desk, draft_id, state="used")
            return code
        case _:
            return code


def _change(desk: Desk, draft_id: int, **values: object) -> None:
    """What time or an earlier answer would have done to the code."""
    approval = schema.approval
    with desk.store.engine.begin() as conn:
        conn.execute(sa.update(approval).where(approval.c.draft_id == draft_id).values(**values))
