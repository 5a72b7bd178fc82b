"""Several proposals in one mail: each whole, with its own links and code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from triage.drafting.notice_html import blocks
from triage.drafting.outgoing import clean_header
from triage.drafting.proposal import Asked, text_of
from triage.drafting.proposal_html import RULE, item_of, page, text_item
from triage.drafting.staff_words import STAFF_WORDS

_BETWEEN: Final = "\n" + "=" * 64 + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A plain text among the proposals: a machine's mail, which nothing is sent to."""

    subject: str
    text: str
    shared_address: str
    """Links to it in the text are ours, and become buttons."""


Item = Asked | Shown

WIDEST: Final = 76
"""Letters of a subject, before the code."""


def subject_of(items: Sequence[Item], language: str) -> str:
    """How many, then who, as far as 70 letters go. No code: an answer to the whole names none."""
    names = list(dict.fromkeys(_who(one, language) for one in items))
    begin = f"{STAFF_WORDS[language]['bundle'].format(count=len(items))}: {names[0][:40]}"
    for place, name in enumerate(names[1:], 1):
        if len(begin) + len(name) > WIDEST:
            return clean_header(f"{begin}, + {len(names) - place}")
        begin += f", {name}"
    return clean_header(begin)


def _who(item: Item, language: str) -> str:
    """Of what is only shown: who wrote it, without "please look" before it."""
    if isinstance(item, Asked):
        return item.who
    return (
        item.subject.removeprefix(STAFF_WORDS[language]["look"])
        .partition(" [#")[0]
        .partition(" · ")[0]
        .strip()
    )


def bundle_text(items: Sequence[Item], language: str, how: str = "") -> str:
    """Every item as it would have come alone. ``how``: that several can be answered at once."""
    parts = [f"{number}/{len(items)}\n{_text(one)}" for number, one in enumerate(items, 1)]
    head = how or STAFF_WORDS[language]["bundle_how"]
    return f"{head}\n{_BETWEEN}{_BETWEEN.join(parts)}"


def _text(item: Item) -> str:
    return text_of(item) if isinstance(item, Asked) else f"{item.subject}\n\n{item.text}"


def _shown(one: Shown) -> str:
    return "\n".join((text_item(one.subject, ""), *blocks(one.text, one.shared_address)))


def bundle_html(items: Sequence[Item], language: str, how: str = "") -> str:
    bodies = [
        text_item(f"{number}/{len(items)}", "") + (item_of(one) if isinstance(one, Asked) else _shown(one))
        for number, one in enumerate(items, 1)
    ]
    return page(f"<p>{escape(how or STAFF_WORDS[language]['bundle_how'])}</p>{RULE}{RULE.join(bodies)}")
