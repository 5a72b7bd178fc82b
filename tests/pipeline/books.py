"""The desk of the tests with books of its own: real press (typst, the official rules), real SMTP relay."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cache
from pathlib import Path
from typing import Any

from tests.pipeline.desk import PROOF, Desk, answer_to, letter
from tests.pipeline.firm import open_firm
from tests.servers.smtp_sink import SmtpSink
from triage import config as settings
from triage.adapters.press import InvoicePress, press_of
from triage.adapters.smtp import SmtpSettings, SmtpSubmitter
from triage.pipeline import dispatch
from triage.pipeline.perform import SubmitPerformer
from triage.pipeline.perform_books import BooksPerformer

OLGA, NORA, SAM = "olga@acme.example", "nora@acme.example", "sam@acme.example"
BELLA = "bella@ruiz.example"
SELLER: dict[str, Any] = {
    "name": "Acme Joinery GmbH",
    "street": "Workshop Lane 3",
    "postcode": "10115",
    "city": "Berlin",
    "country": "DE",
    "vat_id": "DE136695976",
    "email": "info@acme.example",
    "iban": "DE02120300000000202051",
}
PEOPLE: list[dict[str, Any]] = [
    {"name": "Olga Brandt", "addresses": [OLGA], "roles": ["owner"], "in_charge": ["sales", "support"],
     "amount_limit": 100_000},
    {"name": "Nora Klein", "addresses": [NORA], "roles": ["bookkeeper"], "in_charge": ["billing"],
     "amount_limit": 20_000},
    {"name": "Sam Ortega", "addresses": [SAM]},
]  # fmt: skip
CUSTOMER = '#customer new ruiz "Ruiz & Söhne GmbH" "Gartenweg 5" 80331 München DE bella@ruiz.example'
PRODUCT = '#product CHAIR-OAK 120.00 C62 "Oak chair" goods'


@cache
def press(root: Path) -> InvoicePress:
    """One for the whole run: the rule checker's child takes a second to start."""
    found = {"firm": {"name": "x", "address": "info@acme.example", "signature": "x"},
             "mailbox": {"backend": "maildir", "path": "M"}, "submit": {"host": "127.0.0.1"},
             "people": PEOPLE, "seller": SELLER}  # fmt: skip
    return press_of(settings.parse(found, root=root))


class Books:
    """A desk, its relay, and the few moves a story needs."""

    def __init__(self, desk: Desk, sink: SmtpSink) -> None:
        self.desk, self.sink = desk, sink
        self.submitter = SmtpSubmitter(SmtpSettings(host="127.0.0.1", port=sink.port, tls="none"), None)
        self.closing = ExitStack()
        self.closing.callback(self.submitter.close)

    def command(self, *lines: str, who: str = NORA) -> str:
        """The receipt's text. The first line is the subject where it is alone."""
        raw = letter(lines[0] if len(lines) == 1 else "Books", "\n".join(lines) if len(lines) > 1 else "",
                     sender=who)  # fmt: skip
        self.desk.write(f"Authentication-Results: {PROOF.format(who)}\r\n".encode() + raw)
        self.settle()
        receipts = [one for one in self.mails(who) if str(one["Subject"]).startswith(("Done:", "Not "))]
        return text_of((receipts or self.mails(who))[-1])

    def customer(
        self, subject: str, text: str, *, sender: str = BELLA, answers: EmailMessage | None = None
    ) -> None:
        headers = {}
        if answers is not None:
            headers = {"In_Reply_To": str(answers["Message-ID"]), "References": str(answers["Message-ID"])}
        self.desk.write(letter(subject, text, sender=sender, **headers))
        self.settle()

    def yes(self, word: str = "yes", *, who: str = NORA) -> None:
        """To the newest question to this person; then the hold passes."""
        proposal = [one for one in self.mails(who) if "{d" in str(one["Subject"])][-1]
        self.desk.write(answer_to(proposal, word, who=who))
        self.desk.clock.pass_by(minutes=31)
        self.settle()

    def pass_days(self, days: float) -> None:
        self.desk.clock.pass_by(days=days)
        self.settle()

    def settle(self) -> None:
        """Timers, pages, mails, until nothing is left to do now."""
        busy = 1
        while busy:
            busy = self.desk.due() + self.work() + self.send()

    def work(self) -> int:
        edges = self.desk.edges
        assert edges.press is not None
        return dispatch.dispatch(edges, BooksPerformer(edges=edges, press=edges.press), "test-books")

    def send(self) -> int:
        desk = self.desk
        performer = SubmitPerformer(
            submitter=self.submitter, config=desk.edges.config, store=desk.store, second=desk.edges.second,
            since=desk.clock.now(), find_sent=lambda _: False, totalled=desk.edges.totalled, files_of=desk.edges.files_of,
        )  # fmt: skip
        return dispatch.dispatch(desk.edges, performer, "test-submit")

    def mails(self, to: str) -> list[EmailMessage]:
        return [
            message_from_bytes(one.content, policy=default)
            for one in self.sink.accepted
            if to in one.recipients
        ]


@contextmanager
def open_books(root: Path, sink: SmtpSink, *, language: str = "en", **invoices: Any) -> Iterator[Books]:
    """``language``: what everybody in the firm reads."""
    with open_firm(
        root,
        people=[{**one, "language": language} for one in PEOPLE],  # type: ignore[arg-type]
        books="own",  # type: ignore[arg-type]
        seller=SELLER,
        invoices={"next_number": 1, **invoices},
        desk={"money_a_day": 0},
        firm={"region": "DE-BE", "time_zone": "Europe/Berlin"},
        submit={"grace_minutes": 0},
    ) as desk:
        desk.edges = replace(desk.edges, press=press(Path("/nowhere")))
        books = Books(desk, sink)
        with books.closing:
            yield books


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def files_of(mail: EmailMessage) -> dict[str, bytes]:
    return {str(one.get_filename()): one.get_payload(decode=True) for one in mail.iter_attachments()}
