"""Whether a reply in a quote's thread accepts it. Pure; quoted text must be cut off before.

Careful by design: what is not plainly an acceptance is asked. A false acceptance would become an invoice
draft that nobody ordered. The text is read clause by clause (:mod:`triage.books.acceptance_clauses`); an
acceptance needs a clause that accepts, and no clause that narrows, doubts, asks or speaks of another matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from triage.books import acceptance_words as cues
from triage.books.acceptance_clauses import Clause, clauses, folded
from triage.books.acceptance_figures import (
    odd_figure,
    other_money,
    other_quantity,
    quantities,
)
from triage.books.acceptance_order import order_number


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLine:
    place: int
    code: str
    name: str
    quantity: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What was offered, as far as the reply may speak of it. ``valid``: it had not lapsed when they wrote."""

    number: str
    lines: tuple[OfferLine, ...]
    total: Decimal
    currency: str = "EUR"
    valid: bool = True


class Last(StrEnum):
    """What our latest mail in the thread was."""

    QUOTE = "quote"
    TALK = "talk"
    """About the quote: an answer to a question on it. Only an acceptance that names itself counts."""
    OTHER = "other"
    """Another matter: an appointment, an invoice, a complaint. Words of consent mean that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Where the reply stands. ``quoted``: the text below it; figures of ours that it repeats are no new ones.
    ``intent``: what the classifier took the mail for, empty where it was not sure."""

    last: Last = Last.QUOTE
    subject: str = ""
    quoted: str = ""
    intent: str = ""
    sure: float | None = None
    """How likely the trained head takes the new text for an acceptance; None without the encoder."""
    automatic: bool = False
    forwarded: bool = False


class Why(StrEnum):
    """What keeps a reply from being more than asked about."""

    EMPTY = "empty"
    AUTOMATIC = "automatic"
    OTHER_MATTER = "other_matter"
    UNDECIDED = "undecided"
    MIXED = "mixed"
    NOT_SERIOUS = "not_serious"
    SOMEBODY_ELSE = "somebody_else"
    LAPSED = "lapsed"
    NOTHING_SAID = "nothing_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """Whole and without conditions. ``order``: the purchase order number that was named."""

    words: str
    order: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Partial:
    """A part only: line (from 1) -> quantity, as far as it could be read."""

    words: str
    quantities: tuple[tuple[int, Decimal], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """Yes, but: another price, term or condition."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    words: str
    why: Why = Why.NOTHING_SAID
    order: str = ""


Judged = Accepted | Declined | Partial | Counter | Question | Unclear

