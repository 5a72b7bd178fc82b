"""What sort of mail it is, and whom it belongs to."""

from __future__ import annotations

import pytest

from triage.adapters.mime import read
from triage.mail.kind import Firm, may_be_answered
from triage.mail.message import Kind, Message

FIRM = Firm(
    own_domains=frozenset({"acme.example"}),
    own_lists=frozenset({"desk.acme.example", "info@acme.example"}),
    form_domains=frozenset({"forms.example"}),
)


def message(headers: str, body: str = "Hello", firm: Firm = FIRM) -> Message:
    if "from:" not in headers.lower():
        headers = "From: Ann <ann@customer.example>\n" + headers
    found = read(f"{headers.strip()}\n\n{body}".encode(), firm=firm)
    assert isinstance(found, Message)
    return found


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("Subject: Order", Kind.HUMAN),
        ("Auto-Submitted: no", Kind.HUMAN),
        ("Auto-Submitted: auto-replied (vacation)", Kind.AUTO_REPLY),
        ("Auto-Submitted: auto-replied; owner-email=a@b.example", Kind.AUTO_REPLY),
        ("Auto-Submitted: auto-generated", Kind.AUTO_GENERATED),
        ("Auto-Submitted: auto-generated\nIn-Reply-To: <1@acme.example>", Kind.AUTO_REPLY),
        ("X-Autoreply: yes", Kind.AUTO_REPLY),
        ("X-Autoreply: no", Kind.HUMAN),
        ("Precedence: auto_reply", Kind.AUTO_REPLY),
        ("X-Auto-Response-Suppress: All\nX-MS-Exchange-Inbox-Rules-Loop: a@b.example", Kind.AUTO_REPLY),
        ("X-MS-Exchange-Inbox-Rules-Loop: a@b.example", Kind.HUMAN),
        ("X-Auto-Response-Suppress: DR, OOF, AutoReply", Kind.AUTO_GENERATED),
        ("Precedence: bulk", Kind.AUTO_GENERATED),
        ("X-Loop: yes", Kind.AUTO_GENERATED),
        ("List-Id: <talk.list.example>\nPrecedence: bulk", Kind.LIST),
        ("List-Unsubscribe: <mailto:out@news.example>", Kind.LIST),
        ("Return-Path: <>", Kind.AUTO_GENERATED),
        ("From: no-reply@shop.example", Kind.AUTO_GENERATED),
        ("Subject: Abwesenheitsnotiz: Ihre Anfrage\nReturn-Path: <>", Kind.AUTO_REPLY),
        ("Subject: Réponse automatique : commande\nX-Auto-Response-Suppress: All", Kind.AUTO_REPLY),
        ("Subject: Out of office chairs, are they in stock?", Kind.HUMAN),
    ],
)
def test_headers_tell_the_kind(headers: str, kind: Kind) -> None:
    """RFC 3834 first, its forerunners next, then lists, then the null path; a subject alone proves nothing."""
    found = message(headers)
    assert found.kind is kind
    assert may_be_answered(found) == (kind is Kind.HUMAN)
    assert bool(found.kind_reasons) == (kind is not Kind.HUMAN)


def test_our_own_group_is_judged_as_if_direct() -> None:
    """A desk address that is a group puts list headers on every customer's mail."""
    headers = "List-Id: <desk.acme.example>\nPrecedence: list\nX-Original-Sender: ann@customer.example"
    rewritten = message(f"From: 'Ann' via Desk <info@acme.example>\n{headers}")
    assert rewritten.kind is Kind.HUMAN
    assert rewritten.person is not None
    assert rewritten.person.addr_spec == "ann@customer.example"
    assert message(headers, firm=Firm()).kind is Kind.LIST


def test_an_auto_reply_through_our_own_group_stays_one() -> None:
    """Judged as if direct does not mean believed to be a person."""
    assert message("List-Id: <desk.acme.example>\nAuto-Submitted: auto-replied").kind is Kind.AUTO_REPLY


def test_a_stranger_cannot_name_a_writer_by_header() -> None:
    """X-Original-Sender counts only on mail of our own group or domain."""
    found = message("From: ann@customer.example\nX-Original-Sender: boss@acme.example")
    assert found.person == found.author


@pytest.mark.parametrize("sender", ["web@acme.example", "no-reply@mail.acme.example", "x@forms.example"])
def test_a_form_belongs_to_the_stranger_in_reply_to(sender: str) -> None:
    """From our own or a form provider's domain, whatever machine headers it bears."""
    found = message(f"From: {sender}\nReply-To: Ann <ann@customer.example>\nAuto-Submitted: auto-generated")
    assert found.kind is Kind.FORM
    assert found.person is not None
    assert found.person.addr_spec == "ann@customer.example"
    assert may_be_answered(found)


@pytest.mark.parametrize("line", ["E-Mail: ann@customer.example", "Your email address: <ann@customer.example>",
                                  "Courriel : ann@customer.example", "Correo electrónico: ann@customer.example"])  # fmt: skip
def test_a_form_belongs_to_the_address_in_its_text(line: str) -> None:
    """Field labels of several languages, a line of their own."""
    found = message("From: web@acme.example\nSubject: Contact", f"Name: Ann\n{line}\nMessage: hello")
    assert found.kind is Kind.FORM
    assert found.person is not None
    assert found.person.addr_spec == "ann@customer.example"


def test_colleagues_and_answers_are_no_forms() -> None:
    """Mail of our own people, and replies that happen to quote an address line, stay what they are."""
    body = "E-Mail: ann@customer.example"
    assert message("From: sam@acme.example\nReply-To: jana@acme.example").kind is Kind.HUMAN
    assert message("From: sam@acme.example\nIn-Reply-To: <1@acme.example>", body).kind is Kind.HUMAN
    assert message("From: ann@customer.example\nReply-To: bob@other.example").kind is Kind.HUMAN


@pytest.mark.parametrize(
    "body", ["Ann Ruiz reacted to your message:\n\n> yes, send it", "\U0001f44d Ann hat über Gmail reagiert"]
)
def test_a_reaction_is_no_answer(body: str) -> None:
    """Outlook's and Gmail's line for programs that cannot show it."""
    assert message("Subject: Re: Yes?", body).reaction
    assert not message(
        "Subject: Re: Yes?", "Our customers reacted badly to your message, please call"
    ).reaction


def test_gmails_reaction_part_is_a_reaction() -> None:
    """By its type, in whatever language."""
    raw = (
        "From: a@b.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\n\U0001f44d\n--b\n"
        'Content-Type: text/vnd.google.email-reaction+json; charset=utf-8\n\n{"version":1,"emoji":"x"}\n--b--'
    )
    found = read(raw.encode())
    assert isinstance(found, Message)
    assert found.reaction
