"""The number of a customer's own order, as it stands in their text."""

from __future__ import annotations

import re
from typing import Final

_ORDER: Final = re.compile(
    r"""(?ix) (?<!\w)
    (?: p\.?o\.? | purchase\s+order | (?:our|your|the)?\s*order
      | bestell(?:ung|nummer|[-\s]?nr\.?)? | best\.?[-\s]?nr\.? | auftrags(?:nummer|[-\s]?nr\.?)
      | unsere?\s+(?:bestellung|referenz)
      | (?:bon|num[ée]ro|n[°o])\s+de\s+commande | commande | bc
      | (?:n[úu]mero|n[.º°]*)\s+de\s+(?:pedido|orden|encomenda) | orden\s+de\s+compra | pedido
      | encomenda | nota\s+de\s+encomenda
      | orden\s+de\s+compra | o\.?c\.? | ref(?:er[eê]n[cz]i?a|[ée]rence|erentie)?\.? | rif\.?
      | r[ée]f\.? | sap[-\s]?n(?:r|umber|ummer)\.? | order[-\s]?(?:nr|nummer|no|number)\.?
      | ordine\s+di\s+acquisto | ord\.? | vs\.?\s+bestellung | bestell[-\s]?code | kaufauftrag | abruf
      | nummer | n[º°]
      | ordine(?:\s+d['’]acquisto)? | (?:numero|n[.°]*)\s+(?:d['’])?ordine | oda
      | inkoop(?:order|nummer|ordernummer)? | bestel(?:ling|nummer|bon) | opdrachtnummer
    )
    (?: \s*[-–:#.(]?\s* (?:(?:ist|is|lautet|es|est|é|è|luidt)(?:\s+(?:el|la|le|il|a|o|die|het|the))?)? \s*
        (?: (?:nummer|number|num[ée]ro|n[úu]mero|numero|nr|no|nº|n[°ºo])\b[.º°]? | n[°º.]+[º°]? )? \s*
        (?:(?:ist|is|lautet|es|est|é|è|luidt)\s)? [:#]? \s* )
    (?P<number> (?-i:[A-Z]{1,4}\s(?=\d))? (?=[\w/.-]*\d) [A-Za-z0-9][\w/-]*(?:\.[\w/-]+)* )
    """
)
_DAY: Final = re.compile(r"\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{4}-\d\d-\d\d")
_LONGEST: Final = 40


def order_number(text: str, quote: str) -> str:
    """What the customer calls their order; empty where there is none. Never our own quote's number, nor a
    day."""
    for found in _ORDER.finditer(text):
        number = found["number"].rstrip("-/._")
        if len(number) <= _LONGEST and number.casefold() != quote.casefold() and not _is_other(number):
            return number
    return ""


def _is_other(number: str) -> bool:
    """A day, or a bare quantity such as *order 30*."""
    return _DAY.fullmatch(number) is not None or (number.isdigit() and len(number) < 4)
