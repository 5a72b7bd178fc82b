"""What `triage doctor` finds in the mailbox: capabilities, special mailboxes, keywords, clock, lists."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from triage.cli.finding import Finding, broken, look, ok
from triage.config import Config
from triage.core.ids import mint_message_id
from triage.drafting.outgoing import Mail, dated, freeze
from triage.pipeline.perform import special_mailbox
from triage.ports import Capabilities, Fetched, MailboxSession, Position, SpecialUse

RECENT: Final = 200
KEYWORD: Final = "triage-probe"
SKEW: Final = 5.0
"""Seconds: INTERNALDATE has whole ones, and the append takes its time."""
WRONG: Final = 300.0
MANY_AUTHORS: Final = 3
SENT_LOOKED_AT: Final = 1000
FEW_ANSWERS: Final = 3
"""Customers' answers below which nothing can be said about colleagues' copies."""

MICROSOFT: Final = (
    "In Exchange Online PowerShell: Set-Mailbox {address} -MessageCopyForSentAsEnabled $true"
    " -MessageCopyForSendOnBehalfEnabled $true"
)
ELSEWHERE: Final = "Have every mail program file its copies in the shared mailbox's Sent (account settings)."

_USES: Final = (
    (SpecialUse.DRAFTS, "drafts"),
    (SpecialUse.SENT, "sent"),
    (SpecialUse.JUNK, "junk"),
)


def findings(session: MailboxSession, config: Config, secret: bytes) -> Iterator[Finding]:
    yield from capabilities(session.capabilities(), config)
    yield from _mailboxes(session, config)
    yield from _drafts(session, config, secret)
    heads = _recent(session)
    yield own_lists(heads, config)
    sent = special_mailbox(session, config, SpecialUse.SENT)
    if sent is not None:
        yield sent_copies(
            heads, _recent(session, sent, SENT_LOOKED_AT), config, microsoft=_is_microsoft(config)
        )


def capabilities(can: Capabilities, config: Config) -> Iterator[Finding]:
    """What the server offers, where it matters."""
    if config.mailbox.backend == "maildir":
        return
    names = [name for name in ("idle", "move", "uidplus", "special_use", "condstore") if getattr(can, name)]
    yield ok("capabilities", ", ".join(names).upper().replace("_", "-") or "none of those that help")
    if not can.idle:
        yield look("news", "the server pushes none (no IDLE): it is asked every ten seconds")
    if not can.uidplus:
        yield look("drafts", "a draft of ours cannot be withdrawn again (no UIDPLUS)")
    if config.mailbox.tag == "label" and not can.labels:
        yield broken("tags", "the server has no labels (that is Gmail's)", 'mailbox.tag = "keyword"')
    if config.mailbox.tag == "move" and not can.move:
        yield broken("tags", "the server cannot move a mail", 'mailbox.tag = "keyword"')


def _mailboxes(session: MailboxSession, config: Config) -> Iterator[Finding]:
    there = {one.name for one in session.mailboxes() if one.selectable} | {"INBOX"}
    for name in config.mailbox.watch:
        if name not in there:
            mend = f"mailbox.watch: one of {', '.join(sorted(there))}"
            yield broken("watched", f"there is no mailbox {name}", mend)
    for use, key in _USES:
        special = special_mailbox(session, config, use)
        setting = f'mailbox.{key} = "its name" (one of {", ".join(sorted(there))})'
        if special is None:
            yield look(key, "the server does not say which mailbox this is", setting)
        elif special not in there:
            yield broken(key, f"there is no mailbox {special}", setting)
        else:
            yield ok(key, special)


# ---------------------------------------------------------------- a probe in Drafts


def _drafts(session: MailboxSession, config: Config, secret: bytes) -> Iterator[Finding]:
    """One message of ours is put there, marked, looked at, and removed again."""
    drafts = special_mailbox(session, config, SpecialUse.DRAFTS)
    if drafts is None or drafts not in {one.name for one in session.mailboxes()}:
        return
    message_id, raw = probe_mail(config, secret, config.firm.address)
    before = datetime.now(UTC)
    position = session.append(drafts, raw, ["\\Draft", "\\Seen"])
    after = datetime.now(UTC)
    if position is None:
        yield look("drafts", f"the probe in {drafts} cannot be found again; remove it by hand")
        return
    try:
        yield _keywords(session, position, config)
        if config.mailbox.backend == "imap":
            yield from clock(session.fetch([position], max_size=100_000), before, after)
    finally:
        removed = session.capabilities().uidplus and session.remove_own_draft(position, message_id)
    if not removed:
        yield look("drafts", f"the probe in {drafts} could not be removed; remove it by hand")


def _keywords(session: MailboxSession, position: Position, config: Config) -> Finding:
    kept = session.capabilities().keywords and session.add_flags(position, [KEYWORD])
    gone = kept and session.remove_flags(position, [KEYWORD])
    if kept and gone:
        return ok("keywords", "are kept, and can be taken off again")
    told = "cannot be taken off again" if kept else "are not kept by this server"
    if config.mailbox.tag != "keyword":
        return ok("keywords", f"{told}; mailbox.tag is {config.mailbox.tag}")
    return broken("keywords", told, 'mailbox.tag = "move", "none", or "label" on Gmail')


def clock(found: Iterator[Fetched], before: datetime, after: datetime) -> Iterator[Finding]:
    """INTERNALDATE is the server's clock when it took the probe, which was between the two times."""
    there = next(found, None)
    if there is None or there.internal_date is None:
        yield look("clock", "the server tells no time")
        return
    early = (before - there.internal_date).total_seconds() - 1
    late = (there.internal_date - after).total_seconds()
    skew = max(early, late, 0.0)
    told = f"{'ahead of' if early > late else 'behind'} the server's by {skew:.0f} s"
    if skew > WRONG:
        yield broken("clock", told, "timedatectl set-ntp true")
    elif skew > SKEW:
        yield look("clock", told, "timedatectl set-ntp true")
    else:
        yield ok("clock", "agrees with the server's")


