"""What a glance must say and whom it must reach: VIPs, doubt with its likely answer, forgotten customers, who
takes a matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.pipeline.desk import Desk, classifier, letter
from tests.pipeline.firm import JANA, OLGA, SAM, ask, open_firm, say, sent, text_of
from tests.pipeline.test_escalation import send_all
from triage.core.reason import Reason, Why
from triage.desk.actions import Escalate, File, ProposeReply
from triage.desk.policy import Situation, decide
from triage.intent.possible import impossible, without
from triage.intent.verdict import DecidedBy, Verdict
from triage.mail.message import Address, Kind, Message


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        yield opened


def verdict(
    intent: str,
    probability: float,
    *,
    gate: float = 0.4,
    candidates: tuple[str, ...] = (),
    rest: dict[str, float] | None = None,
) -> Verdict:
    return Verdict(
        area="sales", intent=intent, confidence=probability, unsure=True, decided_by=DecidedBy.NOBODY,
        probabilities=(rest or {}) | {intent: probability}, candidates=candidates or (intent, "order"), gate=gate,
    )  # fmt: skip


def situation(found: Verdict, **more: bool) -> Situation:
    sender = Address(addr_spec="bella@ruiz.example")
    message = Message(sha256="0" * 64, size=1, kind=Kind.HUMAN, author=sender, person=sender, language="en")
    return Situation(message=message, verdict=found, has_template=True, **more)


def test_a_doubtful_mail_comes_with_its_likely_answer() -> None:
    """More likely right than wrong: prepared beside the question, and the doubt is said."""
    action = decide(situation(verdict("quote_request", 0.6)))
    assert isinstance(action, ProposeReply)
    assert action.reasons == (Reason(why=Why.UNSURE, values=("quote_request", "order")),)


def test_what_may_be_anything_that_gets_an_answer_gets_the_likely_one() -> None:
    """None of them is likely by itself, but an answer is due whichever it is."""
    spread = {"order": 0.25, "product_question": 0.2, "appointment_request": 0.1}
    action = decide(situation(verdict("quote_request", 0.35, rest=spread)))
    assert isinstance(action, ProposeReply)
    assert action.reasons


@pytest.mark.parametrize(
    ("found", "more"),
    [
        (verdict("quote_request", 0.2, rest={"order": 0.15}), {}),
        (verdict("quote_request", 0.4, rest={"other": 0.5}), {}),
        (verdict("quote_request", 0.6, gate=0.0), {}),
        (verdict("quote_request", 0.6, candidates=("quote_request", "spam"), rest={"spam": 0.3}), {}),
        (verdict("quote_request", 0.6, rest={"vendor_notice": 0.15, "newsletter": 0.1}), {}),
        (verdict("quote_request", 0.6, rest={"complaint": 0.3}), {}),
        (verdict("complaint", 0.9), {}),
        (verdict("quote_request", 0.6), {"grave": True}),
        (verdict("quote_request", 0.6), {"answered_lately": True}),
        (verdict("quote_request", 0.6), {"from_staff": True}),
    ],
)
def test_a_mere_guess_is_no_draft(found: Verdict, more: dict[str, bool]) -> None:
    """Far from likely; perhaps nothing that gets an answer; an objection; perhaps advertising or a notice;
    perhaps a complaint; grave words; an answer of a moment ago; a colleague's mail."""
    assert isinstance(decide(situation(found, **more)), Escalate)


NOTICE = verdict("vendor_notice", 0.6, candidates=("vendor_notice", "newsletter"), rest={"newsletter": 0.35})


def test_what_is_filed_whichever_it_is_asks_nobody() -> None:
    """A notice or advertising: nobody is asked which."""
    assert isinstance(decide(situation(NOTICE)), File)
    thanks = verdict(
        "thanks_only", 0.6, candidates=("thanks_only", "vendor_notice"), rest={"vendor_notice": 0.35}
    )
    assert isinstance(decide(situation(thanks)), File)


def test_what_many_are_asked_is_no_question_to_us() -> None:
    """Advertising asks whether to go ahead: it is filed as before."""
    selling = situation(verdict("spam", 0.93, rest={"order": 0.04}))
    message = replace(selling.message, text="Shall we switch you on today?")
    assert isinstance(decide(replace(selling, message=message)), File)


