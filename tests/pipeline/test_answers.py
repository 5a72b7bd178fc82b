"""T3 through the real path: raw mail in, standing derived, one consequence, and nothing else leaves."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from tests.pipeline.desk import PROOF, Desk, answer_to, letter
from tests.pipeline.firm import JANA, OLGA, SAM, ask, notices, open_firm, pass_hold, say, sent, text_of
from triage.core.lifecycle import DraftState

FAILED = "mx.acme.example; dmarc=fail header.from=acme.example"
UNKNOWN = "mx.acme.example; spf=none"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        yield opened


def state_of(desk: Desk, draft_id: int = 1) -> DraftState:
    with desk.store.reading() as tx:
        draft = tx.drafts.draft(draft_id)
    assert draft is not None
    return draft.state


def to(desk: Desk, who: str) -> list[Message]:
    """The proposals to one person; who answers too late is not asked alone for ever."""
    return [one for one in desk.mails("propose") if who in str(one["To"])]


def without_code(proposal: Message, word: str, *, who: str = SAM) -> bytes:
    """An answer of a program that rewrites the subject, strips the plus-address and quotes nothing."""
    raw = letter("Re: handle", word, sender=who, In_Reply_To=str(proposal["Message-ID"]))
    stamp = f"mx.acme.example; dmarc=pass header.from=acme.example; auth=pass smtp.auth={who}"
    return f"Authentication-Results: {stamp}\r\n".encode() + raw


def test_a_yes_in_another_language_sends_after_the_hold(desk: Desk) -> None:
    """Ja, danke: held for five minutes, then sent as approved."""
    say(desk, ask(desk), "Ja, danke!\n\nSam Ortega")
    assert state_of(desk) is DraftState.HELD
    assert sent(desk) == []
    pass_hold(desk)
    assert len(sent(desk)) == 1


def test_yes_with_more_words_is_asked_and_nothing_leaves(desk: Desk) -> None:
    """The receipt shows what was written, and the proposal stays open."""
    say(desk, ask(desk), "Yes, and tell her we are closed on Monday.")
    pass_hold(desk)
    assert sent(desk) == []
    [receipt] = notices(desk)
    assert receipt["To"] == f"Sam Ortega <{SAM}>"
    assert "tell her we are closed" in text_of(receipt)
    assert state_of(desk) is DraftState.PROPOSED


def test_a_yes_with_the_number_of_another_matter_is_asked(desk: Desk) -> None:
    """A typed figure must be this draft's or this case's; an amount is none of a reply's."""
    say(desk, ask(desk), "yes 480")
    assert state_of(desk) is DraftState.PROPOSED
    say(desk, desk.proposal(), "yes 1001")
    assert state_of(desk) is DraftState.HELD


def test_all_includes_those_in_cc_and_is_approved_as_such(desk: Desk) -> None:
    """The mail to everybody is another revision with an approval of its own, used in the same moment."""
    say(desk, ask(desk, Cc="Accounts <accounts@ruiz.example>, info@acme.example"), "yes all")
    pass_hold(desk)
    [reply] = sent(desk)
    assert reply["Cc"] == "accounts@ruiz.example"
    [effect] = desk.outgoing("reply")
    assert effect.content["recipients"] == ["bella@ruiz.example", "accounts@ruiz.example"]


def test_cc_gets_nothing_without_all(desk: Desk) -> None:
    """Those in Cc are shown and left out."""
    say(desk, ask(desk, Cc="accounts@ruiz.example"), "yes")
    pass_hold(desk)
    [effect] = desk.outgoing("reply")
    assert effect.content["recipients"] == ["bella@ruiz.example"]


@pytest.mark.parametrize("word", ["", "Danke!", "Thanks\nSam", "👀"])
def test_an_empty_or_polite_answer_approves_nothing(desk: Desk, word: str) -> None:
    """What waits goes on waiting."""
    say(desk, ask(desk), word)
    pass_hold(desk)
    assert sent(desk) == []
    assert state_of(desk) is DraftState.PROPOSED


