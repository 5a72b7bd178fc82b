"""`triage doctor` against real servers: plain findings, each with the setting that mends it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.folder import PASSWORD, SHARED, change, write_folder
from tests.cli.relay import Relay
from tests.servers.certificates import Certificates
from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import Fault, SmtpSink
from triage import config as settings
from triage.app import build
from triage.cli import doctor, main
from triage.cli.doctor_machine import disk
from triage.cli.doctor_mailbox import clock, own_lists, sent_copies
from triage.cli.doctor_probe import Seen, authserv_id, sent_copy
from triage.cli.finding import Finding, State
from triage.config import Config
from triage.demo.mailsystem import DemoMail
from triage.ports import Fetched, Position

PATIENCE = 1.0


def examined(folder: Path, patience: float = PATIENCE) -> dict[str, Finding]:
    """Findings by what they are about; of two the worse."""
    found: dict[str, Finding] = {}
    for one in doctor.findings(settings.load(folder / "config.toml"), patience):
        if one.about not in found or one.state is not State.OK:
            found[one.about] = one
    return found


def worse(found: dict[str, Finding]) -> dict[str, tuple[str, str]]:
    return {one.about: (one.state.value, one.mend) for one in found.values() if one.state is not State.OK}


# ---------------------------------------------------------------- all is well


def test_a_mail_system_in_order(desk: Path, mail: DemoMail, capsys: pytest.CaptureFixture[str]) -> None:
    """Every finding is ok but what the owner has not set yet, and what a new mailbox cannot tell."""
    found = examined(desk)
    assert worse(found) == {
        "store": ("look", ""),
        "colleagues' copies": ("look", ""),
        "authserv-id": ("look", 'authentication.authserv_id = "mx.acme.example"'),
    }
    assert {"disk", "secret", "email package", "mailbox login", "capabilities", "drafts", "sent", "junk", "keywords", "clock",
            "own lists", "submit login", "plus-addresses", "sent copy"} <= set(found)  # fmt: skip
    change(desk, "[model]", '[authentication]\nauthserv_id = "mx.acme.example"\n\n[model]')
    assert main(["doctor", str(desk)]) == 0
    assert "0 broken" in capsys.readouterr().out.splitlines()[-1]


def test_nothing_of_it_stays_in_the_mailbox(desk: Path, mail: DemoMail) -> None:
    """Probes are removed from Drafts, INBOX and Sent; other mail is not."""
    mail.put([b"Subject: a draft of a colleague\r\n\r\nx\r\n"], SHARED, "Drafts")
    mail.put([b"Subject: a customer\r\n\r\nx\r\n"], SHARED)
    examined(desk)
    assert [len(mail.mailbox(SHARED, name)) for name in ("INBOX", "Drafts", "Sent")] == [1, 1, 0]


def test_a_daemon_at_work_takes_the_probe_for_an_echo(desk: Path, mail: DemoMail) -> None:
    """No case, no draft, no notice: at most one ignored message, and the sums agree."""
    app = build(settings.load(desk / "config.toml"))
    app.start()
    try:
        assert app.quiet(60)
        found = examined(desk)
        assert found["store"].state is State.OK
        assert app.quiet(60)
        with app.store.reading() as tx:
            sums = tx.journal.sums()
            assert tx.cases.waiting_cases() == []
            assert tx.outbox.effect_counts() == {}
    finally:
        app.stop()
    assert sums.balanced
    assert sums.seen == sums.ignored <= 2


def test_for_programs_it_is_one_json_value_a_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the same words."""
    main(["doctor", "--json", str(desk)])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {frozenset(line) for line in lines} == {frozenset({"about", "state", "what", "mend"})}
    assert {line["state"] for line in lines} <= {"ok", "look", "broken"}


@pytest.fixture
def dovecot_desk(
    tmp_path: Path, dovecot_server: DovecotServer, certificates: Certificates
) -> Iterator[tuple[Path, Relay]]:
    """Dovecot over TLS, and a relay that delivers to it but files no copy in Sent."""
    relay = Relay(user=SHARED, password=dovecot_server.password, tls=certificates.server_context())
    relay.dovecot = dovecot_server
    relay.trace = b"Authentication-Results: mx.host.example 1;\r\n\tdmarc=pass header.from=acme.example\r\n"
    with relay:
        ca = str(certificates.ca)
        folder = write_folder(
            tmp_path / "desk",
            {"host": "localhost", "port": dovecot_server.tls_port, "ca_file": ca},
            {"host": "localhost", "port": relay.port, "tls": "starttls", "ca_file": ca},
        )
        (folder / "password").write_text(dovecot_server.password)
        yield folder, relay


