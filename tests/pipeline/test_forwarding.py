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
