"""Whether the extra that renders and checks invoices is installed. There is no unchecked path."""

from __future__ import annotations

import importlib.util
from typing import Final

from triage.core.errors import OwnerError
from triage.core.refusal import Phrase, Refusal

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
        what = Phrase("cannot be made or checked: {names} not installed", names=", ".join(missing))
        raise OwnerError(
            Refusal(where="invoices", what=what, mend=Phrase("Install it: {line}", line=INSTALL))
        )
