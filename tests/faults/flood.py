"""A mailbox of fifty thousand old mails at the first start, then ten thousand new ones at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from tests.faults.house import OWNER, SHARED, House, at_rest, customer_mail, wait_until
from tests.faults.kills import SITUATIONS, judge
from triage.ledger_outbox import EffectKind


@dataclass(frozen=True, kw_only=True)
class Found:
    """``touched``: effects about old mail. ``answered_after``: seconds until the staff mail had its receipt.
    ``to_owner``: mails to the owner in so many begun hours."""

    old: int
    counted: int
    touched: int
    new: int
    lost: int
    doubled: int
    answers_out: int
    answered_after: float
    peak_mb: float
    balanced: bool
    to_owner: int
    hours: int

    @property
    def clean(self) -> bool:
        return (
            self.counted == self.old
            and not (self.touched or self.lost or self.doubled or self.answers_out)
            and self.answered_after <= 120
            and self.peak_mb <= 300
            and self.balanced
            and self.to_owner <= 80 * self.hours
        )


@dataclass
class Peak:
    """The most memory that a process held, looked at four times a second."""

    pid: int
    mb: float = 0.0
    over: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        while not self.over.wait(0.25):
            self.mb = max(self.mb, resident_mb(self.pid))


def resident_mb(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    held = next((line for line in lines if line.startswith("VmRSS:")), "VmRSS: 0 kB")
    return int(held.split()[1]) / 1024


def run(house: House, old: int, new: int, *, say: Callable[[str], None]) -> Found:
    """The house must be furnished with ``start = "now"`` and not yet started."""
    for number in range(old):
        house.deliver(customer_mail(number, *SITUATIONS[number % len(SITUATIONS)]))
    house.start()
    assert house.process is not None
    peak = Peak(house.process.pid)
    threading.Thread(target=peak.watch, daemon=True).start()
    wait_until(house.has_store, 300)
    began = time.monotonic()
    wait_until(lambda: before_start(house) >= old, 1800, every=1)
    say(f"{before_start(house):,} old mails counted in {time.monotonic() - began:.0f} s, {peak.mb:.0f} MB")
    touched, began = effects(house), time.monotonic()
    after = _bomb(house, old, new, say)
    wait_until(lambda: at_rest(house, old + new + 1), 3600, every=1)
    peak.over.set()
    found = judge(house, old + new + 1, 0, True)
    return Found(
        old=old, counted=before_start(house), touched=touched, new=new, lost=found.lost,
        doubled=len(found.doubled), answers_out=_answers(house), answered_after=after, peak_mb=peak.mb,
        balanced=found.balanced, to_owner=sum(OWNER in one.recipients for one in list(house.sink.accepted)),
        hours=1 + int((time.monotonic() - began) / 3600),
    )  # fmt: skip


def _bomb(house: House, old: int, new: int, say: Callable[[str], None]) -> float:
    """All at once, a member of staff in their middle; how long until she had her receipt."""
    sent = 0.0
    for number in range(old, old + new):
        house.deliver(customer_mail(number, *SITUATIONS[number % len(SITUATIONS)]))
        if number == old + new // 2:
            house.deliver(status_mail())
            sent = time.monotonic()
    answered = wait_until(lambda: receipt(house), 900, every=0.25)
    took = time.monotonic() - sent if answered else float("inf")
    say(f"{new:,} at once: the staff mail among them was answered after {took:.1f} s")
    return took


def status_mail() -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = f"Olga Brandt <{OWNER}>", SHARED, "#status"
    mail["Message-ID"], mail["Date"] = "<status@acme.example>", "Fri, 20 Nov 2026 10:05:00 +0000"
    mail.set_content("\n")
    proof = "dmarc=pass header.from=acme.example; auth=pass smtp.auth=olga@acme.example"
    return b"Authentication-Results: mx.acme.example; " + proof.encode() + b"\r\n" + mail.as_bytes()


def receipt(house: House) -> bool:
    return any(b"<status@acme.example>" in one.content for one in list(house.sink.accepted))


def before_start(house: House) -> int:
    with house.store() as store, store.reading() as tx:
        return tx.journal.sums().before_start


def effects(house: House) -> int:
    """Everything that was ever to go anywhere."""
    with house.store() as store, store.reading() as tx:
        return sum(tx.outbox.effect_counts().values())


def _answers(house: House) -> int:
    """Mails to customers: nobody approved any."""
    with house.store() as store, store.reading() as tx:
        counts = tx.outbox.effect_counts()
    return sum(number for (kind, _), number in counts.items() if kind == EffectKind.REPLY)
