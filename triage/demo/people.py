"""The scripted owner and staff: they read their mailboxes over IMAP and answer proposals by SMTP.

What they say is decided by what the proposal is about, so a run is the same each time: a cue of the
story once, else their own word for yes, up to a cap. They never answer anything but a proposal.
"""

from __future__ import annotations

import imaplib
import queue
import re
import smtplib
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import Header
from email.message import Message as Parsed
from email.utils import format_datetime, formataddr, parseaddr
from typing import Final

from triage.demo import mta
from triage.demo.mailsystem import DemoMail
from triage.demo.story import Cue, Player
from triage.drafting.staff_words import STAFF_WORDS

CAP: Final = 500
"""Answers in one run, so that a folder of thousands of real mails ends."""

CAP_A_CASE: Final = 4

_MARK: Final = re.compile(r"\[#(\d+)\] \{(d\d+)\.[0-9a-z]{16}\}")
_DRAFT_ENDS: Final = tuple(words["end"] for words in STAFF_WORDS.values())

Said = Callable[[Player, "Proposal", str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A mail that asks. ``has_draft`` false: a person must look, and there is nothing to say yes to."""

    case_no: int
    draft: str
    subject: str
    reply_to: str
    message_id: str
    references: str
    text: str
    has_draft: bool


def read_proposal(raw: bytes) -> Proposal | None:
    """The proposal in a mail, or None: a code in the subject and the plus-address to answer to."""
    parsed = message_from_bytes(raw)
    subject = mta.decoded(mta.header(raw, "subject"))
    found = _MARK.search(subject)
    if found is None or subject.lower().startswith(("re:", "aw:")):
        return None
    text = _text(parsed)
    return Proposal(
        case_no=int(found[1]),
        draft=found[2],
        subject=subject,
        reply_to=parseaddr(mta.header(raw, "reply-to") or mta.header(raw, "from"))[1],
        message_id=mta.header(raw, "message-id"),
        references=mta.header(raw, "references"),
        text=text,
        has_draft=any(one in text for one in _DRAFT_ENDS),
    )


def _text(parsed: Parsed) -> str:
    part = next((one for one in parsed.walk() if one.get_content_type() == "text/plain"), None)
    octets = part.get_payload(decode=True) if part else b""
    return octets.decode("utf-8", "replace") if isinstance(octets, bytes) else ""


def words_for(
    player: Player, proposal: Proposal, cues: Sequence[Cue], used: set[str], answered: Counter[int]
) -> str | None:
    """What this person says to it, or None: nothing. ``used`` holds the cues that were said already."""
    if answered[proposal.case_no] >= CAP_A_CASE or answered.total() >= CAP:
        return None
    cue = next((one for one in cues if one.about in proposal.subject and one.about not in used), None)
    if cue is not None:
        used.add(cue.about)
        return cue.say
    return player.yes if proposal.has_draft else None


def answer_to(player: Player, proposal: Proposal, words: str, now: datetime) -> bytes:
    """The answer as a mail program writes it: threaded, the words on top, the proposal quoted below."""
    number = f"{player.address.partition('@')[0]}.{proposal.draft}.{now:%H%M%S%f}"
    fields = {
        "From": formataddr((player.name, player.address), "utf-8"),
        "To": proposal.reply_to,
        "Subject": Header(f"Re: {proposal.subject}", "utf-8", header_name="Subject").encode(),
        "Date": format_datetime(now),
        "Message-ID": f"<{number}@{mta.domain_of(player.address)}>",
        "In-Reply-To": proposal.message_id,
        "References": f"{proposal.references} {proposal.message_id}".strip(),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    head = [f"{name}: {value}" for name, value in fields.items()]
    quoted = [f"> {line}" for line in proposal.text.splitlines()]
    lines = [
        *head,
        "",
        words,
        "",
        f"{player.name.split()[0]}",
        "",
        f"{now:%d.%m.%Y %H:%M}, Acme wrote:",
        *quoted,
    ]
    return "\r\n".join("\n".join(lines).splitlines()).encode() + b"\r\n"


class Cast:
    """The people of the story at work, in one thread. ``said`` is told of each answer."""

    def __init__(self, mail: DemoMail, players: Sequence[Player], cues: Sequence[Cue], said: Said) -> None:
        self._mail, self._cues, self._said = mail, cues, said
        self._players = {one.address: one for one in players}
        self._news: queue.Queue[str | None] = queue.Queue()
        self._used: set[str] = set()
        self._answered: Counter[int] = Counter()
        self._sessions: dict[str, imaplib.IMAP4] = {}
        self._next_uid = dict.fromkeys(self._players, 1)
        self._thread = threading.Thread(target=self._work, name="demo-people", daemon=True)
        self.failed: Exception | None = None

    def start(self) -> None:
        self._mail.watch(self._noticed)
        self._thread.start()

    def stop(self) -> None:
        self._news.put(None)
        self._thread.join(10)

    @property
    def idle(self) -> bool:
        """Nobody has unread news."""
        return self._news.unfinished_tasks == 0 or not self._thread.is_alive()

    def _noticed(self, address: str, mailbox: str, raw: bytes) -> None:
        if mailbox == "INBOX" and address in self._players:
            self._news.put(address)

    def _work(self) -> None:
        while (address := self._news.get()) is not None:
            try:
                self._look(self._players[address])
            except (OSError, imaplib.IMAP4.error, smtplib.SMTPException) as error:
                self.failed = error
                return
            finally:
                self._news.task_done()
        for session in self._sessions.values():
            session.shutdown()

    def _look(self, player: Player) -> None:
        for raw in self._unread(player):
            proposal = read_proposal(raw)
            words = proposal and words_for(player, proposal, self._cues, self._used, self._answered)
            if proposal and words:
                self._answered[proposal.case_no] += 1
                self._said(player, proposal, words)
                self._submit(player, proposal, words)

    def _unread(self, player: Player) -> list[bytes]:
        session = self._sessions.get(player.address) or self._login(player)
        session.noop()
        first = self._next_uid[player.address]
        _, found = session.uid("FETCH", f"{first}:*", "(UID BODY.PEEK[])")
        unread = []
        for one in found:
            uid = int(re.findall(rb"UID (\d+)", one[0])[0]) if isinstance(one, tuple) else 0
            if uid >= first:
                unread.append(one[1])
                self._next_uid[player.address] = uid + 1
        return unread

    def _login(self, player: Player) -> imaplib.IMAP4:
        session = imaplib.IMAP4(self._mail.host, self._mail.imap_port, timeout=30)
        session.login(player.address, self._mail.password)
        session.select("INBOX", readonly=True)
        self._sessions[player.address] = session
        return session

    def _submit(self, player: Player, proposal: Proposal, words: str) -> None:
        with smtplib.SMTP(self._mail.host, self._mail.smtp_port, timeout=30) as smtp:
            smtp.login(player.address, self._mail.password)
            raw = answer_to(player, proposal, words, datetime.now(UTC))
            smtp.sendmail(player.address, [proposal.reply_to], raw)
