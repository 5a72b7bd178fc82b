"""Whether a reply in a quote's thread accepts it. Pure; quoted text must be cut off before.

Careful by design: what is not plainly an acceptance is asked. A false acceptance would become an invoice
draft that nobody ordered.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLine:
    place: int
    code: str
    name: str
    quantity: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What was offered, as far as the reply may speak of it."""

    number: str
    lines: tuple[OfferLine, ...]
    total: Decimal
    currency: str = "EUR"


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


Judged = Accepted | Declined | Partial | Counter | Question | Unclear

_ACCEPT: Final = re.compile(
    r"\b("
    r"we accept|i accept|accepted|we (?:hereby )?(?:confirm|place) (?:the |this |our |your )?order|"
    r"go ahead|please proceed|order confirmed|we(?:'| wi)ll take (?:it|them)|sounds good|that works|agreed|"
    r"passt(?: so)?|einverstanden|angenommen|wir nehmen (?:das |ihr )?angebot|nehmen wir so|"
    r"so machen wir(?: das| es)?|"
    r"hiermit (?:bestellen|beauftragen)|bestellen wir|wir bestellen|auftrag erteilt|beauftragen sie|"
    r"geht klar|geht in ordnung|machen wir so|freigegeben|bitte (?:so )?ausfuhren|"
    r"nous acceptons|j'accepte|bon pour accord|d'accord|devis accepte|ca nous convient|"
    r"aceptamos|acepto|de acuerdo|presupuesto aceptado|adelante|conforme con|"
    r"aceitamos|aceito|de acordo|pode avancar|orcamento aceite|"
    r"accettiamo|accetto|va bene cosi|preventivo accettato|procedete|"
    r"akkoord|wij accepteren|ik accepteer|ga(?:at)? u? ?maar door|offerte geaccepteerd"
    r")\b"
)
_DECLINE: Final = re.compile(
    r"\b(decline|not interested|too expensive|went with another|decided against|zu teuer|absage|absagen|"
    r"kein interesse|anderweitig vergeben|nicht annehmen|lehnen .{0,20}ab|leider nicht|trop cher|refusons|"
    r"pas interesse|demasiado caro|rechazamos|no nos interesa|muito caro|recusamos|troppo caro|rifiutiamo|"
    r"te duur|wijzen .{0,20}af|geen interesse)\b"
)
_BUT: Final = re.compile(
    r"\b(but|however|if|unless|provided|except|instead|aber|allerdings|jedoch|wenn|falls|sofern|vorausgesetzt|"
    r"statt|ausser|mais|cependant|sauf|a condition|pero|sin embargo|siempre que|salvo|mas|porem|desde que|"
    r"exceto|pero|ma|pero|tuttavia|a condizione|salvo|maar|echter|mits|tenzij|rabatt|discount|remise|"
    r"descuento|desconto|sconto|korting|skonto)\b"
)
_PART: Final = re.compile(
    r"\b(only|just|nur|lediglich|seulement|uniquement|solo|solamente|apenas|somente|soltanto|alleen|slechts|"
    r"without|ohne|sans|sin|sem|senza|zonder)\b"
)
_NOT: Final = re.compile(
    r"\b(not|no|cannot|can't|don't|never|nicht|kein|keine|keinen|pas|non|ne|não|nao|niet|geen|nunca|nie|yet|noch|"
    r"encore|todavia|aun|ainda|ancora|nog)\b"
)
_LATER: Final = re.compile(
    r"\b(will (?:decide|let you know|get back)|think about|melden uns|uberlegen|besprechen|reflechir|"
    r"pensarlo|pensar|riflettere|nadenken|termin|appointment|rendez-vous|meeting|besichtigung)\b"
)
_ORDER: Final = re.compile(
    r"\b(?:po|p\.o\.|purchase order|order|bestellnummer|bestell-?nr|bestellung|auftragsnummer|"
    r"bon de commande|commande|pedido|encomenda|ordine|inkooporder|bestelling)\b"
    r"[ .:#]{0,3}(?:no|nr|n|number|nummer)?[ .:#°º]{0,3}"
    r"([a-z0-9][a-z0-9/_-]*\d[a-z0-9/_-]*)"
)
_QUANTITY: Final = re.compile(r"(?<![\d.,])(\d{1,6})(?![\d.,]*\d)(?!\s?(?:%|percent|prozent|€|eur))")
_LONGEST: Final = 600


def judge(reply_text: str, quote: Offer) -> Judged:
    """What the new text of a reply (quotes and signature cut off) says to this quote."""
    text = _folded(reply_text)
    words = " ".join(reply_text.split())[:200]
    if not text:
        return Unclear(words=words)
    order = _ORDER.search(text)
    if _DECLINE.search(text):
        return Declined(words=words)
    accepts = _ACCEPT.search(text) is not None
    if _PART.search(text) or _other_quantity(text, quote, order):
        return (
            Partial(words=words, quantities=_quantities(text, quote))
            if accepts or len(text) < 200
            else Unclear(words=words)
        )
    if _BUT.search(text):
        return Counter(words=words) if accepts else Unclear(words=words)
    if "?" in text:
        return Question(words=words)
    if not accepts or _NOT.search(text) or _LATER.search(text) or len(text) > _LONGEST:
        return Unclear(words=words)
    return Accepted(words=words, order=order[1].upper() if order else "")


def _folded(text: str) -> str:
    """Small letters without accents, white space single."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    return " ".join("".join(one for one in plain if not unicodedata.combining(one)).split())


def _other_quantity(text: str, quote: Offer, order: re.Match[str] | None) -> bool:
    """A bare number that is none of the quote's quantities: it may be another quantity."""
    known = {format(one.quantity.normalize(), "f") for one in quote.lines}
    digits = set(re.findall(r"\d+", quote.number))
    cut = text if order is None else text[: order.start()] + text[order.end() :]
    found = {one for one in _QUANTITY.findall(cut) if len(one) < 5}
    return bool(found - known - digits)


def _quantities(text: str, quote: Offer) -> tuple[tuple[int, Decimal], ...]:
    """With one line and one number the quantity is plain; else a person reads it."""
    found = {one for one in _QUANTITY.findall(text) if len(one) < 5}
    if len(quote.lines) == 1 and len(found) == 1:
        quantity = Decimal(found.pop())
        if 0 < quantity < quote.lines[0].quantity:
            return ((quote.lines[0].place, quantity),)
    return ()
