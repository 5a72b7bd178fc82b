"""What an approval is bound to: SHA-256 over canonical JSON of everything that will leave, and for whom."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

DIGEST_VERSION: Final = 2

MONEY_KINDS: Final = frozenset({"invoice", "reminder", "credit_note", "refund", "record"})
"""Kinds of drafts that move money whatever they say. Any other with an amount or an account does so too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a draft says besides its words. ``attachments``: (file name, SHA-256 of its octets).
    ``amount`` as a decimal text such as ``480.00``, with its ISO 4217 ``currency``; ``bank_details`` as they
    stand in the document (IBAN). All come from records, or from what the approver typed."""

    attachments: tuple[tuple[str, str], ...] = ()
    amount: str = ""
    currency: str = ""
    bank_details: str = ""

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "attachments": [list(one) for one in self.attachments]}


NO_TERMS: Final = Terms()


def terms_of(stored: Mapping[str, Any]) -> Terms:
    """From ``Terms.as_json``; an empty mapping has none."""
    return Terms(
        attachments=tuple((str(name), str(digest)) for name, digest in stored.get("attachments", ())),
        amount=str(stored.get("amount", "")),
        currency=str(stored.get("currency", "")),
        bank_details=str(stored.get("bank_details", "")),
    )


def is_money(kind: str, terms: Terms) -> bool:
    return kind in MONEY_KINDS or bool(terms.amount or terms.bank_details)


def digest_of(
    *,
    kind: str,
    frozen: bytes,
    reverse_path: str,
    recipients: Sequence[str],
    terms: Terms,
    approver: str,
    purpose: str,
) -> str:
    """Hex digest of one revision for one approver; with an empty ``approver`` that of the revision alone.

    ``frozen`` are the outgoing octets without a Date field: Date is the only hole, filled as the mail
    leaves. Recipients and attachments are bound as sorted lists.
    """
    bound = {
        "version": DIGEST_VERSION,
        "kind": kind,
        "octets": hashlib.sha256(frozen).hexdigest(),
        "reverse_path": reverse_path,
        "recipients": sorted(recipients),
        "attachments": sorted([name, digest] for name, digest in terms.attachments),
        "amount": terms.amount,
        "currency": terms.currency,
        "bank_details": terms.bank_details,
        "approver": approver,
        "purpose": purpose,
    }
    canonical = json.dumps(bound, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
