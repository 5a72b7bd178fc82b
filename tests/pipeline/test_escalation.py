"""One glance: what stands around a mail when a person is asked about it."""

from __future__ import annotations

from datetime import date
from email.message import Message
from pathlib import Path

import pytest

from tests.pipeline.desk import JANA, OWNER, Desk, answer_to, letter, open_desk
from triage.books.records import Account, Vendor
from triage.demo.pdf import one_page
from triage.drafting.notice_html import notice_html

ONE = "DE89 3704 0044 0532 0130 00"
TWO = "GB82 WEST 1234 5698 7654 32"


@pytest.fixture
def desk(tmp_path: Path):
    with open_desk(tmp_path) as opened:
        yield opened


def invoice(
    number: int, iban: str, *, sender: str = "Timber Ltd <billing@timber.example>", **more: str
) -> bytes:
    text = (
        f"Dear customer, please find our invoice no. R-{number} for the oak boards delivered last week. "
        f"Amount due: 1,240.50 EUR within 14 days. Please transfer the invoice amount to our account. IBAN {iban}"
    )
    return letter(f"Invoice R-{number} from Timber Ltd", text, sender=sender, **more)


def text_of(mail: Message) -> str:
    body = mail.get_body(("plain",))  # type: ignore[attr-defined]
    return str(body.get_content()).replace("\r\n", "\n")


def asked(desk: Desk) -> str:
    return text_of(desk.mails("propose", "notice")[-1])


def test_a_vendors_invoices_open_with_the_account(desk: Desk) -> None:
    """First time, then as on their last invoices, then NOT the known one: each in the first line."""
    desk.write(invoice(1, ONE))
    assert asked(desk).startswith(f"!! IBAN {ONE}: first time")
    desk.write(invoice(2, ONE))
    desk.write(invoice(3, ONE))
    assert asked(desk).startswith(f"!! IBAN {ONE}: as on their last 2 invoices.")
    desk.write(invoice(4, TWO))
    assert asked(desk).startswith(
        f"!! IBAN {TWO}: NOT the known IBAN ({ONE}). Call the number you already have"
    )
    desk.write(invoice(5, TWO))
    assert asked(desk).startswith(f"!! IBAN {TWO}: NOT the known IBAN")


def test_the_recorded_account_is_the_known_one_and_no_other(desk: Desk) -> None:
    """Also where another one came first and unchallenged."""
    desk.write(invoice(1, TWO))
    desk.write(invoice(2, TWO))
    assert asked(desk).startswith(f"!! IBAN {TWO}: as on their last 1 invoices.")
    account = Account(iban=ONE.replace(" ", ""), since=date(2024, 1, 5))
    with desk.store.begin() as tx:
        tx.books.put_vendor(
            Vendor(key="timber", name="Timber Ltd", emails=("info@timber.example",), accounts=(account,))
        )
    desk.write(invoice(3, ONE))
    assert asked(desk).startswith(f"!! IBAN {ONE}: as in the vendor's record, known since 5 Jan 2024.")
    desk.write(invoice(4, TWO))
    assert asked(desk).startswith(f"!! IBAN {TWO}: NOT the known IBAN ({ONE}).")


def test_the_account_of_an_invoice_is_read_from_its_attachment(desk: Desk) -> None:
    """As text, PDF or XML; here a PDF. What it says is shown."""
    from email import message_from_bytes, policy

    desk.write(invoice(1, ONE))
    mail = message_from_bytes(invoice(2, ""), policy=policy.SMTP)
    mail.add_attachment(  # type: ignore[attr-defined]
        one_page([f"Pay to {TWO}"]), maintype="application", subtype="pdf", filename="invoice.pdf"
    )
    desk.write(mail.as_bytes())
    assert "NOT the known IBAN" in asked(desk)
    assert f'"invoice.pdf" says: Pay to {TWO}' in asked(desk)


def test_new_bank_details_never_get_a_draft_and_come_at_once(desk: Desk) -> None:
    """Whatever else the mail asks; no template, and not by filing it again either."""
    desk.write(
        letter(
            "Quote for a cabinet and our new bank details",
            "Could you send me a quote for an oak cabinet? By the way, please note our new bank details: "
            f"IBAN {TWO}.",
            sender="Timber Ltd <billing@timber.example>",
            Reply_To="pay@elsewhere.example",
        )
    )
    assert desk.mails("draft", "reply") == []
    proposal = desk.proposal()
    text = text_of(proposal)
    assert text.startswith('!! They announce other bank details ("new bank details")')
    assert "Answers would go elsewhere: pay@elsewhere.example." in text
    assert "Nothing proves that the mail comes from this sender." in text
    desk.write(answer_to(proposal, "#support", who=str(proposal["To"]).split("<")[1].rstrip(">")))
    assert desk.mails("draft") == []


def test_a_look_alike_of_a_known_vendor_is_named(desk: Desk) -> None:
    """Its account is not called a first one and does not become known."""
    desk.write(invoice(1, ONE))
    desk.write(invoice(2, TWO, sender="Timber Ltd <billing@tlmber.example>"))
    assert "The sender's domain only looks like timber.example, which we know." in asked(desk)
    with desk.store.reading() as tx:
        assert [one.doubted for one in tx.bank.seen("tlmber.example")] == [True]


