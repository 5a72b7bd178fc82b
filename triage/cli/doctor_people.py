"""Each approver gets a mail and answers it: what their real mail carries is what can prove it.

The daemon learns from the same answers when it runs (``pipeline.probes``); here they are waited for and told.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from triage.adapters.authentication import Txt, findings_of, signatures_of, trace_fields
from triage.adapters.mime import read
from triage.approval.proofs import Proofs
from triage.approval.said import say
from triage.cli.doctor_forged import WAYS, with_inside
from triage.cli.doctor_probe import MICROSOFT_365, authserv_id_of
from triage.cli.finding import Finding, broken, look, ok
from triage.config import Config, Person
from triage.core.errors import Transient
from triage.core.ids import mint_message_id, new_code
from triage.desk.people import has_access
from triage.drafting.outgoing import Mail, dated, freeze
from triage.ledger import Store
from triage.mail.authentication import Finding as Evidence
from triage.mail.authentication import Outcome as Proof
from triage.mail.authentication import Source, is_aligned
from triage.mail.inside import Inside
from triage.mail.message import Level, Message
from triage.pipeline import proofs
from triage.pipeline.perform import special_mailbox
from triage.ports import MailboxSession, Outcome, Position, SpecialUse, Submission, Submitter

TICK: Final = 1.0
SENT_LOOKED_AT: Final = 50
LARGEST: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What asking and waiting needs. ``resolver`` asks DNS for TXT."""

    config: Config
    store: Store
    session: MailboxSession
    submitter: Submitter
    resolver: Txt


def findings(desk: Desk, wait: float) -> Iterator[Finding]:
    """Mail everybody who may answer; wait so many seconds for their answers; tell what each carries."""
    status = desk.session.status("INBOX")
    asked = []
    for person in desk.config.people:
        if has_access(person, date.today()):
            found = _ask(desk, person)
            if found is not None:
                yield found
            else:
                asked.append(person)
    yield ok("asked", f"{', '.join(one.name for one in asked)}: please answer the mail with  ok")
    waiting = {one.address: one for one in asked}
    for message, raw, person in _answers(desk, status.uidvalidity, status.uidnext, waiting, wait):
        yield from _learned(desk, message, raw, person)
    for person in waiting.values():
        told = f"{person.name} <{person.address}> has not answered yet"
        yield look("approvals", told, "Whenever the answer comes, the daemon learns from it (within 7 days).")


def _ask(desk: Desk, person: Person) -> Finding | None:
    """One mail to the registered address, with a code that only its reader has. None: it left."""
    code, config, now = new_code(), desk.config, datetime.now(UTC)
    with desk.store.begin() as tx:
        proofs.expect(tx, code, person, now)
    mark = f"d{proofs.PROBE}.{code}"
    local, _, domain = config.firm.address.rpartition("@")
    mail = Mail(
        from_addr=config.firm.address,
        from_name=f"{config.firm.name} desk",
        to=((person.name, person.address),),
        subject=f"{say('probe_subject', person.language)} {{{mark}}}",
        text=say("probe_text", person.language, who=person.name.split()[0], firm=config.firm.name) + "\n",
        message_id=mint_message_id(desk.store.secret(), f"probe:{code}", domain),
        reply_to=f"{local}+{mark}@{domain}" if config.desk.plus_addresses else config.firm.address,
        auto_submitted="auto-generated",
    )
    submission = Submission(
        reverse_path=config.firm.address, recipients=(person.address,), raw=dated(freeze(mail), now)
    )
    (outcome,) = desk.submitter.submit(submission)
    if outcome.outcome is Outcome.SENT:
        return None
    said = f"{outcome.code} {outcome.text}".removeprefix("0 ")
    return broken("asked", f"mail to {person.address} is refused: {said}", "Check people.addresses.")


def _answers(
    desk: Desk, uidvalidity: int, first: int, waiting: dict[str, Person], wait: float
) -> Iterator[tuple[Message, bytes, Person]]:
    """Answers as they arrive; whoever answered is taken out of ``waiting``."""
    start = time.monotonic()
    while waiting:
        uids = desk.session.uids("INBOX", uidvalidity, first)
        spots = [Position(mailbox="INBOX", uidvalidity=uidvalidity, uid=uid) for uid in uids]
        for one in desk.session.fetch(spots, max_size=LARGEST) if spots else ():
            message = read(one.raw) if one.raw is not None else None
            person = _answering(desk, message) if isinstance(message, Message) else None
            if person is None or not isinstance(message, Message) or person.address not in waiting:
                continue
            del waiting[person.address]
            yield message, one.raw or b"", person
        first = max([first - 1, *uids]) + 1
        left = wait - (time.monotonic() - start)
        if not waiting or left <= 0:
            return
        time.sleep(min(TICK, left))


def _answering(desk: Desk, message: Message) -> Person | None:
    with desk.store.reading() as tx:
        return proofs.answers_a_probe(desk.config, tx, message, datetime.now(UTC))


