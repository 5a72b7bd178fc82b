"""Guards that stand behind others: each alone, where no other sees the danger."""

from __future__ import annotations

import pytest

from tests.mail.test_authentication import PASS, config, level, mail, signed, with_results
from triage.adapters.mime import read
from triage.desk.actions import ProposeReply
from triage.desk.policy import Situation, decide
from triage.intent.verdict import DecidedBy, Verdict
from triage.mail.message import Level, Message


def test_a_quoted_name_that_is_an_address_forbids_automation() -> None:
    """All parsers agree on the address; what a person sees is another one."""
    found = read(b'From: "boss@acme.example" <x@evil.example>\r\nSubject: pay\r\n\r\nnow')
    assert isinstance(found, Message)
    assert found.author.addr_spec == "x@evil.example"
    assert found.ambiguous


def test_without_a_configured_id_an_empty_id_is_not_ours() -> None:
    """An empty id is no match for none."""
    results = PASS.partition(";")[2]
    assert level(mail(results=f"; {results}"), settings=config("")).level is Level.C


def test_two_froms_are_named() -> None:
    """Who reads why a mail proved nothing sees it."""
    raw = with_results(b"From: Mallory <m@evil.example>\r\n" + signed(mail()), PASS)
    assert "From stands 2 times" in "; ".join(level(raw).reasons)


@pytest.mark.parametrize(
    "header", [b"Auto-Submitted: auto-replied", b"Precedence: bulk", b"List-Id: <l.example>"]
)
def test_the_policy_itself_proposes_nothing_to_a_machine(header: bytes) -> None:
    """Whatever it was taken to want."""
    found = read(header + b"\r\nFrom: a@b.example\r\nSubject: Quote\r\n\r\nCould you send me a quote?")
    assert isinstance(found, Message)
    verdict = Verdict(
        intent="quote_request", area="sales", confidence=0.99, decided_by=DecidedBy.MODEL, unsure=False
    )
    action = decide(Situation(message=found, verdict=verdict, has_template=True))
    assert not isinstance(action, ProposeReply)
