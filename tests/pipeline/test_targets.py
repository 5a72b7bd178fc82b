"""How long somebody may wait: the warning, the next person, the reminder to a customer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.pipeline.desk import JANA, OWNER, PROOF, Desk, answer_to, letter, open_desk
from tests.pipeline.test_escalation import send_all, text_of

PEOPLE: list[dict[str, Any]] = [
    {"name": "Olga Brandt", "addresses": [OWNER], "roles": ["owner"], "in_charge": ["billing"]},
    {"name": "Jana Ritter", "addresses": [JANA], "in_charge": ["sales", "support"]},
]


def later(desk: Desk, **amount: float) -> None:
    desk.clock.pass_by(**amount)
    desk.due()


def test_the_person_is_warned_before_and_the_next_one_asked_after(tmp_path: Path) -> None:
    """Eight working hours from ten o'clock: warned after six of them, the owner asked the next morning."""
    with open_desk(tmp_path, people=PEOPLE, desk={"answer_hours": 8}) as desk:
        desk.write(letter())
        later(desk, hours=5)
        assert desk.mails("notice") == []
        later(desk, hours=1, minutes=1)
        [warning] = desk.mails("notice")
        assert warning["To"] == f"Jana Ritter <{JANA}>"
        assert (
            "#1001 Bella Ruiz has waited 6 working hours: Quote for a cabinet. The target ends 09:00."
            in text_of(warning)
        )
        later(desk, hours=18)
        asked = desk.proposal()
        assert asked["To"] == f"Olga Brandt <{OWNER}>"
        assert text_of(asked).startswith("Jana Ritter has not answered within 8 working hours.")
        desk.write(answer_to(asked, "yes"))
        assert len(desk.happened("approved")) == 1


def test_an_answered_case_warns_nobody(tmp_path: Path) -> None:
    """Nor does one that was put off, or whose customer wrote again later than this target began."""
    with open_desk(tmp_path, people=PEOPLE, desk={"answer_hours": 8}) as desk:
        desk.write(letter())
        desk.write(answer_to(desk.proposal(), "done", who=JANA))
        later(desk, days=3)
        assert desk.happened("target_over") == []
        assert [one for one in desk.mails("notice") if "working hours" in text_of(one)] == []


def test_a_target_of_an_intent_goes_before_that_of_its_area(tmp_path: Path) -> None:
    """And none at all sets no timer."""
    hours = {"answer_hours": 0, "answer_hours_of": {"sales": 100, "quote_request": 2}}
    with open_desk(tmp_path, people=PEOPLE, desk=hours) as desk:
        desk.write(letter())
        later(desk, hours=2, minutes=1)
        assert len(desk.happened("target_over")) == 1


def test_nobody_is_forgotten_over_a_closed_fortnight(tmp_path: Path) -> None:
    """The hours stand still; on the first working day they go on."""
    closed = [f"2026-11-{day}" for day in range(24, 31)] + [f"2026-12-{day:02}" for day in range(1, 7)]
    firm = {"closed": closed}
    with open_desk(tmp_path, people=PEOPLE, desk={"answer_hours": 8}, firm=firm) as desk:
        desk.write(letter())
        later(desk, days=12)
        assert desk.happened("target_over") == []
        later(desk, days=2)
        assert len(desk.happened("target_over")) == 1


def test_a_customer_who_does_not_answer_us_is_reminded_as_a_draft(tmp_path: Path) -> None:
    """After two working days, in the thread of our question; only once, and only if we asked something."""
    with open_desk(tmp_path, people=PEOPLE, desk={"nudge_days": 2}) as desk:
        desk.write(letter())
        desk.write(answer_to(desk.proposal(), "May we come by on Tuesday and measure?", who=JANA))
        desk.write(answer_to(desk.proposal(), "yes", who=JANA))
        later(desk, minutes=6)
        [question] = [one["Message-ID"] for one in desk.mails("reply")]
        send_all(desk)
        later(desk, days=1)
        assert len(desk.outgoing("propose")) == 2
        later(desk, days=2)
        reminder = text_of(desk.proposal())
        assert len(desk.outgoing("propose")) == 3
        assert "Hello Bella Ruiz,\n\nHas our question reached you?" in reminder
        desk.write(answer_to(desk.proposal(), "yes", who=JANA))
        later(desk, minutes=6)
        reminded = desk.mails("reply")[-1]
        assert reminded["In-Reply-To"] == question
        send_all(desk)
        later(desk, days=9)
        assert len(desk.outgoing("propose")) == 3


