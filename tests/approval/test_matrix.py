"""An action in the legal cells of the matrix only, and in every one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.approval.matrix import every, play, spread


def test_the_matrix_is_whole() -> None:
    """12 senders x 8 results x 8 signatures x 6 codes."""
    assert len(every()) == 4608
    assert len(spread()) >= 300
    assert sum(cell.is_legal for cell in spread()) >= 20


@pytest.mark.parametrize("part", range(4))
def test_a_spread_of_the_matrix(tmp_path: Path, part: int) -> None:
    """Raw mails through the real path: what should act acts, what should not does not."""
    wrong = [(cell, acted) for cell, acted in play(tmp_path, spread()[part::4]) if acted != cell.is_legal]
    assert wrong == []