_AGAINST: Final = frozenset({
    "complaint", "cancellation", "refund_request", "bug_or_outage", "invoice_query", "delivery_status",
    "vendor_notice", "vendor_invoice", "vendor_reminder", "job_application", "spam", "newsletter",
    "authority_letter", "account_change", "how_to",
})  # fmt: skip
"""Intents that an acceptance never has: a mail that the classifier is sure to be one is asked about."""
SURE: Final = 0.9
"""From here on the head alone makes an acceptance, where no rule speaks against it. On situations that
neither had seen, one more other reply passed at 0.85 and none at 0.90; the rules have learned from those
since."""
_LONGEST: Final = 900
_FEW: Final = 20
"""Words of a mail that is little more than an order number."""
_OURS: Final = re.compile(
    r"\b(?:your|ihren?|ihrer?|euren?|eure|votre|vos|su|sus|vuestr\w+|vostr\w+|uw|jullie|voss\w+)\b"
)
_TERSE: Final = 240
"""Characters of a reply that the head may judge alone."""
_SHORT: Final = 60
_PLEASE: Final = re.compile(
    r"\b(?:bitte|please|por favor|per favore|s'il vous plait|svp|graag|alstublieft)\b"
)
_ELSE: Final = (cues.FORMER, cues.BY_OTHERS, cues.CHOSE_OTHER, cues.SPLIT)
"""Another quote, another's work, a no to one thing."""
_BESIDE: Final = (cues.RECEIPT, cues.ELSEWHERE, cues.SEE_YOU, cues.SMALL_TALK, cues.DEFER)
"""What a head alone is not trusted with."""
_WORD: Final = re.compile(r"[^\W_]")
_YES: Final = (
    r"yes|yep|yup|yeah|ja|jo|joa?|jepp?|jawohl|jawoll|oui|sim|si|sure(?: thing)?|absolutely|definitely"
    r"|of course|certainly|gerne?|(?:sehr|aber|ja) gerne?|klar(?: doch)?|na klar|ja klar|klaro|"
    r"naturlich|logo|auf jeden fall|definitiv|freilich|oh ja|volontiers|avec (?:grand )?plaisir|bien sur"
    r"|tout a fait|absolument|claro(?: que s[ii]m?)?|por supuesto|desde luego|venga|com certeza|"
    r"certo|certamente|volentieri|senz'altro|assolutamente|graag|zeker|jazeker|natuurlijk|uiteraard"
    r"|absoluut|please|bitte|por favor|per favore|s'il vous plait|svp"
)
_THANK: Final = (
    r"(?:many |vielen |herzlichen |besten |muchas |mille |lieben )?"
    r"(?:thanks?|thank you|danke\w*|dank|merci|gracias|obrigad[oa]|grazie|bedankt)"
)
_BARE_YES: Final = re.compile(rf"(?:(?:{_YES})[ !]*)+(?:{_THANK})?")
_NOTED: Final = re.compile(
    r"(?:ok|okay|oke|o\.k\.|vale|bueno|bien|bene|va bene|bon|gut|prima|super|top|perfekt|perfect|perfetto"
    r"|klar"
    r"|alles klar|fine|great|good|goed|mooi|ottimo|otimo|bom|genial)"
)
"""Said of anything that came in."""
_REFERENCE: Final = re.compile(
    r"(?:zu[mr]?|betr\.?|betreff|re|ref|zu|per|for|pour|por|para|voor)?(?: ?(?:ihrem?|euer\w*|your|the"
    r"|votre|le|su|el"
    r"|vostro|il|uw|de|vosso|o|em o))? ?(?:angebot|offerte?|kva|quote|quotation|devis|presupuesto|preventivo"
    r"|orcamento|proposta)(?: [\w./-]*\d[\w./-]*)?"
)
"""The quote named as a heading."""
_THANKS: Final = re.compile(
    r"\b(?:thank\w*|dank\w*|merci|gracias|obrigad\w+|grazie|bedankt|best|regards|cheers|gruss\w*|grusse|lg"
    r"|vg|mfg|bg|"
    r"cordial\w*|salutations|saludos?|saluti|cumprimentos|groet\w*|gr|schonen? (?:tag|abend|gruss)"
    r"|bonne journee)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reply:
    """A reply made ready to be weighed."""

    text: str
    words: str
    clauses: Sequence[Clause]
    offer: Offer
    thread: Thread
    order: str = field(default="")

    @property
    def orders(self) -> bool:
        return any(one.commits and not one.has(cues.DECLINE) for one in self.clauses)

    @property
    def assents(self) -> bool:
        return any(one.assents and not one.has(cues.TERMS) for one in self.clauses)

    @property
    def says_yes(self) -> bool:
        """A bare yes, with thanks at most."""
        yes = [one for one in self.clauses if _BARE_YES.fullmatch(one.text)]
        rest = [one for one in self.clauses if one not in yes]
        return bool(yes) and all(_is_courtesy(one) for one in rest)

    @property
    def speaks_of_more(self) -> bool:
        """Something arrived, or a day or another matter was named: consent alone may mean that."""
        return any(one.has(cues.RECEIPT) or one.has(cues.SEE_YOU) or one.is_elsewhere for one in self.clauses)

    @property
    def is_numbered(self) -> bool:
        """An order number and hardly more, and not one of ours."""
        return bool(self.order) and len(self.text.split()) <= _FEW and _OURS.search(self.text) is None

    @property
    def accepts(self) -> bool:
        if self.thread.last is Last.QUOTE:
            weak = (self.assents or self.says_yes) and not self.speaks_of_more
            return self.orders or weak or self.is_numbered
        return self.thread.last is Last.TALK and self.orders


def judge(reply_text: str, offer: Offer, thread: Thread | None = None) -> Judged:
    """What the new text of a reply (quotes and signature cut off) says to this quote."""
    reply = _read(reply_text, offer, thread or Thread())
    if why := _beside(reply):
        return Unclear(words=reply.words, why=why, order=reply.order)
    if any(_declines(one) for one in reply.clauses):
        return _declined(reply)
    if any(one.has(cues.REGRET) for one in reply.clauses):
        return _narrowed(reply) or Unclear(words=reply.words, why=Why.MIXED)
    return _narrowed(reply) or _whole(reply)


def _read(text: str, offer: Offer, thread: Thread) -> _Reply:
    plain = folded(text)
    return _Reply(
        text=plain,
        words=" ".join(text.split())[:200],
        clauses=clauses(plain[:4000]),
        offer=offer,
        thread=thread,
        order=order_number(text[:4000], offer.number),
    )


def _beside(reply: _Reply) -> Why | None:
    """What is no answer to the quote at all."""
    if reply.thread.automatic:
        return Why.AUTOMATIC
    if _WORD.search(reply.text) is None or not reply.clauses:
        return Why.EMPTY
    if reply.thread.last is Last.OTHER or reply.thread.intent in _AGAINST:
        return Why.OTHER_MATTER
    if cues.THIRD.search(reply.text):
        return Why.SOMEBODY_ELSE
    return Why.NOT_SERIOUS if cues.IRONY.search(reply.text) else None


def _declines(clause: Clause) -> bool:
    if clause.asked:
        return False
    if clause.has(cues.ELSEWHERE):
        return False
    refuses = (
        clause.has(cues.ORDER) and clause.denied and not (clause.has(cues.DEFER) or clause.has(cues.WAITS))
    )
    return refuses or clause.has(cues.DECLINE)


def _declined(reply: _Reply) -> Judged:
    """A no beside a yes is asked, as is a no that is itself denied or bargained with."""
    if any(one.has(cues.PART) for one in reply.clauses):
        return _narrowed(reply) or Unclear(words=reply.words, why=Why.MIXED)
    if any(one.denied and one.has(cues.AS_IS) for one in reply.clauses):
        return Unclear(words=reply.words, why=Why.MIXED)
    bargains = any(one.has(cues.CONDITION) or one.asked for one in reply.clauses)
    if bargains or reply.accepts:
        return Counter(words=reply.words) if bargains else Unclear(words=reply.words, why=Why.MIXED)
    return Declined(words=reply.words)


def _narrowed(reply: _Reply) -> Judged | None:
    """A part, a condition, another price, a question, a doubt: the first that is found."""
    found = reply.clauses
    known = f"{reply.thread.quoted} {reply.offer.total}"
    if any(one.has(cues.PART) or one.has(cues.ADDS) or one.refuses_a_part for one in found) or other_quantity(
        reply.text, reply.offer.number, [one.quantity for one in reply.offer.lines], known, reply.order
    ):
        lines = [(one.place, one.quantity) for one in reply.offer.lines]
        return Partial(words=reply.words, quantities=quantities(reply.text, lines, reply.order))
    bargained = any(_bargains(one, reply.orders) or one.has(cues.REVISES) for one in found)
    if bargained or other_money(reply.text, known) or odd_figure(found, known):
        return Counter(words=reply.words)
    if any(one.asked and not (reply.accepts and one.has(cues.ASKS_HOW)) for one in found):
        return Question(words=reply.words)
    ordered = any(one.commits and not one.has(cues.FOLLOWS) for one in found)
    if any(_waits(one, ordered) or _hedges(one) for one in found):
        return Unclear(words=reply.words, why=Why.UNDECIDED)
    if any(one.has(cue) for one in found for cue in _ELSE):
        return Unclear(words=reply.words, why=Why.MIXED)
    return None


def _waits(clause: Clause, ordered: bool) -> bool:
    """Nothing is decided; what only follows an order takes nothing back."""
    if clause.has(cues.WAITS) or (clause.has(cues.FOLLOWS) and not ordered):
        return True
    return clause.has(cues.DEFER) and not clause.orders


def _hedges(clause: Clause) -> bool:
    return clause.has(cues.HEDGE) and not clause.has(cues.ELSEWHERE) and not clause.commits


def _bargains(clause: Clause, ordered: bool) -> bool:
    """A *but*, a condition, a wish for change, or price and terms in anything but consent to them. Beside an
    order the word *price* alone bargains about nothing."""
    if clause.narrows or clause.has(cues.CHANGE) or clause.has(cues.HARD_TERMS):
        return True
    content = clause.agrees or clause.orders or (clause.has(cues.FAIR) and not clause.denied)
    if ordered and clause.has(cues.SOFT_TERMS) and not (clause.asked or clause.denied):
        content = True
    return clause.has(cues.TERMS) and not (content and not clause.asked)


def _whole(reply: _Reply) -> Judged:
    """Nothing narrows it: an acceptance where one was said, and where nothing takes it back."""
    said = reply.accepts and len(reply.text) <= _LONGEST
    if (said or _surely(reply)) and not any(_takes_back(one) for one in reply.clauses):
        if not reply.offer.valid:
            return Unclear(words=reply.words, why=Why.LAPSED, order=reply.order)
        forwarded_away = reply.thread.forwarded and not reply.orders
        if not forwarded_away:
            return Accepted(words=reply.words, order=reply.order)
    return Unclear(words=reply.words, why=Why.MIXED if reply.accepts else Why.NOTHING_SAID, order=reply.order)


def _surely(reply: _Reply) -> bool:
    """A terse answer to the quote that no rule knows and that the head is very sure of."""
    thread = reply.thread
    if thread.sure is None or thread.sure < SURE or thread.last is not Last.QUOTE or thread.forwarded:
        return False
    if all(_is_courtesy(one) or _NOTED.fullmatch(one.text) for one in reply.clauses):
        return False  # thanks, or a bare ok
    return len(reply.text) <= _TERSE and not any(
        one.asked or one.denied or any(one.has(cue) for cue in _BESIDE) for one in reply.clauses
    )


def _is_courtesy(clause: Clause) -> bool:
    """Thanks, a greeting, or a wish for the rest of the business."""
    if clause.has(cues.ELSEWHERE) or clause.has(cues.RECEIPT) or len(clause.text) > _SHORT:
        return False
    if _REFERENCE.fullmatch(clause.text):
        return True
    return _THANKS.search(clause.text) is not None or _PLEASE.search(clause.text) is not None


def _takes_back(clause: Clause) -> bool:
    """Words of acceptance that are denied, and not about a day or a place."""
    said = clause.has(cues.ORDER) or clause.has(cues.ASSENT)
    return said and clause.denied and not clause.has(cues.ELSEWHERE)
