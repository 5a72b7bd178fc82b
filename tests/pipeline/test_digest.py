"""The digest: its order, its 25 lines, its language, what it never says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.pipeline.desk import JANA, OWNER, Desk, letter, open_desk
from triage.config import LANGUAGES
from triage.core.lifecycle import CaseState
from triage.drafting.digest_words import DIGEST_WORDS
from triage.ledger_cases import CaseRow
from triage.pipeline import digest


def lines(desk: Desk) -> list[str]:
    with desk.store.reading() as tx:
        return digest.body(desk.edges, tx)


def sent(desk: Desk) -> str:
    with desk.store.begin() as tx:
        digest.schedule(desk.edges, tx)
    desk.clock.at = datetime(2026, 11, 24, 6, 31, tzinfo=UTC)
    desk.due()
    return str(desk.mails("notice")[-1].get_body(("plain",)).get_content())


def test_an_empty_digest_comes_too(tmp_path: Path) -> None:
    """On the next working morning, with the sums and whom to call if it ever is missing."""
    with open_desk(tmp_path, desk={"digest_at": "07:30"}) as desk:
        text = sent(desk)
        assert text.startswith("Nobody waits.")
        assert "Counted: 0 seen" in text
        assert "If this mail is missing one morning, call Olga Brandt." in text


def test_who_waits_comes_first_then_money_then_doubts_then_the_sums(tmp_path: Path) -> None:
    """Oldest first, in their words; at most 25 lines however many there are."""
    with open_desk(tmp_path) as desk:
        desk.write(letter("Invoice 2231", "You charged invoice 2231 twice, please check the invoice amount."))
        for number in range(30):
            desk.clock.pass_by(minutes=7)
            desk.write(letter(f"Quote for table {number}", "Could you send me a quote for an oak table?",
                              sender=f"Client {number} <c{number}@ruiz.example>"))  # fmt: skip
        found = lines(desk)
        assert len(found) == 25
        assert found[0].startswith("Waiting for an answer (")
        assert "Client 0: Quote for table 0" in found[1]
        order = [next(at for at, line in enumerate(found) if line.startswith(head))
                 for head in ("Waiting for", "Money (1):", "Counted:", "If this mail")]  # fmt: skip
        assert order == sorted(order)
        missing = [number for number in range(1002, 1032) if not any(f"#{number}" in line for line in found)]
        assert not missing, "everybody who waits is named, if only by number and name"


def test_more_than_the_mail_can_hold_are_counted() -> None:
    """First in their words, then several in a line, then only how many more there are."""
    now = datetime(2026, 11, 24, 6, 31, tzinfo=UTC)
    words = DIGEST_WORDS["en"]

    def listed(count: int, room: int) -> list[str]:
        return digest._listed(
            words, [waiting(number, now) for number in range(1001, 1001 + count)], now, room
        )

    assert listed(3, 5) == [
        digest._waits(words, waiting(number, now), now, ()) for number in (1001, 1002, 1003)
    ]
    many = listed(40, 18)
    assert len(many) <= 18
    assert all(any(f"#{number}" in line for line in many) for number in range(1001, 1041))
    flood = listed(500, 18)
    assert len(flood) == 18
    named = sum(line.count("#") for line in flood[:-1])
    assert flood[-1] == f"  … and {500 - named} more: #list"


def waiting(number: int, now: datetime) -> CaseRow:
    return CaseRow(
        case_no=number, state=CaseState.OPEN, version=0, subject="Quote", area="sales", intent="quote_request",
        language="en", assigned_to="", confidential=False, follows=None, opened_at=now, changed_at=now,
        closed_at=None, waiting_since=now, contact="c@ruiz.example", contact_name=f"Client {number}",
    )  # fmt: skip


def test_doubts_are_asked_about_once_and_never_about_confidential_mail(tmp_path: Path) -> None:
    """At most five, the least certain first."""
    with open_desk(tmp_path) as desk:
        desk.write(letter("Application K7QF3M", "I hereby apply for the job as a joiner. My CV is attached."))
        for number in range(9):
            desk.write(letter(f"Question {number}", "Could you send me a quote for an oak cabinet?",
                              sender=f"c{number}@ruiz.example"))  # fmt: skip
        found = lines(desk)
        assert not any("K7QF3M" in line for line in found)
        assert sum("%)" in line for line in found) <= 5
        sent(desk)
        assert not any("%)" in line for line in lines(desk))


def test_it_is_written_in_the_owners_language(tmp_path: Path) -> None:
    """Every language says everything."""
    people = [{"name": "Olga Brandt", "addresses": [OWNER], "roles": ["owner"], "language": "de"},
              {"name": "Jana Ritter", "addresses": [JANA]}]  # fmt: skip
    with open_desk(tmp_path, people=people) as desk:
        assert lines(desk)[0] == "Niemand wartet."
    assert set(DIGEST_WORDS) == set(LANGUAGES)
    assert {frozenset(words) for words in DIGEST_WORDS.values()} == {frozenset(DIGEST_WORDS["en"])}
