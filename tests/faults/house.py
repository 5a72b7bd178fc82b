"""The real program as a process of its own, on a real Dovecot and a relay that files what it takes.

The relay's Sent copies are put into the shared mailbox's Maildir, as a provider does, a moment late.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import SmtpSink
from tests.servers.unprivileged import give
from triage.adapters.store.engine import SqlStore, open_store, sqlite_url
from triage.core.lifecycle import EffectState
from triage.starter_root import CONTENT, starter_root

SHARED = "info@acme.example"
OWNER = "olga@acme.example"

CONFIG = """
test = true
[firm]
name = "Acme Joinery"
address = "info@acme.example"
signature = "Acme Joinery Ltd, 1 Mill Lane"
[mailbox]
host = "127.0.0.1"
port = {imap}
tls = "none"
username = "info@acme.example"
password = {{ file = "password" }}
start = "all"
[submit]
host = "127.0.0.1"
port = {smtp}
tls = "none"
grace_minutes = {grace}
[desk]
mode = "live"
hold_minutes = 0
send_cap_per_hour = 1000000
send_cap_per_address = 1000000
mails_an_hour = 0
[authentication]
authserv_id = "mx.acme.example"
[model]
semantic = false
[[people]]
name = "Olga Brandt"
addresses = ["olga@acme.example"]
roles = ["owner"]
"""


@dataclass(kw_only=True)
class House:
    """One firm's desk as a process. ``start`` and ``kill`` it as often as you like."""

    root: Path
    dovecot: DovecotServer
    sink: SmtpSink
    filing_lag: float = 0.05
    process: subprocess.Popen[bytes] | None = None
    kills: int = 0
    _filed: int = 0
    _names: int = 0
    _log_before: int = 0
    _over: threading.Event = field(default_factory=threading.Event)

    def furnish(self, *, grace_seconds: float = 2.0) -> None:
        for name in CONTENT:
            shutil.copytree(
                starter_root() / name, self.root / name, ignore=shutil.ignore_patterns("examples")
            )
        password = self.root / "password"
        password.write_text(self.dovecot.password)
        password.chmod(0o600)
        text = CONFIG.format(imap=self.dovecot.port, smtp=self.sink.port, grace=grace_seconds / 60)
        (self.root / "config.toml").write_text(text)
        for mailbox in ("", "Sent", "Drafts"):
            self._make(mailbox)
        threading.Thread(target=self._file_sent, daemon=True).start()

    # ------------------------------------------------------------ the process

    def start(self, *, fault: str = "") -> None:
        """``fault`` as in ``core.faultpoints``: where and when the process kills itself."""
        log = (self.root / "log").open("ab")
        self._log_before = log.seek(0, os.SEEK_END)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "triage", "run", str(self.root)],
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "TRIAGE_FAULT": fault},
        )

    def awake(self, *, within: float) -> bool:
        """Whether it said in this time that it reads: a busy machine takes long to start a program."""

        def speaks() -> bool:
            with (self.root / "log").open("rb") as log:
                log.seek(self._log_before)
                return b"triage: reading" in log.read()

        return wait_until(speaks, within)

    def died(self, *, within: float) -> bool:
        """Whether the process killed itself at its fault point in this time."""
        assert self.process is not None
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(within)
        if self.process.returncode == -signal.SIGKILL:
            self.kills += 1
            return True
        return False

    def kill(self) -> None:
        """SIGKILL, children too: nothing gets a last word."""
        if self.process is not None and self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait(10)
            self.kills += 1

    def stop(self) -> int:
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(30)

    def end(self) -> None:
        self._over.set()
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)

    # ------------------------------------------------------------ mail

    def deliver(self, raw: bytes, mailbox: str = "") -> None:
        """Into the shared mailbox as a delivery agent does it: written whole, then renamed."""
        folder = self._place(mailbox)
        self._names += 1
        name = f"{int(time.time())}.P{os.getpid()}Q{self._names}.bench"
        path = folder / "tmp" / name
        path.write_bytes(raw)
        give(path)
        path.rename(folder / "new" / name)

    def _place(self, mailbox: str) -> Path:
        return self.dovecot.maildir(SHARED) / (f".{mailbox}" if mailbox else "")

    def _make(self, mailbox: str) -> None:
        """Dovecot's user must own what is made for it."""
        for name in ("tmp", "new", "cur"):
            (self._place(mailbox) / name).mkdir(parents=True, exist_ok=True)
        top = self.dovecot.maildir(SHARED)
        for one in (top.parent, top, *top.rglob("*")):
            give(one)

    def _file_sent(self) -> None:
        """Each copy by itself so late, not one after the other."""
        due: list[tuple[float, bytes]] = []
        while not self._over.wait(0.005):
            while self._filed < len(self.sink.accepted):
                accepted = self.sink.accepted[self._filed]
                self._filed += 1
                if accepted.reverse_path == SHARED:
                    due.append((time.monotonic() + self.filing_lag * random.random(), accepted.content))
            for one in [one for one in due if one[0] <= time.monotonic()]:
                due.remove(one)
                self.deliver(one[1], "Sent")

    # ------------------------------------------------------------ looking

    def has_store(self) -> bool:
        """Whether the daemon lived long enough to make its store."""
        database = self.root / "state" / "triage.db"
        return database.exists() and SqlStore(sqlite_url(database)).schema_version() is not None

    @contextmanager
    def store(self) -> Iterator[SqlStore]:
        store = open_store(sqlite_url(self.root / "state" / "triage.db"), create=False)
        try:
            yield store
        finally:
            store.close()

    def submitted(self) -> Counter[str]:
        """How often each Message-ID was accepted by the relay."""
        ids = (str(message_from_bytes(one.content).get("Message-ID")) for one in list(self.sink.accepted))
        return Counter(ids)

    def proposals(self, after: int = 0) -> list[EmailMessage]:
        taken = list(self.sink.accepted)[after:]
        mails = [message_from_bytes(one.content, policy=SMTP) for one in taken if OWNER in one.recipients]
        return [one for one in mails if "+d" in str(one.get("Reply-To", ""))]  # type: ignore[misc]


