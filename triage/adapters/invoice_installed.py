"""Whether the extra that renders and checks invoices is installed. There is no unchecked path."""

from __future__ import annotations

import importlib.util
from typing import Final

from triage.core.errors import OwnerError, Problem

INSTALL: Final = "pip install 'inbox-triage[invoice]'"
WANTED: Final = (
    "drafthorse",
    "facturx",
    "lxml",
    "rapidfuzz",
    "saxonche",
    "segno",
    "stdnum",
    "typst",
    "pypdf",
)


def require_installed() -> None:
    """Raise OwnerError with the install line where something is missing."""
    missing = [name for name in WANTED if importlib.util.find_spec(name) is None]
    if missing:
        what = f"cannot be made or checked: {', '.join(missing)} not installed"
        raise OwnerError(Problem(where="invoices", what=what, mend=f"Install it: {INSTALL}"))
