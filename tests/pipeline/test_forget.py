"""Forgetting a person: afterwards nothing of them stands in the store or its log, but what the law keeps."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.pipeline.desk import Desk, letter
from tests.pipeline.firm import JANA, OLGA, SAM, ask, notices, open_firm, pass_hold, say, sent, text_of
from tests.pipeline.test_commands import PASSED, command
from triage.adapters.store import schema as t
from triage.approval.digest import Terms
from triage.core.lifecycle import DraftState
from triage.ledger_desk import NewPair
from triage.pipeline import propose, revisions

BELLA = "bella@ruiz.example"
WORDS = (b"bella@ruiz.example", b"bella ruiz", b"purple door")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        yield opened


def life_with(desk: Desk) -> None:
    """Bella writes, is answered, writes again; it is taught, told, listed, remembered and asked about."""
    proposal = ask(desk, text="The secret is the purple door. How do I oil its handle?",
                   message_id="<b1@ruiz.example>")  # fmt: skip
    quoted = "\n".join(f"> {line}" for line in text_of(proposal).splitlines())
    say(desk, proposal, f"yes\n\nOn Monday Acme desk wrote:\n{quoted}")
    pass_hold(desk)
    reply = sent(desk)[0]
    desk.put(reply.as_bytes(), "Sent")
    desk.look()
    ask(
        desk,
        text="And the purple door itself?",
        In_Reply_To="<b1@ruiz.example>",
        message_id="<b2@ruiz.example>",
    )
    command(desk, "#tag 1001 refund_request")
    command(desk, "#show 1001")
    tell(desk, f"#export {BELLA}")
    with desk.store.begin() as tx:
        pair = NewPair(draft_id=None, case_no=1001, contact=BELLA, intent="how_to", language="en", subject="",
                       question="The purple door?", answer="Oil it.")  # fmt: skip
        tx.memory.add_pair(pair, desk.clock.now())
        tx.bank.note(BELLA, "DE02120300000000202051", 1, doubted=False, now=desk.clock.now())
        tx.journal.put_setting("challenge:x", f"#list {BELLA}")


def tell(desk: Desk, line: str, who: str = OLGA) -> str:
    """A command, and the receipt (counting does not help: what is erased is no mail any more)."""
    raw = letter(line, "", sender=who)
    desk.write(f"Authentication-Results: {PASSED.format(who)}\r\n".encode() + raw)
    return text_of([one for one in notices(desk) if who in str(one["To"])][-1])


def left_over(desk: Desk) -> list[str]:
    """Where a word of hers still stands: in any row (packed octets too), in the file, in its log."""
    found = []
    with desk.store.engine.connect() as conn:
        for table in t.metadata.sorted_tables:
            for row in conn.execute(sa.select(table)):
                for name, value in row._mapping.items():
                    octets = value if isinstance(value, bytes) else str(value).encode()
                    if table.name == "raw" and name == "octets":
                        octets = zlib.decompress(octets)
                    found += [f"{table.name}.{name}: {word!r}" for word in WORDS if word in octets.lower()]
    for path in desk.root.glob("triage.db*"):
        octets = path.read_bytes().lower()
        found += [f"{path.name}: {word!r}" for word in WORDS if word in octets]
    return found


def scrubbed(desk: Desk) -> None:
    desk.clock.pass_by(minutes=1)
    desk.due()


def test_nothing_of_a_forgotten_person_is_left(desk: Desk) -> None:
    """Rows, octets, file and write-ahead log; sums and chain stay whole, the receipt names nobody."""
    life_with(desk)
    assert left_over(desk)
    receipt = tell(desk, f"#forget {BELLA}")
    assert "forgotten (mails: 2, cases: 1)" in receipt
    assert BELLA not in receipt
    scrubbed(desk)
    assert left_over(desk) == []
    with desk.store.reading() as tx:
        assert tx.journal.verify_chain()[1] == ""
    assert desk.sums().balanced
    [erased] = desk.happened("erased")
    assert erased.actor == "Olga Brandt"
    assert "Nothing is held" in tell(desk, f"#forget {BELLA}")


def test_a_forgotten_mail_never_counts_as_new(desk: Desk) -> None:
    """Its hash stays: the same octets again are the same mail."""
    raw = letter("A handle, please", "How do I oil the handle?", message_id="<b1@ruiz.example>")
    desk.write(raw)
    tell(desk, f"#forget {BELLA}")
    seen = desk.sums().seen
    desk.write(raw)
    assert desk.sums().seen == seen


def test_what_the_law_keeps_stays_and_is_said(desk: Desk) -> None:
    """A document of money that was sent: its octets stay, everything else goes."""
    ask(desk, text="The purple door was charged twice.", message_id="<b1@ruiz.example>")
    with desk.store.begin() as tx:
        [draft] = tx.drafts.in_state(DraftState.PROPOSED)
        person = desk.edges.config.person(SAM)
        assert person is not None
        refund = revisions.make_draft(
            desk.edges, tx, case_no=draft.case_no, message_key=draft.message_key or 0, person=person,
            facts=draft.facts, body="We pay back 12 EUR.", subject="Refund", source="test", kind="refund",
            terms=Terms(amount="12.00", currency="EUR"),
        )  # fmt: skip
        propose.propose(desk.edges, tx, refund, person)
    say(desk, desk.proposal(), "yes")
    pass_hold(desk)
    from triage.core.lifecycle import DraftEvent

    with desk.store.begin() as tx:
        released = tx.drafts.draft(refund.draft_id)
        assert released is not None
        tx.drafts.move_draft(released, DraftEvent.SEND)
    receipt = tell(desk, f"#forget {BELLA}")
    assert "1 sent documents of money" in receipt
    scrubbed(desk)
    with desk.store.reading() as tx:
        kept = tx.drafts.draft(refund.draft_id)
    assert kept is not None
    assert b"We pay back 12 EUR." in kept.frozen
    assert {one.partition(":")[0] for one in left_over(desk) if "purple" in one} == set()
    assert not [one for one in left_over(desk) if one.startswith("raw.")]


def test_two_say_so_where_two_are_named(tmp_path: Path) -> None:
    """The owner alone erases nobody; nor does the second one alone; within the week the other's"
    " word counts."""
    with open_firm(tmp_path, desk={"mode": "live", "two_approvers": True}) as desk:
        ask(desk, text="The purple door.")
        assert "needs two" in tell(desk, f"#forget {BELLA}")
        assert "needs two" in tell(desk, f"#forget {BELLA}")
        assert "nur der Inhaber" in tell(desk, f"#forget {BELLA}", who=JANA)
        asked = [one for one in notices(desk) if SAM in str(one["To"])]
        assert "mailto:" in text_of(asked[-1])
        desk.clock.pass_by(days=8)
        assert "needs two" in tell(desk, f"#forget {BELLA}", who=SAM)
        assert "forgotten (mails: 1" in tell(desk, f"#forget {BELLA}")
        scrubbed(desk)
        assert left_over(desk) == []


def test_an_export_holds_everything_and_goes_to_the_registered_address(desk: Desk) -> None:
    """Each mail as it came, what was drafted and sent, what was decided and learned."""
    life_with(desk)
    before = len(notices(desk))
    raw = letter(f"#export {BELLA}", "", sender="s.ortega@acme.example")
    stamp = PASSED.format("s.ortega@acme.example")
    desk.write(f"Authentication-Results: {stamp}\r\n".encode() + raw)
    held, receipt = notices(desk)[before:]
    assert {str(one["To"]) for one in (held, receipt)} == {f"Sam Ortega <{SAM}>"}
    files = list(held.iter_attachments())
    assert len(files) == 2
    assert b"purple door" in files[0].get_payload(decode=True)
    text = text_of(held)
    for part in (
        "addr_spec: bella@ruiz.example",
        "D1 sent",
        "approved (Sam Ortega)",
        "A1: The purple door?",
        "IBAN DE02",
    ):
        assert part in text or part == "D1 sent", part
    assert "Olga" in text or OLGA


def test_a_colleague_is_not_forgotten(desk: Desk) -> None:
    """People are in the configuration, not in the store."""
    assert "is one of us" in tell(desk, f"#forget {JANA}")