def test_what_one_of_us_tells_the_others_asks_nobody() -> None:
    """Not quite sure, and nothing asked; a stranger cannot write it, a colleague's question is shown."""
    told = verdict("internal", 0.95, rest={"order": 0.03})
    assert isinstance(decide(situation(told, from_staff=True)), File)
    assert isinstance(decide(situation(told)), Escalate)
    assert isinstance(decide(situation(verdict("internal", 0.7), from_staff=True)), Escalate)
    asked = situation(told, from_staff=True)
    message = replace(asked.message, text="Who has the key of the van?")
    assert isinstance(decide(replace(asked, message=message)), Escalate)


@pytest.mark.parametrize(
    ("found", "more", "text"),
    [
        (NOTICE, {"known_here": True}, ""),
        (NOTICE, {"grave": True}, ""),
        (NOTICE, {}, "Shall we send the other one meanwhile?"),
        (verdict("vendor_notice", 0.6, rest={"newsletter": 0.2, "delivery_status": 0.2}), {}, ""),
        (verdict("vendor_notice", 0.95, gate=0.0), {}, ""),
        (verdict("thanks_only", 0.95), {"awaiting_customer": True}, ""),
    ],
)
def test_in_doubt_a_person_looks(found: Verdict, more: dict[str, bool], text: str) -> None:
    """A customer, grave words, a question in it, a share that may be a customer's, an objection, thanks for
    what we offered: none of these is filed on a guess."""
    asked = situation(found, **more)
    assert isinstance(decide(replace(asked, message=replace(asked.message, text=text))), Escalate)


def test_a_machine_that_likely_brings_an_invoice_is_shown() -> None:
    """Which of the matters for a person it is need not be sure."""
    shared = verdict("vendor_invoice", 0.4, rest={"vendor_reminder": 0.3, "vendor_notice": 0.3})
    machine = replace(situation(shared).message, kind=Kind.AUTO_GENERATED)
    assert isinstance(decide(replace(situation(shared), message=machine)), Escalate)
    notice = verdict("vendor_notice", 0.6, rest={"vendor_invoice": 0.3})
    assert isinstance(decide(replace(situation(notice), message=machine)), File)
    by_list = replace(machine, kind=Kind.LIST)
    assert isinstance(decide(replace(situation(shared), message=by_list)), File)


def test_only_colleagues_write_internal_mail() -> None:
    """A stranger's mail is what comes next; what the owner's rules say stands; a form is a customer."""
    guess = verdict("internal", 0.5, candidates=("internal", "order"), rest={"order": 0.3, "other": 0.2})
    intents = classifier().content.intents
    stranger = without(guess, impossible(from_us=False, kind=Kind.HUMAN), intents)
    assert (stranger.intent, stranger.area, stranger.unsure) == ("order", "sales", True)
    assert "internal" not in stranger.candidates
    assert sum(stranger.probabilities.values()) == pytest.approx(1.0)
    assert without(guess, impossible(from_us=True, kind=Kind.HUMAN), intents) == guess
    sure = replace(guess, unsure=False, decided_by=DecidedBy.MODEL)
    assert without(sure, impossible(from_us=False, kind=Kind.HUMAN), intents).unsure
    ruled = replace(sure, decided_by=DecidedBy.RULE)
    assert without(ruled, impossible(from_us=False, kind=Kind.HUMAN), intents) == ruled
    assert "newsletter" in impossible(from_us=False, kind=Kind.FORM)


def test_vips_are_told_at_once_and_named(tmp_path: Path) -> None:
    """An address or a whole domain, in a firm that reads bundles."""
    people = [{"name": "Olga", "addresses": [OLGA], "roles": ["owner"], "at_once": False,
               "in_charge": ["sales", "support", "billing"]}]  # fmt: skip
    with open_firm(tmp_path, desk={"vip": ["@ruiz.example"]}, people=people) as desk:
        desk.write(letter("A handle, please", "How do I oil it?", sender="Tom <tom@hale.example>"))
        assert not desk.mails("propose")
        proposal = ask(desk)
        assert "one of your VIPs" in text_of(proposal)


