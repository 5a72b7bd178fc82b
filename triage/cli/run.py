"""`triage run`: the daemon in the foreground, as systemd wants it. Stops cleanly on SIGTERM."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import threading

from triage import config as settings
from triage.adapters import email_package
from triage.app import App, build
from triage.ledger_journal import EventRow

log = logging.getLogger("triage")


def run(chosen: argparse.Namespace) -> int:
    before = os.umask(0o077)  # whatever is written here is its owner's alone
    try:
        return _run(chosen)
    finally:
        os.umask(before)


def _run(chosen: argparse.Namespace) -> int:
    logging.basicConfig(format="%(levelname)s %(message)s", level=logging.INFO)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)  # its ticks are no news
    config = settings.load(chosen.dir / "config.toml")
    app = build(config, observer=_say if chosen.verbose else None)
    log.info("email package: %s", email_package.said())
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    app.start()
    print(f"triage: reading {config.firm.address} ({config.desk.mode}); stop with Ctrl-C", flush=True)
    done = True
    if chosen.once:
        done = _once(app)
    else:
        stop.wait()
    app.stop()
    return 0 if done else 1


def _once(app: App) -> bool:
    """Until all is dealt with; False when the mailbox, the relay or the store cannot be used."""
    for _ in range(720):
        if app.quiet(timeout=5):
            return True
        if app.trouble:
            print(f"triage: {app.trouble}", file=sys.stderr, flush=True)
            return False
    return False


def _say(event: EventRow) -> None:
    print(f"{event.at:%H:%M:%S} {event.kind:<18} {event.data}", flush=True)
