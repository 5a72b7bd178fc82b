"""What `triage doctor` finds in the mailbox: capabilities, special mailboxes, keywords, clock, lists."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import parseaddr
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

_USES: Final = (
    (SpecialUse.DRAFTS, "drafts"),
    (SpecialUse.SENT, "sent"),
    (SpecialUse.JUNK, "junk"),
)


def findings(session: MailboxSession, config: Config, secret: bytes) -> Iterator[Finding]:
    yield from capabilities(session.capabilities(), config)
    yield from _mailboxes(session, config)
    yield from _drafts(session, config, secret)
    yield own_lists(_recent(session), config)


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


def _recent(session: MailboxSession) -> list[bytes]:
    """The header sections of the newest mails of INBOX."""
    status = session.status("INBOX")
    uids = session.uids("INBOX", status.uidvalidity, 1)[-RECENT:]
    spots = [Position(mailbox="INBOX", uidvalidity=status.uidvalidity, uid=uid) for uid in uids]
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
