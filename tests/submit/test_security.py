"""TLS and login towards the relay: encrypted and checked, or nothing leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.servers.certificates import Certificates
from tests.servers.smtp_sink import Fault, SmtpSink
from triage.adapters.credentials import EnvCredentials, LiteralCredentials
from triage.adapters.smtp import SmtpSettings, SmtpSubmitter
from triage.adapters.tls import Tls
from triage.core.errors import OwnerError
from triage.ports import Credentials, Outcome, Phase, RecipientOutcome, Submission

MAIL = Submission(
    reverse_path="desk@firm.example", recipients=("ann@customer.example",), raw=b"Subject: x\r\n\r\ny\r\n"
)
LOGIN = LiteralCredentials(user="desk@firm.example", secret="right")


@pytest.fixture(params=["implicit", "starttls"])
def secured(
    request: pytest.FixtureRequest, certificates: Certificates
) -> Iterator[tuple[SmtpSink, SmtpSettings]]:
    """A relay that wants a login, by TLS of either kind."""
    tls: Tls = request.param
    sink = SmtpSink(
        user=LOGIN.user,
        password=LOGIN.secret,
        tls=certificates.server_context(),
        implicit_tls=tls == "implicit",
    )
    with sink:
        yield (
            sink,
            SmtpSettings(host="localhost", port=sink.port, tls=tls, ca_file=str(certificates.ca), timeout=5),
        )


def submit(settings: SmtpSettings, credentials: Credentials | None) -> RecipientOutcome:
    submitter = SmtpSubmitter(settings, credentials)
    try:
        (row,) = submitter.submit(MAIL)
        return row
    finally:
        submitter.close()


def test_a_mail_goes_out_encrypted_and_logged_in(secured: tuple[SmtpSink, SmtpSettings]) -> None:
    """With the right CA and password the mail is accepted."""
    sink, settings = secured
    assert submit(settings, LOGIN).outcome is Outcome.SENT
    assert len(sink.accepted) == 1


def test_a_wrong_password_means_that_the_relay_refuses_us(secured: tuple[SmtpSink, SmtpSettings]) -> None:
    """535 at AUTH holds the queue and is told to the owner; the mail is not at fault."""
    _, settings = secured
    row = submit(settings, replace(LOGIN, secret="wrong"))
    assert (row.outcome, row.phase, row.code) == (Outcome.REFUSED_US, Phase.AUTH, 535)


def test_a_busy_login_server_is_transient(secured: tuple[SmtpSink, SmtpSettings]) -> None:
    """454 at AUTH (RFC 4954) passes by itself."""
    sink, settings = secured
    sink.faults = [Fault(phase="auth", reply="454 4.7.0 temporary authentication failure")]
    row = submit(settings, LOGIN)
    assert (row.outcome, row.phase) == (Outcome.TRANSIENT, Phase.AUTH)


def test_a_secret_that_is_missing_holds_the_queue(secured: tuple[SmtpSink, SmtpSettings]) -> None:
    """An unset environment variable is the owner's to mend, in words."""
    _, settings = secured
    row = submit(settings, EnvCredentials(user=LOGIN.user, variable="TRIAGE_TEST_UNSET"))
    assert (row.outcome, row.phase) == (Outcome.REFUSED_US, Phase.AUTH)
    assert "TRIAGE_TEST_UNSET is not set" in row.text


def test_an_untrusted_certificate_stops_before_the_login(secured: tuple[SmtpSink, SmtpSettings]) -> None:
    """Without the private CA the handshake fails, and no password was said."""
    sink, settings = secured
    row = submit(replace(settings, ca_file=None), LOGIN)
    assert (row.outcome, row.phase) == (Outcome.REFUSED_US, Phase.TLS)
    assert not any(command.startswith("auth") for command in sink.commands)


