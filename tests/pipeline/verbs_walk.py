"""A firm that uses every verb: the whole program with its threads, a real Dovecot, a real relay.

Mail comes in by IMAP and is found by IDLE; receipts are read from what the relay took. Nothing is called by
hand but ``quiet``, which waits.
"""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from email.utils import format_datetime
from pathlib import Path

from tests.mailbox.beds import imap_account
from tests.pipeline.desk import PROOF, SHARED
from tests.pipeline.firm import RULES
from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import SmtpSink
from triage import config as settings
from triage.app import App, build
from triage.commands.usage_words import localised
from triage.commands.verbs import shown
from triage.ports import MailboxSession
from triage.starter_root import starter_root

OLGA, NORA, SAM = "olga@acme.example", "nora@acme.example", "sam@acme.example"
BELLA = "Bella Ruiz <bella@ruiz.example>"

CONFIG = """
test = true
books = "{books}"
[firm]
name = "Acme Joinery"
address = "info@acme.example"
language = "{language}"
region = "DE-BE"
signature = "Acme Joinery Ltd, 1 Mill Lane"
[mailbox]
host = "127.0.0.1"
port = {imap}
tls = "none"
username = "{user}"
password = {{ file = "password" }}
start = "all"
[submit]
host = "127.0.0.1"
port = {smtp}
tls = "none"
grace_minutes = 0
[desk]
mode = "live"
mails_an_hour = 0
money_a_day = 0
[authentication]
authserv_id = "mx.acme.example"
dkim = false
[model]
semantic = false
[seller]
name = "Acme Joinery GmbH"
street = "Workshop Lane 3"
postcode = "10115"
city = "Berlin"
country = "DE"
vat_id = "DE136695976"
iban = "DE02120300000000202051"
[invoices]
next_number = 1
[[people]]
name = "Olga Brandt"
addresses = ["olga@acme.example"]
roles = ["owner"]
in_charge = ["sales", "support"]
language = "{language}"
amount_limit = 100000
[[people]]
name = "Nora Klein"
addresses = ["nora@acme.example"]
roles = ["bookkeeper"]
in_charge = ["billing"]
language = "{language}"
amount_limit = 20000
[[people]]
name = "Sam Ortega"
addresses = ["sam@acme.example"]
language = "{language}"
"""
PATIENCE = 120.0


def furnish(root: Path, dovecot: DovecotServer, sink: SmtpSink, user: str, language: str, books: str) -> None:
    """Rules alone decide what a mail is, so that no model's mood decides a scene."""
    shutil.copytree(starter_root() / "replies", root / "replies")
    (root / "models").mkdir()
    shutil.copy(starter_root() / "models" / "intents.toml", root / "models")
    (root / "rules").mkdir()
    found = [("handle", "how_to"), ("quote", "quote_request"), ("invoice", "invoice_query")]
    text = "".join(RULES.format(name=f"says-{word}", word=word, intent=intent) for word, intent in found)
    (root / "rules" / "words.toml").write_text(text, encoding="utf-8")
    (root / "password").write_text(dovecot.password)
    (root / "password").chmod(0o600)
    values = {"imap": dovecot.port, "smtp": sink.port, "user": user, "language": language, "books": books}
    (root / "config.toml").write_text(CONFIG.format(**values), encoding="utf-8")


@dataclass
class Said:
    """One command and its one receipt."""

    verb: str
    line: str
    receipt: EmailMessage

    @property
    def text(self) -> str:
        return text_of(self.receipt)


