"""Numbers are gapless and unique whatever dies when. 500 approvals: `make eval-invoices`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.books.numbering import run


@pytest.mark.timeout(300)
def test_numbers_stay_gapless_under_threads_and_kills(tmp_path: Path) -> None:
    found = run(tmp_path, 8, ["t3b_numbered:3", "t5_settling:1"])
    assert found.kills == 2, found
    assert found.clean, found
