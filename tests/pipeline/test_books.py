"""From "passt so, danke" to a paid invoice, through the real desk: every mail as its reader gets it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.books import (
    BELLA,
    CUSTOMER,
    NORA,
    OLGA,
    PRODUCT,
    SAM,
    Books,
    files_of,
    open_books,
    text_of,
)
from tests.servers.smtp_sink import SmtpSink
from triage.adapters.invoice_installed import INSTALL
from triage.adapters.invoice_read import embedded_xml, read_invoice
from triage.core.errors import Transient
from triage.core.refusal import Phrase, Refusal
from triage.ledger_books import InvoiceState, QuoteState

INVOICE = "INV-2026-0001"


def quoted(books: Books) -> Any:
    """A customer, a product, a quote that has left. Returns the quote's mail."""
    books.command(CUSTOMER)
    books.command(PRODUCT)
    books.customer("Chairs", "Could you send me a quote for 40 oak chairs?")
    books.command("#quote bella@ruiz.example 40 CHAIR-OAK")
    books.yes()
    return books.mails(BELLA)[-1]


def billed(books: Books, *, line: str = "#invoice ruiz 40 CHAIR-OAK") -> str:
    """The number of an invoice that has left."""
    if not books.mails(NORA):
        books.command(CUSTOMER)
        books.command(PRODUCT)
    books.command(line)
    books.yes()
    [name] = files_of(books.mails(BELLA)[-1])
    return name.removesuffix(".pdf")


def row(books: Books, number: str) -> Any:
    with books.desk.store.reading() as tx:
        return tx.books.invoice(number)


def newest(books: Books, who: str) -> str:
    return text_of(books.mails(who)[-1])


