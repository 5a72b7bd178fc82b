"""``triage demo``: plays the story, or a folder of real mail, against the real daemon."""

from __future__ import annotations

import hashlib
import signal
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from itertools import islice
from pathlib import Path
from typing import Final

from triage.adapters.clock import OffsetClock
from triage.adapters.mailfiles import read_mail
from triage.core.errors import OwnerError, Problem
from triage.demo import mta, stage
from triage.demo.folders import write_mail
from triage.demo.mailsystem import DemoMail
from triage.demo.people import Cast, Proposal
from triage.demo.scenes import Reel
from triage.demo.show import Line, Screen, Write, ledger_text, line_of, sums_json
from triage.demo.stage import PASSWORD, Stage, all_received, set_up
from triage.demo.story import Player, Story, load_story
from triage.ledger_journal import EventRow, Sums

OUT: Final = Path("demo-mail")
BATCH: Final = 50
FEW: Final = 20
WATCHED: Final = ("INBOX", "Sent")
SUNDAY: Final = 6
RESTLESS: Final = "The daemon did not come to rest: something is still queued."
QUIET: Final = 240.0
"""Seconds the daemon may take to come to rest before the demo says that it did not."""


def run_demo(
    *,
    keep: bool = False,
    inbox: Path | None = None,
    out: Path | None = None,
    json: bool = False,
    write: Write = print,
) -> int:
    """Run the demo and return its exit status: 0 only when the ledger balances and nothing failed.

    ``inbox``: a folder, Maildir or mbox of real mail to play instead of the story. ``out``: where
    everything that anyone received is written as .eml (default ``./demo-mail``). ``keep``: leave the
    servers up until interrupted. Raises OwnerError where ``inbox`` is missing.
    """
    if inbox is not None and not inbox.exists():
        raise OwnerError(Problem(where=str(inbox), what="there is no such folder or file"))
    screen = Screen(write, colour=_is_terminal(write), as_json=json)
    story = load_story()
    began = time.monotonic()
    show = _nothing if inbox else _shown(screen)
    with set_up(story, show) as running:
        failed = _play(running, story, screen, inbox)
        sums = _sums(running)
        failed += _missing(running, sums)
        failed += _close(running, screen, sums, out or OUT, began)
        if keep:
            _keep(running, story, screen)
    for problem in failed:
        screen.say(f"  {problem}")
        screen.fact(problem=problem)
    return 0 if sums.balanced and not failed else 1


def _play(running: Stage, story: Story, screen: Screen, inbox: Path | None) -> list[str]:
    """Play, wait for rest, and return what went wrong in words."""
    said = _answers(screen) if inbox is None else _nobody
    cast = Cast(running.mail, story.people, story.cues, said)
    cast.start()
    try:
        problems = _story(running, story, screen) if inbox is None else _folder(running, screen, inbox)
        if not settle(running, cast, QUIET if inbox is None else QUIET * 10, screen if inbox else None):
            problems.append(RESTLESS)
        elif inbox is None:
            problems += _later(running, cast, story, screen)
    finally:
        cast.stop()
    if cast.failed is not None:
        problems.append(f"The scripted people stopped: {cast.failed}")
    return problems


def _story(running: Stage, story: Story, screen: Screen) -> list[str]:
    screen.say(
        f"{story.firm['name']} <{story.shared}>: {len(story.scenes)} mails come in, three people answer.\n"
    )
    _watch_what_leaves(running.mail, story, screen)
    reel = Reel(running.mail, story, screen, read=lambda: _has_read(running))
    reel.play()
    return reel.problems


