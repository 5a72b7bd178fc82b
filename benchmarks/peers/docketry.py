"""docketry: `docketry poll` on a home that its own `init` made, with its starter gates."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from peers.turn import Bed, Stopwatch, Turn, fill, run_to_end

USER = "docketry@acme.example"


def poll(bed: Bed, folder: Path) -> Turn:
    """One sweep. It commits several times a mail and its cursor once, at the end."""
    fill(bed, USER)
    command = [bed.scratch.python.parent / "docketry", "--home", folder / "home"]
    subprocess.run(
        [*command, "init", "--no-wizard", "--host", bed.dovecot.host, "--user", USER],
        check=True, capture_output=True,
    )  # fmt: skip
    with (folder / "home" / "config.toml").open("a") as settings:
        settings.write(f"port = {bed.dovecot.tls_port}\n")
    secret = {**os.environ, "DOCKETRY_IMAP_PASSWORD": bed.dovecot.password}
    watch = Stopwatch(dovecot=bed.dovecot, user=USER)
    turn = run_to_end([*command, "poll"], watch, folder / "log", env=secret)
    with closing(sqlite3.connect(folder / "home" / "store" / "docketry.db")) as store:
        (stored,) = store.execute("SELECT count(*) FROM messages").fetchone()
    return replace(turn, mails=stored)