def test_no_later_done_and_intern(desk: Desk) -> None:
    """Each does its own thing and none sends."""
    say(desk, ask(desk), "no: wrong price")
    assert state_of(desk, 1) is DraftState.REJECTED
    say(desk, ask(desk), "intern: her sister works here")
    assert state_of(desk, 2) is DraftState.PROPOSED
    say(desk, desk.proposal(), "later 2d")
    assert desk.happened("later")[0].data["until"].startswith("2026-11-25")
    say(desk, desk.proposal(), "done (I phoned)")
    assert state_of(desk, 2) is DraftState.ANSWERED
    with desk.store.reading() as tx:
        case = tx.cases.case(1002)
    assert case is not None
    assert case.state == "closed"
    pass_hold(desk)
    assert sent(desk) == []


def test_later_comes_back_by_itself(desk: Desk) -> None:
    """After two days the same question comes again, with a new code."""
    say(desk, ask(desk), "later 2d")
    desk.clock.pass_by(days=2, minutes=1)
    desk.due()
    _first, again = to(desk, SAM)
    say(desk, again, "yes")
    assert state_of(desk) is DraftState.HELD


def test_an_area_answers_with_its_intents_and_a_picked_one_is_learned(desk: Desk) -> None:
    """#billing files by the best intent and offers the others; only a picked intent counts as picked."""
    say(desk, ask(desk), "#billing")
    [receipt] = notices(desk)
    assert "#tag 1001 refund_request" in text_of(receipt)
    assert [one.data["picked"] for one in desk.happened("refiled")] == [False]
    say(desk, desk.proposal(), "#refund_request", who=OLGA)
    assert [one.data["picked"] for one in desk.happened("refiled")] == [False, True]


# -------------------------------------------------------------------- codes


def test_located_without_a_code_it_returns_once_with_a_new_one(desk: Desk) -> None:
    """In-Reply-To only locates: the yes does nothing, the question comes back once."""
    proposal = ask(desk)
    desk.write(without_code(proposal, "yes"))
    assert state_of(desk) is DraftState.PROPOSED
    assert len(desk.mails("propose")) == 2
    assert "carried no code" in text_of(desk.proposal())
    desk.write(without_code(proposal, "yes please"))
    assert len(desk.mails("propose")) == 2
    say(desk, desk.proposal(), "yes")
    assert state_of(desk) is DraftState.HELD


def test_located_without_a_code_everything_but_yes_works(desk: Desk) -> None:
    """No and done reach nobody outside, so proof and place are enough."""
    desk.write(without_code(ask(desk), "no"))
    assert state_of(desk) is DraftState.REJECTED


def test_a_colleague_cannot_answer_by_place_alone(desk: Desk) -> None:
    """The question went to Sam: Olga's answer without code is an ordinary mail of staff."""
    desk.write(without_code(ask(desk), "no", who=OLGA))
    assert state_of(desk) is DraftState.PROPOSED


def test_a_colleagues_code_is_refused_and_says_whom_it_was_for(desk: Desk) -> None:
    """Olga answers the question that Sam forwarded to her."""
    say(desk, ask(desk), "yes", who=OLGA)
    assert state_of(desk) is DraftState.PROPOSED
    assert "went to Sam Ortega" in text_of(notices(desk)[-1])


def test_an_expired_code_is_renewed_and_then_good(desk: Desk) -> None:
    """72 working hours: from Monday to Thursday; an answer after that gets a new code."""
    proposal = ask(desk)
    desk.clock.pass_by(days=3, minutes=1)
    say(desk, proposal, "yes")
    assert state_of(desk) is DraftState.PROPOSED
    assert "had lapsed" in text_of(desk.proposal())
    say(desk, desk.proposal(), "yes")
    assert state_of(desk) is DraftState.HELD


