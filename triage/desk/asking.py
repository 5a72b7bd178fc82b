"""Whether a mail only tells something: no question, no request, no *but*, by its plainest words. Pure.

Asked where nothing would be done otherwise: one word too many only means that a person sees it.
"""

from __future__ import annotations

import re
from typing import Final

from triage.intent.words import fold

_MORE: Final = re.compile(
    r"[?？]"
    r"|\b(?:please|pls|kindly|(?:could|can) you|let (?:me|us) know|confirm\w*|receipt|will|later|delay\w*)\b"
    r"|\b(?:not|no(?! dia| valor)|but|however|instal\w*|nicht|kein\w*|aber|leider|spater|raten?|werden?)\b"
    r"|\b(?:bitten?|konnten sie|konnt ihr|bestatig\w*|quittung|merci de|priere de|svp|stp|pouvez)\b"
    r"|\b(?:s.il (?:vous|te) plait|accuse[rz]? reception|pas|ne|mais|malheureusement|retard\w*)\b"
    r"|\b(?:por favor|favor de|pueden?|podeis|ruego|rogamos|confirm\w*|avis\w*|pero|tarde|aplaz\w*)\b"
    r"|\b(?:per favore|per cortesia|cortesemente|gentilmente|potete|puo|ricevuta|non|ma|ritardo)\b"
    r"|\b(?:graag|alstublieft|kunt|kunnen|laat (?:het )?(?:me|ons) weten|bevestig\w*|niet)\b"
    r"|\b(?:geen|maar|helaas|zullen|zal|termijnen|se faz favor|pode\w*|agradec\w*|nao|mas|atras\w*)\b"
)


def only_tells(text: str) -> bool:
    return _MORE.search(fold(text)) is None
