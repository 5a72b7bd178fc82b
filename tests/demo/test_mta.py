"""What the demo's transfer agent decides, without a socket."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from triage.demo import mta

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def arriving(raw: bytes, **changes: object) -> mta.Arriving:
    facts = {"reverse_path": "bella@ruiz.example", "recipients": ("info@acme.example",), "at": AT}
    return mta.Arriving(raw=raw, **{**facts, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("info+d7.k7qf3m2xw4hn9rte@acme.example", "info@acme.example"),
        ("Info@ACME.example", "info@acme.example"),
        ("a+b+c@x.example", "a@x.example"),
    ],
)
def test_a_plus_address_is_delivered_to_its_base(given: str, base: str) -> None:
    """Everything from the first plus to the at sign is detail, not mailbox."""
    assert mta.base_address(given) == base


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
def test_stamping_leaves_every_other_octet_as_it_came(end: bytes) -> None:
    """Below the trace headers the mail is unchanged, with either kind of line end."""
    raw = end.join(
        [b"From: bella@ruiz.example", b"Subject: a", b" folded", b"Odd line", b"", b"body", b"\xff\x00"]
    )
    stamped = mta.stamped(arriving(raw), "dmarc=none", 7)
    assert stamped.endswith(raw)
    assert stamped.startswith(
        b"Return-Path: <bella@ruiz.example>\r\nAuthentication-Results: mx.acme.example;"
    )


@pytest.mark.parametrize(
    "claim",
    [
        b"Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example",
        b"AUTHENTICATION-RESULTS:\r\n\tMX.acme.example;\r\n dmarc=pass",
        b"Authentication-Results: (hello) mx.acme.example 1; dmarc=pass",
        b'Authentication-Results: "mx.acme.example"; dmarc=pass',
    ],
)
def test_a_foreign_claim_to_our_authserv_id_is_removed(claim: bytes) -> None:
    """RFC 8601 5: nobody outside may speak with our authserv_id, however the field is written."""
    raw = claim + b"\r\nFrom: x@y.example\r\n\r\nhi"
    assert mta.stamped(arriving(raw), "dmarc=none", 1).count(b"dmarc=pass") == 0


def test_a_foreign_result_of_another_host_stays() -> None:
    """Only our own name is taken back; other hosts may say what they found."""
    raw = b"Authentication-Results: mx.elsewhere.example; dmarc=pass\r\nFrom: x@y.example\r\n\r\nhi"
    assert b"mx.elsewhere.example" in mta.stamped(arriving(raw), "dmarc=none", 1)


@pytest.mark.parametrize(
    ("author", "login", "refused"),
    [
        ("olga@acme.example", None, True),
        ("Olga <OLGA@ACME.example>", None, True),
        ('"olga@acme.example" <x@free.example>', None, False),
        ("olga@acme.example", "olga@acme.example", False),
        ("olga+tag@acme.example", "olga@acme.example", False),
        ("jana@acme.example", "olga@acme.example", True),
    ],
)
def test_a_from_of_ours_needs_its_own_login(author: str, login: str | None, refused: bool) -> None:
    """Our domain in From is refused without a login, and with the login of somebody else."""
    raw = f"From: {author}\r\n\r\nhi".encode()
    assert (mta.refusal_of_author(raw, login, "acme.example") is not None) is refused


def test_a_second_from_is_looked_at_too() -> None:
    """Two From fields do not hide ours behind a harmless one."""
    raw = b"From: x@y.example\r\nFrom: olga@acme.example\r\n\r\nhi"
    assert mta.refusal_of_author(raw, None, "acme.example") is not None


def test_what_our_host_found_names_the_login() -> None:
    """A login of ours is proof; a vouched domain passes; anything else is none."""
    raw = b"From: olga@acme.example\r\n\r\nhi"
    own = mta.house_results(arriving(raw, login="olga@acme.example"), "acme.example", False)
    assert own == "dmarc=pass header.from=acme.example; auth=pass smtp.auth=olga@acme.example"
    outside = arriving(b"From: bella@ruiz.example\r\n\r\nhi")
    assert "dmarc=pass header.from=ruiz.example" in mta.house_results(outside, "acme.example", True)
    assert "dmarc=none" in mta.house_results(outside, "acme.example", False)


@pytest.mark.parametrize("raw", [b"", b"\n", b"\r\nbody", b"no colon at all", b"\x00\xff\n\n", b"A:b"])
def test_broken_mail_is_stamped_and_kept(raw: bytes) -> None:
    """There is no mail that cannot be stamped."""
    assert mta.stamped(arriving(raw), "dmarc=none", 1).endswith(raw)