def probe_mail(config: Config, secret: bytes, to: str) -> tuple[str, bytes]:
    """(Message-ID, octets) of a mail that says what it is; the daemon knows its id for an echo."""
    message_id = mint_message_id(
        secret, f"doctor:{secrets.token_hex(16)}", config.firm.address.partition("@")[2]
    )
    mail = Mail(
        from_addr=config.firm.address,
        from_name=config.firm.name,
        to=(("", to),),
        subject="Triage doctor: a probe",
        text="`triage doctor` wrote this to see how the mailbox works. It removes it again.\n",
        message_id=message_id,
        auto_submitted="auto-generated",
    )
    return message_id, dated(freeze(mail), datetime.now(UTC))


# ---------------------------------------------------------------- lists


def _recent(session: MailboxSession, mailbox: str = "INBOX", most: int = RECENT) -> list[bytes]:
    """The header sections of the newest mails of a mailbox."""
    status = session.status(mailbox)
    uids = session.uids(mailbox, status.uidvalidity, 1)[-most:]
    spots = [Position(mailbox=mailbox, uidvalidity=status.uidvalidity, uid=uid) for uid in uids]
    return [one.raw if one.raw is not None else one.head for one in session.fetch(spots, max_size=0)]


def own_lists(heads: Sequence[bytes], config: Config) -> Finding:
    """A List-Id of the firm's own domain, or with many different authors, is a group that hands on
    customers' mail; a newsletter has one author."""
    authors: dict[str, set[str]] = defaultdict(set)
    for head in heads:
        fields = BytesHeaderParser(policy=compat32).parsebytes(head)
        name = str(fields.get("List-Id", "")).rpartition("<")[2].strip(" >\t\r\n").lower()
        if name:
            authors[name].add(parseaddr(str(fields.get("From", "")))[1].rpartition("@")[2].lower())
    known = {one.lower() for one in config.desk.own_lists}
    ours = [
        name for name, domains in authors.items() if len(domains) >= MANY_AUTHORS or _is_ours(name, config)
    ]
    missing = sorted(set(ours) - known)
    if missing:
        told = f"mail of customers seems to come through {', '.join(missing)}"
        wanted = ", ".join(f'"{one}"' for one in sorted(known | set(missing)))
        return look("own lists", told, f"desk.own_lists = [{wanted}]")
    return ok("own lists", f"none that is not named, in the newest {len(heads)} mails")


def _is_ours(list_id: str, config: Config) -> bool:
    return any(list_id == one or list_id.endswith(f".{one}") for one in config.firm.own_domains)


# ---------------------------------------------------------------- whether colleagues' copies reach Sent


def sent_copies(inbox: Sequence[bytes], sent: Sequence[bytes], config: Config, *, microsoft: bool) -> Finding:
    """Customers answer our mails: the mail that each of them answers must lie in the shared Sent, or an
    answer written by a colleague would never be noticed. Microsoft 365 files it in the colleague's own."""
    heads = [_fields(one) for one in inbox]
    theirs = {_id(one) for one in heads}
    copies = [_fields(one) for one in sent]
    filed = {_id(one) for one in copies}
    oldest = min((when for one in copies if (when := _day(one)) is not None), default=None)
    answered = {
        name
        for one in heads
        if _is_from_outside(one, config) and oldest is not None and (_day(one) or oldest) > oldest
        for name in str(one.get("In-Reply-To", "")).split()[:1]
        if name not in theirs
    }
    if len(answered) < FEW_ANSWERS:
        told = f"too few answers of customers to tell ({len(answered)}); run this again in a week"
        return look("colleagues' copies", told)
    found = len(answered & filed)
    told = f"{found} of {len(answered)} mails that customers answered lie in the shared Sent"
    if found >= len(answered) * 0.9:
        return ok("colleagues' copies", told)
    mend = MICROSOFT.format(address=config.firm.address) if microsoft else ELSEWHERE
    return broken("colleagues' copies", told, mend)


def _is_microsoft(config: Config) -> bool:
    return config.mailbox.host.lower().endswith((".office365.com", ".outlook.com"))


def _fields(head: bytes) -> Message:
    return BytesHeaderParser(policy=compat32).parsebytes(head)


def _id(fields: Message) -> str:
    return str(fields.get("Message-ID", "")).strip()


def _day(fields: Message) -> datetime | None:
    try:
        found = parsedate_to_datetime(str(fields.get("Date", "")))
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _is_from_outside(fields: Message, config: Config) -> bool:
    domain = parseaddr(str(fields.get("From", "")))[1].rpartition("@")[2].lower()
    return bool(domain) and domain not in config.firm.own_domains