@pytest.mark.dovecot
def test_dovecot_with_a_relay_that_files_no_copy(dovecot_desk: tuple[Path, Relay]) -> None:
    """Real capabilities and keywords; what is to be set is named, setting by setting."""
    folder, relay = dovecot_desk
    found = examined(folder)
    assert worse(found) == {
        "store": ("look", ""),
        "colleagues' copies": ("look", ""),
        "sent copy": ("broken", 'submit.sent_copy = "append"'),
        "authserv-id": ("look", 'authentication.authserv_id = "mx.host.example"'),
    }
    assert "IDLE, MOVE, UIDPLUS, SPECIAL-USE" in found["capabilities"].what
    assert "TLS, certificate checked" in found["mailbox login"].what
    assert [one.recipients for one in relay.accepted] == [("info+probe@acme.example",)]
    change(folder, 'tls = "starttls"', 'tls = "starttls"\nsent_copy = "append"')
    assert "sent copy" not in worse(examined(folder))


@pytest.mark.dovecot
def test_plus_addresses_that_are_refused(dovecot_desk: tuple[Path, Relay]) -> None:
    """The setting that does without them; the rest is learnt from a mail to the plain address."""
    folder, relay = dovecot_desk
    plus = "info+probe@acme.example"
    relay.faults = [Fault(phase="rcpt", reply="550 5.1.1 no such user", recipient=plus)]
    found = examined(folder)
    assert worse(found)["plus-addresses"] == ("broken", "desk.plus_addresses = false")
    assert "550" in found["plus-addresses"].what
    assert found["probe"].state is State.OK
    assert "authserv-id" in found
    change(folder, "[desk]", "[desk]\nplus_addresses = false")
    assert examined(folder)["plus-addresses"].state is State.OK


# ---------------------------------------------------------------- what is broken


def wrong_password(folder: Path) -> None:
    (folder / "password").write_text("wrong")


