"""kill -9 a hundred times in a run of a thousand mails: nothing lost, nothing sent twice.

    python benchmarks/soak_kills.py [--mails 1000] [--kills 100] [--seed N]

Real Dovecot, a relay that files what it takes, every proposal answered with yes. Exits 1 on any loss.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.faults import kills
from tests.faults.house import House
from tests.servers.certificates import make_certificates
from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import SmtpSink


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--mails", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}: {chosen.mails} mails, {chosen.kills} kills", flush=True)
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="triage-soak-")))
        (root / "tls").mkdir()
        dovecot = stack.enter_context(DovecotServer(make_certificates(root / "tls", "DNS:localhost")))
        sink = stack.enter_context(SmtpSink())
        house = House(root=root, dovecot=dovecot, sink=sink)
        house.furnish(grace_seconds=4)
        try:
            found = kills.run(
                house,
                mails=chosen.mails,
                kills=chosen.kills,
                seed=chosen.seed,
                between=(1.5, 6.0),
                say=lambda text: print(text, flush=True),
            )
        finally:
            house.end()
    print(found)
    print(f"lost 0, sent twice 0: {'yes' if found.clean else 'NO'}; {len(sink.accepted)} mails left")
    return 0 if found.clean else 1


if __name__ == "__main__":
    sys.exit(main())
