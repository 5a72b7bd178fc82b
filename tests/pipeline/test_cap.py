"""The most answers an hour, and a day to one address: a fault or an attack must not make the firm a source of mail."""

from __future__ import annotations

from pathlib import Path

from tests.pipeline.desk import answer_to, letter, open_desk
from tests.servers.smtp_sink import SmtpSink
from triage.adapters.smtp import SmtpSettings, SmtpSubmitter
from triage.core.lifecycle import DraftState
from triage.pipeline import dispatch
from triage.pipeline.perform import SubmitPerformer


def test_answers_over_the_cap_wait_and_the_owner_hears_once(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """Two an hour: the third leaves when the hour is over, and one notice says so."""
    with open_desk(tmp_path, desk={"send_cap_per_hour": 2, "hold_minutes": 0}) as desk:
        submitter = SmtpSubmitter(SmtpSettings(host="127.0.0.1", port=smtp_sink.port, tls="none"), None)
        performer = SubmitPerformer(
            submitter=submitter,
            config=desk.edges.config,
            store=desk.store,
            second=desk.edges.second,
            since=desk.clock.now(),
            find_sent=lambda _: None,
        )

        def leave() -> int:
            while dispatch.dispatch(desk.edges, performer, "test"):
                pass
            return sum("ruiz.example" in one.recipients[0] for one in smtp_sink.accepted)

        for number in range(3):
            desk.write(letter(f"Quote {number}", sender=f"Bella Ruiz <b{number}@ruiz.example>"))
            desk.write(answer_to(desk.proposal(), "yes"))
            desk.clock.pass_by(seconds=1)
            desk.due()
            leave()
        assert leave() == 2
        told = [one for one in smtp_sink.accepted if b"hourly cap" in one.content]
        assert len(told) == 1
        desk.clock.pass_by(hours=1, minutes=1)
        assert leave() == 3
        submitter.close()


def test_the_answers_to_one_address_have_a_cap_of_their_own(tmp_path: Path) -> None:
    """Two a day: the third to her is held until tomorrow, another customer's leaves, and one notice says so.
    What stops a held mail still does."""
    with open_desk(tmp_path, desk={"send_cap_per_address": 2, "hold_minutes": 0}) as desk:

        def answered(sender: str, number: int) -> int:
            desk.write(letter(f"Quote {number}", sender=sender))
            desk.write(answer_to(desk.proposal(), "yes"))
            desk.clock.pass_by(seconds=1)
            desk.due()
            return len(desk.mails("reply"))

        bella = "Bella Ruiz <bella@ruiz.example>"
        assert [answered(bella, number) for number in range(4)] == [1, 2, 2, 2]
        assert answered("Carl <carl@ruiz.example>", 5) == 3
        told = [one for one in desk.mails("notice") if "to one address today" in str(one["Subject"])]
        assert len(told) == 1
        assert "bella@ruiz.example" in told[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]
        with desk.store.reading() as tx:
            held = tx.drafts.in_state(DraftState.HELD)
        assert len(held) == 2
        desk.write(
            letter("Re: Quote 3", "Forget it, thanks.", sender=bella, In_Reply_To="<none@ruiz.example>")
        )
        desk.clock.pass_by(days=1)
        desk.due()
        assert len(desk.mails("reply")) == 4, "her new mail stopped one of the two"
