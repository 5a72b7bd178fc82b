"""What the firm's own host does with a forged mail: one handed in from outside at the mail exchanger, one
submitted with the firm's login. Both carry, below whatever the host adds, every mark that would prove a
colleague. It is read with the daemon's own eyes: a source that it passes proves nothing from then on.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from triage.adapters.authentication import MICROSOFT_365, Txt, findings_of, trace_fields
from triage.adapters.mime import read
from triage.adapters.smtp_outside import deliver_from_outside
from triage.approval.proofs import Proofs
from triage.cli.doctor_mailbox import probe_mail
from triage.cli.finding import Finding, broken, look, ok
from triage.config import Config, Person
from triage.mail.authentication import Outcome as Proof
from triage.mail.authentication import Source
from triage.mail.inside import Inside
from triage.mail.message import Message
from triage.pipeline.perform import special_mailbox
from triage.ports import MailboxSession, Outcome, Position, SpecialUse, Submission, Submitter

ABOUT: Final = "forged mail"
TICK: Final = 0.25
_WITH_LOGIN: Final = (Source.RESULTS, Source.SUBMISSION)
WAYS: Final = (Inside.MICROSOFT_365, Inside.RECEIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forged:
    message_id: str
    token: str
    raw: bytes


def forged_mail(config: Config, secret: bytes, person: Person, author: str) -> Forged:
    """In the name of this person, with every mark of the inside that the daemon knows."""
    message_id, raw = probe_mail(config, secret, config.firm.address)
    token, address = secrets.token_hex(8), person.address
    part = config.authentication
    domain = address.rpartition("@")[2]
    results = f"dmarc=pass (probe {token}) header.from={domain}; auth=pass smtp.auth={address}"
    stamp = results if part.authserv_id == MICROSOFT_365 else f"{part.authserv_id or domain}; {results}"
    host = part.received_by or part.authserv_id or domain
    hop = f"from laptop (laptop.example [203.0.113.9]) (Authenticated sender: {address}) by {host} (Postfix)"
    marks = [
        f"Authentication-Results: {stamp}",
        "X-MS-Exchange-Organization-AuthAs: Internal",
        f"Received: {hop} with ESMTPSA id {token}; {datetime.now(UTC):%a, %d %b %Y %H:%M:%S +0000}",
    ]
    lines = [line for line in raw.split(b"\r\n") if not line.lower().startswith(b"from:")]
    head = "".join(f"{one}\r\n" for one in (*marks, f"From: {author}")).encode()
    return Forged(message_id=message_id, token=token, raw=head + b"\r\n".join(lines))


# ---------------------------------------------------------------- the two ways in


def findings(
    session: MailboxSession,
    submitter: Submitter,
    config: Config,
    secret: bytes,
    *,
    exchanger: tuple[str, int] | None,
    resolver: Txt,
    patience: float,
) -> Iterator[Finding | Proofs]:
    """Findings as they are made; last what was learned (without people)."""
    person = _named(config)
    learned = Proofs()
    for found in _from_outside(session, config, secret, person, exchanger, resolver, patience):
        if isinstance(found, Proofs):
            learned = found
        else:
            yield found
    forgeable = set(learned.forgeable)
    for one in _with_login(session, submitter, config, secret, person, patience):
        if isinstance(one, Finding):
            yield one
        else:
            forgeable |= one
    yield replace(learned, forgeable=tuple(sorted(forgeable)))


def _named(config: Config) -> Person:
    """Somebody of the firm's own domain: that is whom a forger would choose."""
    own = config.firm.own_domains
    return next((one for one in config.people if one.address.rpartition("@")[2] in own), config.owner)


def _from_outside(
    session: MailboxSession,
    config: Config,
    secret: bytes,
    person: Person,
    exchanger: tuple[str, int] | None,
    resolver: Txt,
    patience: float,
) -> Iterator[Finding | Proofs]:
    if exchanger is None:
        told = "no mail exchanger is known, so none could be handed in from outside"
        yield look(ABOUT, f"{told}: mail from inside proves nothing", "--outside HOST names it")
        return
    forged = forged_mail(config, secret, person, person.address)
    hello = "triage-doctor.invalid"
    outcome = deliver_from_outside(*exchanger, forged.raw, config.firm.address, hello=hello)
    where = f"{exchanger[0]}:{exchanger[1]}"
    if outcome.outcome is not Outcome.SENT:
        said = f"{outcome.code} {outcome.text}".removeprefix("0 ")
        told = f"{where} did not take one from outside ({outcome.phase}: {said})"
        yield look(
            ABOUT, f"{told}: what it does with one is not known", "--outside HOST, or run it elsewhere"
        )
        return
    raw = arrived(session, config, forged.message_id, patience)
    if raw is None:
        told = f"{where} took one from outside and put it nowhere in {patience:.0f} s"
        yield look(ABOUT, f"{told}: what it does with one is not known", "Run it again later.")
        return
    passed = set(_WITH_LOGIN) if keeps_results(raw, config, forged.token) else set()
    yield from _told(config, passed, "from outside")
    forged_ways = passes_inside(raw, config, resolver)
    safe = tuple(one.value for one in WAYS if one.value not in forged_ways)
    yield _inside(config, safe)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    yield Proofs(forgeable=tuple(sorted(passed)), tested=now, inside=safe)


