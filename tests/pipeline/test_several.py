"""Several questions answered in one mail: by the code of the bundle or the digest and the numbers."""

from __future__ import annotations

import re
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.pipeline.desk import JANA, OWNER, PROOF, Desk, answer_to, letter, open_desk
from tests.pipeline.test_noise import QUESTIONS, text_of
from triage.pipeline import digest, revisions

BUNDLED: list[dict[str, Any]] = [
    {"name": "Olga Brandt", "addresses": [OWNER], "roles": ["owner"], "in_charge": ["sales", "support"],
     "at_once": False, "bundles": ["12:00"], "amount_limit": 500},
    {"name": "Jana Ritter", "addresses": [JANA], "in_charge": ["billing"]},
]  # fmt: skip


def bundle_of(desk: Desk, count: int = 4) -> EmailMessage:
    for place in range(count):
        subject, text = QUESTIONS[place % 3]
        desk.write(letter(f"{subject} {place}", text, sender=f"Client {place} <c{place}@ruiz.example>"))
    desk.clock.pass_by(hours=2, minutes=1)
    desk.due()
    [bundle] = desk.mails("propose")
    return bundle


def left(desk: Desk) -> set[str]:
    """Who got an answer in the end."""
    desk.clock.pass_by(minutes=6)
    desk.due()
    return {str(one["To"]) for one in desk.mails("reply")}


def test_numbers_release_several_at_once(tmp_path: Path) -> None:
    """Those named and no others; the receipt says when, and how each is stopped."""
    with open_desk(tmp_path, people=BUNDLED) as desk:
        bundle = bundle_of(desk)
        assert "for example  yes 1 3" in text_of(bundle)
        assert "yes 1 3" in text_of(bundle, "html")
        desk.write(answer_to(bundle, "yes 1 3 and 4"))
        receipt = text_of(desk.mails("notice")[-1])
        assert receipt.count("approved, leaves at") == 3
        assert left(desk) == {f"Client {n} <c{n}@ruiz.example>" for n in (0, 2, 3)}


def test_one_link_on_top_answers_all_that_nothing_speaks_against(tmp_path: Path) -> None:
    """Its address, subject and first line are enough; what is doubtful or asked of a person is not among them."""
    with open_desk(tmp_path, people=BUNDLED) as desk:
        desk.write(letter("Hm", "It is about that thing of last time.", sender="Client 9 <c9@ruiz.example>"))
        text = text_of(bundle_of(desk))
        head = text.partition("\n=====")[0]
        [link] = re.findall(r"mailto:(\S+)\?subject=(\S+?)&body=(\S+)", head)
        to, subject, body = map(unquote, link)
        shown = re.findall(r"\n(\d+)/\d+\n(.*?)(?=\n====|\Z)", text, re.DOTALL)
        clear = {no: item for no, item in shown if "would get ----" in item and "Please look" not in item}
        assert len(shown) > len(clear) > 1, "one is doubtful here"
        assert body == f"yes {' '.join(clear)}"
        raw = letter(subject, body, sender=OWNER, to=to)
        desk.write(f"Authentication-Results: {PROOF.format(OWNER)}\r\n".encode() + raw)
        assert left(desk) == {item.partition(" wrote")[0] for item in clear.values()}


def test_the_code_works_once_and_for_this_person_alone(tmp_path: Path) -> None:
    """A replay, a colleague, a mail without proof: nothing."""
    with open_desk(tmp_path, people=BUNDLED) as desk:
        bundle = bundle_of(desk)
        desk.write(answer_to(bundle, "yes 1", who=JANA))
        desk.write(answer_to(bundle, "yes 1", proof=""))
        desk.write(answer_to(bundle, "yes 1", proof="mx.acme.example; dmarc=fail header.from=acme.example"))
        assert left(desk) == set()
        desk.write(answer_to(bundle, "yes 1"))
        desk.write(answer_to(bundle, "yes 2"))
        assert left(desk) == {"Client 0 <c0@ruiz.example>"}


@pytest.mark.parametrize("word", ["yes", "yes all", "no", "1 3", "please send the first"])
def test_without_numbers_nothing_leaves(tmp_path: Path, word: str) -> None:
    """A yes to the whole names none; the person is told how."""
    with open_desk(tmp_path, people=BUNDLED) as desk:
        desk.write(answer_to(bundle_of(desk), word))
        assert "name the numbers" in text_of(desk.mails("notice")[-1])
        assert left(desk) == set()


def test_an_item_that_changed_is_not_released(tmp_path: Path) -> None:
    """They wrote again; somebody rewrote it; the number is not there: each is said, the rest leaves."""
    with open_desk(tmp_path, people=BUNDLED) as desk:
        bundle = bundle_of(desk)
        text = text_of(bundle)
        again = letter(f"Re: {QUESTIONS[0][0]} 0", "Never mind, thanks. But what about the door?",
                       sender="Client 0 <c0@ruiz.example>")  # fmt: skip
        desk.write(again)
        code = text.split("mailto:info%2B")[5].partition("@")[0]
        raw = answer_to(bundle, "edit: We will call you tomorrow about it.")
        desk.write(raw.replace(str(bundle["Reply-To"]).encode(), f"info+{code}@acme.example".encode())
                   .replace(str(bundle["Subject"]).encode(), f"{{{code}}}".encode()))  # fmt: skip
        desk.write(answer_to(bundle, "yes 1 2 3 9"))
        assert left(desk) == {"Client 2 <c2@ruiz.example>"}
        receipt = text_of(desk.mails("notice")[-1])
        assert "9: cannot be answered by its number" in receipt


def test_money_is_never_among_them(tmp_path: Path) -> None:
    """Its number is refused, with the way that works."""
    from tests.pipeline.test_noise import ask
    from triage.approval.digest import Terms
    from triage.core.lifecycle import DraftState

    with open_desk(tmp_path, people=BUNDLED) as desk:
        ask(desk, 3)
        with desk.store.begin() as tx:
            [first, *_] = tx.drafts.in_state(DraftState.PREPARED)
            revisions.revise(
                desk.edges, tx, first.draft_id, facts=first.facts, body="We pay it back.", subject="Refund",
                source="test", number=2, terms=Terms(amount="12.00", currency="EUR"),
            )  # fmt: skip
        desk.clock.pass_by(hours=2, minutes=1)
        desk.due()
        [bundle] = desk.mails("propose")
        desk.write(answer_to(bundle, "yes 1 2"))
        assert "1: cannot be answered by its number" in text_of(desk.mails("notice")[-1])
        assert left(desk) == {"Client 1 <c1@ruiz.example>"}


def test_the_digest_can_be_answered_by_number(tmp_path: Path) -> None:
    """Numbers stand before the cases whose reply waits for the owner; its code is its own."""
    people = [{**BUNDLED[0], "at_once": True}, BUNDLED[1]]
    with open_desk(tmp_path, people=people) as desk:
        for place in range(3):
            subject, text = QUESTIONS[place]
            desk.write(letter(f"{subject} {place}", text, sender=f"Client {place} <c{place}@ruiz.example>"))
        with desk.store.begin() as tx:
            digest.schedule(desk.edges, tx)
        desk.clock.pass_by(hours=22)
        desk.due()
        [mail] = [one for one in desk.mails("notice") if "info+d0." in str(one["Reply-To"] or "")]
        text = text_of(mail)
        assert "2) #1002" in text
        assert len(text.splitlines()) <= 25
        desk.write(answer_to(mail, "yes 2"))
        assert left(desk) == {"Client 1 <c1@ruiz.example>"}
