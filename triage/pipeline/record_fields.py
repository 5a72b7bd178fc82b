"""What changes of customers and vendors by command have in common."""

from __future__ import annotations

from collections.abc import Sequence

from triage.pipeline.actor import Actor


def changed_emails(known: Sequence[str], value: str) -> list[str]:
    """``+a@b`` joins the known ones, ``-a@b`` leaves them, ``a@b`` comes first."""
    plain = value.lstrip("+-")
    others = [one for one in known if one.lower() != plain.lower()]
    if value.startswith("-"):
        return others
    return [*others, plain] if value.startswith("+") else [plain, *others]


def said(actor: Actor) -> str:
    return f"{actor.person.name}: {actor.message.subject}"[:300]
