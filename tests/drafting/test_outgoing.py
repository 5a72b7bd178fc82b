"""Every outgoing message: one line for each header, no header of anybody else's, threads kept."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.header import decode_header
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.drafting.outgoing import Mail, clean_header, dated, freeze, is_addr_spec, names_of
from triage.mail.message import File

OWN_ID = "<tr.0123456789abcdef.0123456789ab@acme.example>"
PLAIN = Mail(
    from_addr="info@acme.example",
    from_name="Acme Joinery",
    to=(("Bella Ruiz", "bella@example.com"),),
    subject="Re: Table",
    text="Hello,\n\nText.\n",
    message_id=OWN_ID,
)
NAMES = ["From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
THREADED = ["In-Reply-To", "References"]

INJECTIONS = [
    "x\r\nBcc: evil@example.net",
    "x\nBcc: evil@example.net",
    "x\rBcc: evil@example.net",
    "x\r\n\r\nbody",
    "x\r\n Bcc: evil@example.net",
    "x\x00\x0b\x0c\x1c\x85Bcc: evil@example.net",
    "x\u2028Bcc: evil@example.net",
    "x\u2029Bcc: evil@example.net",
    "=?utf-8?q?x=0ABcc:_evil@example.net?=",
    "=?utf-8?q?x=0D=0ABcc:_evil@example.net?=",
    "=?utf-8?b?eApCY2M6IGV2aWxAZXhhbXBsZS5uZXQ=?=",
    "=?utf-8?q?x=0D=0A=0D=0Abody?= and =?utf-8?q?more?=",
    '"=?utf-8?q?x=0ABcc:_evil@example.net?="',
    "a =?utf-8?q?x=0A?=\t=?utf-8?q?Bcc:_evil@example.net?= b",
    "=?us-ascii?q?=3D=3Futf-8=3Fq=3Fx=0ABcc:_y=3F=3D?=",
    "=?utf-8?q?unended=0ABcc: evil@example.net",
    '", evil@example.net, "',
    "<evil@example.net>, x",
    "x\\",
    'x\\"',
    "(x",
    "\udcff\ud800",
    "\u202eelbat",
    "ä" * 300,
    "x" * 2000,
    "😀" * 60,
]


def head(raw: bytes) -> bytes:
    return raw.partition(b"\r\n\r\n")[0]


def names(raw: bytes) -> list[str]:
    """The header names as a plain line reader sees them, continuation lines left out."""
    lines = head(raw).split(b"\r\n")
    return [line.split(b":")[0].decode() for line in lines if line[:1] not in (b" ", b"\t")]


def read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def body_of(raw: bytes) -> str:
    part = read(raw).get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def well_formed(raw: bytes) -> None:
    """CRLF only, ASCII only, no line over 998 octets, no control and no blank line in the head."""
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", head(raw))
    assert raw.isascii()
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert all(line.strip() for line in head(raw).split(b"\r\n"))


def test_a_plain_mail_has_these_headers_and_no_others() -> None:
    """No Bcc, no Date yet, no X- of ours."""
    raw = freeze(PLAIN)
    assert sorted(names(raw)) == sorted(NAMES)
    well_formed(raw)
    assert body_of(raw) == "Hello,\n\nText.\n"


def test_what_the_email_package_gets_wrong_is_right_here() -> None:
    """Python 3.11.7 decodes an encoded newline and writes a second header (CVE-2024-6923). Where the
    package is mended it refuses or keeps it encoded; either way ours has one subject that says what it is."""
    hostile = "=?utf-8?q?x=0ABcc:_evil@example.net?="
    if sys.version_info[:3] <= (3, 11, 7):
        message = EmailMessage(policy=policy.SMTP)
        message["Subject"] = hostile
        assert b"\nBcc:" in message.as_bytes()
    raw = freeze(
        replace(PLAIN, subject=hostile, in_reply_to=f"<{hostile}>", to=((hostile, "b@example.com"),))
    )
    assert b"\nBcc:" not in raw
    assert _decoded(head(raw)) == hostile


@pytest.mark.parametrize("hostile", INJECTIONS, ids=range(len(INJECTIONS)))
@pytest.mark.parametrize("field", ["subject", "from_name", "to", "cc", "auto_submitted"])
def test_no_text_adds_a_header(field: str, hostile: str) -> None:
    """200 ways are one: whatever stands in a name or a subject, the header names stay the same."""
    value = ((hostile, "bella@example.com"),) if field in ("to", "cc") else hostile
    given_field: dict[str, Any] = {field: value}
    raw = freeze(replace(PLAIN, **given_field))
    extra = {"cc": ["Cc"], "auto_submitted": ["Auto-Submitted"]}.get(field, [])
    assert sorted(names(raw)) == sorted(NAMES + extra)
    assert not any(line.lower().startswith(b"bcc") for line in raw.split(b"\r\n"))
    well_formed(raw)
    assert body_of(raw) == "Hello,\n\nText.\n"


@pytest.mark.parametrize("hostile", INJECTIONS, ids=range(len(INJECTIONS)))
def test_no_name_adds_a_recipient(hostile: str) -> None:
    """Recipients are the given list; a name with a comma and an address in it is still a name."""
    raw = freeze(replace(PLAIN, to=((hostile, "bella@example.com"), ("Sam", "sam@example.com"))))
    head_line = next(
        line for line in head(raw).replace(b"\r\n ", b" ").split(b"\r\n") if line.startswith(b"To:")
    )
    unquoted = _without_quoted(head_line.decode())
    assert unquoted.count("@") == 2
    assert unquoted.count(",") == 1


def _without_quoted(line: str) -> str:
    """A header line without its quoted strings (RFC 5322 3.2.4), read letter by letter."""
    kept, quoted, escaped = "", False, False
    for letter in line:
        if escaped:
            escaped = False
        elif quoted and letter == "\\":
            escaped = True
        elif letter == '"':
            quoted = not quoted
        elif not quoted:
            kept += letter
    assert not quoted
    return kept


@given(st.text(max_size=120))
def test_any_subject_is_read_again_as_it_was_cleaned(subject: str) -> None:
    """What leaves is what stood there, but for controls; in any script, of any length."""
    raw = freeze(replace(PLAIN, subject=subject))
    well_formed(raw)
    shown = _decoded(head(raw))
    assert shown == clean_header(subject)


def _decoded(header: bytes) -> str:
    """The subject decoded once by the older, separate decoder of the standard library."""
    lines = header.replace(b"\r\n ", b" ").split(b"\r\n")
    line = next(one for one in lines if one.startswith(b"Subject:"))
    value = line.removeprefix(b"Subject:").removeprefix(b" ").decode()
    return "".join(
        part.decode(charset or "ascii") if isinstance(part, bytes) else part
        for part, charset in decode_header(value)
    )


def test_a_code_at_the_end_of_a_subject_stays_readable() -> None:
    """Only the words that need it are encoded, so that a code survives programs that cannot decode."""
    raw = freeze(replace(PLAIN, subject="Ja? Müller · Größe [#12] {d7.k7qf3m2xw4hn9rte}"))
    assert b"[#12]" in raw
    assert b"{d7.k7qf3m2xw4hn9rte}" in raw
    assert str(read(raw)["Subject"]) == "Ja? Müller · Größe [#12] {d7.k7qf3m2xw4hn9rte}"


@pytest.mark.parametrize(
    "name",
    [
        "Jörg Müller-Lüdenscheidt",
        "O'Neil, Bob",
        'The "Boss"',
        "J. R. Smith",
        "Иван Иванов",
        "山田太郎",
        "back\\slash",
        "a, =?utf-8?q?b=0ABcc:_x?=",
    ],
)
def test_names_are_read_again_as_they_were(name: str) -> None:
    """Quoted, encoded or bare, as each needs."""
    to = read(freeze(replace(PLAIN, to=((name, "bella@example.com"),))))["To"]
    assert [(one.display_name, one.addr_spec) for one in to.addresses] == [(name, "bella@example.com")]


@pytest.mark.parametrize(
    "address",
    [
        "", "bella", "jö@example.com", "a b@example.com", "a@example.com>\r\nBcc: e@example.net",
        "a@example.com, b@example.net", "<a@example.com>", "a@b@example.com", "a@", "@example.com",
        "a@example.com\n", "=?utf-8?q?x=0A?= @example.com", "a..b@example.com", '"a\nb"@example.com',
        "x" * 320 + "@example.com", "a@exämple.com", '"a"b"@example.com',
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["to", "cc", "from_addr", "reply_to"])
def test_what_is_no_plain_address_is_refused(field: str, address: str) -> None:
    """An address that cannot stand in a header never becomes one; asked beforehand it says so."""
    assert not is_addr_spec(address)
    if field == "reply_to" and not address:
        return  # an empty Reply-To is none
    value = address if field in ("from_addr", "reply_to") else (("", address),)
    wrong: dict[str, Any] = {field: value}
    with pytest.raises(ValueError, match="not a plain address"):
        freeze(replace(PLAIN, **wrong))


@pytest.mark.parametrize(
    "address",
    ["info+d7.k7qf3m2xw4hn9rte@acme.example", "o'neil@example.com", '"a b"@example.com', "a@[192.0.2.1]"],
)
def test_odd_but_lawful_addresses_are_taken(address: str) -> None:
    """Plus-addresses, apostrophes, quoted local parts, address literals (RFC 5322 3.4.1)."""
    assert is_addr_spec(address)
    assert f"Reply-To: {address}\r\n".encode() in freeze(replace(PLAIN, reply_to=address))


def test_a_thread_is_kept() -> None:
    """In-Reply-To names the mail that is answered; References ends with it, each id once."""
    raw = freeze(
        replace(
            PLAIN, in_reply_to="<c@x.example>", references=("<a@x.example>", "<b@x.example>", "<a@x.example>")
        )
    )
    assert names(raw)[4:6] == THREADED
    assert str(read(raw)["In-Reply-To"]) == "<c@x.example>"
    assert str(read(raw)["References"]).split() == ["<a@x.example>", "<b@x.example>", "<c@x.example>"]


def test_long_ids_are_written_as_they_are() -> None:
    """Microsoft's and Amazon's ids are longer than a line: folded between, never encoded."""
    ids = tuple(f"<{'a' * 100}{place}@mail.example.com>" for place in range(30))
    raw = freeze(replace(PLAIN, in_reply_to=ids[-1], references=ids))
    well_formed(raw)
    assert f"In-Reply-To: {ids[-1]}\r\n".encode() in raw
    unfolded = head(raw).replace(b"\r\n ", b" ")
    assert f"References: {' '.join(ids[-20:])}\r\n".encode() in unfolded + b"\r\n"


@pytest.mark.parametrize(
    "hostile",
    [
        "<a@x.example>\r\nBcc: e@example.net", "<=?utf-8?q?x=0ABcc:_e@example.net?=>", "a@x.example", "<>", "",
        "<a b@x.example>", "<a@x.example> <b@x.example>", "<ä@x.example>", "<a\x00@x.example>", f"<{'a' * 300}>",
        "<a@x.example>>", "<a<@x.example>",
    ],
)  # fmt: skip
def test_a_foreign_id_that_could_do_harm_is_left_out(hostile: str) -> None:
    """The thread is then found by the rest of References."""
    raw = freeze(replace(PLAIN, in_reply_to=hostile, references=(hostile, "<good@x.example>", hostile)))
    assert "In-Reply-To" not in names(raw)
    assert str(read(raw)["References"]) == "<good@x.example>"
    assert sorted(names(raw)) == sorted([*NAMES, "References"])
    well_formed(raw)


def test_an_own_id_that_is_none_is_a_bug() -> None:
    """Never a mail without a proper Message-ID."""
    with pytest.raises(ValueError, match="Message-ID"):
        freeze(replace(PLAIN, message_id="<x>\r\nBcc: e@example.net"))


def test_the_date_is_the_only_hole() -> None:
    """Freezing twice gives the same octets; the date goes on top and changes nothing else."""
    frozen = freeze(PLAIN)
    assert frozen == freeze(PLAIN)
    assert freeze(replace(PLAIN, html="<p>x</p>")) == freeze(replace(PLAIN, html="<p>x</p>"))
    at = datetime(2026, 3, 1, 9, 5, tzinfo=timezone(timedelta(hours=1)))
    raw = dated(frozen, at)
    assert raw == b"Date: Sun, 01 Mar 2026 09:05:00 +0100\r\n" + frozen
    assert names(raw).count("Date") == 1
    assert dated(frozen, datetime(2026, 3, 1, tzinfo=UTC)).endswith(frozen)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5000,
        "ü" * 3000,
        "From the start\n.\n..\nFrom again\n",
        "trailing \n-- \nAcme\n",
        "tab\tand = and =3D\n",
        "Grüße 😀\n",
    ],
)
def test_bodies_arrive_as_they_were(text: str) -> None:
    """Long lines, other scripts, dots, equal signs, the signature's trailing space."""
    raw = freeze(replace(PLAIN, text=text))
    well_formed(raw)
    assert body_of(raw) == text.rstrip("\n") + "\n"


