"""Whatever the octets: a Read, the same one each time, nothing lost, nothing unclean."""

from __future__ import annotations

import json
import re
import unicodedata

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from triage.adapters.mime import read
from triage.adapters.mime_address import mailboxes
from triage.adapters.mime_charset import decode
from triage.adapters.mime_headers import decode_header, lenient_base64
from triage.adapters.mime_names import safe_name
from triage.mail.inspect import MESSAGE_KEYS, as_json, as_text
from triage.mail.message import Message, Quarantined, QuarantineReason

QUICK = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")

_fields = st.sampled_from(
    [b"From", b"To", b"Subject", b"Date", b"Message-ID", b"References", b"In-Reply-To", b"Content-Type", b"Sender",
     b"Content-Transfer-Encoding", b"Content-Disposition", b"Return-Path", b"List-Id", b"Auto-Submitted", b"Reply-To"]
)  # fmt: skip
_pieces = st.sampled_from(
    [b"multipart/mixed; boundary=b", b"multipart/alternative; boundary=b", b"message/rfc822", b"text/html", b"base64",
     b"quoted-printable", b"attachment; filename=../x", b"=?utf-8?q?=0D=0A?=", b"=?x?b?!!?=", b"<a@b.example>", b"a@b",
     b"(", b'"', b"<", b"\r\n ", b"\xff\xfe", b"text/calendar", b"multipart/report; boundary=b", b"auto-replied",
     b"message/delivery-status", b"application/ms-tnef", b"text/plain; charset=utf-7"]
)  # fmt: skip
_header = st.tuples(_fields, st.lists(st.one_of(_pieces, st.binary(max_size=12)), max_size=4)).map(
    lambda made: made[0] + b": " + b"".join(made[1]) + b"\r\n"
)
_line = st.one_of(
    st.sampled_from(
        [
            b"--b\r\n",
            b"--b--\r\n",
            b"\r\n",
            b"> q\r\n",
            b"-- \r\n",
            b"<p>x</p>\r\n",
            b"Final-Recipient: rfc822; a@b\r\n",
        ]
    ),
    _header,
    st.binary(max_size=30),
)
mails = st.tuples(st.lists(_header, max_size=8), st.lists(_line, max_size=14)).map(
    lambda made: b"".join(made[0]) + b"\r\n" + b"".join(made[1])
)


@QUICK
@given(st.one_of(mails, st.binary(max_size=400)))
@example(b"")
@example(b"From: " + b"(" * 5000)
@example(b"Content-Type: multipart/mixed; boundary=\xff\r\n\r\n--\xff\r\n\r\nx")
@example(b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!")
def test_any_octets_become_a_read(raw: bytes) -> None:
    """Never an exception; told the same twice; segments joined are the text; everything can be written as JSON."""
    found = read(raw)
    assert isinstance(found, Message) or found.reason in QuarantineReason
    assert not (isinstance(found, Quarantined) and found.reason is QuarantineReason.UNREADABLE), found.detail
    told = as_json(found)
    assert set(MESSAGE_KEYS) <= set(told)
    written = json.dumps(told, ensure_ascii=False)
    assert json.dumps(as_json(read(raw)), ensure_ascii=False) == written
    written.encode("utf-8")
    assert not UNCLEAN.search(as_text(found).replace("\r", "\0"))
    if isinstance(found, Message):
        assert "".join(one.text for one in found.segments) == found.text
        assert not any(set("\r\n\0") & set(value) for _, value in found.headers)


@QUICK
@given(
    st.binary(max_size=200),
    st.sampled_from(["", "utf-8", "us-ascii", "gb2312", "iso-2022-jp", "utf-7", "klingon", "idna"]),
)
def test_any_octets_decode_to_unicode(octets: bytes, label: str) -> None:
    """Valid UTF-8 of any label stays itself; nothing raises and no lone surrogate comes out."""
    text, _ = decode(octets, label)
    text.encode("utf-8")


@QUICK
@given(st.text(max_size=80))
def test_true_text_survives_a_missing_label(words: str) -> None:
    """UTF-8 without a label is UTF-8."""
    assert decode(words.encode("utf-8", "ignore"), "")[0] == words.encode("utf-8", "ignore").decode()


@QUICK
@given(st.binary(max_size=300))
def test_base64_of_anything_comes_back(content: bytes) -> None:
    """With padding stripped and a foreign character at the front."""
    import base64

    encoded = base64.b64encode(content)
    assert lenient_base64(encoded)[0] == content
    assert lenient_base64(b"*" + encoded.rstrip(b"="))[0] == content


@QUICK
@given(st.text(max_size=120))
def test_any_field_gives_clean_lines(value: str) -> None:
    """Header values and mailboxes never hold a control character, whatever stood in the field."""
    line = decode_header(value.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape"))
    assert not set("\r\n\0") & set(line)
    for one in mailboxes(value.encode("utf-8", "replace").decode()):
        assert not re.search(r"[\x00-\x1f\s]", one.addr_spec)


@QUICK
@given(st.text(max_size=300))
def test_any_file_name_becomes_harmless(name: str) -> None:
    """No separator, control, invisible mark or leading dot; short enough for every file system; stable."""
    safe = safe_name(name)
    assert not re.search(r'[/\\:<>|?*"\x00-\x1f\x7f]', safe)
    assert not safe.startswith((".", " "))
    assert len(safe.encode()) <= 201
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in safe)
    assert safe_name(safe) == safe
