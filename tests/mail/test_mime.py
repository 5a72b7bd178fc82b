"""What a message says is read right: headers, charsets, parts, names."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime

import pytest

from triage.adapters.mime import read
from triage.mail.message import Message

HEAD = b"From: Ann Ruiz <ann@customer.example>\r\nTo: desk@acme.example\r\nSubject: Order\r\nMIME-Version: 1.0\r\n"


def message(raw: bytes) -> Message:
    found = read(raw)
    assert isinstance(found, Message), found
    return found


def multipart(kind: str, *parts: bytes, head: bytes = HEAD) -> bytes:
    body = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
    return head + f"Content-Type: multipart/{kind}; boundary=b\r\n\r\n".encode() + body + b"--b--\r\n"


def text(words: str, kind: str = "plain", charset: str = "utf-8") -> bytes:
    return f"Content-Type: text/{kind}; charset={charset}\r\n\r\n".encode() + words.encode(charset)


def attached(name: str, content: bytes, kind: str = "application/octet-stream") -> bytes:
    head = f'Content-Type: {kind}\r\nContent-Disposition: attachment; filename="{name}"\r\n'
    return head.encode() + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(content)


def test_an_ordinary_mail_is_read_whole() -> None:
    """Addresses, ids, date, subject and text come out decoded."""
    found = message(
        b'From: =?utf-8?q?Zo=C3=AB_M=C3=BCller?= <zoe@Kunde.EXAMPLE>\r\nTo: "Desk, Acme" <desk@acme.example>, b@c.example\r\n'
        b"Cc: boss@kunde.example\r\nReply-To: other@kunde.example\r\nMessage-ID: <1@kunde.example>\r\n"
        b"In-Reply-To: <a@x.example> <b@x.example>\r\nReferences: <r@x.example>\r\n <a@x.example>\r\n"
        b"Date: Tue, 03 Nov 2026 10:42:00 +0100\r\nSubject: =?iso-8859-1?q?R=FCckfrage?=\r\n =?iso-8859-1?q?_zur_Rechnung?=\r\n"
        b"\r\nGuten Tag\r\n"
    )
    assert (found.author.name, found.author.addr_spec) == ("Zoë Müller", "zoe@kunde.example")
    assert [one.addr_spec for one in found.to] == ["desk@acme.example", "b@c.example"]
    assert found.to[0].name == "Desk, Acme"
    assert found.in_reply_to == ("<a@x.example>", "<b@x.example>")
    assert found.references == ("<r@x.example>", "<a@x.example>")
    assert found.date == datetime(2026, 11, 3, 9, 42, tzinfo=UTC)
    assert found.subject == "Rückfrage zur Rechnung"
    assert found.text == "Guten Tag\n"
    assert found.person is not None
    assert found.person.addr_spec == "other@kunde.example", (
        "an answer goes where they ask, within their domain"
    )
    assert not found.ambiguous


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("gb2312", "关于发票的问题：请尽快回复我们"),
        ("shift_jis", "請求書についてお問い合わせします"),
        ("iso-8859-1", "Rückfrage über die Größe des Schrankes"),
        ("koi8-r", "Пожалуйста, пришлите нам счёт за ноябрь"),
        ("utf-8", "Où est ma commande passée en été ?"),
    ],
)
def test_raw_eight_bit_headers_lose_nothing(charset: str, words: str) -> None:
    """Headers in undeclared 8-bit text are read by the charset that the body declares."""
    raw = b"From: a@b.example\r\nSubject: " + words.encode(charset)
    raw += f"\r\nContent-Type: text/plain; charset={charset}\r\n\r\n".encode() + words.encode(charset)
    found = message(raw)
    assert found.subject == words
    assert found.text == words


def test_a_wrong_label_is_seen_through() -> None:
    """UTF-8 that calls itself Latin-1, and Windows text that calls itself ASCII, are read as what they are."""
    body = "Die Tür klemmt – bitte prüfen"
    for label, codec in (
        ("iso-8859-1", "utf-8"),
        ("us-ascii", "cp1252"),
        ("klingon", "utf-8"),
        ("", "cp1252"),
    ):
        declared = f"Content-Type: text/plain; charset={label}\r\n" if label else ""
        assert message(HEAD + declared.encode() + b"\r\n" + body.encode(codec)).text == body, label


def test_a_cut_character_costs_only_itself() -> None:
    """Broken UTF-8 shows one replacement and keeps every other word."""
    raw = (
        HEAD
        + b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
        + ("Grüße aus Köln, schöne Tage " * 9).encode()
        + b"\xc3"
    )
    found = message(raw)
    assert found.text.count("schöne") == 9
    assert "charset_repaired" in found.defects


def test_circled_digits_in_japanese_mail_are_read() -> None:
    """ISO-2022-JP with the vendors' row 13, which the plain codec refuses."""
    body = b"\x1b$B-!F|K\\\x1b(B"
    assert message(HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n" + body).text == "①日本"


def test_a_multibyte_character_split_over_encoded_words_is_joined() -> None:
    """Words of one charset are joined as octets before decoding."""
    octets = "日本語の件名".encode()
    words = b" ".join(
        b"=?utf-8?b?" + base64.b64encode(octets[at : at + 4]) + b"?=" for at in range(0, len(octets), 4)
    )
    assert message(b"From: a@b.example\r\nSubject: " + words + b"\r\n\r\nx").subject == "日本語の件名"


def test_broken_base64_is_recovered() -> None:
    """A lost padding, foreign characters and two blocks pasted together still give every octet."""
    content = bytes(range(256)) * 3
    encoded = base64.b64encode(content[:500]) + base64.b64encode(content[500:]).rstrip(b"=")
    part = (
        b"Content-Type: image/png; name=x.png\r\nContent-Transfer-Encoding: base64\r\n\r\n!"
        + encoded
        + b"\r\n"
    )
    found = message(multipart("mixed", text("see"), part))
    assert found.attachments[0].sha256 == hashlib.sha256(content).hexdigest()
    assert "base64_repaired" in found.defects


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (b"", ""),
        (b'From: "Zoe" <>\r\nReply-To: zoe@kunde.example\r\n', "zoe@kunde.example"),
        (b"From: zoe\r\nSender: zoe@kunde.example\r\n", "zoe"),
        (b"Sender: zoe@kunde.example\r\n", "zoe@kunde.example"),
        (b"Return-Path: <zoe@kunde.example>\r\n", "zoe@kunde.example"),
        (b"From: zoe@kunde.example (Zoe)\r\n", "zoe@kunde.example"),
        (b'From: "Zoe Lights " <>, "LTD" <zoe@kunde.example>\r\n', "zoe@kunde.example"),
        (b"From: Zoe zoe@kunde.example\r\n", "zoe@kunde.example"),
    ],
)
def test_a_sender_is_found_when_from_is_odd(field: bytes, expected: str) -> None:
    """From first, then Reply-To, Sender, Return-Path; what is not a plain From is flagged."""
    found = message(field + b"Subject: x\r\n\r\nHello")
    assert found.author.addr_spec == expected
    assert found.author_is_odd == (not field.startswith(b"From: ") or b"<>\r" in field or expected == "zoe")


