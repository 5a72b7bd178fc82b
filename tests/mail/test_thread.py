"""Threads, and which case a mail joins."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.core.reason import Reason, Why
from triage.mail.message import Address, Message
from triage.mail.thread import (
    By,
    CaseChoice,
    CaseClue,
    base_subject,
    case_numbers,
    find_case,
    group,
    is_answer_subject,
)

NOW = datetime(2025, 3, 4, 9, 12, tzinfo=UTC)


def mail(
    one: str | None = None,
    *,
    to: tuple[str, ...] = (),
    refs: tuple[str, ...] = (),
    subject: str = "Crates",
    days: int = 0,
    by: str = "nora",
) -> Message:
    return Message(
        sha256="0",
        size=1,
        message_id=one,
        in_reply_to=to,
        references=refs,
        subject=subject,
        author=Address(addr_spec=f"{by}@quill.example"),
        to=(Address(addr_spec="desk@firm.example"),),
        date=NOW + timedelta(days=days),
    )


def test_references_and_in_reply_to_join() -> None:
    """Either header joins, whatever the subject says."""
    mails = [
        mail("<a>"),
        mail("<b>", to=("<a>",), subject="other"),
        mail("<c>", refs=("<a>", "<b>")),
        mail("<d>"),
    ]
    assert group(mails) == [[0, 1, 2], [3]]


def test_every_id_of_in_reply_to_counts() -> None:
    """Some programs answer two mails at once."""
    assert group([mail("<a>"), mail("<b>"), mail("<c>", to=("<a>", "<b>"))]) == [[0, 1, 2]]


def test_ids_of_mails_that_are_not_here_join() -> None:
    """Two answers to a mail that we never saw are one thread."""
    assert group([mail("<b>", refs=("<away>",)), mail("<c>", to=("<away>",)), mail("<x>")]) == [[0, 1], [2]]


def test_order_does_not_matter() -> None:
    """The answer may arrive before the question."""
    assert group([mail("<b>", to=("<a>",)), mail("<x>"), mail("<a>")]) == [[0, 2], [1]]


def test_loops_end() -> None:
    """Mails that name each other, or themselves, are one thread."""
    assert group([mail("<a>", refs=("<b>",)), mail("<b>", refs=("<a>",)), mail("<c>", refs=("<c>",))]) == [
        [0, 1],
        [2],
    ]


def test_answer_without_ids_joins_by_subject_people_and_time() -> None:
    """One in ten real answers names no id."""
    question = mail("<a>")
    assert group([question, mail("<b>", subject="AW: Crates", days=2)]) == [[0, 1]]
    assert group([question, mail("<b>", subject="Crates", days=2)]) == [[0], [1]]
    assert group([question, mail("<b>", subject="AW: Crates", days=40)]) == [[0], [1]]
    stranger = Message(
        sha256="1", size=1, subject="Re: Crates", author=Address(addr_spec="x@y.example"), date=NOW
    )
    assert group([question, stranger]) == [[0], [1]]


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefgh"), max_size=4)), max_size=12
    )
)
def test_groups_are_a_partition(edges: list[tuple[str, list[str]]]) -> None:
    """Every mail is in exactly one thread, and who names whom is with them."""
    mails = [
        mail(f"<{one}{index}>", refs=tuple(f"<{ref}>" for ref in refs), subject="")
        for index, (one, refs) in enumerate(edges)
    ]
    threads = group(mails)
    assert sorted(index for thread in threads for index in thread) == list(range(len(mails)))
    for thread in threads:
        inside = {ref for index in thread for ref in mails[index].references}
        outside = {ref for index, one in enumerate(mails) if index not in thread for ref in one.references}
        assert not inside & outside


def test_long_chains_are_quick() -> None:
    """Ten thousand mails that each name the one before, and one that names ten thousand."""
    mails = [mail(f"<{index}>", to=(f"<{index - 1}>",), subject="") for index in range(10_000)]
    many = mail("<many>", refs=tuple(f"<{index}>" for index in range(10_000)), subject="")
    assert len(group([*mails, many])) == 1


SUBJECTS = {
    "Re: Crates": "crates",
    "AW: WG: Crates": "crates",
    "RE[2]: Crates": "crates",
    "Re : Crates": "crates",
    "SV: Kasser": "kasser",
    "[firm] Re: Crates": "crates",
    "Re: [#1042] Crates": "crates",
    "答复：箱子": "箱子",
    "RES: ENC: Caixas": "caixas",
    "Crates: twelve": "crates: twelve",
    "Re:": "",
    "": "",
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_base_subject(subject: str) -> None:
    """Prefixes of many languages go, words stay."""
    assert base_subject(subject) == SUBJECTS[subject]
    assert not subject.startswith("Re") or is_answer_subject(subject)


def test_case_numbers() -> None:
    """Only the whole mark counts."""
    assert case_numbers("Re: [#1042] and [#7] #9 [# 3] [#x]") == (1042, 7)


# ---------------------------------------------------------------- cases


def clue(
    no: int = 1042,
    by: By = By.KNOWN_ID,
    *,
    takes_part: bool = True,
    closed: int | None = None,
    subject: str = "Crates",
    days: int = 1,
    other_matter: bool = False,
) -> CaseClue:
    return CaseClue(
        case_no=no,
        by=by,
        takes_part=takes_part,
        last_at=NOW - timedelta(days=days),
        closed_at=None if closed is None else NOW - timedelta(days=closed),
        subject=subject,
        other_matter=other_matter,
    )


@pytest.mark.parametrize("by", [By.MINTED, By.KNOWN_ID, By.NUMBER])
def test_participant_joins(by: By) -> None:
    """An id of ours, an id of the case or its number joins whoever takes part."""
    assert find_case([clue(by=by)], mail(), now=NOW) == CaseChoice(join=1042)


@pytest.mark.parametrize("by", [By.MINTED, By.KNOWN_ID, By.NUMBER])
def test_stranger_never_joins(by: By) -> None:
    """A stranger with a number or an id gets a new case, and people get a hint."""
    choice = find_case([clue(by=by, takes_part=False)], mail(), now=NOW)
    assert (choice.join, choice.follows) == (None, None)
    assert choice.hint == Reason(why=Why.NAMES_CASE, values=("1042",))


def test_subject_is_the_last_resort() -> None:
    """Subject, participant and time together; each alone is not enough."""
    answer = mail(subject="Re: Crates")
    assert find_case([clue(by=By.SUBJECT)], answer, now=NOW).join == 1042
    assert find_case([clue(by=By.SUBJECT, days=15)], answer, now=NOW) == CaseChoice()
    assert find_case([clue(by=By.SUBJECT, takes_part=False)], answer, now=NOW) == CaseChoice()
    assert find_case([clue(by=By.SUBJECT, subject="Lids")], answer, now=NOW) == CaseChoice()
    assert find_case([clue(by=By.SUBJECT)], mail(subject="Crates"), now=NOW) == CaseChoice()


def test_surest_clue_wins() -> None:
    """An id counts before a number, a number before a subject; of equals the one that changed last."""
    clues = [
        clue(1, By.SUBJECT),
        clue(2, By.NUMBER),
        clue(3, By.KNOWN_ID, days=9),
        clue(4, By.KNOWN_ID, days=2),
    ]
    assert find_case(clues, mail(subject="Re: Crates"), now=NOW).join == 4
    assert find_case([clue(2, By.NUMBER), clue(3, By.MINTED, takes_part=False)], mail(), now=NOW).join == 2


def test_long_closed_case_is_followed() -> None:
    """Thirty days after closing, or with another question, a new case follows the old one."""
    assert find_case([clue(311, closed=31)], mail(), now=NOW) == CaseChoice(
        follows=311, hint=Reason(why=Why.FOLLOWS, values=("311",))
    )
    assert find_case([clue(311, closed=29)], mail(), now=NOW).join == 311
    assert find_case([clue(311, closed=2, other_matter=True)], mail(), now=NOW).follows == 311
    assert find_case([clue(311, other_matter=True)], mail(), now=NOW).join == 311


def test_no_clue_is_a_new_case() -> None:
    """Nothing known: a new case, without a word about others."""
    assert find_case([], mail(), now=NOW) == CaseChoice()
