"""The walk of one message, each step as the store and the mailbox show it."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.pipeline.desk import OWNER, Desk, answer_to, letter, open_desk
from triage.core.lifecycle import DraftState


@pytest.fixture
def desk(tmp_path: Path):
    with open_desk(tmp_path) as opened:
        yield opened


def test_a_question_becomes_a_draft_in_drafts_and_a_proposal_to_the_person_in_charge(desk: Desk) -> None:
    """Threaded to the customer's mail, addressed to the customer alone, asked of the person in charge."""
    desk.write(letter(message_id="<q1@ruiz.example>"))
    proposal = desk.proposal()
    assert proposal["To"] == f"Olga Brandt <{OWNER}>"
    assert proposal["Subject"].startswith("Yes? Bella Ruiz")
    assert proposal["Auto-Submitted"] == "auto-generated"
    [draft] = desk.mails("draft")
    assert draft["To"] == "Bella Ruiz <bella@ruiz.example>"
    assert draft["In-Reply-To"] == "<q1@ruiz.example>"
    assert draft["References"] == "<q1@ruiz.example>"
    assert text_of(draft) in text_of(proposal)


def test_yes_sends_exactly_what_was_proposed_once_the_hold_is_over(desk: Desk) -> None:
    """Nothing leaves during the hold; afterwards the frozen octets, with Date as the only addition."""
    desk.write(letter())
    desk.write(answer_to(desk.proposal(), "yes"))
    desk.due()
    assert desk.outgoing("reply") == []
    desk.clock.pass_by(minutes=6)
    desk.due()
    [effect] = desk.outgoing("reply")
    with desk.store.reading() as tx:
        draft = tx.drafts.draft(effect.draft_id or 0)
    assert draft is not None
    assert draft.state is DraftState.RELEASED
    date, _, rest = (effect.octets or b"").partition(b"\r\n")
    assert date.startswith(b"Date: ")
    assert rest == draft.frozen
    assert effect.content["recipients"] == ["bella@ruiz.example"]


def test_a_second_yes_changes_nothing(desk: Desk) -> None:
    """A code is used once; the second answer is told where the matter stands."""
    desk.write(letter())
    proposal = desk.proposal()
    for _ in range(2):
        desk.write(answer_to(proposal, "yes"))
    desk.clock.pass_by(minutes=6)
    desk.due()
    desk.due()
    assert len(desk.outgoing("reply")) == 1
    assert len(desk.happened("approved")) == 1


def test_any_other_text_is_the_next_draft_and_comes_back_once(desk: Desk) -> None:
    """In the firm's frame, with a new code; the old code is void; it leaves only on yes."""
    desk.write(letter())
    first = desk.proposal()
    desk.write(answer_to(first, "We can build it for you in May. May we come by and measure?"))
    second = desk.proposal()
    assert second["Subject"] != first["Subject"]
    text = text_of(second)
    assert "Hello Bella Ruiz,\n\nWe can build it for you in May." in text
    assert "Acme Joinery Ltd, 1 Mill Lane" in text
    desk.write(answer_to(first, "yes"))
    desk.clock.pass_by(minutes=6)
    desk.due()
    assert desk.outgoing("reply") == []
    desk.write(answer_to(second, "yes"))
    desk.clock.pass_by(minutes=6)
    desk.due()
    [reply] = desk.mails("reply")
    assert "May we come by and measure?" in text_of(reply)


def test_new_mail_from_the_customer_stops_what_is_held_and_asks_again(desk: Desk) -> None:
    """The answer approved before is no longer the answer to what they wrote."""
    desk.write(letter(message_id="<q1@ruiz.example>"))
    desk.write(answer_to(desk.proposal(), "yes"))
    desk.write(
        letter(
            "Re: Quote for a cabinet",
            "Sorry, please make it a quote for two cabinets.",
            In_Reply_To="<q1@ruiz.example>",
        )
    )
    desk.clock.pass_by(minutes=6)
    desk.due()
    assert desk.outgoing("reply") == []
    assert len(desk.mails("propose")) == 2
    assert len(desk.happened("draft_supersede")) == 1


def test_an_answer_in_sent_ends_the_proposal(desk: Desk) -> None:
    """Somebody answered by hand: the hold stops, the draft is withdrawn, nobody waits."""
    desk.write(letter(message_id="<q1@ruiz.example>"))
    desk.write(answer_to(desk.proposal(), "yes"))
    desk.put(
        letter(
            "Re: Quote",
            "I called you.",
            sender="info@acme.example",
            to="bella@ruiz.example",
            In_Reply_To="<q1@ruiz.example>",
        ),
        "Sent",
    )
    desk.look()
    desk.clock.pass_by(minutes=6)
    desk.due()
    assert desk.outgoing("reply") == []
    assert len(desk.happened("answered_by_hand")) == 1
    assert desk.sums().waiting == 0


