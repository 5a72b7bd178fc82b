"""R11: fifty thousand old mails at the first start, then a bomb of ten thousand.

    python benchmarks/soak_flood.py [--old 50000] [--new 10000]

Real Dovecot. Exits 1 where an old mail was touched, anything was lost, doubled or answered, where a member of
staff waited more than two minutes for her receipt, where the daemon held more than 300 MB, or where the owner was
flooded in turn.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.faults import flood
from tests.faults.house import House
from tests.servers.certificates import make_certificates
from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import SmtpSink


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--old", type=int, default=50_000)
    parser.add_argument("--new", type=int, default=10_000)
    chosen = parser.parse_args()
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="triage-soak-")))
        (root / "tls").mkdir()
        dovecot = stack.enter_context(DovecotServer(make_certificates(root / "tls", "DNS:localhost")))
        house = House(root=root, dovecot=dovecot, sink=stack.enter_context(SmtpSink()))
        house.furnish(grace_seconds=30)
        stack.callback(house.end)
        config = root / "config.toml"
        text = config.read_text().replace('start = "all"', 'start = "now"')
        config.write_text(text.replace("mails_an_hour = 0", "mails_an_hour = 6"))
        found = flood.run(house, chosen.old, chosen.new, say=lambda text: print(f"  {text}", flush=True))
    print(f"R11 flood: {found}")
    return 0 if found.clean else 1


if __name__ == "__main__":
    sys.exit(main())
