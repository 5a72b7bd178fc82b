"""A colleague forwards what a customer sent to her own address."""

from __future__ import annotations

from pathlib import Path

from tests.pipeline.desk import JANA, PROOF, letter, open_desk
from tests.pipeline.test_walk import text_of

FORWARD = """Can somebody take this, please?

---------- Forwarded message ---------
From: Bella Ruiz <bella@ruiz.example>
Date: Mon, 23 Nov 2026 at 08:12
Subject: Quote for a cabinet
To: <jana@acme.example>

Could you send me a quote for an oak cabinet, 120 by 200 cm, delivered to Leeds?

Bella Ruiz
"""


def forward(sender: str = f"Jana Ritter <{JANA}>") -> bytes:
    return letter("Fwd: Quote for a cabinet", FORWARD, sender=sender, message_id="<f1@acme.example>")


def test_a_colleagues_forward_becomes_the_customers_case_with_the_guess_echoed(tmp_path: Path) -> None:
    """The draft goes to the customer, not threaded to a mail they never saw; the proposal says whose it is."""
    with open_desk(tmp_path) as desk:
        desk.write(b"Authentication-Results: " + PROOF.format(JANA).encode() + b"\r\n" + forward())
        [proposal] = desk.mails("propose")
        assert "Jana Ritter forwarded it; taken to be from bella@ruiz.example" in text_of(proposal)
        with desk.store.reading() as tx:
            assert tx.cases.participants(1001) >= {"bella@ruiz.example"}
        effect = desk.outgoing("draft", "propose")[0]
        with desk.store.reading() as tx:
            draft = tx.drafts.draft(effect.draft_id or 0)
        assert draft is not None
        assert draft.recipients == ("bella@ruiz.example",)
        assert b"In-Reply-To" not in draft.frozen


def test_a_strangers_forward_opens_no_matter_in_anothers_name(tmp_path: Path) -> None:
    """The same text from outside, or in a colleague's name without proof, stays its sender's own matter."""
    for sender in ("Mallory <mallory@evil.example>", f"Jana Ritter <{JANA}>"):
        place = tmp_path / sender.partition(" ")[0]
        place.mkdir()
        with open_desk(place) as desk:
            desk.write(forward(sender))
            with desk.store.reading() as tx:
                assert "bella@ruiz.example" not in tx.cases.participants(1001)


def test_a_forward_is_scored_and_answered_as_the_customers_own_mail(tmp_path: Path) -> None:
    """In their language, by their words: what the mail program wrote around them is shown to nobody."""
    raw = (
        f"Authentication-Results: {PROOF.format(JANA)}\r\nFrom: Jana Ritter <{JANA}>\r\n"
        "To: info@acme.example\r\nSubject: Fwd: Treppe\r\nDate: Fri, 20 Nov 2026 10:00:07 +0000\r\n"
        "Message-ID: <stairs@acme.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        "#for kurt@treppe.example\r\n\r\nHe is a friend of Tom.\r\n\r\n"
        "---------- Forwarded message ---------\r\nFrom: Kurt Kunde <kurt@treppe.example>\r\n"
        f"Date: Thu, Nov 19, 2026 at 9:00 AM\r\nSubject: Treppe\r\nTo: Jana Ritter <{JANA}>\r\n\r\n"
        "Guten Tag, bitte machen Sie uns ein Angebot für eine neue Treppe aus Eiche, 14 Stufen.\r\n"
        "Kurt Kunde\r\n"
    )
    with open_desk(tmp_path) as desk:
        desk.write(raw.encode())
        asked = desk.outgoing("draft", "propose")[0]
        with desk.store.reading() as tx:
            draft = tx.drafts.draft(asked.draft_id or 0)
            (key,) = (one.message_key for one in tx.messages.case_messages(1001))
            verdict = tx.messages.verdict_of(key)
        assert draft is not None
        assert verdict is not None
        assert draft.facts["wrote"] == (
            "Guten Tag, bitte machen Sie uns ein Angebot für eine neue Treppe aus Eiche, 14 Stufen.\n"
            "Kurt Kunde\n\n[Jana Ritter: He is a friend of Tom.]"
        )
        assert draft.body.startswith("Guten Tag Kurt Kunde,")
        assert verdict["intent"] == "quote_request"