def test_somebody_elses_answer_in_sent_ends_nothing(desk: Desk) -> None:
    """A mail in Sent that names the thread but goes to another address is not the answer."""
    desk.write(letter(message_id="<q1@ruiz.example>"))
    desk.put(
        letter(
            "Fwd: Quote",
            "See below.",
            sender="info@acme.example",
            to="friend@other.example",
            In_Reply_To="<q1@ruiz.example>",
        ),
        "Sent",
    )
    desk.look()
    assert desk.happened("answered_by_hand") == []


def test_area_in_one_word_files_again_learns_and_proposes_anew(desk: Desk) -> None:
    """`#billing`: another intent, a correction stored, the tag changed, the right person asked."""
    desk.write(letter())
    desk.write(answer_to(desk.proposal(), "#billing"))
    assert desk.proposal()["To"] == "Jana Ritter <jana@acme.example>"
    assert len(desk.happened("refiled")) == 1
    assert [one.content["area"] for one in desk.outgoing("tag")][-1] == "billing"


def test_a_stranger_with_the_case_number_gets_a_case_of_their_own(desk: Desk) -> None:
    """Nothing of the old case is shown or changed; the hint goes to the person alone."""
    desk.write(letter())
    desk.write(
        letter(
            "Re: Quote [#1001]", "Please send me the price for the cabinet.", sender="mallory@evil.example"
        )
    )
    with desk.store.reading() as tx:
        assert tx.cases.participants(1001) == {"bella@ruiz.example"}
        assert [one.contact for one in tx.cases.waiting_cases()] == [
            "bella@ruiz.example",
            "mallory@evil.example",
        ]


def test_a_mail_to_two_of_our_addresses_is_one_matter(desk: Desk) -> None:
    """The same octets in two mailboxes: one message, two locations."""
    raw = letter()
    desk.put(raw)
    desk.put(raw)
    desk.look()
    assert desk.sums().seen == 1
    assert len(desk.mails("propose")) == 1


def test_newsletters_are_filed_and_nobody_is_asked(desk: Desk) -> None:
    """Read, tagged, counted as finished; no draft, no proposal."""
    raw = letter(
        "Our autumn offers", "Save 20 % on all tools this week only. Unsubscribe at any time.",
        sender="news@tools.example", List_Unsubscribe="<https://tools.example/u>", Precedence="bulk",
    )  # fmt: skip
    desk.write(raw)
    assert desk.outgoing("propose", "draft", "reply") == []
    assert desk.sums().finished == 1


def test_an_out_of_office_gets_no_answer(desk: Desk) -> None:
    """RFC 3834: counted with its reason, nothing else."""
    desk.write(letter("Out of office", "I am away until Monday.", Auto_Submitted="auto-replied"))
    assert desk.outgoing("propose", "draft", "reply", "notice") == []
    assert desk.sums().ignored == 1


def test_what_cannot_be_read_is_kept_and_costs_nobody_elses_mail(desk: Desk) -> None:
    """A mail with 200 KiB of headers is set aside with its octets; the next one is handled."""
    bomb = b"".join(b"X-Pad-%d: " % number + b"a " * 1000 + b"\r\n" for number in range(100)) + letter()
    desk.put(bomb)
    desk.put(letter())
    desk.look()
    sums = desk.sums()
    assert (sums.quarantined, sums.waiting) == (1, 1)
    assert sums.balanced
    with desk.store.reading() as tx:
        [row] = tx.messages.quarantined()
        assert tx.messages.octets(row.message_key) == bomb


def test_tags_and_drafts_reach_the_mailbox(desk: Desk) -> None:
    """The performer places the draft and marks the message; both are counted as done."""
    (desk.root / "Maildir" / ".Drafts" / "cur").mkdir(parents=True)
    (desk.root / "Maildir" / ".Drafts" / "new").mkdir()
    (desk.root / "Maildir" / ".Drafts" / "tmp").mkdir()
    desk.write(letter())
    while desk.work_in_mailbox():
        pass
    assert {one.state for one in desk.outgoing("draft", "tag")} == {"sent"}
    with desk.store.reading() as tx:
        [draft] = tx.drafts.drafts_of_case(1001, (DraftState.PROPOSED,))
    assert len(desk.session.find("Drafts", draft.message_id)) == 1


def text_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")
