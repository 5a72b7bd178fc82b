"""Authentication: which evidence makes which level, and what passes elsewhere but proves nothing here."""

from __future__ import annotations

import base64
import random
import re
from functools import cache
from pathlib import Path

import dkim
import pytest

from triage.adapters.authentication import MICROSOFT_365, authenticate, trusted_results
from triage.adapters.mime import read
from triage.config import Config, parse
from triage.core.errors import Transient
from triage.mail.authentication import Finding, Outcome, Source, decide, is_aligned
from triage.mail.message import Authentication, Level, Message

BODY = b"yes\r\n"
HEADERS = {
    "From": "Ines Berg <ines@firm.example>",
    "To": "desk@firm.example",
    "Subject": "Re: Approve? 9f4k",
    "Date": "Tue, 04 Mar 2025 09:12:44 +0100",
    "Message-ID": "<one@firm.example>",
}
PASS = "mx.host.example; dmarc=pass (p=reject) header.from=firm.example; spf=pass smtp.mailfrom=firm.example"


def config(authserv_id: str = "mx.host.example", *, own_check: bool = True) -> Config:
    return parse(
        {
            "firm": {"name": "Firm", "address": "desk@firm.example", "signature": "Firm"},
            "mailbox": {"backend": "maildir", "path": "mail"},
            "submit": {"host": "127.0.0.1", "tls": "none"},
            "authentication": {"authserv_id": authserv_id, "dkim": own_check},
            "people": [
                {
                    "name": "Ines",
                    "addresses": ["ines@firm.example", "ines.berg@firm.example"],
                    "roles": ["owner"],
                },
                {"name": "Jo", "addresses": ["jo@firm.example"]},
            ],
        },
        root=Path("."),
    )


# ---------------------------------------------------------------- keys and signatures


