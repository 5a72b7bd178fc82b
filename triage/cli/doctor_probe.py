"""What `triage doctor` learns from one mail to the firm itself: plus-addresses, the Sent copy and its
delay, and with which name the mail host signs its Authentication-Results (RFC 8601)."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import Final

from triage.cli.doctor_mailbox import probe_mail
from triage.cli.finding import Finding, broken, look, ok
from triage.config import Config
from triage.core.errors import Permanent
from triage.pipeline.perform import special_mailbox
from triage.ports import MailboxSession, Outcome, Position, SpecialUse, Submission, Submitter

PATIENCE: Final = 20.0
TICK: Final = 0.25
GRACE: Final = 15.0
"""Minutes: many providers file their copy late, and a mail of unknown outcome must not go out twice."""

MICROSOFT_365: Final = "microsoft365"
"""Its Authentication-Results has no authserv-id; this word in the configuration stands for that."""

_COMMENT: Final = re.compile(r"\([^()]*\)")
_ID: Final = re.compile(r'\s*"?([A-Za-z0-9._-]{1,200})"?\s*(?:\d+\s*)?(?:;|$)')


@dataclass(slots=True, kw_only=True)
class Seen:
    """Where the probe was found; ``lag`` is how many seconds later the copy lay in Sent."""

    message_id: str
    arrived: Position | None = None
    copies: list[Position] = field(default_factory=list)
    lag: float = 0.0


def findings(
    session: MailboxSession, submitter: Submitter, config: Config, secret: bytes, patience: float
) -> Iterator[Finding]:
    local, _, domain = config.firm.address.rpartition("@")
    plus = f"{local}+probe@{domain}"
    seen = _sent_and_seen(session, submitter, config, secret, plus, patience)
    yield plus_addresses(seen, config, plus)
    if isinstance(seen, str) or seen.arrived is None:
        plain = _sent_and_seen(session, submitter, config, secret, config.firm.address, patience)
        yield _plain(plain, config)
        seen = plain
    if isinstance(seen, str):
        return
    yield from sent_copy(seen, config, patience)
    if seen.arrived is not None:
        yield authserv_id(_head(session, seen.arrived), config)
    yield from _removed(session, seen)


def _sent_and_seen(
    session: MailboxSession, submitter: Submitter, config: Config, secret: bytes, to: str, patience: float
) -> Seen | str:
    """One mail out, and where it came in; what the relay said where it refused it."""
    message_id, raw = probe_mail(config, secret, to)
    (outcome,) = submitter.submit(Submission(reverse_path=config.firm.address, recipients=(to,), raw=raw))
    if outcome.outcome is not Outcome.SENT:
        return f"{outcome.code} {outcome.text}".removeprefix("0 ")
    seen = Seen(message_id=message_id)
    sent = special_mailbox(session, config, SpecialUse.SENT)
    start = time.monotonic()
    while (waited := time.monotonic() - start) < patience:
        if seen.arrived is None:
            seen.arrived = next(iter(session.find("INBOX", message_id)), None)
        if sent and not seen.copies:
            seen.copies = list(session.find(sent, message_id))
            seen.lag = waited
        if seen.arrived is not None and (seen.copies or not sent):
            break
        time.sleep(TICK)
    return seen


def plus_addresses(seen: Seen | str, config: Config, plus: str) -> Finding:
    """Whether a proposal's Reply-To, which carries its code behind a plus, comes back to INBOX."""
    about, used = "plus-addresses", config.desk.plus_addresses
    if isinstance(seen, Seen) and seen.arrived is not None:
        told = f"mail to {plus} arrives"
        return ok(about, told) if used else look(about, told, "desk.plus_addresses = true")
    told = (
        f"{plus} is refused: {seen}" if isinstance(seen, str) else f"mail to {plus} does not arrive in INBOX"
    )
    return broken(about, told, "desk.plus_addresses = false") if used else ok(about, told)


def _plain(seen: Seen | str, config: Config) -> Finding:
    if isinstance(seen, str):
        return broken(
            "probe", f"mail to {config.firm.address} is refused: {seen}", "Check [submit] and [firm]."
        )
    if seen.arrived is None:
        told = f"mail to {config.firm.address} was accepted and did not arrive in INBOX in time"
        return look("probe", told, "Look into Junk; run it again later.")
    return ok("probe", f"mail to {config.firm.address} arrives")


def sent_copy(seen: Seen, config: Config, patience: float) -> Iterator[Finding]:
    """Whether the provider files a copy of what is submitted, and how late."""
    configured = config.submit.sent_copy
    if not seen.copies:
        told = f"the provider files no copy in Sent (looked for {patience:.0f} s)"
        if configured == "provider":
            yield broken("sent copy", told, 'submit.sent_copy = "append"')
        else:
            yield ok("sent copy", f'{told}; submit.sent_copy is "{configured}"')
        return
    told = f"the provider files a copy in Sent within {math.ceil(seen.lag)} s"
    if configured == "append":
        yield look("sent copy", f"{told}: there would be two", 'submit.sent_copy = "provider"')
    else:
        yield ok("sent copy", told)
    grace = max(GRACE, math.ceil(20 * seen.lag / 60))
    if config.submit.grace_minutes < grace:
        told = f"{config.submit.grace_minutes:g} minutes may be too few when the provider is slow"
        yield look("grace", told, f"submit.grace_minutes = {grace:.0f}")


def authserv_id(head: bytes, config: Config) -> Finding:
    """The topmost field is the one that our own host wrote last."""
    configured = config.authentication.authserv_id
    found = BytesHeaderParser(policy=compat32).parsebytes(head).get("Authentication-Results")
    if found is None:
        told = "the mail host writes no Authentication-Results on mail from inside"
        if configured:
            return look("authserv-id", f"{told}; {configured} is configured", "Look at a mail from outside.")
        return look("authserv-id", f"{told}: DKIM is checked here", "authentication.dkim = true")
    name = authserv_id_of(str(found))
    if name == configured.lower():
        return ok("authserv-id", configured)
    told = f"the mail host signs as {name}"
    if configured:
        told += f", the configuration says {configured}"
    return look("authserv-id", told, f'authentication.authserv_id = "{name}"')


def authserv_id_of(value: str) -> str:
    """The first word before the first semicolon (RFC 8601, 2.2), without comments; where methods come
    first it is Microsoft 365's."""
    found = _ID.match(_COMMENT.sub(" ", " ".join(value.split())))
    return found[1].lower() if found else MICROSOFT_365


def _head(session: MailboxSession, position: Position) -> bytes:
    fetched = next(iter(session.fetch([position], max_size=0)), None)
    if fetched is None:
        return b""
    return fetched.raw if fetched.raw is not None else fetched.head


def _removed(session: MailboxSession, seen: Seen) -> Iterator[Finding]:
    """Our own probe alone, by its minted id."""
    places: Sequence[Position] = [*([seen.arrived] if seen.arrived else []), *seen.copies]
    try:
        removed = [session.remove_own_draft(one, seen.message_id) for one in places]
    except Permanent:
        removed = [False]
    if not all(removed):
        yield look("probe", 'one mail "Triage doctor: a probe" stays in the mailbox; remove it by hand')
