"""Guards that stand behind others: each alone, where no other sees the danger."""

from __future__ import annotations

from tests.mail.test_authentication import PASS, config, level, mail, signed, with_results
from triage.adapters.mime import read
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
