"""`triage run`: the daemon in the foreground, as systemd wants it. Stops cleanly on SIGTERM."""

from __future__ import annotations

import argparse
import logging
import signal
import threading

from triage import config as settings
from triage.app import build
from triage.ledger import EventRow


def run(chosen: argparse.Namespace) -> int:
    logging.basicConfig(format="%(levelname)s %(message)s", level=logging.INFO)
    config = settings.load(chosen.dir / "config.toml")
    app = build(config, observer=_say if chosen.verbose else None)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    app.start()
    print(f"triage: reading {config.firm.address} ({config.desk.mode}); stop with Ctrl-C", flush=True)
    done = True
    if chosen.once:
        done = app.quiet(timeout=3600)
    else:
        stop.wait()
    app.stop()
    return 0 if done else 1


def _say(event: EventRow) -> None:
    print(f"{event.at:%H:%M:%S} {event.kind:<18} {event.data}", flush=True)
