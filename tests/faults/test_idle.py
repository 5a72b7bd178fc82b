"""A desk with nothing to do asks its provider next to nothing."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.faults.house import House, at_rest, customer_mail, wait_until
from tests.servers.certificates import Certificates
from tests.servers.dovecot import DovecotServer
from tests.servers.fault_proxy import FaultProxy
from tests.servers.smtp_sink import SmtpSink

ASKED = re.compile(rb"(?m)^[A-Z0-9]+ (?:UID )?(?:SELECT|EXAMINE|SEARCH|NOOP|FETCH)\b")
WATCHED = 5.0
MOST = 25
"""One round over three mailboxes (INBOX, Sent, and the mailbox of the other thread), asked twice, and the
first waits, which are short ones. Without a rest there are hundreds."""


@pytest.mark.dovecot
@pytest.mark.timeout(120)
def test_a_desk_at_rest_waits_instead_of_asking(
    tmp_path: Path, certificates: Certificates, smtp_sink: SmtpSink
) -> None:
    """A mailbox with Sent beside it, as every provider has: after its work the daemon lies in IDLE, and a mail
    that comes then is taken up at once."""
    with DovecotServer(certificates) as dovecot, FaultProxy(target_port=dovecot.port) as proxy:
        house = House(root=tmp_path, dovecot=dovecot, sink=smtp_sink)
        house.furnish()
        config = tmp_path / "config.toml"
        config.write_text(config.read_text().replace(f"port = {dovecot.port}", f"port = {proxy.port}"))
        try:
            house.deliver(customer_mail(1, "Broken drawer", "The drawer you fitted does not close any more."))
            house.start()
            assert wait_until(lambda: len(house.proposals()) == 1, 60), (tmp_path / "log").read_text()
            assert wait_until(lambda: at_rest(house, 1), 30)
            before = len(proxy.said)
            time.sleep(WATCHED)
            asked = ASKED.findall(bytes(proxy.said[before:]))
            assert len(asked) <= MOST, f"{len(asked)} commands in {WATCHED} s: {bytes(proxy.said[-600:])!r}"
            house.deliver(customer_mail(2, "Price", "Could you send me a price for an oak cabinet?"))
            assert wait_until(lambda: len(house.proposals()) == 2, 20), "the mail was not taken up"
        finally:
            house.end()
