"""Servers for every room's tests, and the honest word about what was left out.

A test that needs a program this machine lacks is skipped by name, with how to get it; where the
environment variable CI is ``true`` it fails instead, because there nothing may be skipped.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.servers.certificates import Certificates, make_certificates
from tests.servers.dovecot import DovecotServer, find_dovecot
from tests.servers.postgres import PostgresServer, find_postgres
from tests.servers.pymap_server import PymapServer
from tests.servers.smtp_sink import SmtpSink

DESK = "desk@firm.example"

NEEDS = {
    "dovecot": (find_dovecot, "Dovecot", "apt-get install dovecot-imapd dovecot-lmtpd"),
    "systemd": (lambda: shutil.which("systemd-analyze"), "systemd-analyze", "apt-get install systemd"),
    "postgres": (find_postgres, "PostgreSQL", "apt-get install postgresql"),
}
"""Marker: how to find the program, its name, and where it comes from."""


def pytest_configure(config: pytest.Config) -> None:
    for marker, (_, program, install) in NEEDS.items():
        config.addinivalue_line("markers", f"{marker}: needs {program} ({install})")


@pytest.hookimpl(tryfirst=True)  # before the fixtures start a server
def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, (find, program, install) in NEEDS.items():
        if item.get_closest_marker(marker) is None or find() is not None:
            continue
        leave_out(f"{program} is not installed: {install}")


def leave_out(reason: str) -> NoReturn:
    """Skip this test, or fail it where nothing may be skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"nothing may be skipped here: {reason}", pytrace=False)
    pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line a reason: how many tests were left out, and how to get them."""
    left_out: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reason = reason.removeprefix("Skipped: ")
        left_out[reason] = left_out.get(reason, 0) + 1
    for reason, count in left_out.items():
        terminalreporter.write_line(f"left out: {count} tests; {reason}", yellow=True)
    if not left_out:
        terminalreporter.write_line("left out: nothing")


@pytest.fixture
def _round(request: pytest.FixtureRequest) -> int:
    """Which repetition this is, where a soak asks for several (TRIAGE_ROUNDS)."""
    return int(request.param)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test so many times, one after the other, in one process: faults that need luck need rounds."""
    rounds = int(os.environ.get("TRIAGE_ROUNDS", "1"))
    if rounds > 1:
        metafunc.fixturenames.append("_round")
        metafunc.parametrize("_round", range(rounds), indirect=True)


@pytest.fixture(scope="module", autouse=True)
def _no_child_is_left() -> Iterator[None]:
    """Whoever starts children of its own ends them: after each file, not at the end of the run."""
    yield
    deadline = time.monotonic() + 5
    while (left := multiprocessing.active_children()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left == [], "children of this file's tests are still alive"


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """For localhost and 127.0.0.1, by a private CA."""
    if shutil.which("openssl") is None:
        leave_out("openssl is not installed: apt-get install openssl")
    return make_certificates(tmp_path_factory.mktemp("tls"), "DNS:localhost", "IP:127.0.0.1")


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """For a host that is not this one, by another private CA."""
    if shutil.which("openssl") is None:
        leave_out("openssl is not installed: apt-get install openssl")
    return make_certificates(tmp_path_factory.mktemp("other-tls"), "DNS:elsewhere.example")


@pytest.fixture(scope="session")
def pymap_server() -> Iterator[PymapServer]:
    """One for the session; each test takes a user of its own (see ``tests/mailbox``)."""
    with PymapServer([DESK]) as server:
        yield server


@pytest.fixture(scope="session")
def dovecot_server(certificates: Certificates) -> Iterator[DovecotServer]:
    """Mark the test ``@pytest.mark.dovecot``; each test takes a user of its own."""
    with DovecotServer(certificates) as server:
        yield server


@pytest.fixture
def smtp_sink() -> Iterator[SmtpSink]:
    with SmtpSink() as sink:
        yield sink


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Mark the test ``@pytest.mark.postgres``; ``server.url("name")`` makes an empty database."""
    with PostgresServer() as server:
        yield server


@pytest.fixture
def secret_file(tmp_path: Path) -> Path:
    """A file of one secret that only its owner may read."""
    path = tmp_path / "secret"
    path.write_text("right\n")
    path.chmod(0o600)
    return path