def test_passt_so_danke_becomes_an_invoice(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Quote, acceptance, draft, yes: the file in the customer's mailbox is the one that was approved."""
    with open_books(tmp_path, smtp_sink) as books:
        quote = quoted(books)
        assert quote["Subject"] == "Re: Chairs"
        assert list(files_of(quote)) == ["Q-1.pdf"]
        books.customer("Re: Chairs", "passt so, danke", answers=quote)
        asked = books.mails(NORA)[-1]
        assert list(files_of(asked)) == ["DRAFT.pdf"]
        assert "passt so, danke" in text_of(asked)
        assert "€5,712.00" in text_of(asked)
        assert "no number yet" in text_of(asked)
        assert "Invoice: 1 line, net" in text_of(asked)
        assert text_of(asked).count("€5,712.00") == 1, "in the sums, not once more alone"
        assert "Wrong tag" not in asked.as_string(), "nobody filed a document"
        assert "they accept quote Q-1: “passt so, danke" in text_of(asked)
        assert len(books.mails(BELLA)) == 1, "an acceptance alone sends nothing"
        books.yes()
        sent = books.mails(BELLA)[-1]
        assert list(files_of(sent)) == [f"{INVOICE}.pdf"]
        assert INVOICE in text_of(sent)
        assert "№" not in text_of(sent)
        assert sent["In-Reply-To"], "it goes into their thread"
        xml = read_invoice(embedded_xml(files_of(sent)[f"{INVOICE}.pdf"]))
        assert (xml.number, str(xml.due), xml.buyer.name) == (INVOICE, "5712.00", "Ruiz & Söhne GmbH")
        kept = row(books, INVOICE)
        assert kept.pdf_sha256 == hashlib.sha256(files_of(sent)[f"{INVOICE}.pdf"]).hexdigest()
        assert kept.state is InvoiceState.SENT
        assert INVOICE in newest(books, NORA), "money always gets a receipt"


def test_the_head_finds_an_acceptance_that_no_rule_knows(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """What it says of the new text reaches the judge; a person still decides."""
    with open_books(tmp_path, smtp_sink) as books:
        heard: list[str] = []

        def consent(text: str) -> float:
            heard.append(text)
            return 0.99

        books.desk.edges = replace(books.desk.edges, consent=consent)
        quote = quoted(books)
        books.customer("Re: Chairs", "plim plam plum", answers=quote)
        assert list(files_of(books.mails(NORA)[-1])) == ["DRAFT.pdf"]
        assert heard[-1] == "plim plam plum"
        assert len(books.mails(BELLA)) == 1, "nothing leaves unapproved"


@pytest.mark.parametrize(
    ("words", "prepared"),
    [
        ("passt, aber nur 30 Stück bitte", "#invoice Q-1 1=30"),
        ("Einverstanden, wenn Sie uns 5 % Rabatt geben.", "#invoice Q-1 1=40"),
    ],
)
def test_a_part_or_a_condition_is_asked_with_the_lines_prepared(
    tmp_path: Path, smtp_sink: SmtpSink, words: str, prepared: str
) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        quote = quoted(books)
        books.customer("Re: Chairs", words, answers=quote)
        assert prepared in newest(books, NORA)
        assert not books.desk.happened("invoice_begun")


def test_an_expired_quote_and_a_stranger_s_yes_are_asked(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        quote = quoted(books)
        books.desk.clock.pass_by(days=40)
        books.customer("Re: Chairs", "passt so, danke", answers=quote)
        assert "the quote has expired" in newest(books, NORA)
        assert not books.desk.happened("invoice_begun")


def test_a_quote_is_billed_in_parts_to_the_cent_and_never_twice(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        quoted(books)
        books.command("#invoice Q-1 40%")
        assert "waits for a yes" in books.command("#invoice Q-1 40%")
        books.yes()
        books.command("#invoice Q-1 rest")
        books.yes()
        [part, rest] = [read_invoice(next(iter(files_of(one).values()))) if False else
                        read_invoice(embedded_xml(next(iter(files_of(one).values()))))
                        for one in books.mails(BELLA)[-2:]]  # fmt: skip
        assert part.type_code == "386"
        assert part.due + rest.due == 5712
        assert "nothing is left" in books.command("#invoice Q-1 rest")
        assert "more than is left" in books.command("#invoice Q-1 10%")


def test_undo_works_until_the_hold_ends_and_takes_no_number(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        books.command(CUSTOMER)
        books.command(PRODUCT)
        books.command("#invoice ruiz 1 CHAIR-OAK")
        draft = max(one.draft_id for one in books.desk.happened("proposed") if one.draft_id)
        proposal = books.mails(NORA)[-1]
        from tests.pipeline.desk import answer_to

        books.desk.write(answer_to(proposal, "yes", who=NORA))
        books.settle()
        assert "stopped" in books.command(f"#undo D{draft}")
        books.pass_days(1)
        assert books.mails(BELLA) == []
        assert books.desk.happened("numbered") == []
        books.command(f"#approve D{draft}")
        books.yes()
        assert list(files_of(books.mails(BELLA)[-1])) == [f"{INVOICE}.pdf"]
        assert "sent" in books.command(f"#undo D{draft + 1}")


def test_a_file_that_cannot_be_made_keeps_its_number_and_is_told_once(
    tmp_path: Path, smtp_sink: SmtpSink
) -> None:
    class Broken:
        def __init__(self, press: Any) -> None:
            self._press, self.broken = press, True

        def __getattr__(self, name: str) -> Any:
            return getattr(self._press, name)

        def issued(self, draft: Any) -> Any:
            if self.broken:
                raise Transient("the rule checker stopped")
            return self._press.issued(draft)

    with open_books(tmp_path, smtp_sink) as books:
        press = Broken(books.desk.edges.press)
        books.desk.edges = replace(books.desk.edges, press=press)  # type: ignore[arg-type]
        books.command(CUSTOMER)
        books.command(PRODUCT)
        books.command("#invoice ruiz 1 CHAIR-OAK")
        books.yes()
        for _ in range(4):
            books.pass_days(3)
        assert books.mails(BELLA) == []
        assert row(books, INVOICE).state is InvoiceState.NUMBERED
        told = [one for one in books.mails(NORA) if "keeps it" in text_of(one)]
        assert len(told) == 1
        press.broken = False
        books.pass_days(1)
        assert list(files_of(books.mails(BELLA)[-1])) == [f"{INVOICE}.pdf"]


def test_other_bank_details_since_the_yes_are_asked_again(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """The configuration changed in the hold: the approved draft names the old account, so it does not leave."""
    from triage.books.invoice import Bank

    with open_books(tmp_path, smtp_sink) as books:
        books.command(CUSTOMER)
        books.command(PRODUCT)
        books.command("#invoice ruiz 1 CHAIR-OAK")
        press = books.desk.edges.press
        assert press is not None

        class Moved:
            def __getattr__(self, name: str) -> Any:
                return getattr(press, name)

            @property
            def seller(self) -> Any:
                return replace(press.seller, bank=Bank(iban="DE89370400440532013000"))  # type: ignore[union-attr]

        books.desk.edges = replace(books.desk.edges, press=Moved())  # type: ignore[arg-type]
        books.yes()
        assert books.mails(BELLA) == []
        assert "did not leave" in newest(books, NORA)
        books.yes()
        xml = read_invoice(embedded_xml(files_of(books.mails(BELLA)[-1])[f"{INVOICE}.pdf"]))
        assert xml.iban == "DE89370400440532013000"


def test_a_correction_takes_the_whole_invoice_back(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        number = billed(books)
        books.command(f'#correct {number} "wrong address"')
        books.yes()
        sent = books.mails(BELLA)[-1]
        xml = read_invoice(embedded_xml(files_of(sent)["INV-2026-0002.pdf"]))
        assert (xml.type_code, str(xml.due)) == ("384", "-5712.00")
        assert "corrected already" in books.command(f'#correct {number} "again"')
        assert row(books, number).settled_on is not None, "nothing is reminded of what was taken back"


def test_payments(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Part, all, over; a discount in time settles, one too late is asked and never reminded."""
    with open_books(tmp_path, smtp_sink) as books:
        first = billed(books)
        assert "€5,212.00 still open" in books.command(f"#paid {first} 500.00 2026-11-23")
        assert "paid and settled" in books.command(f"#paid {first} 5212.00")
        assert "nothing was changed" in books.command(f"#paid {first} 1.00")
        books.command("#customer ruiz discount 2%10")
        books.yes()
        second, third = billed(books), billed(books)
        assert "2 % discount" in books.command(f"#paid {second} 5597.76")
        books.desk.clock.pass_by(days=12)
        assert "too late" in books.command(f"#paid {third} 5597.76")
        assert row(books, third).disputed
        assert "€100.00 too much" in books.command(f"#paid {third} 214.24")
        account = books.command("#account ruiz")
        assert f"{second} of 23 Nov 2026" in account
        assert "INV-9: there is no such invoice" in books.command("#paid INV-9 1.00")


def test_reminders_wait_for_complete_payments_and_never_come_twice(
    tmp_path: Path, smtp_sink: SmtpSink
) -> None:
    with open_books(tmp_path, smtp_sink, reminders=[10, 20]) as books:
        number = billed(books)
        before = len(books.mails(BELLA))
        books.pass_days(26)
        asked = [one for one in books.mails(NORA) if "are all payments entered" in text_of(one)]
        assert len(asked) == 1
        assert len(books.mails(BELLA)) == before
        books.command(f"#dispute {number}")
        books.command("#paid-until 2026-12-18")
        books.pass_days(2)
        assert "Reminder" not in newest(books, NORA)
        books.command(f"#dispute {number} off")
        books.pass_days(2)
        reminder = next(one for one in reversed(books.mails(NORA)) if "untergegangen" in text_of(one))
        assert list(files_of(reminder)) == [f"{number}.pdf"]
        books.yes("yes 5712")
        assert "untergegangen" in newest(books, BELLA)
        books.pass_days(3)
        assert sum("untergegangen" in text_of(one) for one in books.mails(BELLA)) == 1


def test_billing_questions_are_answered_from_records_to_their_owner_alone(
    tmp_path: Path, smtp_sink: SmtpSink
) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        number = billed(books)
        books.customer(f"Question about invoice {number}", f"Was invoice {number} paid?")
        assert "is open so far and due on 7 Dec 2026" in newest(books, NORA)
        books.customer(f"invoice {number}", f"Was invoice {number} paid?", sender="eve@elsewhere.example")
        seen = newest(books, NORA)
        assert "belongs to another customer" in seen
        assert "5,712" not in seen


def test_records_are_changed_on_a_yes_and_every_owner_hears(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        books.command(CUSTOMER)
        assert "entered" in newest(books, OLGA)
        assert "comes to you as a question" in books.command('#customer ruiz street "Neue Gasse 1" city Köln')
        with books.desk.store.reading() as tx:
            assert tx.books.customer("ruiz").address.street == "Gartenweg 5"  # type: ignore[union-attr]
        assert "Neue Gasse 1" in newest(books, NORA)
        books.yes()
        with books.desk.store.reading() as tx:
            assert tx.books.customer("ruiz").address.street == "Neue Gasse 1"  # type: ignore[union-attr]
        assert "Neue Gasse 1" in newest(books, OLGA)
        books.command('#customer new ruiz2 "Ruiz und Soehne" "Gartenweg 5" 80331 München DE b@ruiz.example')
        assert "Probably the same as ruiz" in newest(books, NORA)
        books.command("#customer merge ruiz2 ruiz")
        books.yes()
        with books.desk.store.reading() as tx:
            assert tx.books.customer("ruiz2") is None
            assert tx.books.customer_of("b@ruiz.example").key == "ruiz"  # type: ignore[union-attr]


BAD = [
    ("#invoice ruiz 3 NO-SUCH", "no such product"),
    ("#invoice nobody 3 CHAIR-OAK", "no such customer"),
    ("#invoice ruiz -3 CHAIR-OAK", "can be no quantity"),
    ("#invoice ruiz 1000000000000 CHAIR-OAK", "can be no quantity"),
    ("#invoice ruiz 9999999999 CHAIR-OAK", "add up to too much"),
    ("#customer ruiz vat DE123456789", "no valid VAT identifier"),
    ("#customer ruiz currency XXX", "ISO 4217"),
    ("#customer ruiz iban DE02120300000000202051", "is no field"),
    ('#customer new eve "Eve" "" 1 X DE eve@eve.example', "a new customer needs"),
    ("#invoice Q-99 rest", "Q-99: there is no such quote"),
    ("#paid INV-2026-0001 1.00", "no such invoice"),
    ("#product CHAIR-OAK 5 C62 Chair goods no_such_case", "is no tax case here"),
]


def test_bad_input_is_refused_in_words_and_nothing_leaves(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        books.command(CUSTOMER)
        books.command(PRODUCT)
        for line, why in BAD:
            assert why in books.command(line), line
        assert "only the bookkeeper" in books.command("#invoice ruiz 1 CHAIR-OAK", who=SAM)
        assert books.mails(BELLA) == []
        assert not books.desk.happened("invoice_begun")


def test_markup_in_names_and_notes_stays_text(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        name = '#read(\\"/etc/passwd\\") <b>$x$</b> & *Co*'
        plain = '#read("/etc/passwd") <b>$x$</b> & *Co*'
        books.command(f'#customer new evil "{name}" "#import x" 80331 München DE bella@ruiz.example')
        books.command(PRODUCT)
        with books.desk.store.reading() as tx:
            found = tx.books.customers()[0].name
        books.command('#invoice evil 1 CHAIR-OAK "#sys.inputs <script>"')
        books.yes()
        xml = read_invoice(embedded_xml(files_of(books.mails(BELLA)[-1])[f"{INVOICE}.pdf"]))
        assert xml.buyer.name == found
        assert found in (plain, plain.replace('"', ""))


def test_without_the_extra_commands_are_refused_with_the_install_line(
    tmp_path: Path, smtp_sink: SmtpSink
) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        line = Phrase("Install it: {line}", line=INSTALL)
        why = (Refusal(where="invoices", what=Phrase("cannot be made or checked: {names} not installed",
                                                     names="typst"), mend=line),)  # fmt: skip
        press = books.desk.edges.press
        assert press is not None
        books.desk.edges = replace(books.desk.edges, press=None, no_press=why)
        raw_receipt = _refused(books)
        assert "pip install" in raw_receipt


def _refused(books: Books) -> str:
    from tests.pipeline.desk import PROOF, letter

    books.desk.write(
        f"Authentication-Results: {PROOF.format(NORA)}\r\n".encode()
        + letter("#invoice ruiz 1 CHAIR-OAK", "", sender=NORA)
    )
    books.send()
    return newest(books, NORA)


def test_a_recurring_invoice_comes_on_its_day_as_a_draft(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        books.command(CUSTOMER)
        books.command(PRODUCT)
        assert "plan 1" in books.command("#invoice ruiz 1 CHAIR-OAK monthly")
        books.pass_days(0.5)
        books.yes()
        assert list(files_of(books.mails(BELLA)[-1])) == [f"{INVOICE}.pdf"]
        books.pass_days(31)
        assert "1 x CHAIR-OAK" in newest(books, NORA)
        assert "has ended" in books.command("#plans stop 1")


def test_a_declined_quote_is_no_longer_billed(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink) as books:
        quote = quoted(books)
        books.customer("Re: Chairs", "Leider zu teuer, wir haben uns anders entschieden.", answers=quote)
        assert "they decline quote Q-1" in newest(books, NORA)
        with books.desk.store.reading() as tx:
            assert tx.books.quote("Q-1").state is QuoteState.DECLINED  # type: ignore[union-attr]
        assert "was declined" in books.command("#invoice Q-1")


@pytest.mark.parametrize(
    ("setting", "name"), [("confirmation", "confirmation-Q-1.pdf"), ("down_payment", "DRAFT.pdf")]
)
def test_an_acceptance_becomes_what_the_firm_chose(
    tmp_path: Path, smtp_sink: SmtpSink, setting: str, name: str
) -> None:
    with open_books(tmp_path, smtp_sink, on_acceptance=setting, down_payment=30) as books:
        quote = quoted(books)
        books.customer("Re: Chairs", "We accept, please go ahead. PO 4711-A", answers=quote)
        assert list(files_of(books.mails(NORA)[-1])) == [name]
        books.yes()
        assert len(books.mails(BELLA)) == 2
        assert row(books, INVOICE) is None or str(row(books, INVOICE).due) == "1713.60"


def test_a_stage_that_is_auto_leaves_by_itself_and_only_that(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    with open_books(tmp_path, smtp_sink, reminders=[10, 20], auto_stages=[1]) as books:
        billed(books)
        books.desk.clock.pass_by(days=26)
        books.command("#paid-until 2026-12-18")
        books.desk.clock.pass_by(minutes=6)
        books.settle()
        assert "untergegangen" in newest(books, BELLA)
        books.pass_days(12)
        assert "sind noch" in newest(books, NORA), "the second stage is asked about"
        assert "untergegangen" in newest(books, BELLA)


def test_records_are_hinted_at_as_ready_commands_and_bank_details_never(
    tmp_path: Path, smtp_sink: SmtpSink
) -> None:
    """A new address of a known domain, a stranger who wants a quote, and "our new IBAN"."""
    with open_books(tmp_path, smtp_sink) as books:
        number = billed(books)
        books.customer("handle", "How does the handle work?", sender="tom@ruiz.example")
        assert "#customer ruiz email +tom@ruiz.example" in newest(books, OLGA)
        books.customer(
            "A quote, please",
            "For a table.\n\nEva Stern\nAm Markt 3\n50667 Köln",
            sender="Eva Stern <eva@stern.example>",
        )
        assert '#customer new eva-stern "Eva Stern" "Am Markt 3" 50667 "Köln" DE eva@stern.example' in newest(
            books, OLGA
        )
        books.customer("handle", "Does it open?")
        assert f"open invoices: {number} €5,712.00" in newest(books, OLGA)
        before = books.desk.edges.press.seller  # type: ignore[union-attr]
        books.customer("invoice", "Please note our new IBAN: DE89370400440532013000 for all payments.")
        with books.desk.store.reading() as tx:
            assert "DE8937" not in str([tx.books.customers(), tx.books.vendors()])
        assert books.desk.edges.press.seller == before  # type: ignore[union-attr]
        assert len(books.mails(BELLA)) == 1


def test_more_mail_of_theirs_ends_the_hold_and_never_the_invoice(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Asked about: it stays. Held: it is stopped, and asked about again, as they may have changed their mind."""
    from tests.pipeline.desk import answer_to

    with open_books(tmp_path, smtp_sink) as books:
        quote = quoted(books)
        books.customer("Re: Chairs", "passt so, danke", answers=quote)
        asked = books.mails(NORA)[-1]
        books.customer("Re: Chairs", "When will they come?", answers=quote)
        books.desk.write(answer_to(asked, "yes", who=NORA))
        books.settle()
        books.customer("Re: Chairs", "Wait, we need to talk about it first.", answers=quote)
        books.pass_days(0.2)
        assert len(books.mails(BELLA)) == 1
        again = next(one for one in reversed(books.mails(NORA)) if "DRAFT.pdf" in files_of(one))
        assert "They wrote again" in text_of(again)
        books.desk.write(answer_to(again, "yes", who=NORA))
        books.desk.clock.pass_by(minutes=31)
        books.settle()
        assert list(files_of(books.mails(BELLA)[-1])) == [f"{INVOICE}.pdf"]