def test_a_certificate_for_another_name_is_refused(
    secured: tuple[SmtpSink, SmtpSettings], stranger: Certificates
) -> None:
    """The host name must stand in the certificate, even one of the trusted CA."""
    sink, settings = secured
    other = SmtpSink(tls=stranger.server_context(), implicit_tls=sink.implicit_tls)
    with other:
        row = submit(replace(settings, port=other.port, ca_file=str(stranger.ca)), LOGIN)
    assert (row.outcome, row.phase) == (Outcome.REFUSED_US, Phase.TLS)
    assert "certificate does not match" in row.text


def test_starttls_is_never_opportunistic(certificates: Certificates) -> None:
    """A relay that hides STARTTLS gets neither password nor mail."""
    with SmtpSink(user=LOGIN.user, password=LOGIN.secret) as sink:
        settings = SmtpSettings(
            host="localhost", port=sink.port, tls="starttls", ca_file=str(certificates.ca), timeout=2
        )
        row = submit(settings, LOGIN)
    assert (row.outcome, row.phase) == (Outcome.REFUSED_US, Phase.TLS)
    assert [command.split()[0] for command in sink.commands] == ["ehlo"]


@pytest.mark.parametrize("reply", ["454 4.7.0 TLS not available", "554 5.7.3 no"])
def test_a_refused_starttls_sends_nothing(certificates: Certificates, reply: str) -> None:
    """After a refused STARTTLS nothing follows on the open line."""
    with SmtpSink(tls=certificates.server_context(), faults=[Fault(phase="starttls", reply=reply)]) as sink:
        settings = SmtpSettings(host="localhost", port=sink.port, tls="starttls", timeout=2)
        row = submit(settings, LOGIN)
    expected = Outcome.TRANSIENT if reply.startswith("4") else Outcome.REFUSED_US
    assert (row.outcome, row.phase) == (expected, Phase.TLS)
    assert sink.accepted == []


def test_plain_text_is_for_loopback_only() -> None:
    """The configuration itself is refused where mail would leave the machine in the open."""
    with pytest.raises(OwnerError, match="unencrypted"):
        SmtpSubmitter(SmtpSettings(host="relay.firm.example", port=25, tls="none"), None)


def test_a_relay_without_login_refuses_us() -> None:
    """Credentials are configured and the relay offers no AUTH: the owner must look."""
    with SmtpSink(faults=[Fault(phase="ehlo", reply="250-relay.example\r\n250 SIZE 1000")]) as sink:
        row = submit(SmtpSettings(host="127.0.0.1", port=sink.port, tls="none", timeout=2), LOGIN)
    assert (row.outcome, row.phase) == (Outcome.REFUSED_US, Phase.AUTH)


def test_a_bearer_token_is_used_where_there_is_one() -> None:
    """With an OAuth token XOAUTH2 is spoken, never a password."""
    with SmtpSink(
        faults=[
            Fault(phase="ehlo", reply="250-relay.example\r\n250 AUTH PLAIN XOAUTH2"),
            Fault(phase="auth", reply="235 2.7.0 accepted"),
        ]
    ) as sink:
        token = LiteralCredentials(user="desk@firm.example", secret="tok", is_bearer=True)
        submit(SmtpSettings(host="127.0.0.1", port=sink.port, tls="none", timeout=2), token)
    assert [c.split()[:2] for c in sink.commands if c.startswith("auth")] == [["auth", "XOAUTH2"]]


def test_a_login_can_be_tried_without_a_mail(secured: tuple[SmtpSink, SmtpSettings]) -> None:
    """For ``init`` and ``doctor``: None where it works, else the phase and the relay's words."""
    sink, settings = secured
    good, bad = SmtpSubmitter(settings, LOGIN), SmtpSubmitter(settings, replace(LOGIN, secret="wrong"))
    assert good.try_login() is None
    assert good.submit(MAIL)[0].outcome is Outcome.SENT
    row = bad.try_login()
    good.close()
    bad.close()
    assert row is not None
    assert (row.outcome, row.phase, row.code) == (Outcome.REFUSED_US, Phase.AUTH, 535)
    assert len(sink.accepted) == 1
