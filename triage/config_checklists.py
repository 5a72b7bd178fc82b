"""The section ``[checklists]`` of ``config.toml``: the owner's own lines, beside ours, in questions.

A line is a text, or a text with the name of what our records know: then they tick it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from triage.core.errors import Problem
from triage.intent.intents import unknown_word

RecordName = Literal[
    "their_invoice", "paid", "paid_twice", "within_limit", "known_account", "customer_since",
    "nothing_overdue", "order_found", "open_invoices", "photos", "first_complaint",
]  # fmt: skip
"""What our records can tick."""

DISCOUNT: Final = "discount"
"""No intent: wherever somebody writes of a discount."""


class OwnCheck(BaseModel):
    """One line of the owner's. Without ``known`` nothing ticks it but the eye."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = Field(min_length=1, max_length=120, pattern=r"^[^\r\n]*\S[^\r\n]*$")
    known: RecordName | None = None


def _line(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


Checklists = dict[
    str, Annotated[tuple[Annotated[OwnCheck, BeforeValidator(_line)], ...], Field(min_length=1, max_length=8)]
]


def strangers(checklists: Mapping[str, Any], intents: Collection[str]) -> list[Problem]:
    """Lists of an intent that there is not."""
    return [
        unknown_word(f"checklists.{name}", "is no intent", name, {*intents, DISCOUNT})
        for name in checklists
        if name not in intents and name != DISCOUNT
    ]
