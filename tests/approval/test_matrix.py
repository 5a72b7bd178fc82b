"""An action in the legal cells of the matrix only, and in every one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.approval.inside_matrix import KINDS, TRUE, inside_spread, play_inside
from tests.approval.matrix import every, play, spread
from tests.mailbox.beds import pymap_bed
from tests.servers.pymap_server import PymapServer
from triage.adapters.imap import ImapAccount


def test_the_matrix_is_whole() -> None:
    """12 senders x 8 results x 8 signatures x 6 codes."""
    assert len(every()) == 4608
    assert len(spread()) >= 300
    assert sum(cell.is_legal for cell in spread()) >= 20


@pytest.mark.parametrize("part", range(4))
def test_a_spread_of_the_matrix(tmp_path: Path, part: int, pymap_server: PymapServer) -> None:
    """Raw mails through a real mailbox: what should act acts, what should not does not."""
    account = pymap_bed(pymap_server).account
    assert isinstance(account, ImapAccount)
    played = play(tmp_path, spread()[part::4], account)
    assert [(cell, acted) for cell, acted in played if acted != cell.is_legal] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_spread_of_the_inside_and_sent_proofs(tmp_path: Path, kind: str, pymap_server: PymapServer) -> None:
    """True and forged: the true one acts with its own person's live code alone."""
    account = pymap_bed(pymap_server).account
    assert isinstance(account, ImapAccount)
    cells = inside_spread(kind)
    played = list(play_inside(tmp_path, kind, cells, account))
    assert [(cell, acted) for cell, acted in played if acted != cell.is_legal] == []
    assert any(cell.is_legal for cell, _ in played) == (kind in TRUE)