def customer_mail(number: int, subject: str, text: str) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"Customer {number} <c{number}@customer{number % 50}.example>"
    mail["To"] = SHARED
    mail["Subject"] = subject or f"Question {number}"
    mail["Message-ID"] = f"<m{number}@customer{number % 50}.example>"
    mail["Date"] = "Fri, 20 Nov 2026 10:00:00 +0000"
    mail.set_content(f"{text}\n\nRef {number}\n")
    return mail.as_bytes()


def yes_to(proposal: EmailMessage, number: int, word: str = "yes") -> bytes:
    """The owner's answer, with the proof that the firm's own server stamps."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"Olga Brandt <{OWNER}>"
    mail["To"] = str(proposal["Reply-To"])
    mail["Subject"] = f"Re: {proposal['Subject']}"
    mail["Message-ID"] = f"<y{number}@acme.example>"
    mail["In-Reply-To"] = str(proposal["Message-ID"])
    mail["Date"] = "Fri, 20 Nov 2026 10:05:00 +0000"
    mail.set_content(f"{word}\n")
    proof = "dmarc=pass header.from=acme.example; auth=pass smtp.auth=olga@acme.example"
    return b"Authentication-Results: mx.acme.example; " + proof.encode() + b"\r\n" + mail.as_bytes()


def staff_mail(subject: str, number: int) -> bytes:
    """A new mail of the owner's, with the same proof, written now: an old command is not obeyed, and one of the
    same second and words is taken for a copy."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"Olga Brandt <{OWNER}>"
    mail["To"] = SHARED
    mail["Subject"] = subject
    mail["Message-ID"] = f"<c{number}@acme.example>"
    mail["Date"] = datetime.now(UTC) + timedelta(seconds=number % 3600)
    mail.set_content("\n")
    proof = "dmarc=pass header.from=acme.example; auth=pass smtp.auth=olga@acme.example"
    return b"Authentication-Results: mx.acme.example; " + proof.encode() + b"\r\n" + mail.as_bytes()


def wait_until(ready: object, seconds: float, *, every: float = 0.1) -> bool:
    """Poll a callable until it is true; False when the time is up."""
    assert callable(ready)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready():
            return True
        time.sleep(every)
    return False


def comes_to_rest(house: House, ready: Callable[[], bool], *, stuck: float) -> bool:
    """Waits as long as anything still moves, so that load is not taken for a fault: False once nothing has
    changed for ``stuck`` seconds."""
    before, since = traces(house), time.monotonic()
    while not ready():
        time.sleep(0.5)
        if (now := traces(house)) != before:
            before, since = now, time.monotonic()
        elif time.monotonic() - since > stuck:
            return False
    return True


def traces(house: House) -> tuple[object, ...]:
    """What changes while the desk gets on."""
    with house.store() as store, store.reading() as tx:
        return len(house.sink.accepted), tx.journal.sums(), dict(tx.outbox.effect_counts())


def left_over(house: House) -> list[str]:
    """What a desk that does not come to rest still holds, for the one who has to find out why."""
    with house.store() as store, store.reading() as tx:
        states = [EffectState(one) for one in OPEN]
        return [
            f"{one.key} {one.state} attempts {one.attempts} due {one.due_at:%H:%M:%S} {dict(one.result)}"
            for one in tx.outbox.effects(states, 20)
        ] + [f"{datetime.now(UTC):%H:%M:%S} now, {tx.journal.sums()}"]


def at_rest(house: House, messages: int) -> bool:
    """Everything that came is triaged, nothing is queued, nothing unknown."""
    if not house.has_store():
        return False
    with house.store() as store, store.reading() as tx:
        sums = tx.journal.sums()
        open_effects = [n for (_, state), n in tx.outbox.effect_counts().items() if state in OPEN]
        due = tx.journal.take_due(_soon(), 5)
    waits = [row for row in due if row.kind == "release"]
    return sums.seen >= messages and not (sums.pending or open_effects or waits)


OPEN: Sequence[str] = ("queued", "sending", "unknown")


def _soon() -> datetime:
    return datetime.now(UTC) + timedelta(seconds=1)
