"""Who else may take a matter, and by which word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from triage.desk.people import another

TODAY = date(2026, 11, 27)


@dataclass(frozen=True)
class Somebody:
    name: str
    addresses: tuple[str, ...]
    roles: tuple[str, ...] = ("staff",)
    until: date | None = None
    deputy: str = ""


JO = Somebody("Jo Baker", ("jo@acme.example",))
SAM = Somebody("Sam Reed", ("sam@acme.example",))
SAM_TWO = Somebody("Sam Hill", ("hill@acme.example",))
GONE = Somebody("Ann Gone", ("ann@acme.example",), until=date(2026, 11, 26))


@pytest.mark.parametrize(
    ("people", "word"),
    [
        ((JO,), ""),
        ((JO, GONE), ""),
        ((JO, SAM), "Sam"),
        ((JO, GONE, SAM), "Sam"),
        ((JO, SAM, SAM_TWO), "Sam Reed"),
    ],
)
def test_a_choice_names_somebody_who_is_there(people: tuple[Somebody, ...], word: str) -> None:
    """The first name where it means one person; nobody whose access has ended; never the reader."""
    assert another(people, JO, TODAY) == word
