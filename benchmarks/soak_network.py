"""R6: the network is cut forty times under the daemon's feet, in a namespace of our own.

    python benchmarks/soak_network.py [--cases 40] [--seed N]

Needs root (a network namespace) and iproute2. Exits 1 where mail was lost or doubled, or where the desk was
not at rest by itself within 60 s after a cut.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.faults import network
from tests.faults.house import House
from tests.servers.certificates import make_certificates
from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import SmtpSink


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=40)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    chosen = parser.parse_args()
    if not network.may():
        print("R6 network: left out, a network namespace needs root and iproute2")
        return 1
    if not network.is_inside():
        return network.again_inside(__file__, "--cases", str(chosen.cases), "--seed", str(chosen.seed))
    network.furnish()
    found = _run(chosen.cases, chosen.seed)
    print(f"R6 network, seed {chosen.seed}: {found}")
    return 0 if found.clean else 1


def _run(cases: int, seed: int) -> network.Found:
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="triage-soak-")))
        (root / "tls").mkdir()
        certificates = make_certificates(root / "tls", "DNS:localhost", "IP:127.0.0.1")
        house = House(
            root=root,
            dovecot=stack.enter_context(DovecotServer(certificates)),
            sink=stack.enter_context(SmtpSink()),
        )
        house.furnish(grace_seconds=4)
        stack.callback(house.end)
        return network.run(house, cases, seed, say=lambda text: print(f"  {text}", flush=True))


if __name__ == "__main__":
    sys.exit(main())
