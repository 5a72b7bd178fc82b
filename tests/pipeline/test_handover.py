"""A firm with an invoicing program of its own: its quotes seen in Sent, answers tied to them, a hand-over to
whoever invoices, and never a number of ours."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path

import pytest

from tests.books.test_seen import ANGEBOT
from tests.pipeline.books import BELLA, CUSTOMER, NORA, PEOPLE, PRODUCT, Books, files_of, open_books, text_of
from tests.pipeline.desk import PROOF, SHARED, letter
from tests.pipeline.firm import open_firm
from tests.servers.smtp_sink import SmtpSink
from triage.adapters import carried
from triage.adapters.invoice_file import totals_of
from triage.adapters.invoice_pdf import Renderer
from triage.adapters.mime_limits import Limits
from triage.adapters.papers import papers_of
from triage.adapters.pdf_rows import rows_of_pdf
from triage.adapters.smtp import SmtpSettings, SmtpSubmitter
from triage.ledger_papers import PaperState
from triage.mail.message import File
from triage.pipeline import dispatch
from triage.pipeline.perform import SubmitPerformer

MONO = '#set page(paper: "a4", margin: 1.2cm)\n#set text(font: "DejaVu Sans Mono", size: 7pt)\n#raw(block: true, {})'


@cache
def renderer() -> Renderer:
    return Renderer()


@cache
def pdf(text: str = ANGEBOT) -> bytes:
    """A page of another program: text in columns, and nothing else."""
    import json

    import typst

    made = typst.compile(MONO.replace("{}", json.dumps(text, ensure_ascii=False)).encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def files(raw: bytes) -> tuple[File, ...]:
    return carried.files_of(raw, Limits())


class Handover(Books):
    def send(self) -> int:
        desk = self.desk
        performer = SubmitPerformer(
            submitter=self.submitter, config=desk.edges.config, store=desk.store, second=desk.edges.second,
            since=desk.clock.now(), find_sent=lambda _: False, files_of=files,
            draft_page=desk.edges.draft_page,
        )  # fmt: skip
        return dispatch.dispatch(desk.edges, performer, "test-submit")

    def work(self) -> int:
        return 0

    def sent_by_hand(
        self, subject: str, *, name: str = "Angebot.pdf", octets: bytes = b"", answers: str = ""
    ) -> EmailMessage:
        """Somebody wrote it in their mail program; a copy lies in Sent."""
        mail = EmailMessage(policy=SMTP)
        mail["From"], mail["To"], mail["Subject"] = f"Acme <{SHARED}>", BELLA, subject
        mail["Date"] = "Mon, 23 Nov 2026 09:00:00 +0000"
        mail["Message-ID"] = f"<{abs(hash((subject, name, octets)))}@acme.example>"
        if answers:
            mail["In-Reply-To"] = answers
        mail.set_content("Hello Bella,\nhere it is. Reply 'go ahead' if it suits you.\n")
        if octets:
            mail.add_attachment(octets, maintype="application", subtype="pdf", filename=name)
        self.desk.put(mail.as_bytes(), "Sent")
        self.desk.look()
        self.settle()
        return mail


@contextmanager
def open_handover(root: Path, sink: SmtpSink) -> Iterator[Handover]:
    with open_firm(
        root,
        people=PEOPLE,
        books="handover",
        firm={"time_zone": "Europe/Berlin"},
        submit={"grace_minutes": 0},  # type: ignore[arg-type]
    ) as desk:
        desk.edges = replace(
            desk.edges,
            papers=lambda message, raw: papers_of(files, message, raw),
            draft_page=lambda lines: renderer().words_pdf(lines, marked=True),
        )
        books = Handover(desk, sink)
        books.submitter = SmtpSubmitter(SmtpSettings(host="127.0.0.1", port=sink.port, tls="none"), None)
        yield books
        books.submitter.close()


def papers(books: Handover) -> list[tuple[str, str, PaperState]]:
    with books.desk.store.reading() as tx:
        found = [tx.papers.paper(number) for number in range(1, 9)]
        return [(one.number, one.recipient, one.state) for one in found if one is not None]


def handed(books: Books) -> list[EmailMessage]:
    return [one for one in books.mails(NORA) if "Accepted" in str(one["Subject"])]


def test_a_quote_in_sent_is_asked_about_once(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """What was read is shown to whoever invoices, with the answers as links; then it is known."""
    with open_handover(tmp_path, smtp_sink) as books:
        books.sent_by_hand("Your cabinet", octets=pdf())
        assert papers(books) == [("AN-2026-118", BELLA, PaperState.ASKED)]
        [asked] = books.mails(NORA)
        said = text_of(asked)
        assert "AN-2026-118" in said
        assert "€1,451.80" in said
        assert "12 Nov 2026" in said
        assert "please check" not in said
        assert "#paper P1 right" in said
        assert list(files_of(asked)) == ["Angebot.pdf"]
        assert "noted as right" in books.command("#paper P1 right")
        assert papers(books)[0][2] is PaperState.KNOWN
        books.sent_by_hand("Another", octets=pdf(ANGEBOT.replace("-118", "-119")), name="Angebot2.pdf")
        assert papers(books)[1] == ("AN-2026-119", BELLA, PaperState.KNOWN)
        assert not [one for one in books.mails(NORA) if "AN-2026-119" in str(one["Subject"])]


def test_an_acceptance_is_handed_over(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """To whoever invoices: a draft marked so, its lines, the quote. Once; no invoice, no number."""
    with open_handover(tmp_path, smtp_sink) as books:
        quote = books.sent_by_hand("Your cabinet", octets=pdf())
        books.command("#paper P1 right")
        books.customer("Re: Your cabinet", "passt so, danke. Unsere Bestellnummer: 4500-77", answers=quote)
        [mail] = handed(books)
        assert list(files_of(mail)) == ["DRAFT-AN-2026-118.pdf", "lines-AN-2026-118.csv", "Angebot.pdf"]
        said = text_of(mail)
        assert "4500-77" in said
        assert "no number was taken here" in said
        page = [cell.text for row in rows_of_pdf(files_of(mail)["DRAFT-AN-2026-118.pdf"]) for cell in row]
        assert any("DRAFT" in one for one in page)
        lines = files_of(mail)["lines-AN-2026-118.csv"].decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(lines), delimiter=";"))
        assert rows[1:] == [
            ["1", "Regal Eiche", "2", "Stk", "480.00", "960.00"],
            ["2", "Montage", "4", "Std", "65.00", "260.00"],
        ]
        assert "do not add up" not in said
        assert papers(books)[0][2] is PaperState.ACCEPTED
        books.customer("Re: Your cabinet", "passt so, danke", answers=quote)
        assert len(handed(books)) == 1
        with books.desk.store.reading() as tx:
            assert not tx.books.invoice_numbers()
            assert tx.books.number_range("invoice") is None


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("passt so, aber nur Position 1", BELLA),
        ("Danke, wir melden uns.", BELLA),
        ("passt so, danke", "somebody@else.example"),
        ("> Reply 'go ahead' if it suits you.\n", BELLA),
    ],
    ids=["a part", "undecided", "somebody else", "only quoted"],
)
def test_what_is_not_plain_is_asked(tmp_path: Path, smtp_sink: SmtpSink, text: str, sender: str) -> None:
    """A part, a doubt, another sender, our own quoted words: a person decides, nothing is handed over."""
    with open_handover(tmp_path, smtp_sink) as books:
        quote = books.sent_by_hand("Your cabinet", octets=pdf())
        books.customer("Re: Your cabinet", text, answers=quote, sender=sender)
        assert handed(books) == []
        assert papers(books)[0][2] is PaperState.ASKED


def test_another_of_the_thread_accepts_nothing(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Who was only in Cc takes part in the case, and the quote was not theirs; the customer's word counts."""
    with open_handover(tmp_path, smtp_sink) as books:
        quote = books.sent_by_hand("Your cabinet", octets=pdf())
        thread = {"In_Reply_To": str(quote["Message-ID"]), "References": str(quote["Message-ID"])}
        books.desk.write(letter("Re: Your cabinet", "Thanks!", sender=BELLA, Cc="tom@else.example", **thread))
        books.settle()
        books.command("#paper P1 right")
        books.customer("Re: Your cabinet", "passt so, danke", answers=quote, sender="tom@else.example")
        assert handed(books) == []
        books.customer("Re: Your cabinet", "passt so, danke", answers=quote)
        assert len(handed(books)) == 1