def test_line_ends_and_controls_of_a_body_are_settled() -> None:
    """Any line end becomes one; controls and lone surrogates do not travel."""
    raw = freeze(replace(PLAIN, text="a\r\nb\rc\u2028d\x00e\x1b[31m\udcff"))
    well_formed(raw)
    assert body_of(raw) == "a\nb\nc\nde[31m\ufffd\n"


def test_html_stands_beside_the_text() -> None:
    """multipart/alternative with the plain text first (RFC 2046 5.1.4)."""
    html = "<p>Grüße</p>\n--=_\n.\n" + "x" * 3000
    raw = freeze(replace(PLAIN, html=html))
    well_formed(raw)
    parts = [part.get_content_type() for part in read(raw).iter_parts()]
    assert parts == ["text/plain", "text/html"]
    shown = read(raw).get_body(("html",))
    assert shown is not None
    assert str(shown.get_content()).replace("\r\n", "\n") == html + "\n"
    assert body_of(raw) == "Hello,\n\nText.\n"


def test_who_it_goes_to_is_named() -> None:
    """By name where there is one."""
    assert names_of((("Bella", "b@example.com"), ("", "c@example.com"))) == "Bella, c@example.com"


@pytest.mark.parametrize("html", ["", "<p>Hello</p>"])
def test_attached_files_arrive_octet_for_octet(html: str) -> None:
    """Text first, then each file, whatever its octets; nothing of them reaches a header."""
    files = (
        File(filename="INV-2026-0042.pdf", content_type="application/pdf", octets=bytes(range(256)) * 40),
        File(filename="list.csv", content_type="text/csv", octets=b"--=_m\r\n--\r\n"),
    )
    raw = freeze(replace(PLAIN, html=html, files=files))
    read = message_from_bytes(raw, policy=policy.default)
    assert isinstance(read, EmailMessage)
    body = read.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == PLAIN.text
    found = [(one.get_filename(), one.get_payload(decode=True)) for one in read.iter_attachments()]
    assert found == [(one.filename, one.octets) for one in files]
    assert not read.defects
    assert all(len(line) <= 78 for line in raw.split(b"\r\n"))