@dataclass
class Walk:
    """``language``: what everybody in the firm reads and types."""

    root: Path
    app: App
    sink: SmtpSink
    mailbox: MailboxSession
    language: str
    said: list[Said] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    # ---------------------------------------------------------------- in

    def mail(self, sender: str, subject: str, text: str = "", **headers: str) -> str:
        """Put a mail into the shared mailbox and wait until all that follows has been done. Its id."""
        number = next(self._numbers)
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"] = sender, headers.pop("To", SHARED)
        mail["Subject"] = subject
        mail["Date"] = format_datetime(self.now() - timedelta(hours=2) + timedelta(seconds=number))
        mail["Message-ID"] = headers.pop("message_id", f"<{number}@{sender.rpartition('@')[2].strip('>')}>")
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(f"{text}\n")
        raw = mail.as_bytes()
        if sender in (OLGA, NORA, SAM):
            raw = f"Authentication-Results: {PROOF.format(sender)}\r\n".encode() + raw
        self.mailbox.append("INBOX", raw)
        self.settle()
        return str(mail["Message-ID"])

    def settle(self) -> None:
        assert self.app.quiet(PATIENCE), self.app.trouble

    def now(self) -> datetime:
        return self.app.edges.clock.now().astimezone(UTC)

    def days(self, number: int) -> timedelta:
        return timedelta(days=number)

    def pass_by(self, **amount: float) -> None:
        offset = self.root / "state" / "clock-offset"
        before = float(offset.read_text()) if offset.exists() else 0.0
        offset.write_text(str(before + timedelta(**amount).total_seconds()))
        self.settle()

    # ---------------------------------------------------------------- out

    def mails(self, to: str) -> list[EmailMessage]:
        found = [one for one in self.sink.accepted if to in one.recipients]
        return [message_from_bytes(one.content, policy=default) for one in found]

    def question(self, to: str) -> EmailMessage:
        """The newest question with a code to this person."""
        return [one for one in self.mails(to) if re.search(r"\{d[1-9]", str(one["Subject"]))][-1]

    def draft(self, to: str) -> str:
        found = re.search(r"\{d(\d+)\.", str(self.question(to)["Subject"]))
        assert found is not None
        return f"D{found[1]}"

    def case(self, to: str) -> str:
        found = re.search(r"\[#(\d+)\]", str(self.question(to)["Subject"]))
        assert found is not None
        return found[1]

    def answer(self, to: str, word: str) -> None:
        question = self.question(to)
        headers = {"To": str(question["Reply-To"]), "In_Reply_To": str(question["Message-ID"])}
        self.mail(to, f"Re: {question['Subject']}", word, **headers)

    # ---------------------------------------------------------------- commands

    def command(self, verb: str, rest: str = "", text: str = "", *, who: str = OLGA, **headers: str) -> Said:
        """One command in the subject of a new mail, in the firm's language; its receipt, of which there must
        be exactly one."""
        line = f"#{shown(verb, self.language)} {localised(rest, self.language)}".strip()
        return self.receipt(verb, line, self.mail(who, line, text, **headers), who)

    def receipt(self, verb: str, line: str, message_id: str, who: str) -> Said:
        found = [one for one in self.mails(who) if one["In-Reply-To"] == message_id]
        assert len(found) == 1, f"{line}: {[str(one['Subject']) for one in found]}"
        said = Said(verb=verb, line=line, receipt=found[0])
        self.said.append(said)
        return said


DATA = re.compile(
    r"Bella Ruiz|Olga Brandt|Nora Klein|Sam Ortega|Acme Joinery|A handle[\w, ]*|Another handle|A third handle"
    r"|How do I oil[^\n]*|Ruiz & Söhne GmbH|Gartenweg|München|Oak chair|CHAIR-OAK|mailto:\S+|\S+@\S+|\S+-\d+\S*"
    r"|says-handle|rules-alone\S*|\w+\.csv"
)
"""What is the same in every language."""


def foreign_lines(said: Said, english: Said) -> list[str]:
    """Lines of a receipt that stand word for word in the English one, and are not only names and figures."""
    known = set(english.text.splitlines())
    return [
        line
        for line in said.text.splitlines()
        if not line.startswith((">", "#")) and line in known and len(_WORD.findall(DATA.sub(" ", line))) > 1
    ]


_WORD = re.compile(r"[^\W\d_]{3,}")


@contextmanager
def walking(
    root: Path, dovecot: DovecotServer, sink: SmtpSink, *, language: str = "en", books: str = "own"
) -> Iterator[Walk]:
    user = f"{root.name}-{language}@acme.example"
    furnish(root, dovecot, sink, user, language, books)
    mailbox = imap_account(user, dovecot.port).connect()
    app = build(settings.load(root / "config.toml"))
    try:
        app.start()
        yield Walk(root=root, app=app, sink=sink, mailbox=mailbox, language=language)
    finally:
        app.stop()
        mailbox.close()


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")
