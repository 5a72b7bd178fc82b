"""Who is told when: bundles, the cap, and what comes at once always."""

from __future__ import annotations

import re
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.pipeline.desk import JANA, OWNER, PROOF, Desk, answer_to, letter, open_desk
from triage.drafting.bundle import Shown, subject_of

BUNDLED: list[dict[str, Any]] = [
    {"name": "Olga Brandt", "addresses": [OWNER], "roles": ["owner"], "in_charge": ["sales", "support"],
     "at_once": False},
    {"name": "Jana Ritter", "addresses": [JANA], "in_charge": ["billing"], "at_once": False, "language": "de"},
]  # fmt: skip
QUESTIONS = [
    ("Quote for a cabinet", "Could you send me a quote for an oak cabinet, 120 by 200 cm?"),
    ("Quote for a table", "Could you send me a quote for a walnut table for six people?"),
    ("Quote for shelves", "Could you send me a quote for three shelves of pine?"),
]


def ask(desk: Desk, number: int = 3) -> None:
    for place in range(number):
        subject, text = QUESTIONS[place % 3]
        desk.write(letter(f"{subject} {place}", text, sender=f"Client {place} <c{place}@ruiz.example>"))


def text_of(mail: Message, kind: str = "plain") -> str:
    body = mail.get_body((kind,))  # type: ignore[attr-defined]
    return str(body.get_content()).replace("\r\n", "\n")


def test_a_person_on_bundles_gets_one_mail_with_each_item_whole(tmp_path: Path) -> None:
    """At the next bundle time, with text, draft, links and a code of its own for each."""
    with open_desk(tmp_path, people=BUNDLED) as desk:
        ask(desk)
        assert desk.mails("propose") == []
        desk.clock.pass_by(hours=2, minutes=1)
        desk.due()
        [bundle] = desk.mails("propose")
        assert str(bundle["Subject"]).startswith("3 to decide: Client 0, Client 1, Client 2")
        text = text_of(bundle)
        assert all(question in text for _, question in QUESTIONS)
        codes = re.findall(r"mailto:info%2B(d[1-9]\d*\.[0-9a-z]+)@", text)
        assert len(set(codes)) == 3
        assert text_of(bundle, "html").count("mailto:") == text.count("mailto:") == 10, "and all at once"


def test_each_item_is_answered_by_its_own_link(tmp_path: Path) -> None:
    """The link's address and subject hold the code: a yes approves that one alone."""
    with open_desk(tmp_path, people=BUNDLED) as desk:
        ask(desk)
        desk.clock.pass_by(hours=2, minutes=1)
        desk.due()
        [bundle] = desk.mails("propose")
        second = re.findall(r"mailto:(info%2B(d\d+)\.([0-9a-z]+)@acme\.example)", text_of(bundle))[4]
        raw = letter(f"Re: {{{second[1]}.{second[2]}}}", "yes", sender=OWNER, to=unquote(second[0]))
        desk.write(f"Authentication-Results: {PROOF.format(OWNER)}\r\n".encode() + raw)
        [approved] = desk.happened("approved")
        assert f"d{approved.draft_id}" == second[1]


def test_an_answer_to_the_bundle_itself_approves_nothing(tmp_path: Path) -> None:
    """It names none of them; the person is told."""
    with open_desk(tmp_path, people=BUNDLED) as desk:
        ask(desk)
        desk.clock.pass_by(hours=2, minutes=1)
        desk.due()
        [bundle] = desk.mails("propose")
        assert "info+d0." in str(bundle["Reply-To"])
        quoted = "\n".join(f"> {line}" for line in text_of(bundle).splitlines())
        desk.write(answer_to(bundle, f"yes\n\nOn 23 Nov 2026 Acme desk wrote:\n{quoted}"))
        assert desk.happened("approved") == []


def test_what_was_settled_before_the_bundle_is_left_out(tmp_path: Path) -> None:
    """Answered by hand at ten, not asked at twelve; one that is left comes as an ordinary proposal."""
    with open_desk(tmp_path, people=BUNDLED) as desk:
        desk.write(letter(message_id="<q1@ruiz.example>"))
        ask(desk, 1)
        desk.put(
            letter("Re: Quote", "I called you.", sender="info@acme.example", to="bella@ruiz.example",
                   In_Reply_To="<q1@ruiz.example>"),
            "Sent",
        )  # fmt: skip
        desk.look()
        desk.clock.pass_by(hours=2, minutes=1)
        desk.due()
        [proposal] = desk.mails("propose")
        assert str(proposal["Subject"]).startswith("Yes? Client 0")


def test_complaints_breakage_deadlines_and_bank_warnings_come_at_once(tmp_path: Path) -> None:
    """To somebody on bundles too."""
    urgent = [
        (
            "The door broke",
            "The door of the cabinet that you delivered last week is broken and does not close.",
        ),
        ("Complaint", "I am very unhappy with your work. This is unacceptable, the table is scratched."),
        ("Quote", "Could you send me a quote for an oak table by Wednesday? We decide then."),
        ("Account", "Please note our new bank details for all invoices: IBAN DE89 3704 0044 0532 0130 00."),
    ]
    with open_desk(tmp_path, people=BUNDLED) as desk:
        for number, (subject, text) in enumerate(urgent, 1):
            desk.write(letter(subject, text, sender=f"c{number}@ruiz.example"))
            assert len(desk.mails("propose", "notice")) == number, subject


