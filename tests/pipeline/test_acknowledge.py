"""The acknowledgement of receipt: off by default, a fixed text, once, to proven senders, under a cap."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.desk import SHARED, Desk, letter, open_desk
from tests.pipeline.firm import OLGA, open_firm, text_of
from tests.pipeline.lint import problems
from tests.pipeline.test_commands import command

ON = {"acknowledge": ["quote_request"]}
CANARY = "zq9-canary"


def asks(desk: Desk, number: int = 1, *, proof: str = "pass", **more: str) -> None:
    sender = f"Bella {CANARY} <bella@ruiz{number}.example>"
    raw = letter(
        f"A quote {CANARY}", f"Could you send me a quote for a shelf? {CANARY}", sender=sender, **more
    )
    stamp = f"Authentication-Results: mx.acme.example; dmarc={proof} header.from=ruiz{number}.example\r\n"
    desk.write((stamp.encode() if proof else b"") + raw)


def acks(desk: Desk):
    return desk.mails("acknowledge")


def test_it_is_off_until_somebody_switches_it_on(tmp_path: Path) -> None:
    """And the owner does so by mail, as ``#report`` offers."""
    with open_firm(tmp_path) as desk:
        asks(desk)
        assert not acks(desk)
        assert "#auto receipt" in command(desk, "#report")
        assert "short confirmation" in command(desk, "#auto receipt", who=OLGA)
        asks(desk, 2)
        assert len(acks(desk)) == 1
        command(desk, "#auto receipt off", who=OLGA)
        asks(desk, 3)
        assert len(acks(desk)) == 1


def test_a_fixed_text_with_a_null_reverse_path(tmp_path: Path) -> None:
    """Not a word of the customer's in it; threaded; marked as automatic."""
    with open_firm(tmp_path, desk=ON) as desk:
        asks(desk, message_id="<ask@ruiz1.example>")
        (effect,) = desk.outgoing("acknowledge")
        (mail,) = acks(desk)
        assert effect.content == {"reverse_path": "", "recipients": ["bella@ruiz1.example"]}
        assert CANARY not in (effect.octets or b"").decode()
        assert "It has arrived" in text_of(mail)
        assert mail["Auto-Submitted"] == "auto-replied"
        assert mail["X-Auto-Response-Suppress"] == "All"
        assert mail["In-Reply-To"] == "<ask@ruiz1.example>"
        assert not problems(effect.octets or b"", desk.store.secret(), approved=False)


@pytest.mark.parametrize("proof", ["", "fail", "none"])
def test_never_without_proof_of_the_sender(tmp_path: Path, proof: str) -> None:
    """A forged From would make us write to somebody who never asked (backscatter)."""
    with open_firm(tmp_path, desk=ON) as desk:
        asks(desk, proof=proof)
        assert not acks(desk)


def test_once_a_case_and_once_a_day_for_a_sender(tmp_path: Path) -> None:
    """A second mail in the case, a second case on the same day: silence. The next day: once more."""
    with open_firm(tmp_path, desk=ON) as desk:
        asks(desk, message_id="<one@ruiz1.example>")
        asks(desk, In_Reply_To="<one@ruiz1.example>", message_id="<two@ruiz1.example>")
        asks(desk, message_id="<three@ruiz1.example>")
        assert len(acks(desk)) == 1
        desk.clock.pass_by(days=1)
        asks(desk, In_Reply_To="<one@ruiz1.example>", message_id="<four@ruiz1.example>")
        assert len(acks(desk)) == 1
        asks(desk, message_id="<five@ruiz1.example>")
        assert len(acks(desk)) == 2


def test_a_flood_meets_the_cap(tmp_path: Path) -> None:
    """Whoever writes: no more a day than the cap."""
    with open_firm(tmp_path, desk={**ON, "acknowledge_a_day": 3}) as desk:
        for number in range(8):
            asks(desk, number)
        assert len(acks(desk)) == 3


@pytest.mark.parametrize("where", ["", "Sent"])
def test_not_where_the_server_sends_a_vacation_text(tmp_path: Path, where: str) -> None:
    """One of those seen in the mailbox is enough; or the owner says so in the configuration."""
    with open_firm(tmp_path, desk=ON) as desk:
        vacation = letter(
            "Out of office", "Back on Monday.", sender=SHARED, to="x@y.example", Auto_Submitted="auto-replied"
        )
        desk.put(vacation, where)
        desk.look()
        asks(desk)
        assert not acks(desk)
        desk.clock.pass_by(days=8)
        asks(desk, 2)
        assert len(acks(desk)) == 1
    with open_firm(tmp_path / "other", desk={**ON, "vacation_text": True}) as desk:
        asks(desk)
        assert not acks(desk)


@pytest.mark.parametrize(
    "headers", [{"Auto_Submitted": "auto-generated"}, {"Precedence": "bulk"}, {"List_Id": "<l.x>"}]
)
def test_no_machine_gets_one(tmp_path: Path, headers: dict[str, str]) -> None:
    """RFC 3834 section 2."""
    with open_firm(tmp_path, desk=ON) as desk:
        asks(desk, **headers)
        assert not acks(desk)


def test_a_form_gets_none(tmp_path: Path) -> None:
    """Its address is somebody's word for somebody else."""
    with open_desk(tmp_path, desk=ON) as desk:
        raw = letter(
            "Contact form", "Name: Bella\nE-mail: bella@ruiz.example\nCould you send me a quote for an oak shelf?",
            sender="site@acme.example", Reply_To="bella@ruiz.example",
        )  # fmt: skip
        desk.write(b"Authentication-Results: mx.acme.example; dmarc=pass header.from=acme.example\r\n" + raw)
        assert not acks(desk)


def test_stop_stops_it_too(tmp_path: Path) -> None:
    """It reaches a customer."""
    with open_firm(tmp_path, desk=ON) as desk:
        command(desk, "stop", who=OLGA)
        asks(desk)
        assert not acks(desk)
