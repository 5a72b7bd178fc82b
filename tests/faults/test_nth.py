"""The n-th operation fails, for n = 1, 2, … until the run completes without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attacks.hostile import scale
from tests.faults import nth
from tests.servers.smtp_sink import SmtpSink

EVERY = scale(41, 1)
"""In `make test` every 41st operation, all of them in `make soak`."""


@pytest.mark.timeout(scale(600, 7200))
def test_whichever_operation_fails_the_answer_leaves_once(tmp_path: Path, smtp_sink: SmtpSink) -> None:
    """One mail, from the mailbox to the customer's answer: it is taken in, asked about and answered, once,
    and nobody waits, whatever failed in between."""
    n, wrong, failed = 1, [], set()
    while True:
        left = nth.run(tmp_path / str(n), smtp_sink, n)
        wrong += [f"{n} ({left.failed_at}): {one}" for one in left.wrong]
        if not left.failed_at:
            break
        failed.add(left.failed_at.partition(":")[0])
        n += EVERY
    print(f"{n} operations, {len(failed)} kinds of them failed: {sorted(failed)}")
    assert wrong == []
    assert n > 100
