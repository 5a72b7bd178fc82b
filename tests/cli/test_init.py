"""`triage init`: a folder that works, the start line drawn, and nothing written where something is wrong."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.folder import OWNER, PASSWORD, SHARED
from tests.mailbox.beds import deliver_by_append
from tests.servers.certificates import Certificates
from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import SmtpSink
from triage import config as settings
from triage.app import build
from triage.cli import main
from triage.cli.answers import Answers, guess, named, zone
from triage.demo.mailsystem import DemoMail
from triage.ledger_journal import Sums

OLD = b"From: Ann <ann@customer.example>\r\nSubject: Old %d\r\n\r\nPlease send me a quote.\r\n"
NEW = b"From: Ann <ann@customer.example>\r\nTo: info@acme.example\r\nSubject: New\r\n\r\nPlease send me a quote.\r\n"


@pytest.fixture
def answers(mail: DemoMail) -> dict[str, Any]:
    return {
        "firm": "Acme Joinery",
        "address": SHARED,
        "owner": f"Jo Baker <{OWNER}>",
        "billing": "sam.weber@acme.example",
        "signature": 'Acme Joinery\n"Workshop" Lane 3',
        "imap_host": mail.host,
        "imap_port": mail.imap_port,
        "imap_tls": "none",
        "smtp_host": mail.host,
        "smtp_port": mail.smtp_port,
        "smtp_tls": "none",
        "password": PASSWORD,
        "test": True,
    }


def init(folder: Path, answers: dict[str, Any], *more: str) -> int:
    path = folder.parent / "answers.toml"
    lines = [f"{key} = {json.dumps(value)}" for key, value in answers.items()]
    path.write_text("\n".join(lines), "utf-8")
    return main(["init", str(folder), "--answers", str(path), *more])


def sums_after_a_run(folder: Path) -> Sums:
    """What the daemon counts in one go; without the encoder, which is slow to open and counts nothing."""
    with (folder / "config.toml").open("a") as text:
        text.write("\n[model]\nsemantic = false\n")
    app = build(settings.load(folder / "config.toml"))
    app.start()
    try:
        assert app.quiet(60)
        with app.store.reading() as tx:
            return tx.journal.sums()
    finally:
        app.stop()


def left_behind(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.parent.iterdir() if one.name != "answers.toml")


# ---------------------------------------------------------------- what it makes


def test_the_folder_is_whole_and_in_order(tmp_path: Path, answers: dict[str, Any]) -> None:
    """Config, secret, content, store: private, and `check` finds nothing wrong."""
    folder = tmp_path / "acme"
    assert init(folder, answers) == 0
    assert main(["check", str(folder)]) == 0
    config = settings.load(folder / "config.toml")
    assert config.firm.signature == 'Acme Joinery\n"Workshop" Lane 3'
    assert (config.desk.mode, config.mailbox.start) == ("look", "now")
    assert [(one.name, one.address, one.in_charge) for one in config.people] == [
        ("Jo Baker", OWNER, ("sales", "support")),
        ("Sam Weber", "sam.weber@acme.example", ("billing",)),
    ]
    assert (folder / "password").read_text() == f"{PASSWORD}\n"
    assert [stat.S_IMODE((folder / one).stat().st_mode) for one in ("", "password", "state")] == [
        0o700, 0o600, 0o700,
    ]  # fmt: skip
    assert PASSWORD not in (folder / "config.toml").read_text()
    assert {one.name for one in folder.iterdir()} == {
        "config.toml", "config.example.toml", "password", "rules", "models", "replies", "state",
    }  # fmt: skip


def test_older_mail_is_counted_and_never_triaged(
    tmp_path: Path, mail: DemoMail, answers: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """The start line lies at the mail that was there at `init`, however long before the first run."""
    mail.put([OLD % number for number in range(3)], SHARED)
    mail.put([OLD % 9], SHARED, "Sent")
    folder = tmp_path / "acme"
    assert init(folder, answers) == 0
    told = capsys.readouterr().out
    assert "INBOX: 3 mails lie before the start line" in told
    assert "Sent: 1 mails" in told
    assert f"triage doctor {folder}" in told
    assert f"triage run {folder}" in told
    mail.put([NEW], SHARED)
    found = sums_after_a_run(folder)
    assert (found.before_start, found.handled, found.balanced) == (4, 1, True)


@pytest.mark.dovecot
def test_on_dovecot_over_tls(
    tmp_path: Path, dovecot_server: DovecotServer, certificates: Certificates, answers: dict[str, Any]
) -> None:
    """A real server, a private CA, a real certificate."""
    user = "init@acme.example"
    deliver_by_append(dovecot_server, user, OLD % 1)
    with SmtpSink(
        user=user, password=dovecot_server.password, tls=certificates.server_context(), implicit_tls=True
    ) as sink:
        made = answers | {
            "imap_host": "localhost", "imap_port": dovecot_server.tls_port, "imap_tls": "implicit",
            "smtp_host": "localhost", "smtp_port": sink.port, "smtp_tls": "implicit",
            "ca_file": str(certificates.ca), "username": user, "password": dovecot_server.password,
        }  # fmt: skip
        folder = tmp_path / "acme"
        assert init(folder, made) == 0
        deliver_by_append(dovecot_server, user, NEW)
        found = sums_after_a_run(folder)
    assert (found.before_start, found.handled, found.balanced) == (1, 1, True)


def test_a_maildir_works_too(tmp_path: Path, mail: DemoMail, answers: dict[str, Any]) -> None:
    """No IMAP server; the path may be relative to where one stands."""
    root = tmp_path / "Maildir"
    for name in ("cur", "new", "tmp"):
        (root / name).mkdir(parents=True)
    (root / "new" / "1.old").write_bytes(OLD.replace(b"\r\n", b"\n") % 1)
    made = {key: value for key, value in answers.items() if not key.startswith("imap")}
    folder = tmp_path / "acme"
    assert init(folder, made | {"maildir": str(root)}) == 0
    (root / "new" / "2.new").write_bytes(NEW.replace(b"\r\n", b"\n"))
    found = sums_after_a_run(folder)
    assert (found.before_start, found.handled, found.balanced) == (1, 1, True)


def test_offline_tests_nothing_and_says_so(
    tmp_path: Path, answers: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """For a machine that is not there yet: the folder alone, no store."""
    folder = tmp_path / "acme"
    assert init(folder, answers | {"imap_port": 9, "smtp_port": 9}, "--offline") == 0
    assert "The login was not tested." in capsys.readouterr().out
    assert not (folder / "state").exists()
    assert main(["check", str(folder)]) == 0


def test_a_folder_that_exists_keeps_what_is_in_it(tmp_path: Path, answers: dict[str, Any]) -> None:
    """A note of the owner's stays; only what `init` makes itself may not be there."""
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    assert init(folder, answers, "--offline") == 0
    assert (folder / "notes.txt").read_text() == "mine"