def test_an_attached_message_is_named_after_its_subject_and_kept_apart() -> None:
    """Its text is no text of ours, its octets are exactly those attached, it is unwrapped."""
    inner = b"From: Max <max@kunde.example>\r\nTo: b@c.example\r\nSubject:  Rechnung 7/2026\r\nX-Odd:no space\r\n\r\n#stop all\r\n"
    found = message(multipart("mixed", text("FYI"), b"Content-Type: message/rfc822\r\n\r\n" + inner))
    assert found.text.strip() == found.command_text == "FYI"
    assert found.attachments[0].filename == "Rechnung 7-2026.eml"
    assert found.attachments[0].sha256 == hashlib.sha256(inner).hexdigest()
    assert found.forwarded[0].type == "attached"
    assert found.forwarded[0].sender is not None
    assert found.forwarded[0].sender.addr_spec == "max@kunde.example"
    assert "#stop" in found.forwarded[0].text


def test_a_file_without_a_name_gets_the_same_name_each_time() -> None:
    """mail-parser invents a random one at each parse."""
    part = b"Content-Type: application/pdf\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\naGk="
    names = {message(multipart("mixed", text("x"), part)).attachments[0].filename for _ in range(3)}
    assert names == {"attachment-1.pdf"}


def test_the_plain_form_is_shown_unless_the_html_says_more() -> None:
    """Of two alternatives the plain one, but a stub or a shortened one gives way to what people see."""
    long = " ".join(f"Satz{number} über Lieferung" for number in range(60))
    both = message(multipart("alternative", text("Hallo Welt"), text("<p>Hallo Welt</p>", "html")))
    stub = message(
        multipart("alternative", text("Your program shows no HTML"), text(f"<p>{long}</p>", "html"))
    )
    assert both.text.strip() == "Hallo Welt"
    assert "Satz59" in stub.text
    assert "Satz59" not in stub.command_text


def test_several_inline_texts_are_joined_and_commands_come_from_the_first() -> None:
    """Text, picture, text: all is read, but only the first part may command."""
    found = message(multipart("mixed", text("#status"), attached("a.png", b"x", "image/png"), text("#stop")))
    assert "#stop" in found.text
    assert found.command_text == "#status"


def test_a_pasted_picture_is_told_from_an_attached_file() -> None:
    """A picture with a Content-ID that nobody attached is inline."""
    logo = b"Content-Type: image/png; name=logo.png\r\nContent-ID: <logo@x>\r\n\r\nx"
    found = message(multipart("related", text("<img src=cid:logo@x> Hello", "html"), logo))
    assert [(one.filename, one.inline) for one in found.attachments] == [("logo.png", True)]


def test_a_type_without_its_semicolon_is_still_text() -> None:
    """``Content-Type: text/plain charset=...`` is what some gateways write."""
    part = b'Content-Type: text/plain\r\n   charset="us-ascii"\r\n\r\nThe words'
    assert message(multipart("mixed", part)).text.strip() == "The words"


def test_every_header_is_kept_decoded_and_in_one_line() -> None:
    """Names in lower case, in order, values without CR, LF or NUL."""
    found = message(HEAD + b"X-Note: =?utf-8?q?a=0D=0ABcc=3A_x=40y.example=00?=\r\n folded\r\n\r\nx")
    value = found.header("x-note")
    assert value.startswith("a Bcc: x@y.example")
    assert not set("\r\n\0") & set(value)