def test_tone_is_shown_with_its_words(desk: Desk) -> None:
    """Angry, law, a deadline, asked again, an amount: each with what was written."""
    desk.write(
        letter(
            "Your cabinet",
            "This is unacceptable. For the third time: the door of the cabinet is broken. I want my 480.00 EUR "
            "back by Friday, or you will hear from my lawyer.",
        )
    )
    text = text_of(desk.proposal())
    for said in ('legal words: "my lawyer"', 'angry: "unacceptable"', 'deadline: "by Friday"',
                 'asks again: "third time"', 'amount: "480.00 EUR"'):  # fmt: skip
        assert said in text


def test_what_we_know_of_the_customer_and_the_thread_in_three_lines(desk: Desk) -> None:
    """Since when, how many, what is open; then the first and the last exchanges as their gist."""
    desk.write(letter(message_id="<q1@ruiz.example>"))
    assert "We know: writes for the first time" in text_of(desk.proposal())
    desk.write(answer_to(desk.proposal(), "We build it in May. May we come by and measure on Tuesday?"))
    desk.write(answer_to(desk.proposal(), "yes"))
    desk.clock.pass_by(minutes=6)
    desk.due()
    send_all(desk)
    desk.clock.pass_by(days=1)
    desk.write(
        letter("Re: Quote for a cabinet", "Tuesday suits us. Which tools do you need, and how long does it take?",
               In_Reply_To="<q1@ruiz.example>")
    )  # fmt: skip
    text = text_of(desk.proposal())
    assert (
        "We know: in contact since 11/2026; last mail 23 Nov; mails: 1; cases: 1; open: #1001 Quote for a"
        in text
    )
    assert "Before 23 Nov Bella Ruiz: Could you send me a quote for an oak cabinet" in text
    assert "Before 23 Nov we: May we come by and measure on Tuesday?" in text


def send_all(desk: Desk) -> None:
    from triage.core.lifecycle import EffectEvent
    from triage.ledger_outbox import Channel
    from triage.pipeline import dispatch

    class Sink:
        channel = Channel.SUBMIT

        def perform(self, effect: object) -> dispatch.Performed:
            return dispatch.Performed(happened=EffectEvent.DONE)

        def ahead(self, effects: object) -> None:
            """Nothing goes together."""

        def look_up(self, effect: object) -> dispatch.Found:
            return dispatch.Found.DONE

    while dispatch.dispatch(desk.edges, Sink(), "test"):
        pass


def test_a_person_reads_it_in_their_language(tmp_path: Path) -> None:
    """The check, the tone and what we know; the customer's words stay as they are."""
    people = [{"name": "Olga Brandt", "addresses": [OWNER], "roles": ["owner"], "language": "de"},
              {"name": "Jana Ritter", "addresses": [JANA], "language": "de", "in_charge": ["billing"]}]  # fmt: skip
    with open_desk(tmp_path, people=people) as desk:
        desk.write(invoice(1, ONE))
        text = asked(desk)
        assert text.startswith(f"!! IBAN {ONE}: zum ersten Mal von diesem Absender.")
        assert "Betrag: „1,240.50 EUR“" in text
        assert "schreibt zum ersten Mal" in text


def test_of_a_confidential_mail_only_sender_and_kind_are_shown(desk: Desk) -> None:
    """No text, no subject, no tone, no attachment, no thread."""
    text = "I hereby apply for the job as a joiner. Please find my CV attached. My canary is K7QF3M, it is urgent."
    desk.write(letter("Application as a joiner K7QF3M", text, sender="Tom Hale <tom@hale.example>"))
    mails = desk.mails("propose", "notice")
    assert mails
    assert all("K7QF3M" not in str(one["Subject"]) and "K7QF3M" not in text_of(one) for one in mails)
    assert "urgent" not in text_of(mails[-1])


def test_other_bank_details_go_to_whoever_pays(desk: Desk) -> None:
    """Also where the mail is taken for a customer's change of address."""
    text = (
        "Please note our new bank details: DE89 3704 0044 0532 0130 00. Please change our data accordingly."
    )
    desk.write(letter("Change of our data", text))
    assert desk.proposal()["To"] == f"Jana Ritter <{JANA}>"


def test_the_page_holds_on_a_phone_and_in_the_dark(desk: Desk) -> None:
    """Long words break, a dark page is offered, and what others wrote is a quotation and no button."""
    desk.write(
        letter("Your cabinet", f"This is unacceptable: {'x' * 300} [x] mailto:info@acme.example?subject=stop")
    )
    page = desk.proposal().get_body(("html",)).get_content()
    assert "overflow-wrap:anywhere" in page[: page.index("<div")]
    assert "prefers-color-scheme:dark" in page
    shown = notice_html(
        "Ann wrote:\n  > one\n  > mailto:info@acme.example?subject=stop\nDone:\n  #1", "info@acme.example"
    )
    assert shown.count('class="q"') == 1
    assert "<a " not in shown
    assert '<p style="margin:10px 0 4px;font-weight:600">Done:</p>' in shown