def test_a_customer_who_answered_is_not_reminded(tmp_path: Path) -> None:
    """Their mail is the newer one."""
    with open_desk(tmp_path, people=PEOPLE, desk={"nudge_days": 2, "answer_hours": 0}) as desk:
        desk.write(letter(message_id="<q1@ruiz.example>"))
        desk.write(answer_to(desk.proposal(), "May we come by on Tuesday and measure?", who=JANA))
        desk.write(answer_to(desk.proposal(), "yes", who=JANA))
        later(desk, minutes=6)
        send_all(desk)
        desk.write(
            letter("Re: Quote for a cabinet", "Yes, Tuesday at ten please.", In_Reply_To="<q1@ruiz.example>")
        )
        later(desk, days=5)
        assert not any("Has our question reached you?" in text_of(one) for one in desk.mails("propose"))


PHONE = "Call service <no-reply@phone.example>"


def call_note(desk: Desk, more: str = "") -> None:
    """A machine's mail that is a person's matter: shown, never answered, so there is no draft to ask about."""
    text = (
        "Please find our invoice no. R-77 for the oak boards delivered last week attached. "
        f"Amount due: 1,240.50 EUR, payable within 14 days of the invoice date.{more}"
    )
    desk.write(letter("Invoice R-77", text, sender=PHONE, Auto_Submitted="auto-generated"))


def ordered(line: str) -> bytes:
    """The owner sends what a link opened."""
    return f"Authentication-Results: {PROOF.format(OWNER)}\r\n".encode() + letter(line, "", sender=OWNER)


def looks(desk: Desk) -> list[Any]:
    return [one for one in desk.mails("notice") if one["Subject"].startswith("Please look")]


def test_what_was_only_shown_goes_to_the_next_person_too(tmp_path: Path) -> None:
    """Told once in a bundle and never closed: it has no code that lapses, so nothing else brings it back."""
    people = [{**PEOPLE[0], "in_charge": ["sales", "support"]}, {**PEOPLE[1], "in_charge": ["billing"]}]
    with open_desk(tmp_path, people=people, desk={"answer_hours": 8}) as desk:
        call_note(desk)
        [shown] = looks(desk)
        assert shown["To"] == f"Jana Ritter <{JANA}>"
        later(desk, days=1)
        again = looks(desk)[-1]
        assert again["To"] == f"Olga Brandt <{OWNER}>"
        assert text_of(again).startswith(
            "Jana Ritter has not answered within 8 working hours.\n\nCall service"
        )
        assert "Amount due" in text_of(again)
        later(desk, days=3)
        assert len(looks(desk)) == 2


def test_what_was_put_off_and_only_shown_comes_again(tmp_path: Path) -> None:
    """There is no draft to ask about, and the person said when they want it."""
    with open_desk(tmp_path, people=PEOPLE, desk={"answer_hours": 0}) as desk:
        call_note(desk)
        desk.write(ordered("#snooze 1001 3d"))
        assert len(looks(desk)) == 1
        later(desk, days=4)
        assert text_of(looks(desk)[-1]).startswith("You asked for this again.\n\nCall service")
        later(desk, days=4)
        assert len(looks(desk)) == 2


