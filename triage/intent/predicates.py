"""Predicates: the questions that a rule may ask of a mail. Each can say itself in words.

To add one: a function that answers, a row in ``PREDICATES`` that says what it takes and how it reads.
Patterns are RE2 (no look-around, linear time), always without regard to case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import re2

from triage.intent.facts import IntentInput
from triage.mail.message import Kind

Values = tuple[str, ...]
Test = Callable[[IntentInput, Values, "PatternHits"], bool]
PatternHits = Mapping[str, frozenset[str]]
"""Field -> the patterns found in it; filled once a mail by one pass over all patterns."""

_NOTHING: Final[frozenset[str]] = frozenset()
FIELDS: Final = ("subject", "text", "any", "attachment_text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """``takes`` says what a value looks like: pattern, words, yes/no, number, hours; or ``allowed`` does."""

    test: Test
    words: str
    takes: str = "words"
    field: str = ""
    allowed: Values = ()

    def say(self, values: Values) -> str:
        """The predicate in plain words with these values."""
        if self.takes == "yes/no":
            return self.words if values == ("true",) else f"not: {self.words}"
        return self.words.format(" or ".join(values))


def _lower(values: Values) -> Values:
    return tuple(value.lower() for value in values)


def _found(field: str) -> Test:
    def test(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
        return not hits.get(field, _NOTHING).isdisjoint(values)

    return test


def _sender(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    return mail.sender.lower() in _lower(values)


def _sender_domain(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    return any(mail.domain == value or mail.domain.endswith("." + value) for value in _lower(values))


def _sender_local(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    return mail.sender.rpartition("@")[0].lower() in _lower(values)


def _recipient(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    addresses = _lower(mail.recipients)
    return any(value in addresses for value in _lower(values))


def _attachment(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    return any(name.endswith(ending) for name, _ in mail.attachments for ending in _lower(values))


def _attachment_name(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    return any(re2.search(f"(?i){value}", name) for name, _ in mail.attachments for value in values)


def _attachment_type(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    return any(kind == value for _, kind in mail.attachments for value in _lower(values))


def _header(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    return any(mail.header(value) is not None for value in values)


def _header_says(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    """Values are ``name: word``: the header holds the word."""
    pairs = (value.partition(":") for value in values)
    return any(word.strip().lower() in (mail.header(name.strip()) or "").lower() for name, _, word in pairs)


def _kind(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    return mail.kind in values


def _language(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    return mail.language in values


def _replies_to(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    return mail.replies_to in values


def _weekday(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return mail.received is not None and days[mail.received.weekday()] in values


def _between(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    """Values are ``17:00-08:00``: received in that part of the day, by the firm's clock."""
    if mail.received is None:
        return False
    at = f"{mail.received:%H:%M}"
    spans = (value.split("-") for value in values)
    return any(start <= at < end if start <= end else at >= start or at < end for start, end in spans)


def _customer_code(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    return bool(mail.customer_code) and mail.customer_code.lower() in _lower(values)


def _words_at_most(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
    return len(mail.text.split()) <= int(values[0])


def _flag(name: str) -> Test:
    def test(mail: IntentInput, values: Values, hits: PatternHits) -> bool:
        return bool(getattr(mail, name)) == (values == ("true",))

    return test


_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_KINDS: Final = tuple(kind.value for kind in Kind)
_LANGUAGES: Final = ("en", "de", "fr", "es", "it", "nl", "pt")

PREDICATES: Final[Mapping[str, Predicate]] = {
    "subject_matches": Predicate(
        test=_found("subject"), words="the subject says {}", takes="pattern", field="subject"
    ),
    "text_matches": Predicate(
        test=_found("text"), words="the new text says {}", takes="pattern", field="text"
    ),
    "says": Predicate(test=_found("any"), words="subject or new text says {}", takes="pattern", field="any"),
    "attachment_says": Predicate(
        test=_found("attachment_text"),
        words="an attachment says {}",
        takes="pattern",
        field="attachment_text",
    ),
    "sender": Predicate(test=_sender, words="it comes from {}"),
    "sender_domain": Predicate(test=_sender_domain, words="it comes from the domain {}"),
    "sender_local": Predicate(test=_sender_local, words="the sender's address begins with {}@"),
    "recipient": Predicate(test=_recipient, words="it was sent to {}"),
    "attachment": Predicate(test=_attachment, words="a file ending in {} is attached"),
    "attachment_name": Predicate(
        test=_attachment_name, words="an attached file is called {}", takes="pattern"
    ),
    "attachment_type": Predicate(test=_attachment_type, words="an attachment of type {} is there"),
    "header": Predicate(test=_header, words="it has the header {}"),
    "header_says": Predicate(test=_header_says, words="the header says {}"),
    "kind": Predicate(test=_kind, words="it is {} mail", allowed=_KINDS),
    "language": Predicate(test=_language, words="it is written in {}", allowed=_LANGUAGES),
    "replies_to": Predicate(
        test=_replies_to, words="it answers our {}", allowed=("quote", "invoice", "proposal", "order")
    ),
    "weekday": Predicate(test=_weekday, words="it came on {}", allowed=_DAYS),
    "between": Predicate(test=_between, words="it came between {}", takes="hours"),
    "words_at_most": Predicate(test=_words_at_most, words="it has at most {} words", takes="number"),
    "is_reply": Predicate(test=_flag("is_reply"), words="it is an answer", takes="yes/no"),
    "customer": Predicate(test=_flag("customer"), words="the sender is a customer", takes="yes/no"),
    "customer_code": Predicate(test=_customer_code, words="the sender is the customer {}"),
    "vendor": Predicate(test=_flag("vendor"), words="the sender is a supplier", takes="yes/no"),
    "staff": Predicate(test=_flag("staff"), words="the sender is one of us", takes="yes/no"),
    "calendar": Predicate(test=_flag("calendar"), words="a calendar entry is attached", takes="yes/no"),
}