def test_a_lapsed_code_is_renewed_unasked_and_the_deputy_hears_of_it(tmp_path: Path) -> None:
    """A code lapses, a matter does not: after two working days the deputy is asked too."""
    people = [
        {"name": "Olga Brandt", "addresses": [OLGA], "roles": ["owner"]},
        {"name": "Sam Ortega", "addresses": [SAM], "in_charge": ["support"], "deputy": "jana"},
        {"name": "Jana Weiss", "addresses": [JANA], "language": "de"},
    ]
    with open_firm(tmp_path, people=people) as desk:  # type: ignore[arg-type]
        ask(desk)
        desk.clock.pass_by(days=3, hours=2, minutes=1)  # the next bundle, at noon
        desk.due()
        _first, again = to(desk, SAM)
        asked = to(desk, JANA)
        assert any("Sam Ortega hat das seit zwei Arbeitstagen" in text_of(one) for one in asked)
        deputy = asked[-1]
        say(desk, deputy, "ja", who=JANA)
        say(desk, again, "yes", who=SAM)
        assert "Jana Weiss said yes already, at" in text_of(notices(desk)[-1])
        pass_hold(desk)
        assert len(sent(desk)) == 1


def test_five_wrong_codes_lock_the_draft_and_tell_the_owner(desk: Desk) -> None:
    """The right code is then no good; `#approve` asks anew."""
    proposal = ask(desk)
    right = str(proposal["Reply-To"])
    for number in range(5):
        del proposal["Reply-To"], proposal["Subject"]
        proposal["Reply-To"] = f"info+d1.{number}aaabbbbccccdddd@acme.example"
        proposal["Subject"] = "Yes?"
        say(desk, proposal, "yes")
    assert [one["To"] for one in notices(desk)].count(f"Olga Brandt <{OLGA}>") == 1
    del proposal["Reply-To"]
    proposal["Reply-To"] = right
    say(desk, proposal, "yes")
    assert state_of(desk) is DraftState.PROPOSED
    assert "locked" in text_of(notices(desk)[-1])


def test_a_used_or_unknown_plus_address_is_the_plain_address(desk: Desk) -> None:
    """A new mail of staff to an address from the address book is no answer to anything."""
    proposal = ask(desk)
    say(desk, proposal, "yes")
    raw = letter("Key for the workshop", "Who has it?", sender=SAM, to=str(proposal["Reply-To"]))
    stamp = f"mx.acme.example; dmarc=pass header.from=acme.example; auth=pass smtp.auth={SAM}"
    desk.write(f"Authentication-Results: {stamp}\r\n".encode() + raw)
    assert state_of(desk) is DraftState.HELD
    assert desk.happened("refused") == []


def test_a_code_in_a_customers_subject_steers_nothing(tmp_path: Path) -> None:
    """Somebody who knows a live code writes it into a subject: the answer to their mail approves their own
    matter, and where nothing tells them apart, none."""
    with open_firm(tmp_path, desk={"plus_addresses": False}) as desk:
        first = ask(desk)
        code = str(first["Subject"]).rpartition("{")[2].rstrip("}")
        second = ask(desk, f"A handle for {{{code}}}", sender="mallory@evil.example")
        assert str(second["Subject"]).count("{") == 1
        say(desk, second, "yes")
        assert (state_of(desk, 1), state_of(desk, 2)) == (DraftState.PROPOSED, DraftState.HELD)
        third = ask(desk)
        del third["Subject"]
        third["Subject"] = f"{first['Subject']} {third['Message-ID']} {desk.proposal()['Subject']}"
        say(desk, third, "yes")
        assert state_of(desk, 1) is DraftState.PROPOSED


def test_new_mail_of_the_customer_voids_the_code(desk: Desk) -> None:
    """They wrote again: the old question is no longer the question."""
    proposal = ask(desk, message_id="<q1@ruiz.example>")
    desk.write(letter("Re: A handle, please", "Two handles, please.", In_Reply_To="<q1@ruiz.example>"))
    say(desk, proposal, "yes")
    pass_hold(desk)
    assert sent(desk) == []
    assert "wrote again" in text_of(notices(desk)[-1])


# -------------------------------------------------------------------- the hold


