"""Looking into one desk's store without the daemon."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from triage import config as settings
from triage.adapters.store.engine import SqlStore, open_store
from triage.app import store_url
from triage.config import Config
from triage.core.errors import OwnerError, Problem


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Config, SqlStore]]:
    """Config and store of a folder. Raises OwnerError where there is no store yet."""
    config = settings.load(folder / "config.toml")
    url = store_url(config)
    if url.startswith("sqlite") and not (config.state / "triage.db").exists():
        problem = Problem(
            where=str(config.state), what="there is no store yet", mend="Run `triage run` first."
        )
        raise OwnerError(problem)
    store = open_store(url)
    try:
        yield config, store
    finally:
        store.close()


def case_number(text: str) -> int:
    """``1042``, ``#1042`` or ``[#1042]``."""
    digits = text.strip("[]# ")
    if not digits.isdigit():
        raise OwnerError(Problem(where="CASE", what="is no case number", found=text, allowed="such as 1042"))
    return int(digits)