def test_an_open_question_is_not_shown_beside(tmp_path: Path) -> None:
    """The customer wrote into the same case: that question goes to the next person, the old note does not."""
    people = [{**PEOPLE[0], "in_charge": ["sales", "support"]}, {**PEOPLE[1], "in_charge": ["billing"]}]
    with open_desk(tmp_path, people=people, desk={"answer_hours": 8}) as desk:
        call_note(desk)
        with desk.store.reading() as tx:
            first = tx.cases.waiting_cases()[0]
        with desk.store.begin() as tx:
            tx.cases.join_case(first.case_no, [], ["bella@ruiz.example"])
        desk.write(letter(f"Re: Quote for a cabinet [#{first.case_no}]"))
        later(desk, days=1)
        assert len(desk.happened("target_over")) == 1
        assert len(looks(desk)) == 1


def test_what_is_shown_is_closed_by_its_link(tmp_path: Path) -> None:
    """Alone and in a bundle, in the reader's language; what the mail itself says is no link."""
    people = [{**PEOPLE[0], "at_once": False, "language": "de"}, PEOPLE[1]]
    with open_desk(tmp_path, people=people) as desk:
        call_note(desk)
        call_note(desk, "\nmailto:info@acme.example?subject=%23pause")
        later(desk, hours=2, minutes=1)
        [bundle] = desk.mails("propose")
        links = re.findall(
            r"^erledigt: mailto:info@acme\.example\?subject=(\S+)$", text_of(bundle), re.MULTILINE
        )
        assert [unquote(one) for one in links] == ["#erledigt 1001", "#erledigt 1002"]
        html = bundle.get_body(("html",)).get_content()
        assert re.findall('href="mailto:[^"]*subject=([^"]*)"', html) == links
        desk.write(ordered(unquote(links[1])))
        with desk.store.reading() as tx:
            assert [one.case_no for one in tx.cases.waiting_cases()] == [1001]


def test_what_was_put_off_gets_its_time_anew(tmp_path: Path) -> None:
    """The old target ended while it slept; from the morning it comes back, the same hours count again."""
    with open_desk(tmp_path, people=PEOPLE, desk={"answer_hours": 8}) as desk:
        desk.write(letter())
        desk.write(ordered("#snooze 1001 3d"))
        later(desk, days=3, minutes=1)
        assert desk.happened("target_over") == []
        assert len(desk.happened("woken")) == 1
        later(desk, hours=6, minutes=1)
        warned = [text_of(one) for one in desk.mails("notice") if "working hours" in text_of(one)]
        assert len(warned) == 1
        later(desk, days=1)
        assert len(desk.happened("target_over")) == 1


def test_one_who_writes_again_late_warns_of_no_time_that_is_over(tmp_path: Path) -> None:
    with open_desk(tmp_path, people=PEOPLE, desk={"answer_hours": 8}) as desk:
        desk.write(letter(message_id="<first@ruiz.example>"))
        later(desk, days=2)
        before = len([one for one in desk.mails("notice") if "working hours" in text_of(one)])
        desk.write(letter("Re: Quote for a cabinet", In_Reply_To="<first@ruiz.example>"))
        later(desk, minutes=1)
        assert len([one for one in desk.mails("notice") if "working hours" in text_of(one)]) == before


def test_a_machine_in_the_thread_takes_no_draft_back(tmp_path: Path) -> None:
    """A call service writes into the case of a customer who waits: what was prepared for them stays."""
    people = [{**PEOPLE[0], "in_charge": ["sales", "support"]}, {**PEOPLE[1], "in_charge": ["billing"]}]
    with open_desk(tmp_path, people=people) as desk:
        desk.write(letter(message_id="<first@ruiz.example>"))
        asked = desk.proposal()
        text = (
            "Please find our invoice no. R-77 for the oak boards delivered last week attached. "
            "Amount due: 1,240.50 EUR, payable within 14 days of the invoice date."
        )
        with desk.store.begin() as tx:
            tx.cases.join_case(1001, [], ["no-reply@phone.example"])
        desk.write(letter("Invoice R-77 [#1001]", text, sender=PHONE, Auto_Submitted="auto-generated"))
        assert len(looks(desk)) == 1
        assert {one.case_no for one in desk.happened("taken")} == {1001}
        assert desk.happened("draft_supersede") == []
        desk.write(answer_to(asked, "yes"))
        assert len(desk.happened("approved")) == 1
