"""`triage service DIR`: a systemd unit with least privilege. It prints; the admin saves and enables it."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from typing import Final

from triage import config as settings

UNIT: Final = """\
# sudo install -m 644 /dev/stdin /etc/systemd/system/triage.service   (and then)
# sudo systemctl enable --now triage
[Unit]
Description=Triage: the shared inbox of {firm}
After=network-online.target
Wants=network-online.target

[Service]
ExecStart={program} run {root}
User={user}
Restart=on-failure
RestartSec=10
TimeoutStopSec=60
KillMode=mixed
UMask=0077

# it reads its own folder, writes its state, and speaks IMAP, SMTP and DNS: nothing else
ReadWritePaths={state}
ProtectSystem=strict
ProtectHome={home}
PrivateTmp=yes
PrivateDevices=yes
PrivateUsers=yes
ProtectProc=invisible
ProcSubset=pid
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
LockPersonality=yes
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RemoveIPC=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
SystemCallFilter=setrlimit prlimit64 sched_setaffinity
MemoryMax=1G
TasksMax=128

[Install]
WantedBy=multi-user.target
"""


def run(chosen: argparse.Namespace) -> int:
    config = settings.load(chosen.dir / "config.toml")
    print(unit(config.root.resolve(), config.state.resolve(), config.firm.name, chosen.user), end="")
    return 0


def unit(root: Path, state: Path, firm: str, user: str) -> str:
    """The unit file. A folder under /home is shown to it read-only; anything else there is hidden."""
    program = shutil.which("triage", path=os.path.dirname(sys.executable)) or "triage"
    shown = any(one.parts[1:2] in (("home",), ("root",)) for one in (root, Path(program)))
    home = "read-only" if shown else "yes"
    return UNIT.format(
        firm=" ".join(firm.split()).replace("%", "%%"), program=program, user=user,
        root=_quoted(root), state=_quoted(state), home=home,
    )  # fmt: skip


def _quoted(path: Path) -> str:
    """A path as systemd reads it: spaces quoted, percent signs doubled."""
    text = str(path).replace("%", "%%")
    return f'"{text}"' if " " in text else text