def _with_login(
    session: MailboxSession,
    submitter: Submitter,
    config: Config,
    secret: bytes,
    person: Person,
    patience: float,
) -> Iterator[Finding | set[Source]]:
    """What a colleague could forge with their own login: the host must take foreign results off here too."""
    forged = forged_mail(config, secret, person, config.firm.address)
    submission = Submission(
        reverse_path=config.firm.address, recipients=(config.firm.address,), raw=forged.raw
    )
    (outcome,) = submitter.submit(submission)
    if outcome.outcome is not Outcome.SENT:
        said = f"{outcome.code} {outcome.text}".removeprefix("0 ")
        yield ok(ABOUT, f"the relay refuses one with forged marks ({said})")
        return
    raw = arrived(session, config, forged.message_id, patience)
    if raw is None:
        yield look(
            ABOUT, "the one that was submitted did not arrive in time", "Run it again with --wait 300."
        )
        return
    passed = set(_WITH_LOGIN) if keeps_results(raw, config, forged.token) else set()
    yield from _told(config, passed, "with the firm's own login")
    yield passed


def _inside(config: Config, safe: tuple[str, ...]) -> Finding:
    way = config.authentication.inside
    if way == "off":
        return ok("inside mail", f"not used; from outside nobody can forge: {', '.join(safe) or 'nothing'}")
    if way in safe:
        return ok("inside mail", f"{way}: a forged one from outside does not get through")
    told = f"{way}: a forged one from outside gets through, so it proves nothing"
    return broken("inside mail", told, 'authentication.inside = "off"')


def _told(config: Config, passed: set[Source], how: str) -> Iterator[Finding]:
    if not passed:
        why = "its marks are taken off"
        if not config.authentication.authserv_id:
            why = "no results are looked at (authentication.authserv_id is not set)"
        yield ok(ABOUT, f"one handed in {how} proves nothing: {why}")
        return
    names = ", ".join(sorted(passed))
    mend = "Ask the mail host to remove foreign Authentication-Results that carry its own name (RFC 8601, 5)."
    yield broken(ABOUT, f"one handed in {how} passes: {names}. It counts for nothing from now on", mend)


# ---------------------------------------------------------------- what came of it


def arrived(session: MailboxSession, config: Config, message_id: str, patience: float) -> bytes | None:
    """The octets as the host filed them, in INBOX or Junk; the mail is removed again."""
    junk = special_mailbox(session, config, SpecialUse.JUNK)
    start = time.monotonic()
    while time.monotonic() - start < patience:
        for mailbox in ("INBOX", *([junk] if junk else [])):
            for position in session.find(mailbox, message_id):
                return _taken(session, position, message_id)
        time.sleep(TICK)
    return None


def _taken(session: MailboxSession, position: Position, message_id: str) -> bytes | None:
    fetched = next(iter(session.fetch([position], max_size=200_000)), None)
    if session.capabilities().uidplus:
        session.remove_own_draft(position, message_id)
    return fetched.raw if fetched is not None else None


def passes_inside(raw: bytes, config: Config, resolver: Txt) -> tuple[str, ...]:
    """The ways of the inside proof that this mail passes, read as the daemon would."""
    message = read(raw)
    if not isinstance(message, Message):
        return ()
    return tuple(
        way.value
        for way in WAYS
        for one in findings_of(raw, message, config=with_inside(config, way), resolver=resolver)
        if one.source is Source.INSIDE and one.outcome is Proof.PASS
    )


def keeps_results(raw: bytes, config: Config, token: str) -> bool:
    """Whether the header that the daemon would trust is the forged one."""
    wanted = config.authentication.authserv_id.lower()
    stamps = [value for name, value in trace_fields(raw) if name == "authentication-results"]
    if not wanted or not stamps:
        return False
    if wanted == MICROSOFT_365:
        return token in stamps[0]
    ours = [one for one in stamps if one.lower().startswith(wanted)]
    return bool(ours) and token in ours[0]


def with_inside(config: Config, how: Inside) -> Config:
    """The configuration as it would be with this setting."""
    part = config.authentication.model_copy(update={"inside": how.value})
    return config.model_copy(update={"authentication": part})