def test_after_an_invoice_the_same_words_mean_the_invoice(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_handover(tmp_path, smtp_sink) as books:
        quote = books.sent_by_hand("Your cabinet", octets=pdf())
        bill = ANGEBOT.replace("Angebot Nr. AN", "Rechnung Nr. RE")
        books.sent_by_hand(
            "Your invoice", octets=pdf(bill), name="Rechnung.pdf", answers=str(quote["Message-ID"])
        )
        books.customer("Re: Your invoice", "passt so, danke", answers=quote)
        assert handed(books) == []


def test_what_was_read_wrong_is_mended_or_dropped(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_handover(tmp_path, smtp_sink) as books:
        books.sent_by_hand("Your cabinet", octets=pdf())
        assert "AN-7" in books.command("#paper P1 AN-7 1451,80 EUR 2026-11-13")
        assert papers(books)[0][0] == "AN-7"
        books.sent_by_hand("Brochure", octets=pdf(ANGEBOT + "\nx"), name="Prospekt.pdf")
        assert "forgotten" in books.command("#paper P2 no")
        assert papers(books)[1][2] is PaperState.WRONG
        assert "no such document" in books.command("#paper P9 right")


def test_a_second_range_is_never_begun(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Commands that would take a number are refused with the reason."""
    with open_handover(tmp_path, smtp_sink) as books:
        for line in ('#invoice acme-ltd 3 CONSULT-H "x"', "#quote bella@ruiz.example 40 CHAIR-OAK"):
            assert "own" in books.command(line)
        with books.desk.store.reading() as tx:
            assert tx.books.number_range("invoice") is None
            assert tx.books.number_range("quote") is None


def test_who_is_not_in_charge_of_money_confirms_nothing(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_handover(tmp_path, smtp_sink) as books:
        books.sent_by_hand("Your cabinet", octets=pdf())
        books.command("#paper P1 right", who="sam@acme.example")
        assert papers(books)[0][2] is PaperState.ASKED


def test_a_person_forgotten_takes_the_papers_along(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_handover(tmp_path, smtp_sink) as books:
        books.sent_by_hand("Your cabinet", octets=pdf())
        with books.desk.store.begin() as tx:
            tx.people.forget(BELLA, (), books.desk.clock.now())
        assert papers(books) == []


def test_where_books_are_kept_here_nothing_is_read_in_sent(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Own books: what lies in Sent is an answer like any other."""
    with open_firm(tmp_path, people=PEOPLE) as desk:  # type: ignore[arg-type]
        assert desk.edges.papers is None
        raw = letter("x", sender=f"Acme <{SHARED}>", to=BELLA)
        desk.put(raw, "Sent")
        desk.look()
    assert PROOF


def test_own_books_may_hand_over_too(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """``on_acceptance = "handover"``: our quote, somebody else's invoice; no draft of one, no number."""
    with open_books(tmp_path, smtp_sink, on_acceptance="handover") as books:
        books.command(CUSTOMER)
        books.command(PRODUCT)
        books.customer("Chairs", "Could you quote 40 oak chairs?")
        books.command("#quote bella@ruiz.example 40 CHAIR-OAK")
        books.yes()
        [quote] = books.mails(BELLA)
        books.customer("Re: Chairs", "passt so, danke", answers=quote)
        [mail] = handed(books)
        names = list(files_of(mail))
        assert names[0].startswith("lines-Q-")
        assert names[1].startswith("Q-")
        assert "Oak chair;40;C62;120;4800.00" in files_of(mail)[names[0]].decode("utf-8-sig")
        with books.desk.store.reading() as tx:
            assert not tx.books.invoice_numbers()
            assert not tx.books.invoices_of_quote(names[1].removesuffix(".pdf"))


def test_the_month_comes_by_mail(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """To the bookkeeper's registered address: list, sums, journal, originals; to nobody else."""
    with open_books(tmp_path, smtp_sink) as books:
        books.desk.edges = replace(books.desk.edges, totalled=totals_of)
        books.command(CUSTOMER)
        books.command(PRODUCT)
        books.command('#invoice ruiz 3 CHAIR-OAK "as agreed"')
        books.yes()
        month = f"{books.desk.edges.today:%Y-%m}"
        assert "INV-2026-0001" not in books.command(f"#month {month}", who="sam@acme.example")
        assert f"invoices-{month}.csv" in books.command(f"#month {month}")
        [mail] = [one for one in books.mails(NORA) if str(one["Subject"]) == month]
        assert set(files_of(mail)) == {
            f"invoices-{month}.csv", f"journal-{month}.csv", f"originals-{month}.csv", "INV-2026-0001.pdf"
        }  # fmt: skip
        assert "INV-2026-0001" in text_of(mail)
        assert "S 19 %" in text_of(mail)
        assert not [one for one in books.mails("sam@acme.example") if list(files_of(one))]