def der(tag: int, content: bytes) -> bytes:
    size = len(content)
    length = (
        bytes([size])
        if size < 128
        else bytes([0x80 | (size.bit_length() + 7) // 8]) + size.to_bytes((size.bit_length() + 7) // 8)
    )
    return bytes([tag]) + length + content


def integer(number: int) -> bytes:
    return der(2, number.to_bytes(number.bit_length() // 8 + 1))


def prime(bits: int, chance: random.Random) -> int:
    while True:
        candidate = chance.getrandbits(bits) | (3 << (bits - 2)) | 1
        sieved = all(candidate % small for small in (3, 5, 7, 11, 13, 17, 19, 23)) and (candidate - 1) % 65537
        if sieved and all(pow(base, candidate - 1, candidate) == 1 for base in (2, 3, 5, 7, 11)):
            return candidate


@cache
def key_pair(bits: int) -> tuple[bytes, bytes]:
    """PEM (PKCS #1) and DNS record of an RSA key, the same in each run; good for tests alone."""
    chance = random.Random(bits)
    one, other = prime(bits // 2, chance), prime(bits // 2, chance)
    modulus, private = one * other, pow(65537, -1, (one - 1) * (other - 1))
    numbers = (
        0,
        modulus,
        65537,
        private,
        one,
        other,
        private % (one - 1),
        private % (other - 1),
        pow(other, -1, one),
    )
    pem = base64.encodebytes(der(0x30, b"".join(map(integer, numbers))))
    bare = der(0x30, integer(modulus) + integer(65537))
    algorithm = der(0x30, bytes.fromhex("06092a864886f70d0101010500"))
    public = base64.b64encode(der(0x30, algorithm + der(3, b"\0" + bare)))
    return (
        b"-----BEGIN RSA PRIVATE KEY-----\n" + pem + b"-----END RSA PRIVATE KEY-----\n",
        b"v=DKIM1; k=rsa; p=" + public,
    )


def mail(*, results: str = "", body: bytes = BODY, **changes: str) -> bytes:
    headers = {**HEADERS, **{name.replace("_", "-"): value for name, value in changes.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    stamped = f"Authentication-Results: {results}\r\n" if results else ""
    return (stamped + lines).encode() + b"\r\n" + body


def signed(
    raw: bytes,
    *,
    names: str = "from to subject date",
    domain: bytes = b"firm.example",
    bits: int = 1024,
    length: bool = False,
) -> bytes:
    included = [name.encode() for name in names.split()]
    return dkim.sign(raw, b"s1", domain, key_pair(bits)[0], include_headers=included, length=length) + raw


def records(bits: int = 1024, extra: bytes = b"") -> dict[bytes, bytes]:
    return {
        b"s1._domainkey.firm.example.": key_pair(bits)[1] + extra,
        b"s1._domainkey.other.example.": key_pair(1024)[1],
    }


def read_message(raw: bytes) -> Message:
    message = read(raw)
    assert isinstance(message, Message)
    return message


def level(
    raw: bytes, *, settings: Config | None = None, zone: dict[bytes, bytes] | None = None
) -> Authentication:
    message = read(raw)
    assert isinstance(message, Message)
    return authenticate(
        raw, message, config=settings or config(), resolver=(records() if zone is None else zone).get
    )


# ---------------------------------------------------------------- levels


def test_two_sources_make_level_a() -> None:
    """Trusted DMARC and our own DKIM check agree: level A, with the key's text kept."""
    found = level(with_results(signed(mail()), PASS))
    assert (found.level, found.authenticated_as) == (Level.A, "ines@firm.example")
    assert found.key_text.startswith("v=DKIM1")


def with_results(raw: bytes, results: str) -> bytes:
    return f"Authentication-Results: {results}\r\n".encode() + raw


def test_one_source_makes_level_b() -> None:
    """Only the trusted header, or only our own check: level B."""
    assert level(mail(results=PASS)).level is Level.B
    assert level(signed(mail())).level is Level.B


def test_no_evidence_is_level_c() -> None:
    """A From alone is a claim."""
    found = level(mail())
    assert (found.level, found.authenticated_as) == (Level.C, None)


def test_login_of_our_own_server_counts() -> None:
    """Submission with the person's own login is a source of its own; DMARC beside it makes A."""
    assert level(mail(results="mx.host.example; auth=pass smtp.auth=ines@firm.example")).level is Level.B
    assert level(mail(results="mx.host.example; auth=pass smtp.auth=Ines.Berg@firm.example")).level is Level.B
    assert level(mail(results=f"{PASS}; auth=pass smtp.auth=ines@firm.example")).level is Level.A
    assert level(mail(results="mx.host.example; auth=pass smtp.auth=stranger")).level is Level.C


def test_another_persons_login_fails() -> None:
    """Jo may not write as Ines."""
    assert level(mail(results="mx.host.example; auth=pass smtp.auth=jo@firm.example")).level is Level.D


SMUGGLED = "=?utf-8?q?a=3B_dmarc=3Dpass_header=2Efrom=3Dfirm=2Eexample=3B_x=3D?=@evil.example"


def test_an_encoded_word_in_the_reverse_path_is_no_result() -> None:
    """The sender chooses what stands in smtp.mailfrom; decoded (RFC 2047) it would read ``; dmarc=pass …``."""
    for between in ("", " "):
        found = level(mail(results=f"mx.host.example; spf=pass smtp.mailfrom={between}{SMUGGLED}"))
        assert found.level is Level.C, found


FAILURES = {
    "dmarc fails": "mx.host.example; dmarc=fail header.from=firm.example",
    "aligned dkim fails": "mx.host.example; dkim=fail header.d=firm.example",
    "a second header of ours fails": PASS
    + "\r\nAuthentication-Results: mx.host.example; dmarc=fail header.from=firm.example",
}


@pytest.mark.parametrize("name", FAILURES)
def test_any_failure_is_level_d(name: str) -> None:
    """One failure outweighs every pass."""
    found = level(with_results(signed(mail()), FAILURES[name]))
    assert (found.level, found.authenticated_as) == (Level.D, None)


UNTRUSTED = {
    "another server's": "mx.evil.example; dmarc=pass header.from=firm.example",
    "ours as a comment": "mx.evil.example (mx.host.example); dmarc=pass header.from=firm.example",
    "ours as a prefix": "mx.host.example.evil.example; dmarc=pass header.from=firm.example",
    "no id": "dmarc=pass header.from=firm.example",
    "for another domain": "mx.host.example; dmarc=pass header.from=evil.example",
    "for no domain": "mx.host.example; dmarc=pass",
    "unaligned dkim": "mx.host.example; dkim=pass header.d=evil.example",
    "spf alone": "mx.host.example; spf=pass smtp.mailfrom=firm.example",
    "temporary": "mx.host.example; dmarc=temperror header.from=firm.example",
    "forged inside a comment": "mx.host.example; x-odd=; spf=pass (; dmarc=pass header.from=firm.example) smtp.mailfrom=evil.example",
    "forged inside a string": 'mx.host.example; x-odd=; spf=pass smtp.mailfrom="; dmarc=pass header.from=firm.example; "@evil.example',
    "garbage": 'mx.host.example; ((("; dmarc=pass header.from=firm.example',
    "empty": "mx.host.example; none",
}


@pytest.mark.parametrize("name", UNTRUSTED)
def test_untrusted_results_prove_nothing(name: str) -> None:
    """Headers of others, for others, or unreadable ones leave level C."""
    assert level(mail(results=UNTRUSTED[name])).level is Level.C


def test_one_unreadable_result_does_not_hide_the_others() -> None:
    """authres raises on a whole header for one odd part."""
    odd = "mx.host.example; x-odd=pass action none (x; dmarc=pass header.from=firm.example"
    assert trusted_results((odd,), "mx.host.example") is not None
    fine = "mx.host.example; x-odd=; dmarc=pass header.from=firm.example"
    assert [one.method for one in trusted_results((fine,), "mx.host.example")] == ["dmarc"]


def test_microsoft_365_form() -> None:
    """No authserv-id: read only where configured, only the topmost, only without an id."""
    value = (
        "spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=firm.example; dkim=pass (signature was verified) "
        "header.d=firm.example;dmarc=pass action=none header.from=firm.example;compauth=pass reason=100"
    )
    assert level(mail(results=value), settings=config(MICROSOFT_365)).level is Level.B
    assert level(mail(results=value)).level is Level.C
    below = "other.example; none\r\nAuthentication-Results: " + value
    assert level(mail(results=below), settings=config(MICROSOFT_365)).level is Level.C


def test_no_configured_id_trusts_no_header() -> None:
    """Without ``authserv_id`` every such header may be the sender's own."""
    assert level(mail(results=PASS), settings=config("")).level is Level.C


# ---------------------------------------------------------------- signatures


OPEN = {
    "body may grow": signed(mail(), length=True) + b"no, pay Mallory\r\n",
    "subject unsigned": signed(mail(), names="from to date").replace(
        b"Re: Approve? 9f4k", b"Re: Approve? other"
    ),
    "date unsigned": signed(mail(), names="from to subject"),
    "second subject on top": b"Subject: pay Mallory\r\n" + signed(mail()),
    "unaligned": signed(mail(), domain=b"other.example"),
}


@pytest.mark.parametrize("name", OPEN)
def test_signature_that_leaves_something_open_proves_nothing(name: str) -> None:
    """dkimpy and DMARC pass these; here they are no evidence, and no failure either."""
    assert (
        dkim.verify(OPEN[name], dnsfunc=lambda name, **_: records().get(name))
        or name == "second subject on top"
    )
    assert level(OPEN[name]).level in (Level.C, Level.D)
    assert level(OPEN[name]).authenticated_as is None


def test_dmarc_pass_on_an_open_signature_proves_nothing() -> None:
    """The trusted header passes the same signature: without an aligned SPF it carries nothing."""
    only_dkim = "mx.host.example; dmarc=pass header.from=firm.example; dkim=pass header.d=firm.example"
    assert level(with_results(OPEN["body may grow"], only_dkim)).level is Level.C
    assert level(with_results(OPEN["body may grow"], PASS)).level is Level.B
    assert level(with_results(signed(mail()), only_dkim)).level is Level.A


def test_weak_or_testing_keys_prove_nothing() -> None:
    """A key below 1024 bits, a domain that only tests, a missing or unreadable key: none."""
    assert level(signed(mail(), bits=768), zone=records(768)).level is Level.C
    assert level(signed(mail()), zone=records(extra=b"; t=y")).level is Level.C
    assert level(signed(mail()), zone={}).level is Level.C
    assert level(signed(mail()), zone={b"s1._domainkey.firm.example.": b"v=DKIM1; p=!!"}).level is Level.C


def test_changed_mail_fails() -> None:
    """A signed word that was changed is forgery or damage: level D."""
    assert level(signed(mail()).replace(b"9f4k", b"9f4l")).level is Level.D
    assert level(signed(mail()) + b"more\r\n").level is Level.D


def test_dns_trouble_is_no_failure() -> None:
    """A resolver that cannot say leaves the other sources."""
    raw = with_results(signed(mail()), PASS)
    message = read(raw)
    assert isinstance(message, Message)

    def down(name: bytes) -> bytes | None:
        raise Transient("no answer")

    assert authenticate(raw, message, config=config(), resolver=down).level is Level.B


def test_dns_only_for_listed_people() -> None:
    """A stranger's mail makes us ask nobody anything."""
    asked: list[bytes] = []
    raw = signed(mail(From="Eve <eve@other.example>"), domain=b"other.example")
    message = read(raw)
    assert isinstance(message, Message)
    found = authenticate(raw, message, config=config(), resolver=lambda name: asked.append(name))
    assert (asked, found.level) == ([], Level.C)


@pytest.mark.parametrize(
    "top",
    ["From: Mallory <m@evil.example>\r\n", "From: ines@firm.example\r\n"],
)
def test_two_froms_prove_nothing(top: str) -> None:
    """Who reads which From nobody knows."""
    raw = with_results(top.encode() + signed(mail()), PASS)
    found = level(raw)
    assert found.level in (Level.C, Level.D)
    assert found.authenticated_as is None


@pytest.mark.parametrize(
    "line",
    [
        b"DKIM-Signature: v=1; a=; b",
        b"DKIM-Signature: " + b"a" * 9000,
        b"DKIM-Signature: v=1; l=x; d=firm.example; s=s1; h=from; b=; bh=",
    ],
)
def test_broken_signatures_are_ignored(line: bytes) -> None:
    """A signature that cannot be read is none."""
    assert level(line + b"\r\n" + mail(results=PASS)).level is Level.B


def test_alignment() -> None:
    """Equal or one above the other; never by likeness."""
    assert is_aligned("firm.example", "Firm.example")
    assert is_aligned("mail.firm.example", "firm.example")
    assert is_aligned("firm.example", "mail.firm.example")
    assert not is_aligned("evilfirm.example", "firm.example")
    assert not is_aligned("example", "firm.example")
    assert not is_aligned("", "firm.example")


def test_two_passes_of_one_source_are_one() -> None:
    """Level A needs two different sources."""
    twice = [Finding(source=Source.DKIM, outcome=Outcome.PASS, detail="")] * 2
    assert decide(twice, "ines@firm.example").level is Level.B
    assert decide([], "ines@firm.example").level is Level.C


def test_reasons_are_plain() -> None:
    """The stored reasons name each source and what it said."""
    reasons = " ".join(level(with_results(signed(mail()), PASS)).reasons)
    assert re.search(r"authentication-results: pass .*own dkim check: pass \(d=firm.example s=s1\)", reasons)


def test_a_domain_that_millions_share_is_level_b_at_most() -> None:
    """Two sources that both rest on gmail.com's word are one account's, not the firm's."""
    settings = config()
    people = (settings.people[0].model_copy(update={"addresses": ("ines@gmail.com",)}),)
    settings = settings.model_copy(update={"people": people})
    results = "mx.host.example; dmarc=pass header.from=gmail.com; auth=pass smtp.auth=ines@gmail.com"
    found = level(mail(results=results, From="ines@gmail.com"), settings=settings)
    assert (found.level, found.authenticated_as) == (Level.B, "ines@gmail.com")
