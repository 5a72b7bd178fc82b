"""Rows of ``eval_invoices``: answers to quotes, scored on a set by another hand that nobody tunes on.

Only counts are printed. The set is refused where it differs from what was frozen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from triage.adapters.classifier import Classifier
from triage.adapters.consent import Consent, open_consent
from triage.adapters.meaning import ClassifierMeaning
from triage.adapters.mime_words import words_of
from triage.books.acceptance import Accepted, Declined, Judged, Last, Offer, Thread, Unclear, Why, judge
from triage.mail.message import SegmentKind

DATA = Path(__file__).parents[1] / "tests" / "data" / "acceptance_replies.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts over the set. ``found``: true acceptances judged so, those of lapsed quotes as lapsed."""

    accepted: int
    found: int
    false: int
    declined: int
    false_declined: int
    asked: int
    orders: int
    orders_read: int
    total: int


def score() -> Score:
    consent = _consent()
    judged = [(row, judged_row(row, consent)) for row in _rows()]
    true = [one for one in judged if one[0]["expect"] == "accept"]
    others = [one for one in judged if one[0]["expect"] != "accept"]
    ordered = [one for one in true if one[0]["po"]]
    return Score(
        accepted=len(true),
        found=sum(_found(found) for _, found in true),
        false=sum(_found(found) for _, found in others),
        declined=sum(isinstance(found, Declined) for row, found in judged if row["expect"] == "decline"),
        false_declined=sum(
            isinstance(found, Declined) for row, found in judged if row["expect"] != "decline"
        ),
        asked=sum(not isinstance(found, Accepted | Declined) for _, found in judged),
        orders=len(ordered),
        orders_read=sum(getattr(found, "order", "") == row["po"] for row, found in ordered),
        total=len(judged),
    )


def _consent() -> Consent:
    root = Path(__file__).parents[1]
    return open_consent(root / "models", ClassifierMeaning(classifier=Classifier(root)))


def judged_row(row: dict[str, Any], consent: Callable[[str], float | None]) -> Judged:
    """As the daemon does it: segments first, then the judge on the sender's own words, with what the head
    says of them where the encoder is installed."""
    words = words_of(row["text"], row["text"], subject=row["subject"], in_reply=True)
    thread = Thread(
        last=Last.QUOTE if row["thread"] == "quote" else Last.OTHER,
        quoted=words.quote,
        sure=consent(words.command_text),
        automatic=row["kind"] == "auto_reply",
        forwarded=any(one.kind is SegmentKind.FORWARD for one in words.segments),
    )
    offer = Offer(number="", lines=(), total=Decimal(0), valid=row["quote_state"] != "expired")
    return judge(words.command_text, offer, thread)


def _found(judged: Judged) -> bool:
    return isinstance(judged, Accepted) or (isinstance(judged, Unclear) and judged.why is Why.LAPSED)


def _rows() -> Iterator[dict[str, Any]]:
    octets = DATA.read_bytes()
    frozen = DATA.with_suffix(".sha256").read_text("ascii").split()[0]
    assert hashlib.sha256(octets).hexdigest() == frozen, "the set is not the one that was frozen"
    yield from (json.loads(line) for line in octets.decode("utf-8").splitlines())