def _later(running: Stage, cast: Cast, story: Story, screen: Screen) -> list[str]:
    """The clock of the daemon is moved, as only a configuration marked as a test allows: what is due by then
    happens now."""
    reel = Reel(running.mail, story, screen)
    days = reel.days_later
    while days and (datetime.now(UTC) + timedelta(days=days)).weekday() == SUNDAY:
        days += 1
    if not days:
        return []
    moved = timedelta(days=days)
    screen.say(f"\n  ... {days} days later ...\n")
    offset(running).write_text(str(moved.total_seconds()), encoding="ascii")
    calm = settle(running, cast, QUIET)
    reel.play_later(moved)
    calm = settle(running, cast, QUIET) and calm
    return [*reel.problems, *([] if calm else [RESTLESS])]


def offset(running: Stage) -> Path:
    """Where the daemon reads how far its clock is moved."""
    return running.root / "state" / "clock-offset"


def settle(running: Stage, cast: Cast, seconds: float, screen: Screen | None = None) -> bool:
    """Wait until daemon and people are both at rest, twice in a row: an answer wakes the daemon again."""
    until, told, calm = time.monotonic() + seconds, time.monotonic(), 0
    while calm < 2:
        if time.monotonic() > until:
            return False
        calm = calm + 1 if _at_rest(running, cast) else 0
        if screen is not None and time.monotonic() > told + 5:
            _progress(running, screen)
            told = time.monotonic()
        time.sleep(0.05 if calm else 0.2)
    return True


def _at_rest(running: Stage, cast: Cast) -> bool:
    """The cheap questions first: to ask the daemon makes it look at the mailbox again."""
    if not cast.idle or _busy(running):
        return False
    return running.app.quiet(5.0) and cast.idle and not _held(running)


def _busy(running: Stage) -> bool:
    """Mail still to be read, a hold that runs, or more in the outbox than a few that are put off."""
    with running.app.store.reading() as tx:
        if tx.journal.sums().pending:
            return True
        counts = tx.outbox.effect_counts().items()
    return sum(count for (_, state), count in counts if state in ("queued", "sending")) > FEW or _held(
        running
    )


def _held(running: Stage) -> bool:
    """Something approved is in its hold and leaves soon."""
    soon = OffsetClock(offset(running)).now() + timedelta(minutes=1)
    with running.app.store.reading() as tx:
        return any(row.kind == "release" for row in tx.journal.take_due(soon, 100))


def _missing(running: Stage, sums: Sums) -> list[str]:
    """The mail server's own count against the ledger's: different mails in what the daemon watches."""
    mail = running.mail
    there = {hashlib.sha256(raw).digest() for name in WATCHED for raw in mail.mailbox(mail.shared, name)}
    if len(there) == sums.seen:
        return []
    return [f"The mail server holds {len(there):,} different mails, the ledger saw {sums.seen:,}."]


def _has_read(running: Stage) -> bool:
    sums = _sums(running)
    return sums.seen > sums.pending


def _sums(running: Stage) -> Sums:
    with running.app.store.reading() as tx:
        return tx.journal.sums()


# ---------------------------------------------------------------- real mail


def _folder(running: Stage, screen: Screen, inbox: Path) -> list[str]:
    """Deliver every mail under the folder unchanged, in batches that the daemon can keep up with."""
    skipped: list[str] = []
    mails = read_mail(inbox, lambda path, why: skipped.append(f"{path}: {why}"))
    seen, count = set[bytes](), 0
    while batch := list(islice(mails, BATCH)):
        running.mail.put(batch, running.mail.shared)
        seen.update(hashlib.sha256(raw).digest() for raw in batch)
        count += len(batch)
        if count % 500 < BATCH:
            _progress(running, screen, count)
    screen.say(f"\n  {count:,} mails delivered unchanged, {len(seen):,} of them different.")
    screen.fact(delivered=count, different=len(seen))
    return skipped if count else [*skipped, f"{inbox}: there is no mail in it."]


def _progress(running: Stage, screen: Screen, delivered: int | None = None) -> None:
    sums = _sums(running)
    head = f"{delivered:,} delivered, " if delivered is not None else ""
    screen.say(f"  {head}{sums.seen:,} seen, {sums.seen - sums.pending:,} read")