def test_undo_stops_the_hold_and_approve_brings_it_back(desk: Desk) -> None:
    """`undo` in an answer with the used code; nothing leaves; `#approve D1` asks anew."""
    proposal = ask(desk)
    say(desk, proposal, "yes")
    say(desk, proposal, "undo")
    assert state_of(desk) is DraftState.UNDONE
    pass_hold(desk)
    assert sent(desk) == []


def test_undo_after_the_hold_says_that_it_is_too_late(desk: Desk) -> None:
    """What has left cannot be called back."""
    proposal = ask(desk)
    say(desk, proposal, "yes")
    pass_hold(desk)
    say(desk, proposal, "undo")
    assert len(sent(desk)) == 1
    assert "on its way" in text_of(notices(desk)[-1])


# -------------------------------------------------------------------- without proof


@pytest.mark.parametrize("stamp", ["", UNKNOWN])
def test_without_proof_a_fresh_code_goes_to_the_registered_address(desk: Desk, stamp: str) -> None:
    """Nothing is done; the real person is asked again, at most three times an hour."""
    proposal = ask(desk)
    for number in range(5):
        say(desk, proposal, "yes" + " " * number, proof=stamp, name=f"Sam {number}")
    assert state_of(desk) is DraftState.PROPOSED
    assert len(desk.mails("propose")) == 1 + 3
    assert {str(one["To"]) for one in desk.mails("propose")} == {f"Sam Ortega <{SAM}>"}
    assert sent(desk) == []


def test_a_failed_check_does_nothing_and_the_owner_hears_of_the_third(desk: Desk) -> None:
    """D: nothing at all to the author, one notice to the owner."""
    proposal = ask(desk)
    for number in range(3):
        say(desk, proposal, f"yes{' ' * number}", proof=FAILED)
    assert state_of(desk) is DraftState.PROPOSED
    [told] = [one for one in notices(desk) if "Sam Ortega: 3" in str(one["Subject"])]
    assert told["To"] == f"Olga Brandt <{OLGA}>"
    code = str(proposal["Subject"]).rpartition("{")[2]
    assert code not in text_of(told)


def test_a_listed_and_an_unlisted_forger_cannot_be_told_apart(tmp_path: Path) -> None:
    """With a failed check nothing leaves to anybody outside, whoever stands in From; what our own people
    see of a stranger's mail they do not see of one in a colleague's name."""
    for number, who in enumerate((SAM, "nobody@acme.example")):
        (tmp_path / str(number)).mkdir()
        with open_firm(tmp_path / str(number)) as desk:
            proposal = ask(desk)
            desk.write(answer_to(proposal, "yes", who=who, proof=FAILED))
            ours = {one.address for one in desk.edges.config.people}
            asked = desk.outgoing("propose", "notice", "reply", "acknowledge")
            assert {to for one in asked for to in one.content["recipients"]} <= ours
            assert len(asked) == 1 + number, "the first question; a stranger's mail is asked about too"
            assert state_of(desk) is DraftState.PROPOSED
            assert desk.sums().balanced


def test_thanks_for_a_receipt_open_no_matter(desk: Desk) -> None:
    """A colleague answers a notice of ours in plain words: kept, counted, and nobody is asked about it."""
    ask(desk)
    desk.write(f"Authentication-Results: {PROOF.format(SAM)}\r\n".encode() + letter("#list", "", sender=SAM))
    [receipt] = notices(desk)
    before = (len(desk.outgoing()), desk.sums().waiting)
    desk.write(answer_to(receipt, "Thanks, a handle indeed!", message_id="<t@acme.example>", who=SAM))
    assert (len(desk.outgoing()), desk.sums().waiting) == before
    [filed] = [one for one in desk.happened("filed") if one.data["reason"] == "an answer to a notice of ours"]
    assert filed.data["who"] == "Sam Ortega"


