"""The promise under kill -9: nothing lost, nothing sent twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import kills, points
from tests.faults.house import House, at_rest, customer_mail, wait_until
from tests.servers.certificates import Certificates
from tests.servers.dovecot import DovecotServer
from tests.servers.smtp_sink import SmtpSink

COMMITS = (
    "t1_committed",
    "t2_taken",
    "t2_committed",
    "t3b_committed",
    "t4_claimed",
    "t4_spoken",
    "t5_committed",
)


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
            found = kills.run(house, mails=40, kills=8, seed=7, between=(1.5, 4.0), stuck=60)
        finally:
            house.end()
    assert found.clean, f"{found}\n{(tmp_path / 'log').read_text()[-3000:]}"
    assert found.answered >= 20


@pytest.mark.dovecot
@pytest.mark.timeout(120)
def test_asked_to_stop_it_stops_cleanly(
    tmp_path: Path, certificates: Certificates, smtp_sink: SmtpSink
) -> None:
    """SIGTERM: exit status 0, the sums agree, and what was queued leaves after the next start."""
    with DovecotServer(certificates) as dovecot:
        house = House(root=tmp_path, dovecot=dovecot, sink=smtp_sink)
        house.furnish()
        try:
            house.start()
            assert wait_until(house.has_store, 60)
            for number in range(5):
                house.deliver(customer_mail(number, *kills.SITUATIONS[number]))
            assert wait_until(lambda: at_rest(house, 5), 60)
            assert house.stop() == 0
            with house.store() as store, store.reading() as tx:
                assert tx.journal.sums().balanced
            house.deliver(customer_mail(6, *kills.SITUATIONS[0]))
            house.start()
            assert wait_until(lambda: at_rest(house, 6), 60)
        finally:
            house.end()
    assert set(house.submitted().values()) == {1}


@pytest.mark.dovecot
@pytest.mark.timeout(240)
def test_killed_at_each_commit_point_nothing_is_lost_and_nothing_is_sent_twice(
    tmp_path: Path, certificates: Certificates, smtp_sink: SmtpSink
) -> None:
    """One death at each point where something is committed (R1); `make soak` takes all, n-th hits too."""
    with DovecotServer(certificates) as dovecot:
        house = House(root=tmp_path, dovecot=dovecot, sink=smtp_sink)
        house.furnish()
        try:
            found, missed = points.run(house, [(one, 1) for one in COMMITS])
        finally:
            house.end()
    assert missed == []
    assert found.clean, f"{found}\n{(tmp_path / 'log').read_text()[-3000:]}"
    assert found.answered >= 4
