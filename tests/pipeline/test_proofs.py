"""What doctor has learned, used at the time of use: by the daemon's own path."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from pathlib import Path

import dkim
import pytest
import sqlalchemy as sa

from tests.approval.matrix import HOST, records
from tests.mail.test_authentication import key_pair
from tests.pipeline.desk import PROOF, Desk, letter
from tests.pipeline.firm import OLGA, SAM, ask, notices, open_firm, pass_hold, say, sent, text_of
from triage.adapters.authentication import authenticate
from triage.adapters.store.engine import SqlTx
from triage.approval.proofs import Learned, Proofs
from triage.core.lifecycle import DraftState
from triage.mail.authentication import Source
from triage.pipeline import digest, proofs

CODE = "k7qf3m2xw4hn9rte"
INSIDE = "X-MS-Exchange-Organization-AuthAs: Internal\r\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_firm(tmp_path) as opened:
        yield opened


def learned(desk: Desk) -> Proofs:
    with desk.store.reading() as tx:
        return proofs.learned(tx)


def keep(desk: Desk, found: Proofs) -> None:
    with desk.store.begin() as tx:
        proofs.keep(tx, found)


def probe(desk: Desk, who: str = SAM) -> None:
    person = desk.edges.config.person(who)
    assert person is not None
    with desk.store.begin() as tx:
        proofs.expect(tx, CODE, person, desk.clock.now())


def answer(who: str = SAM, stamp: str = "", code: str = CODE, plus: bool = True, **more: str) -> bytes:
    to = f"info+d0.{code}@acme.example" if plus else "info@acme.example"
    raw = letter(
        f"Re: Please answer: ok {{d0.{code}}}",
        "ok",
        sender=who,
        to=to,
        In_Reply_To="<x@acme.example>",
        **more,
    )
    return (f"Authentication-Results: {stamp}\r\n".encode() if stamp else b"") + raw


def state(desk: Desk) -> DraftState:
    with desk.store.reading() as tx:
        draft = tx.drafts.draft(1)
    assert draft is not None
    return draft.state


# -------------------------------------------------------------------- learning


def test_an_answer_to_a_probe_teaches_what_proves_that_person(desk: Desk) -> None:
    """It becomes no case, no command and no approval; nobody is told where all is well."""
    probe(desk)
    desk.write(answer(stamp=PROOF.format(SAM)))
    found = learned(desk).people[SAM]
    assert set(found.passed) == {Source.RESULTS, Source.SUBMISSION}
    assert found.plus
    assert desk.outgoing() == []
    assert desk.sums().finished == 1
    assert not learned(desk).is_off(SAM, "off")


def test_a_plus_address_that_was_taken_off_is_noticed(desk: Desk) -> None:
    """The code then stands in the subject alone."""
    probe(desk)
    desk.write(answer(stamp=PROOF.format(SAM), plus=False))
    assert not learned(desk).people[SAM].plus


@pytest.mark.parametrize(
    "raw",
    [
        answer(code="0" * 16, stamp=PROOF.format(SAM)),
        answer(OLGA, stamp=PROOF.format(OLGA)),
        answer("mallory@evil.example"),
        answer(stamp=PROOF.format(SAM), Auto_Submitted="auto-replied"),
    ],
    ids=["another code", "a colleague", "a stranger", "a machine"],
)
def test_nobody_else_teaches(desk: Desk, raw: bytes) -> None:
    """The code went to the registered address of one person, for seven days."""
    probe(desk)
    desk.write(raw)
    assert learned(desk).people == {}
    desk.clock.pass_by(days=8)
    desk.write(answer(stamp=PROOF.format(SAM), message_id="<late@acme.example>"))
    assert learned(desk).people == {}


# -------------------------------------------------------------------- where nothing proves


def test_whose_mail_proves_nothing_releases_nothing(desk: Desk) -> None:
    """Off, and said: in the proposal, to the owner, and in answer to a yes. It waits and is shown."""
    probe(desk)
    desk.write(answer(stamp="mx.acme.example; dmarc=none"))
    assert learned(desk).is_off(SAM, "off")
    [told] = notices(desk)
    assert told["To"] == f"Olga Brandt <{OLGA}>"
    assert "triage doctor --approvals" in text_of(told)
    proposal = ask(desk)
    assert "does nothing for now" in text_of(proposal)
    say(desk, proposal, "yes")  # even where this one mail is proven: what doctor saw stands
    pass_hold(desk)
    assert (sent(desk), state(desk)) == ([], DraftState.PROPOSED)
    assert "does nothing for now" in text_of(notices(desk)[-1])


def test_it_is_on_again_once_something_proves(desk: Desk) -> None:
    """The next answer to a probe counts, not the memory of the first."""
    keep(desk, Proofs(people={SAM: Learned(at="2026-11-20")}))
    proposal = ask(desk)
    probe(desk)
    desk.write(answer(stamp=PROOF.format(SAM)))
    say(desk, proposal, "yes")
    assert state(desk) is DraftState.HELD


# -------------------------------------------------------------------- the inside proof, joined to the daemon


def inside_mail(proposal: Message) -> bytes:
    from tests.pipeline.desk import answer_to

    return INSIDE.encode() + answer_to(proposal, "yes", who=SAM, proof="")


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (Proofs(), DraftState.PROPOSED),
        (Proofs(tested="2026-11-20", inside=("microsoft365",)), DraftState.HELD),
        (Proofs(tested="2026-11-20"), DraftState.PROPOSED),
    ],
    ids=["untested", "tested", "forgeable"],
)
def test_inside_mail_counts_where_a_forged_one_was_seen_to_fail(
    tmp_path: Path, found: Proofs, wanted: DraftState
) -> None:
    """The setting alone is not enough; the finding is read for each mail."""
    with open_firm(tmp_path, authentication={"inside": "microsoft365"}) as desk:
        config = desk.edges.config
        desk.edges = replace(
            desk.edges,
            authenticate=lambda raw, message: authenticate(
                raw, message, config=config, resolver=None, proofs=learned(desk)
            ),
        )
        keep(desk, found)
        desk.write(inside_mail(ask(desk)))
        assert state(desk) is wanted


# -------------------------------------------------------------------- again, and too often


def test_a_signed_command_is_obeyed_once(tmp_path: Path) -> None:
    """Who has the raw mail can send it again under another id: the signature holds, and nothing happens."""
    with open_firm(tmp_path, authentication={"authserv_id": HOST, "dkim": True}) as desk:
        config = desk.edges.config
        desk.edges = replace(
            desk.edges,
            authenticate=lambda raw, message: authenticate(raw, message, config=config, resolver=records),
        )
        raw = letter("stop", "", sender=SAM, message_id="<stop.1@acme.example>")
        names = [b"from", b"to", b"subject", b"date"]
        signed = dkim.sign(raw, b"s1", b"acme.example", key_pair(1024)[0], include_headers=names) + raw
        desk.write(signed)
        desk.write(letter("#resume", "", sender=OLGA, message_id="<go.1@acme.example>").join(
            [f"Authentication-Results: {HOST}; dmarc=pass header.from=acme.example\r\n".encode(), b""]
        ))  # fmt: skip
        with desk.store.reading() as tx:
            assert not tx.journal.setting("stopped")
        desk.write(signed.replace(b"<stop.1@", b"<stop.2@"))
        with desk.store.reading() as tx:
            assert not tx.journal.setting("stopped")
        assert desk.sums().balanced


def test_an_old_command_that_comes_now_is_not_obeyed(desk: Desk) -> None:
    """Whoever kept it may send it at any time. Its author hears of it at the registered address, with the
    link that writes it anew; that we read it late is no fault of theirs."""
    ask(desk)
    desk.clock.pass_by(days=3)
    old = stamped("#snooze 1001 3d", SAM)
    desk.put(old)
    path = next(one for one in (desk.root / "Maildir" / "new").iterdir() if one.read_bytes() == old)
    os.utime(path, (desk.clock.now().timestamp(),) * 2)  # it was written three days ago and arrives today
    desk.look()
    told = notices(desk)[-1]
    assert "Nothing was done: this mail was written on 23 Nov 2026" in text_of(told)
    assert "mailto:info@acme.example?subject=%23snooze" in text_of(told)
    assert SAM in told["To"]
    assert not [one for one in desk.happened("command") if one.data["verb"] == "snooze"]
    desk.clock.pass_by(days=3)
    desk.write(stamped("#snooze 1001 4d", SAM))  # arrived in time, read late
    assert [one for one in desk.happened("command") if one.data["verb"] == "snooze"]


def test_what_is_remembered_of_commands_goes(desk: Desk) -> None:
    """As soon as no copy could count any more: nothing grows with every command and every answer."""
    ask(desk)
    for number in range(3):
        desk.write(stamped(f"#snooze 1001 {number + 1}d", SAM))
    say(desk, desk.proposal(), "what?")
    assert remembered(desk) >= 4
    with desk.store.begin() as tx:
        digest.schedule(desk.edges, tx)
    desk.clock.pass_by(days=100)
    desk.due()
    assert remembered(desk) == 0


def remembered(desk: Desk) -> int:
    with desk.store.reading() as tx:
        assert isinstance(tx, SqlTx)
        found = "SELECT count(*) FROM setting WHERE until IS NOT NULL AND name NOT LIKE 'bundle:%'"
        return int(tx.conn.execute(sa.text(found)).scalar_one())


def stamped(subject: str, who: str) -> bytes:
    return f"Authentication-Results: {PROOF.format(who)}\r\n".encode() + letter(subject, "", sender=who)


def test_three_fresh_codes_in_any_hour(desk: Desk) -> None:
    """Not three before the clock strikes and three after."""
    proposal = ask(desk)
    desk.clock.pass_by(minutes=50)
    for number in range(8):
        say(desk, proposal, "yes" + " " * number, proof="", name=f"Sam {number}")
        desk.clock.pass_by(minutes=3)
    assert len(desk.mails("propose")) == 1 + 3
    desk.clock.pass_by(minutes=60)
    say(desk, proposal, "yes, please", proof="", name="Sam later")
    assert len(desk.mails("propose")) == 1 + 4
