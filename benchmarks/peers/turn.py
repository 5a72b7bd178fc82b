"""One product's turn: the bed it lies on, and how its seconds and its CPU are counted."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from peers.scratch import Scratch
from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import SmtpSink
from tests.servers.unprivileged import give

LOOK = 0.01
"""Seconds between looks at Dovecot's log for the first login."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """The same servers and the same mails for everybody."""

    octets: list[bytes]
    dovecot: DovecotServer
    sink: SmtpSink
    ca: Path
    scratch: Scratch


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """``seconds`` and ``cpu`` from the first IMAP login on; ``before`` is what starting up took until then."""

    mails: int
    seconds: float
    cpu: float
    before: float
    note: str = ""

    @property
    def rate(self) -> float:
        return self.mails / self.seconds

    @property
    def cpu_each(self) -> float:
        """Milliseconds a mail."""
        return 1000 * self.cpu / self.mails

    def told(self) -> str:
        told = f"{self.rate:.0f} mails/s, {1000 * self.seconds / self.mails:.1f} ms wall and "
        told += f"{self.cpu_each:.1f} ms CPU a mail ({self.mails} in {self.seconds:.1f} s, "
        return f"{told}after {self.before:.1f} s of starting up{'; ' if self.note else ''}{self.note})"

    @staticmethod
    def sum(turns: Sequence[Turn]) -> Turn:
        """All rounds as one; of the notes the last."""
        return Turn(
            mails=sum(one.mails for one in turns),
            seconds=sum(one.seconds for one in turns),
            cpu=sum(one.cpu for one in turns),
            before=sum(one.before for one in turns),
            note=turns[-1].note,
        )


def milliseconds_of_sync(folder: Path, times: int = 50) -> float:
    """What one small write costs until the disk has it: who commits often waits for this often."""
    start = time.perf_counter()
    with (folder / "sync").open("wb") as probe:
        for _ in range(times):
            probe.write(bytes(4096))
            probe.flush()
            os.fsync(probe.fileno())
    return (time.perf_counter() - start) / times * 1000


def fill(bed: Bed, user: str) -> None:
    """The mails into a new mailbox, as a delivery agent leaves them; their names keep the order."""
    maildir = bed.dovecot.maildir(user)
    for name in ("tmp", "new", "cur"):
        (maildir / name).mkdir(parents=True)
    for place, raw in enumerate(bed.octets):
        (maildir / "new" / f"{1_700_000_000 + place}.P1Q{place}.bench").write_bytes(raw)
    for one in (maildir.parent, maildir, *maildir.rglob("*")):
        give(one)


@dataclass(slots=True, kw_only=True)
class Stopwatch:
    """Starts at the first login of ``user`` that was not there when it was made."""

    dovecot: DovecotServer
    user: str
    logins: int = 0
    made: float = 0
    started: float = 0
    cpu_before: float = 0

    def __post_init__(self) -> None:
        self.logins, self.made = self._count(), time.perf_counter()

    def wait_for_login(self, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
        """Raises RuntimeError where the process ends or time passes without a login."""
        while self._count() == self.logins:
            if has_ended(process) or time.perf_counter() - self.made > seconds:
                raise RuntimeError(f"{self.user} never logged in")
            time.sleep(LOOK)
        self.started, self.cpu_before = time.perf_counter(), tree_cpu(process.pid)

    @property
    def before(self) -> float:
        return self.started - self.made

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.started

    def _count(self) -> int:
        told = self.dovecot.log().splitlines()
        return sum("imap-login" in line and f"user=<{self.user}>" in line for line in told)


def has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Without reaping it: its account of CPU is still wanted."""
    flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
    return os.waitid(os.P_PID, process.pid, flags) is not None


def run_to_end(command: Sequence[str | Path], watch: Stopwatch, log: Path, **more: object) -> Turn:
    """A process from its first login to its exit; ``mails`` is for the caller to fill in."""
    with log.open("ab") as out:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, **more)  # type: ignore[call-overload]
    try:
        watch.wait_for_login(process)
    except RuntimeError:
        process.kill()
        raise
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = watch.seconds
    cpu = used.ru_utime + used.ru_stime - watch.cpu_before
    note = "" if process.returncode == 0 else f"exit status {process.returncode}"
    return Turn(mails=0, seconds=seconds, cpu=cpu, before=watch.before, note=note)


def tree_cpu(pid: int) -> float:
    """Seconds of CPU of a process, its descendants, and those of them that ended and were waited for."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # ended meanwhile
        number = int(stat.parent.name)
        parents[number] = int(fields[1])
        ticks[number] = sum(map(int, fields[11:15]))
    wanted, found = [pid], 0
    while wanted:
        one = wanted.pop()
        found += ticks.get(one, 0)
        wanted += [child for child, parent in parents.items() if parent == one]
    return found / os.sysconf("SC_CLK_TCK")