# ---------------------------------------------------------------- what it refuses


def test_a_folder_in_use_is_refused(
    tmp_path: Path, answers: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """A second `init` would draw another start line: nothing is touched."""
    folder = tmp_path / "acme"
    assert init(folder, answers, "--offline") == 0
    before = (folder / "config.toml").read_text()
    assert init(folder, answers, "--offline") == 1
    assert "is in use already (found config.toml, password" in capsys.readouterr().err
    assert (folder / "config.toml").read_text() == before


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"password": "wrong"}, "shared: the server refused the login of info@acme.example"),
        ({"imap_port": 9}, "shared (127.0.0.1:9): cannot connect"),
        ({"smtp_port": 9}, "submit (127.0.0.1:9): the login for sending does not work (at connect)"),
        ({"imap_tls": "implicit"}, "the server does not speak TLS on this port"),
        (
            {"imap_host": "imap.acme.example", "imap_tls": "implicit"},
            "test: true is for servers on loopback only",
        ),
        ({"address": "info at acme"}, "firm.address: must be one plain address"),
        ({"maildir": "/nowhere"}, "the mailbox INBOX is missing"),
    ],
)
def test_what_fails_leaves_nothing_behind(
    tmp_path: Path,
    answers: dict[str, Any],
    change: dict[str, Any],
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One plain line, status 1, and no half folder."""
    folder = tmp_path / "acme"
    assert init(folder, answers | change) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert told in lines[0]
    assert left_behind(folder) == []


def test_answers_are_checked_all_at_once(
    tmp_path: Path, answers: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """Every problem with the nearest key."""
    made = answers | {"imap_hots": "x", "imap_port": "993", "password_env": "ALSO_HERE"}
    del made["owner"]
    assert init(tmp_path / "acme", made) == 1
    told = capsys.readouterr().err
    assert "imap_hots: is no known answer" in told
    assert "Did you mean imap_host?" in told
    assert "imap_port: has the wrong type (found '993'); allowed: int" in told
    assert "owner: is required and missing" in told
    assert "password: where is it? (found password, password_env)" in told


# ---------------------------------------------------------------- asked


def asked(folder: Path, *lines: str, machine: str = "Europe/Vienna") -> subprocess.CompletedProcess[str]:
    """The real program, in a session without a terminal: it reads what it asks for from its input."""
    command = [sys.executable, "-m", "triage", "init", str(folder), "--offline"]
    return subprocess.run(
        command,
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
        env={**os.environ, "TZ": machine},
    )


def test_it_asks_little_and_understands_enter(tmp_path: Path) -> None:
    """Enter takes what stands in brackets; a bad answer is asked for again."""
    told = asked(
        tmp_path / "acme",
        "Acme Joinery", "nonsense", "info@acme.example", "de", "", "mail.acme.example", "", "s3cret",
        "Jo Baker", "jo@acme.example", "", "Sam <sam@acme.example>", "", "Acme Joinery", "Workshop Lane 3", "",
        "perhaps", "handover",
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert "“nonsense” cannot be: an address, as in info@acme.example. Once more please." in told.stdout
    assert "“perhaps” cannot be: own, handover or off. Once more please." in told.stdout
    config = settings.load(tmp_path / "acme" / "config.toml")
    assert (config.mailbox.host, config.submit.host) == ("imap.acme.example", "mail.acme.example")
    assert (config.firm.language, config.firm.signature) == ("de", "Acme Joinery\nWorkshop Lane 3")
    assert [(one.name, one.in_charge) for one in config.people] == [
        ("Jo Baker", ("sales", "support")), ("Sam", ("billing",)),
    ]  # fmt: skip
    assert (tmp_path / "acme" / "password").read_text() == "s3cret\n"
    assert "s3cret" not in told.stdout
    assert config.books == "handover"
    assert config.seller is None
    assert [one.roles for one in config.people] == [("owner", "staff"), ("staff", "bookkeeper")]


def test_on_a_machine_that_runs_on_utc_the_firms_time_zone_is_asked(tmp_path: Path) -> None:
    """Office hours, deadlines and dates are the firm's; what its language makes likely stands in brackets."""
    answers = (
        "", "mail.acme.example", "", "s3cret", "Jo Baker", "jo@acme.example", "", "", "", "", "",
    )  # fmt: skip
    for zone_said, wanted in (("", "Europe/Lisbon"), ("America/Sao_Paulo", "America/Sao_Paulo")):
        folder = tmp_path / wanted.replace("/", "-")
        told = asked(
            folder, "Acme", "info@acme.example", "pt", "Mars/Base", zone_said, *answers, machine="UTC"
        )
        assert told.returncode == 0, told.stderr
        assert "“Mars/Base” cannot be: a name as in Europe/Madrid" in told.stdout
        assert settings.load(folder / "config.toml").firm.time_zone == wanted


def test_whoever_lets_us_number_invoices_says_where_the_numbers_go_on(tmp_path: Path) -> None:
    """A second range beside the bookkeeper's is never begun by accident: no default."""
    told = asked(
        tmp_path / "acme",
        "Acme Joinery", "info@acme.example", "de", "", "mail.acme.example", "", "s3cret",
        "Jo Baker", "jo@acme.example", "", "", "", "", "own", "", "none", "214", "Berlin", "de",
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    config = settings.load(tmp_path / "acme" / "config.toml")
    assert (config.books, config.invoices.next_number) == ("own", 214)
    assert config.seller is not None
    assert (config.seller.city, config.seller.country) == ("Berlin", "DE")


def test_a_server_may_be_given_with_its_port(tmp_path: Path) -> None:
    """143 and 587 mean STARTTLS (RFC 8314, RFC 6409); a port that is none is asked for again."""
    told = asked(
        tmp_path / "acme",
        "Acme Joinery", "info@acme.example", "de", "mail.acme.example:x", "mail.acme.example:143",
        "mail.acme.example:587", "", "s3cret", "Jo Baker", "jo@acme.example", "", "", "", "", "",
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert "“mail.acme.example:x” cannot be: a host" in told.stdout
    config = settings.load(tmp_path / "acme" / "config.toml")
    assert (config.mailbox.host, config.mailbox.port, config.mailbox.tls) == (
        "mail.acme.example", 143, "starttls",
    )  # fmt: skip
    assert (config.submit.host, config.submit.port, config.submit.tls) == (
        "mail.acme.example", 587, "starttls",
    )  # fmt: skip


def test_where_nobody_answers_it_says_so(tmp_path: Path) -> None:
    """In a script without a terminal: one line, not a traceback."""
    told = asked(tmp_path / "acme", "Acme Joinery")
    assert told.returncode == 1
    assert told.stderr.splitlines()[-1] == (
        "triage: triage init: asks, and nobody answers. Run it in a terminal, or give --answers FILE."
    )
    assert not (tmp_path / "acme").exists()


# ---------------------------------------------------------------- small parts


def test_hosts_are_guessed_from_the_domain() -> None:
    """The first that is known, else the first."""
    assert guess("acme.invalid", ("imap", "mail")) == "imap.acme.invalid"
    assert guess("", ("localhost",)) in ("localhost.", "localhost")


@pytest.mark.parametrize(
    ("person", "wanted"),
    [
        ("Sam Weber <sam@acme.example>", ("Sam Weber", "sam@acme.example")),
        ("sam.weber@acme.example", ("Sam Weber", "sam.weber@acme.example")),
        ('"Weber, Sam" <sam@acme.example>', ("Weber, Sam", "sam@acme.example")),
    ],
)
def test_a_person_is_a_name_and_an_address(person: str, wanted: tuple[str, str]) -> None:
    """Without a name the part before the @ stands for one."""
    assert named(person) == wanted


def test_one_person_with_everything_is_one_block() -> None:
    """Two ways to write one's own address do not make two people."""
    answers = Answers(owner="Jo <jo@acme.example>", sales="jo@acme.example", billing="sam@acme.example")
    assert answers.charges() == {
        "jo@acme.example": ("Jo", ("sales", "support")),
        "sam@acme.example": ("Sam", ("billing",)),
    }


def test_the_time_zone_is_this_machines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system's own link says; a plain file says nothing."""
    monkeypatch.delenv("TZ", raising=False)
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Lisbon")
    assert zone(link).endswith("Lisbon")
    assert zone(tmp_path / "nothing") == "Europe/Berlin"