def test_a_last_day_far_off_is_said_and_waits_for_the_bundle(tmp_path: Path) -> None:
    """It is Monday: next week's Friday is no reason to interrupt anybody."""
    with open_desk(tmp_path, people=BUNDLED) as desk:
        desk.write(
            letter("Quote", "Could you send me a quote for an oak table by 4 December? We decide then.")
        )
        assert desk.mails("propose", "notice") == []
        desk.clock.pass_by(hours=8)
        desk.due()
        assert "by 4 December" in "".join(str(one.get_body(("plain",))) for one in desk.mails("propose"))


def test_the_firms_own_emergency_words_come_at_once(tmp_path: Path) -> None:
    """However they are written."""
    with open_desk(tmp_path, people=BUNDLED, desk={"emergency": ["eingesperrt", "locked out"]}) as desk:
        desk.write(letter("Help", "We are LOCKED OUT of the shop, could you send me a quote for a new door?"))
        assert len(desk.mails("propose")) == 1


def test_more_than_six_mails_an_hour_become_one_bundle(tmp_path: Path) -> None:
    """Six at once, the rest in one mail when the hour is over; then one at a time again."""
    with open_desk(tmp_path, desk={"mails_an_hour": 6}) as desk:
        ask(desk, 15)
        assert len(desk.mails("propose")) == 6
        desk.clock.pass_by(minutes=61)
        desk.due()
        mails = desk.mails("propose")
        assert len(mails) == 7
        assert str(mails[-1]["Subject"]).startswith("9 to decide: Client 6")
        desk.write(letter(sender="late@ruiz.example"))
        assert len(desk.mails("propose")) == 8


def test_a_machines_mail_waits_for_the_bundle_too(tmp_path: Path) -> None:
    """Shown as a text among the proposals, in the reader's language."""
    with open_desk(tmp_path, people=BUNDLED) as desk:
        for number in range(2):
            text = (
                f"Please find our invoice no. R-{number} for the oak boards delivered last week attached. "
                "Amount due: 1,240.50 EUR, payable within 14 days of the invoice date."
            )
            desk.write(letter(f"Invoice R-{number}", text, sender="no-reply@timber.example",
                              Auto_Submitted="auto-generated"))  # fmt: skip
        assert desk.mails("propose", "notice") == []
        desk.clock.pass_by(hours=2, minutes=1)
        desk.due()
        [bundle] = desk.mails("propose")
        assert str(bundle["Subject"]).startswith("2 zu entscheiden:")
        assert text_of(bundle).count("Darauf geht keine Antwort hinaus.") == 2


def test_more_items_than_one_mail_holds_come_in_several(tmp_path: Path) -> None:
    """Twelve in one, the rest in the next; nothing is left waiting."""
    with open_desk(tmp_path, people=BUNDLED) as desk:
        ask(desk, 14)
        desk.clock.pass_by(hours=2, minutes=1)
        desk.due()
        assert [str(one["Subject"]).split(":")[0] for one in desk.mails("propose")] == [
            "12 to decide",
            "2 to decide",
        ]
        with desk.store.reading() as tx:
            assert tx.told.waiting(OWNER) == []


def test_a_flood_does_not_empty_itself_into_a_mailbox(tmp_path: Path) -> None:
    """Six bundles of twelve, the rest with the next ones: at ten thousand mails somebody else would have sent
    eight hundred at once."""
    with open_desk(tmp_path, people=BUNDLED) as desk:
        for place in range(80):
            desk.put(letter(f"{QUESTIONS[place % 3][0]} {place}", QUESTIONS[place % 3][1],
                            sender=f"Client {place} <c{place}@ruiz.example>"))  # fmt: skip
        desk.look()
        desk.clock.pass_by(hours=2, minutes=1)
        desk.due()
        assert len(desk.mails("propose")) == 6
        desk.clock.pass_by(hours=3)
        desk.due()
        assert len(desk.mails("propose")) == 6
        desk.clock.pass_by(hours=1, minutes=1)
        desk.due()
        assert str(desk.mails("propose")[-1]["Subject"]).startswith("8 to decide")
        with desk.store.reading() as tx:
            assert tx.told.waiting(OWNER) == []


def test_urgent_mails_of_a_flood_become_bundles_too(tmp_path: Path) -> None:
    """Ten times as many as of the others, then no more in this hour."""
    with open_desk(tmp_path, desk={"mails_an_hour": 2}) as desk:
        for place in range(30):
            text = "The door of the cabinet that you delivered last week is broken and does not close."
            desk.put(
                letter(f"The door broke {place}", text, sender=f"Client {place} <c{place}@ruiz.example>")
            )
        desk.look()
        assert len(desk.mails("propose", "notice")) == 20
        desk.clock.pass_by(minutes=61)
        desk.due()
        assert len(desk.mails("propose", "notice")) == 21


def test_a_bundles_subject_says_who_and_how_many_more() -> None:
    """Whole names, then how many are left; of what is only shown, who wrote it."""
    shown = [Shown(subject=f"Bitte ansehen: {name} · Etwas [#1]", text="x", shared_address="i@a.example")
             for name in ("Telefonzentrale", "Beschläge Direkt", "Holzhandel Nord", "Vermieter Objekt Halle 3", "Sam")]  # fmt: skip
    assert subject_of(shown, "de") == (
        "5 zu entscheiden: Telefonzentrale, Beschläge Direkt, Holzhandel Nord, + 2"
    )
