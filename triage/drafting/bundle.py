"""Several proposals in one mail. On top all of them, a line each, and one link that says yes to those that
nothing speaks against; below each whole, with its own links and code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import quote

from triage.desk.escalation import gist
from triage.drafting.notice_html import blocks
from triage.drafting.outgoing import clean_header
from triage.drafting.proposal import WORDS, Asked, text_of
from triage.drafting.proposal_html import RULE, button, item_of, page, text_item
from triage.drafting.staff_words import STAFF_WORDS

_BETWEEN: Final = "\n" + "=" * 64 + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A plain text among the proposals: a machine's mail, which nothing is sent to."""

    subject: str
    text: str
    shared_address: str
    """Links to it in the text are ours, and become buttons."""

    @property
    def is_brief(self) -> bool:
        """One line says all: it stands among the others on top, and not once more."""
        return "\n" not in self.text.strip() and "mailto:" not in self.text


Item = Asked | Shown

WIDEST: Final = 76
"""Letters of a subject, before the code."""
_GIST: Final = 72
"""Letters of what they wrote, in the line of one item."""
_LINE: Final = "margin:6px 0;padding-left:26px;text-indent:-26px"


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How the whole mail is answered. ``numbers``: the items that a number answers; none without a code."""

    several: str
    """That several can be answered at once."""
    each: str = ""
    clear: str = ""
    """What stands before the link for all that nothing speaks against."""
    numbers: tuple[int, ...] = ()
    to: str = ""
    mark: str = ""


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
    return item.who if isinstance(item, Asked) else _about(item, language).partition(" · ")[0].strip()


def _about(item: Shown, language: str) -> str:
    return item.subject.removeprefix(STAFF_WORDS[language]["look"]).partition(" [#")[0].strip()


# ---------------------------------------------------------------- all at a glance


def is_clear(item: Item) -> bool:
    """An answer that nothing speaks against: no doubt, nothing that is missing, to be checked or heeded."""
    if not isinstance(item, Asked) or not item.draft:
        return False
    against = (item.reasons, item.warnings, item.missing, item.checklist, item.money, item.unconfirmed_form)
    return not any(against)


def _line(item: Item, language: str) -> tuple[str, str]:
    """Who, and what about: as much as one line of a phone or two hold."""
    look = STAFF_WORDS[language]["look"].removesuffix(":").rstrip()
    if isinstance(item, Shown) and item.is_brief:
        return "", item.text.strip()
    if isinstance(item, Shown):
        who, _, rest = _about(item, language).partition(" · ")
        return who, f"{look} · {rest}" if rest else look
    what = item.intent if item.draft else f"{look} · {item.intent}"
    return item.who, f"{what}: {gist(item.wrote, _GIST)}"


def _yes(items: Sequence[Item], language: str, how: How) -> tuple[str, str]:
    """The word that answers all clear ones, and its link. Empty where fewer than two are."""
    numbers = [no for no in how.numbers if is_clear(items[no - 1])]
    if len(numbers) < 2:
        return "", ""
    word = f"{WORDS.get(language, WORDS['en'])[0]} {' '.join(map(str, numbers))}"
    subject = quote(f"Re: {how.mark}", safe="")
    return word, f"mailto:{quote(how.to, safe='@.')}?subject={subject}&body={quote(word, safe='')}"


def _head_text(items: Sequence[Item], language: str, how: How) -> str:
    word, link = _yes(items, language, how)
    lines = [
        f"{number:>2}  {who} · {what}" if who else f"{number:>2}  {what}"
        for number, (who, what) in _numbered(items, language)
    ]
    clear = ["", f"{_colon(how.clear, language)} {word}", f"{word}: {link}"] if word else []
    ways = ["", how.several, *([how.each] if how.each else [])] if _whole(items) else []
    return "\n".join([*lines, *clear, *ways])


def _numbered(items: Sequence[Item], language: str) -> list[tuple[int, tuple[str, str]]]:
    return [(number, _line(one, language)) for number, one in enumerate(items, 1)]


def _colon(text: str, language: str) -> str:
    return f"{text}\u00a0:" if language == "fr" else f"{text}:"


def _head_html(items: Sequence[Item], language: str, how: How) -> str:
    word, link = _yes(items, language, how)
    lines = [
        f'<p style="{_LINE}"><b>{number}</b>&ensp;'
        f"{f'<b>{escape(who)}</b> · ' if who else ''}{escape(what)}</p>"
        for number, (who, what) in _numbered(items, language)
    ]
    clear = [f"<p>{escape(_colon(how.clear, language))}</p><p>{button(link, word, is_yes=True)}</p>"]
    ways = [f"<p>{escape(one)}</p>" for one in (how.several, how.each) if one and _whole(items)]
    return "\n".join([*lines, *(clear if word else []), *ways])


# ---------------------------------------------------------------- each whole


def bundle_text(items: Sequence[Item], language: str, how: How) -> str:
    parts = [f"{number}/{len(items)}\n{_text(one)}" for number, one in _whole(items)]
    return _BETWEEN.join([f"{_head_text(items, language, how)}\n", *parts])


def _whole(items: Sequence[Item]) -> list[tuple[int, Item]]:
    numbered = list(enumerate(items, 1))
    return [(no, one) for no, one in numbered if isinstance(one, Asked) or not one.is_brief]


def _text(item: Item) -> str:
    return text_of(item, among=True) if isinstance(item, Asked) else f"{item.subject}\n\n{item.text}"


def _shown(one: Shown) -> str:
    return "\n".join((text_item(one.subject, ""), *blocks(one.text, one.shared_address)))


def bundle_html(items: Sequence[Item], language: str, how: How) -> str:
    bodies = [
        text_item(f"{number}/{len(items)}", "")
        + (item_of(one, among=True) if isinstance(one, Asked) else _shown(one))
        for number, one in _whole(items)
    ]
    return page(RULE.join([_head_html(items, language, how), *bodies]))
