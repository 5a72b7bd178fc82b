"""Every reply and loss at every phase of SMTP, and the outcome that each must have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers.smtp_sink import Fault, SmtpSink
from triage.adapters.smtp import SmtpSettings, SmtpSubmitter
from triage.ports import Outcome, Phase, Submission

ANN, BEN, EVE = "ann@customer.example", "ben@customer.example", "eve@customer.example"
DESK = "desk@firm.example"
JOURNAL = "journal@firm.example"
RAW = b"From: desk@firm.example\r\nTo: ann@customer.example\r\nSubject: Offer\r\n\r\nHello\r\n"

SENT, TRANSIENT, PERMANENT = Outcome.SENT, Outcome.TRANSIENT, Outcome.PERMANENT
UNKNOWN, REFUSED_US = Outcome.UNKNOWN, Outcome.REFUSED_US

REPLIES = {
    "421": "421 4.3.2 closing",
    "450": "450 4.2.1 try later",
    "451": "451 4.7.1 greylisted",
    "452": "452 4.3.1 no room",
    "550": "550 5.1.1 no",
    "552": "552 5.3.4 too large",
    "554": "554 5.7.1 refused",
    "garbage": "this is not SMTP",
}
PHASES = ("banner", "ehlo", "mail", "rcpt", "data", "dot")


def meaning(reply: str, phase: str) -> Outcome:
    """The table, written as the rule it follows (the adapter knows nothing of it)."""
    if phase == "dot" and reply == "garbage":
        return UNKNOWN
    if reply == "drop":
        return UNKNOWN if phase in ("data", "dot", "ack") else TRANSIENT
    if not reply.startswith("5"):
        return TRANSIENT
    return REFUSED_US if phase in ("banner", "ehlo") else PERMANENT


CELLS = [(reply, phase) for reply in REPLIES for phase in PHASES]
DROPS = [("drop", phase) for phase in (*PHASES, "ack")]


@pytest.fixture
def sink() -> Iterator[SmtpSink]:
    with SmtpSink() as started:
        yield started


def submitter_to(sink: SmtpSink, timeout: float) -> SmtpSubmitter:
    settings = SmtpSettings(host=sink.host, port=sink.port, tls="none", timeout=timeout, data_timeout=timeout)
    return SmtpSubmitter(settings, None)


@pytest.fixture
def submitter(sink: SmtpSink) -> Iterator[SmtpSubmitter]:
    made = submitter_to(sink, 10.0)
    yield made
    made.close()


def mail(*recipients: str, witness: str | None = None, raw: bytes = RAW) -> Submission:
    return Submission(reverse_path=DESK, recipients=recipients or (ANN,), raw=raw, witness=witness)


def outcomes(submitter: SmtpSubmitter, submission: Submission) -> dict[str, Outcome]:
    return {row.recipient: row.outcome for row in submitter.submit(submission)}


@pytest.mark.parametrize(("reply", "phase"), CELLS)
def test_a_reply_means_one_thing_at_its_phase(
    sink: SmtpSink, submitter: SmtpSubmitter, reply: str, phase: str
) -> None:
    """One reply at one phase gives one outcome, nothing is accepted, and the next mail gets through."""
    sink.faults = [Fault(phase=phase, reply=REPLIES[reply], times=1)]
    assert outcomes(submitter, mail()) == {ANN: meaning(reply, phase)}
    assert sink.accepted == []
    assert outcomes(submitter, mail()) == {ANN: SENT}
    assert len(sink.accepted) == 1


@pytest.mark.parametrize(("reply", "phase"), DROPS)
def test_a_lost_connection_before_data_is_transient_and_later_unknown(
    sink: SmtpSink, submitter: SmtpSubmitter, reply: str, phase: str
) -> None:
    """A connection lost before DATA was surely not a sending; lost in or after it, nobody knows."""
    sink.faults = [Fault(phase=phase, drop=True, times=1)]
    assert outcomes(submitter, mail()) == {ANN: meaning(reply, phase)}
    assert len(sink.accepted) == (1 if phase == "ack" else 0)
    assert outcomes(submitter, mail()) == {ANN: SENT}


@pytest.mark.parametrize("phase", [*PHASES, "ack"])
def test_silence_counts_as_a_lost_connection(sink: SmtpSink, phase: str) -> None:
    """A relay that says nothing within the time-out is as lost as one that hangs up."""
    sink.faults = [Fault(phase=phase, stall=True, times=1)]
    impatient = submitter_to(sink, 0.8)
    assert outcomes(impatient, mail()) == {ANN: meaning("drop", phase)}
    impatient.close()


@pytest.mark.parametrize(("reply", "phase"), [*CELLS, *DROPS])
def test_two_recipients_share_the_fate_of_the_transaction(
    sink: SmtpSink, submitter: SmtpSubmitter, reply: str, phase: str
) -> None:
    """At every phase but RCPT both recipients have the same outcome; at RCPT each has its own."""
    recipient = BEN if phase == "rcpt" else ""
    sink.faults = [
        Fault(phase=phase, reply=REPLIES.get(reply, ""), drop=reply == "drop", recipient=recipient, times=1)
    ]
    found = outcomes(submitter, mail(ANN, BEN))
    assert found[BEN] == meaning(reply, phase)
    alone = phase == "rcpt" and reply not in ("drop", "421", "garbage")
    assert found[ANN] == (SENT if alone else meaning(reply, phase))


def test_recipients_have_their_own_outcome(sink: SmtpSink, submitter: SmtpSubmitter) -> None:
    """Of three recipients one is refused, one put off, one served, and the reply's text is kept."""
    sink.faults = [
        Fault(phase="rcpt", reply="550 5.1.1 no such user", recipient=ANN),
        Fault(phase="rcpt", reply="451 4.7.1 greylisted", recipient=BEN),
    ]
    rows = submitter.submit(mail(ANN, BEN, EVE))
    assert [(r.recipient, r.outcome, r.phase, r.code) for r in rows] == [
        (ANN, PERMANENT, Phase.RCPT, 550),
        (BEN, TRANSIENT, Phase.RCPT, 451),
        (EVE, SENT, Phase.DONE, 250),
    ]
    assert rows[0].text == "5.1.1 no such user"
    assert [a.recipients for a in sink.accepted] == [(EVE,)]