def test_take_and_assign_by_one_word(desk: Desk) -> None:
    """``take`` keeps the code; ``assign jana`` asks her, and the old code is void."""
    proposal = ask(desk)
    say(desk, proposal, "take")
    with desk.store.reading() as tx:
        case = tx.cases.case(1001)
    assert case is not None
    assert case.assigned_to == SAM
    say(desk, proposal, "assign jana")
    handed = desk.mails("propose")[-1]
    assert JANA in str(handed["To"])
    say(desk, proposal, "yes")
    desk.clock.pass_by(minutes=6)
    desk.due()
    assert not sent(desk)
    say(desk, handed, "yes", who=JANA)
    desk.clock.pass_by(minutes=6)
    desk.due()
    assert len(sent(desk)) == 1


def test_assigned_to_nobody_known(desk: Desk) -> None:
    """Said, and nothing changed."""
    say(desk, ask(desk), "assign zorro")
    assert "zorro" in text_of(desk.mails("notice")[-1])


def test_a_customer_whom_we_did_not_answer_is_not_forgotten(tmp_path: Path) -> None:
    """After two working days a short word is proposed beside the open question. It answers nothing: the
    matter goes on waiting, and the answer itself withdraws it."""
    with open_firm(tmp_path, desk={"nudge_days": 2, "answer_hours": 0}) as desk:
        desk.clock.at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        first = ask(desk)
        desk.clock.pass_by(days=2, hours=8)
        desk.due()
        note = desk.mails("propose")[-1]
        assert "not forgotten" in text_of(note)
        assert "waited for 2 working days" in text_of(note)
        say(desk, note, "yes")
        desk.clock.pass_by(minutes=6)
        desk.due()
        send_all(desk)
        with desk.store.reading() as tx:
            assert len(tx.cases.waiting_cases()) == 1
        say(desk, first, "yes")
        desk.clock.pass_by(minutes=6)
        desk.due()
        send_all(desk)
        with desk.store.reading() as tx:
            assert not tx.cases.waiting_cases()
        assert len(sent(desk)) == 2


def test_what_was_answered_in_time_gets_no_such_note(tmp_path: Path) -> None:
    """And a note that still waits for its yes is withdrawn with the answer."""
    with open_firm(tmp_path, desk={"nudge_days": 2, "answer_hours": 0}) as desk:
        first = ask(desk)
        desk.clock.pass_by(days=2, hours=8)
        desk.due()
        note = desk.mails("propose")[-1]
        say(desk, first, "yes")
        desk.clock.pass_by(minutes=6)
        desk.due()
        send_all(desk)
        say(desk, note, "yes")
        desk.clock.pass_by(minutes=6)
        desk.due()
        assert len(sent(desk)) == 1


def test_a_form_with_an_unknown_label_is_somebodys(desk: Desk) -> None:
    """The one foreign address in what a form's own sender wrote."""
    text = "Anfrage\nSo erreichen Sie mich - nia@vos.example\nBitte ein Angebot für ein Regal."
    desk.write(
        letter(
            "A quote, please", text, sender="Website <noreply@acme.example>", Auto_Submitted="auto-generated"
        )
    )
    proposal = desk.mails("propose")[-1]
    assert "nia@vos.example" in text_of(proposal)


def test_an_answer_goes_to_the_reply_to_of_the_same_house(desk: Desk) -> None:
    """Another domain, or one that strangers share, is not followed."""
    for sender, reply_to, wanted in (
        ("ipad@praxis.example", "desk@praxis.example", "desk@praxis.example"),
        ("ipad@praxis.example", "desk@elsewhere.example", "ipad@praxis.example"),
        ("bella@gmail.com", "tom@gmail.com", "bella@gmail.com"),
    ):
        desk.write(letter("A quote, please", "For a shelf.", sender=sender, Reply_To=reply_to))
        with desk.store.reading() as tx:
            cases = tx.cases.waiting_cases()
            draft = tx.drafts.drafts_of_case(cases[-1].case_no, tuple(type(tx.drafts.draft(1).state)))[-1]  # type: ignore[union-attr]
        assert draft.recipients == (wanted,)


@pytest.mark.parametrize(("language", "answered"), [("pt", "pt"), ("nl", "en")])
def test_a_short_mail_is_answered_in_the_firms_language_where_it_may_be_that(
    tmp_path: Path, language: str, answered: str
) -> None:
    with open_firm(tmp_path, firm={"language": language}) as desk:
        desk.write(letter("Mesa", "Quanto custa a mesa grande?", sender="Rui <rui@lima.example>"))
        [taken] = desk.happened("taken")
        assert taken.data["language"] == answered
