"""The most answers an hour: a fault or an attack must not make the firm a source of mail."""

from __future__ import annotations

from pathlib import Path

from tests.pipeline.desk import answer_to, letter, open_desk
from tests.servers.smtp_sink import SmtpSink
from triage.adapters.smtp import SmtpSettings, SmtpSubmitter
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