def test_all_refused_sends_no_data(sink: SmtpSink, submitter: SmtpSubmitter) -> None:
    """With nobody left to receive it, the transaction ends by RSET and the connection is kept."""
    sink.faults = [Fault(phase="rcpt", reply="550 5.1.1 no", times=2)]
    assert outcomes(submitter, mail(ANN, BEN)) == {ANN: PERMANENT, BEN: PERMANENT}
    assert "data" not in sink.commands
    assert "rset" in sink.commands
    assert outcomes(submitter, mail(ANN)) == {ANN: SENT}
    assert sink.connections == 1


def test_a_lost_connection_at_the_second_rcpt_takes_nobody_along(
    sink: SmtpSink, submitter: SmtpSubmitter
) -> None:
    """A 421 at the second recipient: the first was refused for good before, the others may be retried."""
    sink.faults = [
        Fault(phase="rcpt", reply="550 5.1.1 no", recipient=ANN),
        Fault(phase="rcpt", reply="421 4.3.2 closing", recipient=BEN),
    ]
    assert outcomes(submitter, mail(ANN, BEN, EVE)) == {ANN: PERMANENT, BEN: TRANSIENT, EVE: TRANSIENT}
    assert "data" not in sink.commands


def test_the_witness_shares_the_final_dot(sink: SmtpSink, submitter: SmtpSubmitter) -> None:
    """The journal address is a recipient of the same transaction, and has no outcome of its own."""
    assert outcomes(submitter, mail(ANN, witness=JOURNAL)) == {ANN: SENT}
    assert [a.recipients for a in sink.accepted] == [(ANN, JOURNAL)]


@pytest.mark.parametrize("reply", ["550 5.1.1 no", "451 4.7.1 later", "421 4.3.2 closing"])
def test_a_refused_witness_stops_the_transaction(
    sink: SmtpSink, submitter: SmtpSubmitter, reply: str
) -> None:
    """Without its journal copy a mail is not sent: RSET before DATA, and Transient for everybody."""
    sink.faults = [Fault(phase="rcpt", reply=reply, recipient=JOURNAL)]
    assert outcomes(submitter, mail(ANN, BEN, witness=JOURNAL)) == {ANN: TRANSIENT, BEN: TRANSIENT}
    assert sink.accepted == []
    assert "data" not in sink.commands
    if not reply.startswith("421"):
        assert sink.commands[-1] == "rset"


