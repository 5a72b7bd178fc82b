"""The promise under kill -9: nothing lost, nothing sent twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import kills
from tests.faults.house import House
from tests.servers.certificates import Certificates
from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import SmtpSink


@pytest.mark.dovecot
@pytest.mark.timeout(240)
def test_killed_again_and_again_nothing_is_lost_and_nothing_is_sent_twice(
    tmp_path: Path, certificates: Certificates, smtp_sink: SmtpSink
) -> None:
    """Forty mails, eight kills at random moments, every proposal answered: each left exactly once."""
    with DovecotServer(certificates) as dovecot:
        house = House(root=tmp_path, dovecot=dovecot, sink=smtp_sink)
        house.furnish()
        try:
            found = kills.run(house, mails=40, kills=8, seed=7, between=(1.5, 4.0), seconds=120)
        finally:
            house.end()
    assert found.clean, f"{found}\n{(tmp_path / 'log').read_text()[-3000:]}"
    assert found.answered >= 20
