"""Mail from inside: what the own host writes, what somebody outside can write, and what doctor has learned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.mail.test_authentication import mail, read_message
from triage.adapters.authentication import authenticate
from triage.approval.proofs import Learned, Proofs, proofs_of
from triage.config import Config, parse
from triage.mail.authentication import Source
from triage.mail.message import Level

INES = "ines@firm.example"
HOST = "mail.firm.example"
BY_LOGIN = f"from laptop (dsl.example [203.0.113.9]) (Authenticated sender: {INES}) by {HOST} (Postfix) with ESMTPSA id 1"
FROM_OUTSIDE = f"from evil (evil.example [198.51.100.7]) by {HOST} (Postfix) with ESMTPS id 2"
BY_LMTP = f"from {HOST} by {HOST} with LMTP id 3"
BY_FILTER = f"from localhost (localhost [127.0.0.1]) by {HOST} (Postfix) with ESMTP id 4"
TESTED = Proofs(tested="2026-11-27T12:00:00+00:00", inside=("microsoft365", "received"))


def config(**authentication: Any) -> Config:
    return parse(
        {
            "firm": {"name": "Firm", "address": "desk@firm.example", "signature": "Firm"},
            "mailbox": {"backend": "maildir", "path": "mail"},
            "submit": {"host": "127.0.0.1", "tls": "none"},
            "authentication": {"dkim": False, **authentication},
            "people": [
                {"name": "Ines", "addresses": [INES], "roles": ["owner"]},
                {"name": "Far", "addresses": ["far@home.example"]},
            ],
        },
        root=Path("."),
    )


def level(raw: bytes, how: str, proofs: Proofs = TESTED) -> Level:
    settings = config(inside=how, received_by=HOST)
    return authenticate(raw, read_message(raw), config=settings, resolver=None, proofs=proofs).level


def stamped(*received: str, **headers: str) -> bytes:
    return "".join(f"Received: {one}\r\n" for one in received).encode() + mail(**headers)


AUTH_AS = "X_MS_Exchange_Organization_AuthAs"
NAME = "X-MS-Exchange-Organization-AuthAs"


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("Internal", Level.B),
        ("Anonymous", Level.C),
        (f"Anonymous\r\n{NAME}: Internal", Level.C),
        (f"Internal\r\n{NAME}: Anonymous", Level.C),
        ("=?utf-8?q?Internal?=", Level.C),
    ],
)
def test_exchange_says_internal_exactly_once(value: str, wanted: Level) -> None:
    """One field with this one word; a second one beside it makes it worthless."""
    assert level(mail(**{AUTH_AS: value}), "microsoft365") is wanted


@pytest.mark.parametrize(
    ("received", "wanted"),
    [
        ((BY_LOGIN,), Level.B),
        ((BY_LMTP, BY_FILTER, BY_LOGIN), Level.B),
        ((FROM_OUTSIDE, BY_LOGIN), Level.C),
        ((BY_LMTP, FROM_OUTSIDE, BY_LOGIN), Level.C),
        (("from x by mx.other.example with ESMTP", BY_LOGIN), Level.C),
        ((BY_LOGIN.replace(INES, "jo@firm.example"),), Level.C),
        ((BY_LOGIN.replace(HOST, "mail.firm.example.evil.example"),), Level.C),
        ((f"from =?utf-8?q?h_=28Authenticated_sender=3A_{INES}=29?= (x [198.51.100.7]) by {HOST}",), Level.C),
        ((f"from h (x [198.51.100.7]) by {HOST} for <(Authenticated sender: {INES})>",), Level.C),
        ((f"from [127.0.0.1] (evil.example [198.51.100.7]) by {HOST}", BY_LOGIN), Level.C),
        ((f"from localhost[127.0.0.1] (evil [198.51.100.7]) by {HOST} with ESMTP", BY_LOGIN), Level.C),
        ((), Level.C),
    ],
)
def test_only_the_hop_that_the_own_host_took_counts(received: tuple[str, ...], wanted: Level) -> None:
    """Its own hand-overs are passed over; a forged line below a hop from outside is never reached."""
    assert level(stamped(*received), "received") is wanted


def test_it_counts_for_the_firms_own_domain_alone() -> None:
    """Exchange's word says that mail is of this tenant; a private address is of none."""
    raw = mail(**{AUTH_AS: "Internal", "From": "far@home.example"})
    assert level(raw, "microsoft365") is Level.C


def test_untested_it_counts_for_nothing() -> None:
    """Not before doctor has seen a forged one fail, and not after it saw one pass."""
    raw = mail(**{AUTH_AS: "Internal"})
    assert level(raw, "microsoft365", Proofs()) is Level.C
    other_way = Proofs(tested=TESTED.tested, inside=("received",))
    assert level(raw, "microsoft365", other_way) is Level.C
    assert level(raw, "off") is Level.C


def test_a_host_that_keeps_forged_results_is_not_believed() -> None:
    """Its passes prove nothing; its failures still count."""
    settings = config(authserv_id="mx.host.example")
    proofs = Proofs(tested=TESTED.tested, forgeable=(Source.RESULTS, Source.SUBMISSION))
    for result, wanted in (("pass", Level.C), ("fail", Level.D)):
        raw = mail(
            results=f"mx.host.example; dmarc={result} header.from=firm.example; auth=pass smtp.auth={INES}"
        )
        found = authenticate(raw, read_message(raw), config=settings, resolver=None, proofs=proofs)
        assert found.level is wanted


def test_what_was_learned_survives_being_stored() -> None:
    """And says whose own mail nothing proves."""
    made = Proofs(
        people={"a@x.example": Learned(at="t", passed=(Source.RESULTS,), plus=True), "b@x.example": Learned(at="t")},
        forgeable=(Source.INSIDE,), tested="t",
    )  # fmt: skip
    assert proofs_of(made.as_text()) == made
    assert [made.is_off(one, "off") for one in ("a@x.example", "b@x.example", "c@x.example")] == [
        False,
        True,
        False,
    ]
    assert proofs_of(None) == Proofs()