def test_a_kept_connection_is_used_again(sink: SmtpSink, submitter: SmtpSubmitter) -> None:
    """Five mails need one connection."""
    for _ in range(5):
        assert outcomes(submitter, mail()) == {ANN: SENT}
    assert sink.connections == 1
    assert len(sink.accepted) == 5


def test_a_stale_connection_is_replaced_silently(sink: SmtpSink, submitter: SmtpSubmitter) -> None:
    """A relay that hung up between two mails costs a new connection and nothing else."""
    assert outcomes(submitter, mail()) == {ANN: SENT}
    sink.drop_all()
    assert outcomes(submitter, mail()) == {ANN: SENT}
    assert sink.connections == 2
    assert len(sink.accepted) == 2


def test_a_kept_connection_that_answers_rset_badly_is_replaced(
    sink: SmtpSink, submitter: SmtpSubmitter
) -> None:
    """A 421 or an error to the RSET that tests the kept connection is no failure of the mail."""
    assert outcomes(submitter, mail()) == {ANN: SENT}
    sink.faults = [Fault(phase="rset", reply="421 4.4.2 idle too long", times=1)]
    assert outcomes(submitter, mail()) == {ANN: SENT}
    assert sink.connections == 2


def test_dots_and_line_ends_arrive_as_they_were(sink: SmtpSink, submitter: SmtpSubmitter) -> None:
    """Lines that begin with a dot are stuffed, and the relay gets back exactly the bytes given."""
    raw = RAW + b".\r\n..two\r\n.three\r\n\r\n"
    assert outcomes(submitter, mail(raw=raw)) == {ANN: SENT}
    assert sink.accepted[0].content == raw


@pytest.mark.parametrize(
    "tail", [b"a\n.\nMAIL FROM:<x@y.example>\r\n", b"a\r.\r\r\n", b"a\n.\r\nb\r\n", b"nul\0\r\n"]
)
def test_bare_line_ends_are_refused_before_anything_is_said(
    sink: SmtpSink, submitter: SmtpSubmitter, tail: bytes
) -> None:
    """A message with a bare CR, LF or NUL could smuggle a second one: it is never submitted."""
    assert outcomes(submitter, mail(raw=RAW + tail)) == {ANN: PERMANENT}
    assert sink.connections == 0


@pytest.mark.parametrize(
    "address",
    [
        "a@b.example>\r\nRCPT TO:<evil@x.example",
        "a b@c.example",
        "no-at",
        "<a@b.example>",
        "jürgen@b.example",
        "a@b.example\0",
    ],
)
def test_an_address_that_is_a_command_is_refused(
    sink: SmtpSink, submitter: SmtpSubmitter, address: str
) -> None:
    """An address with controls, blanks, angles or 8-bit letters never reaches the wire."""
    assert outcomes(submitter, mail(address)) == {address: PERMANENT}
    assert outcomes(submitter, Submission(reverse_path=address, recipients=(ANN,), raw=RAW)) == {
        ANN: PERMANENT
    }
    assert outcomes(submitter, mail(ANN, witness=address)) == {ANN: PERMANENT}
    assert sink.connections == 0


def test_the_null_reverse_path_is_allowed(sink: SmtpSink, submitter: SmtpSubmitter) -> None:
    """Acknowledgements have an empty envelope sender (RFC 3834)."""
    assert outcomes(submitter, Submission(reverse_path="", recipients=(ANN,), raw=RAW)) == {ANN: SENT}
    assert sink.accepted[0].reverse_path == ""


def test_nobody_listening_is_transient() -> None:
    """A relay that is down is a matter of time."""
    with SmtpSink() as gone:
        port = gone.port
    made = SmtpSubmitter(SmtpSettings(host="127.0.0.1", port=port, tls="none", timeout=1), None)
    assert outcomes(made, mail()) == {ANN: TRANSIENT}
    made.close()