def test_a_forgery_in_our_name_asks_nobody_anything(desk: Desk) -> None:
    """Level D: it is counted and kept with its proof, and that is all; the owner hears of the third. No case,
    no draft, no question whose answer could only go to the colleague."""
    for number in range(4):
        letters = letter("A handle, please", f"How do I oil the handle? {number}", sender=f"Sam <{SAM}>")
        desk.write(f"Authentication-Results: {FAILED}\r\n".encode() + letters)
        assert len(notices(desk)) == (number >= 2)
    assert "3 mails in the name of Sam Ortega failed the check" in text_of(notices(desk)[0])
    assert OLGA in notices(desk)[0]["To"]
    assert not desk.mails("propose", "reply", "acknowledge")
    assert not desk.outgoing("draft")
    assert [one.data["level"] for one in desk.happened("refused")] == ["D"] * 4
    assert desk.sums().ignored == 4
    assert desk.sums().balanced


@pytest.mark.parametrize("sender", [f"Sam <{SAM}>", "info@acme.example"])
def test_what_nothing_proves_in_our_name_is_shown_and_not_answered(desk: Desk, sender: str) -> None:
    """Level C: whoever is in charge sees it, with the doubt in words; there is nothing to say yes to."""
    desk.write(letter("A handle, please", "How do I oil the handle?", sender=sender))
    desk.clock.pass_by(minutes=2)
    desk.due()
    desk.look()
    assert not desk.mails("propose", "reply", "acknowledge")
    assert not desk.outgoing("draft")
    [told] = notices(desk)
    name = "Sam Ortega" if SAM in sender else "Acme Joinery"
    assert f"it comes in the name of {name}, and nothing proves that {name} wrote it" in text_of(told)
    assert "How do I oil the handle?" in text_of(told)
    assert desk.sums().waiting == 1


def test_access_that_ended_counts_at_the_time_of_use(tmp_path: Path) -> None:
    """The code was sent while access lasted; the day after the last day it is worth nothing."""
    people = [
        {"name": "Olga Brandt", "addresses": [OLGA], "roles": ["owner"]},
        {"name": "Sam Ortega", "addresses": [SAM], "in_charge": ["support"], "until": "2026-11-23"},
    ]
    with open_firm(tmp_path, people=people) as desk:  # type: ignore[arg-type]
        proposal = ask(desk)
        desk.clock.pass_by(days=1)
        say(desk, proposal, "yes")
        pass_hold(desk)
        assert sent(desk) == []
        assert state_of(desk) is DraftState.PROPOSED


def test_the_desk_proof_is_the_same_mail_in_sent(tmp_path: Path) -> None:
    """The shared address listed for one person: what lies in its own Sent was written by them; a forger who
    knows only the Message-ID gets nothing."""
    people = [
        {
            "name": "Olga Brandt",
            "addresses": ["info@acme.example"],
            "roles": ["owner"],
            "in_charge": ["support"],
        }
    ]
    with open_firm(tmp_path, people=people) as desk:  # type: ignore[arg-type]
        proposal = ask(desk)
        honest = answer_to(
            proposal, "yes", who="info@acme.example", proof="", message_id="<own.1@acme.example>"
        )
        forged = answer_to(
            proposal, "yes!", who="info@acme.example", proof="", message_id="<own.1@acme.example>"
        )
        desk.put(honest, "Sent")
        desk.look()
        desk.write(forged)
        assert len(desk.mails("propose")) == 1
        desk.clock.pass_by(minutes=2)  # its copy may still be filed: it is waited for
        desk.due()
        desk.look()
        assert state_of(desk) is DraftState.PROPOSED
        desk.write(
            b"Received: from mail.acme.example by mx.acme.example; Mon, 23 Nov 2026 09:00:00 +0000\r\n"
            + honest
        )
        assert state_of(desk) is DraftState.PROPOSED  # its code was renewed when the forged one came
        desk.clock.pass_by(minutes=2)
        desk.due()
        desk.look()
        again = answer_to(
            desk.proposal(), "yes", who="info@acme.example", proof="", message_id="<own.2@acme.example>"
        )
        desk.put(again, "Sent")
        desk.look()
        desk.write(
            b"Received: from mail.acme.example by mx.acme.example; Mon, 23 Nov 2026 09:01:00 +0000\r\n"
            + again
        )
        assert state_of(desk) is DraftState.HELD