# ---------------------------------------------------------------- what is shown


def _shown(screen: Screen) -> Callable[[EventRow], None]:
    def show(event: EventRow) -> None:
        line = line_of(event)
        if line is not None:
            screen.line(line)

    return show


def _nothing(event: EventRow) -> None:
    """Thousands of real mails are shown as progress."""


def _nobody(player: Player, proposal: Proposal, words: str) -> None:
    """The same for what people say."""


def _answers(screen: Screen) -> Callable[[Player, Proposal, str], None]:
    def said(player: Player, proposal: Proposal, words: str) -> None:
        about = proposal.subject.partition("[#")[0].strip()
        what = f'"{" ".join(words.split())}" to: {about}'
        screen.line(Line(at=datetime.now(UTC), verb="answered", who=player.name, what=what))

    return said


def _watch_what_leaves(mail: DemoMail, story: Story, screen: Screen) -> None:
    """A line for each mail of ours that reached somebody outside the firm."""

    def arrived(address: str, mailbox: str, raw: bytes) -> None:
        outside = mta.domain_of(address) != mail.own_domain and mailbox in ("INBOX", "outside")
        if outside and story.shared in mta.authors(raw):
            subject = mta.decoded(mta.header(raw, "subject"))
            who = parseaddr(mta.decoded(mta.header(raw, "to")))[0] or address
            screen.line(Line(at=datetime.now(UTC), verb="left", who=who, what=f"{subject} (to {address})"))

    mail.watch(arrived)


def _close(running: Stage, screen: Screen, sums: Sums, out: Path, began: float) -> list[str]:
    """The summary, and everything received on disk; returns why that could not be written."""
    if screen.count["left"]:
        screen.say(
            f"\n{screen.count['wrote']} mails came in, {screen.count['left']} answers left"
            f" on {screen.count['approved']} approvals, {sums.waiting} mails wait for a person."
        )
    screen.say("\nThe ledger\n" + ledger_text(sums))
    received = all_received(running.mail)
    try:
        count = write_mail(received, out)
    except OSError as error:
        return [f"What was received could not be written to {out}: {error.strerror or error}"]
    seconds = time.monotonic() - began
    screen.say(
        f"\n{count:,} mails that {len(received)} addresses received are in {out}/, to be opened as .eml."
    )
    screen.say(f"{seconds:.1f} s in all.")
    screen.fact(ledger=sums_json(sums), written=count, out=str(out), seconds=round(seconds, 2))
    return []


def _keep(running: Stage, story: Story, screen: Screen) -> None:
    """Say how to join, and wait for Ctrl-C. The scripted people have gone home: you are they."""
    mail = running.mail
    logins = ", ".join((story.shared, *story.staff))
    customers = ", ".join(story.customers[:3])
    screen.say(
        f"\nStill running, until Ctrl-C. The scripted people have gone home: you are they.\n"
        f"  IMAP      {mail.host} port {mail.imap_port}, no encryption\n"
        f"  SMTP      {mail.host} port {mail.smtp_port}, no encryption, the same login\n"
        f"  logins    {logins}\n"
        f"  customers {customers} and {len(story.customers) - 3} more\n"
        f"  password  {PASSWORD}\n"
        f"  folder    {running.root} (config.toml, rules, models, replies, state)"
    )
    screen.fact(
        host=mail.host,
        imap=mail.imap_port,
        smtp=mail.smtp_port,
        logins=list(mail.addresses),
        password=PASSWORD,
    )
    _until_told_to_stop()


def _until_told_to_stop() -> None:
    """Ctrl-C or SIGTERM. Set here and not left to Python: what a shell starts in the background inherits
    SIGINT as ignored, and no KeyboardInterrupt would ever come."""
    over = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: over.set())
    over.wait()


def _is_terminal(write: Write) -> bool:
    return write is print and sys.stdout.isatty() and not stage.no_colour()