# ---------------------------------------------------------------- what an answer carries


def _learned(desk: Desk, message: Message, raw: bytes, person: Person) -> Iterator[Finding]:
    config = desk.config
    evidence = findings_of(raw, message, config=config, resolver=desk.resolver)
    failed = [one for one in evidence if one.outcome is Proof.FAIL]
    passed = [] if failed else [one.source for one in evidence if one.outcome is Proof.PASS]
    if _in_sent(desk, message):
        passed.append(Source.SENT)
    stamps = [value for name, value in trace_fields(raw) if name == "authentication-results"]
    signers = [
        one.domain
        for one in signatures_of(raw, desk.resolver)
        if one.verified and is_aligned(one.domain, message.author.domain)
    ]
    with desk.store.begin() as tx:
        found = proofs.learn(
            tx, message, person, passed, signer=next(iter(signers), ""), results=next(iter(stamps), ""),
            now=datetime.now(UTC),
        )  # fmt: skip
    yield from told(config, found, person, evidence)
    if config.desk.plus_addresses and not found.people[person.address].plus:
        what = f"{person.name}'s program takes the code off the address; it is found in the subject"
        yield look("plus-address", what)
    if found.is_off(person.address, config.authentication.inside):
        yield from mends(desk, message, raw, stamps)


def _in_sent(desk: Desk, message: Message) -> bool:
    """Whether this mailbox's own Sent holds it: written by somebody logged in here."""
    sent = special_mailbox(desk.session, desk.config, SpecialUse.SENT)
    if not sent or not message.message_id:
        return False
    return bool(desk.session.find_ids(sent, [message.message_id]))


def told(config: Config, found: Proofs, person: Person, evidence: Sequence[Evidence]) -> Iterator[Finding]:
    """One line a person: by what their mail is known, and how far that reaches."""
    learned, way = found.people[person.address], config.authentication.inside
    trusted = [one for one in learned.passed if found.trusts(Source(one), way)]
    signer = f", signed by {learned.signer}" if learned.signer else ""
    if not trusted:
        reasons = "; ".join(f"{one.source}: {one.detail}" for one in evidence)
        yield broken("approvals", f"{person.name}: off, nothing proves their mail ({reasons})", _SEE_BELOW)
    elif trusted == [Source.SENT]:
        yield ok("approvals", f"{person.name}: on, known by the copy in Sent; replies, no money")
    else:
        level = Level.A if len([one for one in trusted if one != Source.SENT]) > 1 else Level.B
        more = "" if level is Level.A else "; money asks for a second code"
        yield ok("approvals", f"{person.name}: on, level {level} by {', '.join(trusted)}{signer}{more}")


_SEE_BELOW: Final = "Any one of the lines below; then run this again."


def mends(desk: Desk, message: Message, raw: bytes, stamps: Sequence[str]) -> Iterator[Finding]:
    """The DNS line or the setting that would give this mail a proof."""
    config, domain = desk.config, message.author.domain
    part = config.authentication
    if stamps and not part.authserv_id:
        yield _mend(
            f'authentication.authserv_id = "{authserv_id_of(stamps[0])}"', "the host signs its results"
        )
    for way in WAYS:
        if _passes(desk, message, raw, way) and part.inside != way:
            yield _mend(f'authentication.inside = "{way}"', "the host marks mail from inside")
    if not _record(desk.resolver, f"_dmarc.{domain}."):
        yield _mend(f'_dmarc.{domain}. TXT "v=DMARC1; p=none"', f"{domain} has no DMARC record")
    if not any(is_aligned(one.domain, domain) for one in signatures_of(raw, None)):
        exchange = part.authserv_id == MICROSOFT_365
        yield _mend(_signing(domain, exchange=exchange), f"mail of {domain} is not signed (DKIM)")
    elif not part.dkim:
        yield _mend("authentication.dkim = true", "the mail is signed, and signatures are not checked here")


def _passes(desk: Desk, message: Message, raw: bytes, way: Inside) -> bool:
    found = findings_of(raw, message, config=with_inside(desk.config, way), resolver=None)
    return any(one.source is Source.INSIDE and one.outcome is Proof.PASS for one in found)


def _signing(domain: str, *, exchange: bool) -> str:
    if exchange:
        name = domain.replace(".", "-")
        return (
            f"selector1._domainkey.{domain}. CNAME selector1-{name}._domainkey.TENANT.onmicrosoft.com. (and"
            " selector2), then switch DKIM on in Microsoft 365 Defender"
        )
    return f'SELECTOR._domainkey.{domain}. TXT "v=DKIM1; k=rsa; p=…" (the line that your mail host shows)'


def _record(resolver: Txt, name: str) -> bool:
    try:
        return resolver(name.encode("ascii", "replace")) is not None
    except Transient:
        return True  # not known: nothing is asked of the owner


def _mend(mend: str, what: str) -> Finding:
    return look("would mend it", what, mend)
