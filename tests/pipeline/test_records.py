"""Rules may ask what our records say: which paper of ours a mail answers, who is a customer, who a supplier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.desk import JANA, PROOF, Desk, answer_to, letter, open_desk
from triage.adapters.mime import read
from triage.intent.facts import IntentInput
from triage.mail.message import Message
from triage.pipeline.records import paper_of, with_records


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as found:
        yield found


def seen(desk: Desk, raw: bytes) -> IntentInput:
    message = read(raw)
    assert isinstance(message, Message)
    with desk.store.reading() as tx:
        return with_records(desk.edges, tx, message, desk.edges.config.person(message.author.addr_spec))


def test_an_answer_to_our_quote_is_known_as_one(desk: Desk) -> None:
    """We answered a quote request; the customer's answer to that mail answers our quote."""
    desk.write(letter())
    desk.write(answer_to(desk.proposal(), "yes"))
    desk.clock.pass_by(minutes=6)
    desk.due()
    [ours] = desk.mails("reply")
    found = seen(desk, letter("Re: quote", "Go ahead.", In_Reply_To=str(ours["Message-ID"])))
    assert found.replies_to == "quote"
    assert found.customer


def test_an_invoice_sent_by_hand_is_known_by_its_subject(desk: Desk) -> None:
    """A colleague sent the invoice from their own program; the answer to it answers our invoice."""
    sent = letter(
        "Rechnung 2231",
        "anbei",
        sender="info@acme.example",
        to="bella@ruiz.example",
        message_id="<i@x.example>",
    )
    desk.put(sent, "Sent")
    desk.look()
    answer = letter("Re: Rechnung 2231", "paid", In_Reply_To="<i@x.example>")
    assert seen(desk, answer).replies_to == "invoice"
    assert seen(desk, letter("Re: Rechnung 2231", "paid")).replies_to == "", "a subject alone proves nothing"


@pytest.mark.parametrize(
    ("subject", "paper"),
    [("Devis 88", "quote"), ("Uw offerte", "quote"), ("Orçamento", "quote"), ("Fattura 7/26", "invoice"),
     ("Auftragsbestätigung 9", "order"), ("See you on Monday", "")],
)  # fmt: skip
def test_papers_are_known_in_seven_languages(subject: str, paper: str) -> None:
    """The subject of a mail of ours says what it was."""
    assert paper_of(subject) == paper


def test_a_stranger_is_no_customer(desk: Desk) -> None:
    """First mail: neither customer nor supplier."""
    found = seen(desk, letter())
    assert (found.customer, found.vendor, found.replies_to) == (False, False, "")


def test_from_alone_makes_nobody_one_of_us(desk: Desk) -> None:
    """A mail in a colleague's name without proof is no colleague's to the rules."""
    assert not seen(desk, letter(sender=JANA)).staff


def test_time_is_our_clock_not_the_senders(desk: Desk) -> None:
    """The Date header is a claim: rules about time ask when it came to us, in the firm's zone."""
    assert f"{seen(desk, letter()).received:%H:%M}" == "10:00"
    assert PROOF