WRONG: dict[str, tuple[Callable[[Path], None], str, str, str]] = {
    "a wrong password": (
        wrong_password,
        "mailbox login",
        "the server refused the login of info@acme.example",
        "Check the user name and the password (many providers want an app password).",
    ),
    "a secret that others can read": (
        lambda folder: (folder / "password").chmod(0o640),
        "secret",
        "others can read this secret (found 0o640)",
        "chmod 600",
    ),
    "a watched mailbox that is missing": (
        lambda folder: change(folder, "[mailbox]", '[mailbox]\nwatch = ["INBOX", "Kunden"]'),
        "watched",
        "there is no mailbox Kunden",
        "mailbox.watch: one of Archive, Drafts, INBOX, Junk, Sent, Trash",
    ),
    "a named mailbox that is missing": (
        lambda folder: change(folder, "[mailbox]", '[mailbox]\nsent = "Gesendet"'),
        "sent",
        "there is no mailbox Gesendet",
        'mailbox.sent = "its name"',
    ),
    "labels on a server without them": (
        lambda folder: change(folder, "[mailbox]", '[mailbox]\ntag = "label"'),
        "tags",
        "the server has no labels",
        'mailbox.tag = "keyword"',
    ),
    "a folder that others can look into": (
        lambda folder: (folder / "state").mkdir(mode=0o755),
        "state folder",
        "others can look into it (755)",
        "chmod 700",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_found_with_its_mending(name: str, desk: Path) -> None:
    """One finding in plain words, and the setting or command that helps."""
    spoil, about, what, mend = WRONG[name]
    spoil(desk)
    found = examined(desk, 0.3)[about]
    assert found.state is not State.OK
    assert what in found.what
    assert mend in found.mend


def test_a_broken_finding_is_a_status_not_zero(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For the script that asks."""
    wrong_password(desk)
    assert main(["doctor", str(desk)]) == 1
    told = capsys.readouterr()
    assert "broken  mailbox login" in told.out
    assert told.err == ""


def test_a_relay_that_breaks_off_is_a_finding(desk: Path, mail: DemoMail) -> None:
    """The mailbox's findings stand, and the submitting's say where it stopped."""
    with SmtpSink(user=SHARED, password=PASSWORD, faults=[Fault(phase="auth", reply="535 5.7.8 no")]) as sink:
        change(desk, f"port = {mail.smtp_port}", f"port = {sink.port}")
        found = examined(desk)
    assert found["keywords"].state is State.OK
    assert found["submit login"].state is State.BROKEN
    assert "at auth: 535 5.7.8 no" in found["submit login"].what


# ---------------------------------------------------------------- judgements


@pytest.fixture
def config(desk: Path) -> Config:
    return settings.load(desk / "config.toml")


@pytest.mark.parametrize(
    ("free", "state"), [(5_000_000_000, State.OK), (500_000_000, State.LOOK), (4096, State.BROKEN)]
)
def test_room_is_judged(free: int, state: State) -> None:
    """Before the store cannot write."""
    assert disk(free).state is state


@pytest.mark.parametrize(
    ("minutes", "state"),
    [(0, State.OK), (1, State.LOOK), (-1, State.LOOK), (10, State.BROKEN), (-10, State.BROKEN)],
)
def test_the_clock_is_judged_against_the_servers(minutes: int, state: State) -> None:
    """INTERNALDATE between before and after the append is right; else it says which way it is off."""
    now = datetime.now(UTC)
    there = Fetched(
        position=Position(mailbox="Drafts", uidvalidity=1, uid=1), size=1, raw=b"x",
        internal_date=now - timedelta(minutes=minutes),
    )  # fmt: skip
    (found,) = clock(iter([there]), now, now)
    assert found.state is state
    if state is not State.OK:
        assert ("ahead" if minutes > 0 else "behind") in found.what
        assert found.mend == "timedatectl set-ntp true"


def head(list_id: str, author: str) -> bytes:
    return f"List-Id: {list_id}\r\nFrom: <x@{author}>\r\n\r\n".encode()


def test_a_group_of_the_firm_is_told_from_a_newsletter(config: Config) -> None:
    """One author for ever is a newsletter; many, or our own domain, is a group with customers behind it."""
    news = [head("News <news.shop.example>", "shop.example")] * 9
    group = [head("<team.groups.example>", f"c{number}.example") for number in range(3)]
    ours = [head("Info <info.acme.example>", "one.example")]
    assert own_lists(news, config).state is State.OK
    found = own_lists([*news, *group, *ours], config)
    assert found.mend == 'desk.own_lists = ["info.acme.example", "team.groups.example"]'
    known = config.model_copy(
        update={
            "desk": config.desk.model_copy(update={"own_lists": ("info.acme.example", "team.groups.example")})
        }
    )
    assert own_lists([*news, *group, *ours], known).state is State.OK


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("mx.host.example; dmarc=pass", "mx.host.example"),
        ("mx.host.example 1; none", "mx.host.example"),
        ("(a comment; with more) mx.host.example (odd);\r\n\tspf=pass", "mx.host.example"),
        ('"mx.host.example"; spf=pass', "mx.host.example"),
        ("spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=x.example; dkim=none", "microsoft365"),
    ],
)
def test_the_name_of_the_mail_host_is_read(header: str, wanted: str, config: Config) -> None:
    """From the topmost field alone (RFC 8601, 2.2); the others may be anybody's."""
    octets = (
        f"Authentication-Results: {header}\r\nAuthentication-Results: evil.example; x=pass\r\n\r\n".encode()
    )
    assert authserv_id(octets, config).mend == f'authentication.authserv_id = "{wanted}"'


def test_a_host_that_writes_no_results(config: Config) -> None:
    """Then DKIM is checked here."""
    assert authserv_id(b"Subject: x\r\n\r\n", config).state is State.LOOK


def test_a_slow_copy_wants_a_longer_grace(config: Config) -> None:
    """A mail of unknown outcome is looked up only when the copy would surely be there."""
    place = Position(mailbox="Sent", uidvalidity=1, uid=1)
    seen = Seen(message_id="x", copies=[place], lag=90.0)
    found = list(sent_copy(seen, config, 20))
    assert [(one.state, one.mend) for one in found] == [
        (State.OK, ""),
        (State.LOOK, "submit.grace_minutes = 30"),
    ]
    append = config.model_copy(update={"submit": config.submit.model_copy(update={"sent_copy": "append"})})
    quick = replace(seen, lag=0.2)
    assert [one.mend for one in sent_copy(quick, append, 20)] == ['submit.sent_copy = "provider"']


def _head(number: int, *, sender: str, answers: str = "") -> bytes:
    more = f"In-Reply-To: {answers}\r\n" if answers else ""
    day = f"Date: Mon, {number:02} Nov 2026 09:00:00 +0000\r\n"
    return f"From: {sender}\r\nMessage-ID: <{number}@x.example>\r\n{day}{more}\r\n".encode()


def test_colleagues_copies_must_reach_the_shared_sent(desk: Path) -> None:
    """What customers answer must lie there. Where it does not, the setting of Microsoft 365 is printed, or
    what to set in the mail programs; with too few answers nothing is claimed."""
    config = settings.load(desk / "config.toml")
    copies = [_head(number, sender="info@acme.example") for number in range(1, 9)]
    answers = [
        _head(number + 10, sender="ann@customer.example", answers=f"<{number}@x.example>")
        for number in range(2, 9)
    ]
    assert sent_copies(answers, copies, config, microsoft=False).state is State.OK
    found = sent_copies(answers, copies[:3], config, microsoft=True)
    assert found.state is State.BROKEN
    assert "2 of 7" in found.what
    assert "Set-Mailbox info@acme.example -MessageCopyForSentAsEnabled $true" in found.mend
    assert "Set-Mailbox" not in sent_copies(answers, copies[:3], config, microsoft=False).mend
    assert sent_copies(answers[:2], copies, config, microsoft=True).state is State.LOOK
    colleagues = [_head(20, sender="jo@acme.example", answers="<9@x.example>")] * 5
    assert sent_copies([*answers, *colleagues], copies, config, microsoft=True).state is State.OK
